"""Memory: the half-life control that stands over the chart, and the words beside it."""

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import BY_TEXT
from components.address.selection_view import show_all_over, state
from components.address.widgets_view import seed_choice
from components.explore.gathered_view import Gathered
from data.events.data_set import DataSet
from data.questions import memory
from data.questions.memory import Memories
from data.selection.selection import Selection
from data.temperature import MODELS


@st.cache_data(max_entries=32, show_spinner=False, hash_funcs=BY_TEXT)
def _memories(fingerprint: str, selection: Selection, _dataset: DataSet) -> Memories | None:
    events = selection.scored_events(_dataset.prepared)
    parameters = selection.settings(_dataset.defaults)
    return memory.memories(events, selection.model, **parameters)


def memories_of(dataset: DataSet, selection: Selection) -> Memories | None:
    """The curve with a dozen half-lives; None for a model that has none."""
    return _memories(dataset.fingerprint, selection.for_temperature(), dataset)


def set_half_life(dataset: DataSet, days: object) -> None:
    """Take over the half-life that the control was left at; nonsense changes nothing."""
    now = state().selection
    declared = memory.parameter_of(now.model)
    if declared is None:
        return
    value: float | None = None
    if days is not None or not declared.optional:
        if not isinstance(days, (int, float)) or isinstance(days, bool):
            return
        value = min(declared.high, max(declared.low, round(float(days))))
    default = dataset.defaults.get(declared.name, declared.default)
    show_all_over(now.with_parameter(declared.name, value, default))


def render_memory(gathered: Gathered) -> None:
    """What the control over the chart does, and which arithmetic the line follows."""
    model = gathered.selection.model
    if memory.parameter_of(model) is None:
        told = f"{MODELS[model].title} has no half-life: there is nothing to set over the chart."
    else:
        told = (
            "Move the control over the chart. With a short memory the line falls back to 0° soon "
            "after the last event; with “never” every event counts for ever. History does not tell "
            "which is right, so the default is the simplest: nothing fades. Dotted: the line as "
            "published."
        )
    head = Markup('<section class="thaw-panel"><h2>{}</h2><p>{}</p></section>')
    st.html(str(head.format("How long does the past count?", told)))
    st.selectbox(
        "How events become a line",
        list(MODELS),
        format_func=lambda name: MODELS[name].title,
        **seed_choice("explore_model", model, list(MODELS)),
        on_change=_take_model,
        help="Four ways to count; Explain shows them side by side, Method has their formulas.",
    )


def _take_model() -> None:
    """Another model begins with its own defaults."""
    chosen = st.session_state["explore_model"]
    show_all_over(replace(state().selection, model=chosen, params=()))
