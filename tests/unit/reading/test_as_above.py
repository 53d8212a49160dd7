"""Tables whose cells say “as above”, whose years are no calendar years, and that lie on their side.

Each of them was read wrong without a word, or was refused by a name that helped nobody.
"""

import io
from datetime import date

import pytest

from data import reading
from data.reading.doubts.ditto import is_mark
from tests.strange_tables import read

DATES = ["1948-06-28", "1948-06-28", "1955-06-02"]


@pytest.mark.parametrize("mark", ["do.", "idem", "〃", "″", '""""', "ditto", "same day", "то же"])
def test_a_mark_for_as_above_takes_the_cell_above_and_is_told(mark: str) -> None:
    text = f"Date,Event,Score\n1948-06-28,Split,-8\n{mark},Answer,-2\n1955-06-02,Visit,6\n"
    dates, scores, told = read(text)
    assert (dates, scores) == (DATES, [-8.0, -2.0, 6.0])
    assert "each takes what stands in the row above" in told


@pytest.mark.parametrize("column", ["Actor", "Source", "Category"])
def test_actors_sources_and_categories_are_repeated_too(column: str) -> None:
    text = f"date,{column},event,score\n1948-06-28,Moscow,A,-8\n1948-07-01,ibid.,B,-2\n"
    table, problems = reading.read_events(text.encode(), name="x.csv")
    field = {"Actor": "initiator", "Source": "sources", "Category": "category"}[column]
    assert table[field].to_list() == ["Moscow", "Moscow"]
    assert "cell.as_above" in [problem.code for problem in problems]


def test_what_only_looks_like_such_a_mark_stays() -> None:
    for text in ("-", "–", "/", "'", "do", "ibid., p. 12", "id", "", "Same as the treaty of 1945"):
        assert not is_mark(text)
    dates, scores, told = read("Date,Event,Effect\n1948-06-28,A,cools\n1955-06-02,B,the same\n")
    assert (dates, scores) == (["1948-06-28"], [-5.0])  # no change, or the one above? It waits
    assert "row above" not in told
    assert read("Date,Event\nditto,A\n1955-06-02,B\n")[0] == ["1955-06-02"]  # nothing is above it


@pytest.mark.parametrize(
    ("column", "cells", "dates", "told"),
    [
        ("Year", ("FY1948", "FY 1949"), ["1948", "1949"], True),
        ("FY", ("1948", "1949"), ["1948", "1949"], True),
        ("Haushaltsjahr", ("1948", "1949"), ["1948", "1949"], True),
        ("Academic year", ("1947/8", "1948/9"), ["1947/1948", "1948/1949"], False),
        ("Academic year", ("1949/0", "1999/0"), ["1949/1950", "1999/2000"], False),
        ("Year", ("AY 1947/48", "FY1948-49"), ["1947/1948", "1948/1949"], False),
        ("Year", ("1947/48", "1948–49"), ["1947/1948", "1948/1949"], False),
        ("Schuljahr", ("1947/48", "1948/49"), ["1947/1948", "1948/1949"], False),
    ],
)
def test_years_of_the_school_and_of_the_budget(
    column: str, cells: tuple[str, str], dates: list[str], told: bool
) -> None:
    found, _, said = read(f"{column},Event,Score\n{cells[0]},A,2\n{cells[1]},B,-3\n")
    assert found == dates
    assert ("not those of the calendar" in said) == told


@pytest.mark.parametrize(
    "text",
    [
        "Date,1948-06-28,1955-06-02\nEvent,Split,Visit\nScore,-8,6\n",
        "Event,Split,Visit\nDate,1948-06-28,1955-06-02\nScore,-8,6\n",
        ",Split,Visit\nDatum,28.6.1948,2.6.1955\nEreignis,Bruch,Besuch\nWertung,-8,6\n",
    ],
)
def test_a_table_on_its_side_is_turned_and_told(text: str) -> None:
    dates, scores, told = read(text)
    assert (dates, scores) == (["1948-06-28", "1955-06-02"], [-8.0, 6.0])
    assert "lies on its side" in told


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Pair,1948,1949,1950\nNorland,-3,-5,2\nSudland,1,2,3\n", "3 years stand side by side"),
        ("Land;2000;2001;2002\nA;1;2;3\n", "3 years stand side by side"),
        ("Year,Q1,Q2,Q3,Q4\n1948,1,-2,-8,0\n1949,2,3,,4\n", "4 months or quarters stand side"),
        ("Jahr;Jänner;Februar;März;April\n1948;1;2;3;4\n", "months or quarters stand side by side"),
    ],
)
def test_figures_by_years_or_months_are_called_by_name(text: str, what: str) -> None:
    dates, _, told = read(text)
    assert dates == []
    assert what in told


