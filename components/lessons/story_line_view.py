"""The years of a story on the line of its set, as a small picture."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.figures.small_line import Span, sampled, small_line
from components.lessons.lesson_state_view import Lesson
from data import bound
from data.basics import columns as c
from data.dates.historical_date import read_date
from data.events.data_set import BrokenSet
from data.lessons.story import Story
from data.selection.selection import Selection
from data.temperature import Trace


def story_line(lesson: Lesson, story: Story) -> Markup:
    """The picture: the story's years strong, the rest faint, another relation beside it dashed."""
    beside = next((step.beside for step in story.steps if step.beside), "")
    return _drawn(
        lesson.dataset.fingerprint, story.name, tuple(step.show for step in story.steps), beside,
        lesson,
    )  # fmt: skip


@st.cache_data(max_entries=128, show_spinner=False)
def _drawn(
    fingerprint: str, name: str, shows: tuple[str, ...], beside: str, _lesson: Lesson
) -> Markup:
    first, last = _lesson.dataset.years
    whole = date(first, 1, 1), date(last, 12, 31)
    spans = [span for show in shows if (span := _span(_lesson, show))]
    part = _share(min(a for a, _ in spans), max(b for _, b in spans), whole) if spans else None
    other = _other(beside)
    return small_line(
        sampled(_lesson.trace, (first, last)),
        part,
        None if other is None else sampled(other, (first, last)),
    )


def _span(lesson: Lesson, show: str) -> tuple[date, date] | None:
    """First and last day of what a step shows; None for everything, or what cannot be read."""
    chapters = lesson.dataset.chapters
    row = chapters[chapters[c.CHAPTER_ID] == show]
    if len(row):
        return read_date(str(row[c.START].iat[0])).first, read_date(str(row[c.END].iat[0])).last
    try:
        return bound.Facts(lesson.dataset, lesson.trace).days(show) if show else None
    except bound.NoAnswer:
        return None


def _share(first: date, last: date, whole: tuple[date, date]) -> Span:
    days = max(1, (whole[1] - whole[0]).days)
    start, end = ((day - whole[0]).days / days for day in (first, last))
    return max(0.0, start), min(1.0, end)


def _other(name: str) -> Trace | None:
    if not name:
        return None
    try:
        other = dataset_view.open_dataset(name)
    except BrokenSet:
        return None
    return dataset_view.trace_of(other, Selection(model=other.model))
