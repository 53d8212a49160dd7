"""The charts of Explain: what they draw, that text stays text, and that all of it can be read."""

import itertools
import json
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest
from plotly.io.json import to_json_plotly

from components.explain.models_figure import ModelsScene, models_spec
from components.explain.periods_figure import PeriodsScene, periods_spec
from components.explain.sides_figure import SidesScene, sides_spec
from components.explain.sure.sure_figure import Outside, SureScene, sure_spec
from components.explain.turning_figure import PANEL_PX as TURNING_PX
from components.explain.turning_figure import TurningScene, turning_spec
from components.figures.chapter_figure import chapter_tones
from components.figures.line_figure import Backdrop, area, at_dates, reach, steps_of
from components.figures.panel_figure import LEAST_PX, chapter_shapes
from components.style.palette_figure import DARK, LIGHT
from data import temperature
from data.events.data_set import DataSet
from data.questions import coverage, disagreement, periods, two_sides
from data.selection.shown import chapter_spans, whole_span, with_moves
from data.temperature import CLASSES, MODELS

Spec = dict
EVIL = "<b>evil</b>"


def backdrop(ds: DataSet) -> Backdrop:
    start, end = whole_span(ds)
    silences = coverage.silences(ds.prepared, since=start, until=end)
    return Backdrop(start, end, chapter_spans(ds.chapters), silences)


def line(ds: DataSet, model: str = "bounded") -> pd.DataFrame:
    back = backdrop(ds)
    return steps_of(temperature.trace(ds.prepared, model), back.start, back.end)


def periods_scene(ds: DataSet) -> PeriodsScene:
    trace = temperature.trace(ds.prepared)
    a, b, *_ = (
        periods.summarise(trace, ds.prepared, one, (), ())
        for one in periods.chapter_periods(chapter_spans(ds.chapters))
    )
    lanes = {k.id: k.label for k in ds.categories}
    return PeriodsScene(backdrop(ds), line(ds), with_moves(ds.prepared, trace), (a, b), lanes)


def models_scene(ds: DataSet, over: bool = False, flow: bool = True) -> ModelsScene:
    curves = {model.title: line(ds, name) for name, model in MODELS.items()}
    dates = pd.DatetimeIndex(
        np.unique(np.concatenate([c.index.to_numpy() for c in curves.values()]))
    )
    table = pd.DataFrame(
        {title: curve["degrees"].reindex(dates, method="ffill") for title, curve in curves.items()}
    )
    events = with_moves(ds.prepared, temperature.trace(ds.prepared))
    return ModelsScene(
        backdrop(ds),
        curves,
        disagreement.sign_disputes(table, backdrop(ds).end),
        over,
        events if flow else None,
        {k.id: k.label for k in ds.categories},
    )


def sure_scene(ds: DataSet) -> SureScene:
    rows = pd.DataFrame(
        {"value": [0.9, 0.6, 0.7], "low": [0.8, 0.5, 0.6], "high": [1.0, 0.7, 0.8]},
        index=pd.Index([1948, 1949, 1952]),
    )
    found = temperature.envelope(ds.prepared)
    return SureScene(
        backdrop(ds),
        line(ds),
        temperature.band(ds.prepared, 50),
        found.curve,
        (1949, 1950),
        [Outside(EVIL, "link", EVIL, rows)],
    )


def turning_scene(ds: DataSet) -> TurningScene:
    curve = temperature.curve(ds.prepared)
    return TurningScene(backdrop(ds), line(ds), temperature.turning_points(curve, 2))


def sides_scene(ds: DataSet) -> SidesScene:
    back = backdrop(ds)
    table = two_sides.side_by_side(
        two_sides.two_sides(ds.prepared, ("A", "B")), back.start, back.end
    )
    return SidesScene(back, table, (ds.actors[0], ds.actors[1]), "light")


DRAWN: dict[str, Callable[[DataSet], Spec]] = {
    "periods": lambda ds: periods_spec(periods_scene(ds), LIGHT),
    "models": lambda ds: models_spec(models_scene(ds), LIGHT),
    "over": lambda ds: models_spec(models_scene(ds, over=True, flow=False), DARK),
    "sure": lambda ds: sure_spec(sure_scene(ds), LIGHT),
    "line alone": lambda ds: sure_spec(SureScene(backdrop(ds), line(ds)), DARK),
    "turning": lambda ds: turning_spec(turning_scene(ds), LIGHT),
    "sides": lambda ds: sides_spec(sides_scene(ds), LIGHT),
}
every = pytest.mark.parametrize("name", DRAWN)


