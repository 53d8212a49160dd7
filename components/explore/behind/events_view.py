"""The events behind the card of a bundle of an own set: a table of them, and a CSV."""

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.explore.behind.window_view import render_window_table
from components.explore.gathered_view import Gathered
from data.basics import columns as c
from data.basics.counting import counted
from data.basics.safe_text import file_stem
from data.events.data_set import DataSet
from data.large.as_bundles import EVENT

MOST = 1_000  # rows on the screen


def render_events_door(gathered: Gathered, event: pd.Series) -> None:
    """The button under the card of a bundle of events; nothing for a single event."""
    number = int(event[c.REPORTS])
    if gathered.dataset.held != EVENT or number == 1:
        return
    if st.button(
        f"See all {counted(number, 'event')}",
        key="see_events",
        icon=":material/table_rows:",
        help="A table of the events of this bundle, as they stand in the set",
        width="stretch",
    ):
        _window(gathered, str(event[c.EVENT_ID]), f"{event[c.TITLE]}, {event[c.DATE_LABEL]}")


@st.dialog("The events themselves", width="large")
def _window(gathered: Gathered, event_id: str, title: str) -> None:
    st.text(title)
    dataset = gathered.dataset
    rows = dataset_view.events_of_bundle(dataset, event_id, gathered.selection)
    table = table_of(dataset, rows)
    some = table
    if len(table) > MOST:
        strongest = table["Score"].abs().sort_values(ascending=False, kind="stable").index[:MOST]
        some = table.loc[sorted(strongest)]
        st.text(f"The strongest {MOST:,} of {counted(len(table), 'event')}; the CSV has them all.")
    render_window_table(some, table, f"thaw-events-{file_stem(event_id)}.csv", "take_events", {})


def table_of(dataset: DataSet, rows: pd.DataFrame) -> pd.DataFrame:
    """The events as they are shown and taken home."""
    return pd.DataFrame(
        {
            "When": rows[c.DATE_LABEL].to_numpy(),
            "Event": rows[c.TITLE].to_numpy(),
            "Who acted": [dataset.initiator_name(name) for name in rows[c.INITIATOR]],
            "Category": [dataset.category_name(name) for name in rows[c.CATEGORY]],
            "Score": rows[c.VALUE].to_numpy(),
            "What happened": rows[c.SUMMARY].to_numpy(),
            "Sources": rows[c.SOURCES].to_numpy(),
            "Id": rows[c.EVENT_ID].to_numpy(),
        }
    )
