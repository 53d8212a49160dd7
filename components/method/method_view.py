"""Parts of the Method page: models, their declared parameters, a small sum that can be tried."""

import pandas as pd
import streamlit as st

from components.style.number_words import degrees, fine_degrees
from data import temperature


def render_parameters(model: str) -> None:
    """The parameter table of a model, as the model declares it."""
    rows = [
        {
            "Parameter": parameter.label,
            "Name": parameter.name,
            "Default": _shown(parameter.default),
            "Range": f"{_shown(parameter.low)} to {_shown(parameter.high)}",
            "Unit": parameter.unit,
            "What it does": parameter.help,
            "Source": parameter.source,
        }
        for parameter in temperature.MODELS[model].parameters
    ]
    st.table(pd.DataFrame(rows).set_index("Parameter"))


def _shown(value: float | None) -> str:
    return "never" if value is None else f"{value:g}".replace("-", "−")


def render_formula(name: str) -> None:
    """The formula of a model; what stands side by side is put under one another, to fit a phone."""
    for line in temperature.MODELS[name].formula:
        for part in line.split(r"\qquad"):
            st.latex(part)


def render_model(name: str) -> None:
    """A model in words, with its formula, its scale, its parameters and where it comes from."""
    model = temperature.MODELS[name]
    st.subheader(model.title)
    st.markdown(model.description)
    render_formula(name)
    st.markdown(model.scale_note)
    render_parameters(name)
    st.markdown(f"*Where it comes from.* {model.source}")


@st.fragment
def render_example() -> None:
    """One event on a relation at a chosen temperature: the asymmetry, felt."""
    left, right = st.columns(2)
    start = left.slider("The relation stands at (degrees)", -100, 100, 60, step=5, key="try_start")
    score = right.slider("The event scores", -10.0, 10.0, 4.0, step=0.5, key="try_score")
    for value in (score, -score):
        after = one_event(float(start), value)
        word = "warms" if after > start else "cools" if after < start else "moves"
        st.markdown(
            f"An event of **{value:+g}** {word} it by **{fine_degrees(abs(after - start))}**, "
            f"from {degrees(start)} to {degrees(after)}.".replace("-", "−")
        )


def one_event(start: float, score: float) -> float:
    """The temperature after one event, in degrees, with the default model.

    Args:
        start: temperature before, in degrees.
        score: the event's score, −10 to 10, fully attested.
    """
    native = temperature.step(start / 100 * temperature.N, [score])
    return temperature.to_degrees(native)
