"""What the workshop remembers in a session, and the one way in which it saves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.address.query_view import first_of, write_query
from data import workspace
from data.events.data_set import BrokenSet
from data.workspace import Conflict, ConflictRow, WorkspaceError
from data.workspace.content import Content, to_frame

KEY = "workshop"
FAILED = "workshop_failed"  # why the last action could not be done
ADDRESS = "edit"  # in the address: id of the set on the workbench
UNDO = "workshop_deleted"  # id and title of the set deleted last


@dataclass
class Work:
    """The set on the workbench.

    Attributes:
        set_id: of the set.
        base: number of the revision that the tables on the screen show.
        version: counts up when the tables have to be built anew.
        told: what the last action did.
        conflict: a save that was refused, if one waits for a decision.
        mine: the tables of that save.
    """

    set_id: str
    base: int
    version: int = 0
    told: str = ""
    conflict: Conflict | None = None
    mine: dict[str, Any] = field(default_factory=dict)

    def key(self, name: str) -> str:
        """A widget's key that changes when the tables are built anew."""
        return f"workshop_{name}_{self.set_id}_{self.version}"

    def rebuild(self, base: int, told: str) -> None:
        """Show another revision than the one on the screen."""
        self.base, self.told = base, told
        self.version += 1


def work() -> Work | None:
    """What is on the workbench; None shows the list."""
    return st.session_state.get(KEY)


def begin(set_id: str) -> None:
    """Put a set on the workbench, and let every page show it (a callback)."""
    st.session_state[KEY] = Work(set_id, workspace.open_store().info(set_id).head)
    st.session_state[dataset_view.CHOSEN] = set_id


def leave() -> None:
    """Back to the list (a callback)."""
    st.session_state.pop(KEY, None)
    write_query({})


def follow_address() -> None:
    """Put the set on the workbench that the address names, and the address right.

    Raises:
        NoSuchSet: the address names none.
    """
    now, asked = work(), first_of(ADDRESS)
    if asked and (now is None or now.set_id != asked):
        write_query({})
        begin(asked)
        now = work()
    write_query({} if now is None else {ADDRESS: now.set_id})


@st.cache_resource(max_entries=4, show_spinner=False)
def _content(set_id: str, revision: int) -> Content:
    return workspace.open_store().content(set_id, revision)


def content_of(now: Work) -> Content:
    """All tables on the screen; a revision never changes, so it is read once. Not to be changed."""
    return _content(now.set_id, now.base)


@st.cache_data(max_entries=12, show_spinner=False)
def _table(set_id: str, revision: int, name: str) -> pd.DataFrame:
    return to_frame(_content(set_id, revision)[name])


def texts_of(now: Work, name: str) -> pd.DataFrame:
    """A table as it is on the screen, all text."""
    return _table(now.set_id, now.base, name)


def tried(act: Callable[..., object], *given: object) -> None:
    """Do what a button asks for; if it cannot be done, the page says so (a callback)."""
    try:
        act(*given)
    except (WorkspaceError, BrokenSet) as problem:
        st.session_state[FAILED] = str(problem)


def save(
    now: Work,
    tables: Mapping[str, Any],
    message: str,
    *,
    rebuild: bool = False,
    decided: Mapping[ConflictRow, bool] | None = None,
) -> None:
    """Keep changed tables; a conflict is remembered and shown instead.

    Args:
        now: the set on the workbench.
        tables: the whole tables as text, by name; `actors` and `categories` as a package has them;
            of `about` only the fields to set.
        message: for the history.
        rebuild: whether rows came or went, so that the tables must be built anew.
        decided: what was chosen in a conflict.
    """
    store = workspace.open_store()
    try:
        revision = store.save(
            now.set_id,
            now.base,
            events=tables.get("events"),
            sources=tables.get("sources"),
            chapters=tables.get("chapters"),
            actors=tables.get("actors"),
            categories=tables.get("categories"),
            about=tables.get("about"),
            message=message,
            decided=decided or {},
        )
    except Conflict as conflict:
        now.conflict, now.mine = conflict, dict(tables)
        return
    now.conflict, now.mine = None, {}
    told = f"Saved as revision {revision.number}: {message}."
    if revision.number > now.base + 1:
        now.rebuild(revision.number, f"{told} Changes made elsewhere are kept too.")
    elif rebuild:
        now.rebuild(revision.number, told)
    elif revision.number > now.base:
        now.base, now.told = revision.number, told
