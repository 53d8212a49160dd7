"""What the names of columns say of their cells: another calendar, a count of days, colder scores.

Each of these tables was read without a word, and wrong.
"""

import pytest

from data import reading
from data.reading.doubts import name_words
from tests.strange_tables import read


@pytest.mark.parametrize(
    "header",
    [
        "Years BP", "Year (ka BP)", "kya", "Year AUC", "Anno Hegirae", "Year of reign",
        "Regnal year", "Jahr (islamisch)", "Rok hidżry", "Year n. H.", "Shōwa year",
        "Year (Ethiopian)", "Indiction", "Coptic year",
    ],
)  # fmt: skip
def test_years_that_are_counted_from_elsewhere_wait(header: str) -> None:
    dates, _, told = read(f"{header},Event\n1274,Battle\n1366,Treaty\n1948,Note\n")
    assert dates == []
    assert "another calendar" in told


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Date (O.S.)", ("25 October 1917", "2 March 1917")),
        ("Date (Julian)", ("1917-10-25", "1917-03-02")),
        ("Old Style date", ("25.10.1917", "2.3.1917")),
        ("Дата (ст. ст.)", ("25 октября 1917", "2 марта 1917")),
    ],
)
def test_days_of_the_old_calendar_are_read_into_that_of_today(
    header: str, cells: tuple[str, str]
) -> None:
    dates, _, told = read(f"{header},Event\n{cells[0]},Coup\n{cells[1]},End\n")
    assert dates == ["1917-11-07", "1917-03-15"]
    assert "of the old calendar" in told


@pytest.mark.parametrize(
    "header",
    ["Date (O.S.),Date (N.S.)", "Дата ст. ст.,Дата н. ст.", "Old Style,New Style"],
)
def test_of_two_calendars_that_of_today_is_taken(header: str) -> None:
    text = f"{header},Event\n1917-10-25,1917-11-07,Coup\n1917-03-02,1917-03-15,End\n"
    dates, _, told = read(text)
    assert dates == ["1917-11-07", "1917-03-15"]
    assert "was not used" in told


@pytest.mark.parametrize(
    ("header", "cells", "dates"),
    [
        ("Year,DOY", ("1948,180", "1955,33"), ["1948-06-28", "1955-02-02"]),
        ("Year,Day of year", ("1948,180", "1955,"), ["1948-06-28", "1955"]),
        ("Jahr,Tag im Jahr", ("1948,180", "1955,033"), ["1948-06-28", "1955-02-02"]),
        ("Year,Day", ("1948,180", "1955,33"), ["1948-06-28", "1955-02-02"]),
        ("Year,Months", ("1948,Jan-Mar", "1955,June"), ["1948-01/1948-03", "1955-06"]),
        ("Year,Start month,End month", ("1948,6,8", "1955,7,7"), ["1948-06/1948-08", "1955-07"]),
        ("Year,Month,Start day,End day", ("1948,6,28,30", "1955,7,2,"),
         ["1948-06-28/1948-06-30", "1955-07-02"]),
        ("Date,End day", ("1948-06-28,30", "1955-06-02,"), ["1948-06-28/1948-06-30", "1955-06-02"]),
        ("Start year,Month,End year", ("1948,6,1949", "1955,7,"), ["1948-06/1949", "1955-07"]),
    ],
)  # fmt: skip
def test_no_part_of_a_date_is_lost(header: str, cells: tuple[str, str], dates: list[str]) -> None:
    rows = "".join(f"{cell},Event {number}\n" for number, cell in enumerate(cells))
    assert read(f"{header},Event\n{rows}")[0] == dates


def test_an_end_month_before_its_beginning_waits() -> None:
    dates, _, told = read("Year,Start month,End month,Event\n1948,11,2,A\n1955,6,7,B\n")
    assert dates == ["1955-06/1955-07"]
    assert "ends before it begins" in told


def test_days_without_months_are_told() -> None:
    dates, _, told = read("Year,Day,Event\n1948,28,A\n1955,2,B\n")
    assert dates == ["1948", "1955"]
    assert "days without months" in told


