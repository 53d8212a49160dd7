"""The yardstick: the same figure, filter and details as one writes them with `st.plotly_chart`.

It takes the figure from the app's own builder and keeps data and figures in the cache, so that what
is measured against it is how the chart reaches the screen, and not how the figure is made.
"""

import plotly.graph_objects as go
import streamlit as st

from components.figures.explore_figure import build_explore_figure
from components.figures.scene_figure import build_scene
from components.style.palette_figure import LIGHT
from data import catalog, temperature
from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import Selection

st.set_page_config(page_title="Bare", layout="wide")


@st.cache_data
def load() -> DataSet:
    """The data set that the app shows first."""
    sets = catalog.list_sets()
    return catalog.open_set(next(entry.name for entry in sets if not entry.broken))


@st.cache_data
def figure(categories: tuple[str, ...]) -> go.Figure:
    """The figure of the events of some categories; of all events if none is given."""
    dataset = load()
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    return build_explore_figure(
        build_scene(dataset, Selection(categories=categories), trace), LIGHT
    )


dataset = load()
labels = {category.id: category.label for category in dataset.categories}
st.title(dataset.title)
chosen = st.pills(
    "Category",
    list(labels),
    format_func=lambda name: labels[name],
    selection_mode="multi",
    key="filter_category",
)
chart, side = st.columns([0.71, 0.29])
with chart:
    event = st.plotly_chart(
        figure(tuple(chosen)), key="chart", on_select="rerun", selection_mode="points", theme=None
    )
picked = [p["customdata"] for p in event["selection"]["points"] if p.get("customdata")]
with side, st.container(key="card"):
    if picked:
        name = picked[0] if isinstance(picked[0], str) else picked[0][0]
        row = dataset.prepared[dataset.prepared[c.EVENT_ID] == name].iloc[0]
        st.subheader(row[c.TITLE])
        st.caption(row[c.DATE_LABEL])
        st.write(row[c.SUMMARY])
        st.write(row[c.RATIONALE])
    else:
        st.write("Click an event.")
