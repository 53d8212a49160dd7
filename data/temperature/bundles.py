"""Events that are bundles of many days: a model runs on the days, and a bundle gets their sum.

The line of an archive of reports is that of all its days. What is drawn, listed and filtered are
bundles, so many that a screen holds them; each carries its days with it.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.models.acts import Acts
from data.models.model import Model, Result, Settled

ACT = np.dtype([("day", "<i8"), ("score", "<f8"), ("weight", "<f8")])


def packed(acts: np.ndarray, bundle: np.ndarray, count: int) -> pd.Series:
    """The column `ACTS` of a table of bundles.

    Args:
        acts: one `ACT` for each day of each bundle: days since 1970-01-01, mean score, weight; by
            bundle and then by day.
        bundle: the place of each act's bundle.
        count: how many bundles there are.
    """
    edges = np.searchsorted(bundle, np.arange(count + 1))
    cells = [acts[a:b].tobytes() for a, b in pairwise(edges)]
    return pd.Series(cells, dtype=object)


def are_bundles(prepared: pd.DataFrame) -> bool:
    """Whether the events carry days of their own."""
    return c.ACTS in prepared.columns


def unpacked(prepared: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """The acts of all bundles, and the place of each act's bundle.

    A bundle whose score was changed by way of trial has that score on each of its days.
    """
    cells = prepared[c.ACTS].to_list()
    acts = np.frombuffer(b"".join(cells), dtype=ACT).copy()
    counts = np.array([len(cell) // ACT.itemsize for cell in cells], dtype="int64")
    bundle = np.repeat(np.arange(len(cells)), counts)
    score = prepared[c.VALUE].to_numpy(dtype=float)
    changed = score != prepared[c.SCORE].to_numpy(dtype=float)
    acts["score"] = np.where(changed[bundle], score[bundle], acts["score"])
    return acts, bundle


@dataclass(frozen=True, eq=False)
class BundledResult(Result):
    """What a model made of the days, told by bundle.

    Attributes:
        inner: of the days, each an event of its own.
        bundle: the place of each day's bundle, ascending.
        count: how many bundles there are.
    """

    inner: Result
    bundle: np.ndarray
    count: int

    def values(self, days: np.ndarray) -> np.ndarray:
        """Those of the days."""
        return self.inner.values(days)

    def before(self, days: np.ndarray) -> np.ndarray:
        """Those of the days."""
        return self.inner.before(days)

    def moves(self) -> np.ndarray:
        """The sum over a bundle's days."""
        return self._sum(self.inner.moves())

    def shares(self, day: int) -> np.ndarray:
        """The sum over a bundle's days; NaN where none of them counts."""
        return self._known(self.inner.shares(day))

    def left(self, day: int) -> np.ndarray:
        """The mean over a bundle's days, each by how far it moved the value."""
        left, moves = self.inner.left(day), self.inner.moves()
        known = ~np.isnan(left)
        size = self._sum(np.where(known, np.abs(moves), 0.0))
        whole = self._sum(np.where(known, np.abs(moves) * left, 0.0))
        return np.divide(whole, size, out=np.full(self.count, np.nan), where=size > 0)

    def prior(self, day: int) -> float:
        """That of the days."""
        return self.inner.prior(day)

    def span(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last day of each bundle that has a report."""
        day = self.inner.acts.day
        return (
            day[np.flatnonzero(np.diff(self.bundle, prepend=-1))],
            day[np.flatnonzero(np.diff(self.bundle, append=self.count))],
        )

    def rows(self) -> np.ndarray:
        """Those of the days."""
        return self.inner.rows()

    def columns(self, days: np.ndarray) -> dict[str, np.ndarray]:
        """Those of the days."""
        return self.inner.columns(days)

    def _sum(self, values: np.ndarray) -> np.ndarray:
        return np.bincount(self.bundle, weights=values, minlength=self.count).astype(float)

    def _known(self, values: np.ndarray) -> np.ndarray:
        known = ~np.isnan(values)
        some = np.bincount(self.bundle[known], minlength=self.count) > 0
        return np.where(some, self._sum(np.where(known, values, 0.0)), np.nan)


def result_of_bundles(
    prepared: pd.DataFrame, whole: Acts, model: Model, settled: Settled
) -> BundledResult:
    """What a model makes of bundles.

    Args:
        prepared: bundles.
        whole: each bundle as one act, for what is asked of bundles and not of days.
        model, settled: the model and its parameters.
    """
    acts, bundle = unpacked(prepared)
    every = np.arange(len(acts))
    days = Acts(every, acts["day"], acts["score"], acts["weight"], len(acts))
    inner = model.run(days, settled)
    return BundledResult(whole, inner.days, inner, bundle, len(prepared))
