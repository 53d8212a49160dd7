"""Every model can be drawn: values beyond the scale, and dates without a value."""

import json
from typing import Any

import pytest

from components.chart import chart_view
from components.chart.scene_data import scene_payload
from components.figures import explore_figure
from components.figures.explore_figure import ExploreScene
from components.figures.line_figure import steps_of
from components.figures.scene_figure import build_scene
from components.style.palette_figure import LIGHT
from data import temperature
from data.events.data_set import DataSet
from data.questions import what_if
from data.questions.memory import memories
from data.selection.selection import Selection


def build_explore_figure(scene: ExploreScene) -> Any:
    return explore_figure.build_explore_figure(scene, LIGHT)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON that a browser reads")


@pytest.mark.parametrize("model", list(temperature.MODELS))
def test_a_model_gives_a_figure_and_clean_json(small: DataSet, model: str) -> None:
    loud = what_if.changed(small.prepared, (), dict.fromkeys(small.prepared["event_id"], 10.0))
    for events in (small.prepared, loud, small.prepared.iloc[:1], small.prepared.iloc[:0]):
        trace = temperature.trace(events, model)
        scene = build_scene(small, Selection(model=model), trace, trace, memories(events, model))
        payload = scene_payload(scene)
        assert chart_view.line_words(scene.curve).startswith("The temperature runs from ")
        told = json.loads(payload, parse_constant=refuse)
        assert chart_view.revision_of(payload) == told["revision"]
        heights = [height for height in told["events"]["height"] if height is not None]
        assert all(abs(height) <= told["limit"] for height in heights)
        figure = build_explore_figure(scene)
        assert figure.layout.yaxis.range == (-told["limit"], told["limit"])


@pytest.mark.parametrize("model", list(temperature.MODELS))
def test_a_set_without_any_score_has_a_line_in_words(small: DataSet, model: str) -> None:
    events = small.prepared.iloc[:1].assign(value=float("nan"))
    trace = temperature.trace(events, model)
    words = chart_view.line_words(steps_of(trace, events["first"].min(), events["last"].max()))
    assert words.startswith(("The temperature runs from 0° in ", "There is no temperature"))
    assert "nan" not in words


def test_a_trial_draws_the_published_line_behind(small: DataSet) -> None:
    without = what_if.changed(small.prepared, ["1948-expelled"], {})
    published = temperature.trace(small.prepared)
    mine = temperature.trace(without)
    selection = Selection(without=("1948-expelled",))
    scene = build_scene(small, selection, mine, published)
    traces = {trace.name: trace for trace in build_explore_figure(scene).data}
    lowest = published.curve["degrees"].min()
    assert min(traces["as published"].y) == pytest.approx(lowest, abs=1e-3)
    assert min(traces["difference"].y) == pytest.approx(scene.curve["degrees"].min(), abs=1e-3)
    assert traces["difference"].fill == "tonexty"
    untouched = build_scene(small, Selection(), published)
    names = {trace.name for trace in build_explore_figure(untouched).data}
    assert not {"as published", "difference"} & names
    left_out = scene.shown["event_id"] == "1948-expelled"
    assert scene.shown.loc[left_out, "move"].to_list() == [0.0]
