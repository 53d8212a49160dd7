"""What an event did to the line: figures and words that add up."""

import pandas as pd
import pytest

from components.style.effect_words import effect_words
from data import catalog, temperature
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.questions.effect import effect_of
from data.selection.shown import with_moves


def moved(rows: list[tuple[str, float | None]]) -> pd.DataFrame:
    events = pd.DataFrame(
        {
            "date": [date for date, _ in rows],
            "score": pd.Series([score for _, score in rows], dtype=float),
            "title": [f"Event {number}" for number in range(len(rows))],
        }
    )
    prepared = prepare(events)
    return with_moves(prepared, temperature.trace(prepared))


def row(every: pd.DataFrame, number: int) -> pd.Series:
    return every[every["title"] == f"Event {number}"].iloc[0]


@pytest.mark.parametrize("name", catalog.names())
def test_before_movement_and_after_always_add_up(name: str) -> None:
    dataset = catalog.open_set(name)
    every = with_moves(
        dataset.prepared, temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    )
    for _, event in every.iterrows():
        effect = effect_of(event, every)
        assert round(effect.before + effect.step, 1) == effect.after
        words = effect_words(effect, scored=not pd.isna(event["value"]))
        if not effect.shared and abs(effect.told) >= 0.05:
            size = f"{abs(round(effect.after - effect.before, 1)):.1f}°"
            assert words.moved.startswith(size), event["title"]
        if effect.together:
            assert "Together with “" in words.levels or "together with" in words.levels


def test_an_event_alone_on_its_day_has_the_whole_step() -> None:
    every = moved([("1948-06-28", -8)])
    words = effect_words(effect_of(row(every, 0), every))
    assert words.kind == "cooling"
    assert words.moved == "13.3° colder"
    assert words.levels == "· from 0.0° to −13.3°, now discord"


def test_events_of_one_day_share_their_step_in_words() -> None:
    every = moved([("1948-06-28", -8), ("1948-06-28", -4), ("1950-01-01", 3)])
    effect = effect_of(row(every, 0), every)
    assert effect.together == ("Event 1",)
    assert effect.told == pytest.approx(effect.own)
    assert effect.step == pytest.approx(effect.after - effect.before)
    assert abs(effect.step) > abs(effect.own)
    levels = effect_words(effect).levels
    assert levels.startswith("by itself. Together with “Event 1”: ")
    assert f"{abs(effect.step):.1f}° colder, from 0.0° to " in levels
    assert not effect_of(row(every, 2), every).together


def test_many_events_of_a_day_are_counted() -> None:
    every = moved([("1948-06-28", -2)] * 5)
    assert (
        "“Event 1”, “Event 2” and 2 more:" in effect_words(effect_of(row(every, 0), every)).levels
    )


def test_one_that_does_not_move_the_line_is_no_company() -> None:
    every = moved([("1948-06-28", -8), ("1948-06-28", 0)])
    assert effect_of(row(every, 0), every).together == ()
    assert effect_words(effect_of(row(every, 1), every)).moved == "Does not move the line"


def test_what_lasted_is_said_to_lie_among_others() -> None:
    every = moved([("1948-01-01/1949-12-31", -8), ("1949-01-05", -5)])
    effect = effect_of(row(every, 0), every)
    assert effect.lasted
    assert "the line went from" in effect_words(effect).levels


def test_without_a_score_it_is_said_so() -> None:
    every = moved([("1948-06-28", None), ("1949-06-28", 2)])
    words = effect_words(effect_of(row(every, 0), every), scored=False)
    assert (words.kind, words.moved) == ("neutral", "No score yet:")


def test_a_model_without_a_value_before_says_only_where_it_went(small: DataSet) -> None:
    every = with_moves(small.prepared, temperature.trace(small.prepared, "window"))
    for _, event in every.iterrows():
        assert "nan" not in effect_words(effect_of(event, every)).levels
