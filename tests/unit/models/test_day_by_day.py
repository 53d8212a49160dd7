"""Models looked at day by day: what moved the value, where a curve ends, crumbs of subtraction."""

import numpy as np
import pytest

from data.basics.parameters import settle
from data.models import MODELS
from data.models.acts import ByDay, with_months
from data.models.many import leaving_out, values_of
from data.models.model import Result
from data.models.window import WindowResult
from data.temperature import curve, trace
from tests.random_tables import table

ROWS = (
    ("1950-02-01", 8, 0.3), ("1950-02-01", -2, 0.9), ("1950-06-01", -6, 0.2),
    ("1950-12-31", 3, 1.0), ("1951-01-01", 5, 0.7), ("1954-07-01", -9, 0.4),
)  # fmt: skip
WEIGHED = table(*ROWS, columns=("date", "score", "confidence"))


@pytest.mark.parametrize("name", ["bounded", "level"])
@pytest.mark.parametrize("start", [0.0, 4.0])
def test_the_moves_of_a_day_are_the_step_of_the_line(name: str, start: float) -> None:
    given = {"m0": start} if name == "level" else {}
    traced = trace(WEIGHED, name, **given)
    moved = traced.moves.groupby(traced.events["middle"])["move"].sum()
    first = 100 * given.get("m0", 0.0) / MODELS[name].scale
    steps = np.diff(traced.curve["degrees"].reindex(moved.index).to_numpy(), prepend=first)
    assert moved.to_list() == pytest.approx(steps.tolist())


@pytest.mark.parametrize("name", MODELS)
def test_on_its_own_day_an_event_counts_and_the_shares_are_the_value(name: str) -> None:
    result = trace(WEIGHED, name).result
    for day in np.unique(result.acts.day).tolist():
        shares = result.shares(day)
        assert np.isnan(shares).tolist() == (~result.acts.begun(day) | _gone(result, day)).tolist()
        value = float(result.values(np.array([day]))[0])
        assert np.nansum(shares) + result.prior(day) == pytest.approx(value)


def _gone(result: Result, day: int) -> np.ndarray:
    """Which events a window has lost by a day; no other model loses any."""
    width = result.width if isinstance(result, WindowResult) else 10**6
    return result.acts.end() <= day - width


@pytest.mark.parametrize("months", [1, 5, 7, 12])
def test_a_level_s_periods_begin_with_the_year_or_at_a_month_of_it(months: int) -> None:
    got = curve(table(("1950-05-20", 4), ("1953-02-03", 2)), model="level", period_months=months)
    begins = [(day.year * 12 + day.month - 1) % months for day in got.index[1:-1]]
    assert begins == [0] * len(begins)
    assert {day.day for day in got.index[1:-1]} <= {1}
    number = (1953 * 12 + 1) // months - (1950 * 12 + 4) // months
    assert len(got) == 2 + number


def test_before_the_second_score_of_a_period_stands_the_level_after_the_first() -> None:
    result = trace(WEIGHED, "level").result
    days = result.days
    assert result.before(days)[1:] == pytest.approx(result.values(days - 1)[1:])
    assert result.before(days[:1])[0] == 0.0


def test_a_window_before_the_day_has_lost_the_oldest_and_has_none_of_the_day() -> None:
    events = table(("1950-01-01", 8), ("1950-01-02", 4), ("1950-01-31", -2), ("1950-02-01", 1))
    result = trace(events, "window", window_days=30).result
    assert isinstance(result, WindowResult)
    days = result.act_days
    assert result.before(days)[1:] == pytest.approx([8, 4, -2])
    assert result.values(days) == pytest.approx([8, 6, 1, -0.5])


def test_what_comes_into_an_empty_window_moves_it_all_the_way_however_doubtful() -> None:
    alone = table(("1950-01-01", 8, 0.5), columns=("date", "score", "confidence"))
    assert trace(alone, "window").moves["move"].to_list() == pytest.approx([80.0])


