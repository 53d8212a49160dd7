"""Several relations on one time axis: one line over another, or a panel each; where they parted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import escape

from components.compare.partings_figure import frame_of, hatching, year_notes, yearly_bars
from components.figures.line_figure import (
    Backdrop,
    Reach,
    Spec,
    axis_name,
    over_traces,
    panel_traces,
    reach,
)
from components.figures.panel_figure import (
    NARROW,
    WIDE,
    base_layout,
    note,
    panels,
    quiet_axis,
    thermometer,
)
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import degrees, event_hover
from components.style.palette_figure import DASHES, SYMBOLS, Palette
from data.basics import columns as c
from data.questions.comparing import Parting

PANEL_PX, OVER_PX, YEARLY_PX, YEARS_PX = 170, 256, 36, 20
ROOM_PX = 112  # right of the lines, for their names
LEAST_PX = 17  # between two names at the right
LETTER_PX = 8.4  # of a bold name there, on average
LINE_LETTERS = 16  # of a name at the left, where there is less room


@dataclass(frozen=True, eq=False)
class CompareScene:
    """What the chart shows.

    Attributes:
        back: dates of the axis, the chapters of one of the relations, no silences.
        curves: title of each relation to its line (index of dates, column `degrees`).
        short: title of each relation to a short name.
        own: title of each relation to its own first and last date and its silences; its line is
            drawn between them only.
        moves: index of the shared years, one column for each title: degrees moved in the year.
        partings: the years in which one cooled while another warmed.
        marks: title of each relation to the events to be marked on its line: `event_id`, `title`,
            `date_label`, `at`, `height`, `move`, `direction`, `category` (in words), `href`.
        over: one over another.
    """

    back: Backdrop
    curves: dict[str, pd.DataFrame]
    short: dict[str, str]
    own: dict[str, Backdrop]
    moves: pd.DataFrame
    partings: Sequence[Parting]
    marks: Mapping[str, pd.DataFrame]
    over: bool

    @property
    def lines(self) -> int:
        """How many panels have lines in them."""
        return 1 if self.over else len(self.curves)


def compare_spec(scene: CompareScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    named = [(str(escape(title)), line, scene.own[title]) for title, line in scene.curves.items()]
    if scene.over:
        lines = over_traces(named, colours)
    else:
        panels_of = enumerate(named, start=1)
        lines = [t for number, one in panels_of for t in panel_traces(*one, colours, number)]
    behind = axis_name(scene.lines + 1)
    data = [*hatching(scene.partings, behind, colours), *lines, *_marks(scene, colours)]
    for number, title in enumerate(scene.moves, start=scene.lines + 2):
        data.append(
            yearly_bars(scene.moves[title], scene.partings, axis_name(number), colours, str(title))
        )
    return {
        "data": data,
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": _legend(scene, colours),
    }


def _legend(scene: CompareScene, colours: Palette) -> list[dict[str, str]]:
    entries = []
    if scene.over:
        entries = [
            {"name": title, "colour": colour, "dash": dash}
            for title, colour, dash in zip(scene.curves, colours.series, DASHES, strict=False)
        ]
    if scene.partings:
        told = "one cooled while the other warmed; below, each year’s movement"
        entries.append({"name": told, "colour": colours.muted, "kind": "hatch"})
    return entries


def _marks(scene: CompareScene, colours: Palette) -> list[Spec]:
    """The strongest event of each such year on its line; a click leads to it."""
    traces = []
    for number, title in enumerate(scene.curves, start=1):
        rows = scene.marks.get(title)
        if rows is None or rows.empty:
            continue
        told = [
            event_hover(*row)
            for row in rows[
                [c.TITLE, c.DATE_LABEL, "move", "height", c.CATEGORY]
            ].itertuples(index=False)
        ]  # fmt: skip
        mark = {
            "symbol": [SYMBOLS[way] for way in rows["direction"]],
            "color": [colours.direction(way) for way in rows["direction"]],
            "size": 11,
            "line": {"color": colours.paper, "width": 1.5},
        }
        traces.append(
            scatter(
                x=iso(rows["at"]), y=rows["height"].round(2).to_numpy(), mode="markers",
                marker=mark, customdata=rows["href"].to_list(), hovertext=told, hoverinfo="text",
                name="events", yaxis="y" if scene.over else axis_name(number),
            )
        )  # fmt: skip
    return traces


def _ends(scene: CompareScene) -> list[Reach]:
    """The ends of each panel's axis."""
    if scene.over:
        return [reach(*scene.curves.values())]
    return [reach(curve) for curve in scene.curves.values()]