def traces(spec: Spec, name: str) -> list[Spec]:
    return [trace for trace in spec["data"] if trace.get("name") == name]


@every
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_plotly_knows_every_word(small: DataSet, name: str, width: str) -> None:
    spec = DRAWN[name](small)
    figure = go.Figure({"data": spec["data"], "layout": spec[width]})
    used = {trace.get("yaxis", "y") for trace in figure.to_dict()["data"]}
    assert used <= {f"y{name[5:]}" for name in spec[width] if name.startswith("yaxis")}
    json.loads(str(to_json_plotly(spec)))


@every
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_nothing_is_written_smaller_than_14_px(small: DataSet, name: str, width: str) -> None:
    layout = DRAWN[name](small)[width]
    sizes = [layout["font"]["size"], layout["hoverlabel"]["font"]["size"]]
    fonts = [note["font"] for note in layout["annotations"]]
    fonts += [axis.get("tickfont", {}) for key, axis in layout.items() if key[1:5] == "axis"]
    assert min(sizes + [font["size"] for font in fonts if "size" in font]) >= 14


@every
def test_panels_do_not_overlap(small: DataSet, name: str) -> None:
    layout = DRAWN[name](small)["wide"]
    domains = sorted(axis["domain"] for key, axis in layout.items() if key.startswith("yaxis"))
    assert domains[0][0] == 0 and domains[-1][1] == 1
    assert all(a[1] < b[0] for a, b in itertools.pairwise(domains))


def test_text_from_a_table_stays_text(small: DataSet) -> None:
    events = small.prepared.assign(title=EVIL, label=EVIL, date_label=EVIL)
    chapters = small.chapters.assign(label=EVIL)
    actors = tuple(replace(actor, short=EVIL, name=EVIL) for actor in small.actors)
    ds = replace(small, prepared=events, chapters=chapters, actors=actors)
    for draw in DRAWN.values():
        spec = draw(ds)
        shown = json.dumps([spec["data"], spec["wide"], spec["narrow"]], default=str)
        assert EVIL not in shown


def test_means_and_frames_of_both_periods(small: DataSet) -> None:
    scene = periods_scene(small)
    spec = periods_spec(scene, LIGHT)
    assert traces(spec, "mean of A")[0]["y"] == [round(scene.both[0].mean, 2)] * 2
    written = " ".join(note["text"] for note in spec["wide"]["annotations"])
    assert "<b>A</b>" in written and "<b>B</b>" in written
    dashes = [
        s["line"]["dash"]
        for s in spec["wide"]["shapes"]
        if s.get("layer") == "above" and "dash" in s["line"]
    ]
    assert dashes == ["solid", "dash"]


def test_only_the_events_of_the_two_periods_are_marked(small: DataSet) -> None:
    marked = traces(periods_spec(periods_scene(small), LIGHT), "events")[0]["customdata"]
    assert marked == ["1940-ties", "1944-joint", "1948-expelled", "1949-blockade"]


def test_models_have_a_panel_each_or_one_for_all(small: DataSet) -> None:
    under, over = (models_spec(models_scene(small, over), LIGHT) for over in (False, True))
    assert len({trace["yaxis"] for trace in traces(under, "warm and cold")}) == len(MODELS)
    assert {trace["yaxis"] for trace in traces(over, "hover")} == {"y"}
    dashes = {entry.get("dash") for entry in over["legend"] if "dash" in entry}
    assert len(dashes) == len(MODELS)


def test_disagreement_is_hatched_and_told(small: DataSet) -> None:
    spec = models_spec(models_scene(small), LIGHT)
    (hatch,) = traces(spec, "disagreement")
    assert hatch["fillpattern"]["shape"]
    assert "above 0°" in traces(spec, "who disagrees")[0]["hovertext"][0]


def test_flow_is_the_score_of_every_shown_event(small: DataSet) -> None:
    (bars,) = traces(models_spec(models_scene(small), LIGHT), "scores")
    assert list(bars["y"]) == list(small.prepared["value"].fillna(0))


def test_the_three_answers_have_panels_of_their_own(small: DataSet) -> None:
    spec = sure_spec(sure_scene(small), LIGHT)
    axes = {name: traces(spec, name)[0]["yaxis"] for name in ("draws", "settings", "outside")}
    assert len(set(axes.values())) == 3


