"""The fields of one step, and numbers bound by picking them."""

from dataclasses import replace
from typing import Any

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_state_view import Editing
from components.lessons.lesson_state_view import Lesson
from data import bound
from data.basics import columns as c
from data.basics.problems import shorten
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
TEXTS = ("heading", "prose", "show", "notes", "view", "page", "beside", "draw")  # fields of a step
OF_EVENT = ("date", "move", "score", "title")


def render_fields(lesson: Lesson, desk: Editing) -> None:
    """The texts of the step."""
    step = desk.story.steps[desk.at]
    typed: dict[str, Any] = {"on_change": gather, "args": (desk,)}
    st.text_input("Heading", step.heading, max_chars=200, key=desk.key("heading"), **typed)
    st.text_area(
        "One to three sentences", step.prose, max_chars=stories.PROSE_MOST, key=desk.key("prose"),
        **typed,
    )  # fmt: skip
    st.text_input(
        "Period to show", step.show, key=desk.key("show"),
        help="Such as 1948, 1947-11/1948-12 or the id of a chapter; empty for everything", **typed,
    )  # fmt: skip
    titles = _titles(lesson)
    gone = {name: f"not in this set: {shorten(name)}" for name in step.events if name not in titles}
    names = titles | gone
    st.multiselect(
        "Events to name", list(names), list(step.events), format_func=lambda name: names[name],
        key=desk.key("events"), **typed,
    )  # fmt: skip
    st.text_area(
        "Notes for the teacher", step.notes, max_chars=1500, key=desk.key("notes"), **typed
    )
    st.text_area(
        "Questions, one a line", "\n".join(step.questions), max_chars=1500, key=desk.key("asked"),
        **typed,
    )  # fmt: skip
    with st.expander("Filters, page, another relation, drawing"):
        _more_fields(lesson, desk, step, typed)
    gather(desk)


def _more_fields(lesson: Lesson, desk: Editing, step: Step, typed: dict[str, Any]) -> None:
    """What most steps do without; `typed` as the other fields have it."""
    st.text_input(
        "View", step.view, key=desk.key("view"),
        help="What stands behind the question mark in the address of Explore or Explain",
        **typed,
    )  # fmt: skip
    st.selectbox("Page", PAGES, PAGES.index(step.page), key=desk.key("page"), **typed)
    others = ["", *(e.name for e in dataset_view.entries() if e.name != lesson.dataset.name)]
    others += [step.beside] if step.beside not in others else []
    st.selectbox(
        "Another relation beside it", others, others.index(step.beside),
        key=desk.key("beside"), **typed,
    )  # fmt: skip
    st.text_input("Years to draw first", step.draw, key=desk.key("draw"), **typed)


def _titles(lesson: Lesson) -> dict[str, str]:
    """The title of each event, by its id."""
    rows = lesson.dataset.prepared
    return dict(zip(rows[c.EVENT_ID], rows[c.TITLE], strict=True))


def gather(desk: Editing) -> None:
    """Take over what stands in the fields of the story and of the step at hand (a callback).

    A click on a button takes the focus from the field that was typed in, and both may come in one
    run: so every button of the desk does this first, as the fields do.
    """
    typed = st.session_state
    story, step = desk.story, desk.story.steps[desk.at]

    def text(name: str, now: str) -> str:
        return str(typed.get(desk.key(name), now)).strip()

    fresh = replace(
        step,
        **{name: text(name, getattr(step, name)) for name in TEXTS},
        events=tuple(typed.get(desk.key("events"), step.events)),
        questions=tuple(
            q.strip() for q in text("asked", "\n".join(step.questions)).splitlines() if q.strip()
        ),
    )
    steps = (*story.steps[: desk.at], fresh, *story.steps[desk.at + 1 :])
    desk.story = replace(
        story,
        title=text("title", story.title) or story.title,
        audience=text("who", story.audience),
        minutes=int(typed.get(desk.key("min"), story.minutes)),
        author=text("author", story.author),
        steps=steps,
    )


def render_about(desk: Editing) -> None:
    """What stands above the steps: the title, for whom, how long, by whom."""
    story = desk.story
    typed: dict[str, Any] = {"on_change": gather, "args": (desk,)}
    st.text_input("Title", story.title, max_chars=120, key=desk.key("title"), **typed)
    with st.container(horizontal=True):
        st.text_input("For whom", story.audience, max_chars=80, key=desk.key("who"), **typed)
        st.number_input("Minutes", 0, 600, story.minutes, key=desk.key("min"), width=110, **typed)
        st.text_input("Author", story.author, max_chars=80, key=desk.key("author"), **typed)


def render_bind(lesson: Lesson, desk: Editing) -> None:
    """Pick a number; it goes to the end of the text, tied to the data."""
    with st.expander("Bind a number"):
        asks = st.selectbox("What", list(ASKED), format_func=lambda name: ASKED[name])
        if asks in OF_EVENT:
            titles = _titles(lesson)
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
    gather(desk)
    steps = list(desk.story.steps)
    step = steps[desk.at]
    steps[desk.at] = replace(step, prose=f"{step.prose} {tied}".strip())
    desk.story = replace(desk.story, steps=tuple(steps))
    desk.version += 1
