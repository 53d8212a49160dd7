"""The largest falls and rises of a line within a window of time: the same rule wherever asked.

A swing runs from the level just before one change of the line to the level just after another (or
the same) change, at most `window` days later. Of several that are equal the shortest counts. Two
swings in a list share no day.
"""

from collections import deque
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from data.basics import columns as c
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
    # lists: one number at a time out of an array costs ten times as much
    numbers = _changes(trace, span)
    days: list[int] = numbers[0].tolist()
    before: list[float] = numbers[1].tolist()
    after: list[float] = numbers[2].tolist()
    free = [True] * len(days)
    found: list[Swing] = []
    ways = (-1, 1) if sign == 0 else (sign,)
    largest: dict[int, tuple[float, int, int]] = {}
    while len(found) < most and any(free):
        for way in ways:
            if way not in largest:
                largest[way] = _largest(days, before, after, free, window, way)
        size, first, last = largest[max(ways, key=lambda way: largest[way][0])]
        if size < LEAST:
            break
        free[first : last + 1] = [False] * (last + 1 - first)
        # what shares no day with it is the largest still
        largest = {w: best for w, best in largest.items() if best[1] > last or best[2] < first}
        found.append(Swing(_day(days[first]), _day(days[last]), before[first], after[last]))
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
    days: list[int],
    before: list[float],
    after: list[float],
    free: list[bool],
    window: int,
    way: int,
) -> tuple[float, int, int]:
    """Size and positions of the largest swing one way among rows that are free."""
    best = (0.0, 0, 0)
    queue: deque[int] = deque()  # positions whose `before` goes the other way ever less
    for last in range(len(days)):
        if not free[last]:
            queue.clear()
            continue
        while queue and way * before[queue[-1]] >= way * before[last]:
            queue.pop()
        queue.append(last)
        while days[last] - days[queue[0]] > window:
            queue.popleft()
        size = way * (after[last] - before[queue[0]])
        if size > best[0] + 1e-9:
            best = (size, queue[0], last)
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
