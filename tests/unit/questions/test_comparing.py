"""Several relations on one calendar."""

import pandas as pd
import pytest

from components.compare.compare_figure import CompareScene, compare_spec
from components.compare.partings_figure import told, verb
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
        moves=moves,
        partings=comparing.partings(comparing.opposite_years(moves)),
        marks={},
        over=over,
    )
    spec = compare_spec(scene, colours)
    hatched = [t for t in spec["data"] if t["name"] == "opposite ways" and t["x"]]
    assert [t["x"][0] for t in hatched] == ["1948-01-01"]
    assert all(t["fillpattern"]["shape"] and "0,0,0,0" in t["fillcolor"] for t in hatched)
    bars = [trace for trace in spec["data"] if trace["name"] == "each year"]
    assert [trace["x"][0] for trace in bars] == ["1948-07-01"] * 2
    assert "&lt;b&gt;West" in bars[0]["hovertext"][0]
    texts = [note["text"] for note in spec["wide"]["annotations"]]
    assert any(text == "<b>1948</b>" for text in texts)
    panels = {trace.get("yaxis", "y") for trace in spec["data"]}
    lines = 1 if over else 2
    assert len(panels) == lines + 1 + 2
    assert len(spec["legend"]) == (3 if over else 1)


@pytest.mark.parametrize(
    ("short", "left"),
    [
        ("Belgrade", "Belgrade<br>each year"),
        ("Moscow and Belgrade", "Moscow–Belgrade<br>each year"),
        ("United States and Yugoslavia", "United States–<br>Yugoslavia"),
        ("Trinidad and Tobago <b>", "Trinidad–<br>Tobago &lt;b&gt;"),
        ("N" * 40, f"{'N' * 15}…<br>each year"),
    ],
)
def test_names_beside_the_lines_have_room(short: str, left: str) -> None:
    titles = {"a": WEST, "b": EAST}
    start, end = pd.Timestamp("1948-01-01"), pd.Timestamp("1952-01-01")
    back = Backdrop(start, end, CHAPTERS, NONE)
    scene = CompareScene(
        back=back,
        curves={title: steps_of(trace, start, end) for title, trace in titles.items()},
        short={"a": short, "b": "East"},
        own=dict.fromkeys(titles, back),
        moves=comparing.yearly_moves(titles, range(1948, 1952)),
        partings=[],
        marks={},
        over=True,
    )
    wide = compare_spec(scene, LIGHT)["wide"]
    assert wide["yaxis3"]["ticktext"] == [left]
    named = max((note["text"] for note in wide["annotations"]), key=len)
    letters = len(
        named.replace("<b>", "").replace("</b>", "").replace("&lt;", "<").replace("&gt;", ">")
    )
    assert wide["margin"]["r"] >= 7.5 * letters  # a bold letter of 14 px is that wide


def test_a_line_that_ends_without_a_value_keeps_its_name_beside_the_picture() -> None:
    start, end = pd.Timestamp("1948-01-01"), pd.Timestamp("1952-01-01")
    back = Backdrop(start, end, CHAPTERS, NONE)
    curves = {"a": steps_of(WEST, start, end), "b": steps_of(EAST, start, end)}
    curves["b"].iloc[-3:] = float("nan")
    moves = comparing.yearly_moves({"a": WEST, "b": EAST}, range(1948, 1952))
    scene = CompareScene(back=back, curves=curves, short={"a": "West", "b": "East"},
                         own=dict.fromkeys(curves, back), moves=moves, partings=[], marks={},
                         over=True)  # fmt: skip
    spec = compare_spec(scene, LIGHT)["wide"]
    named = {note["text"]: note["y"] for note in spec["annotations"] if "<b>" in note["text"]}
    assert len(named) == 2 and not any(pd.isna(height) for height in named.values())
    assert any("no value" in text for text in named)


def test_years_that_follow_each_other_are_one_parting() -> None:
    years = pd.Index([1946, 1948, 1949], name="year")
    rows = pd.DataFrame({"w": [4.0, 10.0, 30.0], "e": [-5.0, -70.0, -40.0]}, index=years)
    found = comparing.partings(rows)
    assert [one.years for one in found] == ["1946", "1948–49"]
    assert found[1].moved == {"w": 40.0, "e": -110.0}
    most = comparing.greatest(found)
    assert most is not None and most == found[1] and most.apart == 150
    assert comparing.greatest([]) is None
    assert comparing.Parting(1899, 1901, {"w": 1.0}).years == "1899–1901"


def test_a_great_fall_is_a_frost_and_a_great_rise_a_thaw() -> None:
    assert [verb(x) for x in (-30, -29.9, 0.2, 29.9, 30)] == [
        "froze", "cooled", "stood still", "warmed", "thawed",
    ]  # fmt: skip
    one = comparing.Parting(1948, 1949, {"w": 40.0, "x": 5.0, "e": -110.0})
    short = {"w": "Washington", "x": "Rome", "e": "Moscow"}
    assert told(one, short) == "Moscow froze, Washington thawed"
