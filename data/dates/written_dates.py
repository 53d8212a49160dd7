"""Dates as people write them, turned into EDTF text: 28.6.1948, June 28, 1948, c. 1948, 1944–45.

Whether 3/4/1948 is in March or in April, and in which language “listopad” is, is decided by the
other dates of the same column (`find_habits`); where they do not decide, the date is not guessed.
Nor is one made of what only says before or after. What the EDTF text means is for
`historical_date` to say.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics.problems import shorten
from data.dates import month_names as names
from data.dates import words
from data.dates.historical_date import DateProblem, plain_days, read_date
from data.dates.nothing import says_nothing
from data.dates.parts import DAY, MONTH, Habits, end_year, order_shown, read_part
from data.dates.spans import from_old_style, one_day, read_span, read_years
from data.dates.tidy import tidy

__all__ = [
    "DAY", "MONTH", "Habits", "find_habits", "loose_texts", "order_matters", "to_edtf",
    "written_date",
]  # fmt: skip
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of spreadsheets, from March 1900 on
_TOKEN = re.compile(r"[a-z]+", re.ASCII)
_YEAR_AND_END = re.compile(r"(\d{4})([-/])(\d{1,2})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d", re.ASCII)
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)
_STRICT = re.compile(r"[\d~?%X/.-]+", re.ASCII)
_ZEROS = re.compile(r"(\d{4})-0{1,2}-0{1,2}(?!\d)|(\d{4}-\d{1,2})-0{1,2}(?!\d)", re.ASCII)
_SHORT = re.compile(r"(?<![\w'])'\d{2}(?!\d)")
_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_SIGNS_OPEN = re.compile(r"^\s*[<>≤≥]|[-–/+]\s*$|^\s*[–/.]|\.\.$|^\.\.|^-\d|[<>≤≥]\s*$")
_MASKED = re.compile(r"\d{3}-|\d{2}--", re.ASCII)
_HIJRI = re.compile(r"\d\s?(?:هـ|ه|ش)(?!\w)|\bA\.?H\.?\b|\bhijri\b", re.IGNORECASE)
_LONGEST = 100  # characters: longer texts are no dates
_NOTE = re.compile(r"(?:note|fn|ref|source|see|cf|vgl|siehe|voir)\b.*|\d{1,3}|[a-z]|\*+|!+|;.*")


def find_habits(texts: Iterable[str], *, order: str | None = None, serials: bool = False) -> Habits:
    """The habits that the texts of a column show; `order`, where given, is taken as it is."""
    votes: Counter[str] = Counter()
    orders: set[str] = set()
    behind: set[bool] = set()
    early = False
    for raw in texts:
        text = tidy(raw[: 2 * _LONGEST])
        if shown := order_shown(text):
            orders |= {shown[0]} if shown[0] else set()
        elif found := _YEAR_AND_END.fullmatch(text):
            behind |= _months_or_years(found[1], found[3])
        elif any(sign.isalpha() for sign in text):
            for token in _TOKEN.findall(names.plain(text)):
                votes.update(set().union(*names.months().get(token, {}).values()))
        early |= re.search(r"(?<![\d.,-])\d{3}\??$", text) is not None
    most = max(votes.values(), default=0)
    languages = frozenset(language for language, count in votes.items() if count == most)
    chosen = order or (orders.pop() if len(orders) == 1 else None)
    return Habits(chosen, languages, serials, early, behind.pop() if len(behind) == 1 else None)


def _months_or_years(year: str, end: str) -> set[bool]:
    """What 1948/49 or 1948/3 shows of its column: {True} for months, {False} for years."""
    later = end_year(year, end) > year
    month = 1 <= int(end) <= 12
    return {month} if later != month else set()


def order_matters(texts: Iterable[str]) -> bool:
    """Whether a column has dates that could be read both ways, and no other that decides."""
    found = [shown for shown in map(order_shown, map(tidy, texts)) if shown]
    open_ones = any(order is None and matters for order, matters in found)
    return open_ones and len({order for order, _ in found} - {None}) != 1


def to_edtf(
    texts: pd.Series, habits: Habits | Callable[[list[str]], Habits]
) -> tuple[pd.Series, dict[str, str]]:
    """A column of dates as EDTF.

    Args:
        texts: dates as written, without blanks at either end.
        habits: of the column, or how to find them from its texts that are not plain days.

    Returns:
        The column as EDTF where it could be read; for each other text what is wrong with it.
    """
    which, distinct = pd.factorize(texts)
    open_ones = np.flatnonzero(~plain_days(distinct))
    faults: dict[str, str] = {}
    if not len(open_ones):
        return texts, faults
    found = np.array(distinct, dtype=object)
    if not isinstance(habits, Habits):
        habits = habits([str(text) for text in found[open_ones]])
    for place in open_ones:
        text = str(found[place])
        try:
            found[place] = written_date(text, habits)
        except DateProblem as problem:
            faults[text] = str(problem)
    return pd.Series(found, dtype="str").take(which).set_axis(texts.index), faults


def loose_texts(texts: pd.Series) -> list[str]:
    """The different texts of a column that are not plain days such as 1948-06-28."""
    distinct = pd.Series(pd.unique(texts), dtype="str")
    return distinct[~plain_days(distinct)].to_list()


def written_date(text: str, habits: Habits) -> str:
    """One date as EDTF.

    Raises:
        DateProblem: it cannot be read, or can be read in two ways; the message says what to write.
    """
    if stamp := _STAMP.fullmatch(text):
        text = stamp[1]
    try:
        return read_date(text).text
    except DateProblem as problem:
        strict = problem
    try:
        edtf = _loose(text, habits)
        if edtf is None:
            raise strict
        return read_date(edtf).text
    except DateProblem as problem:
        said = str(problem)
        if problem is strict or text in said:
            raise
        if _ISO.match(text) and "cannot be read" not in str(strict):
            raise strict from None
        raise DateProblem(f"“{shorten(text, 40)}”: {said.split('”', 1)[-1].lstrip(': ')}") from None


def _loose(text: str, habits: Habits) -> str | None:
    """EDTF of a date with marks around it, of a range or of a single date; None if it is none."""
    if says_nothing(text) and text.strip():
        raise DateProblem(f"“{shorten(text, 40)}” says that the date is not known")
    if len(text) > 2 * _LONGEST or _HIJRI.search(text):
        return None
    clean = tidy(text)
    if not clean or len(clean) > _LONGEST:
        return None
    if _SHORT.search(clean):
        raise DateProblem(
            f"“{shorten(text, 40)}” has a year of two digits; write all four, such as 28.6.1948"
        )
    if habits.serials and (serial := _SERIAL.fullmatch(clean)):
        return (_SERIAL_ZERO + timedelta(days=int(serial[1]))).isoformat()
    plain = names.plain(clean.replace("≈", " about ").replace("–", "\x00")).replace("\x00", "–")
    plain = re.sub(r"^\+(?=\d{4})", "", plain)
    bare, style = _styled(_christian(text, plain))
    bare = _zeros(bare)
    if _SIGNS_OPEN.search(bare) and not _MASKED.fullmatch(bare):
        raise _open_ended(text)
    edtf = _bracketed(text, bare, style, habits)
    if edtf is None:
        _refuse_open(text, bare)
    return edtf


def _zeros(text: str) -> str:
    """1949-00-00 is the year 1949."""
    return _ZEROS.sub(lambda found: found[1] or found[2], text)


def _christian(text: str, plain: str) -> str:
    """The date without AD; what lies before the year 1 is no date that Thaw knows."""
    before = re.fullmatch(r"[-−]\s?0*[1-9]\d{0,4}(?:-.*|\.0+)?", plain)
    if before or words.BEFORE_CHRIST.search(plain):
        raise DateProblem(
            f"“{shorten(text, 40)}” lies before the year 1; Thaw knows the years 0001 to 9999"
        )
    found = words.AFTER_CHRIST.search(plain)
    if found is None:
        return plain
    rest = f"{plain[: found.start()]} {plain[found.end() :]}".strip()
    return re.sub(r"(?<!\d)(\d{1,3})$", lambda year: year[1].zfill(4), rest)


def _styled(text: str) -> tuple[str, str]:
    """The date without the name of its calendar, and `old` or `` for it."""
    if not re.search(r"[a-z]", text):
        return text, ""
    old = words.OLD_STYLE.search(text)
    for style in (words.OLD_STYLE, words.NEW_STYLE):
        text = style.sub(" ", text)
    text = re.sub(r"[(\[]\s*[,.;]*\s*[)\]]", " ", text)
    return " ".join(text.split()), "old" if old else ""


def _bracketed(text: str, bare: str, style: str, habits: Habits) -> str | None:
    """A date with something in brackets: a mark, the same day in the other calendar, a remark."""
    if bare.startswith("[") and bare.endswith("]") and bare.count("[") == 1:
        bare = bare[1:-1] + " ?"  # how catalogues mark a date that they inferred
    held = _BRACKET.search(bare)
    if held is None:
        found = _marked(bare, habits)
        return _new_style(found) if found and style == "old" else found
    outside = f"{bare[: held.start()]} {bare[held.end() :]}".strip()
    inside = held[1].strip(" .,;")
    second = _second_date(outside, inside, habits)
    if second is None and (not inside or _NOTE.fullmatch(inside) or _is_weekday(inside)):
        return _bracketed(text, outside, style, habits)
    if second is None and _only_marks(inside):
        return _bracketed(text, f"{outside} {inside}", style, habits)
    if second is None:
        raise DateProblem(
            f"“{shorten(text, 40)}” has more in brackets than a date; move it to another column"
        )
    return second


def _is_weekday(text: str) -> bool:
    return all(token in names.weekdays() for token in _TOKEN.findall(text)) and text.isalpha()


def _only_marks(text: str) -> bool:
    tokens = re.findall(r"[a-z-]+|\S", text)
    known = words.ABOUT | words.UNSURE | {"?", ".", "~"}
    return all(token.strip(".") in known or token in known for token in tokens)


def _second_date(outside: str, inside: str, habits: Habits) -> str | None:
    """The day of two calendars, of one date told twice, or of a year in brackets."""
    one, other = read_part(outside, habits), read_part(inside, habits)
    if one is None or other is None or not (one.whole or other.whole):
        return None
    if one.month and not one.year and other.year and not other.month:
        return replace(one, year=other.year).text()
    if other.number and one.month:
        other = replace(other, number="", month=one.month, day=int(other.number))
    year = int(one.year or other.year or 0)
    near = [f"{year + step:04d}" for step in (0, 1, -1)]
    for first in near if not one.year else [one.year]:
        for last in near if not other.year else [other.year]:
            with suppress(DateProblem):
                days = replace(one, year=first).text(), replace(other, year=last).text()
                if days[0] == days[1] or one_day(*days):
                    return one_day(*days) or days[0]
    return None


def _new_style(edtf: str) -> str:
    found = from_old_style(edtf)
    if found is None:
        raise DateProblem(f"“{edtf}” is of the old calendar; write it in the new one")
    return found


def _marked(text: str, habits: Habits) -> str | None:
    """A date with words or signs that it is not sure."""
    if edtf := _bare(text, habits, strict=False):
        return edtf
    bare, mark = _without_marks(text)
    if bare == text:
        return None
    edtf = _bare(bare, habits, strict=bool(mark))
    if edtf is None or not mark:
        return edtf
    return "/".join(part.rstrip("~?%") + _both(part, mark) for part in edtf.split("/"))


def _both(part: str, mark: str) -> str:
    """A mark beside the one that is there already."""
    own = part[-1] if part[-1] in "~?%" else ""
    return mark if own in ("", mark) else "%"


def _bare(text: str, habits: Habits, *, strict: bool) -> str | None:
    if strict and _STRICT.fullmatch(text):
        with suppress(DateProblem):
            return read_date(text).text
    if years := read_years(text, habits):
        if not (habits.months_behind is True or (_STRICT.fullmatch(text) and _ISO.fullmatch(text))):
            return years
    leads = words.OPEN.match(text)
    if leads and not text[leads.end() - 1 : leads.end() + 1].strip(" 0123456789abcdefghijklmnopqrstuvwxyz"):
        span = read_span(text, habits)
        return _spanned(span) if span else None
    part = read_part(text, habits)
    if part and part.whole and part.number and int(part.number) <= 12 and text == f"{part.number} {part.year}":
        return replace(part, number="", month=int(part.number)).text()
    if part and part.whole and not part.number:
        return part.text()
    if part and not part.whole and (part.month and not text.isdigit()):
        raise DateProblem(f"“{shorten(text, 40)}” has no year; write for example 1948-06-28")
    span = read_span(text, habits)
    return _spanned(span) if span else None


def _spanned(span: tuple[str, bool]) -> str:
    edtf, unsure = span
    return f"{edtf.rstrip('?')}?" if unsure else edtf


def _without_marks(text: str) -> tuple[str, str]:
    """The date without what says that it is not sure, and `~`, `?` or `%` for that."""
    about = unsure = False
    text = text.strip(" .,;")
    if "?" in text:
        text, unsure = text.replace("?", " "), True
    if text.startswith("~") or text.endswith("~"):
        text, about = text.strip("~ "), True
    kept = []
    for part in text.split():
        for piece in re.split(r"(?<=[^\W\d_])[.-](?=\d)|(?<=[^\W\d_])-(?=[^\W\d_]{3})|(?<=^c)(?=\d{4})|(?<=^ca)(?=\d{4})", part):
            word = piece.strip(".,")
            about |= word in words.ABOUT
            unsure |= word in words.UNSURE
            if word not in words.ABOUT and word not in words.UNSURE:
                kept.append(piece)
    mark = "%" if about and unsure else "~" if about else "?" if unsure else ""
    return " ".join(kept).strip(" .,;"), mark


def _refuse_open(text: str, bare: str) -> None:
    """Say so where a text names one end only: before 1948, 1949–, до 1955."""
    if not re.search(r"\d", bare):
        return
    if words.OPEN.search(bare):
        raise _open_ended(text)


def _open_ended(text: str) -> DateProblem:
    return DateProblem(
        f"“{shorten(text, 40)}” is open at one end: it says only before or after; write both ends, "
        "such as 1949-01/1954-12, or 1948~ for about that time"
    )
