"""Leave-one-out: the same as leaving the event out of the table and measuring by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.events.event_table import prepare
from data.models import MODELS
from data.temperature import curve, influence
from data.temperature import influences as module
from data.temperature.tracing import trace
from tests.random_tables import many, settings_of, table, tables


def by_hand(events: pd.DataFrame, model: str, parameters: dict) -> pd.DataFrame:
    """One run for every event, and the distance of the two lines day by day."""
    prepared = prepare(events)
    scale = 100 / MODELS[model].scale
    full = trace(prepared, model, **parameters)
    rows = full.result.rows()
    lasts = np.diff(rows, append=rows[-1] + 1) if len(rows) else np.zeros(0)
    out = []
    for i, event in enumerate(prepared["event_id"]):
        less = trace(prepared.drop(index=i).reset_index(drop=True), model, **parameters)
        apart = scale * (full.result.values(rows) - less.result.values(rows))
        known = ~np.isnan(apart)
        mean = np.average(np.abs(apart[known]), weights=lasts[known]) if known.any() else 0.0
        largest = np.abs(apart[known]).max() if known.any() else 0.0
        out.append((event, mean, largest))
    return pd.DataFrame(out, columns=["event_id", "influence", "largest"])


@given(tables(most=9), settings_of())
@settings(max_examples=35, deadline=None)
def test_it_is_what_leaving_out_by_hand_gives(
    events: pd.DataFrame, chosen: tuple[str, dict]
) -> None:
    model, parameters = chosen
    got = influence(events, model, **parameters).set_index("event_id").sort_index()
    expected = by_hand(events, model, parameters).set_index("event_id").sort_index()
    np.testing.assert_allclose(got["influence"], expected["influence"], atol=1e-7)
    np.testing.assert_allclose(got["largest"].abs(), expected["largest"], atol=1e-7)


def test_the_strongest_stands_first_with_the_date_of_its_largest_difference() -> None:
    events = table(("1950-01-01", 9), ("1950-06-01", -1), ("1951-01-01", -6), ("1952-01-01", 0))
    got = influence(events)
    assert list(got.columns) == ["event_id", "influence", "largest", "largest_on", "row"]
    assert got["influence"].is_monotonic_decreasing
    assert got["largest"].iloc[0] == pytest.approx(15.0)
    assert got["largest_on"].iloc[0] == pd.Timestamp("1950-01-01")
    assert got["influence"].iloc[-1] == 0
    assert got["largest"].to_list()[1] < 0


@given(tables(most=9), st.randoms())
@settings(max_examples=15, deadline=None)
def test_order_in_the_file_does_not_matter(events: pd.DataFrame, random) -> None:
    rows = list(range(len(events)))
    random.shuffle(rows)
    one, other = influence(events), influence(events.iloc[rows])
    np.testing.assert_allclose(one["influence"], other["influence"], atol=1e-9)
    assert set(one["event_id"]) == set(other["event_id"])


def test_a_day_counts_as_long_as_it_lasts() -> None:
    """The second event changes the line for the last day of 101 only."""
    start = pd.Timestamp("1950-01-01")
    events = table((str(start.date()), 3), (str((start + pd.Timedelta(days=100)).date()), 6))
    got = influence(events).set_index("largest_on")["influence"]
    last = curve(events)["degrees"].diff().iloc[-1]
    assert got.loc["1950-04-11"] == pytest.approx(last / 101)


def test_blocks_make_no_difference(monkeypatch: pytest.MonkeyPatch) -> None:
    events = many(50)
    whole = influence(events)
    monkeypatch.setattr(module, "AT_ONCE", 2 * 7 * 50)
    pd.testing.assert_frame_equal(influence(events), whole)


def test_only_the_strongest_are_left_out_where_that_is_asked() -> None:
    events = many(50)
    whole = influence(events)
    few = influence(events, most=10)
    assert len(few) == 10
    assert set(few["event_id"]) <= set(whole["event_id"])
    strongest = trace(events).moves.set_index("event_id")["move"].abs().nlargest(10)
    assert set(few["event_id"]) == set(strongest.index)


def test_no_events_no_influence() -> None:
    assert influence(table()).empty
    alone = influence(table(("1950-07-02", 5)))
    assert alone["influence"].to_list() == pytest.approx([100 * 0.75 / 9])
