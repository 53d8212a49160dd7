"""What the workshop remembers in a session, and the one way in which it saves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.address.query_view import first_of, write_query
from components.address.widgets_view import seed
from components.workshop.long import parts
from data import workspace
from data.events.data_set import BrokenSet
from data.workspace import Conflict, WorkspaceError
from data.workspace.content import Content, to_frame
from data.workspace.people.sharing import EDIT

KEY = "workshop"
DESK = "workshop_desk"  # a widget: what is on the workbench, remembered by the browser
HIDDEN = "workshop_hidden"
FAILED = "workshop_failed"  # why the last action could not be done
ADDRESS = "edit"  # in the address: id of the set on the workbench
UNDO = "workshop_deleted"  # id and title of the set deleted last


@dataclass
class Work:
    """The set on the workbench.

    Attributes:
        set_id: of the set.
        base: number of the revision that the tables on the screen show.
        token: of the widgets; another one when the tables have to be built anew. It tells which
            part of a long table is on the screen (`parts`).
        told: what the last action did.
        conflict: a save that was refused, if one waits for a decision.
        waiting: number of the revision beside the line that holds what was to be saved.
        unsaved: why what the widgets hold is not kept yet; empty if all of it is.
        taken_up: it was found in the browser, after the server or the line to it was lost, and
            what the widgets hold has not been looked at yet.
        made: the revisions made in this window, the newest last; the browser keeps them as well.
        recalled: whether they are known here, so that the browser need not be asked;
            `wants_undo` whether one is to be undone as soon as they are.
        chosen: id of the event chosen in the line; it stands first in the table.
        placed: whether the address has named it.
    """

    set_id: str
    base: int
    token: str = field(default_factory=parts.renewed)
    told: str = ""
    conflict: Conflict | None = None
    waiting: int = 0
    unsaved: str = ""
    taken_up: bool = False
    made: list[int] = field(default_factory=list)
    recalled: bool = False
    wants_undo: bool = False
    chosen: str = ""
    placed: bool = False

    def key(self, name: str) -> str:
        """A widget's key that changes when the tables are built anew."""
        return f"workshop_{name}_{self.set_id}_{self.token}"

    def rebuild(self, base: int, told: str) -> None:
        """Show another revision than the one on the screen."""
        self.base, self.told, self.token = base, told, parts.renewed(self.token)


@dataclass
class Held:
    """What some widgets hold that the revision on the screen does not.

    Attributes:
        tables: as `save` takes them.
        said: what changed, in words.
        refused: why something of it cannot be taken.
    """

    tables: dict[str, Any] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    refused: str = ""


# Each part of the page adds what it looks for here.
HOLDERS: list[Callable[[Work], Held]] = []


def work() -> Work | None:
    """What is on the workbench; None shows the list."""
    return st.session_state.get(KEY)


def begin(set_id: str) -> None:
    """Put a set on the workbench, and let every page show it (a callback)."""
    st.session_state[KEY] = Work(set_id, workspace.open_store().info(set_id).head)
    st.session_state[dataset_view.CHOSEN] = set_id


def leave() -> None:
    """Back to the list (a callback); not with something that could not be saved."""
    now = work()
    if now is not None:
        keep_held(now)
        if now.unsaved or now.conflict is not None:
            return
    drop()


def drop() -> None:
    """Back to the list, whatever is not saved (a callback)."""
    put_down()
    write_query({})


def put_down() -> None:
    """Take the set from the workbench, whatever the address says."""
    st.session_state.pop(KEY, None)


def choose(now: Work, event_id: str) -> None:
    """Put the row of an event first in the table, or let it go with an empty id (a callback)."""
    keep_held(now)
    if now.conflict is None and not now.unsaved:
        now.chosen = event_id
        now.rebuild(now.base, now.told)


# ---- what the browser remembers ------------------------------------------------------------------


