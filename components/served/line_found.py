"""Runs a page when it has found its server again: until then Streamlit waits for a click."""

from pathlib import Path

import streamlit as st

from components.served.mounted import part, text_of

SCRIPT = Path(__file__).with_name("line_found.js")
KEY = "line_found"


def watch_line() -> None:
    """For pages on which something is typed: it is taken over as soon as the line is back, and does
    not stand there as if it were until somebody clicks."""
    with st.container(key=f"{KEY}_hidden"):
        part("thaw_line_found", js=text_of(SCRIPT))(key=KEY, on_found_change=lambda: None)
