"""One date in digits: 28.6.1948, 1948-06-28, 194806, 1955Q2, 28.VI.1948, or a part of one."""

import re
from datetime import date, timedelta

from data.dates.historical_date import DateProblem
from data.dates.part import DAY, MONTH, Habits, Part, end_year, may_be_years, year_of

_SEP = r"[/.\-–_,: ]"
_NONE = r"0{1,2}|[?xX_-]{2}"  # how a day or month that is not known is written
_TWO_FIRST = re.compile(
    rf"({_NONE}|\d{{1,2}})\s?({_SEP})\s?({_NONE}|\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{3}})", re.ASCII
)
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}|\d{{3}}(?=\D+\d+\D+\d))\s?({_SEP})\s?({_NONE}|\d{{1,2}})"
    rf"(?:\s?\2\s?({_NONE}|\d{{1,2}}))?",
    re.ASCII,
)
_MONTH_YEAR = re.compile(rf"({_NONE}|\d{{1,2}})\s?[/.\-_]\s?(\d{{4}})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\.?", re.ASCII)
_EIGHT = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?", re.ASCII)
_SIX = re.compile(r"((?:1\d|20)\d{2})(\d{2})", re.ASCII)
_ROMAN = "x?i{1,3}|i?v|vi{1,3}|i?x|xi{1,2}"
ROMANS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10,
    "xi": 11, "xii": 12,
}  # fmt: skip
_ROMAN_DATE = re.compile(rf"(\d{{1,2}}|\d{{4}})[ ./-]+({_ROMAN})([ ./-]+\d{{1,4}})", re.ASCII)
_ROMAN_FIRST = re.compile(rf"()({_ROMAN})([ ./-]+\d{{4}})", re.ASCII)
_YEAR_ROMAN = re.compile(rf"(\d{{4}})[ ./-]+({_ROMAN})()\.?", re.ASCII)
_ROMAN_LAST = re.compile(rf"(\d{{1,2}})[ ./-]+({_ROMAN})()\.?", re.ASCII)
_MASK = re.compile(r"(\d{3})[?xXu_-]|(\d{2})[?xXu_-]{2}", re.ASCII)
_WEEK = re.compile(r"(\d{4})[- ]?w(\d{1,2})(?:-?([1-7]))?", re.ASCII)
_WEEK_FIRST = re.compile(r"(?:w|wk|cw|kw|s)\s?(\d{1,2})[-/ ]+(\d{4})", re.ASCII)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})", re.ASCII)
_UNIT = re.compile(
    r"(\d{4})?[-/ :]*([qhstm])\s?(\d{1,2})[-/ :]*(\d{4})?|([1-4])\s?(q|h)[-/ :]*(\d{4})?"
)


def read_digits(text: str, habits: Habits) -> Part | None:
    """The parts of one date without names of months; None if it is none.

    Raises:
        DateProblem: it can be read in two ways, or is no day of the calendar.
    """
    for read in (_roman, _numeric, _compact, _period, _masked):
        if (found := read(text, habits)) is not None:
            return found
    return None


def number_of(text: str) -> int:
    """A part of a date as a number; 0 for one that is not known."""
    return int(text) if text.isdigit() else 0


def _roman(text: str, habits: Habits) -> Part | None:
    for shape in (_ROMAN_DATE, _ROMAN_FIRST, _YEAR_ROMAN, _ROMAN_LAST):
        if (found := shape.fullmatch(text)) and found[2] in ROMANS:
            month, first, last = ROMANS[found[2]], found[1], found[3].strip(" ./-")
            if shape is _ROMAN_LAST:
                return Part(month=month, day=int(first))
            if len(first) == 4:
                return Part(first, month, number_of(last))
            if len(last) == 4:
                return Part(last, month, number_of(first))
    return None


def _numeric(text: str, habits: Habits) -> Part | None:
    if found := _TWO_FIRST.fullmatch(text):
        return _two_first(text, found, habits)
    if found := _YEAR_FIRST.fullmatch(text):
        if found[4] is None:
            return _year_and_number(text, found, habits)
        return Part(year_of(found[1]), number_of(found[3]), number_of(found[4]))
    if (found := _MONTH_YEAR.fullmatch(text)) and number_of(found[1]) <= 12:
        return Part(found[2], number_of(found[1]))
    if found := _DAY_MONTH.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        if found[2] == "-":
            return Part(month=first, day=second) if first <= 12 else None
        order = _order_of(first, second, found[2]) or habits.order
        if order is None:
            return None
        return Part(month=second, day=first) if order == DAY else Part(month=first, day=second)
    return None


def _year_and_number(text: str, found: re.Match[str], habits: Habits) -> Part | None:
    """1948-11 and 1948/11 are months; 1948-9 may be two years, and 1944-45 is."""
    month = number_of(found[3])
    fraction = re.fullmatch(r"\d{4}[.,]\d", found[0])
    if fraction and not habits.months_behind:
        return None
    ahead = may_be_years(found[1], found[3])
    if month > 12 or (found[2] == "–" and ahead and habits.months_behind is not True):
        return None
    if len(found[1]) < 4:
        return None
    if ahead and found[2] in "-/" and (len(found[3]) == 1 or found[2] == "/"):
        if habits.months_behind is None:
            raise DateProblem(
                f"“{text}” can be a month or two years; write {found[1]}-{month:02d} or "
                f"{found[1]}/{end_year(found[1], found[3])}"
            )
        if not habits.months_behind:
            return None
    return Part(found[1], month)


