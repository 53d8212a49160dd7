"""Several relations on one calendar."""

import pandas as pd
import pytest

from components.compare.compare_figure import CompareScene, compare_spec
from components.figures.line_figure import Backdrop, steps_of
from components.style.palette_figure import DARK, LIGHT
from data import temperature
from data.events.event_table import prepare
from data.questions import comparing
from data.temperature.outside import yearly_means

NONE = pd.DataFrame({"start": [], "end": [], "since": []}).astype("datetime64[us]")
CHAPTERS = pd.DataFrame({"chapter_id": [], "label": [], "start": [], "end": []}).astype(
    {"start": "datetime64[us]", "end": "datetime64[us]"}
)


def traced(*rows: tuple[str, float]) -> temperature.Trace:
    dates, scores = zip(*rows, strict=True)
    return temperature.trace(prepare(pd.DataFrame({"date": dates, "score": scores})), k=0.3)


WEST = traced(("1948-07-01", 5), ("1950-03-01", -4), ("1951-01-02", 1))
EAST = traced(("1948-06-28", -8), ("1950-05-01", -3), ("1951-02-01", 6))


def test_years_are_shared_where_every_span_has_them() -> None:
    assert list(comparing.shared_years([(1917, 1950), (1948, 1992)])) == [1948, 1949, 1950]
    assert len(comparing.shared_years([(1917, 1940), (1948, 1992)])) == 0
    assert len(comparing.shared_years([])) == 0


def test_a_year_counts_where_one_cooled_and_another_warmed() -> None:
    moves = comparing.yearly_moves({"w": WEST, "e": EAST}, range(1948, 1952))
    assert moves.loc[1948, "w"] == pytest.approx(100 * 1.5 / 9)
    assert moves.loc[1948, "e"] == pytest.approx(-100 * 2.4 / 9)
    assert moves.to_numpy()[1].tolist() == [0, 0]
    assert comparing.opposite_years(moves).index.to_list() == [1948]
    assert comparing.opposite_years(moves, least=30).empty


def test_moves_of_all_years_add_up_to_where_the_line_ends() -> None:
    moves = comparing.yearly_moves({"w": WEST}, range(1948, 1952))
    assert moves["w"].sum() == pytest.approx(WEST.curve["degrees"].iloc[-1])


def test_the_correlation_takes_two_lines() -> None:
    means = {"w": yearly_means(WEST.curve), "e": yearly_means(EAST.curve)}
    rho, number = comparing.together(means, range(1948, 1952))
    assert number == 4
    assert pd.isna(rho)  # fewer than five years say nothing
    with pytest.raises(ValueError, match="two lines"):
        comparing.together({"w": means["w"]}, range(1948, 1952))


def test_the_strongest_event_of_a_year() -> None:
    prepared = prepare(
        pd.DataFrame(
            {
                "event_id": ["a", "b", "c"],
                "date": ["1948-01-01", "1948-06-01", "1949-01-01"],
                "score": [1.0, -5.0, 0.0],
            }
        )
    )
    moves = temperature.trace(prepared).moves
    assert comparing.strongest_of_year(moves, prepared, 1948) == "b"
    assert comparing.strongest_of_year(moves, prepared, 1949) is None
    assert comparing.strongest_of_year(moves, prepared, 1950) is None


@pytest.mark.parametrize("over", [False, True])
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_relation_is_drawn_and_the_years_are_marked(over: bool, colours) -> None:
    start, end = pd.Timestamp("1947-01-01"), pd.Timestamp("1952-12-31")
    titles = {"<b>West</b>": WEST, "East": EAST}
    moves = comparing.yearly_moves(titles, range(1948, 1952))
    scene = CompareScene(
        back=Backdrop(start, end, CHAPTERS, NONE),
        curves={title: steps_of(trace, start, end) for title, trace in titles.items()},
        short=dict.fromkeys(titles, "short"),
        own=dict.fromkeys(titles, Backdrop(start, end, CHAPTERS, NONE)),
        opposite=comparing.opposite_years(moves),
        over=over,
    )
    spec = compare_spec(scene, colours)
    drawn = [trace for trace in spec["data"] if trace["name"] == "opposite years"]
    assert drawn[0]["x"] == ["1948-07-01"]
    assert "&lt;b&gt;West" in drawn[0]["hovertext"][0]
    assert [shape["x0"] for shape in spec["wide"]["shapes"]] == ["1948-01-01"]
    panels = {trace.get("yaxis", "y") for trace in spec["data"]}
    assert panels == ({"y", "y2"} if over else {"y", "y2", "y3"})
    assert len(spec["legend"]) == (3 if over else 1)