@pytest.mark.parametrize(
    ("cells", "scores"),
    [
        (("-8", "6", "3"), [-8.0, 6.0, 3.0]),
        (("-7,5", "6", "0"), [-7.5, 6.0, 0.0]),
        (("1", "2", "3"), [None] * 3),
        (("voir p. 12", "", "bref"), [None] * 3),
        (("-80", "60", "30"), [None] * 3),
    ],
)
def test_a_french_note_is_a_mark_or_a_remark_by_its_scale(
    cells: tuple[str, ...], scores: list[float | None]
) -> None:
    rows = "".join(f"{26 + n}/06/1948;Fait {n};{cell}\n" for n, cell in enumerate(cells))
    assert read(f"Date;Événement;Note\n{rows}")[1] == scores


def test_a_column_that_may_hold_scores_is_never_passed_over_in_silence() -> None:
    for column, cells in (
        ("Note", ("1", "2")), ("Score", ("-8 to -6", "6-7")), ("Score", ("-80%?", "60%?")),
        ("Conflict score", ("9", "1")), ("Punteggio", ("alto", "basso")),
    ):  # fmt: skip
        text = f"Date,Event,{column}\n1948-06-28,A,{cells[0]}\n1955-06-02,B,{cells[1]}\n"
        _, scores, told = read(text)
        assert scores == [None, None]
        assert f"the column “{column}” may hold scores" in told
    assert "may hold scores" not in read("Date,Event,Deaths\n1948-06-28,A,9\n1955-06-02,B,1\n")[2]


def test_sizes_take_their_sign_from_the_column_beside_them() -> None:
    text = "Date,Event,Sign,Strength\n1948-06-28,War,-,8\n1955-06-02,Peace,+,6\n"
    assert read(text)[1] == [-8.0, 6.0]
    assert read("Date,Event,Effect\n1948-06-28,A,↓\n1955-06-02,B,↑↑\n")[1] == [-2.0, 5.0]


@pytest.mark.parametrize(
    ("columns", "rows", "pairs"),
    [
        ("State A,State B", ("USSR,YUG", "CHN,USSR"), 2),
        ("source,target", ("USSR,YUG", "YUG,USSR"), 0),
        ("ccode1,ccode2", ("365,345", "365,710"), 2),
        ("Country,Partner", ("USSR,YUG", "YUG,CHN"), 2),
        ("Dyad", ("USSR-YUG", "USSR-CHN"), 2),
        ("Dyad", ("USSR-YUG", "YUG–USSR"), 0),
        ("Actor,Place", ("USSR,Moscow", "YUG,Belgrade"), 0),
    ],
)
def test_several_relations_in_one_table_are_told(
    columns: str, rows: tuple[str, str], pairs: int
) -> None:
    text = f"Date,{columns},Event,Score\n1948-06-28,{rows[0]},A,-8\n1955-06-02,{rows[1]},B,6\n"
    dates, _, told = read(text)
    assert len(dates) == 2
    assert (f"{pairs} pairs of states; all rows were read as one relation" in told) == bool(pairs)


def test_the_day_something_was_reported_is_not_that_of_the_event() -> None:
    text = "Date reported,Event,Occurred\n1949-01-01,A,1948-06-28\n1955-08-01,B,1955-06-02\n"
    assert read(text)[0] == ["1948-06-28", "1955-06-02"]


def test_a_workbook_that_counts_from_1904_has_its_dates_and_no_bare_numbers() -> None:
    from openpyxl import Workbook
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    page = book.worksheets[0]
    page.append(["Date", "Event", "Score"])
    page.append([date(1948, 6, 28), "Split", -8])
    page.append([date(1955, 6, 2), "Visit", 6])
    page.append([17712, "A bare number", 1])
    out = io.BytesIO()
    book.save(out)
    table, problems = reading.read_events(out.getvalue(), name="x.xlsx")
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02"]
    assert any("17712" in problem.sentence() for problem in problems)
