"""Which way the address changed: by the browser (Back, a link), by the menu, or by Thaw itself.

The menu opens a page with an empty address and means “as it was”; the browser's Back to an address
that is just as empty means “as it was at first”. Only whether the page is another one tells them
apart. `pages.py` says so before and after each run; a page drawn without it counts as new.
"""

import streamlit as st

from components.address.query_view import SET_KEY, first_of

PAGE = "page_now"  # in the session
ARRIVED = "page_is_new"
ASKED = "asked_set"


def arrive(page: str) -> None:
    """Say which page is about to be drawn."""
    st.session_state[ARRIVED] = st.session_state.get(PAGE) != page
    st.session_state[PAGE] = page


def arrived() -> bool:
    """Whether the page is another one than at the run before."""
    return bool(st.session_state.get(ARRIVED, True))


def remember() -> None:
    """Keep which data set the address names, now that the page is drawn."""
    st.session_state[ASKED] = first_of(SET_KEY)


def set_moved() -> bool:
    """Whether the browser, and not Thaw, has changed the set that the address names."""
    asked = first_of(SET_KEY)
    return asked != st.session_state.get(ASKED, asked)
