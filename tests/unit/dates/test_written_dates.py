"""Dates as people write them become EDTF; what can be read in two ways is not guessed."""

import calendar

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.dates.historical_date import DateProblem, plain_days, read_date
from data.dates.written_dates import (
    DAY,
    MONTH,
    Habits,
    find_habits,
    order_matters,
    to_edtf,
    written_date,
)

READ = {
    "28.6.1948": "1948-06-28", "28. 6. 1948": "1948-06-28", "28/6/1948": "1948-06-28",
    "28-06-1948": "1948-06-28", "12/31/1948": "1948-12-31", "1948/06/28": "1948-06-28",
    "1948-6-8": "1948-06-08", "19480628": "1948-06-28", "1948-06-28 10:30:00": "1948-06-28",
    "1948-06-28T10:30": "1948-06-28", "6/1948": "1948-06", "06.1948": "1948-06",
    "28 June 1948": "1948-06-28", "June 28, 1948": "1948-06-28", "June 28th, 1948": "1948-06-28",
    "Monday, 28 June 1948": "1948-06-28", "28-Jun-1948": "1948-06-28", "Sept. 1948": "1948-09",
    "28. Juni 1948": "1948-06-28", "28 juin 1948": "1948-06-28", "1er mai 1955": "1955-05-01",
    "31 décembre 1948": "1948-12-31", "28 de junio de 1948": "1948-06-28",
    "28 giugno 1948": "1948-06-28", "28 czerwca 1948 r.": "1948-06-28",
    "1 września 1939": "1939-09-01", "28. června 1948": "1948-06-28", "1. září 1939": "1939-09-01",
    "28. jun 1948.": "1948-06-28", "28. јуна 1948. године": "1948-06-28",
    "28. lipnja 1948.": "1948-06-28", "28 июня 1948 г.": "1948-06-28",
    "1948. június 28.": "1948-06-28", "June 1948": "1948-06", "1948": "1948",
    "1948?": "1948?", "1948 (?)": "1948?", "[1948]": "1948?", "28 June 1948?": "1948-06-28?",
    "probably June 1948": "1948-06?", "c. 1948": "1948~", "ca. 1948": "1948~", "c.1948": "1948~",
    "about 1948": "1948~", "circa June 1948": "1948-06~", "um 1948": "1948~", "около 1948": "1948~",
    "około 1948": "1948~", "early 1948": "1948~", "mid-June 1948": "1948-06~",
    "c. 1948?": "1948%", "spring 1948": "1948-21", "Fall 1948": "1948-23", "весна 1948": "1948-21",
    "jaro 1948": "1948-21", "1940s": "194X", "the 1940s": "194X", "1940er Jahre": "194X",
    "1944–45": "1944/1945", "1944-45": "1944/1945", "1944/45": "1944/1945",
    "1944-1945": "1944/1945", "1904–05": "1904/1905", "ca. 1944–45": "1944~/1945~",
    "from 1944 to 1945": "1944/1945", "od 1944 do 1945": "1944/1945",
    "28–30 June 1948": "1948-06-28/1948-06-30", "28.–30.6.1948": "1948-06-28/1948-06-30",
    "28 June – 3 July 1948": "1948-06-28/1948-07-03", "June–July 1948": "1948-06/1948-07",
    "28.6.–3.7.1948": "1948-06-28/1948-07-03", "August 1944 – March 1945": "1944-08/1945-03",
    "Jan 1, 1948 - Feb 3, 1948": "1948-01-01/1948-02-03",
    # EDTF stays what it is, also where it could be read otherwise.
    "1904-05": "1904-05", "1948-06-28/1948-07": "1948-06-28/1948-07", "1957-02~": "1957-02~",
}  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), READ.items())
def test_what_people_write(text: str, edtf: str) -> None:
    assert written_date(text, find_habits(["28/6/1948"])) == edtf


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("28.6.48", "two digits"),
        ("31.6.1948", "“31.6.1948”: June 1948 has the days 01 to 30"),
        ("3/4/1948", "1948-04-03 or 1948-03-04"),
        ("5. listopada 1948", "different month in different languages"),
        ("yesterday", "cannot be read"),
        ("before 1948", "open at one end"),
        ("28 June", "has no year"),
        ("44 BC", "before the year 1"),
        ("1948/..", "open at one end"),
        ("17712", "after the year 9999"),
        ("", "the date is empty"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, told: str) -> None:
    with pytest.raises(DateProblem) as problem:
        written_date(text, Habits())
    assert told in str(problem.value)


