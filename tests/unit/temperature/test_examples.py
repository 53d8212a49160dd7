"""What the page Method lets one play with says what the models do."""

import numpy as np
import pandas as pd
import pytest

from data import temperature
from data.models.bounded import N
from data.temperature import MODELS, examples


def traced(*rows: tuple[str, float]) -> temperature.Trace:
    dates, scores = zip(*rows, strict=True)
    return temperature.trace(pd.DataFrame({"date": dates, "score": scores}))


def test_one_event_is_what_the_line_does() -> None:
    line = traced(("1950-01-01", 10), ("1950-02-01", -4)).curve["degrees"].to_list()
    assert examples.one_event(line[0], -4) == pytest.approx(line[1])


def test_again_and_again_is_the_line_and_never_passes_the_ceiling() -> None:
    line = traced(*((f"1950-01-{day:02d}", 6) for day in range(1, 21))).curve["degrees"].to_list()
    found = examples.again_and_again(6, 20)
    assert found[1:] == pytest.approx(line)
    steps = np.diff(found)
    assert (np.diff(steps) < 0).all()
    assert examples.again_and_again(10, 300)[-1] <= 100


def test_order_counts_between_days_and_not_on_one() -> None:
    one = traced(("1950-01-01", 8), ("1950-01-01", -8)).curve["degrees"].iloc[-1]
    assert examples.on_one_day(0, [8, -8]) == examples.on_one_day(0, [-8, 8]) == pytest.approx(one)
    two = traced(("1950-01-01", 8), ("1950-01-02", -8)).curve["degrees"].iloc[-1]
    assert examples.one_after_another(0, [8, -8]) == pytest.approx(two)
    assert examples.one_after_another(0, [8, -8]) != examples.one_after_another(0, [-8, 8])


def test_half_is_left_after_a_half_life_and_all_without() -> None:
    line = examples.fading(-8, 10, 30)["degrees"]
    act = line.loc["1901-01-01"]
    assert act == pytest.approx(-100 * 0.15 * 8 / N)
    assert line.loc["1911-01-01"] == pytest.approx(act / 2, rel=1e-3)
    assert examples.fading(-8, None, 30)["degrees"].iloc[-1] == pytest.approx(act)


def test_every_model_is_there_and_reads_as_its_own_line() -> None:
    found = examples.remembered(-8, 30)
    assert list(found) == list(MODELS)
    one = pd.DataFrame({"date": ["1901-01-01"], "score": [-8]})
    for name, line in found.items():
        wanted = temperature.value_on(one, "1906-01-01", name) * 100 / MODELS[name].scale
        assert line["degrees"].loc["1906-01-01"] == pytest.approx(wanted, nan_ok=True)


@pytest.mark.parametrize(
    ("date", "first", "steps"),
    [("1904-06-28", "1904-06-28", 1), ("1904-06", "1904-06-15", 1), ("1904", "1904-01-01", 12)],
)
def test_an_unsure_date_acts_in_the_middle_or_little_by_little(
    date: str, first: str, steps: int
) -> None:
    line = examples.unsure(date, -8)["degrees"].round(6)
    moved = line.index[line.diff().fillna(0) != 0]
    assert str(moved[0].date()) == first
    assert len(moved) == steps
