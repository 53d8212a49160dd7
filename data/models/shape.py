"""What a model takes and gives: the acts of events in, the stock and each act's share out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.parameters import Parameter

DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, eq=False)
class Acts:
    """When events act and how strongly, one entry for each act, by event and then by day.

    Attributes:
        event: position of the event in the prepared table (int).
        day: days since 1970-01-01 (int64).
        score: the part of the event's score that acts then (float).
        weight: the event's confidence (float).
    """

    event: np.ndarray
    day: np.ndarray
    score: np.ndarray
    weight: np.ndarray


@dataclass(frozen=True, eq=False)
class Result:
    """The stock that a model makes of acts.

    Attributes:
        days: the distinct days with acts, ascending.
        before, after: native value just before and just after each of `days`.
        moves: gives the native movement of each act; they add up to `after − before` day by day.
            Only worked out when asked for: a curve alone does not need it.
        half_life: days in which the stock fades by half; None for never.
    """

    days: np.ndarray
    before: np.ndarray
    after: np.ndarray
    moves: Callable[[], np.ndarray]
    half_life: float | None


@dataclass(frozen=True)
class Model:
    """A temperature model.

    Attributes:
        name: as in Python and in the address of a view.
        title: as people read it.
        parameters: its parameter table.
        scale: native value that is 100 degrees.
        run: acts and settled parameters to a result.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    scale: float
    run: Callable[[Acts, dict[str, float | None]], Result]


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
