"""The small figures of the page Method: a line or a few, on an axis that says what it counts."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from components.figures.line_figure import Backdrop, Spec, line_traces, plain_line, reach
from components.figures.panel_figure import base_layout, panels, thermometer
from components.style.palette_figure import DASHES, Palette
from data.basics import columns as c

PANEL_PX, TOP_PX = 190, 12
NONE = pd.DataFrame(
    {c.CHAPTER_ID: [], c.LABEL: [], c.START: [], c.END: [], "since": []}
).astype({"start": "datetime64[us]", "end": "datetime64[us]"})  # fmt: skip


def try_spec(
    lines: Mapping[str, pd.DataFrame],
    ticks: Mapping[str, pd.Timestamp],
    colours: Palette,
    *,
    span: tuple[float, float] | None = None,
    marked: pd.Timestamp | None = None,
) -> Spec:
    """The figure as plain data, with a layout for either width.

    Args:
        lines: name of each line to its steps (index of dates, column `degrees`); one alone is
            filled down to 0°.
        ticks: what stands under the time axis, and where.
        colours: the palette.
        span: degrees that the axis holds in any case, so that it stands still while one plays.
        marked: a date marked by a line from top to bottom.
    """
    every = [line.index for line in lines.values()]
    start, end = min(one[0] for one in every), max(one[-1] for one in every)
    back = Backdrop(start, end, NONE, NONE)
    held = pd.DataFrame({"degrees": list(span or ())}, dtype=float)
    ends = reach(*lines.values(), held)
    legend = [
        {"name": name, "colour": colour, "dash": dash}
        for name, colour, dash in zip(lines, colours.series, DASHES, strict=False)
    ]
    layout = [_layout(back, ends, ticks, marked, colours, narrow) for narrow in (False, True)]
    return {
        "data": _traces(lines, back, colours),
        "wide": layout[0],
        "narrow": layout[1],
        "legend": legend if len(lines) > 1 else [],
    }


def _traces(lines: Mapping[str, pd.DataFrame], back: Backdrop, colours: Palette) -> list[dict]:
    """One line filled down to 0°, or several that colour and dash tell apart."""
    if len(lines) == 1:
        return line_traces(next(iter(lines.values())), back, colours)
    return [
        plain_line(line, back.end, {"color": colour, "dash": dash, "width": 2.5},
                   hoverinfo="skip", name=name)
        for (name, line), colour, dash in zip(lines.items(), colours.series, DASHES, strict=False)
    ]  # fmt: skip


def _layout(
    back: Backdrop,
    ends: tuple[float, float],
    ticks: Mapping[str, pd.Timestamp],
    marked: pd.Timestamp | None,
    colours: Palette,
    narrow: bool,
) -> Spec:
    height, (domain,) = panels([PANEL_PX], TOP_PX)
    layout = base_layout(back, height, colours, narrow=narrow, top=TOP_PX)
    thermometer(layout, 1, domain, ends, colours)
    layout["xaxis"] |= {
        "tickvals": [f"{date:%Y-%m-%d}" for date in ticks.values()],
        "ticktext": list(ticks),
        "fixedrange": True,
    }
    if marked is not None:
        day = f"{marked:%Y-%m-%d}"
        layout["shapes"].append(
            {"type": "line", "xref": "x", "yref": "paper", "x0": day, "x1": day, "y0": 0, "y1": 1,
             "line": {"color": colours.text, "width": 1.5, "dash": "dash"}}
        )  # fmt: skip
    return layout


def stairs(degrees: list[float]) -> pd.DataFrame:
    """Values one after another as steps of a year each; the first stands for the time before."""
    days = pd.date_range("1900-01-01", periods=len(degrees) + 1, freq="YS", unit="us")
    values = np.append(degrees, degrees[-1:])
    return pd.DataFrame({"degrees": values}, index=days)
