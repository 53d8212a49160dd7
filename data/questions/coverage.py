"""Where the record speaks and where it is silent."""

import numpy as np
import pandas as pd

from data.basics import columns as c

SILENT_YEARS = 3


def silences(
    prepared: pd.DataFrame,
    since: pd.Timestamp | None = None,
    until: pd.Timestamp | None = None,
    years: float = SILENT_YEARS,
) -> pd.DataFrame:
    """Spans in which no event lies within `years` on either side.

    Args:
        prepared: prepared events; one that lasted covers its whole span.
        since, until: where to look; without them, from the first to the last event.
        years: how far an event reaches, in years of 365.25 days.

    Returns:
        DataFrame with `start`, `end` and `since`, the last day of the last event before the span
        (NaT before the first event), all datetime64[us], in order.
    """
    reach = np.timedelta64(round(years * 365.25), "D")
    first = np.sort(prepared[c.FIRST].to_numpy()) - reach
    last = (
        np.maximum.accumulate(prepared.sort_values(c.FIRST, kind="stable")[c.LAST].to_numpy())
        + reach
        if len(prepared)
        else prepared[c.LAST].to_numpy()
    )
    starts, ends = last, first[1:]
    if since is not None:
        starts, ends = np.concatenate([[_day(since, last)], last]), first
    if until is not None:
        ends = np.concatenate([ends, [_day(until, last)]])
    some = min(len(starts), len(ends))
    gaps = np.flatnonzero(_numbers(starts[:some]) < _numbers(ends[:some]))
    pairs = {c.START: starts[gaps], c.END: ends[gaps]}
    found = pd.DataFrame(pairs).astype("datetime64[us]")
    known = found[c.START].isin(last)
    return found.assign(since=(found[c.START] - reach).where(known).astype("datetime64[us]"))


def _numbers(days: np.ndarray) -> np.ndarray:
    return days.astype("datetime64[us]").astype("int64")


def _day(date: pd.Timestamp, like: np.ndarray) -> np.datetime64:
    return np.datetime64(date).astype(like.dtype)


def events_per_year(prepared: pd.DataFrame) -> pd.Series:
    """How many events begin in each year; index of years that have any. Bundles count as many."""
    if c.REPORTS in prepared:
        return prepared.groupby(prepared[c.FIRST].dt.year)[c.REPORTS].sum().sort_index()
    return prepared[c.FIRST].dt.year.value_counts().sort_index()
