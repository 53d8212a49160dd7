"""The yardstick for a changed parameter: a slider and the same four panels in `st.plotly_chart`.

Everything that is not the chosen model is cached, so that what is measured is how a new figure
reaches the screen.
"""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from components.explain.models_figure import ModelsScene, models_spec
from components.figures.line_figure import Backdrop, steps_of
from components.style.palette_figure import LIGHT
from data import catalog, temperature
from data.events.data_set import DataSet
from data.questions import coverage
from data.selection.shown import chapter_spans, whole_span
from data.temperature import MODELS

st.set_page_config(page_title="Bare", layout="wide")


@st.cache_data
def load() -> DataSet:
    """The data set that the app shows first."""
    return catalog.open_set(catalog.names()[0])


@st.cache_data
def line(model: str, k: float) -> pd.DataFrame:
    """The line of a model; only the bounded accumulator knows k."""
    dataset = load()
    start, end = whole_span(dataset)
    settings = {"k": k} if model == temperature.DEFAULT_MODEL else {}
    return steps_of(temperature.trace(dataset.prepared, model, **settings), start, end)


@st.cache_data
def figure(k: float) -> go.Figure:
    """Four panels on one time axis."""
    dataset = load()
    start, end = whole_span(dataset)
    silences = coverage.silences(dataset.prepared, since=start, until=end)
    scene = ModelsScene(
        back=Backdrop(start, end, chapter_spans(dataset.chapters), silences),
        curves={model.title: line(name, k) for name, model in MODELS.items()},
        disputes=pd.DataFrame(columns=["start", "end", "warm", "cold"]),
        over=False,
        flow=None,
        lanes={},
    )
    spec = models_spec(scene, LIGHT)
    return go.Figure({"data": spec["data"], "layout": {**spec["wide"], "template": "none"}})


k = st.slider("k", 0.01, 1.0, 0.15, step=0.01, key="explain_bounded_k")
st.plotly_chart(figure(k), key="chart", theme=None)
