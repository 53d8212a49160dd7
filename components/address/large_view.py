"""Own sets of very many events: opened once for all, with progress, and shown in bundles."""

import threading
from collections import OrderedDict
from contextlib import suppress

import numpy as np
import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components.address.waiting_view import Pace
from data import catalog, workspace
from data.basics.counting import counted
from data.basics.progress import listening
from data.events.data_set import DataSet
from data.large import MANY
from data.large.as_bundles import Closer, as_bundles
from data.large.columns import Columns
from data.selection.selection import Selection
from data.workspace.people.asking import carried

KEPT = 2  # sets: each takes a few hundred MB for every million rows, whoever looks at it
CLOSER = 24  # looks at them, which take little
ASKED = 8  # filters of one, a byte for each event
PAUSE = 0.1  # s between two looks at how far it is
# From how much to how much of the whole each step takes, about.
STEPS = {
    "Reading the rows": (0.0, 0.45),
    "Laying out the columns": (0.45, 0.55),
    "Checking every row": (0.55, 0.9),
    "Reading the dates": (0.6, 0.8),
    "Reading the scores": (0.8, 0.9),
    "Putting them in order": (0.9, 1.0),
}


class Opening:
    """A set that is being opened, in a thread of its own, for all who wait for it.

    Attributes:
        pace: how far it is.
        opened: what came of it.
        fault: why nothing did.
    """

    def __init__(self, name: str, events: int) -> None:
        self.pace = Pace(STEPS)
        self.events = events
        self.opened: Columns | None = None
        self.fault: Exception | None = None
        self.name = name
        self._thread = threading.Thread(target=carried(self._open), daemon=True)
        self._thread.start()

    def _open(self) -> None:
        try:
            with listening(self.pace.heard):
                self.opened = Columns.of(catalog.open_set(self.name))
        except Exception as problem:  # noqa: BLE001 - raised again where it is waited for
            self.fault = problem

    def told(self) -> str:
        """How far it is, in words."""
        return f"Opening {counted(self.events, 'event')}. {self.pace.doing or next(iter(STEPS))} …"

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the end, at most so long; whether it has come."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def result(self) -> Columns:
        """What came of it; raises what went wrong."""
        if self.fault is not None:
            raise self.fault
        if self.opened is None:
            raise RuntimeError("It is not open yet.")
        return self.opened


_lock = threading.Lock()
_openings: OrderedDict[tuple[str, str], Opening] = OrderedDict()


@st.cache_data(max_entries=256, show_spinner=False)
def _events(name: str, stamp: str) -> int:
    store = workspace.peek()
    return 0 if store is None else store.info(name).events


def is_large(name: str, stamp: str) -> bool:
    """Whether it is an own set that is shown in bundles; `stamp` as the catalogue gives it."""
    if not stamp or not name.startswith(workspace.PREFIX):
        return False
    with suppress(workspace.WorkspaceError):
        return _events(name, stamp) > MANY
    return False


def is_open(name: str, stamp: str) -> bool:
    """Whether a set of very many events is there at once."""
    with _lock:
        opening = _openings.get((name, stamp))
    return opening is not None and opening.opened is not None


def begin(name: str, stamp: str) -> Opening:
    """The opening of a set of very many events: the one that runs or is done, else a new one."""
    events = _events(name, stamp)
    with _lock:
        opening = _openings.get((name, stamp))
        if opening is None or opening.fault is not None:
            opening = _openings[name, stamp] = Opening(name, events)
        _openings.move_to_end((name, stamp))
        while len(_openings) > KEPT:
            _openings.popitem(last=False)
    return opening


def columns_of(name: str, stamp: str) -> Columns:
    """The set, opened once; the page shows how far that is, from the first moment on.

    Raises:
        BrokenSet: it cannot be used.
    """
    opening = begin(name, stamp)
    if opening.opened is None:
        _wait(opening)
    return opening.result()


def _wait(opening: Opening) -> None:
    if get_script_run_ctx(suppress_warning=True) is None:
        opening.wait()
        return
    place = st.empty()
    while not opening.wait(PAUSE):
        left = opening.pace.left()
        told = opening.told() + (f" About {left} s left." if left else "")
        place.progress(min(opening.pace.share, 0.99), text=told)
    place.empty()


def shown(
    name: str,
    stamp: str,
    view: tuple[str, str] | None = None,
    event: str | None = None,
    selection: Selection | None = None,
) -> DataSet:
    """A set of very many events as the pages show it.

    Args:
        name, stamp: of the set.
        view: two ISO days, between which bundles are as narrow as fits.
        event: id of a bundle or an event that is to be there.
        selection: what is asked of every event by itself is found out here.
    """
    columns = columns_of(name, stamp)
    days = None if view is None else tuple(pd.Timestamp(day).to_datetime64() for day in view)
    edges = (
        None if days is None else tuple(int(d.astype("datetime64[D]").astype(int)) for d in days)
    )
    asked = selection.asked_of_each if selection is not None else ""
    return _shown(stamp, Closer(edges, event or None, asked), selection, columns)  # type: ignore[arg-type]


@st.cache_resource(max_entries=CLOSER, show_spinner=False)
def _shown(stamp: str, closer: Closer, _selection: Selection | None, _columns: Columns) -> DataSet:
    return as_bundles(_columns, closer, hits_of(_columns, _selection))


def hits_of(columns: Columns, selection: Selection | None) -> np.ndarray | None:
    """Which events the years, the strength and the search keep; None where nothing is asked."""
    if selection is None or not selection.asked_of_each:
        return None
    whole = columns.dataset
    return _hits(whole.fingerprint, selection.asked_of_each, selection, columns)


@st.cache_resource(max_entries=ASKED, show_spinner=False)
def _hits(fingerprint: str, asked: str, _selection: Selection, _columns: Columns) -> np.ndarray:
    """Asked once, however the set is looked at; whoever gets it changes nothing in it."""
    return _selection.mask_of_each(_columns.dataset.prepared)
