"""Take home: the shown events as a file, with what is shown said in it."""

from typing import Any

import streamlit as st

from components.selection_view import state
from data import exporting
from data.catalog import DataSet


def take_home_words(dataset: DataSet, sentence: str) -> dict[str, Any]:
    """Title, sentence, source and licence that go into every picture."""
    return {
        "title": f"{dataset.title}: relation temperature and events",
        "sentence": sentence,
        "footer": [
            f"Source: {dataset.citation}",
            f"Data licence: {dataset.licence}. Chart: Thaw.",
        ],
        "filename": f"thaw-{dataset.name}",
    }


def render_take_home(dataset: DataSet) -> None:
    """The button for the shown events as CSV."""
    selection = state().selection
    with st.container(horizontal=True, key="take_home"):
        st.download_button(
            "Shown events as CSV",
            data=lambda: exporting.events_csv(selection.apply(dataset.prepared)),
            file_name=f"thaw-{dataset.name}.csv",
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            help="The events that are shown now. Safe to open in a spreadsheet: no cell runs "
            "as a formula.",
        )
