"""A score that can be read in two ways is not read in silence."""

import pytest

from data.reading import read_events


def reading(*scores: str):
    rows = [f"{1950 + at}-05-01;Event {at};{score}" for at, score in enumerate(scores)]
    events, problems = read_events("\n".join(["date;title;score", *rows]).encode())
    return events["score"].to_list(), [p for p in problems if p.code == "number.comma"]


@pytest.mark.parametrize("doubtful", ["-1,200", "3,500", "1,000", "−2,750", "+9,125"])
def test_a_comma_before_three_digits_is_told(doubtful: str) -> None:
    scores, told = reading("2", doubtful, "-4")
    assert abs(scores[1]) <= 10
    assert [problem.row for problem in told] == [3]
    assert doubtful in told[0].what


@pytest.mark.parametrize(
    "scores",
    [
        ("-8,5", "3,25", "-1,125"),  # another of them shows what the comma is
        ("0,125", "-0,500", "2"),  # no thousand begins with a nought
        ("-1.200", "3.5", "2"),
        ("-1", "2", ""),
    ],
)
def test_where_there_is_no_doubt_nothing_is_said(scores: tuple[str, ...]) -> None:
    assert reading(*scores)[1] == []


def test_signs_below_a_column_called_score_are_signs() -> None:
    assert reading("---", "--", "-", "0", "+", "++")[0] == [-8.0, -5.0, -2.0, 0.0, 2.0, 5.0]
    assert reading("very hostile", "friendly", "neutral", "hostile")[0] == [-8.0, 5.0, 0.0, -5.0]


def test_numbers_with_a_dash_among_them_stay_numbers() -> None:
    scores, _ = reading("-8", "–", "3", "2.5")
    assert scores[0] == -8.0
    assert scores[1] != scores[1]
