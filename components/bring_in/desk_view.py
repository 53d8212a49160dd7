"""The file at hand outlives a reload of the page: the address names it, the server keeps it."""

import secrets
import threading
from collections import OrderedDict

import streamlit as st

from components.address.query_view import first_of, query_now, write_query
from components.bring_in.state_view import KEY, Job

ADDRESS = "file"  # in the address
MOST = 12  # files kept for all who use this server; the one used longest ago goes first

_lock = threading.Lock()


@st.cache_resource(show_spinner=False)
def _desk() -> "OrderedDict[str, Job]":
    return OrderedDict()


def take_up() -> None:
    """After a reload, go on with the file that the address names; say so where it is gone."""
    name = first_of(ADDRESS)
    if KEY in st.session_state or not name:
        return
    with _lock:
        found = _desk().get(name)
        if found is not None:
            _desk().move_to_end(name)
            st.session_state[KEY] = found
    if found is None:
        st.warning("The file that was open here is not on the server any more.", icon="⚠️")
        st.text(
            "Thaw was started anew, or others have brought in many files since. Nothing of the "
            "file was kept: bring it in again. Sets that were opened are in the Workshop."
        )


def keep() -> None:
    """Remember the file at hand under a name nobody guesses, and write it into the address."""
    now = st.session_state.get(KEY)
    if now is None or not now.name:
        return
    if not now.place:
        now.place = first_of(ADDRESS) or secrets.token_urlsafe(16)
    with _lock:
        if _desk().get(now.place) is not now:
            _desk()[now.place] = now
            while len(_desk()) > MOST:
                _desk().popitem(last=False)
    if first_of(ADDRESS) != now.place and not now.placed:
        write_query(query_now() | {ADDRESS: [now.place]})
    now.placed = True