def _two_first(text: str, found: re.Match[str], habits: Habits) -> Part:
    first, second, year = number_of(found[1]), number_of(found[3]), year_of(found[4])
    order = _order_of(first, second, found[2]) or habits.order
    if 0 in (first, second):
        return Part(year, max(first, second))  # 00/06/1948: only the month is known
    if order is None and first != second:
        raise DateProblem(
            f"“{text}” can be day and month or month and day; say which comes first, or write "
            f"{year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}"
        )
    month, day = (first, second) if order == MONTH else (second, first)
    return Part(year, month, day)


def _order_of(first: int, second: int, sign: str) -> str | None:
    """What a date shows: a number above 12 is a day; with full stops the day comes first."""
    if sign == "." or first > 12:
        return DAY
    return MONTH if second > 12 else None


def order_shown(text: str) -> tuple[str | None, bool] | None:
    """For a date such as 3/4/1948 the order it shows, and whether that order matters."""
    found = _TWO_FIRST.search(text)
    if found is None:
        return None
    first, second = number_of(found[1]), number_of(found[3])
    return _order_of(first, second, found[2]), first != second and 0 not in (first, second)


def orders_shown(text: str) -> list[str | None]:
    """The order that each date such as 3/14/1948 in a text shows."""
    return [
        _order_of(number_of(found[1]), number_of(found[3]), found[2])
        for found in _TWO_FIRST.finditer(text)
    ]


def _compact(text: str, habits: Habits) -> Part | None:
    """Digits without signs between, as programs write them."""
    text = re.sub(r"(?<=\d)[.,]0{1,3}$", "", text)
    if re.fullmatch(r"[12][.,]\d{3}", text):
        text = text[0] + text[2:]  # a year with a sign for thousands
    if re.fullmatch(r"\d{4}", text):
        return Part(text)
    if (found := _SIX.fullmatch(text)) and int(found[2]) <= 12:
        return Part(found[1], int(found[2]))
    if found := _EIGHT.fullmatch(text):
        return _eight(text, found, habits)
    if re.fullmatch(r"\d{3}", text):
        return Part(year_of(text))
    if re.fullmatch(r"\d{1,2}", text):
        return Part(year_of(text)) if habits.early else Part(number=text)
    if found := re.fullmatch(r"(\d{4})[.,]\d+", text):
        raise DateProblem(
            f"“{text}” can be a month of {found[1]} or a fraction of it; write for example "
            f"{found[1]}-06, or {found[1]}~ for about"
        )
    return None


def _eight(text: str, found: re.Match[str], habits: Habits) -> Part | None:
    a, b, c, d = found.groups()
    if 10 <= int(a) <= 20 and int(c) <= 12 and int(d) <= 31:
        return Part(a + b, int(c), int(d) if int(c) else 0)
    year, first, second = c + d, int(a), int(b)
    if len(text) > 8 or not 10 <= int(c) <= 20:
        return None
    fits = [p for p in ((second, first), (first, second)) if 1 <= p[0] <= 12 and 1 <= p[1] <= 31]
    if habits.order and len(fits) == 2:
        fits = fits[:1] if habits.order == DAY else fits[1:]
    if len(set(fits)) > 1:
        raise DateProblem(
            f"“{text}” can be day and month or month and day; write {year}-{fits[0][0]:02d}-"
            f"{fits[0][1]:02d} or {year}-{fits[1][0]:02d}-{fits[1][1]:02d}"
        )
    return Part(year, *fits[0]) if fits else None


def _period(text: str, habits: Habits) -> Part | None:
    """Quarters, halves, weeks and days of the year, centuries, decades in figures."""
    if found := _WEEK.fullmatch(text):
        return week(text, found[1], int(found[2]), found[3])
    if (found := _WEEK_FIRST.fullmatch(text)) and (text[0] != "s" or int(found[1]) > 4):
        return week(text, found[2], int(found[1]))
    if found := _ORDINAL.fullmatch(text):
        number = int(found[2])
        day = date(max(int(found[1]), 1), 1, 1) + timedelta(days=max(number, 1) - 1)
        if not number or day.year != int(found[1]):
            raise DateProblem(f"“{text}”: the year has no day {number}")
        return Part(edtf=day.isoformat())
    if found := _UNIT.fullmatch(text):
        year, kind = found[1] or found[4] or found[7] or "", found[2] or found[6]
        number = int(found[3] or found[5])
        if kind == "m" and found[1] and 1 <= number <= 12:
            return Part(found[1], number)
        kind = {"t": "q", "s": "h"}.get(kind, kind)
        if kind in "qh" and 1 <= number <= (4 if kind == "q" else 2):
            return Part(year, unit=f"{kind}{number}")
    return None


def week(text: str, year: str, number: int, day: str | None = None) -> Part:
    """A week of a year by ISO 8601, or a day of it."""
    try:
        first = date.fromisocalendar(int(year), number, int(day or 1))
    except ValueError:
        raise DateProblem(f"“{text}”: the year {year} has no week {number}") from None
    if day:
        return Part(edtf=first.isoformat())
    return Part(edtf=f"{first.isoformat()}/{(first + timedelta(days=6)).isoformat()}")


def _masked(text: str, habits: Habits) -> Part | None:
    """194?, 194-, 19xx: digits that are not known."""
    if found := _MASK.fullmatch(text):
        return Part(edtf=f"{found[1]}X" if found[1] else f"{found[2]}XX")
    return None
