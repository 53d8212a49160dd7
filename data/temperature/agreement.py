"""How far readers agree who scored the same events: Krippendorff's α, and what goes with it.

A matrix has one row for each event and one column for each reader; NaN where a reader gave no
score. α is 1 for full agreement and 0 for what chance alone would give; it is not defined where
every score is the same, since then nothing could have disagreed.

After Krippendorff, *Content Analysis* (2004), chapter 11: coincidences within events against what
the margins make likely, each weighted by a difference of the level of measurement.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.events.data_set import DataSet

Level = Literal["nominal", "ordinal", "interval"]
DRAWS = 1000
LOW, HIGH = 2.5, 97.5  # percentiles of the bootstrap interval
ADJUDICATED = "score"  # the column of the set's own scores among the readers'
FEWEST = 5  # events below which no agreement is told


@dataclass(frozen=True)
class Agreement:
    """α with its bootstrap interval over the events; None where it is not defined."""

    alpha: float | None
    low: float | None
    high: float | None
    events: int


def alpha(matrix: np.ndarray, level: Level = "interval") -> float | None:
    """Krippendorff's α of a matrix of events by readers; None where it is not defined.

    >>> alpha(np.array([[1, 1], [2, 2], [3, 3.0]]))
    1.0
    >>> alpha(np.array([[1, 1], [1, 1.0]])) is None
    True
    """
    counts, values = _counts(matrix)
    return _alpha(counts, values, np.ones(len(counts)), level)


def agreement(
    matrix: np.ndarray, level: Level = "interval", draws: int = DRAWS, seed: int = 0
) -> Agreement:
    """α with the interval that holds 95 of 100 redrawn sets of events.

    Args:
        matrix: events by readers, NaN where a reader gave no score.
        level: nominal, ordinal or interval.
        draws: how many times as many events are drawn with replacement.
        seed: the same seed and matrix give the same interval.
    """
    counts, values = _counts(matrix)
    whole = _alpha(counts, values, np.ones(len(counts)), level)
    if whole is None:
        return Agreement(None, None, None, len(counts))
    rng = np.random.default_rng(seed)
    taken = rng.integers(0, len(counts), (draws, len(counts)))
    times = np.stack([np.bincount(row, minlength=len(counts)) for row in taken])
    drawn = [_alpha(counts, values, row.astype(float), level) for row in times]
    known = [value for value in drawn if value is not None]
    low, high = np.percentile(known, [LOW, HIGH]) if known else (whole, whole)
    return Agreement(whole, float(low), float(high), len(counts))


def _counts(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How often each value was given to each event that two or more readers scored."""
    matrix = np.asarray(matrix, dtype=float)
    if matrix.ndim != 2:
        raise ValueError("a matrix of events by readers is needed")
    paired = matrix[(~np.isnan(matrix)).sum(axis=1) >= 2]
    values = np.unique(paired[~np.isnan(paired)])
    return (paired[:, :, None] == values).sum(axis=1).astype(float), values


def _alpha(counts: np.ndarray, values: np.ndarray, times: np.ndarray, level: Level) -> float | None:
    """α where each event counts `times`."""
    if not len(counts):
        return None
    share = times / np.maximum(counts.sum(axis=1) - 1, 1)
    together = counts.T @ (counts * share[:, None])
    together -= np.diag((counts * share[:, None]).sum(axis=0))
    margin = together.sum(axis=1)
    apart = _DIFFERENCES[level](values, margin)
    expected = float(margin @ apart @ margin)
    if expected <= 0:
        return None
    return 1.0 - (margin.sum() - 1) * float((together * apart).sum()) / expected


def _nominal(values: np.ndarray, margin: np.ndarray) -> np.ndarray:
    del margin
    return (values[:, None] != values[None, :]).astype(float)


def _ordinal(values: np.ndarray, margin: np.ndarray) -> np.ndarray:
    """How many scores lie between two values, both counted half."""
    del values
    upto = np.cumsum(margin) - margin / 2
    return (upto[:, None] - upto[None, :]) ** 2


def _interval(values: np.ndarray, margin: np.ndarray) -> np.ndarray:
    del margin
    return (values[:, None] - values[None, :]) ** 2


