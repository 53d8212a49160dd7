"""The line of a pair over how many reports there were."""

from typing import Any

import pandas as pd

from components.figures.line_figure import Backdrop, Spec, hover_months, line_traces, reach
from components.figures.panel_figure import base_layout, panels, thermometer
from components.style.palette_figure import Palette
from data.basics.counting import counted

LINE_PX, VOLUME_PX = 300, 90


def pair_spec(curve: pd.DataFrame, volume: pd.Series, back: Backdrop, colours: Palette) -> Spec:
    """The figure as plain data, with a layout for either width.

    Args:
        curve: index of dates, column `degrees`; NaN where the model has no value.
        volume: reports by year (index: year).
        back: first and last date; no chapters.
        colours: the palette.
    """
    bars = {
        "type": "bar",
        "x": [f"{year}-07-01" for year in volume.index],
        "y": volume.to_list(),
        "yaxis": "y2",
        "marker": {"color": colours.muted},
        "hovertemplate": "%{customdata}<extra></extra>",
        "customdata": [f"{year}: {counted(int(n), 'report')}" for year, n in volume.items()],
        "name": "Reports",
    }
    lines = line_traces(curve, back, colours)
    return {
        "data": [*lines, hover_months(curve, back, "Temperature"), bars],
        "wide": _layout(curve, volume, back, colours, narrow=False),
        "narrow": _layout(curve, volume, back, colours, narrow=True),
    }


def _layout(
    curve: pd.DataFrame, volume: pd.Series, back: Backdrop, colours: Palette, narrow: bool
) -> Spec:
    height, (line, strip) = panels([LINE_PX, VOLUME_PX])
    layout = base_layout(back, height, colours, narrow=narrow, anchor="y2")
    thermometer(layout, 1, line, reach(curve), colours)
    most = int(volume.max()) if len(volume) else 1
    axis: dict[str, Any] = {
        "domain": strip,
        "anchor": "x",
        "range": [0, most * 1.08],
        "fixedrange": True,
        "tickvals": [0, most],
        "ticktext": ["0", f"{most:,}"],
        "tickfont": {"color": colours.muted},
        "gridcolor": colours.grid,
    }
    layout["yaxis2"] = axis
    return layout
