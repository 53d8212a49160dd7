"""The tray: rows that wait, to be mended in place or taken home."""

import zlib
from collections.abc import Callable

import pandas as pd
import streamlit as st

from components.bring_in.state_view import RATED, Job, main_button
from components.bring_in.tray.typed import check, note, waiting_cells
from data.basics.counting import counted
from data.basics.given import MORE_CELLS
from data.basics.problem_list import Group
from data.reading.tray import REASON, ROW, Tray

SHOWN = 200  # rows at a time


def render_tray(now: Job, tray: Tray, render_groups: Callable[[list[Group], str], None]) -> None:
    """Why rows wait, and the rows.

    Args:
        now: the file at hand.
        tray: its rows, some of which wait.
        render_groups: shows kinds of problems, under the key of a widget.
    """
    waiting = tray.waiting
    st.write(
        "Rows that cannot be used yet wait here. Mend them in the table and press the button, or "
        "take them home, mend them in your spreadsheet and bring them in later. The rows that are "
        "ready do not depend on them."
    )
    render_groups([g for g in tray.groups() if g.rows and g.rows != (1,)], now.key("errors"))
    rows = waiting.head(SHOWN)
    _render_table(now, tray, rows)
    if len(waiting) > SHOWN:
        st.text(f"The first {SHOWN} of {len(waiting):,}; mended rows make room for the next.")
    if count := sum(map(len, waiting_cells(now).values())):
        st.text(f"{counted(count, 'cell')} changed and not checked yet; what you typed is kept.")
    with st.container(horizontal=True):
        if st.button("Check the changed rows again", key=now.key("mend"), type=main_button()):
            check(now)
            st.rerun()
        st.download_button(
            "Take the waiting rows home (CSV)",
            data=tray.csv,
            file_name="rows to mend.csv",
            mime="text/csv",
            on_click="ignore",
            key=now.key("take_home"),
        )


def _render_table(now: Job, tray: Tray, rows: pd.DataFrame) -> None:
    """The rows to type into; what they hold is noted."""
    shown, key = _table(now, tray, rows), now.key(_key(rows))
    edited = st.data_editor(
        shown,
        hide_index=True,
        disabled=[ROW, REASON],
        column_config={
            ROW: st.column_config.NumberColumn("Row", width="small"),
            REASON: st.column_config.TextColumn("What is wrong", width="large"),
        },
        key=key,
        on_change=_typed,  # what is pressed along with it, such as “Open it”, comes later
        args=(now, rows, key),
        alt="Rows that wait: each cell can be changed",
    )
    names = [name for name in shown.columns if name not in (ROW, REASON)]
    cells = edited[names].fillna("").astype("str").set_axis(rows.index)
    _note_all(now, rows, cells)


def _key(rows: pd.DataFrame) -> str:
    """Other rows are another table, or a cell typed into one would stand in another."""
    labels = ",".join(map(str, rows.index)).encode()
    return f"tray_{zlib.crc32(labels)}"


def _table(now: Job, tray: Tray, rows: pd.DataFrame) -> pd.DataFrame:
    """The waiting rows with the columns that are in use, what was typed, and the reasons."""
    used = [*dict.fromkeys(tray.mapped.columns.values())]
    names = [name for name in (*used, MORE_CELLS) if name in rows.columns and name != RATED]
    table = rows[names].copy()
    for label, cells in waiting_cells(now).items():
        for column, text in cells.items():
            if label in table.index and column in names:
                table.at[label, column] = text
    numbers = [int(str(label)) + 2 for label in rows.index]
    reasons = tray.reasons(numbers)
    table = table.reset_index(drop=True)
    table.insert(0, ROW, numbers)
    table.insert(1, REASON, [reasons.get(number, "") for number in numbers])
    return table


def _typed(now: Job, rows: pd.DataFrame, key: str) -> None:
    """A cell was changed (a callback)."""
    places = st.session_state[key].get("edited_rows", {})
    labels = {place: int(str(rows.index[int(place)])) for place in places}
    note(now, rows, {labels[place]: cells for place, cells in places.items()})


def _note_all(now: Job, rows: pd.DataFrame, cells: pd.DataFrame) -> None:
    """What the table holds, also where its callback did not run: the server was lost meanwhile."""
    edited: dict[int, dict[str, str]] = {}
    for name in cells.columns:
        before = rows[name].where(~rows.index.isin(now.typed.get(name, {})), None)
        for label in rows.index[cells[name].ne(before).to_numpy()]:
            edited.setdefault(int(str(label)), {})[name] = str(cells.at[label, name])
    if edited:
        note(now, rows, edited)
