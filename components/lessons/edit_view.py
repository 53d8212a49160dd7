"""Write a story: its steps in order, each with its view, its numbers bound by picking them."""

from dataclasses import replace

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_fields_view import render_bind, render_fields
from components.lessons.edit_state_view import (
    FAILED,
    KEY,
    Editing,
    begin_with,
    copy_set,
    may_edit,
    on_desk,
    render_failed,
    save,
)
from components.lessons.lesson_state_view import Lesson, go
from components.lessons.stories_view import scene_of
from components.stage.stage_view import render_stage
from data import bound
from data.lessons import story as stories
from data.lessons import telling
from data.lessons.story import Step


def render_own(lesson: Lesson) -> None:
    """Below the list of stories: begin one, or copy the set first."""
    if may_edit(lesson):
        st.button("Write a story", on_click=_new, args=(lesson,), icon=":material/add:")
        return
    render_failed()
    st.text("To write or change a story, copy this set first; the copy is yours.")
    st.button("Copy the set and its stories", on_click=copy_set, args=(lesson,))


def _new(lesson: Lesson) -> None:
    begin_with(lesson, None)


def render_edit(lesson: Lesson, name: str) -> None:
    """The desk."""
    desk = on_desk()
    if not may_edit(lesson):
        st.text("This set cannot be changed. Copy it first, on the page Teach.")
        st.button("All stories", on_click=go)
        return
    if desk is None or desk.dataset != lesson.dataset.name or desk.story.name != name:
        begin_with(lesson, None, name)
        desk = on_desk()
        if desk is not None and desk.kept is None and name:
            told = f"There is no story “{name[:40]}” in this set; the one below is new."
            st.session_state[FAILED] = told
    if desk is None:
        return
    _head(lesson, desk)
    kept = desk.kept == desk.story
    fields, preview = st.columns([0.42, 0.58], gap="medium")
    with fields:
        _about(desk)
        _steps(desk)
        render_fields(lesson, desk)
        render_bind(lesson, desk)
    if kept != (desk.kept == desk.story):
        st.rerun()  # what stands above says the opposite of what was just typed
    with preview:
        told = telling.tell(
            desk.story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset
        )
        shown = replace(desk.story, steps=(desk.story.steps[desk.at],))
        scene = scene_of(lesson, shown, [told[desk.at]], "single")
        render_stage(scene, key="stage-edit")
        for mistake in [m for one in told for m in one.mistakes][:10]:
            st.text(f"Step {mistake.step}: {mistake.what}. {mistake.mend}.")


def _head(lesson: Lesson, desk: Editing) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("← All stories", on_click=go, type="tertiary")
        kept = desk.kept == desk.story
        st.button("Keep", disabled=kept, on_click=_keep, args=(desk,))
        st.text("Kept in your workspace." if kept else "Not kept yet.")
        st.download_button(
            "As a file", stories.write(desk.story), f"{desk.story.name}.md", "text/markdown"
        )
        if desk.kept:
            st.button("Delete the story", on_click=_delete, args=(desk,), type="tertiary")
    render_failed()


def _keep(desk: Editing) -> None:
    if save(desk, stories.write(desk.story), f"Story “{desk.story.title}”"):
        desk.kept = desk.story


def _delete(desk: Editing) -> None:
    if save(desk, None, f"Story “{desk.story.title}” deleted"):
        st.session_state.pop(KEY)
        go()


def _about(desk: Editing) -> None:
    story = desk.story
    key = f"{story.name}-{desk.version}"
    title = st.text_input("Title", story.title, max_chars=120, key=f"edit-title-{key}")
    with st.container(horizontal=True):
        audience = st.text_input("For whom", story.audience, max_chars=80, key=f"edit-who-{key}")
        minutes = st.number_input(
            "Minutes", 0, 600, story.minutes, key=f"edit-min-{key}", width=110
        )
        author = st.text_input("Author", story.author, max_chars=80, key=f"edit-author-{key}")
    desk.story = replace(
        story, title=title.strip() or story.title, audience=audience, minutes=int(minutes),
        author=author,
    )  # fmt: skip


def _steps(desk: Editing) -> None:
    """Which step is on the desk, and its place among the others."""
    steps = desk.story.steps
    labels = [f"{at} {bound.as_read(step.heading)}" for at, step in enumerate(steps, start=1)]
    # What is chosen comes back as its label: with another label it is another widget.
    key = f"edit-step-{desk.version}-{desk.at}-{hash(tuple(labels))}"
    st.selectbox(
        "Step", range(len(steps)), index=desk.at, key=key,
        format_func=lambda at: labels[at],
        on_change=lambda: _go_to(desk, st.session_state[key]),
    )  # fmt: skip
    with st.container(horizontal=True):
        st.button("Earlier", disabled=desk.at == 0, on_click=_move, args=(desk, -1))
        st.button("Later", disabled=desk.at == len(steps) - 1, on_click=_move, args=(desk, 1))
        st.button(
            "New step", on_click=_add, args=(desk,), disabled=len(steps) >= stories.STEPS_MOST
        )
        st.button("Delete step", disabled=len(steps) == 1, on_click=_drop, args=(desk,))


def _go_to(desk: Editing, at: int) -> None:
    desk.at = at
    desk.version += 1


def _move(desk: Editing, by: int) -> None:
    steps = list(desk.story.steps)
    steps.insert(desk.at + by, steps.pop(desk.at))
    desk.story = replace(desk.story, steps=tuple(steps))
    _go_to(desk, desk.at + by)


def _add(desk: Editing) -> None:
    steps = list(desk.story.steps)
    steps.insert(desk.at + 1, Step("New step"))
    desk.story = replace(desk.story, steps=tuple(steps))
    _go_to(desk, desk.at + 1)


def _drop(desk: Editing) -> None:
    steps = [step for at, step in enumerate(desk.story.steps) if at != desk.at]
    desk.story = replace(desk.story, steps=tuple(steps))
    _go_to(desk, min(desk.at, len(steps) - 1))
