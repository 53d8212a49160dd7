"""The story on the desk, and the one way in which it is kept."""

from dataclasses import dataclass, replace

import streamlit as st

from components.address import dataset_view
from components.address.query_view import SET_KEY, query_now, write_query
from components.lessons.lesson_state_view import Lesson, go
from components.style.words_view import plain
from data import workspace
from data.events import texts
from data.lessons.story import Step, Story
from data.workspace import Conflict, WorkspaceError

KEY = "teach_edit"  # in the session
FAILED = "teach_edit_failed"
CHANGED = (
    "Somebody changed this story elsewhere in the meantime, and that one stands. Yours is in the "
    "history of the set, beside the line (Workshop, tab History). To put yours in its place, press "
    "the button again: the other then stays in the history."
)


@dataclass
class Editing:
    """A story on the desk.

    Attributes:
        dataset: id of the set it belongs to.
        story: as it is on the screen.
        kept: as it is in the workspace; None for a new one.
        base: number of the revision that it was put on the desk from.
        at: position of the step on the screen.
        version: counts up when the fields have to be filled anew.
    """

    dataset: str
    story: Story
    kept: Story | None
    base: int = 0
    at: int = 0
    version: int = 0

    def key(self, name: str) -> str:
        """A widget's key that changes with the step and the version."""
        return f"edit-{name}-{self.story.name}-{self.at}-{self.version}"


def on_desk() -> Editing | None:
    """What is on the desk."""
    return st.session_state.get(KEY)


def may_edit(lesson: Lesson) -> bool:
    """Whether stories can be kept with this set: one of one's own."""
    return lesson.dataset.name.startswith(workspace.PREFIX)


def copy_set(lesson: Lesson) -> None:
    """Make the set one's own (a callback): the page stands as it did, over the copy."""
    copied(lesson)


def copied(lesson: Lesson) -> str:
    """The same for those who need to know.

    Returns:
        The name of the copy; empty where it could not be made, which is said.
    """
    try:
        name = workspace.open_store().copy_shipped(lesson.dataset)
    except WorkspaceError as problem:
        st.session_state[FAILED] = f"It was not copied: {problem}"
        return ""
    dataset_view.choose(name)
    write_query({**query_now(), SET_KEY: name})
    return name


def copy_and_edit(lesson: Lesson, name: str) -> None:
    """Copy the set and put one of its stories on the desk (a callback)."""
    if copied(lesson):
        go(do="write", story=name)


def render_failed() -> None:
    """What could not be kept or copied, once."""
    failed = st.session_state.pop(FAILED, "")
    if failed:
        st.error(plain(failed), icon=":material/error:")


def begin_with(lesson: Lesson, step: Step | None, name: str = "") -> None:
    """Put a story on the desk (a callback).

    Args:
        lesson: of one's own set.
        step: to add at its end; None adds an empty one to a new story.
        name: of a story there is; empty for a new one.
    """
    old = next((one for one in lesson.stories if one.name == name), None)
    taken = {one.name for one in lesson.stories}
    number = next(n for n in range(1, 1000) if f"story-{n}" not in taken)
    story = old or Story(f"story-{number}", f"Story {number}")
    steps = (*story.steps, step or Step("First step")) if step or not old else story.steps
    try:
        base = workspace.open_store().info(lesson.dataset.name).head
    except WorkspaceError as problem:
        st.session_state[FAILED] = f"The story cannot be opened now: {problem}"
        return
    desk = Editing(lesson.dataset.name, replace(story, steps=steps), old, base, len(steps) - 1)
    if old and not step:
        desk.at = 0
    st.session_state[KEY] = desk
    go(do="write", story=story.name)


def save(desk: Editing, text: str | None, message: str) -> bool:
    """Keep the text of the story, or take it out (None); whether that could be done."""
    field = f"thaw.{texts.story_file(desk.story.name)}"
    about = {field: text}
    try:
        store = workspace.open_store()
        try:
            desk.base = store.save(desk.dataset, desk.base, about=about, message=message).number
        except Conflict as conflict:
            # Beside the line at once: a closed tab takes nothing with it.
            store.save(desk.dataset, desk.base, about=about, message=message, aside=True)
            desk.base = conflict.head
            st.session_state[FAILED] = CHANGED
            return False
    except WorkspaceError as problem:
        st.session_state[FAILED] = f"It was not kept: {problem}"
        return False
    return True