@pytest.mark.parametrize(
    ("texts", "order", "matters"),
    [
        (["3/4/1948", "4/4/1948"], None, True),
        (["3/4/1948", "14/4/1948"], DAY, False),
        (["3/4/1948", "4/14/1948"], MONTH, False),
        (["3/4/1948", "4/14/1948", "14/4/1948"], None, True),
        (["4/4/1948"], None, False),
        (["3.4.1948"], DAY, False),
        (["1948-04-03"], None, False),
        ([], None, False),
    ],
)
def test_the_order_is_asked_only_where_it_matters(
    texts: list[str], order: str | None, matters: bool
) -> None:
    assert find_habits(texts).order == order
    assert order_matters(texts) == matters


def test_a_given_order_is_obeyed_but_not_against_the_date() -> None:
    assert written_date("3/4/1948", Habits(MONTH)) == "1948-03-04"
    assert written_date("3/4/1948", Habits(DAY)) == "1948-04-03"
    assert written_date("31/4/1948".replace("4", "5", 1), Habits(MONTH)) == "1948-05-31"


def test_the_language_of_a_month_comes_from_the_other_dates() -> None:
    croatian = find_habits(["3. lipnja 1948", "5. listopada 1948"])
    polish = find_habits(["3 czerwca 1948", "5 listopada 1948"])
    assert written_date("5. listopada 1948", croatian) == "1948-10-05"
    assert written_date("5 listopada 1948", polish) == "1948-11-05"


def test_serial_days_only_where_a_spreadsheet_counts_them() -> None:
    assert written_date("17712", Habits(serials=True)) == "1948-06-28"
    assert written_date("1948", Habits(serials=True)) == "1948"


def test_columns_are_read_text_by_text() -> None:
    texts = pd.Series(["1948-06-28", "28.6.1948", "soon", "1948-06-28"], index=[5, 7, 8, 9])
    edtf, faults = to_edtf(texts, Habits())
    assert edtf.to_list() == ["1948-06-28", "1948-06-28", "soon", "1948-06-28"]
    assert list(edtf.index) == [5, 7, 8, 9]
    assert list(faults) == ["soon"]


@settings(deadline=None)
@given(st.dates())
def test_every_day_is_read_back_however_it_is_written(day) -> None:
    iso = f"{day.year:04d}-{day.month:02d}-{day.day:02d}"
    names = list(calendar.month_name)[1:]
    month = names[day.month - 1]
    for text in (
        f"{day.day}.{day.month}.{day.year:04d}",
        f"{day.day} {month} {day.year:04d}",
        f"{month} {day.day}, {day.year:04d}",
        f"{day.year:04d}/{day.month}/{day.day}",
    ):
        assert written_date(text, Habits()) == iso


@settings(deadline=None)
@given(st.text(max_size=30), st.booleans())
def test_no_text_raises_anything_but_a_date_problem(text: str, serials: bool) -> None:
    habits = find_habits([text], serials=serials)
    try:
        read_date(written_date(text, habits))
    except DateProblem as problem:
        assert str(problem)


@settings(deadline=None)
@given(st.lists(st.one_of(st.dates().map(str), st.text(max_size=12))))
def test_plain_days_agree_with_the_parser(texts: list[str]) -> None:
    for text, plain in zip(texts, plain_days(pd.Series(texts, dtype="str")), strict=True):
        if plain:
            assert (read_date(text).precision, read_date(text).text) == ("day", text)
