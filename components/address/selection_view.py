"""One selection behind the widgets, the chart, the table and the address of the page.

The selection lives in the session and is the truth; widgets are seeded from it before they are
drawn and write back through callbacks. The URL is read when it differs from what was last written
(a pasted link, the browser's back button) and written after every run.
"""

from dataclasses import dataclass, field, replace

import streamlit as st

from components.address.history_view import arrived
from components.address.query_view import SET_KEY, Query, not_here, query_now, write_query
from data.events.data_set import DataSet
from data.selection import selection_address
from data.selection.selection import Selection
from data.temperature import DEFAULT_MODEL

EXPLORE = "explore"  # key of the fragment with everything that a filter changes


@dataclass
class ViewState:
    """What one browser tab looks at.

    Attributes:
        dataset: name of the open data set.
        selection: what is shown of it.
        url: the query that was last read or written.
        notes: what in the address was ignored, in words.
        view_token, event_token, ask_token: counted up when Python moves the view, picks an event
            or asks about a date, so that the chart can tell that from its own news coming back.
        told: the selection as the chart was last told. What the chart itself reports is not told
            back to it, so that a click sends it nothing new.
        model: the one that the data set is shown with unless another is asked for.
    """

    dataset: str
    selection: Selection
    url: Query
    notes: tuple[str, ...] = ()
    view_token: int = 0
    event_token: int = 0
    ask_token: int = 0
    told: Selection = field(default_factory=Selection)
    model: str = DEFAULT_MODEL


def state() -> ViewState:
    """The view of this tab; `open_view` must have run before."""
    return st.session_state["view_state"]


def open_view(dataset: DataSet, default_set: str) -> ViewState:
    """Bring the session in line with the address and with the chosen data set.

    Args:
        dataset: the data set to show.
        default_set: the name that needs no trace in the address.
    """
    query = query_now()
    old: ViewState | None = st.session_state.get("view_state")
    if old and old.dataset == dataset.name and _unchanged(query, old):
        return old
    if old and old.dataset != dataset.name and query == old.url:
        query = {}
    wanted = {key: values for key, values in query.items() if key != SET_KEY}
    selection, notes = selection_address.from_query(wanted, dataset)
    if query.get(SET_KEY, [dataset.name])[0] != dataset.name:
        notes = [not_here(query[SET_KEY][0]), *notes]
    new = ViewState(dataset.name, selection, query, tuple(notes), model=dataset.model)
    if old:
        new.view_token, new.event_token = old.view_token + 1, old.event_token + 1
        new.ask_token = old.ask_token + 1
    new.told = selection
    st.session_state["view_state"] = new
    st.session_state["default_set"] = default_set
    return new


def _unchanged(query: Query, old: ViewState) -> bool:
    """Whether the address asks for nothing new: it is what was written, or the menu emptied it."""
    return query == old.url or (not query and arrived())


def write_url() -> None:
    """Put the selection into the address; defaults leave no trace."""
    now = state()
    query = selection_address.to_query(now.selection, now.model)
    if now.dataset != st.session_state.get("default_set"):
        query[SET_KEY] = now.dataset
    now.url = write_query(query)


def change(**changes: object) -> None:
    """Change the selection (for callbacks). Moving the view or the event is told to the chart."""
    show(replace(state().selection, **changes))  # type: ignore[arg-type]


def show(selection: Selection) -> None:
    """Make `selection` the one that is shown."""
    now = state()
    if selection.view != now.selection.view:
        now.view_token += 1
    if selection.event != now.selection.event:
        now.event_token += 1
    if (selection.on, selection.look) != (now.selection.on, now.selection.look):
        now.ask_token += 1
    now.selection = now.told = selection
    now.notes = ()


def show_all_over(selection: Selection) -> None:
    """Make `selection` the one that is shown, also above the fragment that the click came from.

    Only for callbacks: the sentence over the chart has to say what a control beside it changed.
    """
    show(selection)
    st.rerun(EXPLORE)


def heard(**changes: object) -> None:
    """Change the selection by what the chart itself reported: it need not be told again."""
    now = state()
    now.selection = replace(now.selection, **changes)  # type: ignore[arg-type]