def render_desk() -> None:
    """Let the browser remember what is on the workbench; take it up where a session lost it.

    A field that nobody sees holds the set, its revision and the widgets' token. The browser sends
    it again with what the other widgets hold when it finds the server anew, so that these are
    compared with the revision they were made from. After a reload it is empty, as they are.
    """
    now = work()
    desk = "" if now is None else f"{now.set_id} {now.base} {now.token} {now.chosen}"
    if now is not None:
        seed(DESK, desk)
    with st.container(key=HIDDEN):
        held = st.text_input("Workbench", desk, key=DESK, label_visibility="collapsed")
    if now is None and len(held.split(" ", 3)) == 4:
        set_id, base, token, chosen = held.split(" ", 3)
        if set_id == first_of(ADDRESS) and base.isdecimal():
            _take_up(set_id, int(base), token, chosen)


def _take_up(set_id: str, base: int, token: str, chosen: str) -> None:
    store = workspace.open_store()
    if 1 <= base <= store.info(set_id).head:
        store.content(set_id, base)
        st.session_state[KEY] = Work(set_id, base, token, taken_up=True, chosen=chosen)
        st.session_state[dataset_view.CHOSEN] = set_id


def keep_held(now: Work) -> bool:
    """Save whatever the widgets hold that the revision on the screen does not; whether any was."""
    if now.conflict is not None:
        return False
    found = [holder(now) for holder in HOLDERS]
    tables = {name: table for held in found for name, table in held.tables.items()}
    now.unsaved = ""
    saved = False
    if tables:
        before = now.base
        try:
            save(now, tables, ", ".join(dict.fromkeys(w for held in found for w in held.said)))
        except (WorkspaceError, BrokenSet) as problem:
            now.unsaved = str(problem)
            return False
        saved = now.base != before or now.conflict is not None
    refused = next((held.refused for held in found if held.refused), "")
    if refused:
        now.rebuild(now.base, refused)
        return True
    return saved


def on_held(now: Work) -> None:
    """A widget holds something else (a callback)."""
    keep_held(now)


@st.cache_resource(max_entries=4, show_spinner=False)
def _content(set_id: str, revision: int) -> Content:
    return workspace.open_store().content(set_id, revision)


def content_of(now: Work) -> Content:
    """All tables on the screen; a revision never changes, so it is read once. Not to be changed."""
    return _content(now.set_id, now.base)


READS = "Only to read: nothing can be changed here."


def reads(now: Work) -> bool:
    """Whether the set on the workbench may only be read."""
    return workspace.open_store().right(now.set_id) < EDIT


def say_reads(now: Work) -> bool:
    """Whether it may only be read; the page then says so."""
    only = reads(now)
    if only:
        st.text(READS)
    return only


def texts_of(now: Work, name: str) -> pd.DataFrame:
    """A table as it is on the screen, all text."""
    return to_frame(content_of(now)[name])


def tried(act: Callable[..., object], *given: object) -> None:
    """Do what a button asks for; if it cannot be done, the page says so (a callback).

    What was typed just before may come with the click: it is kept first.
    """
    now = work()
    if now is not None:
        keep_held(now)
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
) -> None:
    """Keep changed tables; a conflict is remembered and shown instead.

    Args:
        now: the set on the workbench.
        tables: the whole tables as text, by name; `actors` and `categories` as a package has them;
            of `about` only the fields to set, of `cells` those that changed, of `added` new rows.
        message: for the history.
        rebuild: whether rows came or went, so that the tables must be built anew.
    """
    store = workspace.open_store()
    given = {name: table for name, table in tables.items() if table is not None}
    try:
        revision = store.save(now.set_id, now.base, **given, message=message)
    except Conflict as conflict:
        # Beside the line at once: a closed tab or a server that ends takes nothing with it.
        said = message or "a change"
        beside = store.save(now.set_id, now.base, **given, message=said, aside=True)
        now.conflict, now.waiting, now.recalled = conflict, beside.number, True
        return
    go_on(now, revision.number, message, rebuild)


def go_on(now: Work, number: int, message: str, rebuild: bool) -> None:
    """The workbench after a save: which revision it stands on, and what it says."""
    if number > now.base:
        now.made.append(number)
        now.recalled = True
    told = f"Saved as revision {number}: {message}."
    if number > now.base + 1:
        now.rebuild(number, f"{told} Changes made elsewhere are kept too.")
    elif rebuild:
        now.rebuild(number, told)
    elif number > now.base:
        now.base, now.told = number, told
    elif now.taken_up:
        now.told = "All of it was saved."
