"""Lines of very many days, with as many points as a screen can tell apart."""

import numpy as np
import pandas as pd

from data.basics import columns as c

SLOTS = 1000  # of the years: more than a bundle of 3 px has on a wide screen


def slots(dates: pd.Series | pd.Index, count: int = SLOTS) -> np.ndarray:
    """The number of the slot, of so many, in which each date lies."""
    days = np.asarray(dates).astype("datetime64[D]").astype("int64")
    span = max(int(days.max() - days.min()), 1)
    return (days - days.min()) * count // span


def thinned(curve: pd.DataFrame) -> pd.DataFrame:
    """First, last, lowest and highest value of each slot: what the whole line looks like.

    Args:
        curve: index of dates, column `degrees`; a short one comes back as it is.
    """
    if len(curve) <= 4 * SLOTS:
        return curve
    slot, line = slots(curve.index), curve[c.DEGREES].reset_index(drop=True)
    groups = line.groupby(slot)
    kept = pd.concat([groups.head(1), groups.tail(1)]).index
    known = line.notna().to_numpy()  # a slot may have no value at all
    valued = line[known].groupby(slot[known])
    return curve.iloc[np.unique([*kept, *valued.idxmin(), *valued.idxmax()])]
