"""The fields of one step, and numbers bound by picking them."""

from dataclasses import replace

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_state_view import Editing
from components.lessons.lesson_state_view import Lesson
from data import bound
from data.basics import columns as c
from data.lessons import story as stories
from data.lessons.story import PAGES, Step

ASKED = {
    "value": "Degrees on a date",
    "fall": "Degrees the line fell in a period",
    "rise": "Degrees the line rose in a period",
    "change": "Change in a period, with its sign",
    "lowest": "Lowest point of a period",
    "highest": "Highest point of a period",
    "stretch": "Years on one side of zero, around a date",
    "days": "Days between two dates or events",
    "events": "Number of events in a period",
    "side": "Above or below zero on a date",
    "class": "Class on a date",
    "date": "Date of an event",
    "move": "Degrees an event moved the line",
    "score": "Score of an event",
    "title": "Title of an event",
}
OF_EVENT = ("date", "move", "score", "title")


def render_fields(lesson: Lesson, desk: Editing) -> None:
    """The texts of the step."""
    step = desk.story.steps[desk.at]
    titles = dict(
        zip(lesson.dataset.prepared[c.EVENT_ID], lesson.dataset.prepared[c.TITLE], strict=True)
    )
    heading = st.text_input("Heading", step.heading, max_chars=200, key=desk.key("heading"))
    prose = st.text_area(
        "One to three sentences", step.prose, max_chars=stories.PROSE_MOST, key=desk.key("prose")
    )
    show = st.text_input(
        "Period to show", step.show, key=desk.key("show"),
        help="Such as 1948, 1947-11/1948-12 or the id of a chapter; empty for everything",
    )  # fmt: skip
    events = st.multiselect(
        "Events to name", list(titles), [e for e in step.events if e in titles],
        format_func=lambda name: titles[name], key=desk.key("events"),
    )  # fmt: skip
    notes = st.text_area("Notes for the teacher", step.notes, max_chars=1500, key=desk.key("notes"))
    asked = st.text_area(
        "Questions, one a line", "\n".join(step.questions), max_chars=1500, key=desk.key("asked")
    )
    with st.expander("Filters, page, another relation, drawing"):
        view = st.text_input(
            "View", step.view, key=desk.key("view"),
            help="What stands behind the question mark in the address of Explore or Explain",
        )  # fmt: skip
        page = st.selectbox("Page", PAGES, PAGES.index(step.page), key=desk.key("page"))
        others = ["", *(e.name for e in dataset_view.entries() if e.name != lesson.dataset.name)]
        beside = st.selectbox(
            "Another relation beside it", others, key=desk.key("beside"),
            index=others.index(step.beside) if step.beside in others else 0,
        )  # fmt: skip
        draw = st.text_input("Years to draw first", step.draw, key=desk.key("draw"))
    fresh = replace(
        step, heading=heading.strip(), prose=prose.strip(), show=show.strip(), events=tuple(events),
        notes=notes.strip(), questions=tuple(q.strip() for q in asked.splitlines() if q.strip()),
        view=view.strip(), page=page, beside=beside, draw=draw.strip(),
    )  # fmt: skip
    _put(desk, fresh)


def _put(desk: Editing, fresh: Step) -> None:
    """The step as it is now in place of the one before."""
    steps = [*desk.story.steps[: desk.at], fresh, *desk.story.steps[desk.at + 1 :]]
    desk.story = replace(desk.story, steps=tuple(steps))


def render_bind(lesson: Lesson, desk: Editing) -> None:
    """Pick a number; it goes to the end of the text, tied to the data."""
    with st.expander("Bind a number"):
        asks = st.selectbox("What", list(ASKED), format_func=lambda name: ASKED[name])
        if asks in OF_EVENT:
            rows = lesson.dataset.prepared
            titles = dict(zip(rows[c.EVENT_ID], rows[c.TITLE], strict=True))
            of = st.selectbox("Event", list(titles), format_func=lambda name: titles[name])
        else:
            of = st.text_input("When", "1948", help="A date, or two with / for a period").strip()
        facts = bound.Facts(lesson.dataset, lesson.trace)
        tied = f"[](={asks}:{of})"
        read = bound.read(tied, facts)
        if read.stale or not of:
            st.text(read.stale[0] if read.stale else "Say when.")
            return
        st.text(f"It is {read.text}.")
        st.button("Put it into the text", on_click=_insert, args=(desk, bound.filled(tied, facts)))


def _insert(desk: Editing, tied: str) -> None:
    steps = list(desk.story.steps)
    step = steps[desk.at]
    steps[desk.at] = replace(step, prose=f"{step.prose} {tied}".strip())
    desk.story = replace(desk.story, steps=tuple(steps))
    desk.version += 1
