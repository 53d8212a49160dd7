"""Headers that turn a scale round or name another one; columns that say how a date is meant."""

import doctest

import pytest

from data import reading
from data.reading.doubts import named_scale


def read(header: str, *rows: str) -> tuple[list[str], list[float | None], set[str]]:
    raw = "\n".join([header, *rows, ""]).encode()
    table, problems = reading.read_events(raw, name="t.csv")
    scores = [None if score != score else score for score in table["score"]]
    return table["date"].to_list(), scores, {problem.code for problem in problems}


@pytest.mark.parametrize(
    "header",
    [
        "Score (+ = cooling)",
        "Score (positive = worse)",
        "Score (negative means warmer)",
        "Score (higher = more hostile)",
        "Score (−10 = friendly; 10 = hostile)",
        "Score: minus is friendly",
    ],
)
def test_a_scale_that_is_turned_round_is_no_score(header: str) -> None:
    _, scores, codes = read(f"Date,Event,{header}", "1948-06-28,A,8", "1955-06-02,B,-6")
    assert scores == [None, None]
    assert "score.later" in codes


@pytest.mark.parametrize(
    "header", ["Score (+ = warming)", "Score (-10 = war; 10 = union)", "Score (negative = worse)"]
)
def test_a_scale_that_says_it_goes_our_way_is_one(header: str) -> None:
    assert read(f"Date,Event,{header}", "1948,A,-8", "1955,B,6")[1] == [-8, 6]


@pytest.mark.parametrize(
    ("header", "told"),
    [("Rating (-3 to 3)", True), ("Score (−5…+5)", True), ("Score (1-10)", True),
     ("Score (-10 to 10)", False), ("Score", False)],
)  # fmt: skip
def test_another_scale_that_is_named_is_told(header: str, told: bool) -> None:
    codes = read(f"Date,Event,{header}", "1948,A,-1", "1955,B,3")[2]
    assert ("score.other_scale" in codes) == told


def test_a_scale_to_a_hundred_that_is_named_is_divided() -> None:
    _, scores, codes = read("Date,Event,Score (-100 to 100)", "1948,A,-8", "1955,B,60")
    assert scores == [-0.8, 6]
    assert "score.divided" in codes


@pytest.mark.parametrize(
    ("header", "row", "date"),
    [
        ("Year,End date", "1948,1949-03-02", "1948/1949-03-02"),
        ("Not before,Not after", "1948-06-01,1948-06-30", "1948-06-01/1948-06-30?"),
        ("Earliest date,Latest date", "1948-06-01,1948-06-30", "1948-06-01/1948-06-30?"),
        ("Terminus post quem,Terminus ante quem", "1948,1950", "1948/1950?"),
        ("date_min,date_max", "1948-06-01,1948-06-30", "1948-06-01/1948-06-30?"),
        ("year_min,year_max", "1948,1950", "1948/1950?"),
        ("Date,Qualifier", "1956,circa", "1956~"),
        ("Date,Certainty", "1956,uncertain", "1956?"),
        ("Date,Calendar", "1917-10-25,Julian", "1917-11-07"),
        ("Date,Calendar", "1955-06-02,Gregorian", "1955-06-02"),
    ],
)
def test_what_stands_beside_a_date_is_heard(header: str, row: str, date: str) -> None:
    assert read(f"{header},Event,Score", f"{row},A,2")[0] == [date]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Date,Qualifier", "1948,before"),
        ("Date,Modifier", "1948,<"),
        ("Prefix,Year", "after,1948"),
        ("Date,Calendar", "1367-10-25,Hijri"),
    ],
)
def test_what_makes_a_date_open_or_another_makes_it_wait(header: str, row: str) -> None:
    dates, _, codes = read(f"{header},Event,Score", f"{row},A,2")
    assert not dates
    assert "date.unreadable" in codes


def test_examples() -> None:
    assert doctest.testmod(named_scale).failed == 0


def test_from_and_to_may_be_states() -> None:
    raw = b"Date,From,To,Event,Score\n1948-06-28,USSR,Yugoslavia,A,-8\n1955,Yugoslavia,USSR,B,3\n"
    table, _ = reading.read_events(raw, name="t.csv")
    assert table["date"].to_list() == ["1948-06-28", "1955"]
    assert table["initiator"].to_list() == ["USSR", "Yugoslavia"]


def test_from_and_to_are_dates_where_dates_stand_in_them() -> None:
    assert read("From,To,Event,Score", "1948,1949,A,2", "1955,present,B,3")[0] == [
        "1948/1949",
        "1955",
    ]


def test_a_year_that_is_not_the_dates_is_told() -> None:
    rows = ("1948,1950-06-28,A,-8", "1955,1955-06-02,B,3")
    assert "date.other_year_beside" in read("Year,Date,Event,Score", *rows)[2]
    assert "date.other_year_beside" not in read("Year,Date,Event,Score", rows[1])[2]


def test_remarks_above_a_table_are_no_document() -> None:
    raw = b"# made by hand\n# version 1\nDate,Event,Score\n1948,A,-8\n"
    assert reading.read_events(raw, name="t.csv")[0]["score"].to_list() == [-8]


def test_a_number_of_certainty_is_no_about() -> None:
    raw = b"Date,Certainty,Event,Score\n1948,1,A,2\n1955,0.5,B,3\n1956,1,C,3\n"
    table, _ = reading.read_events(raw, name="t.csv")
    assert table["date"].to_list() == ["1948", "1955", "1956"]
    assert table["evidence"].to_list() == [1, 0.5, 1]
