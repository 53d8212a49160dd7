"""Look closer: one click each to why the line stands there, to its memory, and to what if."""

import streamlit as st

from components.address.selection_view import change, state

LOOKS = {"why": "Why here?", "memory": "Memory", "what-if": "What if?"}
KEY = "look"


def render_closer() -> None:
    """The quiet row above the card; a second click on the chosen one goes back."""
    now = state().selection.look
    if st.session_state.get(KEY) != now:
        st.session_state[KEY] = now
    st.pills(
        "Look closer",
        list(LOOKS),
        format_func=lambda name: LOOKS[name],
        key=KEY,
        label_visibility="collapsed",
        on_change=lambda: change(look=st.session_state[KEY]),
    )
