"""The page Explain's own view, in the session and in the address, beside the selection."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.address import selection_view
from components.address.dataset_view import BY_TEXT, CHOSEN
from components.address.history_view import arrived
from components.address.query_view import SET_KEY, link, not_here, query_now, write_query
from components.address.selection_view import ViewState, state
from data import temperature
from data.basics.parameters import Parameter
from data.events.data_set import DataSet
from data.selection import explaining, selection_address
from data.selection.explaining import Explaining
from data.selection.selection import Selection
from data.temperature import MODELS

KEY = "explaining"
NOTES = "explain_notes"
WRITTEN = "explain_url"
LEAVE = "explain_leave"


def now() -> Explaining:
    """What this tab asks; `open_explaining` must have run before."""
    return st.session_state[KEY]


def ask(**changes: object) -> None:
    """Change what is asked (for callbacks)."""
    st.session_state[KEY] = replace(now(), **changes)  # type: ignore[arg-type]
    st.session_state[NOTES] = ()


def open_explaining(dataset: DataSet, default_set: str) -> None:
    """Bring this view and the selection in line with the address and the chosen data set.

    The page opened from the navigation has an empty address: then both stay as they were. A
    pasted link says everything.
    """
    query = query_now()
    old: ViewState | None = st.session_state.get("view_state")
    same_set = old is not None and old.dataset == dataset.name
    unchanged = query == st.session_state.get(WRITTEN) or (not query and arrived())
    if KEY in st.session_state and same_set and unchanged:
        return
    if old is not None and not same_set and query == st.session_state.get(WRITTEN):
        query = {}
    view, notes = explaining.from_query(query, dataset)
    own = explaining.keys()
    rest = {key: values for key, values in query.items() if key not in own and key != SET_KEY}
    if not same_set or rest or (old is not None and query):
        selection, more = selection_address.from_query(rest, dataset)
        notes = [*notes, *more]
        _take_selection(dataset, selection, old)
        st.session_state["default_set"] = default_set
    asked = query.get(SET_KEY, [dataset.name])[0]
    if asked != dataset.name:
        notes = [not_here(asked), *notes]
    st.session_state[KEY] = _merged(dataset, view)
    st.session_state[NOTES] = tuple(notes)


def _take_selection(dataset: DataSet, selection: Selection, old: ViewState | None) -> None:
    new = ViewState(dataset.name, selection, {}, told=selection, model=dataset.model)
    if old is not None:
        new.view_token, new.event_token = old.view_token + 1, old.event_token + 1
        new.ask_token = old.ask_token + 1
    st.session_state["view_state"] = new


def _merged(dataset: DataSet, view: Explaining) -> Explaining:
    """A parameter of the selection's own model stands in the selection and nowhere else."""
    mine = state().selection.model
    for model, name, value in view.settings:
        if model == mine:
            parameter = next(p for p in MODELS[model].parameters if p.name == name)
            set_parameter(dataset, model, parameter, value)
    return replace(view, settings=tuple(s for s in view.settings if s[0] != mine))


def write_url(dataset: DataSet) -> None:
    """Put this view and the selection into the address; defaults leave no trace."""
    kept = replace(state().selection, event=None, chapter=None, view=None, look=None, on=None)
    query = selection_address.to_query(kept, dataset.model) | now().to_query()
    if dataset.name != st.session_state.get("default_set"):
        query[SET_KEY] = dataset.name
    st.session_state[WRITTEN] = write_query(query)


# ---- parameters ----------------------------------------------------------------------------------


def parameters_of(
    dataset: DataSet, selection: Selection, view: Explaining, model: str
) -> dict[str, float | None]:
    """Every parameter of a model with its value in this view."""
    given = {name: value for known, name, value in view.settings if known == model}
    if model == selection.model:
        given = dict(selection.params)
    return {
        p.name: given.get(p.name, explaining.default_of(dataset, p))
        for p in MODELS[model].parameters
    }


def set_parameter(dataset: DataSet, model: str, parameter: Parameter, value: float | None) -> None:
    """Take over a parameter: the view's own model keeps it in the selection."""
    default = explaining.default_of(dataset, parameter)
    chosen = state().selection
    if model == chosen.model:
        selection_view.show(chosen.with_parameter(parameter.name, value, default))
    else:
        changed = now().with_setting(model, parameter.name, value, default)
        st.session_state[KEY] = changed


Settled = tuple[tuple[str, float | None], ...]


@st.cache_data(max_entries=64, show_spinner=False, hash_funcs=BY_TEXT)
def _trace(
    fingerprint: str, selection: Selection, model: str, settled: Settled, _dataset: DataSet
) -> temperature.Trace:
    events = selection.scored_events(_dataset.prepared)
    return temperature.trace(events, model, **dict(settled))


def basis(selection: Selection) -> Selection:
    """Only what decides which events count, for caches that know the model anyway."""
    return replace(selection.for_temperature(), model=temperature.DEFAULT_MODEL, params=())


def trace_by(
    dataset: DataSet, selection: Selection, model: str, settled: Settled
) -> temperature.Trace:
    """The temperature by a model with these settings, of the events that count."""
    return _trace(dataset.fingerprint, basis(selection), model, settled, dataset)


# ---- going to an event ---------------------------------------------------------------------------


def event_link(event: str, text: str) -> Markup:
    """A link to the event on Explore, with the filters that are in force."""
    kept = replace(state().selection, event=event, chapter=None, view=None, look=None, on=None)
    query = dict(selection_address.to_query(kept, state().model))
    if st.session_state.get(CHOSEN) != st.session_state.get("default_set"):
        query[SET_KEY] = st.session_state[CHOSEN]
    return Markup('<a class="thaw-to-event" data-thaw-event="{}" href="{}">{}</a>').format(
        event, link(query), text
    )


def leave_for(key: str) -> None:
    """Remember that the reader chose an event on the chart `key` or by a link (a callback)."""
    picked = st.session_state[key].get("picked")
    if isinstance(picked, dict) and isinstance(picked.get("id"), str):
        selection_view.change(event=picked["id"], look=None)
        st.session_state[LEAVE] = True


def leaving() -> bool:
    """Whether the reader is on the way to an event; says so once."""
    return bool(st.session_state.pop(LEAVE, False))
