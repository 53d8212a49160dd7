"""Turning points: found where they were put, dated by the step, and none where there are none."""

import numpy as np
import pandas as pd
import pytest

from data.temperature import curve, turning_points
from data.temperature.turns import DEFAULT_NOTE, MOST, PENALTY
from tests.random_tables import many


def line(*steps: tuple[str, float]) -> pd.DataFrame:
    index = pd.DatetimeIndex([date for date, _ in steps], name="date").astype("datetime64[us]")
    return pd.DataFrame({"degrees": [value for _, value in steps]}, index=index)


THREE = line(("1940-01-10", 0), ("1944-06-06", 40), ("1948-06-28", -60), ("1955-06-02", 10),
             ("1970-01-01", 10))  # fmt: skip


def test_they_are_found_where_the_level_changes_and_dated_by_the_step() -> None:
    got = turning_points(THREE)
    assert list(got.columns) == ["date", "before", "after"]
    assert [str(day.date()) for day in got["date"]] == ["1944-06-06", "1948-06-28", "1955-06-02"]
    assert got["before"].to_list() == pytest.approx([0, 40, -60])
    assert got["after"].to_list() == pytest.approx([40, -60, 10])


def test_how_many_is_obeyed_as_far_as_there_are_levels() -> None:
    assert turning_points(THREE, how_many=0).empty
    one = turning_points(THREE, how_many=1)
    assert [str(day.date()) for day in one["date"]] == ["1948-06-28"]
    assert len(turning_points(THREE, how_many=2)) == 2
    assert len(turning_points(THREE, how_many=9)) == 3
    many_turns = curve(many(200))
    assert len(turning_points(many_turns, how_many=12)) == 12


def test_the_default_adds_one_as_long_as_it_explains_enough() -> None:
    """Of all numbers of turning points it is the one with the least unexplained plus penalty."""
    line = curve(many(120, seed=3))
    chosen = len(turning_points(line))
    grid = pd.date_range("1917-01-01", pd.DatetimeIndex(line.index)[-1], freq="MS")
    seen = line["degrees"].reindex(line.index.union(grid)).ffill().reindex(grid).dropna()
    total = float(((seen - seen.mean()) ** 2).sum())

    def cost(number: int) -> float:
        turns = turning_points(line, how_many=number)["date"]
        part = np.searchsorted(turns.to_numpy(), seen.index.to_numpy(), side="right")
        rest = seen.groupby(part).transform(lambda stretch: stretch - stretch.mean())
        return float((rest**2).sum()) / total + PENALTY * number

    costs = {number: cost(number) for number in range(10)}
    assert costs[chosen] == pytest.approx(min(costs.values()), abs=0.005)
    assert "4 %" in DEFAULT_NOTE
    assert pytest.approx(0.04) == PENALTY


def test_the_same_curve_gives_the_same_points() -> None:
    line = curve(many(200))
    pd.testing.assert_frame_equal(turning_points(line), turning_points(line.copy()))


@pytest.mark.parametrize(
    "curve",
    [
        line(),
        line(("1950-01-01", 5)),
        line(("1950-01-01", 5), ("1950-02-01", -5)),
        line(("1950-01-01", 5), ("1990-01-01", 5)),
        line(("1950-01-01", 5), ("1950-08-01", -5), ("1950-09-01", 3)),
    ],
    ids=["none", "one", "short", "constant", "eight months"],
)
@pytest.mark.parametrize("how_many", [None, 3])
def test_a_short_or_constant_curve_has_none(curve: pd.DataFrame, how_many: int | None) -> None:
    got = turning_points(curve, how_many)
    assert got.empty
    assert got.dtypes.astype(str).to_list() == ["datetime64[us]", "float64", "float64"]


def test_what_has_no_value_is_left_out() -> None:
    gap = line(("1940-01-10", 20), ("1944-06-06", np.nan), ("1950-01-01", -20), ("1955-01-01", -20))
    got = turning_points(gap)
    assert got["before"].to_list() == [20]
    assert got["after"].to_list() == [-20]
    assert got["date"].to_list() == [pd.Timestamp("1950-01-01")]


def test_a_thousand_years_are_read_in_longer_steps() -> None:
    got = turning_points(line(("0900-01-01", 10), ("1400-05-05", -30), ("1950-01-01", -30)))
    assert got["date"].to_list() == [pd.Timestamp("1400-05-05")]


@pytest.mark.parametrize("how_many", [-1, MOST + 1, 2.5, "3"])
def test_a_number_that_is_not_allowed_is_refused(how_many: object) -> None:
    with pytest.raises(ValueError, match="how_many must be a whole number from 0 to 30"):
        turning_points(THREE, how_many=how_many)  # type: ignore[arg-type]
