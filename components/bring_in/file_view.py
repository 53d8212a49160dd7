"""The first step of bringing in: a file, a pasted table or the template; then what it is."""

import streamlit as st

from components.bring_in.reading_view import render_reading
from components.bring_in.state_view import (
    Job,
    begin,
    fail,
    finish,
    forget,
    job,
    main_button,
    read_again,
)
from data.basics import limits
from data.basics.counting import counted
from data.reading import template
from data.reading.kept import shelf

KINDS = """
- **Tables**: CSV and its relatives (any delimiter, any usual encoding), Excel (XLSX, XLS),
  LibreOffice (ODS), Parquet
- **TimelineJS**: its table or its JSON, also of the first version. Eras become chapters, groups
  become lanes.
- **GDELT** event exports, 1.0 and 2.0, zipped or not, with a header or without. You choose the two
  states.
- **ICEWS, POLECAT, ACLED, UCDP GED, COW MID, GTD, Wikidata, Our World in Data**: known by their
  header
- **JSON**: a list of records, GeoJSON, a SPARQL result; **iCalendar**
- **A chronology** in a text file: each line a date and what happened
- **A Thaw data set** as a zip, or a zip with one table in it
"""
# How far the work has come when it does this.
STEPS = {
    "Opening the file": 0.05,
    "Opening the spreadsheet": 0.1,
    "Reading the file": 0.3,
    "Reading the GDELT export": 0.3,
    "Reading the table": 0.6,
    "Finding out which column is what": 0.8,
    "Checking every row": 0.9,
}
PASTED = "pasted table.csv"


def render_file() -> None:
    """Ways to bring a table in."""
    now = job()
    with st.container(border=True, key="bring_in_file"):
        st.header("1. Your file" if now.given is None else "Another file")
        st.file_uploader(
            "Drop a file with events here, or pick one",
            type=None,  # any: what is no table is called by its right name, and how to mend it
            key="bring_in_upload",
            max_upload_size=limits.MAX_BYTES // 1_000_000,
            on_change=_dropped,
        )
        with st.container(horizontal=True, vertical_alignment="center"):
            _render_paste()
            _render_template()
            _render_kinds()
            # Beside a file that was dropped just now, the field has a cross of its own.
            if now.given is not None and st.session_state.get("bring_in_upload") is None:
                st.button("Take this file away", icon=":material/delete:", on_click=forget)
        if now.work is not None:
            _render_work()
        elif now.fault is not None:
            _render_fault(now)


def _dropped() -> None:
    upload = st.session_state["bring_in_upload"]
    if upload is None:
        forget()
    else:
        begin(upload.name, upload.getvalue())


def _render_paste() -> None:
    with st.popover("Paste a table", icon=":material/content_paste:"):
        text = st.text_area(
            "Copy rows in your spreadsheet, with the row of names, and paste them here",
            key="bring_in_pasted",
            height=220,
            placeholder="date\ttitle\tscore\n28.6.1948\tExpelled from the Cominform\t-8",
        )
        if st.button("Read it", key="bring_in_read_pasted", type=main_button()):
            begin(PASTED, text.encode("utf-8", "replace"))
            st.rerun()


def _render_template() -> None:
    with st.popover("Start from a template", icon=":material/table_view:"):
        st.write(
            "A table to fill in: each column is explained, with two rows as an example. "
            "The Excel file has lists to choose from. Fill it in and drop it here."
        )
        st.download_button(
            "Excel (XLSX)",
            data=template.xlsx_template,
            file_name="events.xlsx",
            mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            on_click="ignore",
            key="bring_in_template_xlsx",
        )
        st.download_button(
            "CSV",
            data=template.csv_template,
            file_name="events.csv",
            mime="text/csv",
            on_click="ignore",
            key="bring_in_template_csv",
        )


def _render_kinds() -> None:
    with st.popover("What can I bring?", icon=":material/help:"):
        st.write(KINDS)
        st.write(
            f"Up to {limits.MAX_BYTES // 1_000_000} MB and {limits.MAX_ROWS:,} rows. The file is "
            "read on the computer that Thaw runs on and goes nowhere else. Formulas, macros and "
            f"links in it are never run. It stays there for {shelf.DAYS} days, so that you can go "
            "on after a restart, unless you take it away."
        )


@st.fragment(run_every=0.5)
def _render_work() -> None:
    """The steps of long work, and a way to stop it."""
    now = job()
    work = now.work
    if work is None:
        st.rerun()
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.progress(STEPS.get(work.doing, 0.5), text=work.told())
        if st.button("Stop", key=now.key("stop"), icon=":material/stop:"):
            work.stop()
    if work.done:
        now.work = None
        if work.fault is not None:
            fail(now, work.fault)
        else:
            finish(now, work.result)
        st.rerun()


def _render_fault(now: Job) -> None:
    """Why the file cannot be used. The words come from the file in part, so they stay text."""
    problem = now.fault
    if problem is None:
        return
    st.error("This file cannot be brought in as it is.", icon="⚠️")
    st.text(problem.sentence())


def render_kind() -> None:
    """What the file turned out to be; choices where it holds several tables."""
    now = job()
    if now.given is None or now.look is None:
        return
    with st.container(border=True, key="bring_in_kind"):
        st.subheader("What it is")
        st.text(f"{now.name}: {now.given.words}.")
        if len(now.look.sheets) > 1:
            _render_sheets(now)
        if now.look.pairs:
            _render_pairs(now)
        if now.look.kind in ("delimited", "spreadsheet"):
            render_reading(now)
        for problem in now.given.problems[:20]:
            st.text(f"• {problem.sentence()}")
        if len(now.given.problems) > 20:
            more = counted(len(now.given.problems) - 20, "more remark")
            st.text(f"… and {more} on the file.")


def _render_sheets(now: Job) -> None:
    look = now.look
    if look is None:
        return
    sheet = st.selectbox(
        "Sheet", look.sheets, index=look.sheets.index(now.sheet), key=now.key("sheet")
    )
    if sheet != now.sheet:
        read_again(sheet=sheet)  # rows of names differ from sheet to sheet
        st.rerun()


def _render_pairs(now: Job) -> None:
    """The two states of a GDELT export: the pairs with most events first."""
    look = now.look
    if look is None:
        return
    pairs = {(pair.first, pair.second): pair for pair in look.pairs}
    names = list(pairs)
    pair = st.selectbox(
        "Two states",
        names,
        index=names.index(now.pair) if now.pair in pairs else 0,
        format_func=lambda ends: (
            f"{pairs[ends].first_name} and {pairs[ends].second_name} "
            f"({counted(pairs[ends].count, 'event')})"
        ),
        key=now.key("pair"),
        help="Type to search. Pairs with the most events stand first.",
    )
    if pair != now.pair:
        read_again(now.sheet, pair, now.header, now.encoding)
        st.rerun()
