"""What a header, a descriptor or a column beside the date says of it is followed, or told."""

import doctest
import io
import json
import zipfile

import pytest

from data import reading
from data.reading.doubts import named_order


def read(text: str) -> tuple[list[str], set[str]]:
    table, problems = reading.read_events(text.encode(), name="t.csv")
    return table["date"].to_list(), {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("header", "cell", "date"),
    [
        ("Date (MM/DD/YYYY)", "03/04/1948", "1948-03-04"),
        ("Date (DD/MM/YYYY)", "03/04/1948", "1948-04-03"),
        ("date_mdy", "3/4/1948", "1948-03-04"),
        ("date dmy", "3-4-1948", "1948-04-03"),
        ("Datum (TT.MM.JJJJ)", "03/04/1948", "1948-04-03"),
        ("Date (JJ/MM/AAAA)", "03/04/1948", "1948-04-03"),
        ("Date (month/day/year)", "03/04/1948", "1948-03-04"),
        ("Date [MM.DD.YYYY]", "03.04.1948", "1948-03-04"),
        ("Date (DDMMYYYY)", "04031948", "1948-03-04"),
        ("Date (MMDDYYYY)", "04031948", "1948-04-03"),
        ("Date (YYYY-DD-MM)", "1948-03-04", "1948-04-03"),
        ("Date (YYYY-MM-DD)", "1948-03-04", "1948-03-04"),
    ],
)
def test_the_order_that_a_header_names_is_followed(header: str, cell: str, date: str) -> None:
    dates, codes = read(f"{header},Event,Score\n{cell},A,2\n")
    assert dates == [date]
    assert "date.order_against_header" not in codes


@pytest.mark.parametrize(
    ("header", "cells", "dates"),
    [
        ("Date (MM/DD/YYYY)", ("13/04/1948", "05/06/1949"), ["1948-04-13", "1949-06-05"]),
        ("Date (YYYY-DD-MM)", ("1948-03-28", "1949-05-06"), ["1948-03-28", "1949-05-06"]),
    ],
)
def test_a_header_that_its_dates_refute_is_told(
    header: str, cells: tuple[str, str], dates: list[str]
) -> None:
    found, codes = read(f"{header},Event,Score\n{cells[0]},A,2\n{cells[1]},B,3\n")
    assert found == dates
    assert "date.order_against_header" in codes


@pytest.mark.parametrize(
    ("header", "codes", "dates"),
    [
        ("precision", ("9", "10", "11"), ["1948", "1949-05", "1950-05-06"]),
        ("datePrecision", ("7", "8", "9"), ["19XX", "194X", "1950"]),
        ("date_prec", ("5", "4", "1"), ["1948", "1949-05", "1950-05-06"]),
        ("time_precision", ("3", "2", "1"), ["1948-01", "1949-05-01~", "1950-05-06"]),
        ("precision", ("y", "m", "d"), ["1948", "1949-05", "1950-05-06"]),
    ],
)
def test_codes_of_precision_are_heard(header: str, codes: tuple[str, ...], dates: list) -> None:
    rows = zip(("1948-01-01", "1949-05-01", "1950-05-06"), codes, strict=True)
    text = f"date,{header},event,score\n" + "".join(f"{day},{code},A,2\n" for day, code in rows)
    found, told = read(text)
    assert found == dates
    assert ("date.precision_codes" in told) == codes[0].isdigit()


def test_numbers_of_precision_that_nobody_explains_are_told() -> None:
    text = "date,precision,event,score\n1948-01-01,1,A,2\n1949-05-01,3,B,3\n"
    found, codes = read(text)
    assert found == ["1948-01-01", "1949-05-01"]
    assert "date.precision_unknown" in codes


def test_years_that_are_not_of_the_calendar_are_told() -> None:
    assert "date.other_year" in read("Fiscal year,Event,Score\n1949,A,2\n1950,B,-3\n")[1]
    assert "date.other_year" not in read("Year,Event,Score\n1949,A,2\n1950,B,-3\n")[1]


def test_may_day_is_a_day() -> None:
    assert read("Date,Event,Score\nMay Day 1948,A,2\n")[0] == ["1948-05-01"]


def package(file: str, form: str, rows: str, **schema: object) -> bytes:
    fields = [{"name": "date", "type": "date", "format": form}, {"name": "score"}]
    resource = {"name": "acts", "path": file, "schema": {"fields": fields, **schema}}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("datapackage.json", json.dumps({"name": "x", "resources": [resource]}))
        archive.writestr(file, f"date,title,score\n{rows}\n")
    return held.getvalue()


@pytest.mark.parametrize("file", ["events.csv", "acts.csv"])
@pytest.mark.parametrize(
    ("form", "cell", "date"),
    [
        ("%d/%m/%Y", "03/04/1948", "1948-04-03"),
        ("%m/%d/%Y", "03/04/1948", "1948-03-04"),
        ("%Y-%d-%m", "1948-03-04", "1948-04-03"),
        ("%B %Y", "June 1948", "1948-06"),
        ("default", "1948-06-28", "1948-06-28"),
        ("%Y-%m-%d", "0048-03-04", "0048-03-04"),
    ],
)
def test_a_format_that_a_package_declares_is_followed(
    file: str, form: str, cell: str, date: str
) -> None:
    table, _ = reading.read_events(package(file, form, f"{cell},A,2"), name="p.zip")
    assert table["date"].to_list() == [date]


@pytest.mark.parametrize("form", ["%d.%m.%y", "%", "%Q%Y", "%d/%m/%Y%Y"])
def test_a_format_that_says_nothing_changes_nothing(form: str) -> None:
    table, problems = reading.read_events(package("acts.csv", form, "03.04.48,A,2"), name="p.zip")
    assert table.empty
    assert any(problem.code == "date.unreadable" for problem in problems)


def test_marks_for_nothing_that_a_package_declares_are_no_scores() -> None:
    raw = package("acts.csv", "default", "1948-06-28,A,-9\n1949-06-28,B,4", missingValues=["-9"])
    table, _ = reading.read_events(raw, name="p.zip")
    assert table["score"].isna().to_list() == [True, False]


def test_examples() -> None:
    assert doctest.testmod(named_order).failed == 0


def test_dates_that_are_all_firsts_are_told() -> None:
    years = "".join(f"{year}-01-01,A{year},2\n" for year in range(1948, 1954))
    months = "".join(f"1948-{month:02d}-01,A{month},2\n" for month in range(1, 8))
    assert "date.all_firsts" in read(f"Date,Event,Score\n{years}")[1]
    assert "date.all_firsts" in read(f"Date,Event,Score\n{months}")[1]
    assert "date.all_firsts" not in read(f"Date,Event,Score\n{years}1955-06-02,B,2\n")[1]


def test_nines_that_may_stand_for_nothing_are_told() -> None:
    rows = "1948,A,-9\n1949,B,6\n1950,C,-9\n1951,D,3\n"
    assert "score.nines" in read(f"Year,Event,Score\n{rows}")[1]
    assert "score.nines" not in read(f"Year,Event,Score\n{rows}1952,E,-2\n")[1]


def test_a_year_with_a_comma_behind_it_is_no_month() -> None:
    dates, codes = read('Date,Event,Score\n"1948,5",A,2\n')
    assert not dates
    assert "date.unreadable" in codes
