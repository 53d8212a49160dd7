"""Each side alone: each state's line towards the other, and the gap between them."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import escape

from components.figures.line_figure import (
    Backdrop,
    Spec,
    area,
    at_dates,
    half_years,
    plain_line,
    reach,
)
from components.figures.panel_figure import (
    base_layout,
    note,
    panels,
    quiet_axis,
    thermometer,
)
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import degrees
from components.style.palette_figure import Palette, own_colour, translucent
from data.basics import columns as c
from data.events.data_set import Actor

PANEL_PX, GAP_PANEL_PX = 330, 112
ROOM = 1.75  # of the strip's range: beyond the gap stands who was warmer
DASH = ("solid", "dash")


@dataclass(frozen=True, eq=False)
class SidesScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        table: index of dates, columns `a`, `b` (degrees), `gap` (a − b).
        actors: the two states.
        theme: `light` or `dark`, for the colours that the data set brings.
    """

    back: Backdrop
    table: pd.DataFrame
    actors: tuple[Actor, Actor]
    theme: str


def names_of(actors: tuple[Actor, Actor]) -> tuple[str, str]:
    """`Moscow towards Belgrade` and the other way round."""
    a, b = (actor.short for actor in actors)
    return f"{a} towards {b}", f"{b} towards {a}"


def sides_spec(scene: SidesScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    tones = _tones(scene, colours)
    names = names_of(scene.actors)
    lines = [
        plain_line(
            scene.table[[side]].rename(columns={side: c.DEGREES}),
            scene.back.end,
            {"color": tone, "width": 2.5, "dash": dash},
            hoverinfo="skip",
            name=str(escape(name)),
        )
        for side, tone, dash, name in zip("ab", tones, DASH, names, strict=True)
    ]
    legend = [
        {"name": name, "colour": tone, "dash": dash}
        for name, tone, dash in zip(names, tones, DASH, strict=True)
    ]
    legend.append({"name": "the gap", "colour": _gap_colour(colours), "kind": "shade"})
    return {
        "data": [*_shades(scene, colours), *lines, *_hover(scene)],
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": legend,
    }


def _gap_colour(colours: Palette) -> str:
    return translucent(colours.strip, 0.3)


def _tones(scene: SidesScene, colours: Palette) -> list[str]:
    dark = scene.theme == "dark"
    given = [actor.colour_dark if dark else actor.colour_light for actor in scene.actors]
    otherwise = (colours.series[2], colours.series[1])
    return [own_colour(mine, other) for mine, other in zip(given, otherwise, strict=True)]


def _shades(scene: SidesScene, colours: Palette) -> list[Spec]:
    """The gap between the lines, and once more by itself below, above or under zero."""
    dates = pd.DatetimeIndex(scene.table.index)
    a, b, gap = (scene.table[name].to_numpy(dtype=float) for name in ("a", "b", "gap"))
    zero = np.where(np.isnan(gap), np.nan, 0.0)
    edge = {"color": colours.muted, "width": 1}
    return [
        *area(dates, a, b, "hv", fillcolor=_gap_colour(colours), name="gap", yaxis="y"),
        *area(dates, zero, gap, "hv", fillcolor=_gap_colour(colours), line=edge, name="gap alone",
              yaxis="y2"),
    ]  # fmt: skip


def _hover(scene: SidesScene) -> list[Spec]:
    """Boxes along both lines that say both values and which side is warmer."""
    dates = half_years(scene.back)
    a, b = (at_dates(scene.table, side, dates) for side in "ab")
    first, second = (str(escape(actor.short)) for actor in scene.actors)
    words = [
        f"{day:%B %Y}<br>{first}: {degrees(x)}<br>{second}: {degrees(y)}<br>"
        f"{_warmer(x - y, first, second)}"
        for day, x, y in zip(dates, a, b, strict=True)
    ]
    return [
        scatter(
            x=iso(dates), y=values.round(2), mode="lines", line={"width": 0}, hovertext=words,
            hoverinfo="text", name="hover", yaxis=yaxis,
        )
        for values, yaxis in ((a, "y"), (b, "y"), (a - b, "y2"))
    ]  # fmt: skip


def _warmer(gap: float, first: str, second: str) -> str:
    size = "" if np.isnan(gap) else f"{abs(round(gap))}°"
    if not size:
        return ""
    if not round(gap):
        return "no gap"
    return f"{first if gap > 0 else second} warmer by {size}"


def _layout(scene: SidesScene, colours: Palette, narrow: bool) -> Spec:
    height, (upper, lower) = panels([PANEL_PX, GAP_PANEL_PX])
    layout = base_layout(scene.back, height, colours, narrow=narrow, anchor="y2")
    thermometer(layout, 1, upper, reach(scene.table[["a", "b"]]), colours)
    most = max(20.0, 10 * np.ceil(np.nanmax(np.abs(scene.table["gap"]), initial=0.0) / 10))
    layout["yaxis2"] = quiet_axis(
        lower,
        range=[-ROOM * most, ROOM * most],
        tickvals=[-most, 0, most],
        ticktext=[f"{most:.0f}°", "0°", f"{most:.0f}°"],
        tickfont={"color": colours.muted},
        zeroline=True,
        zerolinecolor=colours.zero,
    )
    layout["annotations"] += [
        note(f"{scene.actors[0].short} warmer", colours, "y2", ROOM * most),
        {
            **note(f"{scene.actors[1].short} warmer", colours, "y2", -ROOM * most),
            "yanchor": "bottom",
        },
    ]
    return layout
