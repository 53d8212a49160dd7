"""When events act and with which part of themselves, and sums of that by day."""

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

DAYS_PER_YEAR = 365.25


class Parts(NamedTuple):
    """Which events act when, and with which part of themselves; one entry for each act."""

    event: np.ndarray
    day: np.ndarray
    factor: np.ndarray


@dataclass(frozen=True, eq=False)
class Acts:
    """When events act and how strongly, one entry for each act, by event and then by day.

    An event of one day is one act. One that lasted, or of which only the year is known, is a few
    acts, a part of it each, and stands also, as a whole, among the `lasting`.

    Attributes:
        event: position of the event in the prepared table (int).
        day: days since 1970-01-01 (int64).
        score: the part of the event's score that acts then (float); 0 where there is no score.
        weight: the event's evidence (float).
        count: how many events there are.
        part: how much of an event with a score each act is: 1 for an event of one day, 1/n for
            one of n acts, 0 where there is no score. None where it is 1 for all.
        lasting: positions of the events that act over a span (int).
        first, last: their first and last day.
    """

    event: np.ndarray
    day: np.ndarray
    score: np.ndarray
    weight: np.ndarray
    count: int
    part: np.ndarray | None = None
    lasting: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    first: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))
    last: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype="int64"))

    @property
    def mass(self) -> np.ndarray:
        """What each act weighs in a mean: its evidence times its part of an event."""
        return self.weight if self.part is None else self.weight * self.part

    def per_event(self, values: np.ndarray) -> np.ndarray:
        """The sum of `values` (one for each act) for each event."""
        return np.bincount(self.event, weights=values, minlength=self.count).astype(float)

    def begin(self) -> np.ndarray:
        """The day of each event's first act."""
        return self.day[np.flatnonzero(np.diff(self.event, prepend=-1))]

    def end(self) -> np.ndarray:
        """The day of each event's last act."""
        return self.day[np.flatnonzero(np.diff(self.event, append=self.count))]

    def parts(self) -> Parts:
        """All acts, those of one event in equal parts."""
        counts = np.bincount(self.event, minlength=self.count)
        return Parts(self.event, self.day, (1.0 / np.maximum(counts, 1))[self.event])

    def begun(self, day: int) -> np.ndarray:
        """Which events have acted by the end of a day (bool, one for each event)."""
        return self.begin() <= day


def mean_parts(acts: Acts) -> dict[str, Parts]:
    """What a mean needs of each day: scores, masses, and how many acts have a mass."""
    every = acts.parts()
    one = np.ones(len(every.day))
    return {"points": every, "mass": every, "count": Parts(every.event, every.day, one)}


def position(days: np.ndarray, wanted: np.ndarray) -> np.ndarray:
    """Where the last of `days` (ascending) stands that is not after each wanted day; −1: none."""
    return np.searchsorted(days, wanted, side="right") - 1


def with_months(days: np.ndarray) -> np.ndarray:
    """The days and the first of every month between them."""
    if len(days) == 0:
        return days
    months = np.arange(
        days[0].astype("datetime64[D]").astype("datetime64[M]") + 1,
        days[-1].astype("datetime64[D]").astype("datetime64[M]") + 1,
    )
    return np.union1d(days, months.astype("datetime64[D]").astype("int64"))


@dataclass(frozen=True, eq=False)
class ByDay:
    """The distinct days of acts, and sums over them.

    Where the days lie close together (they nearly always do) every day of the span has a slot,
    which needs no sorting: a million acts are summed in a few milliseconds.
    """

    days: np.ndarray
    _slot: np.ndarray  # of each act
    _used: np.ndarray | None  # slots that stand for `days`; None where every slot does

    @classmethod
    def of(cls, day: np.ndarray) -> "ByDay":
        """Group acts by their day (int64, days since 1970-01-01)."""
        if len(day) == 0:
            return cls(day, np.zeros(0, dtype="int64"), None)
        low, high = int(day.min()), int(day.max())
        if high - low > 4 * len(day) + 100_000:
            days, slot = np.unique(day, return_inverse=True)
            return cls(days, slot, None)
        slot = day - low
        used = np.flatnonzero(np.bincount(slot))
        return cls(used + low, slot, used)

    def sums(self, values: np.ndarray) -> np.ndarray:
        """The sum of `values` (one for each act) on each of `days`."""
        if self._used is None:
            return np.bincount(self._slot, weights=values, minlength=len(self.days))
        return np.bincount(self._slot, weights=values)[self._used]

    def per_act(self, values: np.ndarray) -> np.ndarray:
        """For each act, the value of its day out of `values` (one for each of `days`)."""
        if self._used is None:
            return values[self._slot]
        table = np.zeros(int(self._used[-1]) + 1)
        table[self._used] = values
        return table[self._slot]
