"""Why here: the events that make up the temperature on a date."""

import math
from datetime import date

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.selection_view import change
from components.chart.waterfall_view import render_waterfall
from components.style.number_words import degrees
from data import temperature
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions.why_here import WhyHere, why_here
from data.selection.selection import Selection

ASKED = "asked_date"


def date_asked(dataset: DataSet, selection: Selection, curve: pd.DataFrame) -> pd.Timestamp:
    """The date in question: the one asked for, else the chosen event's, else the coldest."""
    if selection.on is not None:
        return pd.Timestamp(selection.on)
    chosen = dataset.prepared[dataset.prepared[c.EVENT_ID] == selection.event]
    if len(chosen):
        return chosen[c.LAST if chosen[c.SPREAD].iloc[0] else c.MIDDLE].iloc[0]
    if curve["degrees"].notna().any():
        return pd.DatetimeIndex(curve.index)[int(np.nanargmin(curve["degrees"]))]
    return dataset.prepared[c.LAST].max()


@st.cache_data(max_entries=512, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _explained(
    fingerprint: str, selection: Selection, on: pd.Timestamp, _dataset: DataSet
) -> WhyHere:
    return why_here(dataset_view.trace_of(_dataset, selection), _dataset.prepared, on)


def explain(dataset: DataSet, selection: Selection, on: pd.Timestamp) -> WhyHere:
    """The sum behind the temperature on a date, worked out once."""
    return _explained(dataset.fingerprint, selection.for_temperature(), on, dataset)


def render_why(dataset: DataSet, selection: Selection) -> None:
    """The panel: the date, the waterfall, and the same as a table."""
    curve = dataset_view.trace_of(dataset, selection).curve
    on = date_asked(dataset, selection, curve)
    why = explain(dataset, selection, on)
    st.html(str(_head(why)))
    _pick_date(dataset, on)
    if why.steps.empty:
        return
    render_waterfall(why, on_picked=_open_picked)
    st.caption("Click a row to open the event. Click any date on the chart to ask about that one.")
    with st.expander("How to read this, and the same as a table"):
        st.markdown(
            "Each bar is what is left on that day of what one event did to the line, in degrees; "
            "it begins where the bar above it ended. Together they are exactly the temperature. "
            "The same score can leave a different bar: near the end of the scale a push outwards "
            "moves the line less, a push back moves it more."
        )
        _table(why)


def _head(why: WhyHere) -> Markup:
    return Markup('<section class="thaw-start"><h2>Why {} on {}?</h2><p>{}</p></section>').format(
        degrees(why.degrees), f"{why.on.day} {why.on:%B %Y}", _told(why)
    )


def _told(why: WhyHere) -> str:
    if math.isnan(why.degrees):
        return "The model has no value there: no event counts on that date."
    if why.steps.empty:
        return "No event has acted by then: there is nothing to add up."
    name = temperature.class_of(why.degrees).name
    return f"The line stands at {degrees(why.degrees)} ({name}). These events make it up:"


def _pick_date(dataset: DataSet, on: pd.Timestamp) -> None:
    low = min(dataset.prepared[c.FIRST].min(), on).date()
    high = max(dataset.prepared[c.LAST].max(), on).date()
    if st.session_state.get(ASKED) != on.date():
        st.session_state[ASKED] = on.date()
    st.date_input("Date", min_value=low, max_value=high, key=ASKED, on_change=_asked_by_hand)


def _asked_by_hand() -> None:
    asked = st.session_state[ASKED]
    if isinstance(asked, date):
        change(on=asked.isoformat())


def _open_picked() -> None:
    picked = st.session_state["waterfall"].get("picked")
    if isinstance(picked, dict) and isinstance(picked.get("id"), str):
        change(event=picked["id"], look=None)


def _table(why: WhyHere) -> None:
    config = st.column_config
    st.dataframe(
        why.every[["share", "left", "score", "years", c.DATE_LABEL, c.TITLE]],
        hide_index=True,
        height=min(300, 35 * (len(why.every) + 1) + 2),
        column_config={
            "share": config.NumberColumn(
                "Share", format="%+.2f°", help="What it adds to the temperature on that day"
            ),
            "left": config.NumberColumn(
                "Left", format="percent", help="How much of what it once moved is left that day"
            ),
            "score": config.NumberColumn("Score", format="%+.1f"),
            "years": config.NumberColumn("Years ago", format="%.1f"),
            c.DATE_LABEL: "When",
            c.TITLE: "Event",
        },
        alt="All events with a share in the temperature on that date, largest first",
    )
