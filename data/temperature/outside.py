"""The temperature beside figures that nobody here coded: yearly means and a rank correlation."""

import numpy as np
import pandas as pd

from data.basics import columns as c

FEWEST = 5  # pairs of years below which a correlation says nothing


def yearly_means(curve: pd.DataFrame) -> pd.Series:
    """The mean temperature of each year, over the days from the first to the last of the curve.

    Args:
        curve: index of dates, column `degrees`, each holding until the next date.

    Returns:
        Series of degrees by year (int); NaN for a year without any value.

    >>> days = pd.DatetimeIndex(["1950-01-01", "1950-07-02", "1951-12-31"], name="date")
    >>> yearly_means(pd.DataFrame({"degrees": [0.0, 20.0, 20.0]}, index=days)).round(2).to_dict()
    {1950: 10.03, 1951: 20.0}
    """
    days = curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    if len(days) == 0:
        return pd.Series(dtype=float, index=pd.Index([], dtype="int64", name="year"))
    first, last = days[[0, -1]].astype("datetime64[D]").astype("datetime64[Y]")
    years = np.arange(first + 1, last + 1).astype("datetime64[D]").astype("int64")
    cuts = np.union1d(days, years)
    value = curve[c.DEGREES].to_numpy(dtype=float)
    value = value[np.searchsorted(days, cuts, side="right") - 1]
    lasts = np.diff(cuts, append=cuts[-1] + 1).astype(float)
    known = ~np.isnan(value)
    year = cuts.astype("datetime64[D]").astype("datetime64[Y]").astype("int64")
    slot = year - year[0]
    weight = np.bincount(slot, weights=lasts * known)
    total = np.bincount(slot, weights=np.where(known, value, 0.0) * lasts)
    means = np.divide(total, weight, out=np.full(len(weight), np.nan), where=weight > 0)
    index = pd.Index(np.arange(len(means)) + int(year[0]) + 1970, name="year")
    return pd.Series(means, index=index, name=c.DEGREES)


def rank_correlation(yearly: pd.Series, indicator: pd.Series) -> tuple[float, int]:
    """Spearman's rank correlation of two yearly series, and over how many years it runs.

    Args:
        yearly, indicator: figures by year; only the years in both count, blanks do not.

    Returns:
        The correlation, −1 to 1, and the number of years. NaN with fewer than five years, or
        where one of the two never changes.

    >>> warm = pd.Series([1.0, 2.0, 3.0, 4.0, 9.0], index=range(1950, 1955))
    >>> rank_correlation(warm, -warm)
    (-1.0, 5)
    """
    both = pd.concat([yearly.rename("a"), indicator.rename("b")], axis=1, join="inner").dropna()
    number = len(both)
    ranks = both.rank()
    if number < FEWEST or (ranks.nunique() < 2).any():
        return float("nan"), number
    a, b = (ranks[name].to_numpy() - ranks[name].mean() for name in ("a", "b"))
    rho = float((a * b).sum() / np.sqrt((a * a).sum() * (b * b).sum()))
    return min(1.0, max(-1.0, rho)), number
