"""What one run of the page looks at, gathered once and handed down to its sections."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.address.selection_view import state
from components.style.page_style_view import theme_name
from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions import what_if
from data.selection.selection import Selection
from data.selection.shown import with_moves
from data.temperature import Trace


@dataclass(frozen=True, eq=False)
class Gathered:
    """One run of the page.

    Attributes:
        dataset: what is open.
        selection: what is shown of it.
        trace: the line that is drawn.
        published: the line without what is changed by way of trial; in Memory, as the data set
            brings it: the ghost that stands behind.
        theme: `light` or `dark`.
        every: all events with what each did to the line, in time order.
        shown: those that no filter hides.
    """

    dataset: DataSet
    selection: Selection
    trace: Trace
    published: Trace
    theme: str
    every: pd.DataFrame
    shown: pd.DataFrame

    @property
    def number(self) -> int:
        """How many events can be searched: those in bundles, or the bundles of reports."""
        events = self.dataset.held == "event" and c.REPORTS in self.every
        return int(self.every[c.REPORTS].sum()) if events else len(self.every)

    @property
    def searched(self) -> str:
        """What is searched: events, or the bundles that reports come in."""
        return "bundle" if self.dataset.held != "event" and c.REPORTS in self.every else "event"

    @property
    def event(self) -> pd.Series | None:
        """The chosen event; none where a filter hides it."""
        return self.row_of(self.selection.event)

    def row_of(self, event_id: str | None) -> pd.Series | None:
        """The row of a shown event."""
        rows = self.shown[self.shown[c.EVENT_ID] == event_id]
        return None if rows.empty else rows.iloc[0]


def gather(dataset: DataSet) -> Gathered:
    """What the page looks at now."""
    selection = state().selection
    every = _every(dataset.fingerprint, selection.for_temperature(), dataset).copy(deep=False)
    return Gathered(
        dataset=dataset,
        selection=selection,
        trace=dataset_view.trace_of(dataset, selection),
        published=dataset_view.trace_of(dataset, _published(selection)),
        theme=theme_name(),
        every=every,
        shown=every[selection.mask(dataset.prepared)],
    )


def _published(selection: Selection) -> Selection:
    """What the ghost shows: nothing tried; in Memory nothing set by hand either."""
    plain = selection.as_published()
    return replace(plain, params=()) if selection.look == "memory" else plain


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=dataset_view.BY_TEXT)
def _every(fingerprint: str, selection: Selection, _dataset: DataSet) -> pd.DataFrame:
    rescored = what_if.changed(_dataset.prepared, (), dict(selection.rescored))
    return with_moves(rescored, dataset_view.trace_of(_dataset, selection))
