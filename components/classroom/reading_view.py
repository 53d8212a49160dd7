"""What a class rated becomes a reading of the set: the middle of what it said of each event."""

import streamlit as st

from components.classroom.board.gathered import Seen
from components.style.words_view import plain
from data import classroom, workspace
from data.basics.counting import counted
from data.classroom import results
from data.events.data_set import DataSet
from data.lessons import keeping, rating
from data.workspace import WorkspaceError

KEPT, FAILED = "class-reading-kept", "class-reading-failed"  # in the session: by code


def render_reading(seen: Seen) -> None:
    """The button, and what became of it; nothing without the set or a rating."""
    dataset, code = seen.dataset, seen.room.code
    if dataset is None:
        return
    if problem := st.session_state.get(FAILED, {}).get(code):
        st.error(plain(problem), icon="⚠️")
    name, title = st.session_state.get(KEPT, {}).get(code, ("", ""))
    own = dataset.name.startswith(workspace.PREFIX)
    again = "Keep it once more" if name else "Keep as a reading of the set"
    st.button(
        again if own or name else "Copy the set and keep it there as a reading",
        key="class-reading", on_click=_keep, args=(seen, dataset, name),
        help="Of each event the middle of what the class said, without names. How sure then says "
        "how far the class agrees with the set's readers; the line does not change.",
    )  # fmt: skip
    if name:
        st.text(f"Kept: “{_reader(code)}” is a reader of “{title}” now. See Explain, How sure.")


def _reader(code: str) -> str:
    return f"Class {code}"


def _keep(seen: Seen, dataset: DataSet, last: str) -> None:
    """Write it, into the same copy where there is one already (a callback)."""
    code = seen.room.code
    answers = classroom.open_classes().answers(code)
    wide = rating.by_reader(dataset, results.ratings_of(answers))
    st.session_state[FAILED] = {}
    if not wide.notna().any(axis=None):
        st.session_state[FAILED] = {code: "Nobody has rated an event yet."}
        return
    by_event = rating.by_event(dataset, wide)
    mine = keeping.as_one(by_event, _reader(code))
    told = (
        f"The middle of what a class said, {counted(wide.shape[1], 'pupil')} in all, on "
        f"{seen.room.changed[:10]}: {counted(len(mine), 'event')} rated blind, without the scores "
        "and without the line."
    )
    try:
        store = workspace.open_store()
        own = dataset.name.startswith(workspace.PREFIX)
        there = last if last in {info.id for info in store.list()} else ""
        name = there or (dataset.name if own else store.copy_shipped(dataset))
        head = store.info(name).head
        before, readers = store.table(name, "readings", head), store.open(name, head).readers
        store.save(name, head, **keeping.with_reader(before, readers, mine, told))
        st.session_state[KEPT] = {code: (name, store.info(name).title)}
    except WorkspaceError as problem:
        st.session_state[FAILED] = {code: f"It was not kept: {problem}"}
