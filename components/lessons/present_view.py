"""One view of another page: presented full screen, or added to a story as a step."""

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_state_view import begin_with, copy_set, may_edit, render_failed
from components.lessons.lesson_state_view import Lesson, go, query_now, view_of_address
from components.lessons.stories_view import scene_of
from components.stage.stage_view import render_stage
from data import bound
from data.basics import columns as c
from data.lessons import telling
from data.lessons.story import PAGES, Step, Story
from data.selection import selection_address
from data.selection.selection import Selection

NEW = ""


def step_of_address(lesson: Lesson) -> Step:
    """The view that the address carries, as a step with its headline."""
    selection, _ = view_of_address(lesson)
    facts = bound.Facts(lesson.dataset, dataset_view.trace_of(lesson.dataset, selection))
    span, _ = bound.period_of(facts, selection)
    kept = replace(selection, view=None, chapter=None, event=None, look=None, on=None)
    page = query_now("page") if query_now("page") in PAGES else PAGES[0]
    heading = bound.finding(lesson.dataset, selection, facts.trace)
    return Step(
        heading=heading.written.rstrip("."),
        show=f"{span[0].isoformat()}/{span[1].isoformat()}" if span else "",
        events=(selection.event,) if selection.event else _named(lesson, selection, span),
        view=urlencode(selection_address.to_query(kept, lesson.dataset.model), doseq=True),
        page=page,
        beside=query_now("with"),
    )


def _named(lesson: Lesson, selection: Selection, span: tuple | None) -> tuple[str, ...]:
    """The strongest events of the view, in time order: what is named where nothing is chosen."""
    moves = dataset_view.trace_of(lesson.dataset, selection).moves
    shown = selection.apply(lesson.dataset.prepared)
    if span:
        days = shown[c.MIDDLE].dt.date
        shown = shown[(days >= span[0]) & (days <= span[1])]
    size = moves.set_index(c.EVENT_ID)["move"].abs().reindex(shown[c.EVENT_ID])
    strongest = set(size.nlargest(8).index)
    return tuple(name for name in shown[c.EVENT_ID] if name in strongest)


def render_present(lesson: Lesson) -> None:
    """The view on a stage, full screen at once; Escape leads back."""
    step = step_of_address(lesson)
    story = Story("view", lesson.dataset.title, steps=(step,))
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset)
    render_stage(scene_of(lesson, story, told, "present"), key="stage-view")
    st.button("All stories", on_click=go, type="tertiary")


def render_add(lesson: Lesson) -> None:
    """Choose the story that the view is added to."""
    if not may_edit(lesson):
        render_failed()
        st.text("Steps are kept in stories of your own sets. Copy this set; the copy is yours.")
        with st.container(horizontal=True):
            st.button("Copy the set and go on", on_click=copy_set, args=(lesson,), type="primary")
            st.button("To the stories", on_click=go)
        return
    step = step_of_address(lesson)
    titles = {NEW: "A new story"} | {one.name: one.title for one in lesson.stories}
    st.text(f"The view: {bound.as_read(step.heading)}")
    name = st.selectbox("Add it to", list(titles), format_func=lambda key: titles[key])
    st.button("Add", on_click=begin_with, args=(lesson, step, name or ""))
