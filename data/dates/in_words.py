"""One date with words in it: 28 June 1948, spring 1948, the 1940s, XIX век, quarters."""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta

from data.basics.problems import shorten
from data.dates.historical_date import DateProblem
from data.dates.in_digits import ROMANS, read_digits, week
from data.dates.languages import month_names as names
from data.dates.languages import words
from data.dates.part import Habits, Part, end_year, year_of

_TOKEN = re.compile(r"\d+|[a-z]+", re.ASCII)
_TAIL = re.compile(r"(?<=\d)[ .]*(?:r|rok|roku|g|gg|god|goda|godine|year)\.?$")
_MAY_DAY = re.compile(r"\bmay[- ]day\b")
_STRANGE = re.compile(r"[^a-z0-9 .,;'/-]|^[-/]|[-/]$")
_WINTER = re.compile(r"(\d{4})\s?[-–/]\s?(\d{4}|\d{1,2})", re.ASCII)
_CENTURY_TOKEN = re.compile(r"\d+|[a-z]+(?:-first)?", re.ASCII)
_ROMAN_CENTURY = re.compile(r"(x{0,2})(ix|iv|v?i{0,3})(?:e|eme|th|er|a|o)?")
_ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th", "a", "e", "er", "o"))
_WORD = r"[a-z]{3,9}\.?"
_SHORT_YEAR = re.compile(
    rf"\d{{1,2}}\s?([/.\- ])\s?(?:\d{{1,2}}|{_WORD})\s?\1\s?\d{{2}}|{_WORD}[- ./]+\d{{2}}"
    rf"|{_WORD} \d{{1,2}},? \d{{2}}|\d{{1,2}}[ ./-]{_WORD}[ ./-]+\d{{2}}",
    re.ASCII,
)


@dataclass
class _Found:
    """What the words and numbers of a date turned out to be."""

    numbers: list[str] = field(default_factory=list)
    months: set[int] = field(default_factory=set)
    seasons: set[int] = field(default_factory=set)
    units: list[str] = field(default_factory=list)
    decade: bool = False
    counted: bool = False  # whether the number stands before the word for a week: 2nd week
    beside: bool = False  # or right behind it: week 2


def read_part(text: str, habits: Habits) -> Part | None:
    """The parts of one date in plain small letters; None if it is none.

    Raises:
        DateProblem: it can be read in two ways, or has a year of two digits.
    """
    text = _MAY_DAY.sub("1 may", _TAIL.sub("", text.strip(" .,;")).strip(" .,;"))
    if not text:
        return None
    found = read_digits(text, habits)
    if found is None and not habits.early and _is_short(text):
        raise DateProblem(f"“{text}” has a year of two digits; write all four, such as 28.6.1948")
    return found or _with_words(text, habits)


def _is_short(text: str) -> bool:
    """Whether it ends with a year of two digits, and not with a day: June 28 is none."""
    if not _SHORT_YEAR.fullmatch(text):
        return False
    tokens = _TOKEN.findall(text)
    if tokens[0].isdigit():
        return True
    return tokens[0] in names.months() and (len(tokens) == 3 or int(tokens[-1]) > 31 or "-" in text)


def _with_words(text: str, habits: Habits) -> Part | None:
    """Numbers and words in any order: 28 June 1948, June 28, 1948, spring 1948, the 1940s."""
    tokens = _TOKEN.findall(text)
    if winter := _winter_of_two(tokens, text):
        return winter
    if not tokens or _STRANGE.search(text):
        return None
    if set(tokens) & words.CENTURY and (hundred := century(text)):
        return hundred
    found = _Found(decade=bool(set(tokens) & words.DECADE_BEFORE))
    of_a_year = bool(set(tokens) & (words.QUARTER | words.HALF | words.WEEK))
    before = ""
    for token in tokens:
        if token in words.ORDINALS and of_a_year:
            found.numbers.append(str(words.ORDINALS[token]))
        elif not _takes(found, token, before, text, habits):
            return None
        found.counted |= token in words.WEEK and (before.isdigit() or before in words.ORDINALS)
        found.beside |= token.isdigit() and before in words.WEEK
        before = before if token in _ORDINAL_ENDS and before.isdigit() else token
    return _assembled(text, found, habits)


def _takes(found: _Found, token: str, before: str, text: str, habits: Habits) -> bool:
    """Note what a word or number means; False for one that means nothing in a date."""
    if token.isdigit():
        found.numbers.append(token)
    elif before.endswith("0") and (token in words.DECADE or token in ("leta", "lata")):
        found.decade = True  # “leta” is “years”, elsewhere “of the summer”
    elif token in names.months():
        found.months.add(_month(text, token, habits))
    elif token in words.SEASON_OF:
        found.seasons.add(words.SEASON_OF[token])
    elif unit := _unit(token):
        found.units.append(unit)
    else:
        return token in words.FILLERS or token in words.DECADE_BEFORE or token in names.weekdays()
    return True


def _unit(token: str) -> str:
    if token in words.WEEK:
        return "w"
    return "q" if token in words.QUARTER else "h" if token in words.HALF else ""