def test_a_window_s_curve_ends_with_the_last_event() -> None:
    got = curve(table(("1950-01-01", 8), ("1950-01-21", -2)), model="window", window_days=30)
    assert [str(day.date()) for day in got.index] == ["1950-01-01", "1950-01-21"]


LASTING = table(
    ("1950-02-01", 8, 0.3), ("1950-03-05/1951-02-03", -6, 0.8), ("1950-12-31", 3, 1.0),
    ("1952", 5, 0.7), ("1954-07-01", -9, 0.4), columns=("date", "score", "confidence"),
)  # fmt: skip


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("given", [{}, {"half_life_days": 200.0}, {"m0": -3.0}])
def test_many_tables_at_once_are_the_one_table(name: str, given: dict[str, float]) -> None:
    model = MODELS[name]
    known = {p.name for p in model.parameters}
    given = {key: value for key, value in given.items() if key in known}
    result = trace(LASTING, name, **given).result
    flows = leaving_out(model.parts(result.acts), values_of(result.acts), np.array([-1, -1]))
    days = np.arange(result.days[0] - 100, result.days[-1] + 1500, 13)
    lines = model.many(flows, settle(model.parameters, given), days)
    for version in (0, 1):
        assert lines[:, version] == pytest.approx(result.values(days), nan_ok=True)


@pytest.mark.parametrize("name", MODELS)
def test_the_shares_of_what_lasted_are_the_value_too(name: str) -> None:
    result = trace(LASTING, name).result
    for day in (result.days[0] + np.array([0, 40, 200, 400, 800, 1600, 2000])).tolist():
        value = float(result.values(np.array([day]))[0])
        shares = result.shares(day)
        if np.isnan(value):
            assert np.isnan(shares).all()
        else:
            assert np.nansum(shares) + result.prior(day) == pytest.approx(value)


@pytest.mark.parametrize("name", ["window", "level"])
@pytest.mark.parametrize("weights", [(0.1, 0.2, 0.3), (1.0, 1e-20, 1e-20)])
def test_leaving_out_what_weighs_most_leaves_no_crumb(name: str, weights: tuple) -> None:
    """(0.1 + 0.2 + 0.3) − 0.1 − 0.2 − 0.3 is not 0, and 1 + 10⁻²⁰ − 1 is."""
    rows = [("1950-03-01", 5.0, weight) for weight in weights]
    events, model = table(*rows, columns=("date", "score", "confidence")), MODELS[name]
    result = trace(events, name).result
    values = values_of(result.acts)
    flows = leaving_out(model.parts(result.acts), values, np.array([0, 1, 2]))
    far = result.days[-1:] + 4000  # long after all of them have left a window
    lines = model.many(flows, settle(model.parameters, {}), np.append(result.days, far))
    if name == "window":
        assert np.isnan(lines[-1]).all()
        lines = lines[:-1]
    else:
        assert not np.isnan(lines).any()
    known = lines[~np.isnan(lines)]
    assert np.isfinite(known).all()
    assert known.min() >= 0
    assert known.max() <= 5 + 1e-9


def test_days_far_apart_are_summed_as_those_close_together() -> None:
    day = np.array([5, 5, 2, 300_000])
    near, far = ByDay.of(day[:3]), ByDay.of(day)
    assert near.days.tolist() == [2, 5]
    assert near.sums(np.array([1.0, 2, 4])).tolist() == [4, 3]
    assert far.days.tolist() == [2, 5, 300_000]
    assert far.sums(np.array([1.0, 2, 4, 8])).tolist() == [4, 3, 8]


def test_months_between_two_days_are_their_firsts_and_no_more() -> None:
    def days(*texts: str) -> np.ndarray:
        return np.array(texts, dtype="datetime64[D]").astype("int64")

    got = with_months(days("1950-01-20", "1950-03-31")).astype("datetime64[D]").astype(str)
    assert got.tolist() == ["1950-01-20", "1950-02-01", "1950-03-01", "1950-03-31"]
    assert with_months(days("1950-01-20")).tolist() == days("1950-01-20").tolist()
    assert with_months(days()).tolist() == []
