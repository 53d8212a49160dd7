"""The way through a long table: the parts before and behind, and rows that hold some words."""

import pandas as pd
import streamlit as st

from components.workshop.long.parts import PART, part_of, with_part
from components.workshop.state_view import Work, texts_of, tried
from data.basics import columns as c
from data.workspace.content import KEYS


def render_parts(now: Work, name: str) -> None:
    """Nothing for a table that fits; else its rows in words, and the way to the others."""
    texts = texts_of(now, name)
    rows = len(texts)
    if rows <= PART:
        return
    part, last = part_of(now.token, name, rows), (rows - 1) // PART
    key = now.key(name)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for label, way, other, there in (
            ("Earlier rows", "before", part - 1, part > 0),
            ("Later rows", "behind", part + 1, part < last),
        ):
            st.button(
                label,
                key=f"{key}_{way}",
                on_click=tried,
                args=(_go, now, name, other),
                disabled=not there,
            )
        st.text_input(
            "Go to the next row with",
            key=f"{key}_seek",
            on_change=tried,
            args=(_seek, now, name, f"{key}_seek"),
            placeholder="Words in it; capitals do not count",
        )
    first = part * PART
    st.text(f"Rows {first + 1:,} to {min(first + PART, rows):,} of {rows:,}.")


def _go(now: Work, name: str, part: int) -> None:
    """Show another part (a callback); not with something that could not be saved."""
    if now.conflict is None and not now.unsaved:
        now.token = with_part(now.token, name, part)


def _seek(now: Work, name: str, key: str) -> None:
    """Show the next row that holds some words, from the part on the screen on (a callback)."""
    words = str(st.session_state.get(key, "")).strip()
    if not words or now.conflict is not None or now.unsaved:
        return
    texts = texts_of(now, name)
    place = _next(now, name, texts, words)
    if place is None:
        now.told = f"No row of this table holds “{words[:60]}”."
        return
    now.told = f"Row {place + 1:,} holds “{words[:60]}”."
    now.token = with_part(now.token, name, place // PART)
    if name == "events":
        now.chosen = str(texts[c.EVENT_ID].iloc[place])


def _next(now: Work, name: str, texts: pd.DataFrame, words: str) -> int | None:
    """The place of the next row with the words; behind the last one it begins anew."""
    holds = pd.Series(False, index=texts.index)
    for column in texts.columns:
        if column not in KEYS[name]:
            holds |= texts[column].str.contains(words, case=False, regex=False).fillna(False)
    found = [int(place) for place in holds.to_numpy().nonzero()[0]]
    start = part_of(now.token, name, len(texts)) * PART
    if name == "events" and now.chosen:
        here = (texts[c.EVENT_ID] == now.chosen).to_numpy().nonzero()[0]
        start = int(here[0]) + 1 if len(here) else start
    return next((place for place in found if place >= start), found[0] if found else None)
