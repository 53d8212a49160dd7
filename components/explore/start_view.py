"""What a stranger sees first: the title, where to start, how to read the chart, about the data."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import render_picker
from components.address.selection_view import change, state
from components.explore.how_to_read_view import render_how_to_read
from components.figures.scene_figure import remarks
from components.style.number_words import degrees, fine_degrees
from data.basics import columns as c
from data.events.data_set import DataSet


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
    """An invitation for the empty card: where the line moves most and where it turns."""
    st.html(
        '<section class="thaw-start"><h2>Pick an event</h2><p>Click a triangle, or press → on '
        "the chart. The card says what happened, why it counts as it does, and where that is "
        "written.</p><p>Or start here:</p></section>"
    )
    for number, (label, event) in enumerate(_starts(shown)):
        st.button(
            label,
            key=f"start_{number}",
            on_click=change,
            kwargs={"event": event},
            width="stretch",
        )


def _starts(shown: pd.DataFrame) -> list[tuple[str, str]]:
    """Good places to begin: label and event id. Each event is offered once."""
    shown = shown[shown["after"].notna()]
    if shown.empty:
        return []
    move, after = shown["move"], shown["after"]
    offers = (
        (int(move.argmin()), move.min() < 0, "▼ The steepest drop", fine_degrees, "move"),
        (int(move.argmax()), move.max() > 0, "▲ The steepest rise", fine_degrees, "move"),
        (int(after.argmin()), after.min() < 0, "The coldest", degrees, "after"),
        (int(after.argmax()), after.max() > 0, "The warmest", degrees, "after"),
    )
    found: dict[str, str] = {}
    for row, wanted, label, words, column in offers:
        event = shown.iloc[row]
        if wanted and event[c.EVENT_ID] not in found:
            found[event[c.EVENT_ID]] = f"{label}: {event[c.DATE_LABEL]}, {words(event[column])}"
    return [(label, event) for event, label in found.items()]


def _day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%B %Y}"


def render_about(dataset: DataSet) -> None:
    """What the grey bars on the chart say; counts, sources and licence."""
    unchecked = int((dataset.prepared[c.CHECKED] == "no").sum())
    lines = [
        f"Remark on the line, {_day(start)} to {_day(end)}: {text}"
        for start, end, text in remarks(dataset).itertuples(index=False)
    ]
    lines.append(
        f"About the data: {len(dataset.prepared)} events from {len(dataset.sources)} "
        f"sources; {unchecked} dates not yet checked. {dataset.citation.rstrip('. ')}. "
        f"Licence: {dataset.licence}."
    )
    paragraphs = (Markup('<p class="thaw-about">{}</p>').format(line) for line in lines)
    st.html(str(Markup("").join(paragraphs)))
