"""The tables of a data set to edit; every change is kept at once."""

import secrets
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components.workshop import side_columns_view as side
from components.workshop.columns_view import PICK, WORDS, columns_of, shown_frame
from components.workshop.long.parts import PART, part_of, with_part
from components.workshop.long.parts_view import render_parts
from components.workshop.state_view import (
    HOLDERS,
    Held,
    Work,
    choose,
    content_of,
    on_held,
    save,
    say_reads,
    texts_of,
    tried,
)
from data.basics import columns as c
from data.basics.counting import counted
from data.workspace.content import KEYS, cell_text

NAMES = {
    "events": ("an event", "Event"),
    "sources": ("a source", "Source"),
    "chapters": ("a chapter", "Chapter"),
    **side.NAMES,
}
_MARKED = {"readings": "reader", "indicators": None}  # what tells a copy from its row; else the id
ROW_PX, MOST_PX = 35, 520  # of Streamlit's tables


def render_table(now: Work, name: str, choices: Mapping[str, dict[str, str]]) -> None:
    """One table with its buttons.

    Args:
        now: the set on the workbench.
        name: of the table, one of `NAMES`.
        choices: for columns with a list to choose from, the value of each entry and its label.
    """
    texts = displayed(now, name)
    key, reads = now.key(name), say_reads(now)
    if not reads:
        if name in side.SAID:
            st.text(side.SAID[name])
        _render_buttons(now, name, texts_of(now, name), key)
    if texts.empty:
        st.text("There is no row yet." + ("" if reads else f" Add {NAMES[name][0]}."))
        return
    render_parts(now, name)
    frame = shown_frame(name, texts, ticked=len(_chosen(now, name, texts)))
    st.data_editor(
        frame,
        key=key,
        num_rows="fixed",  # so that a change of values does not build the table anew
        hide_index=True,
        column_config=columns_of(name, frame, choices),
        column_order=[column for column in frame.columns if column not in _hidden(name)],
        disabled=reads,
        height=min(MOST_PX, ROW_PX * (len(frame) + 1) + 2),
        on_change=on_held,
        args=(now,),
        alt=f"{NAMES[name][1]} table to {'read' if reads else 'edit'}, "
        f"{counted(len(frame), 'row')}",
    )


def _hidden(name: str) -> tuple[str, ...]:
    """Columns that nobody has to see: ids that Thaw gives by itself."""
    return KEYS[name] if name in ("events", "conditions", "statements") else ()


def displayed(now: Work, name: str) -> pd.DataFrame:
    """The rows on the screen, by their places in the set: a chosen one first, then their part."""
    texts = texts_of(now, name)
    first = part_of(now.token, name, len(texts)) * PART
    shown, chosen = texts.iloc[first : first + PART], _chosen(now, name, texts)
    if not chosen:
        return shown
    return pd.concat([texts.loc[chosen], shown.drop(index=chosen, errors="ignore")])


def _chosen(now: Work, name: str, texts: pd.DataFrame) -> list[int]:
    if name != "events" or not now.chosen:
        return []
    return [int(place) for place in texts.index[texts[c.EVENT_ID] == now.chosen][:1]]


def _render_buttons(now: Work, name: str, texts: pd.DataFrame, key: str) -> None:
    with st.container(horizontal=True, gap="small"):
        for label, act in (
            (f"Add {NAMES[name][0]}", _add),
            ("Duplicate ticked", _duplicate),
            ("Delete ticked", _delete),
        ):
            st.button(
                label,
                key=f"{key}_{act.__name__}",
                on_click=tried,
                args=(act, now, name, key),
                disabled=act is not _add and texts.empty,
            )
        if name == "events" and now.chosen:
            st.button("Row back to its place", key=f"{key}_let_go", on_click=choose, args=(now, ""))
        with st.popover("Find and replace"):
            find = st.text_input("Find", key=f"{key}_find")
            st.text_input("Replace by", key=f"{key}_instead")
            found = _found(name, texts, find)
            cells = counted(found, "cell")
            st.text(f"Stands in {cells} of this table." if find else "Capitals count.")
            st.button(
                "Replace all",
                key=f"{key}_replace",
                on_click=tried,
                args=(_replace, now, name, key),
                disabled=not found,
            )


def _edits(key: str) -> dict[int, dict[str, Any]]:
    state = st.session_state.get(key)
    return {int(row): cells for row, cells in state["edited_rows"].items()} if state else {}


