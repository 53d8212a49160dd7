"""Opening data sets for the pages: cached by the folder's content stamp, with clear failures."""

import streamlit as st

from data import catalog, temperature
from data.catalog import BrokenSet, DataSet, SetEntry
from data.selection import Selection

SET_KEY = "set"


@st.cache_data(max_entries=8, show_spinner=False)
def _open(name: str, stamp: str) -> DataSet:
    return catalog.open_set(name)


def entries() -> list[SetEntry]:
    """The data sets there are, in the order of their titles."""
    return catalog.list_sets()


def open_dataset(name: str) -> DataSet:
    """The data set `name`; read again only when a file of its folder has changed.

    Raises:
        BrokenSet: a file of the folder cannot be used.
    """
    return _open(name, catalog.stamp(name))


@st.cache_data(max_entries=64, show_spinner=False)
def _trace(
    fingerprint: str, scored: str, selection: Selection, _dataset: DataSet
) -> temperature.Trace:
    events = _dataset.prepared
    if scored == "shown":
        events = events[selection.mask(events)]
    parameters = {**_dataset.defaults, **dict(selection.params)}
    return temperature.trace(events, model=selection.model, **parameters)


def trace_of(dataset: DataSet, selection: Selection) -> temperature.Trace:
    """The temperature of the events that `selection` scores."""
    what = Selection(model=selection.model, params=selection.params)
    if selection.scored == "shown":
        what = selection.without_navigation()
    return _trace(dataset.fingerprint, selection.scored, what, dataset)


def chosen_set() -> tuple[str | None, str]:
    """The data set the address or the picker names, and the default one.

    With more than one data set a picker is drawn. None when there is none at all (said on the
    page).
    """
    sets = entries()
    if not sets:
        st.error("There is no data set in data/sets. Add a folder there and reload.", icon="⚠️")
        return None, ""
    names = [entry.name for entry in sets]
    default = next((entry.name for entry in sets if not entry.broken), names[0])
    asked = st.query_params.get(SET_KEY)
    if "chosen_set" not in st.session_state:
        st.session_state["chosen_set"] = asked if asked in names else default
    if st.session_state["chosen_set"] not in names:
        st.session_state["chosen_set"] = default
    if len(sets) > 1:
        titles = {entry.name: entry.title for entry in sets}
        st.selectbox(
            "Relation",
            names,
            format_func=lambda name: titles[name],
            index=names.index(st.session_state["chosen_set"]),
            key="set_picker",
            on_change=lambda: st.session_state.update(chosen_set=st.session_state["set_picker"]),
            width=360,
        )
    return st.session_state["chosen_set"], default


def report_broken(name: str, problem: BrokenSet) -> None:
    """A page for a data set that cannot be opened: what is wrong and how to mend it."""
    st.error(f"The data set “{name}” cannot be opened. The others still work.", icon="⚠️")
    st.write("What is wrong:")
    for item in problem.problems[:50]:
        st.text(f"• {item.sentence()}")
