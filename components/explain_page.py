"""Explain: before and after, models, how sure, turning points, two thermometers."""

from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components import chart_view, dataset_view, explore_page
from components.explain_models_view import render_models
from components.explain_periods_view import render_periods
from components.explain_sides_view import render_sides
from components.explain_state_view import NOTES, ask, leaving, now, open_explaining, seed, write_url
from components.explain_sure_view import render_sure
from components.explain_turning_view import render_turning
from components.filter_view import render_nothing, render_sentence
from components.page_style_view import render_style
from components.selection_view import state
from data.catalog import DataSet

SECTIONS = {
    "periods": ("Before and after", render_periods),
    "models": ("Models side by side", render_models),
    "sure": ("How sure", render_sure),
    "turning": ("Turning points", render_turning),
    "sides": ("Two thermometers", render_sides),
}
KEY = "explain_ask"


@cache
def _sheet() -> str:
    rules = Path(__file__).with_name("explain.css").read_text(encoding="utf-8")
    return f"<style>{rules}</style>"


def render() -> None:
    """The page."""
    render_style(_sheet() + chart_view.preload())
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    dataset, default = opened
    open_explaining(dataset, default)
    with st.container(gap="small"):
        _head(dataset)
        _explain(dataset)


def _head(dataset: DataSet) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.html(
            str(
                Markup('<header class="thaw-head"><h1>Explain</h1><p>{}</p></header>').format(
                    dataset.title
                )
            ),
            width="content",
        )
        dataset_view.render_picker()


@st.fragment
def _explain(dataset: DataSet) -> None:
    """The choice of the question, and the answer to it alone."""
    if leaving():
        st.switch_page(st.Page(explore_page.render, default=True))
    st.segmented_control(
        "Question",
        list(SECTIONS),
        format_func=lambda name: SECTIONS[name][0],
        key=seed(KEY, now().ask),
        required=True,
        label_visibility="collapsed",
        on_change=lambda: ask(ask=st.session_state[KEY]),
    )
    for text in st.session_state.get(NOTES, ()):
        st.text(f"ℹ️ {text}")
    render_sentence(dataset)
    if state().selection.scored_events(dataset.prepared).empty:
        render_nothing(dataset)
    else:
        SECTIONS[now().ask][1](dataset)
    write_url(dataset)