@pytest.mark.parametrize("years", [("48", "55"), ("1948", "55")])
def test_a_short_year_beside_month_and_day_is_none_of_antiquity(years: tuple[str, str]) -> None:
    dates, _, told = read(f"Year,Month,Day,Event\n{years[0]},6,28,A\n{years[1]},7,2,B\n")
    assert dates == [f"{year}-06-28" for year in years if len(year) == 4]
    assert "year of two digits" in told


def test_a_short_year_among_others_of_its_age_is_one() -> None:
    dates, _, _ = read("Year,Month,Day,Event\n14,8,19,A\n117,8,8,B\n")
    assert dates == ["0014-08-19", "0117-08-08"]


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("Precision", ("month", "year", "day", "decade")),
        ("Date accuracy", ("Month", "Year", "exact", "Decade")),
        ("Datumsgenauigkeit", ("Monat", "Jahr", "Tag", "Jahrzehnt")),
        ("Time precision", ("month only", "year", "", "decade")),
    ],
)
def test_a_date_is_as_exact_as_the_column_beside_it_says(
    header: str, told: tuple[str, ...]
) -> None:
    cells = zip(("1948-06-01", "1955-01-01", "1956-02-03", "1960-01-01"), told, strict=True)
    rows = "".join(f"{date},{word},Event {date}\n" for date, word in cells)
    assert read(f"Date,{header},Event\n{rows}")[0] == ["1948-06", "1955", "1956-02-03", "196X"]


def test_a_date_that_is_called_uncertain_beside_is_so() -> None:
    text = (
        "Date,Date certainty,Event\n1948-06-28,uncertain,A\n1955-07-02,certain,B\n1956,approx.,C\n"
    )
    assert read(text)[0] == ["1948-06-28?", "1955-07-02", "1956~"]


@pytest.mark.parametrize(
    "header",
    [
        "Goldstein (reversed)", "score (inverted)", "score cooling", "cold score",
        "casualty score", "instability score", "dispute score", "disagreement score",
        "Bewertung (umgekehrt)", "Rivalry score", "ocena (reversed)",
    ],
)  # fmt: skip
def test_a_figure_of_which_more_is_colder_is_no_score(header: str) -> None:
    _, scores, told = read(f"date,event,{header}\n1948,War,8\n1955,Talk,2\n1956,Note,-1\n")
    assert scores == [None, None, None]
    assert "have no score" in told


def test_a_scale_that_names_both_ends_is_a_score() -> None:
    text = "date,event,score (cooling − warming)\n1948,War,-8\n1955,Talk,2\n"
    assert read(text)[1] == [-8, 2]
    assert read("date,event,cooling warming score\n1948,War,-8\n1955,Talk,2\n")[1] == [-8, 2]


def test_the_words_are_told_apart() -> None:
    assert not name_words.TURNED_ROUND & name_words.STRONG_SCORES


@pytest.mark.parametrize(
    "header",
    [
        "Score before,Score after",
        "Rating before,Rating after",
        "Punktzahl vorher,Punktzahl nachher",
    ],
)
def test_where_a_relation_stood_before_and_after_is_no_score_of_the_event(header: str) -> None:
    dates, scores, _ = read(f"Date,Event,{header}\n1948-06-28,Rift,2,-5\n1955-06-02,Visit,-3,2\n")
    assert dates == ["1948-06-28", "1955-06-02"]
    assert scores == [None, None]


@pytest.mark.parametrize("header", ["Description", "Summary", "Details", "Beschreibung"])
def test_a_description_is_the_title_where_nothing_else_is(header: str) -> None:
    text = f"Date,{header},Score\n1948-06-28,The party is expelled,-8\n1955-06-02,Visit,6\n"
    table, _ = reading.read_events(text.encode(), name="x.csv")
    assert table["title"].to_list() == ["The party is expelled", "Visit"]


def test_a_long_description_is_no_title() -> None:
    text = f"Date,Description,Score\n1948-06-28,{'long words ' * 40},-8\n"
    table, _ = reading.read_events(text.encode(), name="x.csv")
    assert table["title"].to_list() == [""]
    assert table["summary"].to_list() == [("long words " * 40).strip()]
