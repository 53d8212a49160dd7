"""What stands in a column of a stranger's table: dates, years, numbers, codes, words, addresses."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pandas as pd

from data.codes import cameo
from data.dates import durations, written_dates
from data.dates.historical_date import DateProblem
from data.dates.nothing import says_nothing
from data.events.cell_checks import read_number
from data.events.written_numbers import is_percent, plain_number
from data.reading import score_words
from data.reading.doubts import named_dates

_SAMPLE = 300
_YEAR = re.compile(r"(?:1\d{3}|20\d{2})(?:[.,]0+|\.)?")
_EARLY = re.compile(r"[-−–]?\d{1,5}(?:[.,]0+)?")
_SMALL = re.compile(
    r"0?[1-9]|[12]\d|3[01]|(?:[1-9]|[12]\d|3[01])(?:[.,]0*|st|nd|rd|th|er|e|º|ª|°|-?(?:е|го|oe))",
    re.I,
)


@dataclass(frozen=True)
class Facts:
    """What a sample of a column's cells looks like; shares are of the cells that say something.

    Attributes:
        filled: how many cells say something; `blank` is the share of those that do not.
        dates: whole dates, which name their year and are more than a number.
        years: numbers from 1000 to 2099; `early` those of any size, also below zero.
        yearless: a day and month, or a day alone; `small` numbers from 1 to 31.
        numbers, in_range, halves: numbers; those from −10 to 10; whole and half ones.
        negative, positive: whether there are any, apart from −9 and the like for “missing”.
        codes, addresses: CAMEO codes, web addresses.
        words, ladder: words for warming and cooling; those of the ladder itself.
        length, different, kinds: mean length, share and number of different texts.
        eras, abouts, parts: BC and AD, yes and no, seasons and numbers of quarters.
        lengths: how long something lasted, with what is counted: 3 days.
        percents: numbers of percent.
        beyond: numbers above 1.
        stamps: `seconds` or `milliseconds` where all may count them since 1970.
    """

    filled: int = 0
    blank: float = 1.0
    dates: float = 0.0
    years: float = 0.0
    early: float = 0.0
    yearless: float = 0.0
    small: float = 0.0
    numbers: float = 0.0
    in_range: float = 0.0
    halves: float = 0.0
    negative: bool = False
    positive: bool = False
    codes: float = 0.0
    addresses: float = 0.0
    words: float = 0.0
    ladder: float = 0.0
    length: float = 0.0
    different: float = 0.0
    kinds: int = 0
    eras: float = 0.0
    abouts: float = 0.0
    parts: float = 0.0
    lengths: float = 0.0
    stamps: str = ""
    percents: float = 0.0
    beyond: float = 0.0


def look_at(cells: pd.Series, serials: bool) -> Facts:
    """The facts of one column."""
    sample = cells.head(5 * _SAMPLE).str.strip()
    if not (texts := _saying(sample)):
        return Facts()
    habits = written_dates.find_habits(texts, order="day", serials=serials)
    stamps, habits = habits.stamps, replace(habits, stamps="")  # any number may be such a count
    numbers, dates = _numbers(texts), [_date_kind(text, habits) for text in texts]

    def share(of: Callable[[str], bool]) -> float:
        return sum(map(of, texts)) / len(texts)

    return Facts(
        filled=len(texts),
        blank=float((sample == "").mean()),
        dates=dates.count("whole") / len(texts),
        years=share(lambda text: _YEAR.fullmatch(text) is not None),
        early=share(lambda text: _EARLY.fullmatch(text) is not None),
        yearless=dates.count("yearless") / len(texts),
        small=share(lambda text: _SMALL.fullmatch(text) is not None),
        numbers=len(numbers) / len(texts),
        beyond=sum(n > 1 for n in numbers) / len(texts),
        in_range=sum(abs(n) <= 10 for n in numbers) / len(texts),
        halves=sum((2 * n).is_integer() for n in numbers) / len(texts),
        negative=any(n < 0 for n in numbers),
        positive=any(n > 0 for n in numbers),
        codes=share(lambda text: (cameo.name(text) or cameo.name("0" + text)) is not None),
        addresses=share(lambda text: re.match(r"(https?://|www\.)", text) is not None),
        words=share(lambda text: score_words.score_of(text) is not None and not text.isdigit()),
        ladder=share(score_words.on_ladder),
        length=sum(map(len, texts)) / len(texts),
        different=len(set(texts)) / len(texts),
        kinds=len(set(texts)),
        eras=share(named_dates.is_era),
        abouts=share(named_dates.is_about),
        parts=share(named_dates.is_part_of_year),
        lengths=share(lambda text: durations.length_of(text) is not None),
        stamps=stamps,
        percents=share(is_percent),
    )


def _saying(sample: pd.Series) -> list[str]:
    """The cells that say something."""
    signs = {text for text in sample.unique() if text and score_words.is_sign(text)}
    if len(signs) > 1:  # ++, +, -, --: a dash among them is no mark for nothing
        return [text for text in sample.to_list() if text][:_SAMPLE]
    return [text for text in sample.to_list() if not says_nothing(text)][:_SAMPLE]


def _numbers(texts: list[str]) -> list[float]:
    """The numbers among the texts, without −9 or −99 where they can only stand for “missing”."""
    found = [n for text in texts if (n := read_number(plain_number(text))) is not None]
    below = [number for number in found if number < 0]
    nines = bool(below) and set(below) <= {-9.0, -99.0, -999.0, -9999.0}
    if nines and (len(below) > 1 or len(found) > 5 or below[0] < -10):
        return [number for number in found if number >= 0]
    return found


def _date_kind(text: str, habits: written_dates.Habits) -> str:
    """`whole` for a date with its year, `yearless` for a day and month, `` for neither."""
    if _YEAR.fullmatch(text) or (read_number(text) is not None and len(text) < 6):
        return ""
    try:
        written_dates.written_date(text, habits)
    except DateProblem as problem:
        said = str(problem)
        if "has no year" in said:
            return "yearless"
        told = ("open at one end", "before the year 1", "can be ", "two digits", "two dates")
        return "whole" if any(part in said for part in told) else ""
    return "whole"


def is_scale(seen: Facts) -> bool:
    """Whether the numbers are as scores are: few different ones on both sides of 0."""
    both = seen.negative and seen.positive and seen.numbers >= 0.8
    return both and seen.in_range >= 0.99 * seen.numbers and seen.halves >= 0.99 * seen.numbers


def fits_scale(seen: Facts, weak: bool) -> bool:
    """Whether numbers under a name such as “effect” are scores; “value” and “change” say less."""
    return seen.in_range >= 0.95 * seen.numbers and (not weak or seen.halves >= 0.99 * seen.numbers)
