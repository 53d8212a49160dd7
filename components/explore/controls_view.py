"""The one row over everything: relation, search, filters, looks, how to read it, take home."""

import streamlit as st
from markupsafe import Markup

from components.address.dataset_view import render_picker
from components.address.selection_view import change, state
from components.address.widgets_view import seed
from components.explore.gathered_view import Gathered
from components.explore.how_to_read_view import render_how_to_read
from components.explore.what_if_view import begin_what_if, end_what_if
from components.filters.filter_view import open_filters, render_filter_button, render_search
from components.take_home.take_home_view import render_take_home

LOOKS = {"why": "Why here?", "memory": "Memory", "what-if": "What if?"}
KEY = "look"


def render_controls(gathered: Gathered) -> None:
    """The row."""
    dataset, selection = gathered.dataset, gathered.selection
    if not render_picker():
        st.html(str(Markup('<p class="thaw-title">{}</p>').format(dataset.title)), width="content")
    render_search(selection, gathered.number, gathered.searched)
    render_filter_button(dataset, selection)
    st.pills(
        "Look closer",
        list(LOOKS),
        format_func=lambda name: LOOKS[name],
        **seed(KEY, selection.look, "default"),
        label_visibility="collapsed",
        on_change=_take_look,
        width="content",
    )
    render_how_to_read()
    render_take_home(dataset, selection)


def _take_look() -> None:
    """A look closer takes the place of the filters; a second click on the chosen one goes back."""
    open_filters(False)
    wanted, now = st.session_state[KEY], state().selection.look
    if wanted == "what-if":
        begin_what_if()
    elif wanted is None and now == "what-if":
        end_what_if()
    else:
        change(look=wanted)
