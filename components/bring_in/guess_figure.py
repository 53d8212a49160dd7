"""The line that a file would make, beside Thaw's guess of what its columns are."""

import pandas as pd

from components.figures.line_figure import (
    Backdrop,
    Spec,
    hover_months,
    line_traces,
    reach,
    steps_of,
)
from components.figures.panel_figure import base_layout, panels, thermometer
from components.figures.temperature_figure import iso, marker_style, scatter
from components.style.number_words import degrees, event_hover
from components.style.palette_figure import Palette
from data.basics import columns as c
from data.basics.problems import shorten
from data.questions import coverage
from data.selection.shown import with_moves
from data.temperature import Trace

PANEL_PX, TOP_PX = 330, 12
MARKED = 60  # events that stand on the line; of more the strongest
NO_CHAPTERS = pd.DataFrame({c.CHAPTER_ID: [], c.LABEL: [], c.START: [], c.END: []}).astype(
    {"start": "datetime64[us]", "end": "datetime64[us]"}
)


def guess_spec(prepared: pd.DataFrame, trace: Trace, colours: Palette) -> Spec:
    """The line with its events, as plain data, with a layout for either width.

    Args:
        prepared: the events that are ready, as `prepare` gives them; at least one.
        trace: their temperature.
        colours: the palette.
    """
    start, end = span(prepared)
    silences = coverage.silences(prepared, since=start, until=end)
    back = Backdrop(start, end, NO_CHAPTERS, silences)
    curve = steps_of(trace, start, end)
    events = with_moves(prepared, trace)
    order = events["move"].abs().sort_values(ascending=False, kind="stable").index
    rows = events.loc[order[:MARKED]]
    marks = scatter(
        x=iso(rows["at"]),
        y=rows["height"].round(2).to_numpy(),
        mode="markers",
        marker=marker_style(rows, colours),
        hovertext=[
            event_hover(shorten(title, 70), when, move, height, "this event")
            for title, when, move, height in rows[
                [c.TITLE, c.DATE_LABEL, "move", "height"]
            ].itertuples(index=False)
        ],
        hoverinfo="text",
        name="events",
        yaxis="y",
    )
    return {
        "data": [*line_traces(curve, back, colours), hover_months(curve, back, "line"), marks],
        "wide": _layout(curve, back, colours, narrow=False),
        "narrow": _layout(curve, back, colours, narrow=True),
    }


def span(prepared: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day of the axis: whole years around the events."""
    first, last = prepared[c.FIRST].min(), prepared[c.LAST].max()
    return pd.Timestamp(first.year, 1, 1), pd.Timestamp(last.year, 12, 31)


def line_words(prepared: pd.DataFrame, trace: Trace) -> str:
    """What the line does, in a sentence."""
    if not prepared[c.VALUE].notna().any():
        return "No event has a score yet, so the line stays at 0°. Rate them here, or later."
    line = trace.curve[c.DEGREES]
    low, high = line.index[int(line.argmin())], line.index[int(line.argmax())]
    return (
        f"The line runs between {degrees(line.min())} in {low.year} and {degrees(line.max())} in "
        f"{high.year}, and ends at {degrees(line.iloc[-1])}."
    )


def _layout(curve: pd.DataFrame, back: Backdrop, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX], TOP_PX)
    layout = base_layout(back, height, colours, narrow=narrow, top=TOP_PX)
    thermometer(layout, 1, domain, reach(curve), colours)
    return layout
