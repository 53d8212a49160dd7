"""Opening data sets for the pages: cached by the folder's content stamp, with clear failures."""

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from components.address import elsewhere_view, large_view
from components.address.history_view import arrived, set_moved
from components.address.missing_view import CHOSEN, render_missing
from components.address.query_view import SET_KEY, first_of, query_now
from components.address.widgets_view import seed_choice
from components.door.roles import role_here
from components.style.words_view import plain
from data import catalog, temperature, workspace
from data.basics import columns as c
from data.catalog import SetEntry
from data.events.data_set import BrokenSet, DataSet
from data.large.as_bundles import EVENT
from data.large.rows import rows_of
from data.selection.selection import Selection

FAR_BACK = pd.Timestamp("1700-01-01")
RELATIONS = "relations"  # in the session: names of those out of archives
MOST_RELATIONS = 12
# For caches: a selection told by its text, which is ten times faster than field by field.
BY_TEXT: dict[str | type, Callable[[Any], Any]] = {Selection: repr}
Kept = TypeVar("Kept", DataSet, temperature.Trace)


@st.cache_resource(max_entries=8, show_spinner=False)
def _open(name: str, stamp: str) -> DataSet:
    return catalog.open_set(name)


@st.cache_resource(max_entries=3, show_spinner=False)
def _open_own(name: str, stamp: str) -> DataSet:
    return catalog.open_set(name)


def _lent(kept: Kept) -> Kept:
    """What is kept for all sessions, with tables that can be written into without changing it.

    Copies of whole tables, as Streamlit's cache of data makes them, would cost at every run.
    """
    tables = {field.name: table.copy(deep=False) for field in fields(kept)
              if isinstance(table := getattr(kept, field.name), pd.DataFrame)}  # fmt: skip
    return replace(kept, **tables)


def entries() -> list[SetEntry]:
    """The data sets there are, in the order of their titles, and the relations of this tab."""
    return [*catalog.list_sets(), *_relations()]


def _relations() -> list[SetEntry]:
    """Relations out of archives that this tab was asked for, in the address or by `keep`.

    Not for guests: the owner opens sets to them one by one.
    """
    if not role_here().may_work:
        return []
    kept: list[str] = st.session_state.setdefault(RELATIONS, [])
    query = query_now()
    for name in (*query.get(SET_KEY, []), *query.get("sets", []), *query.get("with", [])):
        if name.startswith(catalog.RELATION) and name not in kept:
            kept.append(name)
    del kept[:-MOST_RELATIONS]
    found = [_entry(name, catalog.stamp(name)) for name in kept]
    return [entry for entry in found if entry is not None]


@st.cache_data(max_entries=64, show_spinner=False)
def _entry(name: str, stamp: str) -> SetEntry | None:
    return catalog.relation_entry(name)


def keep(name: str) -> None:
    """List a relation out of an archive beside the sets, in this tab."""
    kept: list[str] = st.session_state.setdefault(RELATIONS, [])
    if name not in kept:
        kept.append(name)


def open_dataset(name: str) -> DataSet:
    """The data set `name`; read again only when a file of its folder has changed.

    An own set of very many events comes in bundles (`data.large`); `open_whole` gives its events.

    Raises:
        BrokenSet: a file of the folder cannot be used.
    """
    stamp = catalog.stamp(name)
    if large_view.is_large(name, stamp):
        return _lent(large_view.shown(name, stamp))
    return open_whole(name)


def open_whole(name: str) -> DataSet:
    """The data set `name` with all its events, however many.

    Raises:
        BrokenSet: a file of the folder cannot be used.
    """
    stamp = catalog.stamp(name)
    # Without a stamp it is not told whether whoever asks may have it: no cache answers then.
    if not stamp:
        return catalog.open_set(name)
    if large_view.is_large(name, stamp):
        return _lent(large_view.columns_of(name, stamp).dataset)
    own = name.startswith(workspace.PREFIX)
    return _lent((_open_own if own else _open)(name, stamp))


def at_hand(name: str) -> bool:
    """Whether the set can be opened without a wait that a page would have to explain."""
    stamp = catalog.stamp(name)
    return not large_view.is_large(name, stamp) or large_view.is_open(name, stamp)


@st.cache_data(max_entries=8, show_spinner=False)
def _open_closer(
    name: str, stamp: str, view: tuple[str, str] | None, event: str | None = None
) -> DataSet:
    return catalog.open_set(name, view=view, event=event)


def closer(
    dataset: DataSet,
    view: tuple[str, str] | None,
    event: str | None = None,
    selection: Selection | None = None,
) -> DataSet:
    """The data set for a look at some years: one that comes in bundles has narrower ones there.

    Narrower than the window itself they are as far again to both sides, where a drag shows them.

    Args:
        dataset: any; only one that comes in bundles is opened anew.
        view: two ISO days; None for all years.
        event: the bundle whose card is open, which stays although the others grow wider.
        selection: what is asked of every event by itself, where bundles hold events.
    """
    if dataset.held == EVENT:
        stamp, wide = catalog.stamp(dataset.name), _stepped(view)
        opened = large_view.shown(dataset.name, stamp, wide, None, selection)
        if event and not (opened.prepared[c.EVENT_ID] == event).any():
            opened = large_view.shown(dataset.name, stamp, wide, event, selection)
        return _lent(opened)
    if not dataset.name.startswith(catalog.RELATION):
        return dataset
    stamp, wide = catalog.stamp(dataset.name), _stepped(view)
    opened = open_dataset(dataset.name) if wide is None else _open_closer(dataset.name, stamp, wide)
    if not event or (opened.prepared[c.EVENT_ID] == event).any():
        return opened
    return _open_closer(dataset.name, stamp, wide, event)


