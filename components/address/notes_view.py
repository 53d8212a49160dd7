"""What in the address a page did not understand, said in one way on every page."""

from collections.abc import Iterable

import streamlit as st

from components.address.history_view import arrived
from components.address.query_view import SET_KEY, query_now, unknown

UNKNOWN = "unknown_in_address"  # in the session


def render_notes(notes: Iterable[str]) -> None:
    """A box with the notes; nothing where there are none."""
    told = list(notes)
    if told:
        with st.container(border=True, key="notes"):
            for note in told:
                st.text(f"ℹ️ {note}")


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
