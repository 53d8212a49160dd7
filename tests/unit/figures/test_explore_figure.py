"""The Explore chart as a pure figure: what is drawn where, and what is said besides colour."""

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from components.figures import explore_figure
from components.figures.chapter_figure import chapter_bands
from components.figures.explore_figure import ExploreScene, domains
from components.figures.lanes_figure import lane_positions
from components.figures.scene_figure import build_scene
from components.figures.temperature_figure import marker_sizes, stepped_runs
from components.style.palette_figure import DARK, LIGHT, SYMBOLS, Palette
from data import catalog, temperature
from data.selection.selection import Selection
from tests.small_set import write_set


@pytest.fixture
def scene(tmp_path: Path) -> ExploreScene:
    return scene_of(tmp_path, Selection())


def scene_of(tmp_path: Path, selection: Selection) -> ExploreScene:
    if not (tmp_path / "small").exists():
        write_set(tmp_path)
    dataset = catalog.open_set("small", tmp_path)
    scored = dataset.prepared
    if selection.scored == "shown":
        scored = selection.apply(scored)
    return build_scene(dataset, selection, temperature.trace(scored))


def build_explore_figure(scene: ExploreScene, colours: Palette) -> Any:
    return explore_figure.build_explore_figure(scene, colours)


def named(fig: Any, name: str) -> list[Any]:
    return [trace for trace in fig.data if trace.name == name]


def test_every_event_stands_on_the_curve_and_in_its_lane(scene: ExploreScene) -> None:
    fig = build_explore_figure(scene, LIGHT)
    for name in ("events on the line", "events in lanes"):
        (trace,) = named(fig, name)
        assert list(trace.customdata) == scene.shown["event_id"].to_list()


def test_markers_on_the_curve_stand_at_its_height(scene: ExploreScene) -> None:
    (markers,) = named(build_explore_figure(scene, LIGHT), "events on the line")
    for date, height in zip(markers.x, markers.y, strict=True):
        on_day = scene.curve["degrees"].loc[:date].iloc[-1]
        assert height == pytest.approx(on_day, abs=1e-3)


def test_direction_shows_in_the_shape_as_well_as_the_colour(scene: ExploreScene) -> None:
    (markers,) = named(build_explore_figure(scene, LIGHT), "events on the line")
    for direction, symbol in zip(scene.shown["direction"], markers.marker.symbol, strict=True):
        assert symbol == SYMBOLS[direction]


def test_size_grows_with_the_movement() -> None:
    sizes = marker_sizes(pd.Series([0.0, 1.0, -4.0, 9.0]))
    assert list(sizes) == sorted(sizes)
    assert sizes[0] > 0
    assert marker_sizes(pd.Series([5_000.0]))[0] <= 40  # else one mark hides the picture


def test_all_panels_share_one_time_axis_and_none_overlaps(scene: ExploreScene) -> None:
    fig = build_explore_figure(scene, LIGHT)
    assert {trace.xaxis for trace in fig.data} <= {None, "x"}
    parts = [fig.layout[name].domain for name in ("yaxis3", "yaxis2", "yaxis")]
    edges = [edge for part in parts for edge in part]
    assert edges == sorted(edges)
    assert domains(3)["temperature"][1] == 1.0


