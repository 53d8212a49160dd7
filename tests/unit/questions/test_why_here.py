"""Why here: the rows of the waterfall add up to the temperature."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.chart.waterfall_view import ago, waterfall_rows
from data import temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.questions.why_here import WhyHere, why_here


def explain(events: pd.DataFrame, on: str, most: int = 9) -> WhyHere:
    prepared = prepare(events)
    return why_here(temperature.trace(prepared), prepared, pd.Timestamp(on), most)


days = st.dates(pd.Timestamp("1940-01-01").date(), pd.Timestamp("1960-12-31").date())


@given(
    st.lists(st.tuples(days, st.floats(-10, 10)), max_size=30),
    days,
    st.integers(1, 12),
)
def test_the_bars_join_and_end_at_the_temperature(rows: list, on, most: int) -> None:
    events = pd.DataFrame(
        {"date": [str(d) for d, _ in rows], "score": [s for _, s in rows]}, dtype=object
    )
    why = explain(events.astype({"date": "str", "score": float}), str(on), most)
    steps = why.steps
    assert len(steps) <= most + 1
    assert why.others + (len(steps) - bool(why.others)) == len(why.every)
    if len(steps):
        assert steps["begin"].iloc[0] == pytest.approx(0.0, abs=1e-9)
        assert steps["begin"].iloc[1:].to_list() == pytest.approx(steps["end"].iloc[:-1].to_list())
        assert steps["end"].iloc[-1] == pytest.approx(why.degrees, abs=1e-9)
    assert why.every["share"].sum() == pytest.approx(why.degrees, abs=1e-9)


def test_the_largest_are_told_in_order_of_time_and_the_rest_together(small: DataSet) -> None:
    why = explain(small.prepared, "1960-01-01", most=3)
    assert why.steps["event_id"].to_list() == ["1944-joint", "1948-expelled", "1949-blockade", ""]
    assert why.others == 2
    assert why.every["share"].abs().is_monotonic_decreasing
    told = waterfall_rows(why)
    assert [row["what"] for row in told["rows"]][-2:] == ["2 others, each smaller", "Together"]
    assert told["rows"][0]["detail"].startswith("15 September – 24 November 1944 · 15.2 years ago")
    assert "▲" in told["rows"][0]["share"]
    for row in told["rows"]:
        assert 0 <= row["left"] <= row["left"] + row["width"] <= 100.01


def test_before_the_first_event_there_is_nothing(small: DataSet) -> None:
    why = explain(small.prepared, "1930-01-01")
    assert why.degrees == 0
    assert why.steps.empty


@pytest.mark.parametrize(
    ("years", "words"),
    [
        (0.0, "the same month"),
        (0.1, "1 month ago"),
        (1.5, "18 months ago"),
        (4.02, "4.0 years ago"),
    ],
)
def test_age_in_words(years: float, words: str) -> None:
    assert ago(years) == words


@pytest.mark.parametrize("model", list(temperature.MODELS))
@pytest.mark.parametrize("on", ["1930-01-01", "1944-10-01", "1953-06-01", "1990-01-01"])
def test_every_model_is_explained(small: DataSet, model: str, on: str) -> None:
    trace = temperature.trace(small.prepared, model)
    why = why_here(trace, small.prepared, pd.Timestamp(on), most=2)
    value = temperature.to_degrees(trace.value_on(on), trace.scale)
    assert why.degrees == pytest.approx(value, nan_ok=True)
    if len(why.steps):
        assert why.steps["end"].iloc[-1] == pytest.approx(value)
        assert len(waterfall_rows(why)["rows"]) == len(why.steps) + 1


def test_a_start_other_than_zero_stands_first(small: DataSet) -> None:
    trace = temperature.trace(small.prepared, "level", m0=5.0)
    why = why_here(trace, small.prepared, pd.Timestamp("1944-10-01"))
    assert why.steps["label"].iloc[0] == "Where the model starts"
    assert waterfall_rows(why)["rows"][0]["what"] == "Where the model starts"