def held(now: Work) -> Held:
    """The cells that were typed; those that nobody touched stay as they were written."""
    found, typed = Held(), {}
    for name in NAMES:
        rows = _typed(now, name)
        if rows:
            typed[name] = rows
            changed = {column for cells in rows.values() for column in cells}
            found.said.append(f"{', '.join(sorted(changed))} changed")
    if typed:
        found.tables["cells"] = typed
    return found


HOLDERS.append(held)


def _typed(now: Work, name: str) -> dict[str, dict[str, str]]:
    """What was typed and differs from the table: by the keys of the rows, by column."""
    edits = _edits(now.key(name))
    if not edits:
        return {}
    texts, keys = displayed(now, name), list(content_of(now)[name].rows)
    found: dict[str, dict[str, str]] = {}
    for row, cells in edits.items():
        for column, value in cells.items():
            if column in texts.columns and row < len(texts):
                text = cell_text(name, column, value)
                if text != texts[column].iloc[row]:
                    found.setdefault(keys[int(texts.index[row])], {})[column] = text
    return found


def ticked(now: Work, name: str) -> list[int]:
    """The rows that are ticked, by their places in the set."""
    rows, edits = displayed(now, name), _edits(now.key(name))
    first = len(_chosen(now, name, rows))
    marks = {
        **dict.fromkeys(range(first), True),
        **{r: e[PICK] for r, e in edits.items() if PICK in e},
    }
    return [int(rows.index[row]) for row, mark in marks.items() if mark and row < len(rows)]


def _add(now: Work, name: str, key: str) -> None:
    """A row at the top, where it is seen (a callback)."""
    texts, events = texts_of(now, name), texts_of(now, "events")
    if name == "readings" and events.empty:
        now.told = "Add an event first: a reading is one of an event."
        return
    cells = side.first_cells(name, events) if name in side.NAMES else {c.TITLE: "New"}
    row = pd.DataFrame([{KEYS[name][0]: f"new-{secrets.token_hex(3)}", **cells}], dtype="str")
    row = row.reindex(columns=texts.columns, fill_value="")
    save(now, {"added": {name: row}}, f"{NAMES[name][1]} added", rebuild=True)
    now.token = with_part(now.token, name, 0)


def _duplicate(now: Work, name: str, key: str) -> None:
    texts = texts_of(now, name)
    again = texts.loc[ticked(now, name)].copy()
    if again.empty:
        now.told = "Tick the rows first, in the first column."
        return
    column = _MARKED.get(name, KEYS[name][0])
    if column is not None:
        again[column] = [f"{text}-{secrets.token_hex(2)}" for text in again[column]]
    both = pd.concat([texts, again]).sort_index(kind="stable")
    save(now, {name: both}, f"{counted(len(again), 'row')} duplicated", rebuild=True)


def _delete(now: Work, name: str, key: str) -> None:
    rows = ticked(now, name)
    if not rows:
        now.told = "Tick the rows first, in the first column."
        return
    keys = list(content_of(now)[name].rows)
    gone = {keys[row]: None for row in rows}
    save(now, {"cells": {name: gone}}, f"{counted(len(rows), 'row')} deleted", rebuild=True)


def _searched(name: str, texts: pd.DataFrame) -> list[str]:
    return [column for column in texts.columns if column not in (*KEYS[name], WORDS)]


def _found(name: str, texts: pd.DataFrame, find: str) -> int:
    if not find:
        return 0
    cells = texts[_searched(name, texts)]
    return int(sum(cells[column].str.contains(find, regex=False).sum() for column in cells))


def _replace(now: Work, name: str, key: str) -> None:
    """Replace what the two fields say at the click (a callback)."""
    find, instead = st.session_state[f"{key}_find"], st.session_state[f"{key}_instead"]
    texts = texts_of(now, name)
    number = _found(name, texts, find)
    if not number:
        now.told = "Nothing was found to replace."
        return
    keys, changed = list(content_of(now)[name].rows), {}
    for column in _searched(name, texts):
        old = texts[column][texts[column].str.contains(find, regex=False)]
        new = old.str.replace(find, instead, regex=False)
        for place, text in zip(old.index.to_list(), new.to_list(), strict=True):
            changed.setdefault(keys[place], {})[column] = text
    cells = counted(number, "cell")
    save(
        now,
        {"cells": {name: changed}},
        f"text replaced in {cells}",
        rebuild=True,
    )
