"""A finished rating becomes a reading of the set: with consent, under a name of one's choice."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.lessons.edit_state_view import FAILED, copied, may_edit, render_failed
from components.lessons.lesson_state_view import Lesson
from data import workspace
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet
from data.lessons import keeping
from data.workspace import WorkspaceError


def render_keep(
    lesson: Lesson, mine: pd.DataFrame, kept: str, on_kept: Callable[[str, str], None]
) -> None:
    """Ask for consent, and keep the ratings beside the set's own scores.

    Args:
        lesson: the set that was rated.
        mine: the ratings, all by one reader.
        kept: the name under which they were kept already; empty if they were not.
        on_kept: told the name of the set that has them now, and the reader.
    """
    reader = str(mine["reader"].iloc[0])
    with st.container(border=True, key="rate-keep"):
        render_failed()
        if kept == reader:
            st.text(f"Kept: “{kept}” is a reader of this set now. See Explain, How sure.")
            return
        st.text(
            "Your ratings can become a reading of the set. How sure then says how far you agree "
            "with its other readers; the line does not change."
        )
        if _taken(lesson.dataset, reader) and not kept:
            st.text(f"“{reader}” is a reader of this set already. Choose another name.")
            return
        agreed = st.checkbox(
            "I agree that my ratings and reasons stay in the set, and leave with it, under the "
            "name above",
            key="rate-agreed",
        )
        own = may_edit(lesson)
        label = "Keep as a reading" if own else "Copy the set and keep it there"
        st.button(
            label, disabled=not agreed, on_click=_keep, args=(lesson, mine, kept, on_kept),
            icon=":material/how_to_reg:",
        )  # fmt: skip


def _taken(dataset: DataSet, reader: str) -> bool:
    named = {str(one.get("id", "")) for one in dataset.readers}
    return reader in named | set(dataset.readings["reader"].astype(str))


def _keep(
    lesson: Lesson, mine: pd.DataFrame, kept: str, on_kept: Callable[[str, str], None]
) -> None:
    """Write the rows and a line on the reader (a callback)."""
    name = lesson.dataset.name if may_edit(lesson) else copied(lesson)
    if not name:
        return
    number = counted(int(mine[c.SCORE].notna().sum()), "event")
    told = f"Rated {number} blind on the page Teach, without the scores and without the line."
    try:
        store = workspace.open_store()
        head = store.info(name).head
        before, readers = store.table(name, "readings", head), lesson.dataset.readers
        store.save(name, head, **keeping.with_reader(before, readers, mine, told, kept))
    except WorkspaceError as problem:
        st.session_state[FAILED] = f"It was not kept: {problem}"
        return
    on_kept(name, str(mine["reader"].iloc[0]))
