"""The story on the desk, and the one way in which it is kept."""

import json
from dataclasses import dataclass, replace

import streamlit as st

from components.address import dataset_view
from components.address.query_view import SET_KEY, query_now, write_query
from components.lessons.in_tab_view import ask_again
from components.lessons.lesson_state_view import Lesson, go
from components.style.words_view import plain
from data import workspace
from data.events import texts
from data.lessons import story as stories
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
        begun: as it was put on the desk where nobody has written anything yet.
    """

    dataset: str
    story: Story
    kept: Story | None
    base: int = 0
    at: int = 0
    version: int = 0
    begun: Story | None = None

    @property
    def unkept(self) -> bool:
        """Whether something was written that is not in the workspace."""
        return self.story not in (self.kept, self.begun)

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
    desk = on_desk()
    if (
        desk is None
        or not desk.unkept
        or (desk.dataset, desk.story.name) != (lesson.dataset.name, name)
    ):
        desk = put_on_desk(lesson, name)
    if desk is None:
        return
    if step:
        steps = desk.story.steps if desk.begun != desk.story or desk.kept else ()
        desk.story = replace(desk.story, steps=(*steps, step))
        desk.at = len(desk.story.steps) - 1
        desk.version += 1
    st.session_state[KEY] = desk
    go(do="write", story=desk.story.name)


def put_on_desk(lesson: Lesson, name: str, fresh: Story | None = None) -> Editing | None:
    """A story as it is kept, or a new one; None, which is said, where the set cannot be read.

    Args:
        lesson: of one's own set.
        name: of a story there is; empty for a new one.
        fresh: what the new one is, under another name where this one is taken.
    """
    before = on_desk()
    taken = {one.name for one in lesson.stories}
    if before is not None and before.unkept:
        taken.add(before.story.name)
        ask_again(place_of(before.dataset, before.story.name))
    old = next((one for one in lesson.stories if one.name == name), None)
    story = old or _new_story(taken, fresh)
    try:
        base = workspace.open_store().info(lesson.dataset.name).head
    except WorkspaceError as problem:
        st.session_state[FAILED] = f"The story cannot be opened now: {problem}"
        return None
    return Editing(lesson.dataset.name, story, old, base, begun=None if fresh else story)


def _new_story(taken: set[str], fresh: Story | None) -> Story:
    """A story under a name that is not taken."""
    if fresh is None:
        number = next(n for n in range(1, 1000) if f"story-{n}" not in taken)
        return Story(f"story-{number}", f"Story {number}", steps=(Step("First step"),))
    names = (f"{fresh.name[:50]}-{n}" if n > 1 else fresh.name for n in range(1, 1000))
    return replace(fresh, name=next(name for name in names if name not in taken))


def begin_from_file(lesson: Lesson, fresh: Story) -> None:
    """Put a story out of a file on the desk, beside those there are (a callback)."""
    desk = put_on_desk(lesson, "", fresh)
    if desk is not None:
        st.session_state[KEY] = desk
        go(do="write", story=desk.story.name)


def place_of(dataset: str, name: str) -> str:
    """Where the browser's tab keeps what is written in a story and not kept."""
    return f"story {dataset} {name}"


def for_tab(desk: Editing | None) -> str:
    """What the tab keeps of a desk; empty where everything is in the workspace."""
    if desk is None or not desk.unkept:
        return ""
    told = {"text": stories.write(desk.story), "base": desk.base, "at": desk.at}
    return json.dumps({**told, "version": desk.version}, ensure_ascii=False)


def from_tab(lesson: Lesson, name: str, kept: str) -> Editing | None:
    """The desk as the tab has it; None where that makes no sense.

    The fields get the keys they had, so that what was typed into them without a server counts.
    """
    try:
        told = json.loads(kept)
        story = stories.parse(str(told["text"]), name)
        base, at, version = (int(told[key]) for key in ("base", "at", "version"))
    except (ValueError, TypeError, KeyError, OverflowError):
        return None
    if not 0 <= at < len(story.steps):
        return None
    old = next((one for one in lesson.stories if one.name == name), None)
    return Editing(lesson.dataset.name, story, old, base, at, version)


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
