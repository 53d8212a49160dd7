"""The second step of bringing in: which column is what, shown on real rows."""

from dataclasses import replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.bring_in.state_view import (
    Job,
    change_columns,
    job,
    read_otherwise,
    understand,
)
from data.basics import columns as c
from data.basics.given import MORE_CELLS
from data.basics.problems import shorten
from data.dates import written_dates
from data.dates.historical_date import DateProblem, read_date
from data.reading.vocabulary import fields as f

LABELS = {
    c.DATE: ("Date", "When it happened. The only column that must be there."),
    c.TITLE: ("Title", "What happened, in a few words."),
    c.SUMMARY: ("Summary", "A sentence or two on it."),
    c.CATEGORY: ("Lane", "What kind of event it is. Each kind gets a lane of its own."),
    c.INITIATOR: ("Who acted", "Which of the two states did it."),
    c.SOURCES: ("Source", "Where it is written: a title or a web address."),
    f.END: ("Last day", "For what lasted: when it ended."),
    f.DURATION: (
        "How long",
        "For what lasted: 3 days, 2 months. Counts where there is no last day.",
    ),
    c.EVIDENCE: ("Evidence", "How well it is attested, from 0 to 1."),
    c.RATIONALE: ("Reason for the score", "Why it counts as it does."),
    c.NOTE: ("Note", "Anything else that should be kept."),
}
PARTS = {
    f.YEAR: "Year",
    f.MONTH: "Month",
    f.DAY: "Day",
    f.END_YEAR: "Last year",
    f.END_MONTH: "Last month",
    f.END_DAY: "Last day of the month",
}
ROWS = 5
NONE = "(not in the file)"


def render_mapping() -> None:
    """One choice for each field, and five rows as they are understood."""
    now = job()
    if now.tray is None or now.mapped is None:
        return
    with st.container(border=True, key="bring_in_mapping"):
        st.subheader("Which column is what")
        st.write(
            "This is Thaw's guess from the names of the columns and from what stands in them. "
            "Change what is wrong; the rows below follow."
        )
        _render_choices(now)
        _render_fill(now)
        if now.mapped.day_order_matters or now.mapped.order:
            _render_order(now)
        _render_rows(now)


def _render_choices(now: Job) -> None:
    if now.tray is None or now.mapped is None:
        return
    names = [str(name) for name in now.tray.table.columns if name != MORE_CELLS]
    fields = {field: label for field, (label, _) in LABELS.items()}
    dated = bool(now.mapped.column(c.DATE)) and not now.mapped.column(f.YEAR)
    apart = _render_parts_switch(now, dated)
    shown = apart or any(now.mapped.column(field) for field in PARTS)
    fields |= PARTS if shown else {}
    chosen = dict(now.mapped.columns)
    places: list[DeltaGenerator] = []
    for field, label in fields.items():
        places = places or list(st.columns(4))  # row by row, so that a phone keeps the order
        with places.pop(0):
            picked = _render_choice(now, field, label, names)
        chosen.pop(field, None)
        if picked:
            chosen[field] = picked
    if chosen != now.mapped.columns:
        change_columns(chosen)
        st.rerun()


def _render_parts_switch(now: Job, dated: bool) -> bool:
    """Whether to offer columns of their own for year, month and day."""
    return st.toggle(
        "Year, month and day stand in columns of their own",
        value=not dated,
        key=now.key("parts"),
        help="Where a date has no year or is blank, it is put together from these columns.",
    )


def _render_fill(now: Job) -> None:
    """Whether a date that is written once counts for the rows below it."""
    if now.mapped is None or now.tray is None:
        return
    column = now.mapped.column(c.DATE) or now.mapped.column(f.YEAR)
    if not column or column not in now.tray.table.columns:
        return
    blank = bool((now.tray.table[column].str.strip() == "").any())
    if not (blank or now.mapped.fill):
        return
    fill = st.toggle(
        "A blank date is that of the row above",
        value=now.mapped.fill,
        key=now.key("fill"),
        help="For tables that write a year once for several rows.",
    )
    if fill != now.mapped.fill:
        read_otherwise(replace(now.mapped, fill=fill))
        st.rerun()


def _render_choice(now: Job, field: str, label: str, names: list[str]) -> str:
    current = now.mapped.column(field) if now.mapped else ""
    return st.selectbox(
        label,
        ["", *names],
        index=names.index(current) + 1 if current in names else 0,
        format_func=lambda name: name or NONE,
        key=now.key(f"map_{field}"),
        help=LABELS.get(field, ("", "One part of the date."))[1],
    )


def _render_order(now: Job) -> None:
    """The question whether 3/4/1948 is in April or in March, with a date of the file."""
    if now.tray is None or now.mapped is None:
        return
    texts = written_dates.loose_texts(now.mapped.written(now.tray.table))
    example = next((t for t in texts if written_dates.order_matters([t])), "3/4/1948")
    words = {}
    for order in (written_dates.DAY, written_dates.MONTH):
        try:
            date = read_date(written_dates.written_date(example, written_dates.Habits(order)))
            words[order] = date.label
        except DateProblem:
            words[order] = order
    st.write("Some dates can be read in two ways. What does this one mean?")
    st.text(example)
    order = st.radio(
        "What this date means",
        list(words),
        index=list(words).index(now.mapped.order) if now.mapped.order in words else None,
        format_func=lambda name: words[name],
        key=now.key("order"),
        horizontal=True,
        label_visibility="collapsed",
    )
    if order != now.mapped.order:
        understand(replace(now.mapped, order=order))
        st.rerun()


def _render_rows(now: Job) -> None:
    """The first rows: what the file says and how it is understood."""
    if now.tray is None or now.mapped is None:
        return
    st.dataframe(
        preview(now),
        hide_index=True,
        width="stretch",
        alt="The first rows of the file and how they are understood",
    )


def preview(now: Job) -> pd.DataFrame:
    """Five rows with the date as it is read, the title, who acted, the lane and the score."""
    if now.tray is None or now.mapped is None:
        return pd.DataFrame()
    table, events = now.tray.table, now.tray.events
    reasons = now.tray.reasons(int(label) + 2 for label in table.index[:ROWS])
    written = now.mapped.written(table.head(ROWS)) if not now.mapped.missing() else None
    rows = []
    for label in table.index[:ROWS]:
        here = label in events.index
        number = int(label) + 2
        row = {"Row": number, "Date in the file": "" if written is None else written[label]}
        row["Read as"] = (
            read_date(str(events.at[label, c.DATE])).label
            if here
            else f"waits: {shorten(reasons.get(number, 'no date'), 80)}"
        )
        for field, name in ((c.TITLE, "Title"), (c.CATEGORY, "Lane"), (c.INITIATOR, "Who acted")):
            column = now.mapped.column(field)
            row[name] = shorten(table.at[label, column], 80) if column else ""
        row["Score"] = _score(events, label)
        rows.append(row)
    return pd.DataFrame(rows)


def _score(events: pd.DataFrame, label: object) -> str:
    """A score with its sign; blank where there is none yet."""
    if label not in events.index or not events[c.SCORE].notna().at[label]:
        return ""
    score = events[c.SCORE].at[label]
    return f"{score:+g}" if score else "0"
