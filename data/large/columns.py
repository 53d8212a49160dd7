"""Of very many events the little that bundles are made of, as whole numbers."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.events.data_set import DataSet
from data.models.acts import Acts
from data.temperature.tracing import acts_of, days_of

UNITS = ("event", "day", "week", "month", "quarter", "year")
COOLS, NEITHER, WARMS, UNSCORED = range(4)
WAYS = "-0+x"  # of each in an id


LONGEST = 4_000_000  # days whose units are looked up; of more (11,000 years) each is worked out


@dataclass(frozen=True, eq=False)
class Distinct:
    """The days on which something lies, once for each side, lane and way.

    Attributes:
        day: since 1970-01-01.
        lane: the same for those that share side, lane and way; less than `Columns.lanes`.
        count: how many events there are.
        place: of each event its entry.
    """

    day: np.ndarray
    lane: np.ndarray
    count: np.ndarray
    place: np.ndarray


@dataclass(frozen=True, eq=False)
class Columns:
    """The events of a set in the order of its prepared table, one entry each.

    Attributes:
        dataset: the whole set.
        day: of the first day, since 1970-01-01.
        who, kind: places in `initiators` and `categories`.
        way: `COOLS`, `NEITHER`, `WARMS` or `UNSCORED`.
        initiators, categories: the ids that there are, sorted.
    """

    dataset: DataSet
    day: np.ndarray
    who: np.ndarray
    kind: np.ndarray
    way: np.ndarray
    initiators: tuple[str, ...]
    categories: tuple[str, ...]
    _known: dict[str, int] = field(default_factory=dict, init=False)
    _starts: dict[str, np.ndarray] = field(default_factory=dict, init=False)

    def remembered(self, name: str, make: Callable[[], int]) -> int:
        """A number that does not change with how closely the set is looked at, made once."""
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]

    @classmethod
    def of(cls, dataset: DataSet) -> "Columns":
        """Those of a set."""
        prepared = dataset.prepared
        who, initiators = pd.factorize(prepared[c.INITIATOR], sort=True)
        kind, categories = pd.factorize(prepared[c.CATEGORY], sort=True)
        value = prepared[c.VALUE].to_numpy(dtype=float)
        way = np.where(np.isnan(value), UNSCORED, np.sign(np.nan_to_num(value)) + NEITHER)
        return cls(
            dataset, days_of(prepared[c.FIRST]), who, kind, way.astype("int64"),
            tuple(map(str, initiators)), tuple(map(str, categories)),
        )  # fmt: skip

    @cached_property
    def acts(self) -> Acts:
        """When each event acts."""
        return acts_of(self.dataset.prepared)

    @cached_property
    def strongest_first(self) -> np.ndarray:
        """The places of the events, those that say most first."""
        prepared = self.dataset.prepared
        size = prepared[c.VALUE].abs().to_numpy(dtype=float) * prepared[c.WEIGHT].to_numpy(float)
        return np.argsort(-np.nan_to_num(size), kind="stable")

    @property
    def lanes(self) -> int:
        """How many sides, lanes and ways there may be together."""
        return max(len(self.initiators), 1) * max(len(self.categories), 1) * len(WAYS)

    @cached_property
    def distinct(self) -> Distinct:
        """See `Distinct`."""
        place, keys = pd.factorize(self.keys(self.day))
        count = np.bincount(place, minlength=len(keys))
        return Distinct(keys // self.lanes, keys % self.lanes, count, place)

    def starts(self, day: np.ndarray, unit: str) -> np.ndarray:
        """The first day of the unit of each of these days of the set."""
        if unit in ("event", "day", "week"):
            return start_of(day, unit)
        first, last = self.remembered("first", self.day.min), self.remembered("last", self.day.max)
        if last - first > LONGEST:
            return start_of(day, unit)
        if unit not in self._starts:
            self._starts[unit] = start_of(np.arange(first, last + 1), unit)
        return self._starts[unit][day - first]

    def keys(self, starts: np.ndarray) -> np.ndarray:
        """A whole number for each event: the same for those that share start, side, lane and way.

        Args:
            starts: the first day of each event's unit.
        """
        sides, lanes = max(len(self.initiators), 1), max(len(self.categories), 1)
        return ((starts * sides + self.who) * lanes + self.kind) * len(WAYS) + self.way


def start_of(day: np.ndarray, unit: str) -> np.ndarray:
    """The first day of the unit that each day lies in, in days since 1970-01-01."""
    dates = day.astype("datetime64[D]")
    if unit == "week":
        return day - (day + 3) % 7  # 1 January 1970 was a Thursday
    if unit == "quarter":
        months = dates.astype("datetime64[M]").astype("int64")
        dates = (months - months % 3).astype("datetime64[M]")
    elif unit in ("month", "year"):
        dates = dates.astype("datetime64[M]" if unit == "month" else "datetime64[Y]")
    return dates.astype("datetime64[D]").astype("int64")


def end_of(start: np.ndarray, unit: str) -> np.ndarray:
    """The last day of each unit that begins on these days."""
    longest = {"week": 7, "month": 31, "quarter": 92, "year": 366}.get(unit)
    return start if longest is None else start_of(start + longest, unit) - 1
