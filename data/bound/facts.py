"""What can be asked of a data set and its line, and the answers, for sentences that state them.

A period is written as EDTF (`1948`, `1948-03/1949-11-29`), and an event's id may stand for its
date at either end; both ends belong to it. The line's value *before* a period is that at the end
of the day before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problems import shorten
from data.dates.historical_date import DateProblem, read_date
from data.events.data_set import DataSet
from data.temperature import Trace, to_degrees

SIGNED, PLAIN, WORD = "signed", "plain", "word"
_LONGEST = 2200 * 366  # days that are looked at one by one


class NoAnswer(ValueError):
    """A question that has no answer here; the message says why, in words."""


@dataclass(frozen=True)
class Answer:
    """What the data say.

    Attributes:
        number: the number; None where the answer is a word.
        word: the answer in words; empty where it is a number.
        form: `signed` (degrees with their sign), `plain` (a size or a count) or `word`.
        events: the ids of events it rests on by name.
        period: first and last day it speaks of, as ISO text; None for none.
    """

    number: float | None
    word: str
    form: str
    events: tuple[str, ...] = ()
    period: tuple[str, str] | None = None


@dataclass(frozen=True, eq=False)
class Facts:
    """A data set, its line, and where to find other sets that a sentence may name.

    Attributes:
        dataset: an opened data set.
        trace: its temperature, with the settings that the sentence speaks of.
        others: the facts of another data set by its name; raises KeyError for none.
    """

    dataset: DataSet
    trace: Trace
    others: Callable[[str], "Facts"] | None = None

    def event(self, name: str) -> Mapping[str, object]:
        """The row of an event, with `before`, `after` and `move` in degrees where it counts.

        Raises:
            NoAnswer: there is no such event.
        """
        rows = self.dataset.prepared
        at = np.flatnonzero((rows[c.EVENT_ID] == name).to_numpy())
        if len(at) == 0:
            raise NoAnswer(f"there is no event “{shorten(name)}” in this data set")
        moved = self.trace.moves[self.trace.moves[c.EVENT_ID] == name]
        found = {str(key): value for key, value in rows.iloc[int(at[0])].items()}
        for key in ("before", "after", "move"):
            found[key] = moved[key].to_numpy(dtype=float)[0] if len(moved) else np.nan
        return found

    def days(self, of: str) -> tuple[date, date]:
        """First and last day of a period, a date or an event.

        Raises:
            NoAnswer: it cannot be read, or there is no such event.
        """
        ends = of.split("/")
        if len(ends) > 2:
            raise NoAnswer(f"“{shorten(of)}” has more than one “/”")
        first, last = self._ends(ends[0])[0], self._ends(ends[-1])[1]
        if last < first:
            raise NoAnswer(f"“{shorten(of)}” ends before it begins")
        return first, last

    def value(self, day: date) -> float:
        """Degrees at the end of a day.

        Raises:
            NoAnswer: the model has no value then.
        """
        degrees = to_degrees(self.trace.value_on(day), self.trace.scale)
        if np.isnan(degrees):
            raise NoAnswer(f"the line has no value on {day.isoformat()}")
        return degrees

    def values(self, first: date, last: date) -> np.ndarray:
        """Degrees at the end of every day of a period.

        Raises:
            NoAnswer: it is too long, or the model has no value in it.
        """
        low, high = (int(np.datetime64(day, "D").astype("int64")) for day in (first, last))
        if high - low > _LONGEST:
            raise NoAnswer("the period is too long")
        found = 100.0 * self.trace.result.values(np.arange(low, high + 1)) / self.trace.scale
        if np.isnan(found).all():
            raise NoAnswer("the line has no value in that period")
        return found

    def other(self, name: str) -> "Facts":
        """The facts of another data set; of this one where `name` is empty or its own.

        Raises:
            NoAnswer: there is no such set.
        """
        if name in ("", self.dataset.name):
            return self
        try:
            if self.others is None:
                raise KeyError(name)
            return self.others(name)
        except KeyError:
            raise NoAnswer(f"there is no data set “{shorten(name)}” here") from None

    def _ends(self, text: str) -> tuple[date, date]:
        try:
            read = read_date(text)
            return read.first, read.last
        except DateProblem:
            pass
        try:
            row = self.event(text)
        except NoAnswer:
            raise NoAnswer(f"“{shorten(text)}” is no date, and no event of this data set") from None
        first, last = (pd.Timestamp(str(row[name])).date() for name in (c.FIRST, c.LAST))
        return first, last
