"""What in the address a page did not understand, said in one way on every page."""

from collections.abc import Iterable

import streamlit as st

from components.address.history_view import arrived
from components.address.query_view import SET_KEY, query_now, unknown
from data.workspace import Ruined, WorkspaceError
from data.workspace.place import may_be_written

UNKNOWN = "unknown_in_address"  # in the session
UNKEPT = "Nothing can be kept now: your workspace can be read, but not written to."


def render_notes(notes: Iterable[str]) -> None:
    """A box with the notes; nothing where there are none."""
    told = list(notes)
    if told:
        with st.container(border=True, key="notes"):
            for note in told:
                st.text(f"ℹ️ {note}")


def render_unreachable(problem: WorkspaceError) -> None:
    """Say of one's own sets that they are not here now, and why."""
    if isinstance(problem, Ruined):
        st.error("Your data sets cannot be read now: their file is damaged.", icon="⚠️")
    else:
        st.error("Your data sets cannot be reached now. What was saved is safe.", icon="⚠️")
    st.text(str(problem))


def render_unkept() -> None:
    """Say beforehand where nothing can be kept: the workspace can only be read."""
    if not may_be_written():
        st.warning(UNKEPT, icon="⚠️")


def render_unknown(known: Iterable[str] = (), also: Iterable[str] = ()) -> None:
    """Name the keys of the address that mean nothing on this page, until the page is left.

    Call it before the page writes its address, which drops them.

    Args:
        known: the page's own keys; the data set is known to every page.
        also: what else of the address has to be said.
    """
    notes = unknown(query_now(), {SET_KEY, *known})
    if notes or arrived():
        st.session_state[UNKNOWN] = notes
    render_notes([*st.session_state.get(UNKNOWN, []), *also])
