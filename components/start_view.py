"""What a stranger sees first: the title, where to start, how to read the chart, about the data."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.dataset_view import render_picker
from components.hover_text import fine_degrees
from components.how_to_read_view import render_how_to_read
from components.selection_view import change, state
from data import columns as c
from data.catalog import DataSet


def render_head(dataset: DataSet) -> None:
    """Title and one line that says what the page is."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.html(
            str(
                Markup('<header class="thaw-head"><h1>{}</h1><p>{}</p></header>').format(
                    dataset.title,
                    "How the relation warmed and cooled, event by event",
                )
            ),
            width="content",
        )
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            render_picker()
            render_how_to_read()


def render_notes() -> None:
    """What in the address was not understood, said once."""
    notes = state().notes
    if notes:
        with st.container(border=True, key="notes"):
            for note in notes:
                st.text(f"ℹ️ {note}")


def render_start(shown: pd.DataFrame) -> None:
    """An invitation for the empty card: the steepest drop and the steepest rise, one click each."""
    st.html(
        '<section class="thaw-start"><h2>Pick an event</h2><p>Click a triangle, or press → on '
        "the chart. The card says what happened, why it counts as it does, and where that is "
        "written.</p></section>"
    )
    moves = shown["move"].to_numpy()
    for place, label in (
        (int(moves.argmin()), "▼ The steepest drop"),
        (int(moves.argmax()), "▲ The steepest rise"),
    ):
        event = shown.iloc[place]
        if not event["move"]:
            continue
        st.button(
            f"{label}: {event[c.DATE_LABEL]}, {fine_degrees(event['move'])}",
            key=f"start_{label[0]}",
            on_click=change,
            kwargs={"event": event[c.EVENT_ID]},
            width="stretch",
        )


def render_about(dataset: DataSet) -> None:
    """Counts, sources and licence, in one line."""
    unchecked = int((dataset.prepared[c.CHECKED] == "no").sum())
    st.html(
        str(
            Markup('<p class="thaw-about">{}</p>').format(
                f"About the data: {len(dataset.prepared)} events from {len(dataset.sources)} "
                f"sources; {unchecked} dates not yet checked. {dataset.citation} "
                f"Licence: {dataset.licence}."
            )
        )
    )
