"""What a data set says of itself: title, licence, codebook, how strongly it is drawn, its lanes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from components.workshop.readers_view import READERS, changed_readers, render_readers
from components.workshop.state_view import (
    HOLDERS,
    Held,
    Work,
    content_of,
    on_held,
    save,
    say_reads,
    texts_of,
    tried,
)
from data.basics import columns as c
from data.basics.slugs import slug
from data.events.descriptor import licence_of
from data.models import DEFAULT_MODEL, MODELS
from data.reading.new_set import MOST_CATEGORIES
from data.workspace.content import CODEBOOK, Content, entries_of, fields_of

TITLE_MOST, LINE_MOST, TEXT_MOST, BOOK_MOST = 120, 300, 5_000, 200_000
PARAMETERS = "thaw.parameters"
K = next(parameter for parameter in MODELS[DEFAULT_MODEL].parameters if parameter.name == "k")


@dataclass(frozen=True)
class Field:
    """A text that can be changed: its label, its length, and how it lies in the package."""

    label: str
    most: int
    read: Callable[[Mapping[str, Any]], str]
    write: Callable[[str], Mapping[str, Any]]
    help: str = ""
    height: int | None = None  # of a box of several lines


def _plain(name: str) -> dict[str, Any]:
    return {
        "read": lambda fields: str(fields.get(name, "")),
        "write": lambda text: {name: text or None},
    }


FIELDS = {
    "title": Field("Title", TITLE_MOST, **_plain("title")),
    "description": Field("Description", TEXT_MOST, **_plain("description"), height=110),
    "licence": Field(
        "Licence",
        LINE_MOST,
        licence_of,
        lambda text: {"licenses": [{"title": text}] if text else None},
        help="Under which others may use it, such as CC BY 4.0; every export names it",
    ),
    "citation": Field(
        "How to cite",
        LINE_MOST,
        **_plain("thaw.citation"),
        help="Author, year and title; every export carries it",
    ),
    "codebook": Field(
        "Codebook",
        BOOK_MOST,
        **_plain(CODEBOOK),
        help="How you chose and scored the events, what you left out, what you are not sure of",
        height=220,
    ),
}


def render_about(now: Work) -> None:
    """All of it, a field each; what is changed is kept at once."""
    content = content_of(now)
    fields, reads = fields_of(content), say_reads(now)
    for name, field in FIELDS.items():
        given: dict[str, Any] = {
            "key": now.key(name),
            # What is longer already stays as long as it is; it must not lose its end unseen.
            "max_chars": field.most if len(field.read(fields)) <= field.most else None,
            "on_change": on_held,
            "args": (now,),
            "help": field.help or None,
            "disabled": reads,
        }
        text = field.read(fields)
        if field.height:
            st.text_area(field.label, text, height=field.height, **given)
        else:
            st.text_input(field.label, text, **given)
    _render_strength(now, fields, disabled=reads)
    render_readers(now, fields, disabled=reads)
    _render_lanes(now, content, disabled=reads)


def held(now: Work) -> Held:
    """The fields whose text was changed, the strength, the readers, and the lanes."""
    fields, found = fields_of(content_of(now)), Held()
    about: dict[str, Any] = {}
    for name, field in FIELDS.items():
        text = _typed(now, name)
        if text is None or text == field.read(fields).strip():
            continue
        if not text and name == "title":
            found.refused = "A data set needs a title; the old one stays."
            continue
        about |= field.write(text)
        found.said.append(f"{field.label.lower()} changed")
    k = st.session_state.get(now.key("k"))
    if k is not None and float(k) != _k(fields):
        given = fields.get(PARAMETERS)
        about[PARAMETERS] = {**(given if isinstance(given, dict) else {}), "k": float(k)}
        found.said.append(f"k changed to {k:g}")
    readers = changed_readers(now, fields)
    if readers is not None:
        about[READERS] = readers or None
        found.said.append("a reader's line changed")
    if about:
        found.tables["about"] = about
    _hold_lanes(now, found)
    return found


HOLDERS.append(held)


def _typed(now: Work, name: str) -> str | None:
    """What a text field holds; None where it is not on the page."""
    value = st.session_state.get(now.key(name))
    return None if value is None else str(value).strip()


def _render_strength(now: Work, fields: Mapping[str, Any], *, disabled: bool) -> None:
    st.number_input(
        K.label,
        K.low,
        K.high,
        _k(fields),
        step=K.step,
        key=now.key("k"),
        on_change=on_held,
        args=(now,),
        disabled=disabled,
        help=f"{K.help} A table with twice as many rows for the same history wants about half.",
        width=280,
    )


def _k(fields: Mapping[str, Any]) -> float:
    given = fields.get(PARAMETERS)
    value = given.get("k") if isinstance(given, dict) else None
    usable = isinstance(value, int | float) and K.low <= value <= K.high
    return float(value) if usable and value is not None else float(K.default or K.low)


# ---- lanes ---------------------------------------------------------------------------------------


def _render_lanes(now: Work, content: Content, *, disabled: bool) -> None:
    lanes = entries_of(content["categories"])
    events = texts_of(now, "events")
    used = set(events[c.CATEGORY].unique()) if c.CATEGORY in events else set()
    st.header("Lanes of the timeline", anchor=False)
    for number, lane in enumerate(lanes):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            for field, label, width in (("label", "Name", 200), ("description", "Meaning", 380)):
                text = _lane_text(lane, field)
                most = 30 if field == "label" else LINE_MOST
                st.text_input(
                    label,
                    text,
                    key=now.key(f"lane_{field}_{number}"),
                    max_chars=most if len(text) <= most else None,
                    on_change=on_held,
                    args=(now,),
                    width=width,
                    label_visibility="visible" if number == 0 else "collapsed",
                    disabled=disabled,
                )
            st.button(
                "Remove",
                key=now.key(f"lane_remove_{number}"),
                on_click=tried,
                args=(_remove_lane, now, number),
                disabled=disabled or str(lane.get("id")) in used,
                help="A lane with events in it stays" if str(lane.get("id")) in used else None,
            )
    st.button(
        "Add a lane",
        key=now.key("lane_add"),
        on_click=tried,
        args=(_add_lane, now),
        disabled=disabled or len(lanes) >= MOST_CATEGORIES,
    )


def _lanes(now: Work) -> list[dict[str, Any]]:
    return entries_of(content_of(now)["categories"])


def _lane_text(lane: Mapping[str, Any], field: str) -> str:
    return str(lane.get(field) or (lane.get("id", "") if field == "label" else ""))


def _hold_lanes(now: Work, found: Held) -> None:
    lanes, changed = _lanes(now), False
    for number, lane in enumerate(lanes):
        for field in ("label", "description"):
            text = _typed(now, f"lane_{field}_{number}")
            if text is None or text == _lane_text(lane, field).strip():
                continue
            if not text and field == "label":
                found.refused = "A lane needs a name; the old one stays."
                continue
            lanes[number] = {**lanes[number], field: text}
            changed = True
    if changed:
        found.tables["categories"] = lanes
        found.said.append("a lane changed")


def _add_lane(now: Work) -> None:
    lanes = _lanes(now)
    taken = {str(lane.get("id")) for lane in lanes}
    label = next(f"New lane {n}" for n in range(1, 1000) if slug(f"New lane {n}") not in taken)
    save(now, {"categories": [*lanes, {"id": slug(label), "label": label}]}, "a lane added",
         rebuild=True)  # fmt: skip


def _remove_lane(now: Work, number: int) -> None:
    lanes = _lanes(now)
    save(now, {"categories": lanes[:number] + lanes[number + 1 :]}, "a lane removed", rebuild=True)
