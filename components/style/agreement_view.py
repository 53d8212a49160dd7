"""How far readers agree, as tables: on the page of the data and on How sure."""

import numpy as np
import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.style.words_view import table_html
from data.basics import columns as c
from data.events.data_set import DataSet
from data.temperature import agreement

DRAWS = 500
OWN = "this set’s score"
ALPHA = (
    "Krippendorff’s α is 1 where all agree and 0 where chance alone would do as well; in brackets "
    "the range of 95 of 100 redrawn tables. “Distances” counts how far two scores lie apart, "
    "“ranks” only their order."
)


@st.cache_data(max_entries=16, show_spinner=False)
def _worked_out(
    fingerprint: str, _dataset: DataSet
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    """The scores by reader, what every two have in common, and α by category and decade."""
    prepared = _dataset.prepared
    table = agreement.by_reader(prepared, _dataset.readings)
    named = prepared.set_index(c.EVENT_ID)
    groups = {
        "Category": named[c.CATEGORY].map(_dataset.category_name),
        "Decade": (named[c.FIRST].dt.year // 10 * 10).map("{}s".format),
    }
    told = {name: agreement.by_group(table, of) for name, of in groups.items()}
    return table, agreement.pairs(table, DRAWS), told


def scores_by_reader(dataset: DataSet) -> pd.DataFrame:
    """One row for each event, one column for each reader, the set's own scores first."""
    return _worked_out(dataset.fingerprint, dataset)[0]


def render_agreement(dataset: DataSet) -> None:
    """The tables of agreement; nothing where nobody else has read the set."""
    if dataset.readings.empty:
        return
    _, told, groups = _worked_out(dataset.fingerprint, dataset)
    names = {agreement.ADJUDICATED: OWN}
    rows: list[list[str | Markup]] = [
        [
            f"{names.get(row['one'], row['one'])} and {names.get(row['other'], row['other'])}",
            f"{row['events']}",
            _with_range(row["alpha"], row[c.LOW], row[c.HIGH]),
            _with_range(row["ordinal"], row["ordinal_low"], row["ordinal_high"]),
            _figure(row["rank"]),
            _figure(row["difference"]),
            f"{row['signs']}",
        ]
        for row in told.to_dict("records")
    ]
    head = [
        "Two readers", "Events", "α, distances", "α, ranks", "Rank correlation",
        "Mean difference", "Other sign",
    ]  # fmt: skip
    st.html(str(table_html(head, rows, "How far readers agree", "stack")))
    st.text(ALPHA)
    for entry in dataset.readers:
        st.text(f"{entry['id']}: {entry['text']}")
    with st.expander("Agreement by category and decade"):
        for name, table in groups.items():
            cells: list[list[str | Markup]] = [
                [str(r["group"]), f"{r['events']}", _figure(r["alpha"])]
                for r in table.to_dict("records")
            ]
            caption = f"Agreement of all readers by {name.lower()}"
            st.html(str(table_html([name, "Events", "α, distances"], cells, caption)))


def _figure(value: float) -> str:
    if value is None or np.isnan(value):
        return "not defined"
    return f"{value:.2f}".replace("-", "−")


def _with_range(value: float, low: float, high: float) -> str:
    told = _figure(value)
    if told == "not defined":
        return told
    return f"{told} ({_figure(low)} to {_figure(high)})"
