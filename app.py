"""Thaw: how the relation between two states warmed and cooled, event by event.

This is the server: the door in front, behind it the script that draws the pages.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from components.door.gate import Gate
from components.door.opening import open_up, rules_of_settings
from components.served.packing import Packing

app = st.App(
    Path(__file__).parent / "components" / "pages.py",
    middleware=[Middleware(Gate, rules=rules_of_settings()), Middleware(Packing)],
    lifespan=open_up,
)