def _layout(scene: CompareScene, colours: Palette, narrow: bool) -> Spec:
    strips = [YEARLY_PX] * len(scene.moves.columns)
    years = [YEARS_PX] if scene.partings else []
    heights = [OVER_PX if scene.over else PANEL_PX] * scene.lines + years + strips
    height, domains = panels(heights)
    last = axis_name(scene.lines + 1 + len(strips)) if strips else axis_name(scene.lines)
    sides = dict(NARROW if narrow else WIDE)
    if scene.over and not narrow:
        longest = max(len(f"{_brief(scene, title)} {degrees(-100)}") for title in scene.curves)
        sides["r"] = max(ROOM_PX, round(longest * LETTER_PX))
    layout = base_layout(scene.back, height, colours, narrow=narrow, anchor=last, margin=sides)
    ends = _ends(scene)
    for number, (domain, one) in enumerate(zip(domains, ends, strict=False), start=1):
        thermometer(layout, number, domain, one, colours)
    layout[f"yaxis{scene.lines + 1}"] = quiet_axis(
        [domains[len(heights) - 1][0], 1.0], range=[0, 1], visible=False
    )
    for number, title in enumerate(scene.moves, start=scene.lines + 2):
        domain = domains[scene.lines + len(years) + number - scene.lines - 2]
        layout[f"yaxis{number}"] = _year_axis(scene, str(title), domain, colours)
    layout["annotations"] += _names(scene, ends, colours, narrow)
    if scene.partings:
        middle = sum(domains[scene.lines]) / 2
        layout["annotations"] += year_notes(scene.partings, scene.short, middle, colours, narrow)
        layout["shapes"].append(frame_of(scene.partings, colours))
    return layout


def _year_axis(scene: CompareScene, title: str, domain: list[float], colours: Palette) -> Spec:
    most = float(np.nanmax(np.abs(scene.moves.to_numpy()), initial=10.0))
    return quiet_axis(
        domain,
        range=[-most, most],
        tickvals=[0],
        ticktext=[_at_the_left(_brief(scene, title))],
        tickfont={"color": colours.muted, "size": 13},
        zeroline=True,
        zerolinecolor=colours.zero,
    )


def _brief(scene: CompareScene, title: str) -> str:
    """The short name, two states joined by a dash."""
    return scene.short[title].replace(" and ", "–")


def _at_the_left(name: str) -> str:
    """A name and what its bars are; a long one takes both lines."""
    if len(name) <= LINE_LETTERS:
        return f"{escape(name)}<br>each year"
    one, _, other = name.partition("–")
    return "<br>".join(
        str(escape(part if len(part) <= LINE_LETTERS else f"{part[: LINE_LETTERS - 1]}…"))
        for part in ((f"{one}–", other) if other else (name, "each year"))
    )


def _names(scene: CompareScene, ends: list[Reach], colours: Palette, narrow: bool) -> list[Spec]:
    """What each line is: at its end where they lie over one another, else over its panel."""
    if not scene.over:
        return [
            note(scene.short[title], colours, axis_name(number), one[1], bold=True)
            for number, (title, one) in enumerate(zip(scene.curves, ends, strict=True), start=1)
        ]
    if narrow:
        return []
    low, high = ends[0]
    last = {title: float(curve[c.DEGREES].iloc[-1]) for title, curve in scene.curves.items()}
    # a line may end in years without a value; its name stands beside the last one it has
    ends_at = {title: float(np.nan_to_num(curve[c.DEGREES].ffill().iloc[-1]))
               for title, curve in scene.curves.items()}  # fmt: skip
    order = sorted(ends_at, key=lambda title: -ends_at[title])
    least = LEAST_PX * (high - low) / OVER_PX
    at, before = {}, np.inf
    for title in order:
        at[title] = before = min(ends_at[title], before - least)
    tones = dict(zip(scene.curves, colours.series, strict=False))
    return [
        {
            "text": f"<b>{escape(_brief(scene, title))}</b> {degrees(last[title])}",
            "xref": "paper", "x": 1, "xanchor": "left", "xshift": 6, "yref": "y", "y": at[title],
            "yanchor": "middle", "showarrow": False, "font": {"color": tones[title]},
        }
        for title in order
    ]  # fmt: skip
