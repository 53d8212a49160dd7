"""Draw it first: the line they expect, then the line that the events make."""

import streamlit as st

from components.address import dataset_view
from components.lessons.drawing.drawings_view import render_drawings
from components.lessons.drawing.drawn_view import KEPT_MOST, keep_drawing, kept_drawings
from components.lessons.in_tab_view import keep_in_tab
from components.lessons.lesson_state_view import (
    Lesson,
    carries_view,
    go,
    query_now,
    view_of_address,
)
from components.stage.stage_payload import Scene, score_words
from components.stage.stage_view import render_stage
from data import bound
from data.basics.safe_text import file_stem
from data.lessons import drawing, telling, unfinished
from data.lessons.drawings import Drawn
from data.lessons.story import Step, Story

YEARS_LEAST, YEARS_MOST = 3, 80
KEY = "stage-draw"


def render_draw(lesson: Lesson) -> None:
    """Choose the years, draw, compare, take the drawings home."""
    first, last = _years(lesson)
    low, high = lesson.dataset.years
    if high - low < YEARS_LEAST:
        st.text("This data set is too short to draw its line.")
        return
    told, choose = st.columns([0.58, 0.42], vertical_alignment="center")
    told.html('<h2 class="thaw-part">The line they expect, then the real one</h2>')
    years = choose.slider(
        "Years to draw", low, high, (first, last), key=f"draw-{low}-{high}-{first}-{last}"
    )
    if years != (first, last) and years[1] - years[0] + 1 >= YEARS_LEAST:
        go(**{"do": "draw", "from": str(years[0]), "to": str(years[1])})
        st.rerun()
    _keep_in_tab(lesson)
    drawn = kept_drawings(lesson.dataset.name).get((first, last), [])
    score = None
    if drawn:
        at, values = drawn[-1]
        score = score_words(
            drawing.score(values, lesson.trace, lesson.dataset.prepared), lesson.dataset, at
        )
    render_stage(_scene(lesson, first, last), KEY, score, lambda: _heard(lesson, first, last))
    if drawn:
        st.download_button(
            f"Drawings as CSV ({len(drawn)})",
            drawing.csv_bytes(_named(drawn), lesson.trace),
            file_name=f"thaw-drawings-{file_stem(lesson.dataset.title)}.csv",
            mime="text/csv",
        )
    st.text("Drawings stay in this browser tab until it is closed.")
    render_drawings(lesson, [Drawn(name, values) for name, values in _named(_every(lesson))])


def _scene(lesson: Lesson, first: int, last: int) -> Scene:
    """One step in which the years are drawn."""
    step = Step(
        heading=f"What do you expect from {first} to {last}?",
        prose="Above 0° the relation is warm, below it cold. The years before are given.",
        draw=f"{first}/{last}",
    )
    story = Story(f"draw-{first}-{last}", "Draw it first", steps=(step,))
    return Scene(
        dataset=lesson.dataset,
        story=story,
        told=telling.tell(story, lesson.dataset, dataset_view.trace_of),
        glossary=lesson.glossary,
        trace_of=dataset_view.trace_of,
        query=lesson.query,
        mode="draw",
    )


def _years(lesson: Lesson) -> tuple[int, int]:
    """The years in the address; else those of the set, from a quarter of the way on."""
    low, high = lesson.dataset.years
    first, last = max(low + (high - low) // 4, high - YEARS_MOST), high
    if carries_view():
        return _years_seen(lesson) or (first, last)
    asked = query_now("from"), query_now("to")
    if all(text.isdecimal() and len(text) <= 4 for text in asked):
        one, other = max(low, int(asked[0])), min(high, int(asked[1]))
        if other - one + 1 >= YEARS_LEAST:
            return one, other
    return first, last


def _years_seen(lesson: Lesson) -> tuple[int, int] | None:
    """The years of the view that the address carries, with some beside them where they are few."""
    selection, _ = view_of_address(lesson)
    span, _ = bound.period_of(bound.Facts(lesson.dataset, lesson.trace), selection)
    if span is None:
        return None
    low, high = lesson.dataset.years
    first, last = max(low, span[0].year), min(high, span[1].year)
    while last - first + 1 < YEARS_LEAST and (low, high) != (first, last):
        first, last = max(low, first - 1), min(high, last + 1)
    return first, last


def _keep_in_tab(lesson: Lesson) -> None:
    """Let the tab keep the drawings, and take those it has from before a reload or a restart."""
    kept = kept_drawings(lesson.dataset.name)
    found = keep_in_tab(f"drawings {lesson.dataset.name}", unfinished.drawings_text(kept))
    for years, drawn in unfinished.drawings_of(found, lesson.dataset.years).items():
        kept[years] = drawn[:KEPT_MOST]


def _every(lesson: Lesson) -> list[tuple[int, dict[int, float]]]:
    """All drawings of this tab, whatever years they are of, in the order they were made."""
    found = [one for drawn in kept_drawings(lesson.dataset.name).values() for one in drawn]
    return sorted(found, key=lambda one: one[0])


def _named(drawn: list[tuple[int, dict[int, float]]]) -> list[tuple[str, dict[int, float]]]:
    return [(f"drawing {number}", values) for number, (_, values) in enumerate(drawn, start=1)]


def _heard(lesson: Lesson, first: int, last: int) -> None:
    """A drawing came from the browser; what is no number of the years asked is left out."""
    keep_drawing(lesson.dataset.name, (first, last), st.session_state[KEY].get("drawn"))
