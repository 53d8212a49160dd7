"""Memory: the same events with a dozen half-lives."""

import pandas as pd
import pytest

from data import temperature
from data.events.data_set import DataSet
from data.questions import memory
from data.questions.memory import in_words, memories


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "never"),
        (182.625, "6 months"),
        (30.4375, "1 month"),
        (365.25, "1 year"),
        (547.875, "1.5 years"),
        (730.5, "2 years"),
        (4383.0, "12 years"),
    ],
)
def test_a_half_life_is_said_as_people_say_it(days: float | None, words: str) -> None:
    assert in_words(days) == words


def test_every_half_life_gives_the_curve_that_the_model_gives(small: DataSet) -> None:
    found = memories(small.prepared, "bounded", k=0.2, half_life_days=1000.0)
    assert found is not None
    assert found.now == 1000.0
    assert found.half_lives[0] == pytest.approx(182.625)
    assert found.half_lives[-1] is None
    assert len(found.half_lives) >= 12
    for place, days in enumerate(found.half_lives):
        curve = temperature.curve(small.prepared, k=0.2, half_life_days=days)["degrees"]
        drawn = found.degrees[place].reindex(curve.index)
        assert drawn.to_numpy() == pytest.approx(curve.to_numpy())


def test_other_dates_take_the_last_value_before_them(small: DataSet) -> None:
    found = memories(small.prepared, "bounded")
    assert found is not None
    dates = pd.DatetimeIndex(["1930-01-01", "1940-06-24", "1940-06-25", "1999-01-01"])
    never = found.on(dates).degrees[len(found.half_lives) - 1].to_list()
    assert never[0] == 0.0
    assert never[1] == never[2] == pytest.approx(10.0)
    assert never[3] == found.degrees.iloc[-1, -1]


def test_without_events_there_is_nothing_to_remember(small: DataSet) -> None:
    found = memories(small.prepared.iloc[:0], "bounded")
    assert found is not None
    assert found.degrees.empty


def test_the_range_of_the_model_is_kept() -> None:
    declared = memory.parameter_of("bounded")
    assert declared is not None
    for days in memory.half_lives(declared):
        assert days is None or declared.low <= days <= declared.high
