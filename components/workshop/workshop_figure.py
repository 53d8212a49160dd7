"""The curve beside the table in the workshop: one panel, drawn anew with every change."""

from collections.abc import Collection

import pandas as pd
from markupsafe import escape

from components.figures.line_figure import Backdrop, Spec, hover_months, line_traces, reach
from components.figures.panel_figure import base_layout, panels, thermometer
from components.figures.temperature_figure import iso
from components.figures.thinning import slots, thinned
from components.style.palette_figure import Palette
from data.basics import columns as c
from data.basics.problems import shorten

PANEL_PX = 300
MOST_MARKS = 250  # of more, those that cover others are left out
STRETCHES = 80  # of the years; each has one mark then


def workshop_spec(
    curve: pd.DataFrame,
    back: Backdrop,
    colours: Palette,
    events: pd.DataFrame,
    marked: Collection[str] = (),
) -> Spec:
    """The temperature as plain data, with a layout for either width.

    Args:
        curve: index of dates, column `degrees`; of a long one the line has no more points than a
            screen can tell apart.
        back: dates, chapters and silences behind it.
        colours: the palette.
        events: with `event_id`, `title`, `first`, `value`, `date_label` and `degrees` after the
            event; each is a mark that can be chosen, of very many the strongest.
        marked: ids of the events whose rows are ticked.
    """
    chosen = events[c.EVENT_ID].isin(list(marked))
    return {
        "data": [
            # behind the line, which hundreds of marks would hide
            _marks(_apart(events[~chosen]), 6, colours.muted, colours),
            *line_traces(thinned(curve), back, colours),
            hover_months(curve, back, "Temperature"),
            _marks(events[chosen], 15, colours.text, colours),
        ],
        "wide": _layout(curve, back, colours, narrow=False),
        "narrow": _layout(curve, back, colours, narrow=True),
    }


def _apart(events: pd.DataFrame) -> pd.DataFrame:
    """The events, of very many the strongest of each stretch of the years."""
    if len(events) <= MOST_MARKS:
        return events
    stretch = slots(events[c.FIRST], STRETCHES)
    weakest_first = events[c.VALUE].abs().fillna(0.0).to_numpy().argsort(kind="stable")
    strongest = pd.Series(weakest_first, index=stretch[weakest_first]).groupby(level=0).last()
    return events.iloc[strongest.sort_values().to_numpy()]


def _marks(events: pd.DataFrame, size: int, colour: str, colours: Palette) -> Spec:
    """A mark for each event on the line; a click on it tells its id."""
    return {
        "type": "scatter",
        "mode": "markers",
        "x": iso(events[c.FIRST]),
        "y": events[c.DEGREES].round(2).to_list(),
        "customdata": events[c.EVENT_ID].to_list(),
        "hovertext": [
            f"{escape(label)}<br>{escape(shorten(title, 70))}"
            for label, title in zip(events[c.DATE_LABEL], events[c.TITLE], strict=True)
        ],
        "hoverinfo": "text",
        "showlegend": False,
        "marker": {
            "size": size,
            "color": colour,
            "line": {"width": 1.5, "color": colours.paper},
        },
    }


def _layout(curve: pd.DataFrame, back: Backdrop, colours: Palette, narrow: bool) -> Spec:
    height, (domain,) = panels([PANEL_PX])
    layout = base_layout(back, height, colours, narrow=narrow)
    thermometer(layout, 1, domain, reach(curve), colours)
    return layout
