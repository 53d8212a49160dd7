"""Before and after: two periods side by side."""

import pandas as pd
import streamlit as st

from components.address.dataset_view import BY_TEXT
from components.address.widgets_view import seed, seed_choice
from components.chart.plain_chart_view import plain_payload, render_plain
from components.explain.periods_figure import LETTERS, PeriodsScene, periods_spec
from components.explain.periods_words_view import comparison_html, summary_words
from components.explain.scene_view import (
    Run,
    chapter_names,
    curve_of,
    picture_words,
    shown_with_moves,
)
from components.explain.state_view import ask, leave_for
from components.style.words_view import render_lead, render_words
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions import periods
from data.questions.periods import Period, PeriodSummary
from data.selection import explaining
from data.selection.selection import Selection
from data.selection.shown import chapter_spans
from data.temperature import Trace

OWN = "own"
BRUSH = "explain_brush"
CHART = "explain_periods"
INITIATORS = ("both", "third")
ABOUT = (
    "The mean counts every day of the period, the quiet ones too. The net movement is how far "
    "the line stands, on the period's last day, from where it stood the day before the period "
    "began. Each event is counted in the period in which its middle day lies. With a filter, "
    "only the events that it shows are counted and named.",
    "a measure of who was right, or of what one event caused. It compares what is recorded, "
    "and a period with more rows has more reasons to move.",
)


def render_periods(run: Run) -> None:
    """The section: two choices, the chart, the comparison."""
    dataset, pair = run.dataset, chosen_periods(run)
    both = _described(run, pair)
    lead, more = summary_words(*both)
    render_lead(lead, more)
    with st.container(horizontal=True, gap="medium", key="explain_choices"):
        for side, period in zip("ab", pair, strict=True):
            _choice(dataset, side, period)
        _brush()
    scene = PeriodsScene(
        back=run.back,
        curve=curve_of(run),
        shown=shown_with_moves(run),
        both=both,
        lanes={category.id: category.label for category in dataset.categories},
    )
    payload = plain_payload(
        periods_spec(scene, run.colours),
        alt=f"Temperature by date with two periods framed. {lead.striptags()}",
        theme=run.theme,
        chapters=chapter_names(dataset),
        words=picture_words(run, "before and after", str(lead.striptags())),
        drag="select",
        chapters_open=True,
    )
    render_plain(
        payload,
        CHART,
        on_picked_change=lambda: leave_for(CHART),
        on_span_change=_on_span,
        on_chapter_change=lambda: _on_chapter(dataset),
    )
    st.html(str(comparison_html(dataset, both)))
    render_words(*ABOUT)


# ---- which periods -------------------------------------------------------------------------------


def chosen_periods(run: Run) -> tuple[Period, Period]:
    """The two periods asked for; without a wish the neighbours that differ most."""
    suggested, asked, dataset = _suggested_of(run), run.view, run.dataset
    return (
        _period(dataset, asked.a) or suggested[0],
        _period(dataset, asked.b) or suggested[1],
    )


def _period(dataset: DataSet, text: str | None) -> Period | None:
    span = explaining.read_span(text)
    if span is not None:
        return periods.own_period(*span)
    known = periods.chapter_periods(chapter_spans(dataset.chapters))
    return next((one for one in known if one.chapter == text), None)


def _suggested_of(run: Run) -> tuple[Period, Period]:
    fingerprint, model = run.dataset.fingerprint, run.selection.model
    return _suggested(fingerprint, run.counted, model, run.settled, run.dataset, run.trace)


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _suggested(
    fingerprint: str,
    selection: Selection,
    model: str,
    settled: tuple,
    _dataset: DataSet,
    _trace: Trace,
) -> tuple[Period, Period]:
    chapters = periods.chapter_periods(chapter_spans(_dataset.chapters))
    known = [periods.summarise(_trace, _dataset.prepared, one, (), ()) for one in chapters]
    place = periods.most_different(known)
    if place is not None:
        return chapters[place[0]], chapters[place[1]]
    first, last = _dataset.years
    middle = (first + last) // 2
    return _years(first, middle), _years(min(middle + 1, last), last)


def _years(first: int, last: int) -> Period:
    return periods.own_period(pd.Timestamp(first, 1, 1), pd.Timestamp(last, 12, 31))


def _described(run: Run, pair: tuple[Period, Period]) -> tuple[PeriodSummary, PeriodSummary]:
    dataset, trace, shown = run.dataset, run.trace, run.selection.apply(run.dataset.prepared)
    categories = [category.id for category in dataset.categories]
    initiators = [*(actor.id for actor in dataset.actors), *INITIATORS]
    a, b = (periods.summarise(trace, shown, one, categories, initiators) for one in pair)
    return a, b


# ---- choosing ------------------------------------------------------------------------------------


def _choice(dataset: DataSet, side: str, period: Period) -> None:
    """One period: a chapter, or years of one's own."""
    names = {
        chapter["id"]: f"{chapter['number']} {chapter[c.LABEL]}, "
        f"{chapter['x0'][:4]}–{chapter['x1'][:4]}"
        for chapter in chapter_names(dataset)
    }
    key = f"explain_{side}"
    with st.container(width=300, gap="small"):
        st.selectbox(
            f"Period {side.upper()}",
            [*names, OWN],
            format_func=lambda name: names.get(name, "Years of my own"),
            **seed_choice(key, period.chapter or OWN, [*names, OWN]),
            on_change=lambda: _set(side, st.session_state[key], period),
        )
        if period.chapter is None:
            _own_years(dataset, side, period)


def _own_years(dataset: DataSet, side: str, period: Period) -> None:
    first, last = dataset.years
    low = min(max(period.start.year, first), last)
    high = max(min(period.end.year, last), low)
    key = f"explain_{side}_years"

    def moved() -> None:
        start, end = st.session_state[key]
        ask(**{side: explaining.write_span(*_span(_years(start, end)))})

    if first < last:
        st.slider(
            f"Years of {side.upper()}", first, last, **seed(key, (low, high)), on_change=moved
        )


def _span(period: Period) -> tuple[pd.Timestamp, pd.Timestamp]:
    return period.start, period.end


def _set(side: str, chosen: str, before: Period) -> None:
    if chosen == OWN:
        chosen = explaining.write_span(*_span(_years(before.start.year, before.end.year)))
    ask(**{side: chosen})


def _brush() -> None:
    st.segmented_control(
        "Dragging on the chart sets",
        LETTERS,
        **seed(BRUSH, st.session_state.get(BRUSH) or LETTERS[0], "default"),
        required=True,
        help="Drag across the chart to choose a span, or click a chapter's name above it.",
    )


def _side() -> str:
    return str(st.session_state.get(BRUSH) or LETTERS[0]).lower()


def _on_span() -> None:
    news = st.session_state[CHART].get("span")
    span = news.get("range") if isinstance(news, dict) else None
    text = "~".join(map(str, span)) if isinstance(span, list) else None
    if explaining.read_span(text):
        ask(**{_side(): text})


def _on_chapter(dataset: DataSet) -> None:
    news = st.session_state[CHART].get("chapter")
    if isinstance(news, dict) and news.get("id") in set(dataset.chapters[c.CHAPTER_ID]):
        ask(**{_side(): news["id"]})