def test_lasting_events_are_bars_and_vague_dates_thin_spans(scene: ExploreScene) -> None:
    fig = build_explore_figure(scene, LIGHT)
    (bar,) = named(fig, "what lasted")
    assert list(bar.x)[:2] == ["1944-09-15", "1944-11-24"]
    spans = named(fig, "day not known")
    assert sum(len(trace.x) // 3 for trace in spans) == 2  # 1949 and about February 1957
    assert bar.line.width > spans[0].line.width


def test_month_and_year_dates_are_not_drawn_on_the_first_of_january(scene: ExploreScene) -> None:
    (lanes,) = named(build_explore_figure(scene, LIGHT), "events in lanes")
    assert "1949-07-02" in lanes.x
    assert "1949-01-01" not in lanes.x


def test_the_line_is_dotted_where_nothing_is_recorded(scene: ExploreScene) -> None:
    fig = build_explore_figure(scene, LIGHT)
    (silent,) = named(fig, "no events near")
    assert silent.line.dash == "dot"
    assert any("1952" < x < "1954" for x in silent.x)  # between 1949 and 1957
    (known,) = named(fig, "temperature")
    assert not any("1953-01" < x < "1953-12" for x in known.x)


def test_runs_cover_the_whole_axis_once(scene: ExploreScene) -> None:
    known, silent = stepped_runs(scene.curve, scene.silences, scene.end)

    def covered(run: pd.DataFrame) -> float:
        steps = run["date"].diff().where(run["degrees"].notna() & run["degrees"].shift().notna())
        return steps.dt.total_seconds().clip(lower=0).sum()

    whole = (scene.end - scene.curve.index[0]).total_seconds()
    assert covered(known) + covered(silent) == pytest.approx(whole, rel=1e-9)


def test_hidden_events_still_count_unless_told_otherwise(tmp_path: Path) -> None:
    every = scene_of(tmp_path, Selection())
    drawn = scene_of(tmp_path, Selection(categories=("party",)))
    scored = scene_of(tmp_path, Selection(categories=("party",), scored="shown"))
    assert len(drawn.shown) == len(scored.shown) == 1
    pd.testing.assert_frame_equal(every.curve, drawn.curve)
    assert len(scored.curve) == 2


def test_chapters_are_numbered_in_time_order(scene: ExploreScene) -> None:
    assert [band["number"] for band in chapter_bands(scene.chapters)] == [1, 2, 3]


def test_crowded_events_of_a_lane_step_aside() -> None:
    day = np.datetime64("1948-06-01")
    shown = pd.DataFrame(
        {
            "category": ["party"] * 3 + ["economy"],
            "middle": [day, day + 10, day + 20, day],
        }
    )
    heights = lane_positions(shown, ["party", "economy"])
    assert len(set(heights[:3])) == 3
    assert all(abs(height) < 0.5 for height in heights[:3])
    assert heights[3] == -1


def test_lane_names_from_a_table_are_escaped(scene: ExploreScene) -> None:
    scene.lanes["party"] = "<b>Party</b>"
    fig = build_explore_figure(scene, LIGHT)
    assert "&lt;b&gt;Party&lt;/b&gt;" in fig.layout.yaxis2.ticktext


def test_both_themes_draw_the_same_data(scene: ExploreScene) -> None:
    light, dark = (build_explore_figure(scene, palette) for palette in (LIGHT, DARK))
    assert [trace.name for trace in light.data] == [trace.name for trace in dark.data]
    assert light.layout.font.color != dark.layout.font.color


def test_nothing_on_the_chart_is_written_smaller_than_14_px(scene: ExploreScene) -> None:
    layout = build_explore_figure(scene, LIGHT).layout
    sizes = [layout.font.size, layout.hoverlabel.font.size]
    sizes += [layout[axis].tickfont.size for axis in ("xaxis", "yaxis", "yaxis2", "yaxis3")]
    sizes += [note.font.size for note in layout.annotations]
    assert min(sizes) >= 14


def test_a_silence_says_how_long_nothing_was_recorded(tmp_path: Path) -> None:
    scene = scene_of(tmp_path, Selection(categories=("military",), scored="shown"))
    before, after = named(build_explore_figure(scene, LIGHT), "silence")
    assert set(before.hovertext) == {
        "No event recorded yet: the line stands where the model starts"
    }
    (last,) = scene.silences["since"].dropna()
    years = (pd.Timestamp(after.x[0]) - last).days / 365.25
    assert years == pytest.approx(3.0, abs=0.1)
    assert after.hovertext[0] == (
        f"No event recorded for {years:.1f} years:<br>what you see is the model's memory"
    )
    on_line = scene.curve["degrees"].iloc[-1]
    assert list(after.y) == pytest.approx([on_line] * len(after.y), abs=1e-3)


def test_spans_without_relations_are_told_to_the_chart() -> None:
    dataset = catalog.open_set("soviet-yugoslav")
    trace = temperature.trace(dataset.prepared, model="bounded", **dataset.defaults)  # type: ignore[arg-type]
    scene = build_scene(dataset, Selection(), trace)
    assert scene.conditions is not None
    names = scene.conditions["name"].to_list()
    assert names[:1] == ["No relations"]
    assert "Alliance in force" not in names
    assert scene.conditions["start"].min() >= scene.start
