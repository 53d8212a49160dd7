"""What a model takes and gives: the acts of events in, the stock and each act's share out."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from data.parameters import Parameter

DAYS_PER_YEAR = 365.25


@dataclass(frozen=True, eq=False)
class Acts:
    """When events act and how strongly, one entry for each act, in any order.

    Attributes:
        event: position of the event in the prepared table (int).
        day: days since 1970-01-01 (int64).
        score: the part of the event's score that acts then (float).
        weight: the event's confidence (float).
    """

    event: np.ndarray
    day: np.ndarray
    score: np.ndarray
    weight: np.ndarray


@dataclass(frozen=True, eq=False)
class Result:
    """The stock that a model makes of acts.

    Attributes:
        days: the distinct days with acts, ascending.
        before, after: native value just before and just after each of `days`.
        move: native movement of each act; they add up to `after − before` day by day.
        day_of_act: position in `days` of each act.
        half_life: days in which the stock fades by half; None for never.
    """

    days: np.ndarray
    before: np.ndarray
    after: np.ndarray
    move: np.ndarray
    day_of_act: np.ndarray
    half_life: float | None


@dataclass(frozen=True)
class Model:
    """A temperature model.

    Attributes:
        name: as in Python and in the address of a view.
        title: as people read it.
        parameters: its parameter table.
        scale: native value that is 100 degrees.
        run: acts and settled parameters to a result.
    """

    name: str
    title: str
    parameters: tuple[Parameter, ...]
    scale: float
    run: Callable[[Acts, dict[str, float | None]], Result]
