"""EDTF dates: what they mean, when they act, how they read, and what is said of bad ones."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.dates.historical_date import DateProblem, read_date


@pytest.mark.parametrize(
    ("text", "first", "last", "middle", "label"),
    [
        ("1948-06-28", "1948-06-28", "1948-06-28", "1948-06-28", "28 June 1948"),
        ("1948-06", "1948-06-01", "1948-06-30", "1948-06-15", "June 1948"),
        ("1948", "1948-01-01", "1948-12-31", "1948-07-01", "1948"),
        ("1949", "1949-01-01", "1949-12-31", "1949-07-02", "1949"),
        ("1957-02~", "1957-02-01", "1957-02-28", "1957-02-14", "about February 1957"),
        ("1970-07?", "1970-07-01", "1970-07-31", "1970-07-16", "July 1970 (uncertain)"),
        ("1948%", "1948-01-01", "1948-12-31", "1948-07-01", "about 1948 (uncertain)"),
        ("1944-09-15/1944-11-24", "1944-09-15", "1944-11-24", "1944-10-20",
         "15 September – 24 November 1944"),
        ("1956-06-02/1956-06-23", "1956-06-02", "1956-06-23", "1956-06-12", "2–23 June 1956"),
        ("1981/1985", "1981-01-01", "1985-12-31", "1983-07-02", "1981–1985"),
        ("1948-06/1955", "1948-06-01", "1955-12-31", "1952-03-16", "June 1948 – 1955"),
        ("1948~/1950?", "1948-01-01", "1950-12-31", "1949-07-01",
         "about 1948 – 1950 (uncertain)"),
        ("1948-21~", "1948-03-01", "1948-05-31", "1948-04-15", "about March to May 1948"),
        ("19XX?", "1900-01-01", "1999-12-31", "1949-12-31", "1900–1999 (uncertain)"),
        ("1948-06-XX", "1948-06-01", "1948-06-30", "1948-06-15", "June 1948"),
        ("1948-XX-XX", "1948-01-01", "1948-12-31", "1948-07-01", "1948"),
        ("1948-06-28T12:30:00Z", "1948-06-28", "1948-06-28", "1948-06-28", "28 June 1948"),
        ("194X", "1940-01-01", "1949-12-31", "1944-12-31", "1940–1949"),
        ("1948-21", "1948-03-01", "1948-05-31", "1948-04-15", "March to May 1948"),
        ("0001-01-01", "0001-01-01", "0001-01-01", "0001-01-01", "1 January AD 1"),
        ("9999-12-31", "9999-12-31", "9999-12-31", "9999-12-31", "31 December 9999"),
    ],
)  # fmt: skip
def test_reading(text: str, first: str, last: str, middle: str, label: str) -> None:
    read = read_date(text)
    assert (read.first.isoformat(), read.last.isoformat()) == (first, last)
    assert read.middle.isoformat() == middle
    assert read.label == label


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "empty"),
        ("28.6.1948", "not EDTF"),
        ("28/6/1948", "year-month-day"),
        ("1948-13", "months are 01 to 12"),
        ("1948-02-30", "days 01 to 29"),
        ("0000", "before the year 1"),
        ("-0044-03-15", "before the year 1; Thaw knows the years 0001 to 9999"),
        ("-44", "before the year 1"),
        ("Y-12345", "before the year 1"),
        ("Y12345", "after the year 9999"),
        ("1948-6-28", "write two: 1948-06-08"),
        ("48", "too few digits"),
        ("1948–1949", "write 1948/1949"),
        ("~1948", "mark in front"),
        ("circa 1948", "mark in front"),
        ("1948/1949/1950", "cannot be read"),
        ("1948-06~-28", "cannot be read"),
        ("[1948..1950]", "cannot be read"),
        ("156X-12-25", "cannot be read"),
        ("0001/9999", "more than 1000 years"),
        ("１９４８", "cannot be read"),
        ("x" * 5000, "x…” cannot be read"),
        ("1914/..", "open at one end"),
        ("../1914", "open at one end"),
        ("1950/1949", "ends before it begins"),
        ("yesterday", "cannot be read"),
        ("12345", "after the year 9999"),
        ("=1948", "cannot be read"),
    ],
)
def test_what_is_said_of_bad_dates(text: str, told: str) -> None:
    with pytest.raises(DateProblem, match=told):
        read_date(text)


def test_what_lasted_acts_once_in_every_month_it_touches() -> None:
    acts = read_date("1944-09-15/1944-11-24").acts()
    assert acts == (date(1944, 9, 15), date(1944, 10, 1), date(1944, 11, 1))
    assert read_date("1948-12-31/1949-01-01").acts() == (date(1948, 12, 31), date(1949, 1, 1))
    assert read_date("1948-06-01/1948-06-20").acts() == (date(1948, 6, 1),)


def test_what_did_not_last_acts_on_its_middle_day() -> None:
    assert read_date("1948-06").acts() == (date(1948, 6, 15),)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_clear_problem(text: str) -> None:
    try:
        read = read_date(text)
    except DateProblem as problem:
        assert str(problem)
    else:
        assert read.first <= read.middle <= read.last


@given(st.dates(), st.integers(0, 365_000))
def test_days_and_ranges_come_back(low: date, days: int) -> None:
    high = date.fromordinal(min(low.toordinal() + days, date.max.toordinal()))
    read = read_date(f"{low.isoformat()}/{high.isoformat()}")
    assert (read.first, read.last, read.lasted) == (low, high, True)
    acts = read.acts()
    assert acts[0] == low
    assert all(low <= day <= high for day in acts)
    assert len(acts) == (high.year - low.year) * 12 + high.month - low.month + 1


def test_the_winter_of_a_year_ends_in_the_next() -> None:
    winter = read_date("1947-24")
    assert (str(winter.first), str(winter.last)) == ("1947-12-01", "1948-02-29")
    assert winter.label == "December 1947 to February 1948"
    with pytest.raises(DateProblem):
        read_date("9999-24")