_DIFFERENCES: dict[Level, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {
    "nominal": _nominal,
    "ordinal": _ordinal,
    "interval": _interval,
}


def by_reader(prepared: pd.DataFrame, readings: pd.DataFrame) -> pd.DataFrame:
    """One row for each event, its own score first, then a column for each reader.

    Args:
        prepared: prepared events.
        readings: `event_id`, `reader`, `score`; a reader's second score of an event counts nothing.
    """
    own = prepared.set_index(c.EVENT_ID)[c.VALUE].rename(ADJUDICATED)
    once = readings.drop_duplicates([c.EVENT_ID, "reader"])
    others = once.pivot(index=c.EVENT_ID, columns="reader", values="score")
    named = others[list(dict.fromkeys(once["reader"]))].rename(columns={ADJUDICATED: "score "})
    return pd.concat([own, named.reindex(own.index)], axis=1)


def pairs(table: pd.DataFrame, draws: int = DRAWS) -> pd.DataFrame:
    """Agreement of every two columns of `by_reader`, the set's own score first.

    Returns:
        `one`, `other`, `events`; `alpha`, `low`, `high` (interval), `ordinal`, `ordinal_low`,
        `ordinal_high`, `rank` (Spearman's ρ), `difference` (mean of |one − other|), `signs` (events
        of which one warms and the other cools). NaN where a figure is not defined.
    """
    names = list(table.columns)
    rows = []
    for place, one in enumerate(names):
        for other in names[place + 1 :]:
            both = table[[one, other]].dropna()
            if len(both) < FEWEST:
                continue
            metric, rank = agreement(both.to_numpy(), draws=draws), _rank(both)
            order = agreement(both.to_numpy(), "ordinal", draws=draws)
            gap = (both[one] - both[other]).abs().mean()
            signs = int((np.sign(both[one]) * np.sign(both[other]) < 0).sum())
            rows.append((
                one, other, len(both), metric.alpha, metric.low, metric.high,
                order.alpha, order.low, order.high, rank, gap, signs,
            ))  # fmt: skip
    columns = [
        "one", "other", "events", "alpha", "low", "high",
        "ordinal", "ordinal_low", "ordinal_high", "rank", "difference", "signs",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)


def _rank(both: pd.DataFrame) -> float:
    ranks = both.rank()
    return float(ranks.iloc[:, 0].corr(ranks.iloc[:, 1]))


def by_group(table: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """α (interval) of all columns together in each group of events, and how many events it has."""
    rows = []
    for name in sorted(groups.dropna().unique()):
        matrix = table[(groups == name).reindex(table.index, fill_value=False)].to_numpy()
        scored = int(((~np.isnan(matrix)).sum(axis=1) >= 2).sum())
        value = alpha(matrix) if scored >= FEWEST else None
        rows.append((name, scored, np.nan if value is None else value))
    return pd.DataFrame(rows, columns=["group", "events", "alpha"])


def spread(table: pd.DataFrame) -> pd.DataFrame:
    """How far the scores of each event lie apart: `low`, `high`, `spread`, widest first.

    Only events that someone else scored too.
    """
    scored = table[table.notna().sum(axis=1) >= 2]
    out = pd.DataFrame({"low": scored.min(axis=1), "high": scored.max(axis=1)})
    out["spread"] = out[c.HIGH] - out[c.LOW]
    return out.sort_values("spread", ascending=False, kind="stable")


# ---- in words ------------------------------------------------------------------------------------


def figure_words(value: float | None) -> str:
    """A figure of agreement with two decimals; `not defined` where there is none."""
    if value is None or np.isnan(value):
        return "not defined"
    return f"{value:.2f}".replace("-", "−")


def pair_words(row: Mapping[Any, Any]) -> list[str]:
    """A row of `pairs` as cells: events, both α with their ranges, rank, difference, signs."""
    return [
        f"{row['events']}",
        _range_words(row["alpha"], row["low"], row["high"]),
        _range_words(row["ordinal"], row["ordinal_low"], row["ordinal_high"]),
        figure_words(row["rank"]),
        figure_words(row["difference"]),
        f"{row['signs']}",
    ]


def _range_words(value: float, low: float, high: float) -> str:
    told = figure_words(value)
    if told == "not defined":
        return told
    return f"{told} ({figure_words(low)} to {figure_words(high)})"


def groups_of(dataset: DataSet) -> dict[str, pd.Series]:
    """By event id, the group that `by_group` counts it in: `category` and `decade`."""
    named = dataset.prepared.set_index(c.EVENT_ID)
    return {
        "category": named[c.CATEGORY].map(dataset.category_name),
        "decade": (named[c.FIRST].dt.year // 10 * 10).map("{}s".format),
    }
