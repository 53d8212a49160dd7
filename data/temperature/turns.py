"""Turning points: the dates at which the curve passes from one level to another.

Found by the library ruptures (Truong, Oudre and Vayatis, Signal Processing 167, 2020): of all ways
to cut the curve into that many stretches, the one in which the stretches, each with its own mean,
leave the least of the ups and downs unexplained. The curve is all it knows: nearness in time to an
event is not cause.
"""

from itertools import pairwise

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.temperature.asking import days_of

PENALTY = 0.04  # of the sum of squares around the mean: what one more turning point must explain
SHORTEST = 6  # steps of the grid: half a year, where that is of months
MOST = 30
MOST_STEPS = 1500  # a curve of more months than that is looked at in longer steps
DEFAULT_NOTE = (
    "By default another turning point is added as long as each explains at least 4 % of all the "
    "ups and downs of the curve. That share is our choice; fewer show the great turns only, more "
    "show the small ones too."
)


def turning_points(curve: pd.DataFrame, how_many: int | None = None) -> pd.DataFrame:
    """When the curve passes from one level to another.

    Args:
        curve: index of dates, column `degrees`, each holding until the next date. It is read on
            the first day of each month (every second one beyond 125 years, and so on); what has
            no value there is left out.
        how_many: 0 to 30; None for as many as explain 4 % of the ups and downs each. There may be
            fewer where the curve is short or has fewer levels: two lie at least half a year apart.

    Returns:
        DataFrame in time order: `date` (of the largest step where one level ends), `before` and
        `after` (mean degrees of the stretches on either side).

    Raises:
        ValueError: a number that is not allowed, or dates that are not in order.
        TypeError, KeyError: it is no curve.

    >>> days = pd.DatetimeIndex(["1940-01-01", "1948-06-28", "1960-01-01"], name="date")
    >>> turning_points(pd.DataFrame({"degrees": [30.0, -50.0, -50.0]}, index=days))
            date  before  after
    0 1948-06-28    30.0  -50.0
    """
    if how_many is not None and not (isinstance(how_many, int) and 0 <= how_many <= MOST):
        raise ValueError(f"how_many must be a whole number from 0 to {MOST}, not {how_many!r}")
    days, degrees = _rows(curve)
    grid = _grid(days)
    seen = degrees[np.searchsorted(days, grid, side="right") - 1]
    grid, seen = grid[~np.isnan(seen)], seen[~np.isnan(seen)]
    cuts = _cuts(seen, how_many)
    edges = [0, *cuts, len(seen)]
    means = [float(seen[a:b].mean()) for a, b in pairwise(edges) if a < b]
    dates = [_date(days, degrees, grid[cut - 1], grid[cut]) for cut in cuts]
    index = np.array(dates, dtype="int64").astype("datetime64[D]").astype("datetime64[us]")
    table = pd.DataFrame({"date": index, "before": means[: len(cuts)], "after": means[1:]})
    return table.astype({"before": float, "after": float})


def _rows(curve: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    days = days_of(curve, c.DEGREES)
    return days, curve[c.DEGREES].to_numpy(dtype=float)


def _grid(days: np.ndarray) -> np.ndarray:
    """The first day, then the first of every month, or of every few, up to the last day."""
    if len(days) == 0:
        return days
    first, last = days[[0, -1]].astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    months = np.arange(first + 1, last + 1, -(-(last - first + 1) // MOST_STEPS))
    starts = months.astype("datetime64[M]").astype("datetime64[D]").astype("int64")
    return np.concatenate([days[:1], starts])


def _cuts(seen: np.ndarray, how_many: int | None) -> list[int]:
    """The positions at which new levels begin."""
    total = float(((seen - seen.mean()) ** 2).sum()) if len(seen) else 0.0
    most = len(seen) // SHORTEST - 1
    if most < 1 or how_many == 0 or total <= 1e-12 * len(seen):
        return []
    from ruptures import KernelCPD

    search = KernelCPD(kernel="linear", min_size=SHORTEST).fit(seen.reshape(-1, 1))
    wanted = {"pen": PENALTY * total} if how_many is None else {"n_bkps": min(how_many, most)}
    edges = [0, *(search.predict(**wanted) or ())]
    means = [seen[a:b].mean() for a, b in pairwise(edges)]
    # More cuts than levels leave some that part nothing.
    return [edges[i] for i, (a, b) in enumerate(pairwise(means), 1) if abs(a - b) > 1e-9]


def _date(days: np.ndarray, degrees: np.ndarray, since: int, to: int) -> int:
    """The day of the largest step after one day and up to another."""
    known = ~np.isnan(degrees)
    days, degrees = days[known], degrees[known]
    rows = np.flatnonzero((days > since) & (days <= to))
    rows = rows[rows > 0]
    steps = np.abs(degrees[rows] - degrees[rows - 1])
    return int(days[rows[np.argmax(steps)]]) if len(rows) else int(to)
