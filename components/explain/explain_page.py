"""Explain: before and after, models, how sure, turning points, thermometers, whose sources."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from components import style
from components.address import dataset_view, elsewhere_view
from components.address.notes_view import render_notes
from components.address.selection_view import state
from components.address.widgets_view import seed_anew
from components.chart import chart_view
from components.explain.models_view import render_models
from components.explain.periods_view import render_periods
from components.explain.scene_view import gather
from components.explain.sides_view import render_sides
from components.explain.state_view import NOTES, ask, leaving, now, open_explaining, write_url
from components.explain.sure.sure_view import render_sure
from components.explain.turning_view import render_turning
from components.explain.voices.voices_view import render_voices
from components.filters.filter_view import render_nothing, render_sentence
from components.style import terms_view
from components.style.page_style_view import render_style
from data.events.data_set import DataSet

SECTIONS = {
    "periods": ("Before and after", render_periods),
    "models": ("Models side by side", render_models),
    "sure": ("How sure", render_sure),
    "turning": ("Turning points", render_turning),
    "sides": ("Each side alone", render_sides),
    "voices": ("Whose sources", render_voices),
}
KEY = "explain_ask"


@cache
def _sheet() -> str:
    rules = (Path(style.__file__).parent / "explain.css").read_text(encoding="utf-8")
    return f"<style>{rules}</style>"


def render(on_leave: Callable[[], None]) -> None:
    """The page; `on_leave` opens Explore, which shows the selection that was made here."""
    render_style(_sheet() + chart_view.preload())
    opened = dataset_view.open_chosen()
    if opened is None:
        return
    dataset, default = opened
    open_explaining(dataset, default)
    with st.container(gap="small", key="explain_page"):
        st.html(str(Markup('<h1 class="thaw-unseen">Explain: {}</h1>').format(dataset.title)))
        with st.container(key="explain_set", width="content"):
            dataset_view.render_picker()
        _explain(dataset, on_leave)


@st.fragment
def _explain(dataset: DataSet, on_leave: Callable[[], None]) -> None:
    """The choice of the question, and the answer to it alone."""
    elsewhere_view.follow()
    if leaving():
        on_leave()
    dataset = dataset_view.closer(dataset, None, selection=state().selection)
    terms_view.begin(dataset)
    st.segmented_control(
        "Question",
        list(SECTIONS),
        format_func=lambda name: SECTIONS[name][0],
        **seed_anew(KEY, now().ask, lambda chosen: ask(ask=chosen), "default"),
        required=True,
        label_visibility="collapsed",
    )
    render_notes(st.session_state.get(NOTES, ()))
    render_sentence(dataset, state().selection)
    if state().selection.scored_events(dataset.prepared).empty:
        render_nothing(dataset, state().selection)
    else:
        SECTIONS[now().ask][1](gather(dataset))
    write_url(dataset)
