"""The stories of a set: the list, and a story on its stage."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address import dataset_view
from components.lessons.drawing.drawn_view import score_of_step
from components.lessons.edit_state_view import begin_with, copy_and_edit, may_edit, render_failed
from components.lessons.lesson_state_view import Lesson, go, query_now
from components.lessons.story_line_view import story_line
from components.stage.stage_payload import Scene
from components.stage.stage_view import render_stage
from components.style.words_view import plain
from data.basics.counting import counted
from data.lessons import telling
from data.lessons.story import Mistake, Story
from data.lessons.telling import Told

MISTAKES_MOST = 20


def render_stories(lesson: Lesson, edit: Callable[[str], None] | None = None) -> None:
    """A card for each; the first story is one click away.

    Args:
        lesson: the set.
        edit: opens a story by name to be changed; None where that cannot be.
    """
    if not lesson.stories:
        st.text("This data set has no stories yet.")
        return
    with st.container(key="stories", horizontal=True, gap="small"):
        for story in lesson.stories:
            _card(lesson, story, edit)


def _card(lesson: Lesson, story: Story, edit: Callable[[str], None] | None) -> None:
    """A story: its years on the line, its title, what it is; the title opens it."""
    with st.container(key=f"story-{story.name}", gap=None, border=True):
        st.html(str(story_line(lesson, story)))
        st.button(
            plain(story.title),
            key=f"open-{story.name}",
            on_click=go,
            kwargs={"story": story.name},
            width="stretch",
        )
        kind = METHOD if story.about == "method" else ""
        st.html(str(_KIND.format(kind, _about(story))))
        if edit:
            st.button("Edit", key=f"edit-{story.name}", on_click=edit, args=(story.name,))
        render_mistakes(story.mistakes)


_KIND = Markup('<p class="thaw-story-about">{}{}</p>')
METHOD = Markup("<strong>How the picture is made</strong> · ")


def render_story(lesson: Lesson, name: str) -> None:
    """A story on its stage, or its speaker's page."""
    story = next((one for one in lesson.stories if one.name == name), None)
    if story is None:
        st.text(f"There is no story “{name[:60]}” in this data set.")
        st.button("All stories", on_click=go)
        return
    speaker = query_now("as") == "speaker"
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset)
    scene = scene_of(lesson, story, told, "speaker" if speaker else "story")
    if not speaker:
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.button("← All stories", on_click=go, type="tertiary")
            st.text(_about(story))
            _to_the_desk(lesson, name)
        render_failed()
    render_told(scene, f"stage-{story.name}")
    if not speaker:
        render_mistakes([*story.mistakes, *(one for step in told for one in step.mistakes)])


def _to_the_desk(lesson: Lesson, name: str) -> None:
    """Change the story; one of a set that comes with Thaw in a copy."""
    if may_edit(lesson):
        st.button("Edit", on_click=begin_with, args=(lesson, None, name), type="tertiary")
        return
    st.button("Copy and change it", on_click=copy_and_edit, args=(lesson, name), type="tertiary")


def scene_of(
    lesson: Lesson,
    story: Story,
    told: Sequence[Told],
    mode: str,
    curves: Mapping[int, pd.DataFrame] | None = None,
) -> Scene:
    """What a stage shows of a story; `curves` as `Scene` has them."""
    return Scene(
        dataset=lesson.dataset,
        story=story,
        told=told,
        glossary=lesson.glossary,
        trace_of=dataset_view.trace_of,
        query=lesson.query,
        mode=mode,
        curves=curves or {},
    )


def render_told(scene: Scene, key: str) -> None:
    """A stage of told steps; a step that was just drawn is set against the line."""
    render_stage(scene, key, score_of_step(scene, key))


def _about(story: Story) -> str:
    """What a story is, in a line."""
    parts = [story.audience, f"{story.minutes} min" if story.minutes else ""]
    steps = counted(len(story.steps), "step")
    return " · ".join(part for part in (*parts, steps, story.author) if part)


def render_mistakes(mistakes: Sequence[Mistake]) -> None:
    """What is wrong in a story's file, each with its line."""
    if not mistakes:
        return
    with st.expander(f"{len(mistakes)} to look at in this story", icon=":material/error:"):
        for mistake in mistakes[:MISTAKES_MOST]:
            st.text(mistake.sentence())
        if len(mistakes) > MISTAKES_MOST:
            st.text(f"… and {len(mistakes) - MISTAKES_MOST} more")
