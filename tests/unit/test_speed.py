"""Speed, with much air for a busy machine; `python -m tests.benchmarks.arithmetic` measures."""

import time
from collections.abc import Callable

import numpy as np

from data.event_table import prepare
from data.temperature import band, curve, influence, trace
from tests.random_tables import many


def best_of(runs: int, call: Callable[[], object]) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return min(times)


def test_200_prepared_events_take_a_blink() -> None:
    events = prepare(many(200))
    assert best_of(7, lambda: trace(events)) < 0.02  # about 1 ms on a quiet machine


def test_a_click_is_answered_without_running_the_model_again() -> None:
    traced = trace(prepare(many(200)))
    assert best_of(7, lambda: traced.contributions("1950-01-01")) < 0.02  # about 1 ms


def test_many_events_take_little_more_than_counting_them() -> None:
    events = prepare(many(200_000))
    day = events["middle"].to_numpy().astype("datetime64[D]").astype("int64")
    value, low = events["value"].to_numpy(), int(day.min())
    counting = best_of(3, lambda: np.bincount(day - low, weights=value))
    assert best_of(3, lambda: curve(events)) < 40 * counting + 0.05


def test_draws_and_influence_are_not_one_curve_after_the_other() -> None:
    events = prepare(many(200))
    one = best_of(7, lambda: curve(events))
    assert best_of(3, lambda: band(events)) < 200 * one  # measured: about 30
    assert best_of(3, lambda: influence(events)) < 100 * one  # measured: about 15
