"""What the grey bars on the chart say; counts, sources and licence of the data."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from components.figures.scene_figure import remarks
from data.basics import columns as c
from data.basics.counting import counted
from data.events.data_set import DataSet


def _day(date: pd.Timestamp) -> str:
    return f"{date.day} {date:%B} {date.year}"


def render_about(dataset: DataSet) -> None:
    """The lines under the table."""
    lines = [
        f"Remark on the line, {_day(start)} to {_day(end)}: {text}"
        for start, end, text in remarks(dataset).itertuples(index=False)
    ]
    lines.append(
        f"About the data: {_counted(dataset)}. {dataset.citation.rstrip('. ')}. "
        f"Licence: {dataset.licence}."
    )
    paragraphs = (Markup('<p class="thaw-about">{}</p>').format(line) for line in lines)
    st.html(str(Markup("").join(paragraphs)))


def _counted(dataset: DataSet) -> str:
    """How many events there are, and on what they rest."""
    events, works = dataset.prepared, len(dataset.sources)
    if c.REPORTS in events and dataset.held == "event":
        held = counted(int(events[c.REPORTS].sum()), "event")
        return f"{held} in {counted(len(events), 'bundle')}; {counted(works, 'source')}"
    if c.REPORTS in events:
        reports = int(events[c.REPORTS].sum())
        held = f"{counted(reports, 'report')} in {counted(len(events), 'bundle')}"
        return f"{held}; the strongest {works:,} {'is' if works == 1 else 'are'} listed"
    rest = f"{counted(works, 'source')}; {_checked(dataset)}"
    return f"{counted(len(events), 'event')} from {rest}"


def _checked(dataset: DataSet) -> str:
    """How many dates somebody has checked."""
    told = dataset.prepared[c.CHECKED]
    checked, unchecked = int((told == "yes").sum()), int((told == "no").sum())
    if unchecked:
        return f"{counted(unchecked, 'date')} not yet checked"
    if not checked:
        return "no date is marked as checked yet"
    return "every date checked" if checked == len(told) else f"{counted(checked, 'date')} checked"
