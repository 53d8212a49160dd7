"""Bounds, counts and defaults of the figures about a line, right where they change."""

import warnings
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from data.basics import columns as c
from data.events.data_set import DataSet
from data.temperature import agreement as agree
from data.temperature import (
    asking,
    curve,
    envelopes,
    influences,
    trace,
    turning_points,
    uncertainty,
)
from data.temperature.bundles import BundledResult
from data.temperature.turns import MOST_STEPS, _grid
from tests.random_tables import table

TWO = table(("1945-04-11", 10), ("1948-06", -8))


def ratings(*rows: tuple[float, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["score", "A"], index=[f"e{i}" for i in range(len(rows))])


# ---- readers -------------------------------------------------------------------------------------

FIVE = ratings((1, 2), (-3, -3), (0, -5), (4, -1), (5, 5))


def test_five_events_tell_how_far_two_agree_and_four_do_not() -> None:
    assert agree.pairs(FIVE, draws=10)["events"].to_list() == [5]
    assert agree.pairs(FIVE.iloc[:4], draws=10).empty


def test_only_one_warms_and_the_other_cools_is_a_difference_of_sign() -> None:
    assert agree.pairs(FIVE, draws=10)["signs"].to_list() == [1]


def test_any_event_may_be_among_the_redrawn_ones() -> None:
    """Only the first event is disputed, so that the range shows whether it was ever drawn."""
    rows = [(-10, 10), *((i, i) for i in range(1, 7))]
    found = agree.agreement(np.array(rows, dtype=float))
    assert found.high == 1.0
    assert found.low is not None
    assert found.low < 0.5


def test_a_thousand_tables_are_drawn_unless_asked_otherwise() -> None:
    matrix = FIVE.to_numpy(dtype=float)
    assert agree.agreement(matrix) == agree.agreement(matrix, draws=1000)
    pd.testing.assert_frame_equal(uncertainty.band(TWO), uncertainty.band(TWO, draws=1000))
    assert not uncertainty.band(TWO).equals(uncertainty.band(TWO, draws=1001))


def test_ordinal_counts_both_ends_half() -> None:
    """Margins 1, 4 and 1: the ranks of the values lie at 0.5, 3 and 5.5."""
    apart = agree._ordinal(np.array([1.0, 2, 3]), np.array([1.0, 4, 1]))
    assert apart.tolist() == [[0, 6.25, 25], [6.25, 0, 6.25], [25, 6.25, 0]]


def test_the_widest_spread_stands_first() -> None:
    got = agree.spread(ratings((1, 2), (-3, 3), (0, -5)))
    assert got["spread"].to_list() == [6, 5, 1]


def test_events_are_grouped_by_category_and_decade(small: DataSet) -> None:
    groups = agree.groups_of(small)
    years = small.prepared.set_index(c.EVENT_ID)[c.FIRST].dt.year
    assert groups["decade"].to_dict() == {name: f"{str(y)[:3]}0s" for name, y in years.items()}


# ---- tables of notebooks -------------------------------------------------------------------------


@pytest.mark.parametrize("index", [pd.Index(["1948"], name="date"),
                                   pd.DatetimeIndex(["1948-06-28"])])  # fmt: skip
def test_dates_in_the_index_are_told(index: pd.Index) -> None:
    with pytest.raises(KeyError, match="the dates stand in the index"):
        asking.asked(pd.DataFrame({"score": [1.0]}, index=index))
    with pytest.raises(KeyError, match="needs a column “date”"):
        asking.asked(pd.DataFrame({"score": [1.0]}))


def test_a_number_that_is_no_code_is_told_as_it_stands() -> None:
    with pytest.warns(asking.UnscoredEvents, match="not a CAMEO code: 999;"):
        asking.asked(pd.DataFrame({"date": ["1948", "1949"], "score": [1.0, None],
                                   "cameo": ["", 999]}))  # fmt: skip


def test_a_table_with_all_its_scores_warns_of_nothing() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        asking.asked(TWO)


# ---- other settings ------------------------------------------------------------------------------


def test_a_year_at_nought_in_one_setting_is_on_neither_side() -> None:
    def setting(*degrees: float) -> SimpleNamespace:
        return SimpleNamespace(yearly=pd.Series(degrees, index=[1950, 1951, 1952]))

    settings = (setting(5, 0, -3), setting(0, -2, 4))
    assert envelopes._uncertain(settings) == (1952,)  # type: ignore[arg-type]


@pytest.mark.parametrize(("codes", "told"), [(["016"], "1 of them"), (["016", "164"], "2 of them")])
def test_the_note_counts_where_the_code_tables_differ(codes: list[str], told: str) -> None:
    rows = [("1948-01-01", "057"), *((f"195{i}", code) for i, code in enumerate(codes))]
    events = table(*rows, columns=("date", "cameo"))
    assert envelopes.envelope(events).note.endswith(f"GDELT and ICEWS differ on {told}.")


# ---- influence and the band ----------------------------------------------------------------------


def test_the_last_day_of_a_curve_counts_as_one_day() -> None:
    """After ten days at +3 the line steps up by 3 for one day: 3 · 1/11 on average."""
    events = table(("1950-01-01", 2), ("1950-01-11", 2))
    got = influences.influence(events, k=0.5).set_index("row")
    steps = curve(events, k=0.5)["degrees"].to_list()
    assert got["influence"][1] == pytest.approx((steps[1] - steps[0]) / 11)


def test_a_quantile_lies_between_the_draws_as_numpy_has_it() -> None:
    values = np.random.default_rng(1).normal(size=(3, 7))
    days = np.array([0, 31, 59])
    got = uncertainty._quantiles(values.copy(), days, np.arange(3), 10.0)
    for name, share in (("low", 0.05), ("mid", 0.5), ("high", 0.95)):
        assert got[name].to_list() == pytest.approx(np.quantile(values, share, axis=1).tolist())
    assert got["above"].to_list() == pytest.approx((values > 0).mean(axis=1).tolist())


def test_two_hundred_and_fifty_years_are_looked_at_by_the_month_and_no_more() -> None:
    whole = int(250 * 365.25)
    assert len(uncertainty.grid(np.array([0, whole]))) > 3000
    assert len(uncertainty.grid(np.array([0, whole + 1]))) == 252


class _Filled:
    """numpy, but for memory that nobody has written to: it holds what no line reaches."""

    def __getattr__(self, name: str) -> object:
        return getattr(np, name)

    def empty(self, shape: tuple[int, int], dtype: str) -> np.ndarray:
        return np.full(shape, 99, dtype)


@pytest.mark.parametrize("draws", [1, 2, 7])
def test_every_draw_is_made(monkeypatch: pytest.MonkeyPatch, draws: int) -> None:
    seen = []

    def quantiles(values: np.ndarray, *rest: object) -> None:
        seen.append(values)

    monkeypatch.setattr(uncertainty, "_quantiles", quantiles)
    monkeypatch.setattr(uncertainty, "np", _Filled())
    uncertainty.band(TWO, draws=draws)
    assert seen[0].shape[1] == draws
    assert np.abs(seen[0]).max() <= 9


# ---- bundles -------------------------------------------------------------------------------------


def test_a_bundle_of_which_no_day_counts_any_more_has_no_share() -> None:
    days = table(("1950-01-01", 5), ("1950-01-02", 3), ("1960-01-01", -2))
    inner = trace(days, "window").result
    result = BundledResult(inner.acts, inner.days, inner, np.array([0, 0, 1]), 2)
    got = result.shares(int(inner.acts.day[-1]))
    assert np.isnan(got[0])
    assert got[1] == -2


# ---- turning points ------------------------------------------------------------------------------


def line(values: list[float]) -> pd.DataFrame:
    index = pd.date_range("1950-01-01", periods=len(values), freq="MS", name="date", unit="us")
    return pd.DataFrame({"degrees": values}, index=index)


def test_levels_half_a_degree_apart_are_two_and_a_millionth_of_one_apart_are_one() -> None:
    assert len(turning_points(line([0.0] * 16 + [0.5] * 16))) == 1
    assert turning_points(line([1e-6] * 16 + [-1e-6] * 16)).empty


def test_a_turning_point_is_dated_by_the_step_in_its_own_month() -> None:
    """The larger step, a month before, still belongs to the level that ends."""
    values = [0.0] * 18 + [-60.0, 10.0] + [40.0] * 20
    got = turning_points(line(values), how_many=1)
    assert [str(day.date()) for day in got["date"]] == ["1951-09-01"]


@pytest.mark.parametrize(("months", "step"), [(MOST_STEPS, 1), (MOST_STEPS + 1, 2)])
def test_a_curve_of_more_months_than_can_be_searched_is_read_in_longer_steps(
    months: int, step: int
) -> None:
    ends = (np.datetime64("1800-01") + np.array([0, months - 1])).astype("datetime64[D]")
    grid = _grid(ends.astype("int64") + 4)
    firsts = grid[1:].astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    assert len(grid) <= MOST_STEPS
    assert firsts[0] == np.datetime64("1800-02").astype("int64")
    assert set(np.diff(firsts).tolist()) == {step}
    assert grid[-1] <= ends[-1].astype("int64") + 4
    assert ends[-1].astype("datetime64[M]").astype("int64") - firsts[-1] < step
