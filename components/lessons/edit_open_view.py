"""A story that was saved as a file is opened again, with what is wrong in it by step and line."""

import re
from pathlib import PurePath

import streamlit as st

from components.address import dataset_view
from components.lessons.edit_state_view import begin_from_file
from components.lessons.handed_in_view import handed_in
from components.lessons.lesson_state_view import Lesson
from components.lessons.stories_view import render_mistakes
from data.basics.counting import counted
from data.lessons import story as stories
from data.lessons import telling
from data.lessons.story import Story

NAME_MOST = 50


def render_open(lesson: Lesson) -> None:
    """Choose a file; what it holds; put it on the desk."""
    with st.expander("Open a story that was saved as a file", icon=":material/upload_file:"):
        file = st.file_uploader("Story (.md)", type=["md", "txt"], key="story_file")
        if file is None:
            st.text("“As a file” on the desk saves a story so that others can open it here.")
            return
        for name, content in handed_in([file]):
            _opened(lesson, stories.parse(content.decode("utf-8", "replace"), name_of(name)))


def name_of(file: str) -> str:
    """The name of a story by that of its file: what may be the name of a text of a set."""
    plain = re.sub(r"[^a-z0-9]+", "-", PurePath(file).stem.lower()).strip("-")
    return plain[:NAME_MOST].strip("-") or "story"


def _opened(lesson: Lesson, story: Story) -> None:
    if not story.steps:
        st.text("There is no step of a story in this file.")
        render_mistakes(story.mistakes)
        return
    st.text(f"“{story.title}”: {counted(len(story.steps), 'step')}.")
    told = telling.tell(story, lesson.dataset, dataset_view.trace_of, dataset_view.open_dataset)
    render_mistakes([*story.mistakes, *(one for step in told for one in step.mistakes)])
    st.button("Put it on the desk", type="primary", on_click=begin_from_file, args=(lesson, story))
