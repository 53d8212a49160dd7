"""How far readers agree, as tables: on the page of the data and on How sure."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.style.words_view import table_html
from data.events.data_set import DataSet
from data.temperature import agreement

DRAWS = 500
OWN = "this set’s score"
ALPHA = (
    "Krippendorff’s α is 1 where all agree and 0 where chance alone would do as well; in brackets "
    "the range of 95 of 100 redrawn tables. “Distances” counts how far two scores lie apart, "
    "“ranks” only their order."
)
FEW = (
    f"No two readings have {agreement.FEWEST} events in common; from {agreement.FEWEST} on it is "
    "told how far they agree."
)


@st.cache_data(max_entries=16, show_spinner=False)
def _worked_out(
    fingerprint: str, _dataset: DataSet
) -> tuple[pd.DataFrame, pd.DataFrame, dict[str, pd.DataFrame]]:
    """The scores by reader, what every two have in common, and α by category and decade."""
    table = agreement.by_reader(_dataset.prepared, _dataset.readings)
    told = {
        name: agreement.by_group(table, of) for name, of in agreement.groups_of(_dataset).items()
    }
    return table, agreement.pairs(table, DRAWS), told


def scores_by_reader(dataset: DataSet) -> pd.DataFrame:
    """One row for each event, one column for each reader, the set's own scores first."""
    return _worked_out(dataset.fingerprint, dataset)[0]


def render_agreement(dataset: DataSet) -> None:
    """The tables of agreement; nothing where nobody else has read the set."""
    if dataset.readings.empty:
        return
    _, told, groups = _worked_out(dataset.fingerprint, dataset)
    if told.empty:
        st.text(FEW)
        _render_readers(dataset)
        return
    names = {agreement.ADJUDICATED: OWN}
    rows: list[list[str | Markup]] = [
        [
            f"{names.get(row['one'], row['one'])} and {names.get(row['other'], row['other'])}",
            *agreement.pair_words(row),
        ]
        for row in told.to_dict("records")
    ]
    head = [
        "Two readers", "Events", "α, distances", "α, ranks", "Rank correlation",
        "Mean difference", "Other sign",
    ]  # fmt: skip
    st.html(str(table_html(head, rows, "How far readers agree", "stack")))
    st.text(ALPHA)
    _render_readers(dataset)
    with st.expander("Agreement by category and decade"):
        for name, table in groups.items():
            cells: list[list[str | Markup]] = [
                [str(r["group"]), f"{r['events']}", agreement.figure_words(r["alpha"])]
                for r in table.to_dict("records")
            ]
            caption = f"Agreement of all readers by {name}"
            st.html(str(table_html([name.capitalize(), "Events", "α, distances"], cells, caption)))


def _render_readers(dataset: DataSet) -> None:
    for entry in dataset.readers:
        st.text(f"{entry['id']}: {entry['text']}")
