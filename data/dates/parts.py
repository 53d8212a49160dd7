"""One date as people write it, perhaps without its year or month, as the parts it names."""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from data.basics.problems import shorten
from data.dates import month_names as names
from data.dates import words
from data.dates.historical_date import DateProblem, read_date

DAY, MONTH = "day", "month"  # which comes first
_SEP = r"[/.\-–_,: ]"
_NONE = r"0{1,2}|[?xX_-]{2}"  # how a day or month that is not known is written
_TWO_FIRST = re.compile(
    rf"({_NONE}|\d{{1,2}})\s?({_SEP})\s?({_NONE}|\d{{1,2}})\s?\2\s?(\d{{4}}|\d{{3}})", re.ASCII
)
_YEAR_FIRST = re.compile(
    rf"(\d{{4}}|\d{{3}}(?=\D+\d+\D+\d))\s?({_SEP})\s?({_NONE}|\d{{1,2}})(?:\s?\2\s?({_NONE}|\d{{1,2}}))?",
    re.ASCII,
)
_MONTH_YEAR = re.compile(rf"({_NONE}|\d{{1,2}})\s?[/.\-_]\s?(\d{{4}})", re.ASCII)
_DAY_MONTH = re.compile(r"(\d{1,2})\s?([/.-])\s?(\d{1,2})\.?", re.ASCII)
_SHORT_YEAR = re.compile(
    r"\d{1,2}\s?([/.\- ])\s?(?:\d{1,2}|[a-z]{3,9}\.?)\s?\1\s?'?\d{2}|'\d{2}s?|[a-z]{3,9}[- ./]+'?\d{2}"
    r"|[a-z]{3,9} \d{1,2},? '?\d{2}|\d{1,2}[ ./-][a-z]{3,9}[ ./-]+'?\d{2}",
    re.ASCII,
)
_EIGHT = re.compile(r"(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{4}|\d{6})?", re.ASCII)
_SIX = re.compile(r"((?:1\d|20)\d{2})(\d{2})", re.ASCII)
_ROMAN = "x?i{1,3}|i?v|vi{1,3}|i?x|xi{1,2}"
_ROMANS = dict(zip(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], range(1, 13), strict=True))
_ROMAN_DATE = re.compile(rf"(\d{{1,2}}|\d{{4}})[ ./-]+({_ROMAN})([ ./-]+\d{{1,4}})", re.ASCII)
_ROMAN_FIRST = re.compile(rf"()({_ROMAN})([ ./-]+\d{{4}})", re.ASCII)
_YEAR_ROMAN = re.compile(rf"(\d{{4}})[ ./-]+({_ROMAN})()\.?", re.ASCII)
_ROMAN_LAST = re.compile(rf"(\d{{1,2}})[ ./-]+({_ROMAN})()\.?", re.ASCII)
_MASK = re.compile(r"(\d{3})[?xXu_-]|(\d{2})[?xXu_-]{2}", re.ASCII)
_TOKEN = re.compile(r"\d+|[a-z]+", re.ASCII)
_TAIL = re.compile(r"(?<=\d)[ .]*(?:r|rok|roku|g|gg|god|goda|godine|year)\.?$")
_STRANGE = re.compile(r"[^a-z0-9 .,;'/-]|^[-/]|[-/]$")
_WEEK = re.compile(r"(\d{4})[- ]?w(\d{1,2})(?:-?([1-7]))?", re.ASCII)
_ORDINAL = re.compile(r"(\d{4})-(\d{3})", re.ASCII)
_UNIT = re.compile(r"(\d{4})?[-/ :]*([qhstm])\s?(\d{1,2})[-/ :]*(\d{4})?|([1-4])\s?(q|h)[-/ :]*(\d{4})?")
_WINTER = re.compile(r"(\d{4})\s?[-–/]\s?(\d{4}|\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Habits:
    """How the dates of a column are written.

    Attributes:
        order: `day` or `month`, whichever comes first in 3/4/1948; None where that is open.
        languages: those that the names of months fit best.
        serials: whether a bare number of five digits is a spreadsheet's count of days.
        early: whether the column knows years before 1000, so that 98 is a year.
        months_behind: whether 1948/9 is September (True), a year after 1948 (False), or open.
    """

    order: str | None = None
    languages: frozenset[str] = frozenset()
    serials: bool = False
    early: bool = False
    months_behind: bool | None = None


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


def read_part(text: str, habits: Habits) -> Part | None:
    """The parts of one date in plain small letters; None if it is none.

    Raises:
        DateProblem: it can be read in two ways, or has a year of two digits.
    """
    text = _TAIL.sub("", text.strip(" .,;")).strip(" .,;")
    if not text:
        return None
    for read in (_roman, _numeric, _compact, _period, _masked):
        found = read(text, habits)
        if found is not None:
            return found
    if _SHORT_YEAR.fullmatch(text) and not habits.early and _is_short(text):
        raise DateProblem(f"“{text}” has a year of two digits; write all four, such as 28.6.1948")
    return _with_words(text, habits)


def _is_short(text: str) -> bool:
    """Whether what looks like a short year is not a month and a day."""
    if re.match(r"'|\d", text) and re.search(r"\d\D+\d|'", text):
        return True
    word = _TOKEN.findall(text)[0]
    number = _TOKEN.findall(text)[-1]
    return word in names.months() and (len(_TOKEN.findall(text)) == 3 or int(number) > 31 or "'" in text or "-" in text)


def year_of(text: str) -> str:
    """A year in four digits."""
    return text.zfill(4)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else 0


def _roman(text: str, habits: Habits) -> Part | None:
    for shape in (_ROMAN_DATE, _ROMAN_FIRST, _YEAR_ROMAN, _ROMAN_LAST):
        if (found := shape.fullmatch(text)) and found[2] in _ROMANS:
            month, first, last = _ROMANS[found[2]], found[1], found[3].strip(" ./-")
            if shape is _ROMAN_LAST:
                return Part(month=month, day=int(first))
            if len(first) == 4:
                return Part(first, month, _number(last))
            if len(last) == 4:
                return Part(last, month, _number(first))
    return None


def _numeric(text: str, habits: Habits) -> Part | None:
    if found := _TWO_FIRST.fullmatch(text):
        return _two_first(text, found, habits)
    if found := _YEAR_FIRST.fullmatch(text):
        if found[4] is None:
            return _year_and_number(text, found, habits)
        return Part(year_of(found[1]), _number(found[3]), _number(found[4]))
    if (found := _MONTH_YEAR.fullmatch(text)) and _number(found[1]) <= 12:
        return Part(found[2], _number(found[1]))
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
    month = _number(found[3])
    if found[0][4] == "." and found[0][5:].isdigit() and len(found[3]) == 1 and not habits.months_behind:
        return None  # perhaps a fraction of the year
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


def may_be_years(year: str, end: str) -> bool:
    """Whether 1948/49 or 1948/9 could be two years."""
    return end.isdigit() and end_year(year, end) > year


def end_year(year: str, end: str) -> str:
    """The year that `end` cuts short."""
    return year[: 4 - len(end)] + end


def _two_first(text: str, found: re.Match[str], habits: Habits) -> Part:
    first, second, year = _number(found[1]), _number(found[3]), year_of(found[4])
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
    first, second = _number(found[1]), _number(found[3])
    return _order_of(first, second, found[2]), first != second and 0 not in (first, second)


def orders_shown(text: str) -> list[str | None]:
    """The order that each date such as 3/14/1948 in a text shows."""
    return [
        _order_of(_number(found[1]), _number(found[3]), found[2])
        for found in _TWO_FIRST.finditer(text)
    ]


def _compact(text: str, habits: Habits) -> Part | None:
    """Digits without signs between, as programs write them."""
    text = re.sub(r"(?<=\d)[.,]0{1,3}$", "", text)
    if re.fullmatch(r"[12][.,]\d{3}", text):
        text = text[0] + text[2:]  # a year with a sign for thousands
    if re.fullmatch(r"\d{4}", text):
        return Part(text)
    if found := _SIX.fullmatch(text):
        if int(found[2]) <= 12:
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
        raise DateProblem(f"“{text}” can be day and month or month and day; write {year}-{fits[0][0]:02d}-…")
    return Part(year, *fits[0]) if fits else None


def _period(text: str, habits: Habits) -> Part | None:
    """Quarters, halves, weeks and days of the year, centuries, decades in figures."""
    if found := _WEEK.fullmatch(text):
        return _week(text, found[1], int(found[2]), found[3])
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


def _week(text: str, year: str, number: int, day: str | None) -> Part:
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


def _century(tokens: list[str], text: str) -> Part | None:
    """19th century, XIX век, siglo XIX."""
    if not set(tokens) & words.CENTURY:
        return None
    found = []
    for token in re.findall(r"\d+|[a-z]+(?:-first)?", text):
        number = int(token) if token.isdigit() else words.CENTURY_ORDINALS.get(token, 0)
        roman = re.fullmatch(r"(x{0,2})(ix|iv|v?i{0,3})(?:e|eme|th|er|a|o)?", token)
        if not number and roman and (roman[1] or roman[2]) and token not in ("v", "i"):
            number = 10 * len(roman[1]) + {**_ROMANS, "": 0}.get(roman[2], 0)
        if number:
            found.append(number)
        elif token not in words.CENTURY and token not in words.FILLERS:
            return None
    if len(found) != 1 or not 1 <= found[0] <= 21:
        return None
    return Part(edtf="0001/0100" if found[0] == 1 else f"{found[0] - 1:02d}XX")


def _with_words(text: str, habits: Habits) -> Part | None:
    """Numbers and words in any order: 28 June 1948, June 28, 1948, spring 1948, the 1940s."""
    tokens = _TOKEN.findall(text)
    if winter := _winter_of_two(tokens, text):
        return winter
    if not tokens or _STRANGE.search(text):
        return None
    if century := _century(tokens, text):
        return century
    numbers: list[str] = []
    months: list[int] = []
    seasons: list[int] = []
    units: list[str] = []
    decade = bool(set(tokens) & words.DECADE_BEFORE)
    for place, token in enumerate(tokens):
        before = numbers[-1] if numbers and tokens[place - 1] == numbers[-1] else ""
        if token.isdigit():
            numbers.append(token)
        elif (token in words.DECADE and before.endswith("0") and len(before) == 4) or (token in ("leta", "lata") and before.endswith("0")):
            decade = True
        elif token in names.months() and not (len(token) == 1):
            months.append(_month(text, token, habits))
        elif token in words.SEASON_OF:
            seasons.append(words.SEASON_OF[token])
        elif (token in words.QUARTER | words.HALF | words.WEEK and len(token) > 1) or token in ("q", "h"):
            units.append("w" if token in words.WEEK else "q" if token in words.QUARTER else "h")
        elif token in words.ORDINALS and set(tokens) & (words.QUARTER | words.HALF):
            numbers.append(str(words.ORDINALS[token]))
        elif token not in words.FILLERS | words.DECADE_BEFORE and token not in names.weekdays():
            return None
    return _assembled(text, numbers, set(months), set(seasons), units, decade, habits)


def _assembled(
    text: str, numbers: list[str], months: set[int], seasons: set[int], units: list[str],
    decade: bool, habits: Habits,
) -> Part | None:  # fmt: skip
    years = [n for n in numbers if len(n) == 4 or (len(n) == 3 and not units)]
    small = [n for n in numbers if len(n) <= 2]
    if len(years) > 1 or len(years) + len(small) != len(numbers) or len(months) + len(seasons) > 1:
        return None
    year = year_of(years[0]) if years else ""
    if units:
        return _unit_in_words(text, units[0], year, small)
    if decade:
        plain = not (months or seasons or small) and len(years) == 1
        return _decade(text, year) if plain else None
    if seasons:
        return Part(year, season=next(iter(seasons))) if not small else None
    if months and len(small) <= 1:
        return Part(year, next(iter(months)), int(small[0]) if small else 0)
    if months and len(small) == 2 and not year and habits.early:
        return Part(year_of(small[1]), next(iter(months)), int(small[0]))
    if small:
        return Part(year, number=small[0]) if len(small) == 1 and not months else None
    return Part(year) if year else None


def _decade(text: str, year: str) -> Part:
    if year.endswith("00"):
        raise DateProblem(
            f"“{text}” can be ten years or a hundred; write {year[:3]}X for the ten years, "
            f"{year[:2]}XX for the century"
        )
    if not year.endswith("0"):
        raise DateProblem(f"“{shorten(text, 40)}” names no decade; write for example 194X")
    return Part(edtf=f"{year[:3]}X")


def _winter_of_two(tokens: list[str], text: str) -> Part | None:
    """Winter 1947/48 begins in 1947."""
    found = _WINTER.search(text)
    if found is None or {words.SEASON_OF.get(token) for token in tokens} - {None} != {24}:
        return None
    if any(t.isalpha() and t not in words.FILLERS and t not in words.SEASON_OF for t in tokens):
        return None
    end = end_year(found[1], found[2]) if len(found[2]) < 4 else found[2]
    return Part(found[1], season=24) if int(end) == int(found[1]) + 1 else None


def _unit_in_words(text: str, unit: str, year: str, small: list[str]) -> Part | None:
    if len(small) != 1:
        return None
    number = int(small[0])
    if unit == "w":
        return _week(text, year, number, None) if year else None
    return Part(year, unit=f"{unit}{number}") if 1 <= number <= (4 if unit == "q" else 2) else None


def _month(text: str, word: str, habits: Habits) -> int:
    """The month a word means in the languages of the column."""
    meanings = names.months()[word]
    fitting = [month for month, spoken in meanings.items() if spoken & habits.languages]
    if len(meanings) == 1 or len(fitting) == 1:
        return fitting[0] if len(fitting) == 1 else next(iter(meanings))
    raise DateProblem(
        f"“{shorten(text, 40)}”: “{word}” is a different month in different languages; write the "
        "month as a number"
    )


def complete(part: Part, other: Part, *, before: bool) -> Part | None:
    """A part with what it takes from its neighbour: `28` beside `30 June 1948` is 28 June 1948.

    Args:
        part, other: two dates of a range; one of them names the year.
        before: whether `part` is the first of the two.
    """
    if part.edtf:
        return part
    if part.number:
        part = _number_beside(part, other)
    if part.day and not part.month:
        part = replace(part, month=other.month)
    if not part.year:
        part = replace(part, year=_year_beside(part, other, before))
    return part if part.year and not part.number else None


def _number_beside(part: Part, other: Part) -> Part:
    """A bare number: a day, a month behind year and month, a quarter, or the end of a year."""
    number = int(part.number)
    clean = replace(part, number="")
    if other.unit:
        return replace(clean, unit=other.unit[0] + part.number.lstrip("0"))
    if other.month and (other.day or part.year or other.number):
        return replace(clean, day=number, month=other.month)
    if other.month:
        return replace(clean, month=number) if other.year and number <= 12 else part
    if other.year and not part.year and len(part.number) <= 2:
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
