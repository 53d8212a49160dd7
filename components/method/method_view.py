"""Parts of the Method page: models, their formulas, their declared parameters."""

import pandas as pd
import streamlit as st

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
