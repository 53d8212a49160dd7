"""Hand out: a sheet for the class and its key, from a story, a view of another page or years."""

import re
from dataclasses import replace
from datetime import date

import streamlit as st

from components.address import dataset_view
from components.address.notes_view import render_notes
from components.lessons.handout.handout_html import (
    KINDS,
    MIME,
    SHORT_QUESTIONS,
    Handout,
    answer_key,
    handout,
)
from components.lessons.handout.paper_view import render_paper
from components.lessons.lesson_state_view import Lesson, carries_view, query_now, view_of_address
from components.lessons.quiz_view import most_now, questions, render_numbers, seed_now
from data import bound
from data.basics.safe_text import file_stem
from data.lessons import telling
from data.lessons.story import Story
from data.selection.selection import Selection

QUIZ = 3  # questions, unless the quiz on the screen has another number
SHEETS = ("The sheet", "The answer key")
_OWN_YEARS = r",? [0-9]{3,4}[–-][0-9]{3,4}$"
VIEW, YEARS = "The view you came from", "Years of my choice"


def render_handout(lesson: Lesson) -> None:
    """What is on the sheet and the two files; beside them the sheet itself."""
    chosen, seen = st.columns([0.4, 0.6], gap="large")
    with chosen:
        sheet = _choose(lesson)
        files = {SHEETS[0]: handout(sheet), SHEETS[1]: answer_key(sheet)}
        stem = file_stem(f"thaw-handout-{sheet.title}".lower())
        with st.container(horizontal=True):
            st.download_button(
                "Handout (HTML)",
                files[SHEETS[0]],
                f"{stem}-{sheet.kind}.html",
                MIME,
                type="primary",
            )
            st.download_button("Answer key (HTML)", files[SHEETS[1]], f"{stem}-key.html", MIME)
        st.text(
            "Each is one file that needs neither Thaw nor a network: open it and print it, on A4 "
            "or Letter."
        )
    with seen:
        which = st.segmented_control(
            "Shown", SHEETS, default=SHEETS[0], required=True, label_visibility="collapsed"
        )
        render_paper(files[which or SHEETS[0]], f"{which}: {sheet.title}", "handout_paper")


def _choose(lesson: Lesson) -> Handout:
    """The choices, as a sheet."""
    carried = [VIEW] if carries_view() else []
    about: list[Story | str] = [*carried, *lesson.stories, YEARS]
    from_quiz = bool(query_now("most")) and not carried  # its questions are about the whole set
    chosen = st.selectbox(
        "About", about, key=f"handout_about_{len(carried)}",
        index=len(about) - 1 if from_quiz else 0,
        format_func=lambda one: one if isinstance(one, str) else one.title,
    )  # fmt: skip
    low, high = lesson.dataset.years
    years = low, high
    if chosen == YEARS:
        years = st.slider("Years", low, high, years, key="handout_years")
    kind = st.radio("Sheet", list(KINDS), format_func=lambda name: KINDS[name], horizontal=True)
    number, seed = most_now(QUIZ), seed_now()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        render_numbers("handout", "Quiz questions", number, "hand-out", least=0)
        short = st.checkbox("Two pages at most", value=number <= SHORT_QUESTIONS)
    asked = questions(lesson, seed, number) if number else []
    empty = Handout(
        lesson.dataset, Selection(), lesson.trace, lesson.dataset.title, _days(years), kind=kind,
        short=short, quiz=tuple(asked),
    )  # fmt: skip
    if isinstance(chosen, Story):
        sheet = _of_story(lesson, chosen, empty)
    else:
        sheet = _of_view(lesson, empty) if chosen == VIEW else _of_years(lesson, years, empty)
    if short and len(sheet.questions) + len(asked) > SHORT_QUESTIONS:
        st.text(f"Two pages have room for {SHORT_QUESTIONS} questions; the story's own come first.")
    return sheet


def _days(years: tuple[int, int]) -> tuple[date, date]:
    return date(years[0], 1, 1), date(years[1], 12, 31)


def _titled(title: str, years: str) -> str:
    """The title of a set with other years than its own."""
    return f"{re.sub(_OWN_YEARS, '', title)}, {years}"


def _of_years(lesson: Lesson, years: tuple[int, int], sheet: Handout) -> Handout:
    """The sheet of years; they stand in its title unless they are all."""
    if years == lesson.dataset.years:
        return sheet
    return replace(sheet, title=_titled(lesson.dataset.title, f"{years[0]}–{years[1]}"))


def _of_view(lesson: Lesson, sheet: Handout) -> Handout:
    """The sheet of a view: its period, filters and model, told below the title."""
    selection, notes = view_of_address(lesson)
    render_notes(notes)
    dataset = lesson.dataset
    trace = dataset_view.trace_of(dataset, selection)
    span, name = bound.period_of(bound.Facts(dataset, trace), selection)
    span = span or sheet.span
    years = f"{span[0].year}–{span[1].year}" if span[0].year < span[1].year else f"{span[0].year}"
    title = dataset.title
    if span != sheet.span:
        title = f"{title}: {name}" if name else _titled(title, years)
    told = bound.finding(dataset, selection, trace).text
    if sheet.kind != "labels":
        told = ""  # it says what the class is asked
    shown = selection.sentence(dataset.prepared, dataset)
    intro = " ".join(part for part in (told, f"Shown: {shown}." if shown else "") if part)
    return replace(sheet, selection=selection, trace=trace, title=title, span=span, intro=intro)


def _of_story(lesson: Lesson, story: Story, sheet: Handout) -> Handout:
    """The sheet of a story: the years and events of its steps, their questions."""
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset)
    spans = [one.span for one in told if one.span]
    return replace(
        sheet,
        title=story.title,
        span=(min(a for a, _ in spans), max(b for _, b in spans)) if spans else sheet.span,
        intro=told[0].prose.text if told else "",
        questions=tuple(q for one in told for q in one.step.questions),
        events=tuple(dict.fromkeys(name for one in told for name in one.step.events)),
    )
