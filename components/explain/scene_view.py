"""What the charts of Explain have in common: the dates, the line, the events, worked out once."""

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import streamlit as st

from components.address.dataset_view import BY_TEXT
from components.address.selection_view import state
from components.explain.state_view import Settled, basis, now, parameters_of, trace_by
from components.figures.chapter_figure import chapter_bands, chapter_tones
from components.figures.line_figure import Backdrop, steps_of
from components.style.page_style_view import theme_name
from components.style.palette_figure import Palette, palette
from components.take_home.take_home_view import take_home_words
from data.events.data_set import DataSet
from data.questions import coverage
from data.selection.explaining import Explaining
from data.selection.selection import Selection
from data.selection.shown import chapter_spans, whole_span, with_moves
from data.temperature import Trace


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


@dataclass(frozen=True, eq=False)
class Run:
    """What a run of the page shows, gathered once and passed to each section.

    Attributes:
        dataset: the data set that is open.
        selection: what is shown of it, and the view's own model.
        view: what is asked.
        counted: only what decides which events count, for caches.
        settled: every parameter of the view's own model with its value.
        trace: the temperature by that model.
        back: the dates, the chapters, and where nothing is recorded of what counts.
        theme, colours: of the page.
    """

    dataset: DataSet
    selection: Selection
    view: Explaining
    counted: Selection
    settled: Settled
    trace: Trace
    back: Backdrop
    theme: str
    colours: Palette

    def parameters(self, model: str) -> dict[str, float | None]:
        """Every parameter of a model with its value in this view."""
        return parameters_of(self.dataset, self.selection, self.view, model)

    def settled_of(self, model: str) -> Settled:
        """The same for a cache."""
        return tuple(sorted(self.parameters(model).items()))

    def trace_of(self, model: str) -> Trace:
        """The temperature by a model with the settings of this view."""
        return trace_by(self.dataset, self.selection, model, self.settled_of(model))


def gather(dataset: DataSet) -> Run:
    """Everything that the sections need to know of the session."""
    selection, view, theme = state().selection, now(), theme_name()
    values = parameters_of(dataset, selection, view, selection.model)
    settled = tuple(sorted(values.items()))
    trace = trace_by(dataset, selection, selection.model, settled)
    back = _backdrop(dataset.fingerprint, basis(selection), dataset)
    tones = chapter_tones(steps_of(trace, back.start, back.end), back.chapters)
    return Run(
        dataset=dataset,
        selection=selection,
        view=view,
        counted=basis(selection),
        settled=settled,
        trace=trace,
        back=replace(back, tones=tones),
        theme=theme,
        colours=palette(theme),
    )


def curve_of(run: Run) -> pd.DataFrame:
    """The line of the view's own model over the whole axis."""
    return steps_of(run.trace, run.back.start, run.back.end)


def shown_with_moves(run: Run) -> pd.DataFrame:
    """The shown events and what each did to the line of the view's own model."""
    events = with_moves(run.dataset.prepared, run.trace)
    return events[run.selection.mask(run.dataset.prepared)]


def chapter_names(dataset: DataSet) -> list[dict[str, Any]]:
    """The chapters as the browser writes them over the bands."""
    return chapter_bands(chapter_spans(dataset.chapters))


def picture_words(run: Run, question: str, answer: str) -> dict[str, Any]:
    """What goes into a picture of a chart of Explain: question, answer, where it is from."""
    dataset = run.dataset
    words = take_home_words(dataset, answer, run.counted)
    shown = run.selection.sentence(dataset.prepared, dataset)
    return words | {
        "title": f"{dataset.title}: {question}",
        "footer": [f"Shown: {shown}.", *words["footer"]],
        "filename": f"{words['filename']}-{question}",
    }
