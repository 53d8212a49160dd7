"""The line that one side's works draw, over the line of all works."""

from dataclasses import dataclass

import pandas as pd
from markupsafe import escape

from components.figures.line_figure import (
    Backdrop,
    Spec,
    at_dates,
    half_years,
    line_traces,
    plain_line,
    reach,
)
from components.figures.panel_figure import base_layout, panels, thermometer
from components.figures.temperature_figure import iso, scatter
from components.style.number_words import degrees
from components.style.palette_figure import Palette

PANEL_PX = 400
ALL = "all works"


@dataclass(frozen=True, eq=False)
class VoicesScene:
    """What the chart shows.

    Attributes:
        back: dates, chapters, silences.
        whole: index of dates, column `degrees`: the line of all works.
        part: the same for one side; None where it has too few events for a line.
        label: whose works these are.
    """

    back: Backdrop
    whole: pd.DataFrame
    part: pd.DataFrame | None
    label: str


def voices_spec(scene: VoicesScene, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width."""
    name = str(escape(scene.label))
    if scene.part is None:
        data = [*line_traces(scene.whole, scene.back, colours), _hover(scene)]
        legend = [{"name": ALL, "colour": colours.line, "dash": "solid"}]
    else:
        thin = {"color": colours.muted, "width": 1.5, "dash": "dot"}
        data = [
            *line_traces(scene.part, scene.back, colours),
            plain_line(scene.whole, scene.back.end, thin, hoverinfo="skip", name=ALL),
            _hover(scene),
        ]
        legend = [
            {"name": name, "colour": colours.line, "dash": "solid"},
            {"name": ALL, "colour": colours.muted, "dash": "dot"},
        ]
    return {
        "data": data,
        "wide": _layout(scene, colours, narrow=False),
        "narrow": _layout(scene, colours, narrow=True),
        "legend": legend,
    }


def _hover(scene: VoicesScene) -> Spec:
    """Boxes along the line that say what either line says."""
    dates = half_years(scene.back)
    whole = at_dates(scene.whole, "degrees", dates)
    shown = whole if scene.part is None else at_dates(scene.part, "degrees", dates)
    words = []
    for day, every, one in zip(dates, whole, shown, strict=True):
        own = "" if scene.part is None else f"<br>{escape(scene.label)}: {degrees(one)}"
        words.append(f"{day:%B %Y}{own}<br>{ALL}: {degrees(every)}")
    return scatter(
        x=iso(dates), y=shown.round(2), mode="lines", line={"width": 0}, hovertext=words,
        hoverinfo="text", name="hover", yaxis="y",
    )  # fmt: skip


def _layout(scene: VoicesScene, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX])
    layout = base_layout(scene.back, height, colours, narrow=narrow)
    lines = [scene.whole] if scene.part is None else [scene.whole, scene.part]
    thermometer(layout, 1, domain, reach(*lines), colours)
    return layout
