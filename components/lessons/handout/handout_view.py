"""Hand out: a sheet for the class and its key, from a story or from years."""

from datetime import date

import streamlit as st

from components.address import dataset_view
from components.lessons.handout.handout_html import (
    KINDS,
    MIME,
    SHORT_QUESTIONS,
    Handout,
    answer_key,
    handout,
)
from components.lessons.handout.paper_view import render_paper
from components.lessons.lesson_state_view import Lesson, query_now
from components.lessons.quiz_view import most_now, questions, render_numbers, seed_now
from data.basics.safe_text import file_stem
from data.lessons import telling
from data.lessons.story import Story
from data.selection.selection import Selection

QUIZ = 3  # questions, unless the quiz on the screen has another number
SHEETS = ("The sheet", "The answer key")


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
    stories: list[Story | None] = [*lesson.stories, None]
    from_quiz = bool(query_now("most"))  # whose questions are about the whole set
    story = st.selectbox(
        "About", stories, key="handout_story", index=len(lesson.stories) if from_quiz else 0,
        format_func=lambda one: one.title if one else "Years of my choice",
    )  # fmt: skip
    low, high = lesson.dataset.years
    years = (
        (low, high) if story else st.slider("Years", low, high, (low, high), key="handout_years")
    )
    kind = st.radio("Sheet", list(KINDS), format_func=lambda name: KINDS[name], horizontal=True)
    number, seed = most_now(QUIZ), seed_now()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        render_numbers("handout", "Quiz questions", number, "hand-out", least=0)
        short = st.checkbox("Two pages at most", value=number <= SHORT_QUESTIONS)
    asked = questions(lesson, seed, number) if number else []
    sheet = _sheet(lesson, story, years, kind, short, tuple(asked))
    if short and len(sheet.questions) + len(asked) > SHORT_QUESTIONS:
        st.text(f"Two pages have room for {SHORT_QUESTIONS} questions; the story's own come first.")
    return sheet


def _sheet(
    lesson: Lesson,
    story: Story | None,
    years: tuple[int, int],
    kind: str,
    short: bool,
    asked: tuple,
) -> Handout:
    """The sheet of a story: the years and events of its steps, their questions; or of years."""
    span = date(years[0], 1, 1), date(years[1], 12, 31)
    if story is None:
        all_years = years == lesson.dataset.years
        title = lesson.dataset.title
        title = title if all_years else f"{title}: {years[0]}–{years[1]}"
        return Handout(
            lesson.dataset, Selection(), lesson.trace, title, span, "", kind, short, (), asked
        )
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset)
    spans = [one.span for one in told if one.span]
    if spans:
        span = min(a for a, _ in spans), max(b for _, b in spans)
    events = tuple(dict.fromkeys(name for one in told for name in one.step.events))
    open_questions = tuple(q for one in told for q in one.step.questions)
    return Handout(
        lesson.dataset, Selection(), lesson.trace, story.title, span, told[0].prose.text if told
        else "", kind, short, open_questions, asked, events,
    )  # fmt: skip
