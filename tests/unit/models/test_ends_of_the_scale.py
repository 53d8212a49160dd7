"""The bounded accumulator where the scale ends: nothing beyond it, and nothing undefined at it."""

import numpy as np
import pytest

from data.basics.parameters import settle
from data.models import MODELS
from data.models.many import leaving_out, values_of
from data.temperature import curve, trace
from tests.random_tables import table

AT_THE_END = [("1950-05-01", 10)] * 4  # with k = 0.3 these alone would carry it to 12


def test_a_push_at_the_very_end_moves_nothing() -> None:
    got = trace(table(*AT_THE_END, ("1951-05-01", 5)), k=0.3)
    assert got.curve["value"].to_list() == [9.0, 9.0]
    assert got.moves["move"].to_list() == pytest.approx([25.0] * 4 + [0.0])
    assert got.contributions("1951-12-31")["share"].sum() == pytest.approx(9.0)


def test_a_day_that_ends_exactly_at_the_end_is_not_cut() -> None:
    got = trace(table(("1950-05-01", 10), ("1950-05-01", 10), ("1950-05-01", 10)), k=0.3)
    assert got.curve["value"].to_list() == pytest.approx([9.0])
    assert got.moves["move"].to_list() == pytest.approx([100 / 3] * 3)


@pytest.mark.parametrize("sign", [1, -1])
@pytest.mark.parametrize("number", [3, 4, 5, 6, 7, 12])
def test_many_tables_at_once_end_where_one_does(number: int, sign: int) -> None:
    """Days that pull by one to four times the scale, and the way back from its end."""
    rows = [("1950-05-01", 10 * sign)] * number + [("1951-05-01", -4 * sign)]
    events, model = table(*rows), MODELS["bounded"]
    result = trace(events, k=0.3).result
    flows = leaving_out(model.parts(result.acts), values_of(result.acts), np.array([-1]))
    days = result.rows()
    lines = model.many(flows, settle(model.parameters, {"k": 0.3}), days)
    assert lines[:, 0] == pytest.approx(result.values(days))
    assert np.abs(lines).max() <= 9.0
    assert curve(events, k=0.3)["value"].to_list() == pytest.approx(lines[:, 0].tolist())
