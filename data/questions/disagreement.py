"""Where several models disagree on whether the relation was warm or cold."""

from itertools import pairwise

import numpy as np
import pandas as pd

from data.basics import columns as c

NEAR_ZERO = 0.5  # degrees: what rounds to 0° takes no side


def sign_disputes(table: pd.DataFrame, end: pd.Timestamp) -> pd.DataFrame:
    """Spans in which one column lies above zero and another below.

    Args:
        table: index of dates, one column of degrees for each model (the value from that date
            on); NaN, and what lies within half a degree of 0, takes no side.
        end: where the last span ends.

    Returns:
        One row for each span in which the sides stay the same: `start`, `end`, `warm`, `cold`
        (tuples of column names).
    """
    values = table.to_numpy(dtype=float)
    sides = np.where(np.abs(np.nan_to_num(values)) < NEAR_ZERO, 0, np.sign(np.nan_to_num(values)))
    split = np.any(sides > 0, axis=1) & np.any(sides < 0, axis=1)
    changes = np.flatnonzero((np.diff(sides, axis=0) != 0).any(axis=1)) + 1
    edges = [0, *changes.tolist(), len(table)] if len(table) else []
    dates = table.index
    rows = [
        {
            c.START: dates[low],
            c.END: dates[high] if high < len(dates) else end,
            "warm": tuple(table.columns[sides[low] > 0]),
            "cold": tuple(table.columns[sides[low] < 0]),
        }
        for low, high in pairwise(edges)
        if split[low] and dates[low] < end
    ]
    return pd.DataFrame(rows, columns=[c.START, c.END, "warm", "cold"])
