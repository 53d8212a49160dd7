"""What the charts of Explain have in common: the dates, the line, the events, worked out once."""

from typing import Any

import pandas as pd
import streamlit as st

from components.address.dataset_view import BY_TEXT
from components.address.selection_view import state
from components.explain.state_view import basis, trace_of
from components.figures.explore_figure import chapter_bands
from components.figures.line_figure import Backdrop, steps_of
from components.take_home.take_home_view import take_home_words
from data.events.data_set import DataSet
from data.questions import coverage
from data.selection.selection import Selection
from data.selection.shown import chapter_spans, whole_span, with_moves


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _backdrop(fingerprint: str, selection: Selection, _dataset: DataSet) -> Backdrop:
    start, end = whole_span(_dataset)
    scored = selection.scored_events(_dataset.prepared)
    return Backdrop(
        start=start,
        end=end,
        chapters=chapter_spans(_dataset.chapters),
        silences=coverage.silences(scored, since=start, until=end),
    )


def backdrop_of(dataset: DataSet) -> Backdrop:
    """The dates, the chapters, and where nothing is recorded of what counts."""
    return _backdrop(dataset.fingerprint, basis(state().selection), dataset)


def curve_of(dataset: DataSet, model: str | None = None) -> pd.DataFrame:
    """The line of a model (the view's own without one) over the whole axis."""
    back = backdrop_of(dataset)
    return steps_of(trace_of(dataset, model), back.start, back.end)


def shown_with_moves(dataset: DataSet) -> pd.DataFrame:
    """The shown events and what each did to the line of the view's own model."""
    events = with_moves(dataset.prepared, trace_of(dataset))
    return events[state().selection.mask(dataset.prepared)]


def chapter_names(dataset: DataSet) -> list[dict[str, Any]]:
    """The chapters as the browser writes them over the bands."""
    return chapter_bands(chapter_spans(dataset.chapters))


def picture_words(dataset: DataSet, question: str, answer: str) -> dict[str, Any]:
    """What goes into a picture of a chart of Explain: question, answer, where it is from."""
    selection = state().selection
    words = take_home_words(dataset, answer, basis(selection))
    shown = selection.sentence(dataset.prepared, dataset)
    return words | {
        "title": f"{dataset.title}: {question}",
        "footer": [f"Shown: {shown}.", *words["footer"]],
        "filename": f"{words['filename']}-{question}",
    }