def test_a_year_without_a_figure_breaks_the_line(small: DataSet) -> None:
    (series,) = traces(sure_spec(sure_scene(small), LIGHT), "outside")
    assert [bool(np.isnan(y)) for y in series["y"]] == [False, False, True, True, False]


def test_turning_points_are_numbered_and_have_levels(small: DataSet) -> None:
    scene = turning_scene(small)
    spec = turning_spec(scene, LIGHT)
    assert traces(spec, "turning points")[0]["text"] == ["1", "2"][: len(scene.points)]
    levels = [y for y in traces(spec, "levels")[0]["y"] if y is not None]
    assert len(levels) == 2 * (len(scene.points) + 1)


def test_no_turning_point_draws_no_level(small: DataSet) -> None:
    scene = turning_scene(small)
    spec = turning_spec(replace(scene, points=scene.points.iloc[:0]), LIGHT)
    assert traces(spec, "levels")[0]["y"] == []


def test_sides_take_the_colours_of_the_set_only_if_they_are_colours(small: DataSet) -> None:
    good, bad = (
        tuple(replace(actor, colour_light=colour) for actor in small.actors)
        for colour in ("#123456", "red;}</style>")
    )
    for actors, expected in ((good, True), (bad, False)):
        spec = sides_spec(replace(sides_scene(small), actors=actors), LIGHT)
        tones = [entry["colour"] for entry in spec["legend"][:2]]
        assert (tones == ["#123456"] * 2) is expected
        assert "red" not in json.dumps(spec["legend"])


# ---- lines ---------------------------------------------------------------------------------------


def test_steps_span_the_axis_and_hold_the_value(small: DataSet) -> None:
    back, trace = backdrop(small), temperature.trace(small.prepared, half_life_days=700.0)
    curve = steps_of(trace, back.start, back.end)
    assert curve.index[0] == back.start
    assert curve.index.is_monotonic_increasing and curve.index.is_unique
    for day in ("1944-10-01", "1950-03-01", "1965-01-01"):
        wanted = 100 * trace.value_on(day) / trace.scale
        got = at_dates(curve, "degrees", pd.DatetimeIndex([day]))[0]
        assert got == pytest.approx(wanted, abs=1e-9)


def test_the_axis_fits_the_line_and_always_holds_zero() -> None:
    low, high = reach(pd.DataFrame({"degrees": [5.0, -131.0, np.nan]}))
    assert -145 <= low < -131
    assert 15 <= high <= 35
    assert reach(pd.DataFrame({"degrees": []})) == reach(pd.DataFrame({"degrees": [np.nan]}))
    low, high = reach(pd.DataFrame({"degrees": [40.0, 60.0]}))
    assert low < 0 and 60 < high <= 80


def test_the_axis_is_the_classes_in_view(small: DataSet) -> None:
    """A class that the axis does not reach is neither named nor drawn; degrees are not needed."""
    layout = turning_spec(turning_scene(small), LIGHT)["wide"]
    low, high = layout["yaxis"]["range"]
    degree = layout["yaxis"]["domain"][1] * TURNING_PX / (high - low)
    room = {k.name: min(k.upper_degrees, high) - max(k.lower_degrees, low) for k in CLASSES}
    named = {n["text"] for n in layout["annotations"] if n.get("name", "").startswith("class:")}
    assert named == {name for name, height in room.items() if height * degree >= LEAST_PX}
    assert len(named) < len(CLASSES)
    assert set(layout["yaxis"]["ticktext"]) == {"", "0°"}


def test_the_bar_of_a_chapter_has_the_colour_of_its_mean_class(small: DataSet) -> None:
    curve = line(small)
    back = backdrop(small)
    tones = chapter_tones(curve, back.chapters)
    shapes = chapter_shapes(replace(back, tones=tones), LIGHT)
    bars = [shape["fillcolor"] for shape in shapes if shape["type"] == "rect"]
    assert bars == [LIGHT.classes[tone] for tone in tones]
    plain = [s["fillcolor"] for s in chapter_shapes(back, LIGHT) if s["type"] == "rect"]
    assert set(plain) == {LIGHT.strip}


def test_an_area_has_a_piece_for_each_stretch_with_values() -> None:
    dates = pd.date_range("1950-01-01", periods=5, freq="YS")
    low = np.array([0, 0, np.nan, 0, 0.0])
    got = area(dates, low, low + 1, "linear", fillcolor="red", yaxis="y")
    assert [len(trace["x"]) for trace in got] == [2, 2, 2, 2]
    assert [trace.get("fill") for trace in got] == [None, "tonexty"] * 2
