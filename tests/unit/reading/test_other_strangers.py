"""More tables of strangers: whatever could be read wrong is read right, or waits and says why."""

import pytest

from data import reading
from tests.strange_tables import read


@pytest.mark.parametrize(
    "text",
    [
        "Year,Era,Event\n1274,BC,Battle\n1066,AD,Crown\n",
        "Jahr;Zeitrechnung;Ereignis\n1274;v. Chr.;Schlacht\n1066;n. Chr.;Krone\n",
        "Year,BC/AD,Event\n1274,BCE,Battle\n1066,CE,Crown\n",
        "rok,letopočet,událost\n1274,př. n. l.,bitva\n1066,n. l.,koruna\n",
    ],
)
def test_an_era_in_a_column_of_its_own_is_heard(text: str) -> None:
    dates, _, told = read(text)
    assert dates == ["1066"]
    assert "before the year 1" in told


@pytest.mark.parametrize(
    "header", ["Year (BC)", "Year BCE", "Jahr v. Chr.", "Year (Hijri)", "Year AH", "Buddhist year"]
)
def test_years_of_another_count_are_not_those_of_ours(header: str) -> None:
    assert read(f"{header},Event\n1274,Battle\n1366,Treaty\n")[0] == []


@pytest.mark.parametrize(
    ("header", "cells", "dates"),
    [
        ("Year,Quarter", ("1948,2", "1955,Q3"), ["1948-04/1948-06", "1955-07/1955-09"]),
        ("Jahr,Quartal", ("1948,II", "1955,3."), ["1948-04/1948-06", "1955-07/1955-09"]),
        ("Year,Season", ("1948,Summer", "1955,spring"), ["1948-22", "1955-21"]),
        ("Year,Week", ("1948,26", "1955,1"), ["1948-06-21/1948-06-27", "1955-01-03/1955-01-09"]),
        ("Year,Half", ("1948,1", "1955,2"), ["1948-01/1948-06", "1955-07/1955-12"]),
        ("Jahr,Halbjahr", ("1948,1", "1955,2"), ["1948-01/1948-06", "1955-07/1955-12"]),
        ("Year,Quarter,Month", ("1948,2,6", "1955,3,7"), ["1948-06", "1955-07"]),
        ("Decade", ("1940", "1950"), ["194X", "195X"]),
        ("Year,Circa", ("1948,yes", "1955,no"), ["1948~", "1955"]),
        ("Date,Approx.", ("28 June 1948,x", "1955,"), ["1948-06-28~", "1955"]),
        ("Month", ("Jun 1948", "July 1955"), ["1948-06", "1955-07"]),
    ],
)
def test_parts_of_the_year_and_about_are_not_lost(
    header: str, cells: tuple[str, str], dates: list[str]
) -> None:
    rows = "".join(f"{cell},Event {number}\n" for number, cell in enumerate(cells))
    assert read(f"{header},Event\n{rows}")[0] == dates


@pytest.mark.parametrize(
    "text",
    [
        "Year,Event,Score\n1948,Split,-8\n,Answer,-2\n,Total,-10\n1955,Visit,6\n",
        "Year,Event,Score\n1948,Split,-8\n1948,Answer,-2\n1948,Subtotal,-10\n1955,Visit,6\n",
        "Jahr;Ereignis;Wert\n1948;Bruch;-8\n1948;Antwort;-2\n1948;Summe 1948;-10\n1955;Besuch;6\n",
        "Rok;Wydarzenie;Ocena\n1948;Rozłam;-8\n1948;Nota;-2\n1948;Razem;-10\n1955;Wizyta;6\n",
        "Date,Event,Score\n1940s,,\n1948,Split,-8\n1948,Answer,-2\n1950s,,\n1955,Visit,6\n",
    ],
)
def test_sums_and_headings_between_rows_are_no_events(text: str) -> None:
    dates, scores, told = read(text)
    assert (dates, scores) == (["1948", "1948", "1955"], [-8, -2, 6])
    assert "sums up others" in told or "nothing else" in told or "date is empty" in told


def test_a_header_that_names_both_eras_leaves_them_to_the_cells() -> None:
    assert read("Year (BC/AD),Event\n1274 BC,Battle\n98 AD,Treaty\n1066,Crown\n")[0] == [
        "0098", "1066",
    ]  # fmt: skip


