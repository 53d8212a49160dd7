"""The two states of a data set: their names and the colours of their lines."""

import re

import streamlit as st

from components.style.palette_figure import palette
from components.workshop.state_view import Work, content_of, save, tried
from data.workspace.content import entries_of

NAME_MOST, SHORT_MOST = 60, 16
FIELDS = {"name": "Name", "short": "Short name"}
COLOURS = {"colour_light": ("On light", "light"), "colour_dark": ("On dark", "dark")}


def render_states(now: Work) -> None:
    """A row of fields for each state; what is changed is kept at once."""
    actors = entries_of(content_of(now)["actors"])
    if not actors:
        st.text("This data set names no states.")
    for number, actor in enumerate(actors):
        with st.container(
            key=f"workshop_actor_{number}",
            border=True,
            horizontal=True,
            vertical_alignment="bottom",
        ):
            for field, label in FIELDS.items():
                key = now.key(f"{field}_{number}")
                most = NAME_MOST if field == "name" else SHORT_MOST
                st.text_input(
                    label,
                    str(actor.get(field) or actor.get("name") or actor.get("id", ""))[:most],
                    key=key,
                    max_chars=most,
                    on_change=tried,
                    args=(_keep, now, number, field, key),
                    width=240,
                )
            for field, (label, theme) in COLOURS.items():
                key = now.key(f"{field}_{number}")
                series = palette(theme).series
                st.color_picker(
                    label,
                    _hex(actor.get(field)) or series[number % len(series)],
                    key=key,
                    on_change=tried,
                    args=(_keep, now, number, field, key),
                    help="Of the line of this state on Explain, where each has its own",
                )


def _hex(colour: object) -> str:
    """A colour as the picker takes it; empty if it is none."""
    text = str(colour or "")
    return text if re.fullmatch("#[0-9a-fA-F]{6}", text) else ""


def _keep(now: Work, number: int, field: str, key: str) -> None:
    actors = entries_of(content_of(now)["actors"])
    text = str(st.session_state[key]).strip()
    if not text:
        now.told = "A state needs a name; the old one stays."
        now.version += 1
        return
    actors[number] = {**actors[number], field: text}
    told = {**FIELDS, **dict.fromkeys(COLOURS, "colour")}[field].lower()
    save(now, {"actors": actors}, f"{told} of a state changed")
