"""What one written date names, and what it takes from its neighbour in a range."""

import re
from dataclasses import dataclass, replace
from datetime import date

from data.dates.historical_date import DateProblem, read_date

DAY, MONTH = "day", "month"  # which comes first


@dataclass(frozen=True)
class Habits:
    """How the dates of a column are written.

    Attributes:
        order: `day` or `month`, whichever comes first in 3/4/1948; None where that is open.
        languages: those that the names of months fit best.
        serials: whether a bare number of five digits is a spreadsheet's count of days.
        early: whether the column knows years before 1000, so that 98 is a year.
        months_behind: whether 1948/9 is September (True), a year after 1948 (False), or open.
        stamps: `seconds` or `milliseconds` where the column counts them since 1970.
    """

    order: str | None = None
    languages: frozenset[str] = frozenset()
    serials: bool = False
    early: bool = False
    months_behind: bool | None = None
    stamps: str = ""


@dataclass(frozen=True)
class Part:
    """What one date names; empty or 0 for what it leaves to its neighbour.

    Attributes:
        year: four digits.
        month, day, season: numbers; a season is 21 to 24.
        number: a bare number, which may be a day or the end of a year.
        unit: `q` or `h` and its number, for a quarter or half of a year.
        edtf: the whole date, where it is none of these.
    """

    year: str = ""
    month: int = 0
    day: int = 0
    season: int = 0
    number: str = ""
    unit: str = ""
    edtf: str = ""

    @property
    def whole(self) -> bool:
        """Whether it names its year."""
        return bool(self.year or self.edtf)

    def text(self) -> str:
        """The date as EDTF text."""
        if self.edtf:
            return self.edtf
        if self.unit:
            length = 3 if self.unit[0] == "q" else 6
            last = length * int(self.unit[1])
            return f"{self.year}-{last - length + 1:02d}/{self.year}-{last:02d}"
        if self.season:
            return f"{self.year}-{self.season}"
        if self.day and not self.month:
            raise DateProblem(f"“{self.year}” has a day and no month; write for example 1948-06-28")
        found = [self.year]
        found += [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(found)


def year_of(text: str) -> str:
    """A year in four digits."""
    return text.zfill(4)


def end_year(year: str, end: str) -> str:
    """The year that `end` cuts short."""
    return year[: 4 - len(end)] + end


def may_be_years(year: str, end: str) -> bool:
    """Whether 1948/49 or 1948/9 could be two years."""
    return end.isdigit() and end_year(year, end) > year


def season_of_two(text: str, habits: Habits) -> str | None:
    """2000-01 as the two years it means in a column of seasons such as 1998-99, else None."""
    found = re.fullmatch(r"(\d{4})-(\d\d)([~?%]?)", text, re.ASCII)
    if habits.months_behind is not False or found is None:
        return None
    start, end, mark = found.groups()
    last = int(start) + 1
    return f"{start}{mark}/{last:04d}{mark}" if int(end) == last % 100 else None


def complete(part: Part, other: Part, *, before: bool) -> Part | None:
    """A part with what it takes from its neighbour: `28` beside `30 June 1948` is 28 June 1948.

    Args:
        part, other: two dates of a range; one of them names the year.
        before: whether `part` is the first of the two.
    """
    if part.edtf:
        return part
    if part.number:
        part = _number_beside(part, other, before)
    if part.day and not part.month:
        part = replace(part, month=other.month)
    if not part.year:
        part = replace(part, year=_year_beside(part, other, before))
    return part if part.year and not part.number else None


def _number_beside(part: Part, other: Part, before: bool) -> Part:
    """A bare number: a day, a month behind year and month, a quarter, or the end of a year.

    Before a year, what may be a day or a month is no year cut short: 6 – 1948 is not from 1946 on.
    """
    number = int(part.number)
    clean = replace(part, number="")
    if other.unit:
        return replace(clean, unit=other.unit[0] + part.number.lstrip("0"))
    if other.month and (other.day or part.year or other.number):
        return replace(clean, day=number, month=other.month)
    if other.month:
        return replace(clean, month=number) if other.year and number <= 12 else part
    if other.year and not part.year and len(part.number) <= 2 and not (before and number <= 31):
        return replace(clean, year=end_year(other.year, part.number))
    return part


def _year_beside(part: Part, other: Part, before: bool) -> str:
    """The year of the other date; one less or more where December stands beside January."""
    year = other.year or other.edtf[:4]
    mine, theirs = (part.month, part.day), (other.month, other.day)
    if not year.isdigit() or not part.month or not other.month:
        return year
    if before and mine > theirs and part.month > other.month:
        return f"{int(year) - 1:04d}"
    if not before and mine < theirs and part.month < other.month:
        return f"{int(year) + 1:04d}"
    return year


def span_of(edtf: str) -> tuple[date, date]:
    """First and last day of a date."""
    found = read_date(edtf)
    return found.first, found.last
