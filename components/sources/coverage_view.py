"""What a set rests on: how much of each year is recorded, and on how many works."""

import numpy as np
import pandas as pd

from components.chart.plain_chart_view import plain_payload, render_plain
from components.figures.chapter_figure import chapter_bands
from components.figures.line_figure import Backdrop
from components.sources.coverage_figure import by_year, coverage_spec, rows_held
from components.style.page_style_view import theme_name
from components.style.palette_figure import palette
from components.style.words_view import render_lead
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.questions import coverage
from data.selection.shown import chapter_spans, whole_span

EVENTS_LEAST = 4  # of fewer a picture says nothing
LONG_DAYS = 366  # from which a time without an event is told


def render_coverage(dataset: DataSet) -> None:
    """The finding, and the events of each year as a small picture."""
    lead, more = lead_words(dataset)
    render_lead(lead, more)
    if len(dataset.prepared) < EVENTS_LEAST:
        return
    theme = theme_name()
    payload = plain_payload(
        coverage_spec(by_year(dataset.prepared), _back(dataset), palette(theme)),
        alt=f"Events by year. {lead} {more}",
        theme=theme,
        chapters=chapter_bands(chapter_spans(dataset.chapters)),
    )
    render_plain(payload, "data_coverage")


def _back(dataset: DataSet) -> Backdrop:
    start, end = whole_span(dataset)
    silences = coverage.silences(dataset.prepared, since=start, until=end)
    return Backdrop(start, end, chapter_spans(dataset.chapters), silences)


def lead_words(dataset: DataSet) -> tuple[str, str]:
    """How many events and works; which year has most, and how long the longest silence is."""
    rows = dataset.prepared
    first, last = dataset.years
    works = counted(len(dataset.sources), "work")
    thing = dataset.held if c.REPORTS in rows else "event"
    number = counted(int(rows_held(rows).sum()), thing)
    years = f"of {first}" if first == last else f"from {first} to {last}"
    rest = "rests" if len(rows) == 1 else "rest"
    lead = f"{number} {years} {rest} on {works}."
    if dataset.sources.empty or c.REPORTS in rows:
        lead = f"{number} {years}."
    counts = coverage.events_per_year(rows)
    parts = [f"Most is recorded of {counts.idxmax()}: {counted(int(counts.max()), thing)}."]
    parts += [_silence_words(dataset)]
    if c.REPORTS not in rows:
        parts += _support_words(rows)
    return lead, " ".join(part for part in parts if part)


def _silence_words(dataset: DataSet) -> str:
    """The longest time between two events, where it is long enough to be told."""
    rows = dataset.prepared.sort_values(c.FIRST, kind="stable")
    starts = rows[c.FIRST].to_numpy()[1:]
    ends = np.maximum.accumulate(rows[c.LAST].to_numpy())[:-1]
    gaps = (starts - ends).astype("timedelta64[D]").astype(int)
    if not len(gaps) or gaps.max() < LONG_DAYS:
        return ""
    at = int(gaps.argmax())
    start, end = pd.Timestamp(ends[at]), pd.Timestamp(starts[at])
    return f"The longest silence lasts from {start:%B %Y} to {end:%B %Y}."


def _support_words(rows: pd.DataFrame) -> list[str]:
    """How many events rest on one work alone, and to how many there is a remark."""
    cited = (str(works).split(";") for works in rows[c.SOURCES].fillna(""))
    alone = sum(sum(bool(work.strip()) for work in works) == 1 for works in cited)
    told = []
    if alone:
        told.append(f"{counted(alone, 'event rests', 'events rest')} on a single work.")
    differ = int((rows[c.NOTE].fillna("") != "").sum())
    if differ:
        doubts = "such as another date or what was not seen"
        told.append(f"On {differ} the card adds what is worth knowing, {doubts}.")
    return told
