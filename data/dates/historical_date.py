"""Dates as historians have them: a day, a month, a year, about, perhaps, or from one to another.

The notation is EDTF (Extended Date/Time Format, Library of Congress; ISO 8601-2), levels 0 and 1.
Nothing else in Thaw parses a date of an event.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from data.basics.problems import shorten

PRECISIONS = ("day", "month", "season", "year", "decade", "range")
LONGEST_YEARS = 1000  # a range acts once a month: longer ones are a slip of the pen
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%])?", re.ASCII)
# The rest of level 1 that names a time: seasons, digits not known, a time of day.
_RARER = re.compile(
    r"(\d{4}-2[1-4]|\d{3}X|\d{2}XX|\d{4}-XX(?:-XX)?|\d{4}-\d{2}-XX"
    r"|\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})?)([~?%])?",
    re.ASCII,
)
_LOOKS_DOTTED = re.compile(r"\d{1,2}[./]\s?\d{1,2}[./]\s?\d{2,4}")
# What people write instead, and what to tell them.
_SLIPS = (
    (_LOOKS_DOTTED, "is not EDTF; write year-month-day, such as 1948-06-28"),
    (re.compile(r"Y?-\d.*|-?0000.*|.*\d\s*B\.?C\.?(E\.?)?", re.IGNORECASE),
     "lies before the year 1; Thaw knows the years 0001 to 9999"),
    (re.compile(r"Y?\d{5,}.*"), "lies after the year 9999; Thaw knows the years 0001 to 9999"),
    (re.compile(r"\d{4}-\d{1,2}(-\d{1,2})?[~?%]?"),
     "has a month or day of one digit; write two: 1948-06-08"),
    (re.compile(r"\d{1,3}[~?%]?"), "has too few digits for a year; write four: 1948, 0048"),
    (re.compile(r"\d{4}\s?[–—]\s?\d{2,4}"), "looks like a range; write 1948/1949 for what lasted"),
    (re.compile(r"[~?%].*|c(irca|a)?\.?\s.*"),
     "has its mark in front; write it behind: 1948~ for about, 1948? for uncertain"),
)  # fmt: skip


class DateProblem(ValueError):
    """A date that cannot be read; the message says what is wrong and how to mend it."""


@dataclass(frozen=True)
class HistoricalDate:
    """One EDTF date.

    Attributes:
        text: the EDTF text it was read from.
        first, last: the first and the last day it can mean.
        precision: `day`, `month`, `season`, `year`, `decade`, or `range` for what lasted.
        approximate, uncertain: marked `~` or `?` (`%` is both).
    """

    text: str
    first: date
    last: date
    precision: str
    approximate: bool = False
    uncertain: bool = False

    @property
    def lasted(self) -> bool:
        """True for `a/b`: it went on from the first to the last day."""
        return self.precision == "range"

    @property
    def spread(self) -> bool:
        """True where it acts over its whole span: it lasted, or no more is known than the year."""
        return self.precision in ("range", "year", "decade")

    @property
    def marked(self) -> bool:
        """True where it is marked as approximate or uncertain."""
        return self.approximate or self.uncertain

    @property
    def middle(self) -> date:
        """`first + floor((last − first) / 2)` days."""
        return self.first + timedelta(days=(self.last - self.first).days // 2)

    def acts(self) -> tuple[date, ...]:
        """The days on which it acts, in equal parts.

        The middle day; for what lasted, and for what is known to the year only, the first day and
        then the first of every further calendar month it touches.
        """
        if not self.spread:
            return (self.middle,)
        days = [self.first]
        year, month = self.first.year, self.first.month
        while (year, month) < (self.last.year, self.last.month):
            year, month = (year + 1, 1) if month == 12 else (year, month + 1)
            days.append(date(year, month, 1))
        return tuple(days)

    @property
    def label(self) -> str:
        """The date in words, as precise as it is known: `about February 1957`."""
        if self.lasted:
            return _range_label(self.text)
        words = _words(self.first, self.last, self.precision)
        if self.approximate and self.uncertain:
            return f"about {words} (uncertain)"
        if self.approximate:
            return f"about {words}"
        return f"{words} (uncertain)" if self.uncertain else words


def _words(first: date, last: date, precision: str) -> str:
    if precision == "day":
        return f"{first.day} {calendar.month_name[first.month]} {_year(first)}"
    if precision == "month":
        return f"{calendar.month_name[first.month]} {_year(first)}"
    if precision == "season":
        begins = calendar.month_name[first.month]
        if first.year != last.year:
            begins += f" {_year(first)}"
        return f"{begins} to {calendar.month_name[last.month]} {_year(last)}"
    if precision == "decade":
        return f"{_year(first)}–{_year(last)}"
    return _year(first)


def _year(day: date) -> str:
    """The year as it is said: a bare 44 would not look like one."""
    return f"AD {day.year}" if day.year < 100 else str(day.year)


def _range_label(text: str) -> str:
    start, end = (read_date(part) for part in text.split("/"))
    if start.precision == end.precision == "day" and not (start.marked or end.marked):
        if (start.first.year, start.first.month) == (end.first.year, end.first.month):
            return f"{start.first.day}–{end.label}"
        if start.first.year == end.first.year:
            return f"{start.first.day} {calendar.month_name[start.first.month]} – {end.label}"
    if start.precision == end.precision == "year" and not (start.marked or end.marked):
        return f"{start.label}–{end.label}"
    return f"{start.label} – {end.label}"


@lru_cache(maxsize=65536)
def read_date(text: str) -> HistoricalDate:
    """Read an EDTF date of level 0 or 1.

    Args:
        text: for example `1948-06-28`, `1948-06`, `1957-02~`, `1970-07?`, `1944-09-15/1944-11-24`.

    Raises:
        DateProblem: the text is not such a date; the message says how to mend it.
    """
    clean = str(text).strip()
    if not clean:
        raise DateProblem("the date is empty; write for example 1948-06-28, 1948-06 or 1948")
    if clean.count("/") == 1 and not _LOOKS_DOTTED.fullmatch(clean):
        return _read_range(clean)
    plain = _PLAIN.fullmatch(clean)
    return _read_plain(clean, plain) if plain else _read_other(clean)


def plain_days(texts: pd.Series | pd.Index | np.ndarray) -> np.ndarray:
    """Which texts are days such as 1948-06-28 and nothing more, for many texts at once.

    Returns:
        An array of booleans. What is False may still be a date: `read_date` says.
    """
    column = pd.Series(texts, dtype="str")
    shaped = column.str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    days = pd.to_datetime(column.where(shaped), format="%Y-%m-%d", errors="coerce")
    return (days.notna() & (days.dt.year >= 1)).to_numpy(dtype=bool)


def _read_plain(text: str, match: re.Match[str]) -> HistoricalDate:
    year, month, day, mark = match.groups()
    y = int(year)
    if y < 1:
        raise _not_read(text)
    approximate, uncertain = mark in ("~", "%"), mark in ("?", "%")
    if month is None:
        return HistoricalDate(text, date(y, 1, 1), date(y, 12, 31), "year", approximate, uncertain)
    m = int(month)
    if 21 <= m <= 24 and day is None:
        return _read_other(text)
    if not 1 <= m <= 12:
        raise DateProblem(f"“{text}” has no month {month}; months are 01 to 12")
    days = calendar.monthrange(y, m)[1]
    if day is None:
        return HistoricalDate(
            text, date(y, m, 1), date(y, m, days), "month", approximate, uncertain
        )
    if not 1 <= int(day) <= days:
        name = calendar.month_name[m]
        raise DateProblem(f"“{text}”: {name} {y} has the days 01 to {days}")
    one = date(y, m, int(day))
    return HistoricalDate(text, one, one, "day", approximate, uncertain)


def _read_range(text: str) -> HistoricalDate:
    start, end = (part.strip() for part in text.split("/"))
    if start in ("", "..") or end in ("", ".."):
        raise DateProblem(
            f"“{text}” is open at one end; write both ends, such as 1949-01/1954-12, or only "
            "the date that is known"
        )
    first, last = read_date(start), read_date(end)
    if first.lasted or last.lasted:
        raise DateProblem(f"“{text}” has more than one “/”")
    if last.last < first.first:
        raise DateProblem(f"“{text}” ends before it begins; swap the two dates")
    if last.last.year - first.first.year > LONGEST_YEARS:
        raise DateProblem(f"“{text}” lasts more than {LONGEST_YEARS} years; correct one end")
    return HistoricalDate(
        f"{start}/{end}",
        first.first,
        last.last,
        "range",
        first.approximate or last.approximate,
        first.uncertain or last.uncertain,
    )


def _read_other(text: str) -> HistoricalDate:
    """The rarer forms of level 1 (seasons, unspecified digits), read by the `edtf` library."""
    rarer = _RARER.fullmatch(text)
    if rarer is None:
        raise _not_read(text)
    from edtf import EDTFParseException, parse_edtf

    plain, mark = rarer.groups()
    try:
        parsed: Any = parse_edtf(plain)
        low, high = parsed.lower_strict(), parsed.upper_strict()
        first, last = date(*low[:3]), date(*high[:3])
        if plain[4:] == "-24":  # the library ends the winter with its year
            last = date(first.year + 1, 3, 1) - timedelta(days=1)
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        raise _not_read(text) from None
    return HistoricalDate(
        text, first, last, _precision(first, last), mark in ("~", "%"), mark in ("?", "%")
    )


def _not_read(text: str) -> DateProblem:
    """What to say of a text that is no date: the likely slip, else what would do."""
    shown = shorten(text, 40)
    for slip, told in _SLIPS:
        if slip.fullmatch(text):
            return DateProblem(f"“{shown}” {told}")
    return DateProblem(
        f"“{shown}” cannot be read as a date; write 1948-06-28, 1948-06, 1948, with ~ for "
        "about, ? for uncertain, or two of them with / for what lasted"
    )


def _precision(first: date, last: date) -> str:
    days = (last - first).days
    if days == 0:
        return "day"
    if days <= 31:
        return "month"
    if days <= 100:
        return "season"
    return "year" if days <= 366 else "decade"
