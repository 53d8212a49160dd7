"""What a model takes and gives: the acts of events in, the stock and each event's share out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from data.parameters import Parameter

if TYPE_CHECKING:
    from data.models.many import Flows

DAYS_PER_YEAR = 365.25
Settled = dict[str, float | None]  # every parameter of a model with its value


class Parts(NamedTuple):
    """Which events act when, and with which part of themselves; one entry for each act."""

    event: np.ndarray
    day: np.ndarray
    factor: np.ndarray


@dataclass(frozen=True, eq=False)
class Acts:
    """When events act and how strongly, one entry for each act, by event and then by day.

    An event of one day is one act. One that lasted is a few acts, a part of it each, and stands
    also, as a whole, among the `lasting`.

    Attributes:
        event: position of the event in the prepared table (int).
        day: days since 1970-01-01 (int64).
        score: the part of the event's score that acts then (float); 0 where there is no score.
        weight: the event's evidence (float).
        count: how many events there are.
        part: how much of an event with a score each act is: 1 for an event of one day, 1/n for
            one of n acts, 0 where there is no score. None where it is 1 for all.
        lasting: positions of the events that lasted (int).
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


@dataclass(frozen=True, eq=False)
class Result(ABC):
    """The stock that a model makes of acts.

    Attributes:
        acts: what it was made of.
        days: the distinct days on which the value takes a step, ascending.
    """

    acts: Acts
    days: np.ndarray

    @abstractmethod
    def values(self, days: np.ndarray) -> np.ndarray:
        """The native value at the end of any days, also before the first and after the last."""

    @abstractmethod
    def before(self, days: np.ndarray) -> np.ndarray:
        """The native value on days with acts, just before these."""

    @abstractmethod
    def moves(self) -> np.ndarray:
        """The native movement that each event made by itself."""

    @abstractmethod
    def shares(self, day: int) -> np.ndarray:
        """What each event adds to the value at the end of a day; NaN for none (not yet, no more).

        Together with `prior` they are the value.
        """

    @abstractmethod
    def left(self, day: int) -> np.ndarray:
        """The fraction of each event's movement that is left then; NaN where that means nothing."""

    def prior(self, day: int) -> float:
        """What the starting value adds to the value at the end of a day."""
        return 0.0

    def span(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last day on which each event moves the value."""
        return self.acts.begin(), self.acts.end()

    def rows(self) -> np.ndarray:
        """The days that a curve needs to show the value, ascending."""
        return self.days

    def columns(self, days: np.ndarray) -> dict[str, np.ndarray]:
        """Further columns of the curve, native, by name."""
        return {}


@dataclass(frozen=True)
class Model:
    """A temperature model.

    Attributes:
        name: as in Python and in the address of a view.
        title: as people read it.
        description: one sentence in plain words.
        parameters: its parameter table.
        scale: native value that is 100 degrees.
        scale_note: why that value, in one sentence.
        bounded: whether the value can never leave −100 to +100 degrees.
        gaps: whether there can be dates without a value (NaN).
        band: whether its curve has columns `low` and `high` (5 and 95 %) of its own.
        formula: LaTeX, one line each.
        source: what is published, what is ours.
        run: acts and settled parameters to a result.
        parts: what the model sums by day, by name; for many tables at once.
        many: flows of many tables, settled parameters and days to the native values on those
            days, in a table of days by versions.
        steady: whether, with these parameters, the value only changes on days with acts.
        variants: by parameter, other values that are as good; for the envelope.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    scale: float
    scale_note: str
    bounded: bool
    gaps: bool
    band: bool
    formula: tuple[str, ...]
    source: str
    run: Callable[[Acts, Settled], Result]
    parts: Callable[[Acts], dict[str, Parts]]
    many: Callable[["Flows", Settled, np.ndarray], np.ndarray]
    steady: Callable[[Settled], bool]
    variants: Mapping[str, tuple[float | None, ...]]


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
