"""The report: what came in, what waits and why, what is odd; and the tray to mend rows in."""

import pandas as pd
import streamlit as st

from components.bring_in.state_view import RATED, Job, job, main_button
from data.basics.counting import counted
from data.basics.given import MORE_CELLS
from data.basics.problems import Group, group
from data.reading.tray import REASON, ROW, Tray

SHOWN = 200  # rows of the tray at a time


def render_report() -> None:
    """Numbers first, then what is wrong by kind, then the rows themselves."""
    now = job()
    if now.tray is None:
        return
    waiting, warnings = now.tray.waiting, now.tray.warnings()
    with st.container(border=True, key="bring_in_report"):
        st.subheader("Check")
        ready = len(now.tray.events)
        st.text(
            f"✓ {ready:,} {_events(ready)} ready"
            + (f"  ·  ✗ {len(waiting):,} {_rows(len(waiting))} waiting" if len(waiting) else "")
            + (f"  ·  {len(warnings):,} {_remarks(len(warnings))}" if warnings else "")
        )
        whole = [problem for problem in now.tray.problems if problem.row in (None, 1)]
        for problem in whole[:10]:
            st.text(f"✗ {problem.sentence()}")
        if len(waiting):
            _render_waiting(now, now.tray, waiting)
        if warnings:
            with st.expander(f"{counted(len(warnings), 'remark')} on rows that are ready"):
                st.write("These rows come in. A remark is a hint that something may be a slip.")
                _render_groups(group(warnings), now.key("warnings"))


def _events(count: int) -> str:
    return "event is" if count == 1 else "events are"


def _rows(count: int) -> str:
    return "row is" if count == 1 else "rows are"


def _remarks(count: int) -> str:
    return "remark" if count == 1 else "remarks"


def _render_groups(groups: list[Group], key: str) -> None:
    """One line for each kind of problem."""
    table = pd.DataFrame(
        {
            "How many": [g.count for g in groups],
            "Column": [g.column for g in groups],
            "What": [g.what for g in groups],
            "Why it matters": [g.why for g in groups],
            "How to mend it": [g.mend for g in groups],
            "For example": [", ".join(g.values) for g in groups],
            "In rows": [", ".join(map(str, g.rows)) for g in groups],
        }
    )
    st.dataframe(table, hide_index=True, key=key, alt="Kinds of problems and how often each occurs")


def _render_waiting(now: Job, tray: Tray, waiting: pd.DataFrame) -> None:
    st.write(
        "Rows that cannot be used yet wait here. Mend them in the table and press the button, or "
        "take them home, mend them in your spreadsheet and bring them in later. The rows that are "
        "ready do not depend on them."
    )
    _render_groups([g for g in tray.groups() if g.rows and g.rows != (1,)], now.key("errors"))
    shown = _tray_table(tray, waiting.head(SHOWN))
    edited = st.data_editor(
        shown,
        hide_index=True,
        disabled=[ROW, REASON],
        column_config={
            ROW: st.column_config.NumberColumn("Row", width="small"),
            REASON: st.column_config.TextColumn("What is wrong", width="large"),
        },
        key=now.key(f"tray_{len(waiting)}"),
        alt="Rows that wait: each cell can be changed",
    )
    if len(waiting) > SHOWN:
        st.text(f"The first {SHOWN} of {len(waiting):,}; mended rows make room for the next.")
    with st.container(horizontal=True):
        if st.button("Check the changed rows again", key=now.key("mend"), type=main_button()):
            _mend(tray, shown, edited)
            st.rerun()
        st.download_button(
            "Take the waiting rows home (CSV)",
            data=tray.csv,
            file_name="rows to mend.csv",
            mime="text/csv",
            on_click="ignore",
            key=now.key("take_home"),
        )


def _tray_table(tray: Tray, waiting: pd.DataFrame) -> pd.DataFrame:
    """The waiting rows with the columns that are in use, and the reasons."""
    used = [*dict.fromkeys(tray.mapped.columns.values())]
    names = [name for name in (*used, MORE_CELLS) if name in waiting.columns and name != RATED]
    reasons = tray.reasons()
    numbers = [int(label) + 2 for label in waiting.index]
    table = waiting[names].reset_index(drop=True)
    table.insert(0, ROW, numbers)
    table.insert(1, REASON, [reasons.get(number, "") for number in numbers])
    return table


def _mend(tray: Tray, shown: pd.DataFrame, edited: pd.DataFrame) -> None:
    """Bring the changed cells to the tray."""
    changes: dict[int, dict[str, str]] = {}
    for name in shown.columns:
        if name in (ROW, REASON):
            continue
        new = edited[name].fillna("").astype("str")
        for place in new.ne(shown[name]).to_numpy().nonzero()[0]:
            row = int(shown[ROW].iloc[place])
            changes.setdefault(row, {})[str(name)] = str(new.iloc[place])
    if changes:
        tray.mend_many(changes)
