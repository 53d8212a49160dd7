"""Dates as people write them, turned into EDTF text: 28.6.1948, June 28, 1948, c. 1948, 1944–45.

Whether 3/4/1948 is in March or in April, and in which language “listopad” is, is decided by the
other dates of the same column (`find_habits`); where they do not decide, the date is not guessed.
What the EDTF text means is for `historical_date` to say.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics.problems import shorten
from data.dates import month_names as words
from data.dates.historical_date import DateProblem, plain_days, read_date

DAY, MONTH = "day", "month"  # which comes first
_TWO_FIRST = re.compile(r"(\d{1,2})([/.-])\s?(\d{1,2})\2\s?(\d{4})\b", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})([/.-])(\d{1,2})(?:\2(\d{1,2}))?", re.ASCII)
_MONTH_YEAR = re.compile(r"(\d{1,2})[/.-]\s?(\d{4})", re.ASCII)
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\s?\d{1,2}\1\s?[’']?\d{2}", re.ASCII)
_EIGHT = re.compile(r"((?:1\d|20)\d{2})(\d{2})(\d{2})", re.ASCII)
_SERIAL = re.compile(r"([1-7]\d{4})(?:\.\d+)?", re.ASCII)
_TIME = re.compile(r"(?<=\d)[T ,]+\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s?(?:[ap]\.?m\.?|Z)?$", re.I)
_DASH = re.compile(r"\s*[–—‒―]\s*|\s+-+\s+")
_YEARS = re.compile(r"(\d{4})\s?[-/]\s?(\d{4}|\d{2})", re.ASCII)
_TOKEN = re.compile(r"\d+|[a-z]+", re.ASCII)
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of spreadsheets, from March 1900 on
_ISO = re.compile(r"\d{4}-\d\d", re.ASCII)
_LONGEST = 100  # characters: longer texts are no dates


@dataclass(frozen=True)
class Habits:
    """How the dates of a column are written.

    Attributes:
        order: `day` or `month`, whichever comes first in 3/4/1948; None where that is open.
        languages: those that the names of months fit best.
        serials: whether a bare number of five digits is a spreadsheet's count of days.
    """

    order: str | None = None
    languages: frozenset[str] = frozenset()
    serials: bool = False


def find_habits(texts: Iterable[str], *, order: str | None = None, serials: bool = False) -> Habits:
    """The habits that the texts of a column show; `order`, where given, is taken as it is."""
    votes: Counter[str] = Counter()
    orders = set()
    for text in texts:
        match = _TWO_FIRST.search(text)
        if match:
            orders.add(_order_of(match))
        elif any(sign.isalpha() for sign in text):
            for token in _TOKEN.findall(words.plain(text[:_LONGEST])):
                meanings = words.months().get(token, {})
                votes.update(set().union(*meanings.values()))
    orders.discard(None)
    most = max(votes.values(), default=0)
    languages = frozenset(language for language, count in votes.items() if count == most)
    return Habits(order or (orders.pop() if len(orders) == 1 else None), languages, serials)


def order_matters(texts: Iterable[str]) -> bool:
    """Whether a column has dates that could be read both ways, and no other that decides."""
    found = [match for match in map(_TWO_FIRST.search, texts) if match]
    open_ones = any(_order_of(match) is None and match[1] != match[3] for match in found)
    return open_ones and len({_order_of(match) for match in found} - {None}) != 1


def _order_of(match: re.Match[str]) -> str | None:
    """What a date shows: a number above 12 is a day; with full stops the day comes first."""
    if match[2] == "." or int(match[1]) > 12:
        return DAY
    return MONTH if int(match[3]) > 12 else None


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
    try:
        return read_date(text).text
    except DateProblem as problem:
        strict = problem
    clean = _TIME.sub("", text.strip()[: 2 * _LONGEST])
    try:
        edtf = _loose(clean, habits) if 2 < len(clean) <= _LONGEST and ".." not in clean else None
        if edtf is None:
            raise strict
        return read_date(edtf).text
    except DateProblem as problem:
        said = str(problem)
        if problem is strict or text in said:
            raise
        if _ISO.match(text):
            raise strict from None
        raise DateProblem(f"“{shorten(text, 40)}”: {said.split('”', 1)[-1].lstrip(': ')}") from None


def _loose(text: str, habits: Habits) -> str | None:
    """EDTF of a date with marks around it, of a range or of a single date; None if it is none."""
    if habits.serials and (serial := _SERIAL.fullmatch(text)):
        return (_SERIAL_ZERO + timedelta(days=int(serial[1]))).isoformat()
    with suppress(DateProblem):
        return read_date(text).text
    bare, mark = _without_marks(text)
    edtf = _years(bare) or _single(bare, habits) or _range(bare, habits)
    if edtf is None or not mark:
        return edtf
    return "/".join(part + mark for part in edtf.split("/"))


def _without_marks(text: str) -> tuple[str, str]:
    """The date without what says that it is not sure, and `~`, `?` or `%` for that."""
    about = unsure = False
    text = text.strip(" .,;")
    if text.startswith("[") and text.endswith("]"):
        text, unsure = text[1:-1], True  # how catalogues mark a date that they inferred
    if "?" in text:
        text, unsure = text.replace("(?)", "").replace("?", ""), True
    if text.startswith("~") or text.endswith("~"):
        text, about = text.strip("~ "), True
    kept = []
    for part in text.split():
        for piece in re.split(r"(?<=[^\W\d_])[.-](?=\d)|(?<=[^\W\d_])-(?=[^\W\d_]{3})", part):
            word = words.plain(piece).strip(".,")
            about |= word in words.ABOUT
            unsure |= word in words.UNSURE
            if word not in words.ABOUT and word not in words.UNSURE:
                kept.append(piece)
    mark = "%" if about and unsure else "~" if about else "?" if unsure else ""
    return " ".join(kept).strip(" .,;"), mark


def _years(text: str) -> str | None:
    """1944-45 and 1944/1945: from one year to another."""
    match = _YEARS.fullmatch(text)
    if match is None:
        return None
    start, end = match.groups()
    end = end if len(end) == 4 else start[:2] + end
    return f"{start}/{end}" if end > start else None


def _range(text: str, habits: Habits) -> str | None:
    """Two dates with a dash or a word between; each takes from the other what it lacks."""
    for start, end in _cuts(text):
        full_end = _completed(end, start)
        last = _single(full_end, habits)
        first = _single(_completed(start, full_end), habits)
        if first and last:
            return f"{first}/{last}"
    return None


def _cuts(text: str) -> Iterable[tuple[str, str]]:
    parts = _DASH.split(text)
    if len(parts) == 2:
        yield parts[0], parts[1]
    pieces = text.split()
    for place, piece in enumerate(pieces[1:-1], start=1):
        if words.plain(piece) in words.UNTIL:
            yield " ".join(pieces[:place]), " ".join(pieces[place + 1 :])
    for match in re.finditer("-", text):
        yield text[: match.start()].strip(), text[match.end() :].strip()


def _completed(part: str, other: str) -> str:
    """`28` beside `30 June 1948` is 28 June 1948; `45` beside `1944` is 1945."""
    own, theirs = _TOKEN.findall(words.plain(part)), _TOKEN.findall(words.plain(other))
    year = next((token for token in theirs if len(token) == 4 and token.isdigit()), "")
    if any(len(token) == 4 and token.isdigit() for token in own) or not year:
        return part
    if len(own) == 1 and own[0].isdigit() and theirs == [year] and len(own[0]) == 2:
        return year[:2] + own[0]
    if re.fullmatch(r"\d{1,2}\.?", part.strip()):
        tail = re.search(r"(?:[^\W\d_]+|\.\s?\d{1,2}\.)\W*\d{4}", other)
        return f"{part.strip().rstrip('.')}{'' if tail and tail[0][0] == '.' else ' '}" + (
            tail[0] if tail else year
        )
    return f"{part.rstrip('.')}.{year}" if re.fullmatch(r"[\d. ]+", part) else f"{part} {year}"


def _single(text: str, habits: Habits) -> str | None:
    """One day, month, season, year or decade."""
    if match := _TWO_FIRST.fullmatch(text):
        return _two_first(text, match, habits)
    match = _YEAR_FIRST.fullmatch(text)
    if match and (match[4] or match[2] != "-"):  # 1944-5 may be two years
        return "-".join(part.zfill(2) for part in (match[1], match[3], match[4]) if part)
    if match := _MONTH_YEAR.fullmatch(text):
        return f"{match[2]}-{match[1]:0>2}"
    if match := _EIGHT.fullmatch(text):
        return f"{match[1]}-{match[2]}-{match[3]}"
    if _SHORT_YEAR.fullmatch(text):
        raise DateProblem(f"“{text}” has a year of two digits; write all four, such as 28.6.1948")
    return _with_words(text, habits)


def _two_first(text: str, match: re.Match[str], habits: Habits) -> str:
    first, second, year = int(match[1]), int(match[3]), match[4]
    order = _order_of(match) or habits.order
    if order is None and first != second:
        raise DateProblem(
            f"“{text}” can be day and month or month and day; say which comes first, or write "
            f"{year}-{second:02d}-{first:02d} or {year}-{first:02d}-{second:02d}"
        )
    month, day = (first, second) if order == MONTH else (second, first)
    return f"{year}-{month:02d}-{day:02d}"


def _with_words(text: str, habits: Habits) -> str | None:
    """Numbers and words in any order: 28 June 1948, June 28, 1948, spring 1948, the 1940s."""
    numbers, months, seasons, decade = [], [], [], False
    for token in _TOKEN.findall(words.plain(text)):
        if token.isdigit():
            numbers.append(token)
        elif token in words.months():
            months.append(_month(text, token, habits))
        elif token in words.SEASON_OF:
            seasons.append(words.SEASON_OF[token])
        elif token in words.DECADE and numbers and numbers[-1].endswith("0"):
            decade = len(numbers[-1]) == 4
        elif token not in words.FILLERS and token not in words.weekdays():
            return None
    years = [number for number in numbers if len(number) == 4]
    days = [number for number in numbers if len(number) <= 2]
    if len(years) != 1 or len(years) + len(days) != len(numbers) or len(months + seasons) > 1:
        return None
    return _assembled(years[0], months, seasons, days, decade)


def _assembled(
    year: str, months: list[int], seasons: list[int], days: list[str], decade: bool
) -> str | None:
    if decade and not (months or seasons or days):
        return f"{year[:3]}X"
    if months and len(days) <= 1:
        return "-".join([year, f"{months[0]:02d}", *(day.zfill(2) for day in days)])
    if days:
        return None
    return f"{year}-{seasons[0]}" if seasons else year


def _month(text: str, word: str, habits: Habits) -> int:
    """The month a word means in the languages of the column."""
    meanings = words.months()[word]
    fitting = [month for month, spoken in meanings.items() if spoken & habits.languages]
    if len(meanings) == 1 or len(fitting) == 1:
        return fitting[0] if len(fitting) == 1 else next(iter(meanings))
    raise DateProblem(
        f"“{shorten(text, 40)}”: “{word}” is a different month in different languages; write the "
        "month as a number"
    )
