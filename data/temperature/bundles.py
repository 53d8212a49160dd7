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
# An act of what lasted, or of which only the year is known: `of` equal parts, each a row.
SPAN = np.dtype([*ACT.descr, ("of", "<i8"), (c.FIRST, "<i8"), (c.LAST, "<i8")])


def packed(acts: np.ndarray, bundle: np.ndarray, count: int) -> pd.Series:
    """The column `ACTS` of a table of bundles, or `SPANS`.

    Args:
        acts: one `ACT` for each day of each bundle: days since 1970-01-01, mean score, weight; by
            bundle and then by day. Of `SPAN` the rows of one event stand together.
        bundle: the place of each act's bundle.
        count: how many bundles there are.
    """
    edges = np.searchsorted(bundle, np.arange(count + 1))
    cells = [acts[a:b].tobytes() for a, b in pairwise(edges)]
    return pd.Series(cells, dtype=object)


def are_bundles(prepared: pd.DataFrame) -> bool:
    """Whether the events carry days of their own."""
    return c.ACTS in prepared.columns


def unpacked(prepared: pd.DataFrame) -> tuple[Acts, np.ndarray]:
    """The acts of all bundles, each day or span an event of its own, and the bundle of each event.

    A bundle whose score was changed by way of trial has that score on each of its days.
    """
    days, bundle = _rows(prepared, c.ACTS, ACT)
    if c.SPANS not in prepared.columns:
        every = np.arange(len(days))
        return Acts(every, days["day"], days["score"], days["weight"], len(days)), bundle
    spans, held_by = _rows(prepared, c.SPANS, SPAN)
    heads = _heads(spans["of"])
    event = np.concatenate([np.arange(len(days)), len(days) + np.repeat(np.arange(len(heads)),
                            spans["of"][heads])])  # fmt: skip
    of = np.concatenate([np.ones(len(days)), spans["of"]])
    bundle = np.concatenate([bundle, held_by[heads]])
    order = np.argsort(bundle, kind="stable")
    rank = np.empty(len(order), dtype="int64")
    rank[order] = np.arange(len(order))
    by_event = np.argsort(rank[event], kind="stable")
    day, score, weight = (np.concatenate([days[n], spans[n]])[by_event] for n in ACT.names or ())
    of = of[by_event]
    lasting = np.argsort(rank[len(days) :], kind="stable")
    return Acts(
        rank[event][by_event], day, score / of, weight, len(order), 1 / of,
        rank[len(days) :][lasting], spans[c.FIRST][heads][lasting], spans[c.LAST][heads][lasting],
    ), bundle[order]  # fmt: skip


def _rows(prepared: pd.DataFrame, column: str, kind: np.dtype) -> tuple[np.ndarray, np.ndarray]:
    """The rows that the cells of a column hold, and the place of each row's bundle."""
    cells = prepared[column].to_list()
    rows = np.frombuffer(b"".join(cells), dtype=kind).copy()
    counts = np.array([len(cell) // kind.itemsize for cell in cells], dtype="int64")
    bundle = np.repeat(np.arange(len(cells)), counts)
    score = prepared[c.VALUE].to_numpy(dtype=float)
    changed = ~np.isnan(score) & (score != prepared[c.SCORE].to_numpy(dtype=float))
    rows["score"] = np.where(changed[bundle], score[bundle], rows["score"])
    return rows, bundle


def _heads(of: np.ndarray) -> np.ndarray:
    """Where the first row of each event stands, given of each row how many its event has."""
    heads, place = [], 0
    while place < len(of):
        heads.append(place)
        place += int(of[place])
    return np.array(heads, dtype="int64")


@dataclass(frozen=True, eq=False)
class BundledResult(Result):
    """What a model made of the days, told by bundle.

    Attributes:
        inner: of the days, each an event of its own, as is each span.
        bundle: the place of the bundle of each of those events, ascending.
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
        """The first and the last day on which each bundle acts."""
        day, bundle = self.inner.acts.day, self.bundle[self.inner.acts.event]
        heads = np.flatnonzero(np.diff(bundle, prepend=-1))
        return np.minimum.reduceat(day, heads), np.maximum.reduceat(day, heads)

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
    inner = model.run(acts, settled)
    return BundledResult(whole, inner.days, inner, bundle, len(prepared))
