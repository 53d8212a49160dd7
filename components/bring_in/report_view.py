"""The report: what came in, what waits and why, what is odd."""

import pandas as pd
import streamlit as st

from components.bring_in.state_view import job
from components.bring_in.tray.tray_view import render_tray
from data.basics.counting import counted
from data.basics.problem_list import Group, group


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
        told = now.tray.problems
        for problem in told.chosen(told.rows <= 1)[:10]:
            st.text(f"✗ {problem.sentence()}")
        if len(waiting):
            render_tray(now, now.tray, render_groups)
        if warnings:
            with st.expander(f"{counted(len(warnings), 'remark')} on rows that are ready"):
                st.write("These rows come in. A remark is a hint that something may be a slip.")
                render_groups(group(warnings), now.key("warnings"))


def _events(count: int) -> str:
    return "event is" if count == 1 else "events are"


def _rows(count: int) -> str:
    return "row is" if count == 1 else "rows are"


def _remarks(count: int) -> str:
    return "remark" if count == 1 else "remarks"


def render_groups(groups: list[Group], key: str) -> None:
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
