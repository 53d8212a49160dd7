"""Why here: chapters and events add up to the temperature, by size, on one axis."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.explore.why_rows import ago, claim, why_rows
from data import temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.questions.why_here import START, WhyHere, why_here

days = st.dates(pd.Timestamp("1940-01-01").date(), pd.Timestamp("1960-12-31").date())


def explain(events: pd.DataFrame, on: str, chapters: pd.DataFrame | None = None) -> WhyHere:
    prepared = prepare(events)
    return why_here(temperature.trace(prepared), prepared, pd.Timestamp(on), chapters)


@given(st.lists(st.tuples(days, st.floats(-10, 10)), max_size=30), days)
def test_groups_and_events_add_up_to_the_temperature(rows: list, on) -> None:
    events = pd.DataFrame(
        {"date": [str(d) for d, _ in rows], "score": [s for _, s in rows]}, dtype=object
    )
    why = explain(events.astype({"date": "str", "score": float}), str(on))
    assert why.every["share"].sum() == pytest.approx(why.degrees, abs=1e-9)
    assert why.groups["net"].sum() == pytest.approx(why.degrees, abs=1e-9)
    assert why.groups["events"].sum() == len(why.every)
    both = why.groups["warmed"] + why.groups["cooled"]
    assert both.to_list() == pytest.approx(why.groups["net"].to_list(), abs=1e-9)
    assert why.groups["net"].abs().is_monotonic_decreasing
    assert why.every["share"].abs().is_monotonic_decreasing
    drawn = why_rows(why)
    bars = [bar for g in drawn["groups"] for bar in (g["bar"], g["warmed"], g["cooled"])]
    bars += [e["bar"] for g in drawn["groups"] for e in g["events"]]
    for bar in [*bars, drawn["total"]["bar"]]:
        assert 0 <= bar["left"] <= bar["left"] + bar["width"] <= 100.02
        assert drawn["zero"] == pytest.approx(bar["left"], abs=0.02) or drawn[
            "zero"
        ] == pytest.approx(bar["left"] + bar["width"], abs=0.02)


def test_events_stand_in_their_chapters_the_largest_first(small: DataSet) -> None:
    why = explain(small.prepared, "1960-01-01", small.chapters)
    assert why.groups["label"].to_list() == ["The split", "Alliance", "After"]
    assert why.groups.set_index("label").at["The split", "events"] == 2
    split = why_rows(why)["groups"][0]
    assert [event["what"] for event in split["events"]] == ["Šik is expelled", "Blockade"]
    assert split["detail"] == "1948–1949, 2 events"
    assert split["kind"] == "cooling"


def test_without_chapters_there_are_decades(small: DataSet) -> None:
    why = explain(small.prepared, "1960-01-01")
    assert set(why.groups["label"]) == {"1940s", "1950s"}


def test_what_lies_outside_every_chapter_is_said(small: DataSet) -> None:
    why = explain(small.prepared, "1960-01-01", small.chapters.iloc[:1])
    assert "Outside the chapters" in set(why.groups["label"])


def test_many_small_events_are_one_row_and_never_the_largest_item() -> None:
    events = pd.DataFrame(
        {"date": [f"1948-{m:02d}-01" for m in range(1, 13)], "score": [-3.0] * 11 + [-9.0]}
    )
    group = why_rows(explain(events, "1950-01-01"))["groups"][0]
    assert group["rest"]["count"] == 7
    assert len(group["events"]) == 12
    assert "others" not in str(group["what"])


def test_the_claim_names_the_two_largest(small: DataSet) -> None:
    told = claim(explain(small.prepared, "1960-01-01", small.chapters))
    assert told.startswith("Why ")
    assert "on 1 January 1960? The split took 28°, Alliance gave 21°, After took 2°." in told
    nothing = claim(explain(small.prepared, "1930-01-01", small.chapters))
    assert nothing.endswith("No event has moved the line by then.")


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
    why = why_here(trace, small.prepared, pd.Timestamp(on), small.chapters)
    value = temperature.to_degrees(trace.value_on(on), trace.scale)
    assert why.degrees == pytest.approx(value, nan_ok=True)
    assert claim(why)
    if len(why.groups):
        assert why.groups["net"].sum() == pytest.approx(value)
        assert len(why_rows(why)["groups"]) == len(why.groups)


def test_a_start_other_than_zero_is_a_group_of_its_own(small: DataSet) -> None:
    trace = temperature.trace(small.prepared, "level", m0=5.0)
    why = why_here(trace, small.prepared, pd.Timestamp("1944-10-01"), small.chapters)
    assert START in set(why.groups["label"])
    start = next(g for g in why_rows(why)["groups"] if g["what"] == START)
    assert start["events"][0]["id"] == ""