def _assembled(text: str, found: _Found, habits: Habits) -> Part | None:
    years = [n for n in found.numbers if len(n) == 4 or (len(n) == 3 and not found.units)]
    small = [n for n in found.numbers if len(n) <= 2]
    named = len(found.months) + len(found.seasons)
    if len(years) > 1 or len(years) + len(small) != len(found.numbers) or named > 1:
        return None
    year = year_of(years[0]) if years else ""
    if found.units:
        return _in_units(text, found, year, small)
    if found.decade:
        return _decade(text, year) if year and not (named or small) else None
    if found.seasons:
        return None if small else Part(year, season=next(iter(found.seasons)))
    if found.months:
        return _day_and_month(year, next(iter(found.months)), small, habits)
    if small:
        glued = re.search(r"[a-z]\d", text)  # W26 is no year that ends in 26
        return Part(year, number=small[0]) if len(small) == 1 and not glued else None
    return Part(year) if year else None


def _day_and_month(year: str, month: int, small: list[str], habits: Habits) -> Part | None:
    if len(small) == 2 and not year and habits.early:
        return Part(year_of(small[1]), month, int(small[0]))
    return Part(year, month, int(small[0]) if small else 0) if len(small) <= 1 else None


def _decade(text: str, year: str) -> Part:
    if year.endswith("00"):
        raise DateProblem(
            f"“{text}” can be ten years or a hundred; write {year[:3]}X for the ten years, "
            f"{year[:2]}XX for the century"
        )
    if not year.endswith("0"):
        raise DateProblem(f"“{shorten(text, 40)}” names no decade; write for example 194X")
    return Part(edtf=f"{year[:3]}X")


def _in_units(text: str, found: _Found, year: str, small: list[str]) -> Part | None:
    """A quarter, half or week of a year, a month or a decade."""
    if found.decade:
        return _half_of_decade(found, year, small)
    if found.seasons:
        return None
    if found.months:
        return _unit_of_month(found, year, small)
    return _unit_of_year(text, found.units[0], year, small)


def _half_of_decade(found: _Found, year: str, small: list[str]) -> Part | None:
    """The first half of the 1950s."""
    if found.units != ["h"] or small not in (["1"], ["2"]) or found.months or found.seasons:
        return None
    first = int(_decade(year, year).edtf[:3]) * 10 + 5 * (int(small[0]) - 1)
    return Part(edtf=f"{first:04d}/{first + 4:04d}")


def century(text: str) -> Part | None:
    """19th century, XIX век, siglo XIX, in plain small letters; None if it is none."""
    found = []
    for token in _CENTURY_TOKEN.findall(text):
        number = int(token) if token.isdigit() else words.CENTURY_ORDINALS.get(token, 0)
        roman = _ROMAN_CENTURY.fullmatch(token)
        if not number and roman and (roman[1] or roman[2]) and token not in ("v", "i"):
            number = 10 * len(roman[1]) + ROMANS.get(roman[2], 0)
        if number:
            found.append(number)
        elif token not in words.CENTURY and token not in words.FILLERS:
            return None
    if len(found) != 1 or not 1 <= found[0] <= 21:
        return None
    return Part(edtf="0001/0100" if found[0] == 1 else f"{found[0] - 1:02d}XX")


def _winter_of_two(tokens: list[str], text: str) -> Part | None:
    """Winter 1947/48 begins in 1947."""
    found = _WINTER.search(text)
    if found is None or {words.SEASON_OF.get(token) for token in tokens} - {None} != {24}:
        return None
    if any(t.isalpha() and t not in words.FILLERS and t not in words.SEASON_OF for t in tokens):
        return None
    end = end_year(found[1], found[2]) if len(found[2]) < 4 else found[2]
    return Part(found[1], season=24) if int(end) == int(found[1]) + 1 else None


def _unit_of_month(found: _Found, year: str, small: list[str]) -> Part | None:
    """A half or a week of a month: second half of June 1948, week of 28 June 1948."""
    if len(small) != 1 or not year:
        return None
    number, month, unit = int(small[0]), next(iter(found.months)), found.units[0]
    length = monthrange(int(year), month)[1]
    if unit == "h" and number in (1, 2):
        first, last = ((1, 15), (16, length))[number - 1]
    elif unit == "w" and found.counted and 1 <= number <= 4:
        first, last = 7 * number - 6, 7 * number
    elif unit == "w" and not (found.counted or found.beside) and 1 <= number <= length:
        day = date(int(year), month, number)
        # A week named by its Sunday begins on that day, by any other it is the calendar's.
        start = day if day.weekday() == 6 else day - timedelta(days=day.weekday())
        return Part(edtf=f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}")
    else:
        return None
    return Part(edtf=f"{year}-{month:02d}-{first:02d}/{year}-{month:02d}-{last:02d}")


def _unit_of_year(text: str, unit: str, year: str, small: list[str]) -> Part | None:
    """A quarter, a half or a week of a year."""
    if len(small) != 1:
        return None
    number = int(small[0])
    if unit == "w":
        return week(text, year, number) if year else None
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
