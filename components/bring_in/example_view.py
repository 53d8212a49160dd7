"""What a table has to have, shown on a small one: three columns, and the line that they make."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.figures.small_line import small_line
from data import temperature
from data.basics import columns as c

ROWS = (
    ("11 April 1945", "Treaty of friendship", 6.0),
    ("28 June 1948", "Expelled from the Cominform", -8.0),
    ("autumn 1949", "The treaty is torn up", -6.0),
    ("2 June 1955", "Belgrade Declaration", 7.0),
    ("1968-08-21", "Prague is occupied", -6.0),
)
DAYS = ("1945-04-11", "1948-06-28", "1949-23", "1955-06-02", "1968-08-21")  # the same as EDTF
FIRST, LAST = 1943, 1972
POINTS = 240
_COLUMNS = Markup(
    '<tr><th scope="col">When</th><th scope="col">What happened</th>'
    '<th scope="col">How warm, if you know</th></tr>'
)
_ROW = Markup('<tr><td>{}</td><td>{}</td><td class="{}">{}</td></tr>')
_WHOLE = Markup(
    '<figure class="thaw-takes"><table><thead>{}</thead><tbody>{}</tbody></table>'
    '<span class="thaw-becomes" aria-hidden="true">→</span><div>{}<p class="ends"><span>{}</span>'
    "<span>{}</span></p></div></figure>"
)


def example_values() -> np.ndarray:
    """Degrees of the example's own line at even distances from `FIRST` to `LAST`."""
    rows = pd.DataFrame({c.DATE: DAYS, c.SCORE: [score for _, _, score in ROWS]})
    found = temperature.trace(rows)
    days = pd.date_range(f"{FIRST}-01-01", f"{LAST}-12-31", periods=POINTS).to_numpy()
    values = found.result.values(days.astype("datetime64[D]").astype("int64"))
    return 100.0 * values / found.scale


def render_example() -> None:
    """The table and its line, side by side."""
    rows = Markup("").join(
        _ROW.format(when, what, "warm" if score > 0 else "cold", f"{score:+g}".replace("-", "−"))
        for when, what, score in ROWS
    )
    line = small_line(example_values())
    st.html(str(_WHOLE.format(_COLUMNS, rows, line, FIRST, LAST)))
