"""Dates as people write them, turned into EDTF text: 28.6.1948, June 28, 1948, c. 1948, 1944–45.

Whether 3/4/1948 is in March or in April, and in which language “listopad” is, is decided by the
other dates of the same column (`find_habits`); where they do not decide, the date is not guessed.
Nor is one made of what only says before or after. What the EDTF text means is for
`historical_date` to say.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from itertools import islice

import numpy as np
import pandas as pd

from data.basics.problems import Sentences, shared, shorten
from data.basics.progress import told as passing
from data.dates import counts
from data.dates.historical_date import DateProblem, plain_days, read_date
from data.dates.in_digits import order_shown
from data.dates.languages import month_names as names
from data.dates.loose import LONGEST, loose_date
from data.dates.part import DAY, MONTH, Habits, end_year, season_of_two
from data.dates.tidy import tidy

__all__ = [
    "DAY", "MONTH", "Habits", "find_habits", "loose_texts", "order_matters", "to_edtf",
    "written_date",
]  # fmt: skip
_ENOUGH = 20_000  # texts that show the habits of a column
_HOPELESS = 300  # failures
_DIGITS = re.compile(r"\d+")
_NO_EDTF = re.compile(r"[^/]*[a-z]{3}[^/]*", re.IGNORECASE)  # whatever its digits are
_TOKEN = re.compile(r"[a-z]+", re.ASCII)
_YEAR_AND_END = re.compile(r"(\d{4})([-/])(\d{1,2})", re.ASCII)
_ISO = re.compile(r"\d{4}-\d\d", re.ASCII)
# A letter before three digits is a 1 that a scanner took for one: l948, I948.
_EARLY = re.compile(r"(?<![\diltIL|.,-])\d{3}\??$")
_CUT_AND_MARKED = re.compile(r"\d[*.]$")
_MODERN = "1500"
_LATE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)|(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d{2}$")
_STAMP = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?", re.ASCII
)


def find_habits(texts: Iterable[str], *, order: str | None = None, serials: bool = False) -> Habits:
    """The habits that the texts of a column show; `order`, where given, is taken as it is."""
    texts = list(islice(texts, _ENOUGH))
    votes: Counter[str] = Counter()
    orders: set[str] = set()
    behind: set[bool] = set()
    early = late = False
    for raw in texts:
        text = tidy(raw[: 2 * LONGEST])
        if shown := order_shown(text):
            orders |= {shown[0]} if shown[0] else set()
        elif found := _YEAR_AND_END.fullmatch(text):
            behind |= _months_or_years(found[1], found[3])
        elif any(sign.isalpha() for sign in text):
            for token in _TOKEN.findall(names.plain(text)):
                votes.update(set().union(*names.months().get(token, {}).values()))
        early |= _EARLY.search(text) is not None and not _CUT_AND_MARKED.search(raw.strip())
        late |= _LATE.search(text) is not None
    most = max(votes.values(), default=0)
    languages = frozenset(language for language, count in votes.items() if count == most)
    chosen = order or (orders.pop() if len(orders) == 1 else None)
    early &= not late  # beside 1948, 194 is a slip, and 48 no year at all
    months = behind.pop() if len(behind) == 1 else None
    return Habits(chosen, languages, serials, early, months, counts.stamps_of(texts))


def _months_or_years(year: str, end: str) -> set[bool]:
    """What 1948/49 or 1948/3 shows of its column: {True} for months, {False} for years."""
    later = end_year(year, end) > year
    month = 1 <= int(end) <= 12
    return {month} if later != month else set()


def order_matters(texts: Iterable[str]) -> bool:
    """Whether a column has dates that could be read both ways, and no other that decides."""
    asked = map(tidy, islice(texts, _ENOUGH))  # as many as show the habits of the column
    found = [shown for shown in map(order_shown, asked) if shown]
    open_ones = any(order is None and matters for order, matters in found)
    return open_ones and len({order for order, _ in found} - {None}) != 1


def to_edtf(
    texts: pd.Series, habits: Habits | Callable[[list[str]], Habits]
) -> tuple[pd.Series, Mapping[str, str]]:
    """A column of dates as EDTF.

    Args:
        texts: dates as written, without blanks at either end.
        habits: of the column, or how to find them from its texts that are not plain days.

    Returns:
        The column as EDTF where it could be read; for each other text what is wrong with it.
    """
    which, distinct = pd.factorize(texts)
    open_ones = np.flatnonzero(~plain_days(distinct))
    faults = Sentences()
    if not len(open_ones):
        return texts, faults
    found = np.array(distinct, dtype=object)
    if not isinstance(habits, Habits):
        habits = habits([str(text) for text in found[open_ones]])
        if habits.early and any(str(text) >= _MODERN for text in np.delete(found, open_ones)):
            habits = replace(habits, early=False)  # the plain days beside them are of our times
    hopeless = _Shapes()
    for place in passing(open_ones, "Reading the dates", len(open_ones)):
        text = str(found[place])
        shape = _DIGITS.sub("0", text)
        if told := hopeless.told(shape):
            faults.note(text, told)
            continue
        try:
            if shape in hopeless:
                found[place] = read_date(text).text
            else:
                found[place] = written_date(text, habits)
                hopeless.note(shape)
        except DateProblem as problem:
            told = shared(str(problem), text)
            faults.note(text, told)
            hopeless.note(shape, told)
    return pd.Series(found, dtype="str").take(which).set_axis(texts.index), faults


class _Shapes:
    """Texts that differ in their digits only: where hundreds were no dates, none is."""

    def __init__(self) -> None:
        self._read: set[str] = set()
        self._failed: Counter[str] = Counter()
        self._told: dict[str, str] = {}

    def note(self, shape: str, told: str = "") -> None:
        """A text of this shape was read, or what is wrong with it, as `shared` gives it."""
        if not told:
            self._read.add(shape)
            return
        self._failed[shape] += 1
        if self._told.setdefault(shape, told) != told:
            self._told[shape] = ""

    def __contains__(self, shape: str) -> bool:
        """Whether a shape has no hope: what EDTF says of its texts is all that is looked at."""
        return self._failed[shape] >= _HOPELESS and shape not in self._read

    def told(self, shape: str) -> str:
        """What is wrong with every text of a shape that has no hope and cannot be EDTF either;
        empty where the next one has to be looked at."""
        known = self._told.get(shape, "") if _NO_EDTF.match(shape) else ""
        return known if known and shape in self else ""


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
    if habits.stamps and (counted := counts.of_stamp(text, habits.stamps)):
        return read_date(counted).text
    try:
        found = read_date(text).text
        return season_of_two(text, habits) or found
    except DateProblem as problem:
        strict = problem
    try:
        edtf = loose_date(text, habits)
        if edtf is None:
            counts.explain(text)
            raise strict
        return read_date(edtf).text
    except DateProblem as problem:
        said = str(problem)
        if problem is strict or text in said:
            raise
        if _ISO.match(text) and "cannot be read" not in str(strict):
            raise strict from None
        raise DateProblem(f"“{shorten(text, 40)}”: {said.split('”', 1)[-1].lstrip(': ')}") from None