def test_sizes_take_the_sign_of_the_direction_beside_them() -> None:
    text = "date,event,direction,score\n1948,A,cooling,8\n1955,B,warming,6\n1956,C,,3\n"
    _, scores, told = read(text)
    assert scores == [-8, 6, None]
    assert "have no sign" in told


def test_a_score_against_its_direction_is_told_to_notebooks_too() -> None:
    text = "date,event,direction,score\n1948,A,cooling,-8\n1955,B,warming,-6\n"
    assert "against the direction" in read(text)[2]


@pytest.mark.parametrize(
    "column",
    [
        "value\n1948,A,-1200\n1955,B,3\n", "value\n1948,A,-3.71\n1955,B,4.26\n",
        "code\n1948,A,12\n1955,B,14\n1956,C,19\n", "x,y\n1948,A,-1,36\n1955,B,4,-39\n",
        "Change in trade\n1948,A,-8\n1955,B,6\n", "Tension score\n1948,A,9\n1955,B,-2\n",
        "conflict score\n1948,A,9\n1955,B,-2\n",
    ],
)  # fmt: skip
def test_no_other_figure_becomes_a_score(column: str) -> None:
    table, _ = reading.read_events(f"date,event,{column}".encode(), name="x.csv")
    assert table["score"].isna().all()
    assert (table["cameo"] == "").all()


def test_a_scale_on_which_nothing_cools_is_doubted() -> None:
    rows = "".join(f"{1948 + n},E{n},{n + 1}\n" for n in range(6))
    assert "no score is below 0" in read(f"date,event,score\n{rows}")[2]


def test_years_far_from_the_others_are_told() -> None:
    rows = "1948,A,1\n1949,B,-1\n194,C,1\n1950,D,1\n1951,E,1\n2491,F,1\n"
    dates, _, told = read(f"date,event,score\n{rows}")
    assert "three digits" in told
    assert "in the future" in told
    assert len(dates) == 6


def test_one_year_cut_short_makes_no_ancient_table() -> None:
    dates, _, told = read("date,event\n28.6.48,A\n194,B\n2.6.55,C\n1955,D\n")
    assert dates == ["0194", "1955"]
    assert told.count("two digits") == 2


@pytest.mark.parametrize(
    ("cells", "dates"),
    [
        (("1998-99", "1999-00", "2000-01"), ["1998/1999", "1999/2000", "2000/2001"]),
        (("1998/99", "1999/00", "2000/01"), ["1998/1999", "1999/2000", "2000/2001"]),
        (("1904-05", "1904-12", "1905-01"), ["1904-05", "1904-12", "1905-01"]),
    ],
)
def test_seasons_over_two_years_are_known_by_the_others(
    cells: tuple[str, ...], dates: list[str]
) -> None:
    rows = "".join(f"{cell},E{number}\n" for number, cell in enumerate(cells))
    assert read(f"date,event\n{rows}")[0] == dates


def test_the_year_that_says_it_is_the_events_beats_one_that_does_not() -> None:
    assert read("Title,Year,Event year\nA,2001,1948\nB,2002,1955\n")[0] == ["1948", "1955"]


def test_year_day_month_in_a_column_makes_the_others_wait() -> None:
    dates, _, told = read("date,event\n1948-28-06,A\n1955-02-06,B\n1956-03-03,C\n1957,D\n")
    assert dates == ["1956-03-03", "1957"]
    assert "have the day first" in told


@pytest.mark.parametrize(
    "days", [["1948-06-28", "1949-02-03"], ["1948-02-03", "1949-03-04", "1950-05-06"]]
)
def test_one_slip_among_dates_with_the_month_first_makes_no_other_wait(days: list[str]) -> None:
    rows = "".join(f"{day},E{number}\n" for number, day in enumerate(days))
    dates, _, told = read(f"date,event\n1948-13-01,Slip\n{rows}")
    assert dates == days
    assert "have the day first" not in told
    assert "no month 13" in told


def test_a_date_of_the_source_is_no_source() -> None:
    text = "Date of source,Date of event,Event\n1972-01-01,1948,A\n1985-01-01,1955,B\n"
    table, _ = reading.read_events(text.encode(), name="x.csv")
    assert table["date"].to_list() == ["1948", "1955"]
    assert (table["sources"] == "").all()
