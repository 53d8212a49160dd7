"""Method: how events become a temperature, with every model, parameter, reference and limit."""

import pandas as pd
import streamlit as st

from components.address import dataset_view
from components.address.notes_view import render_unknown
from components.chart import chart_view
from components.method import words_view as words
from components.method.method_view import (
    render_formula,
    render_model,
    render_parameters,
)
from components.method.try_view import (
    render_ceiling,
    render_fading,
    render_one_event,
    render_order,
    render_remembered,
    render_unsure,
)
from components.style import terms_view
from components.style.page_style_view import render_style
from components.style.terms_view import render_prose
from data.temperature import CLASSES, DEFAULT_MODEL, MODELS


def render() -> None:
    """The page."""
    render_style(chart_view.preload())
    render_unknown()
    terms_view.begin(*dataset_view.open_in_passing())
    with st.container(width=860):
        _render_default()
        _render_others()
        _render_questions()
        _render_limits()


def _render_default() -> None:
    st.title("How events become a temperature")
    render_prose(words.TRY_ONE, "One event")
    render_one_event()
    render_prose(words.PLAIN, "PLAIN")
    st.header("See it move")
    for title, told, play in (
        ("The ceiling", words.TRY_CEILING, render_ceiling),
        ("Fading", words.TRY_FADING, render_fading),
        ("Order on one day", words.TRY_ORDER, render_order),
    ):
        st.subheader(title)
        render_prose(told, title)
        play()
    st.header("The formula")
    st.markdown("On each date with events, with the stock before it called *P₀*:")
    render_formula(DEFAULT_MODEL)
    render_prose(words.SYMBOLS, "SYMBOLS")
    st.subheader("Its parameters")
    render_parameters(DEFAULT_MODEL)
    st.subheader("The six classes")
    st.table(_classes())
    st.subheader("Dates that are not days")
    render_unsure()
    render_prose(words.DATES, "DATES")


def _render_others() -> None:
    st.header("Three other ways to add up")
    render_prose(words.OTHERS, "OTHERS")
    render_remembered()
    for name in MODELS:
        if name != DEFAULT_MODEL:
            render_model(name)


def _render_questions() -> None:
    for title, text in (
        ("Why here: what makes up a temperature", words.WHY_HERE),
        ("How sure", words.HOW_SURE),
        ("What if, and influence", words.WHAT_IF),
        ("Turning points", words.TURNING),
        ("Each side alone", words.SIDES),
        ("Silence", words.SILENCE),
        ("Comparing relations", words.COMPARE),
    ):
        st.header(title)
        render_prose(text, title)


def _render_limits() -> None:
    st.header("What it cannot say")
    render_prose(words.LIMITS, "LIMITS")
    st.header("What is published, what is ours, what we could not read")
    render_prose(words.READ, "READ")


def _classes() -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "Class": k.name,
                "From (included)": f"{k.lower_degrees:.0f}°".replace("-", "−"),
                "To": f"{k.upper_degrees:.0f}°".replace("-", "−"),
                "Native scale": f"{k.lower:g} to {k.upper:g}".replace("-", "−"),
            }
            for k in reversed(CLASSES)
        ]
    ).set_index("Class")
