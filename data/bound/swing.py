"""The largest falls and rises of a line within a window of time: the same rule wherever asked.

A swing runs from the level just before one change of the line to the level just after another (or
the same) change, at most `window` days later. Of several that are equal the shortest counts. Two
swings in a list share no day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.lowest import Lowest
from data.temperature import Trace

WINDOW = 731  # days: two years
LEAST = 0.05  # degrees: what rounds to nothing is no swing
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True)
class Swing:
    """A fall or a rise.

    Attributes:
        start, end: first and last day on which the line moved; both belong to it.
        begin, finish: degrees before and after.
    """

    start: date
    end: date
    begin: float
    finish: float

    @property
    def size(self) -> float:
        """How far the line moved, in degrees; below 0 for a fall."""
        return self.finish - self.begin


def swings(
    trace: Trace,
    span: tuple[date, date] | None = None,
    window: int = WINDOW,
    most: int = 1,
    sign: int = 0,
) -> list[Swing]:
    """The largest swings, the largest first.

    Args:
        trace: the temperature; days without a value are left out.
        span: first and last day to look at; None for all.
        window: the longest that a swing may last, in days from first to last.
        most: how many.
        sign: −1 for falls only, 1 for rises only, 0 for both.
    """
    days, before, after = _changes(trace, span)
    free = np.ones(len(days), dtype=bool)
    found: list[Swing] = []
    ways = (-1, 1) if sign == 0 else (sign,)
    lowest = {way: Lowest.of(way * before) for way in ways}
    largest: dict[int, tuple[float, int, int]] = {}
    while len(found) < most and free.any():
        for way in ways:
            if way not in largest:
                largest[way] = _largest(days, way * after, lowest[way], free, window)
        size, first, last = largest[max(ways, key=lambda way: largest[way][0])]
        if size < LEAST:
            break
        free[first : last + 1] = False
        # what shares no day with it is the largest still
        largest = {w: best for w, best in largest.items() if best[1] > last or best[2] < first}
        found.append(
            Swing(_day(days[first]), _day(days[last]), float(before[first]), float(after[last]))
        )
    return found


def _changes(
    trace: Trace, span: tuple[date, date] | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The days on which the line changes, with degrees before and after each."""
    rows = trace.curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    if span is not None:
        low, high = ((day - _EPOCH).days for day in span)
        rows = rows[(rows >= low) & (rows <= high)]
    if len(rows) == 0:
        return rows, np.empty(0), np.empty(0)
    values = trace.result.values(np.append(rows - 1, rows)) * (100.0 / trace.scale)
    before, after = values[: len(rows)], values[len(rows) :]
    known = ~(np.isnan(before) | np.isnan(after))
    return rows[known], before[known], after[known]


def _largest(
    days: np.ndarray, after: np.ndarray, lowest: Lowest, free: np.ndarray, window: int
) -> tuple[float, int, int]:
    """Size and positions of the largest rise among rows that are free; a fall is one upside down.

    Of rises that are equal, but for rounding, the first counts, and of that the shortest.
    """
    last = np.flatnonzero(free)
    heads = np.flatnonzero(free & ~np.append(False, free[:-1]))
    begun = heads[np.searchsorted(heads, last, side="right") - 1]
    first = lowest.within(np.maximum(begun, np.searchsorted(days, days[last] - window)), last)
    size = after[last] - lowest.values[first]
    best = (0.0, 0, 0)
    for place in np.flatnonzero(size > np.append(0.0, np.maximum.accumulate(size)[:-1])).tolist():
        if size[place] > best[0] + 1e-9:
            best = (float(size[place]), int(first[place]), int(last[place]))
    return best


def _day(number: int) -> date:
    return _EPOCH + timedelta(days=int(number))


def acts_in(trace: Trace, swing: Swing, prepared: pd.DataFrame) -> pd.DataFrame:
    """The events whose middle day lies in a swing, the strongest that push its way first.

    Of bundles of reports those count that have a day in it.
    """
    bundled = c.ACTS in prepared
    first, last = (c.LAST, c.FIRST) if bundled else (c.MIDDLE, c.MIDDLE)
    rows = prepared[
        (prepared[first] >= pd.Timestamp(swing.start))
        & (prepared[last] < pd.Timestamp(swing.end + timedelta(days=1)))
    ]
    moves = trace.moves.set_index(c.EVENT_ID)["move"].reindex(rows[c.EVENT_ID])
    push = moves.to_numpy() * np.sign(swing.size)
    order = np.argsort(-np.nan_to_num(push), kind="stable")
    return rows.iloc[order].assign(move=moves.to_numpy()[order])
