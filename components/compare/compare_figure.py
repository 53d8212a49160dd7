"""Several relations on one time axis: one panel each, or one line over another."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from markupsafe import escape

from components.figures.line_figure import (
    Backdrop,
    Spec,
    axis_name,
    furthest,
    over_traces,
    panel_traces,
)
from components.figures.panel_figure import (
    base_layout,
    class_names,
    degree_axis,
    note,
    panels,
    quiet_axis,
)
from components.figures.temperature_figure import scatter
from components.style.number_words import degrees, fine_degrees
from components.style.palette_figure import DASHES, Palette, translucent

PANEL_PX, OVER_PX, STRIP_PX = 220, 420, 24
INNER = [-67, -33, 0, 33, 67]


@dataclass(frozen=True, eq=False)
class CompareScene:
    """What the chart shows.

    Attributes:
        back: dates of the axis, the chapters of one of the relations, no silences.
        curves: title of each relation to its line (index of dates, column `degrees`).
        short: title of each relation to a short name for a narrow screen.
        own: title of each relation to its own first and last date and its silences; its line is
            drawn between them only.
        opposite: index of years, one column for each title: degrees moved in years in which one
            cooled while another warmed.
        over: one over another.
    """

    back: Backdrop
    curves: dict[str, pd.DataFrame]
    short: dict[str, str]
    own: dict[str, Backdrop]
    opposite: pd.DataFrame
    over: bool


def compare_spec(scene: CompareScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    named = [(str(escape(title)), line, scene.own[title]) for title, line in scene.curves.items()]
    if scene.over:
        lines = over_traces(named, colours)
    else:
        panels_of = enumerate(named, start=1)
        lines = [t for number, one in panels_of for t in panel_traces(*one, colours, number)]
    strip = axis_name((1 if scene.over else len(scene.curves)) + 1)
    return {
        "data": [*lines, _years_told(scene.opposite, strip)],
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
    if len(scene.opposite):
        told = "one cooled while the other warmed"
        entries.append({"name": told, "colour": _mark(colours), "kind": "shade"})
    return entries


def _mark(colours: Palette) -> str:
    return translucent(colours.series[3], 0.2)


def _years_told(opposite: pd.DataFrame, yaxis: str) -> Spec:
    """Unseen marks in the strip that say on hover how far each line moved in that year."""
    words = [
        f"{year}<br>" + "<br>".join(f"{escape(t)}: {fine_degrees(v)}" for t, v in row.items())
        for year, row in opposite.iterrows()
    ]
    return scatter(
        x=[f"{year:04d}-07-01" for year in opposite.index],
        y=[0.5] * len(opposite),
        mode="markers",
        marker={"opacity": 0, "size": 14},
        hovertext=words,
        hoverinfo="text",
        name="opposite years",
        yaxis=yaxis,
    )


def _layout(scene: CompareScene, colours: Palette, narrow: bool) -> Spec:
    count = 1 if scene.over else len(scene.curves)
    heights = [OVER_PX if scene.over else PANEL_PX] * count + [STRIP_PX]
    height, domains = panels(heights)
    strip = count + 1
    layout = base_layout(scene.back, height, colours, narrow=narrow, anchor=axis_name(strip))
    limits = [furthest(*scene.curves.values())]
    if not scene.over:
        limits = [furthest(curve) for curve in scene.curves.values()]
    for number, limit in enumerate(limits, start=1):
        name = "yaxis" if number == 1 else f"yaxis{number}"
        layout[name] = degree_axis(domains[number - 1], limit, colours, narrow)
        if not scene.over and not narrow:  # the ends of two panels would stand on each other
            layout[name] |= {"tickvals": INNER, "ticktext": [degrees(value) for value in INNER]}
        layout["annotations"] += class_names(colours, narrow, axis_name(number))
    layout[f"yaxis{strip}"] = quiet_axis(
        domains[count], range=[0, 1], tickvals=[0.5], ticktext=["opposite"],
        tickfont={"color": colours.muted},
    )  # fmt: skip
    if not scene.over:
        layout["annotations"] += [
            note(
                scene.short[title] if narrow else title,
                colours,
                axis_name(number),
                limit,
                bold=True,
            )
            for number, (title, limit) in enumerate(zip(scene.curves, limits, strict=True), start=1)
        ]
    layout["shapes"] += [_band(int(year), colours) for year in np.asarray(scene.opposite.index)]
    return layout


def _band(year: int, colours: Palette) -> Spec:
    """One year, marked through all panels."""
    return {
        "type": "rect",
        "xref": "x",
        "yref": "paper",
        "x0": f"{year:04d}-01-01",
        "x1": f"{year:04d}-12-31",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "line": {"width": 0},
        "fillcolor": _mark(colours),
    }
