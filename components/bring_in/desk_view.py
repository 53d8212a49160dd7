"""The file at hand outlives a reload and a restart: the address names it, the server keeps it.

What is worked on lies in memory; beside it the file and what was done with it lie on the disk for
some days, so that a server which is started anew goes on with them.
"""

import secrets
import threading
from collections import OrderedDict
from contextlib import suppress

import streamlit as st

from components.address.history_view import arrived
from components.address.query_view import first_of, query_now, write_query
from components.bring_in.resuming_view import resume, unfinished, with_changes
from components.bring_in.state_view import KEY, Job
from data.basics.counting import counted
from data.reading.kept import shelf as shelves
from data.reading.kept.unfinished import of_text, text_of
from data.workspace.people.asking import asker
from data.workspace.place import beside

ADDRESS = "file"  # in the address
FOLDER = "brought in"  # beside the workspace

_lock = threading.Lock()


@st.cache_resource(show_spinner=False)
def _desk() -> "OrderedDict[tuple[str, str], Job]":
    return OrderedDict()


def shelf() -> shelves.Shelf:
    """The files on the disk."""
    return shelves.Shelf(beside(FOLDER))


def take_up() -> None:
    """After a reload, a restart or the browser's Back, go on with the file that the address names;
    say so if it is gone. A member of a department gets their own files only."""
    name = first_of(ADDRESS)
    now = st.session_state.get(KEY, Job(0))
    if not name or now.name or now.place == name:  # it is at hand, or was taken away just now
        return
    with _lock:
        found = _desk().get((asker().person, name))
        if found is not None:
            _desk().move_to_end((asker().person, name))
            st.session_state[KEY] = found
    if found is None and not _from_disk(name):
        st.warning("The file that was open here is not on the server any more.", icon="⚠️")
        st.text(
            f"A file on its way in is kept for {counted(shelves.DAYS, 'day')}, the "
            f"{shelves.MOST} latest of all. Bring it in again. Sets that were opened are in the "
            "Workshop."
        )


def _from_disk(name: str) -> bool:
    found = shelf().take(name)
    if found is None:
        return False
    source, note = found
    told = of_text(note)
    if not told.name or told.who != asker().person:
        return False
    resume(told, source, name)
    return True


def keep() -> None:
    """Remember the file at hand under a name nobody guesses, and write it into the address."""
    now = st.session_state.get(KEY)
    if now is None:
        return
    if not now.name:
        _let_go(now)
        return
    now.place = now.place or secrets.token_urlsafe(16)
    key = (asker().person, now.place)
    with _lock:
        if _desk().get(key) is not now:
            _desk()[key] = now
            while len(_desk()) > shelves.MOST:
                _desk().popitem(last=False)
    with suppress(OSError):  # a full or locked disk: it outlives a reload all the same
        _to_disk(now)
    # From another page one comes by the menu, which forgets the address; on this page the browser's
    # Back means what it says.
    if first_of(ADDRESS) != now.place and (arrived() or not now.placed):
        write_query(query_now() | {ADDRESS: [now.place]})
    now.placed = True


def _to_disk(now: Job) -> None:
    """Write down what has changed since it was last written."""
    told = unfinished(now, asker().person)
    table = now.tray.table if now.tray is not None else None
    text = text_of(told)
    before = now.kept if isinstance(now.kept, tuple) else ("", None)
    if before[0] == text and before[1] is table and now.source is None:
        return
    source, now.source = now.source, None
    now.kept = text, table
    shelf().put(now.place, source, text_of(with_changes(told, now)))


def _let_go(now: Job) -> None:
    """The file was taken away: it is on the server no longer, and a reload brings nothing back."""
    if not now.place:
        return
    with _lock:
        _desk().pop((asker().person, now.place), None)
    shelf().drop(now.place)
    query = query_now()
    if query.pop(ADDRESS, None) == [now.place]:
        write_query(query)
    now.place, now.placed = "", False