def whole_of(dataset: DataSet) -> DataSet:
    """The set with all its events, where it came in bundles of them; else the same."""
    return open_whole(dataset.name) if dataset.held == EVENT else dataset


def events_of_bundle(dataset: DataSet, event_id: str, selection: Selection) -> pd.DataFrame:
    """The events that a bundle of an own set holds, as `prepare` gives them."""
    columns = large_view.columns_of(dataset.name, catalog.stamp(dataset.name))
    return rows_of(columns, event_id, large_view.hits_of(columns, selection))


def _stepped(view: tuple[str, str] | None) -> tuple[str, str] | None:
    """The dates that are opened for a look at some; they go in steps, so that a drag opens few."""
    if view is None:
        return None
    first, last = (pd.Timestamp(day) for day in view)
    step = max((last - first) / 2, pd.Timedelta(days=1))
    start = FAR_BACK + (first - 2 * step - FAR_BACK) // step * step
    end = start + 7 * step
    return f"{start:%Y-%m-%d}", f"{end:%Y-%m-%d}"


@st.cache_resource(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _trace(fingerprint: str, selection: Selection, _dataset: DataSet) -> temperature.Trace:
    events = selection.scored_events(_dataset.prepared)
    parameters = selection.settings(_dataset.defaults)
    return temperature.trace(events, model=selection.model, **parameters)


def trace_of(dataset: DataSet, selection: Selection) -> temperature.Trace:
    """The temperature of the events that `selection` scores."""
    return _lent(_trace(dataset.fingerprint, selection.for_temperature(), dataset))


def open_chosen() -> tuple[DataSet, str] | None:
    """The data set that the address or the picker names, and the name of the default one.

    None when there is nothing to show; the page then says why.
    """
    sets = entries()
    if not sets:
        st.error("There is no data set in data/sets. Add a folder there and reload.", icon="⚠️")
        return None
    default = next((entry.name for entry in sets if not entry.broken), sets[0].name)
    name = _chosen(sets, default)
    if name not in [entry.name for entry in sets]:
        titles = told_apart({entry.name: entry.title for entry in sets})
        render_missing(name, sets, titles)
        elsewhere_view.nothing_drawn()
        return None
    try:
        opened = open_dataset(name)
        elsewhere_view.drawn([name])
        return opened, default
    except BrokenSet as problem:
        if len(sets) > 1:
            render_picker()
        report_broken(name, problem)
        return None


def open_in_passing() -> list[DataSet]:
    """The set that the other pages show, for a page that can do without; else none."""
    sets = [entry.name for entry in entries() if not entry.broken]
    chosen = first_of(SET_KEY) or st.session_state.get(CHOSEN)
    names = [chosen] if chosen in sets else sets[:1]
    try:
        return [open_dataset(name) for name in names]
    except BrokenSet:
        return []


def _chosen(sets: list[SetEntry], default: str) -> str:
    """The name of the set to show; one that is not here is told only where a link asks for it."""
    names = [entry.name for entry in sets]
    asked, chosen = first_of(SET_KEY), st.session_state.get(CHOSEN)
    if asked and (set_moved() or chosen is None):
        chosen = asked
    elif set_moved() and not arrived():
        chosen = default  # by Back, to the address without a set
    elif chosen not in names and chosen != asked and not elsewhere_view.went():
        chosen = default  # the one shown is gone, by a press in this window
    st.session_state[CHOSEN] = chosen
    return str(chosen)


def choose(name: str) -> None:
    """Make a data set the one that every page shows."""
    st.session_state[CHOSEN] = name


def told_apart(titles: dict[str, str]) -> dict[str, str]:
    """Titles by name, in which those that repeat have the name behind them."""
    many = [title for title, times in Counter(titles.values()).items() if times > 1]
    return {n: f"{title} ({n})" if title in many else title for n, title in titles.items()}


def render_picker() -> bool:
    """The choice of the relation, where there is more than one; False where there is none."""
    sets = entries()
    titles = told_apart({entry.name: entry.title for entry in sets})
    if len(sets) < 2 or st.session_state[CHOSEN] not in titles:  # it was deleted just now
        return False
    st.selectbox(
        "Relation",
        list(titles),
        format_func=lambda name: titles[name],
        **seed_choice("set_picker", st.session_state[CHOSEN], list(titles)),
        label_visibility="collapsed",
        on_change=_take_picked,
        args=(list(titles),),
        width=360,
    )
    return True


def _take_picked(names: list[str]) -> None:
    """The choice in force (a callback); of a set that has just gone the browser sends its title."""
    if st.session_state["set_picker"] in names:
        choose(st.session_state["set_picker"])


def report_broken(name: str, problem: BrokenSet) -> None:
    """A page for a data set that cannot be opened: what is wrong and how to mend it."""
    title = next((entry.title for entry in entries() if entry.name == name), name)
    st.error(f"The data set “{plain(title)}” cannot be opened. The others still work.", icon="⚠️")
    st.write("What is wrong:")
    for item in problem.problems[:50]:
        st.text(f"• {item.sentence()}")
    if name.startswith(workspace.PREFIX) and role_here().may_work:
        st.text("The Workshop opens it as it is: mend it there.")
