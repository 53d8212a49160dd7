"""Two dates in one cell: from one to the other, between two, or one day in two calendars."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from data.dates import ages
from data.dates.historical_date import DateProblem
from data.dates.in_digits import orders_shown
from data.dates.in_words import read_part
from data.dates.languages import words
from data.dates.part import Habits, Part, complete, end_year, may_be_years, span_of

_DASH = re.compile(r"\s*–+\s*|\s+-+\s+|\s*-{2,}\s*|\s*\.{2,3}\s*|(?<=\d)\s*~\s*(?=\d)")
_YEARS = re.compile(r"(\d{4})\s?([-–/])\s?(\d{4}|\d{1,2})", re.ASCII)
_STYLE_YEAR = re.compile(r"[a-z].*\d{4}\s?/\s?\d{1,2}$|^\d.*[a-z].*\d{4}\s?/\s?\d{1,2}$")
_TO_THE = ("auf", "on", "to", "den", "the", "al", "au", "az")
_JULIAN_UNTIL = 1923  # when the last state of Europe changed its calendar


def read_years(text: str, habits: Habits) -> str | None:
    """1944-45, 1948–9 and 1944/1945: from one year to another."""
    found = _YEARS.fullmatch(text)
    if found is None:
        return None
    start, sign, end = found.groups()
    if len(end) == 1 and sign != "–" and habits.months_behind is not False:
        return None
    if end == "00" and start.endswith("99"):
        if sign == "-" and habits.months_behind is None:
            raise DateProblem(f"“{text}” can be two years or one; write {start}/{int(start) + 1}")
        return f"{start}/{int(start) + 1}" if sign != "-" or not habits.months_behind else None
    if len(end) < 4 and not may_be_years(start, end):
        return None
    last = end_year(start, end) if len(end) < 4 else end
    return f"{start}/{last}" if last > start else None


def read_span(text: str, habits: Habits) -> tuple[str, bool] | None:
    """Two dates with a dash or a word between, as EDTF; and whether it lies somewhere between.

    Raises:
        DateProblem: the two do not fit together; the message says why.
    """
    if _STYLE_YEAR.fullmatch(text) and not re.match(r"winter|zima|hiver|tel ", text):
        raise DateProblem(f"“{text}” has two years for one day; write the year that is meant")
    between = words.BETWEEN.search(text) is not None
    orders = {order for order in orders_shown(text) if order}
    if len(orders) == 1:
        habits = replace(habits, order=orders.pop())
    for left, right, kind in _cuts(text):
        first, last = _side(_opened(left), habits), _side(_closed(right), habits)
        if first is None or last is None or not (first.whole or last.whole):
            continue
        first_whole = complete(first, complete(last, first, before=False) or last, before=True)
        last_whole = complete(last, first_whole or first, before=False)
        if first_whole is None or last_whole is None or _one_year(text, first, last):
            continue
        return _joined(text, first_whole, last_whole, kind, between)
    return None


def _side(text: str, habits: Habits) -> Part | None:
    age = ages.part_of_age(text, habits)
    return Part(edtf=age) if age else read_part(text, habits)


def _one_year(text: str, first: Part, last: Part) -> bool:
    """Whether one of the two is only the year of the other: 2-4/1948 is no day until 1948."""
    for part, other in ((first, last), (last, first)):
        bare = part.year and not (part.month or part.season or part.number or part.unit)
        if bare and other.month and not other.whole:
            return len(re.findall(r"\d{4}", text)) == 1
    return False


def _joined(text: str, first: Part, last: Part, kind: str, between: bool) -> tuple[str, bool]:
    start, end = first.text(), last.text()
    if kind == "/" and first.day and last.day and (same := one_day(start, end)):
        return same, False
    if kind in ("and", ",") and not between:
        gap = (span_of(end)[0] - span_of(start)[1]).days
        if not 0 <= gap <= 1:
            raise DateProblem(f"“{text}” names two dates; give each of them a row of its own")
    start, end = start.split("/")[0], end.split("/")[-1]
    return f"{start}/{end}", between or kind == "or"


def _opened(text: str) -> str:
    """The first date without “from”, “between” and the like in front."""
    pieces = text.split()
    while pieces and pieces[0].strip(".'") in words.FROM:
        pieces = pieces[1:]
    return " ".join(pieces)


def _closed(text: str) -> str:
    """The second date without “to the” and the like in front."""
    pieces = text.split()
    while len(pieces) > 1 and pieces[0].strip(".") in _TO_THE:
        pieces = pieces[1:]
    return " ".join(pieces)


def _cuts(text: str) -> Iterable[tuple[str, str, str]]:
    """Where the text may fall into two dates, the likeliest place first."""
    parts = _DASH.split(text)
    if len(parts) == 2 and all(parts):
        yield parts[0], parts[1], "-"
    pieces = text.split()
    for place, piece in enumerate(pieces[1:-1], start=1):
        left, right = " ".join(pieces[:place]), " ".join(pieces[place + 1 :])
        word = piece.strip(".,")
        if word in words.UNTIL:
            yield left, right, "to"
        if word in words.AND or piece == "&" or piece == "+":
            yield left, right, "and"
        if word in words.EITHER:
            yield left, right, "or"
    for sign in "/-,":
        for match in re.finditer(re.escape(sign), text):
            left, right = text[: match.start()].strip(), text[match.end() :].strip()
            if left and right:
                yield left, right, sign


def spanned(text: str, habits: Habits) -> str | None:
    """What `read_span` finds as EDTF; else one date whose hyphens a word processor made dashes.

    The latter are 28–VI–1948, 06–1948 and June–1948.

    Raises:
        DateProblem: see `read_span`.
    """
    if span := read_span(text, habits):
        edtf, unsure = span
        return f"{edtf.rstrip('?')}?" if unsure else edtf
    part = read_part(re.sub(r"\s*–\s*", "-", text), habits) if "–" in text else None
    return part.text() if part and part.month and part.year and not part.number else None


def julian_offset(year: int) -> int:
    """Days that the Julian calendar was behind, from March of the year of a hundred on."""
    return year // 100 - year // 400 - 2


def one_day(one: str, other: str) -> str | None:
    """The Gregorian date, where two dates are one day in the old calendar and in the new."""
    days = sorted((span_of(one)[0], span_of(other)[0]))
    if not 1582 <= days[0].year <= _JULIAN_UNTIL:
        return None
    return days[1].isoformat() if (days[1] - days[0]).days == julian_offset(days[0].year) else None


def from_old_style(edtf: str) -> str | None:
    """A day of the Julian calendar in the Gregorian; None for what is no day."""
    first, last = span_of(edtf)
    if first != last:
        return None
    year = first.year if first >= date(first.year, 3, 1) else first.year - 1
    return (first + timedelta(days=julian_offset(year))).isoformat()
