"""The two states of a data set: their names and the colours of their lines."""

import re
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.style.palette_figure import palette
from components.workshop.state_view import HOLDERS, Held, Work, content_of, on_held, say_reads
from data.workspace.content import entries_of

NAME_MOST, SHORT_MOST = 60, 16
FIELDS = {"name": "Name", "short": "Short name"}
COLOURS = {"colour_light": ("On light", "light"), "colour_dark": ("On dark", "dark")}


def render_states(now: Work) -> None:
    """A row of fields for each state; what is changed is kept at once."""
    actors, reads = entries_of(content_of(now)["actors"]), say_reads(now)
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
                most = NAME_MOST if field == "name" else SHORT_MOST
                text = _shown(actor, number, field)
                st.text_input(
                    label,
                    text,
                    key=now.key(f"{field}_{number}"),
                    max_chars=most if len(text) <= most else None,
                    on_change=on_held,
                    args=(now,),
                    width=240,
                    disabled=reads,
                )
            for field, (label, _) in COLOURS.items():
                st.color_picker(
                    label,
                    _shown(actor, number, field),
                    key=now.key(f"{field}_{number}"),
                    on_change=on_held,
                    args=(now,),
                    disabled=reads,
                    help="Of the line of this state on Explain, where each has its own",
                )


def _hex(colour: object) -> str:
    """A colour as the picker takes it; empty if it is none."""
    text = str(colour or "")
    return text if re.fullmatch("#[0-9a-fA-F]{6}", text) else ""


def _shown(actor: Mapping[str, Any], number: int, field: str) -> str:
    """What a field shows of a state before it is changed."""
    if field in COLOURS:
        series = palette(COLOURS[field][1]).series
        return _hex(actor.get(field)) or series[number % len(series)]
    return str(actor.get(field) or actor.get("name") or actor.get("id", ""))


def held(now: Work) -> Held:
    """The states with the names and colours that were changed."""
    actors, found = entries_of(content_of(now)["actors"]), Held()
    for number, actor in enumerate(actors):
        for field in (*FIELDS, *COLOURS):
            value = st.session_state.get(now.key(f"{field}_{number}"))
            if value is None:
                continue
            text, shown = str(value).strip(), _shown(actor, number, field).strip()
            if text == shown or (field in COLOURS and text.lower() == shown.lower()):
                continue
            if not text:
                found.refused = "A state needs a name; the old one stays."
                continue
            actors[number] = {**actors[number], field: text}
            told = {**FIELDS, **dict.fromkeys(COLOURS, "colour")}[field].lower()
            found.said.append(f"{told} of a state changed")
    if found.said:
        found.tables["actors"] = actors
    return found


HOLDERS.append(held)
