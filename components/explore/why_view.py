"""Why here: the events that make up the temperature on a date, by chapter and by size."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.selection_view import change
from components.address.widgets_view import seed
from components.explore.gathered_view import Gathered
from components.explore.why_rows import claim, why_rows
from components.served.mounted import part, text_of
from components.style.words_view import plain
from data.basics import columns as c
from data.dates import written_dates
from data.dates.historical_date import DateProblem, read_date
from data.events.data_set import DataSet
from data.questions.why_here import WhyHere, why_here
from data.selection.selection import Selection

ASKED = "asked_date"
FOLDER = Path(__file__).parent / "why"


def date_asked(dataset: DataSet, selection: Selection, curve: pd.DataFrame) -> pd.Timestamp:
    """The date in question: the one asked for, else the chosen event's, else the coldest."""
    if selection.on is not None:
        return pd.Timestamp(selection.on)
    chosen = dataset.prepared[dataset.prepared[c.EVENT_ID] == selection.event]
    if len(chosen):
        return chosen[c.LAST if chosen[c.SPREAD].iloc[0] else c.MIDDLE].iloc[0]
    if curve[c.DEGREES].notna().any():
        return pd.DatetimeIndex(curve.index)[int(np.nanargmin(curve[c.DEGREES]))]
    return dataset.prepared[c.LAST].max()


@st.cache_data(max_entries=512, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _explained(
    fingerprint: str, selection: Selection, on: pd.Timestamp, _dataset: DataSet
) -> WhyHere:
    trace = dataset_view.trace_of(_dataset, selection)
    return why_here(trace, _dataset.prepared, on, _dataset.chapters)


def render_why(gathered: Gathered) -> None:
    """The panel: the claim, the date, the chapters with their bars, the same as a table."""
    dataset, selection = gathered.dataset, gathered.selection
    on = date_asked(dataset, selection, gathered.trace.curve)
    why = _explained(dataset.fingerprint, selection.for_temperature(), on, dataset)
    head = Markup('<section class="thaw-panel thaw-wide"><h2>{}</h2></section>')
    st.html(str(head.format(claim(why))))
    _pick_date(dataset, on)
    if why.groups.empty:
        return
    _mount()(key="why", data=why_rows(why), height="content", on_picked_change=_open_picked)
    with st.expander("How to read this, and the same as a table"):
        st.markdown(
            "A full bar is what a chapter adds to the temperature on that day; behind it, pale, "
            "all that warmed in it and all that cooled. Click a chapter to see its events, an "
            "event to open it, any date on the line to ask about that one. Together the bars are "
            "exactly the temperature. The same score can leave a different bar: near the end of "
            "the scale a push outwards moves the line less, a push back moves it more."
        )
        _table(why)


def _mount() -> Callable[..., Any]:
    css, js = text_of(FOLDER / "why.css"), text_of(FOLDER / "why.js")
    return part("thaw_why", html='<ol class="thaw-why"></ol>', css=css, js=js)


def _pick_date(dataset: DataSet, on: pd.Timestamp) -> None:
    """A date as people write it; Enter asks."""
    told = f"{on:%Y-%m-%d}"
    if st.session_state.get(f"{ASKED}_told") != told:
        st.session_state[f"{ASKED}_told"] = told
        st.session_state[ASKED] = told
    st.text_input(
        "On which date? Any day, month or year: 1948, June 1948, 1948-06-28",
        **seed(ASKED, st.session_state.get(ASKED, told)),
        on_change=_asked_by_hand,
    )
    problem = st.session_state.pop(f"{ASKED}_problem", "")
    if problem:
        st.error(plain(problem))


def _asked_by_hand() -> None:
    """Take a date that was typed: of a month or a year its last day."""
    text = st.session_state[ASKED].strip()
    try:
        edtf = written_dates.written_date(text, written_dates.find_habits([text]))
        asked = read_date(edtf).last
    except DateProblem as problem:
        st.session_state[f"{ASKED}_problem"] = str(problem)
        return
    change(on=asked.isoformat())


def _open_picked() -> None:
    picked = st.session_state["why"].get("picked")
    if isinstance(picked, dict) and isinstance(picked.get("id"), str):
        change(event=picked["id"], look=None)


def _table(why: WhyHere) -> None:
    config = st.column_config
    st.dataframe(
        why.every[["share", "left", c.SCORE, "years", c.DATE_LABEL, c.TITLE]],
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
