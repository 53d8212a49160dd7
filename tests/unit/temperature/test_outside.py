"""Yearly means, and the rank correlation with figures from outside."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings

from data.temperature import curve
from data.temperature.outside import rank_correlation, yearly_means
from tests.random_tables import settings_of, table, tables


@given(tables(), settings_of())
@settings(max_examples=30, deadline=None)
def test_a_year_is_the_mean_of_its_days(events: pd.DataFrame, chosen: tuple[str, dict]) -> None:
    line = curve(events, model=chosen[0], **chosen[1])
    if line.empty:
        assert yearly_means(line).empty
        return
    daily = line["degrees"]
    filled = pd.Series(np.arange(len(daily)), daily.index).resample("D").ffill()
    by_day = pd.Series(daily.to_numpy()[filled.to_numpy()], filled.index)
    expected = by_day.groupby(pd.DatetimeIndex(by_day.index).year).mean()
    got = yearly_means(line)
    assert got.index.to_list() == expected.index.to_list()
    np.testing.assert_allclose(got, expected, atol=1e-8)


def test_years_of_any_age() -> None:
    got = yearly_means(curve(table(("0044-03-15", -10), ("0046-01-01", 0))))
    assert got.index.to_list() == [44, 45, 46]
    assert got.to_list() == pytest.approx([-100 / 6] * 3)


def series(values: list, first: int = 1950) -> pd.Series:
    return pd.Series(values, index=range(first, first + len(values)), dtype=float)


def test_the_correlation_of_ranks() -> None:
    warm = series([1, 5, 3, 9, 7, 2])
    assert rank_correlation(warm, warm**3) == (pytest.approx(1.0), 6)
    rho, n = rank_correlation(warm, series([2, 1, 4, 3, 6, 5]))
    assert n == 6
    # By the textbook: 1 − 6·Σd²/(n³ − n), the differences of ranks being −1, 3, −1, 3, −1, −3.
    assert rho == pytest.approx(1 - 6 * 30 / (216 - 6))


def test_equal_values_share_their_rank() -> None:
    rho, _ = rank_correlation(series([1, 1, 2, 2, 3]), series([1, 2, 3, 4, 5]))
    assert rho == pytest.approx(0.9486832980505138)


def test_only_years_in_both_count() -> None:
    warm = series([1, 2, None, 4, 5, 6, 7], 1950)
    other = series([5, 4, 3, 2, 1, 9], 1952)
    rho, n = rank_correlation(warm, other)
    assert n == 4
    assert np.isnan(rho)


@pytest.mark.parametrize("values", [[3, 3, 3, 3, 3, 3], [1, None, 2, None, 3, 4]])
def test_what_says_nothing_is_no_number(values: list) -> None:
    rho, n = rank_correlation(series(values), series([1, 2, 3, 4, 5, 6]))
    assert np.isnan(rho)
    assert n == sum(value is not None for value in values)
