"""Widgets that show what a view holds."""

import streamlit as st


def seed(key: str, value: object) -> str:
    """Give the widget `key` the view's value before it is drawn; returns the key."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
    return key
