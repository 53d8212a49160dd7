"""The curve beside the table in the workshop: one panel, drawn anew with every change."""

import pandas as pd

from components.figures.line_figure import Backdrop, Spec, furthest, hover_months, line_traces
from components.figures.panel_figure import base_layout, class_names, degree_axis, panels
from components.style.palette_figure import Palette

PANEL_PX = 300


def workshop_spec(curve: pd.DataFrame, back: Backdrop, colours: Palette) -> Spec:
    """The temperature as plain data, with a layout for either width.

    Args:
        curve: index of dates, column `degrees`.
        back: dates, chapters and silences behind it.
        colours: the palette.
    """
    return {
        "data": [*line_traces(curve, back, colours), hover_months(curve, back, "Temperature")],
        "wide": _layout(curve, back, colours, narrow=False),
        "narrow": _layout(curve, back, colours, narrow=True),
    }


def _layout(curve: pd.DataFrame, back: Backdrop, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX])
    layout = base_layout(back, height, colours, narrow=narrow)
    layout["yaxis"] = degree_axis(domain, furthest(curve), colours, narrow)
    layout["annotations"] += class_names(colours, narrow)
    return layout
