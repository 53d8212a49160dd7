"""The coldest and the warmest stretch: as a slow search over every day finds them."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import temperature
from data.questions.stretches import stretches

days = st.integers(0, 400).map(lambda n: date(1948, 1, 1).toordinal() + n).map(date.fromordinal)


def trace_of(rows: list[tuple[date, float]]) -> temperature.Trace:
    return temperature.trace(
        pd.DataFrame({"date": [str(d) for d, _ in rows], "score": [s for _, s in rows]})
    )


@given(st.lists(st.tuples(days, st.floats(-10, 10)), min_size=2, max_size=12), st.integers(1, 90))
def test_they_are_the_extremes_of_every_span(rows: list, length: int) -> None:
    trace = trace_of(rows)
    found = stretches(trace, length)
    curve = trace.curve["degrees"]
    every = curve.reindex(pd.date_range(curve.index[0], curve.index[-1])).ffill().to_numpy()
    if len(every) < length:
        assert found is None
        return
    means = np.convolve(every, np.ones(length) / length, mode="valid")
    assert found is not None
    assert found[0].mean == pytest.approx(means.min(), abs=1e-6)
    assert found[1].mean == pytest.approx(means.max(), abs=1e-6)
    for stretch in found:
        assert (stretch.end - stretch.start).days == length - 1


def test_an_empty_line_has_none() -> None:
    empty = pd.DataFrame({"date": pd.Series(dtype="str"), "score": pd.Series(dtype=float)})
    assert stretches(temperature.trace(empty), 30) is None
