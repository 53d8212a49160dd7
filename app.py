"""Thaw: how the relation between two states warmed and cooled, event by event.

This is the server: the door in front, behind it the pages of a class's phones and the script that
draws all other pages.
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit import config

from components.classroom.routes import ClassDesk
from components.door.entering import key_routes
from components.door.gate import Gate
from components.door.opening import opening, rules_of_settings
from components.early.early_door import picture_for
from components.served.first_look import FirstLook
from components.served.packing import Packing
from components.served.scripts import Scripts

rules = rules_of_settings()
app = st.App(
    Path(__file__).parent / "components" / "pages.py",
    routes=key_routes(rules.known),
    middleware=[
        Middleware(Gate, rules=rules),
        Middleware(ClassDesk, base=str(config.get_option("server.baseUrlPath"))),
        Middleware(Packing),
        Middleware(Scripts),
        Middleware(FirstLook, picture=picture_for),
    ],
    lifespan=opening(rules),
)
