"""How a text is cut up: which rows hold the names of the columns, and which encoding it is in."""

import pandas as pd
import streamlit as st

from components.bring_in.state_view import Job, read_again
from data.basics.problems import shorten
from data.reading.formats import recognising
from data.reading.formats.encoding import ENCODINGS, called

ROWS = 8
FOUND = "found by Thaw"


def render_reading(now: Job) -> None:
    """The first rows as they stand in the file, and two choices of how to read them."""
    if now.look is None:
        return
    with st.expander("Names of columns in other rows? Letters that look wrong?"):
        st.write("These are the first rows as they stand in the file.")
        _render_rows(now)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            header = _pick_header(now)
            encoding = _pick_encoding(now) if now.look.raw else now.encoding
    if (header, encoding) != (now.header, now.encoding):
        read_again(now.sheet, now.pair, header, encoding)
        st.rerun()


def _render_rows(now: Job) -> None:
    if now.look is None:
        return
    rows = recognising.first_rows(now.look, now.sheet, ROWS)
    width = min(max(map(len, rows), default=0), 12)
    table = pd.DataFrame(
        [[shorten(cell, 40) for cell in [*row, *[""] * width][:width]] for row in rows],
        columns=[str(place + 1) for place in range(width)],
        index=pd.RangeIndex(1, len(rows) + 1, name="Row"),
        dtype="str",
    )
    st.dataframe(table, key=now.key("first_rows"), alt="The first rows as they stand in the file")


def _pick_header(now: Job) -> tuple[int, int] | None:
    """The rows that hold the names; None leaves it to Thaw."""
    choices = {None: FOUND}
    choices |= {(row, 1): f"row {row}" for row in range(1, ROWS + 1)}
    choices |= {(row, 2): f"rows {row} and {row + 1}" for row in range(1, ROWS)}
    return st.selectbox(
        "The names of the columns stand in",
        list(choices),
        index=list(choices).index(now.header),
        format_func=lambda rows: choices[rows],
        key=now.key("header"),
    )


def _pick_encoding(now: Job) -> str:
    written = now.look.encoding if now.look else ""
    names = ["", *ENCODINGS]
    return st.selectbox(
        "The text is written in",
        names,
        index=names.index(now.encoding) if now.encoding in names else 0,
        format_func=lambda name: ENCODINGS.get(name, f"{called(written)}, {FOUND}"),
        key=now.key("encoding"),
    )
