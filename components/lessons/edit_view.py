"""Write a story: its steps in order, each with its view, its numbers bound by picking them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_fields_view import (
    gather,
    render_about,
    render_bind,
    render_fields,
)
from components.lessons.edit_open_view import render_open
from components.lessons.edit_state_view import (
    FAILED,
    KEY,
    Editing,
    begin_with,
    copy_set,
    for_tab,
    from_tab,
    may_edit,
    on_desk,
    place_of,
    put_on_desk,
    render_failed,
    save,
)
from components.lessons.in_tab_view import keep_in_tab
from components.lessons.lesson_state_view import Lesson, go
from components.lessons.stories_view import render_told, scene_of
from data import bound
from data.events import texts
from data.lessons import story as stories
from data.lessons import telling
from data.lessons.story import Step


def render_own(lesson: Lesson) -> None:
    """Below the list of stories: begin one, open one, go on with one; or copy the set first."""
    render_failed()
    if not may_edit(lesson):
        st.text("To write, change or open a story, copy this set first; the copy is yours.")
        st.button("Copy the set and its stories", on_click=copy_set, args=(lesson,))
        return
    desk = on_desk()
    if desk is not None and desk.dataset == lesson.dataset.name and desk.unkept:
        with st.container(horizontal=True, vertical_alignment="center", key="story-unkept"):
            st.text(f"“{desk.story.title}” has changes that are not kept yet.")
            st.button(
                "Go on writing", on_click=go, kwargs={"do": "write", "story": desk.story.name}
            )
    st.button("Write a story", on_click=begin_with, args=(lesson, None), icon=":material/add:")
    render_open(lesson)


def render_edit(lesson: Lesson, name: str) -> None:
    """The desk."""
    if not may_edit(lesson):
        st.text("This set cannot be changed. Copy it first, on the page Teach.")
        st.button("All stories", on_click=go)
        return
    desk = _desk(lesson, name)
    if desk is None:
        render_failed()
        return
    _head(lesson, desk)
    before = desk.story
    fields, preview = st.columns([0.42, 0.58], gap="medium")
    with fields:
        render_about(desk)
        _steps(desk)
        render_fields(lesson, desk)
        render_bind(lesson, desk)
    if desk.story != before:
        st.rerun()  # typed where no callback came: what stands above does not know of it yet
    with preview:
        told = telling.tell(
            desk.story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset
        )
        shown = replace(desk.story, steps=(desk.story.steps[desk.at],))
        scene = scene_of(lesson, shown, [told[desk.at]], "single")
        render_told(scene, "stage-edit")
        for mistake in [m for one in told for m in one.mistakes][:10]:
            st.text(f"Step {mistake.step}: {mistake.what}. {mistake.mend}.")


def _desk(lesson: Lesson, name: str) -> Editing | None:
    """What is on the desk: as this session has it, as the tab kept it, or as it is kept."""
    desk = on_desk()
    if desk is not None and (desk.dataset, desk.story.name) != (lesson.dataset.name, name):
        desk = None
    found = keep_in_tab(place_of(lesson.dataset.name, name), for_tab(desk))
    back = from_tab(lesson, name, found) if found else None
    if back is not None:
        # Fields that stand on the screen already would go on showing what was in them.
        back.version += desk is not None
        desk = back
    if desk is None:
        desk = put_on_desk(lesson, name)
        if desk is not None and desk.kept is None:
            _called(desk, name)
    if desk is not None:
        st.session_state[KEY] = desk
    return desk


def _called(desk: Editing, name: str) -> None:
    """A story that the address names and the set does not have: it is new, and that is said."""
    if texts.is_text(texts.story_file(name)):
        desk.story = desk.begun = replace(desk.story, name=name)
    else:
        go(do="write", story=desk.story.name)
    told = f"There is no story “{name[:40]}” in this set; the one below is new."
    st.session_state[FAILED] = told


def _head(lesson: Lesson, desk: Editing) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("← All stories", on_click=_then(desk, go), type="tertiary")
        kept = desk.kept == desk.story
        st.button("Keep", disabled=kept, on_click=_then(desk, _keep, desk), type="primary")
        st.text("Kept in your workspace." if kept else "Not kept yet.")
        st.download_button(
            "As a file", stories.write(desk.story), f"{desk.story.name}.md", "text/markdown"
        )
        if desk.unkept:
            st.button("Throw away the changes", on_click=_throw_away, args=(desk,), type="tertiary")
        if desk.kept:
            st.button("Delete the story", on_click=_delete, args=(desk,), type="tertiary")
    render_failed()


def _then(desk: Editing, act: Callable[..., None], *args: Any) -> Callable[[], None]:
    """A callback: what was typed last is taken over before anything else is done."""

    def done() -> None:
        gather(desk)
        act(*args)

    return done


def _keep(desk: Editing) -> None:
    if save(desk, stories.write(desk.story), f"Story “{desk.story.title}”"):
        desk.kept = desk.story


def _throw_away(desk: Editing) -> None:
    """Back to what is kept; a story that never was is gone."""
    if desk.kept is None:
        st.session_state.pop(KEY)
        go()
        return
    desk.story = desk.kept
    _go_to(desk, min(desk.at, len(desk.story.steps) - 1))


def _delete(desk: Editing) -> None:
    if save(desk, None, f"Story “{desk.story.title}” deleted"):
        st.session_state.pop(KEY)
        go()


def _steps(desk: Editing) -> None:
    """Which step is on the desk, and its place among the others."""
    steps = desk.story.steps
    labels = [f"{at} {bound.as_read(step.heading)}" for at, step in enumerate(steps, start=1)]
    # What is chosen comes back as its label: with another label it is another widget.
    # No callback: one comes late, too, with what was chosen of steps that stood elsewhere then.
    at = st.selectbox(
        "Step", range(len(steps)), index=desk.at, key=desk.key(f"step-{hash(tuple(labels))}"),
        format_func=lambda at: labels[at],
    )  # fmt: skip
    if at != desk.at:
        _go_to(desk, at)
        st.rerun()
    with st.container(horizontal=True):
        st.button("Earlier", disabled=desk.at == 0, on_click=_then(desk, _move, desk, -1))
        st.button("Later", disabled=desk.at == len(steps) - 1, on_click=_then(desk, _move, desk, 1))
        st.button(
            "New step", on_click=_then(desk, _add, desk), disabled=len(steps) >= stories.STEPS_MOST
        )
        st.button("Delete step", disabled=len(steps) == 1, on_click=_then(desk, _drop, desk))


def _go_to(desk: Editing, at: int) -> None:
    desk.at = at
    desk.version += 1


def _move(desk: Editing, by: int) -> None:
    if not 0 <= desk.at + by < len(desk.story.steps):
        return  # a second click, faster than the page
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
    if len(desk.story.steps) == 1:
        return
    steps = [step for at, step in enumerate(desk.story.steps) if at != desk.at]
    desk.story = replace(desk.story, steps=tuple(steps))
    _go_to(desk, min(desk.at, len(steps) - 1))
