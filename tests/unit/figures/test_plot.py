"""A notebook's chart is the page's: the same traces, axes and colours."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.figures import plot
from components.figures.explore_figure import explore_spec
from components.figures.scene_figure import build_scene
from components.style.palette_figure import DARK, LIGHT
from data import temperature
from data.events.data_set import DataSet
from data.selection.selection import Selection
from tests.random_tables import table

EVENTS = table(("1955-06-02", 6), ("1948-06-28", -8), ("1968-08-20", -7))


def traces(figure: Any) -> list[Any]:
    return list(figure.data)


def drawn(dataset: DataSet, trace: temperature.Trace, colours: Any) -> go.Figure:
    return go.Figure(explore_spec(build_scene(dataset, Selection(), trace), colours))


@pytest.mark.parametrize(("theme", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_it_is_the_chart_of_the_page(small: DataSet, theme: str, colours: Any) -> None:
    got = plot(small, theme=theme, k=0.3)
    page = drawn(small, temperature.trace(small, k=0.3), colours)
    assert isinstance(got, go.Figure)
    assert repr(traces(got)) == repr(traces(page))
    assert got.layout.yaxis == page.layout.yaxis
    assert got.layout.shapes == page.layout.shapes
    assert got.layout.paper_bgcolor == colours.paper


def test_another_model_draws_another_line(small: DataSet) -> None:
    assert repr(traces(plot(small, "window", window_days=400))) != repr(traces(plot(small)))


@pytest.mark.parametrize(
    "events",
    [EVENTS, EVENTS.to_dict("list"), EVENTS.assign(category=["x", "", "y"]), EVENTS.iloc[:1]],
    ids=["frame", "columns", "lanes", "one"],
)
def test_any_table_of_events_can_be_drawn(events: Any) -> None:
    got = plot(events)
    (markers,) = [trace for trace in traces(got) if trace.name == "events on the line"]
    assert len(markers.x) == len(pd.DataFrame(events))
    got.to_json()


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="no event to draw"):
        plot([])
    with pytest.raises(ValueError, match="unknown theme 'blue'; there are: light, dark"):
        plot(EVENTS, theme="blue")
    with pytest.raises(TypeError, match=r"reading\.read_events"):
        plot("events.csv")  # type: ignore[arg-type]


def test_a_table_without_scores_is_drawn_at_nought() -> None:
    with pytest.warns(temperature.UnscoredEvents):
        got = plot(EVENTS.drop(columns="score"))
    assert {trace.name for trace in traces(got)} >= {"events on the line", "events in lanes"}
