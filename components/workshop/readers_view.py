"""Who the readers of a set are: a line for each name that stands in its readings."""

import hashlib
from collections.abc import Mapping
from typing import Any

import streamlit as st

from components.style.words_view import plain
from components.workshop.state_view import Work, content_of, on_held
from data.basics.counting import counted
from data.basics.problems import shorten
from data.events.descriptor import text_of
from data.workspace.content import READINGS

READERS = "thaw.readers"  # in the package: a list of `id` and `text`
LINE_MOST = 300
MOST = 30  # readers with a field of their own


def render_readers(now: Work, fields: Mapping[str, Any], *, disabled: bool) -> None:
    """A field for each reader; nothing where nobody else has read the set."""
    names = _names(now, fields)
    if not names:
        return
    st.header("Who else has read it", anchor=False)
    st.text(
        "A line for each reader of the tab Readings: who or what it is, how it read, and what it "
        "did not see. It stands beside the figures of agreement and leaves with the set."
    )
    told = _told(fields)
    for name in names[:MOST]:
        text = told.get(name, "")
        st.text_input(
            plain(shorten(name)),
            text,
            key=_key(now, name),
            max_chars=LINE_MOST if len(text) <= LINE_MOST else None,
            on_change=on_held,
            args=(now,),
            disabled=disabled,
        )
    if len(names) > MOST:
        st.text(f"and {counted(len(names) - MOST, 'reader')} more")


def changed_readers(now: Work, fields: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    """The lines as the fields hold them, those of other names unchanged; None for no change."""
    told = _told(fields)
    held = {
        name: str(value).strip()
        for name in _names(now, fields)[:MOST]
        if (value := st.session_state.get(_key(now, name))) is not None
    }
    if all(text == told.get(name, "").strip() for name, text in held.items()):
        return None
    rest = [entry for entry in _entries(fields) if text_of(entry.get("id")) not in held]
    return [*({"id": name, "text": text} for name, text in held.items() if text), *rest]


def _key(now: Work, name: str) -> str:
    """Of the field of this reader, also when another one comes before it in the table."""
    return now.key(f"reader_{hashlib.sha256(name.encode()).hexdigest()[:16]}")


def _names(now: Work, fields: Mapping[str, Any]) -> list[str]:
    """The readers as they come in the table, then those that only have a line."""
    rows = content_of(now)[READINGS].rows.values()
    found = [row.get("reader", "") for row in rows]
    return [name for name in dict.fromkeys([*found, *_told(fields)]) if name]


def _entries(fields: Mapping[str, Any]) -> list[dict[str, Any]]:
    given = fields.get(READERS)
    return [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []


def _told(fields: Mapping[str, Any]) -> dict[str, str]:
    """The line of each reader; the first where a name stands twice."""
    pairs = [(text_of(one.get("id")), text_of(one.get("text"))) for one in _entries(fields)]
    return dict(reversed(pairs))
