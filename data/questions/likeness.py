"""Find another 1948: pairs and years of an archive whose line has the shape of a chosen stretch.

Two stretches are alike where their lines go up and down at the same share of their time, however
far: each is brought to mean 0 and spread 1, and the correlation of the two says how alike they are
(the z-normalised distance that searches of time series use is √(2n(1 − r))). The one that is looked
for is drawn out and pressed together by up to three tenths. Both lines are means of the last three
years, in which twice as many reports are no more than once as many, so volume does not count.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c

WINDOW = 36  # months; as long as the model "window" looks back
LENGTHS = (1.0, 0.9, 1.1, 0.8, 1.2, 0.7, 1.3)
SHORTEST, LONGEST = 12, 480  # months of a stretch
FOUND = 10
LEAST_SWING = 0.25  # of the chosen stretch's own; less is a ripple, not another 1948
FLAT = 1e-9


class NoShape(ValueError):
    """The chosen stretch has no shape to look for; the text says why and what to choose instead."""


@dataclass(frozen=True, eq=False)
class Stretch:
    """A piece of a line, month by month.

    Attributes:
        first: its first month, counted from the year 0.
        values: mean score of the last three years at the end of each month, −10 to 10.
    """

    first: int
    values: np.ndarray

    @property
    def years(self) -> tuple[int, int]:
        """Its first and its last year."""
        return self.first // 12, (self.first + len(self.values) - 1) // 12


@dataclass(frozen=True, eq=False)
class Alike:
    """A stretch that was found.

    Attributes:
        a, b: codes of the two actors.
        likeness: correlation with the chosen one, at most 1.
        stretch: where it lies, and its line.
        longer: its length over that of the chosen one.
    """

    a: str
    b: str
    likeness: float
    stretch: Stretch
    longer: float


def means(month: np.ndarray, w: np.ndarray, ws: np.ndarray) -> Stretch:
    """The line of sums by month.

    Args:
        month: whole months since the year 0, ascending, each once; not empty.
        w, ws: sums of the weights, and of weight · score.

    Returns:
        From the first month to the last one; NaN where three years hold nothing.
    """
    first, length = int(month[0]), int(month[-1] - month[0]) + 1
    weigh, points = np.zeros(length + 1), np.zeros(length + 1)
    weigh[month - first + 1], points[month - first + 1] = w, ws
    some = np.zeros(length + 1)
    some[month - first + 1] = w > 0
    weigh, points, some = weigh.cumsum(), points.cumsum(), some.cumsum()
    since = np.maximum(np.arange(1, length + 1) - WINDOW, 0)
    count = some[1:] - some[since]
    mass = np.where(count > 0, weigh[1:] - weigh[since], np.nan)
    return Stretch(first, (points[1:] - points[since]) / mass)


def stretch_of(events: pd.DataFrame, first_year: int, last_year: int) -> Stretch:
    """The chosen stretch, out of the prepared events of any relation.

    Args:
        events: as `event_table.prepare` gives them.
        first_year, last_year: both belong to it.

    Raises:
        NoShape: it is too short or too long, holds three years without an event, or lies flat.
    """
    scored = events[events[c.VALUE].notna() & (events[c.WEIGHT] > 0)]
    if scored.empty:
        raise NoShape("No event of this relation has a score. Choose another one.")
    day = scored[c.MIDDLE].dt
    sums = pd.DataFrame(
        {
            "month": day.year * 12 + day.month - 1,
            "w": scored[c.WEIGHT].astype(float),
            "ws": scored[c.WEIGHT].astype(float) * scored[c.VALUE].astype(float),
        }
    )
    by = sums.groupby("month")[["w", "ws"]].sum()
    last = max(int(by.index[-1]), last_year * 12 + 11)
    by = by.reindex([*by.index, last], fill_value=0.0) if last not in by.index else by
    line = means(by.index.to_numpy(), by["w"].to_numpy(), by["ws"].to_numpy())
    start, end = first_year * 12 - line.first, last_year * 12 + 12 - line.first
    return _checked(Stretch(max(start, 0) + line.first, line.values[max(start, 0) : max(end, 0)]))


def _checked(stretch: Stretch) -> Stretch:
    length = len(stretch.values)
    if not SHORTEST <= length <= LONGEST:
        raise NoShape(
            f"A stretch of {length} months with events was chosen: "
            f"take one of {SHORTEST // 12} to {LONGEST // 12} years."
        )
    if np.isnan(stretch.values).any():
        raise NoShape(
            "For three years of it there is no event at all, so it has no shape. "
            "Choose years in which something happened."
        )
    if np.ptp(stretch.values) < FLAT:
        raise NoShape("The line lies flat in these years. Choose years in which it moves.")
    return stretch


def alike(
    months: pd.DataFrame,
    wanted: Stretch,
    *,
    most: int = FOUND,
    apart_from: tuple[str, str] | None = None,
    on_progress: Callable[[float], None] | None = None,
) -> list[Alike]:
    """The stretches of an archive that are most alike, the best of each pair.

    Args:
        months: sums by month of many pairs, as `Archive.months` gives them: `low`, `high`,
            `month`, `w`, `ws`, sorted.
        wanted: the chosen stretch.
        most: how many at most.
        apart_from: the pair of the archive that the chosen stretch is of, if it is one of them: it
            is not found as alike to itself, only in other years.
        on_progress: is told the share that is done, now and then.

    Returns:
        Most alike first; as many as lie above a likeness of 0. Stretches that
        spread less than a quarter as far are not looked at.
    """
    queries = [_query(wanted, by) for by in LENGTHS]
    own = tuple(sorted(apart_from)) if apart_from else None
    found: list[Alike] = []
    for share, low, high, line in _lines(months):
        spared = wanted if (low, high) == own else None
        best = max((_best(line, q, wanted, spared) for q in queries), key=lambda one: one[0])
        if best[0] > 0:
            stretch = Stretch(line.first + best[1], line.values[best[1] : best[1] + best[2]])
            longer = best[2] / len(wanted.values)
            found.append(Alike(low, high, min(best[0], 1.0), stretch, longer))
        if on_progress is not None:
            on_progress(share)
    return sorted(found, key=lambda one: (-one.likeness, one.a, one.b))[:most]


def _lines(table: pd.DataFrame) -> Iterator[tuple[float, str, str, Stretch]]:
    """The line of each pair, and the share of pairs that is done with it."""
    month, w, ws = (table[name].to_numpy() for name in ("month", "w", "ws"))
    starts = np.flatnonzero(~table.duplicated([c.LOW, c.HIGH]).to_numpy())
    ends = np.append(starts, len(table))[1:]
    low, high = table[c.LOW].to_numpy(), table[c.HIGH].to_numpy()
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1):
        line = means(month[start:end].astype(np.int64), w[start:end], ws[start:end])
        yield number / len(starts), str(low[start]), str(high[start]), line


def _query(wanted: Stretch, by: float) -> np.ndarray:
    """The chosen stretch at another length, with mean 0 and length 1."""
    length = max(round(len(wanted.values) * by), 2)
    along = np.linspace(0, len(wanted.values) - 1, length)
    drawn = np.interp(along, np.arange(len(wanted.values)), wanted.values)
    drawn = drawn - drawn.mean()
    return drawn / np.sqrt((drawn**2).sum())


def _best(
    line: Stretch, query: np.ndarray, wanted: Stretch, spared: Stretch | None
) -> tuple[float, int, int]:
    """Likeness, place and length of the most alike stretch of a line; −1 where none can be."""
    length = len(query)
    if len(line.values) < length:
        return -1.0, 0, length
    whole = np.isfinite(line.values)
    values = np.where(whole, line.values, 0.0)
    inside = _sums(whole.astype(float), length) > length - 0.5
    square = _sums(values**2, length) - _sums(values, length) ** 2 / length
    spread = np.sqrt(np.maximum(square, 0.0))
    least = LEAST_SWING * float(wanted.values.std()) * np.sqrt(length)
    can = inside & (spread >= least)
    if spared is not None:
        first = line.first + np.arange(len(can))
        can &= (first + length <= spared.first) | (first >= spared.first + len(spared.values))
    if not can.any():
        return -1.0, 0, length
    likeness = np.where(
        can, np.correlate(values, query, "valid") / np.where(can, spread, 1.0), -1.0
    )
    place = int(likeness.argmax())
    return float(likeness[place]), place, length


def _sums(values: np.ndarray, length: int) -> np.ndarray:
    """The sum of each so many values that follow one another."""
    run = np.concatenate([[0.0], np.cumsum(values)])
    return run[length:] - run[:-length]
