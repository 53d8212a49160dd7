"""Years, months and days in columns of their own, under names and in shapes that lost some."""

import pytest

from data import reading

_TABLES = {
    "short names of start and end": (
        "syear,smonth,sday,eyear,emonth,eday,event,score\n"
        "1948,6,28,1948,7,2,A,-8\n1955,6,2,,,,B,5\n",
        ["1948-06-28/1948-07-02", "1955-06-02"],
    ),
    "letters": ("y,m,d,what,score\n1948,6,28,A,-8\n1955,6,2,B,5\n", ["1948-06-28", "1955-06-02"]),
    "a month called mo": (
        "yr,mo,dy,event,score\n1948,6,28,A,-8\n1955,6,2,B,5\n",
        ["1948-06-28", "1955-06-02"],
    ),
    "a day with its month below Tag": (
        "Jahr;Tag;Ereignis;Wert\n1948;28.6.;A;-8\n1955;2.6.;B;5\n",
        ["1948-06-28", "1955-06-02"],
    ),
    "MMDD": ("Year,MMDD,Event,Score\n1948,0628,A,-8\n1955,602,B,5\n", ["1948-06-28", "1955-06-02"]),
    "day and month in one": (
        "Year,Day/Month,Event,Score\n1948,28/6,A,-8\n1955,2/6,B,5\n",
        ["1948-06-28", "1955-06-02"],
    ),
    "two calendars": (
        "Hijri,Gregorian,Event,Score\n1367-08-20,1948-06-28,A,-8\n1374-10-11,1955-06-02,B,5\n",
        ["1948-06-28", "1955-06-02"],
    ),
    "a year of another calendar": ("Year (SH),Event,Score\n1327,A,-8\n1334,B,5\n", []),
    "years in rows of their own": (
        "Date,Event,Score\n1948,,\n28 June,A,-8\n1 July,B,-2\n1955:,,\n2 June,C,5\n",
        ["1948-06-28", "1948-07-01", "1955-06-02"],
    ),
    "a reign is no event": (
        "Reign start,Reign end,Date,Event,Score\n1945,1980,1948-06-28,A,-8\n",
        ["1948-06-28"],
    ),
}


@pytest.mark.parametrize("kind", _TABLES)
def test_no_part_is_lost(kind: str) -> None:
    text, dates = _TABLES[kind]
    events, problems = reading.read_events(text.encode(), name="events.csv")
    assert events["date"].to_list() == dates
    assert dates or all(row.what for row in problems)


def test_a_year_above_the_days_is_told_and_keeps_the_numbers_of_rows() -> None:
    text = "Date,Event,Score\n1948,,\n28 June,A,-8\n31 June,B,2\n"
    events, problems = reading.read_events(text.encode(), name="events.csv")
    assert events["date"].to_list() == ["1948-06-28"]
    assert "date.under_years" in {problem.code for problem in problems}
    assert [problem.row for problem in problems if problem.code == "date.unreadable"] == [4]
