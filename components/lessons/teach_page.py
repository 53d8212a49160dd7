"""Teach: a lesson in its order: show, ask, let them draw, let them rate, hand out."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.address.notes_view import render_unknown
from components.address.widgets_view import seed_anew
from components.lessons.drawing.draw_view import render_draw
from components.lessons.edit_state_view import begin_with, may_edit
from components.lessons.edit_view import render_edit, render_own
from components.lessons.handout.handout_view import render_handout
from components.lessons.lesson_state_view import (
    Lesson,
    carries_view,
    go,
    keep_in_address,
    lesson_of,
    query_now,
)
from components.lessons.present_view import render_add, render_present
from components.lessons.quiz_view import render_quiz
from components.lessons.rating.rate_view import render_rate
from components.lessons.stories_view import render_stories, render_story
from components.style.page_style_view import render_style
from data.basics.problems import shorten


def _show(lesson: Lesson) -> None:
    """The stories, and the way to one's own."""

    def edit(name: str) -> None:
        begin_with(lesson, None, name)

    render_stories(lesson, edit if may_edit(lesson) else None)
    render_own(lesson)


@dataclass(frozen=True)
class Part:
    """A part of a lesson: its name, what it is for, and what draws it."""

    title: str
    told: str
    render: Callable[[Lesson], None]


PARTS = {
    "show": Part("Show", "Stories over the live chart", _show),
    "ask": Part("Ask", "A quiz from the data", render_quiz),
    "draw": Part("Let them draw", "", render_draw),
    "rate": Part("Let them rate", "Events without scores, and your line", render_rate),
    "hand-out": Part("Hand out", "Paper for the class, and the key", render_handout),
}
KEYS = ("do", "story", "step", "as", "from", "to", "seed", "most")  # of the address
ACTS = ("write", "present", "add")  # what `do` may say besides a part
CHOICE = "teach_part"  # key of the widget


def render() -> None:
    """The page."""
    render_style()
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    lesson = lesson_of(*opened)
    keep_in_address(lesson)
    if query_now("do") not in ("present", "add") and not carries_view():
        render_unknown(KEYS, _not_a_part(query_now("do")))
    story = query_now("story")
    if story and query_now("do") == "write":
        render_edit(lesson, story)
        return
    if query_now("do") == "present":
        render_present(lesson)
        return
    if story:
        render_story(lesson, story)
        return
    if query_now("do") == "add":
        _head(lesson)
        render_add(lesson)
        return
    part = query_now("do") if query_now("do") in PARTS else "show"
    _head(lesson, part)
    if PARTS[part].told:
        st.html(str(Markup('<h2 class="thaw-part">{}</h2>').format(PARTS[part].told)))
    PARTS[part].render(lesson)


def _not_a_part(asked: str) -> list[str]:
    """What to say of a part that a lesson does not have."""
    if not asked or asked in PARTS or asked in ACTS:
        return []
    parts = ", ".join(PARTS)
    return [f"The address says do={shorten(asked)}, which is no part of a lesson: {parts} are."]


def _head(lesson: Lesson, part: str = "") -> None:
    """The title, the parts of a lesson and the sets, in one row where there is room."""
    with st.container(key="teach_head", horizontal=True, vertical_alignment="center"):
        head = Markup('<header class="thaw-head"><h1>Teach</h1></header>')
        st.html(str(head), width="content")
        if part:
            st.segmented_control(
                "Part of the lesson",
                list(PARTS),
                format_func=lambda name: f"{list(PARTS).index(name) + 1} {PARTS[name].title}",
                **seed_anew(CHOICE, part, lambda part: go(do=part), "default"),
                required=True,
                label_visibility="collapsed",
            )
        dataset_view.render_picker()
