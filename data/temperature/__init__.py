"""The temperature of a relation: models by name, curves, and what each event did to them.

A score is a flow (what happened that day); the temperature is a stock (what it all adds up to). It
is given in the model's native unit (`value`) and in degrees, −100 to +100, which are Thaw's own:
100 times the value over the end of the model's scale.
"""

import math
from dataclasses import dataclass
from datetime import date
from typing import Unpack

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.events.event_table import BadRows
from data.models import DEFAULT_MODEL, MODELS
from data.models.bounded import N, step
from data.models.given import Given, tells_parameters
from data.temperature.asking import Events, UnscoredEvents, asked, day_of, days_of, settings_of
from data.temperature.envelopes import Envelope, envelope
from data.temperature.influences import influence
from data.temperature.tracing import Trace, curve_of, result_of, trace
from data.temperature.turns import turning_points
from data.temperature.uncertainty import band

__all__ = [
    "CLASSES",
    "DEFAULT_MODEL",
    "MODELS",
    "BadRows",
    "Class",
    "Envelope",
    "N",
    "Trace",
    "UnscoredEvents",
    "band",
    "class_of",
    "contributions",
    "curve",
    "envelope",
    "influence",
    "step",
    "to_degrees",
    "trace",
    "turning_points",
    "value_at",
    "value_on",
]


@dataclass(frozen=True)
class Class:
    """One of the six classes of Yan and Zhou; the lower bound belongs to it (ours)."""

    name: str
    lower: float
    upper: float

    @property
    def lower_degrees(self) -> float:
        """Lower bound in degrees."""
        return to_degrees(self.lower)

    @property
    def upper_degrees(self) -> float:
        """Upper bound in degrees."""
        return to_degrees(self.upper)


CLASSES = (
    Class("confrontation", -9, -6),
    Class("tense", -6, -3),
    Class("discord", -3, 0),
    Class("normal", 0, 3),
    Class("good", 3, 6),
    Class("friendly", 6, 9),
)


def to_degrees(native: float, scale: float = N) -> float:
    """A native value in degrees: 100 times the value over the end of the scale.

    Raises:
        TypeError: it is no number and no column of numbers.
    """
    try:
        return 100.0 * native / scale
    except TypeError:
        told = f"{type(native).__name__}; a column of numbers will do, such as curve['value']"
        raise TypeError(f"native must be a number, not {told}") from None


def class_of(degrees: float) -> Class:
    """The class a temperature lies in; +100° belongs to the last one.

    Raises:
        ValueError: NaN or infinity, which is no temperature (an empty window has none).
        TypeError: it is not one number; `curve["degrees"].map(class_of)` asks of many.
    """
    if not pd.api.types.is_scalar(degrees) or isinstance(degrees, str | bytes | bool):
        raise TypeError(f"degrees must be one number, not {type(degrees).__name__}")
    if pd.isna(degrees) or math.isinf(degrees):
        raise ValueError("there is no temperature, so it lies in no class")
    for known in reversed(CLASSES):
        if degrees >= known.lower_degrees - 1e-9:
            return known
    return CLASSES[0]


@tells_parameters
def curve(events: Events, model: str = DEFAULT_MODEL, **parameters: Unpack[Given]) -> pd.DataFrame:
    """The temperature of `events` by date: columns `value` (native) and `degrees`.

    Arguments and errors as in `trace`.

    >>> import pandas as pd
    >>> ten = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> curve(ten, k=0.3)["degrees"].round(1).to_list()
    [33.3, -2.2]
    """
    settings = settings_of(events, model, parameters)
    chosen, result = result_of(asked(events).table, model, settings)
    return curve_of(result, chosen.scale)


@tells_parameters
def value_on(
    events: Events,
    on: str | date | pd.Timestamp,
    model: str = DEFAULT_MODEL,
    **parameters: Unpack[Given],
) -> float:
    """The native value at the end of a date; NaN where the model has none (an empty window).

    Arguments and errors as in `trace`; `on` is one day: a timestamp, a date or ISO text such as
    `1960-12-31`. A year, a month or 03/02/1960 is a ValueError.

    >>> import pandas as pd
    >>> two = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> round(value_on(two, "1946-01-01", k=0.3), 3)
    3.0
    """
    day = day_of(on)
    _, result = result_of(asked(events).table, model, settings_of(events, model, parameters))
    return float(result.values(np.array([day]))[0])


@tells_parameters
def contributions(
    events: Events,
    on: str | date | pd.Timestamp,
    model: str = DEFAULT_MODEL,
    **parameters: Unpack[Given],
) -> pd.DataFrame:
    """What each event adds to the value on a date: the shares add up to it exactly.

    Args:
        events: as in `trace`.
        on: one day, as in `value_on`.
        model: a name in `MODELS`.
        parameters: as the model declares them.

    Returns:
        DataFrame, one row for each event that counts then, in time order: `event_id`, `date`
        (EDTF), `score`, `share` (native), `age_days` (since its middle day, 0 if that is to
        come), `left` (the fraction of its movement that is left; NaN where the model knows no
        such thing) and `row` (the event's label in the index of `events`, to join by). Where the
        model has no value, there is no row. A starting value other than 0 (the local level's
        `m0`) stands first, with an empty `event_id`.

    >>> import pandas as pd
    >>> two = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> contributions(two, "1950-01-01", k=0.3)["share"].round(2).to_list()
    [3.0, -3.2]
    """
    return trace(events, model, **parameters).contributions(on)


def value_at(
    curve: pd.DataFrame, on: str | date | pd.Timestamp, half_life_days: float | None = None
) -> float:
    """The native value of a curve on a date: what its last step left; 0 before the first.

    Args:
        curve: as `curve` gives it.
        on: the date, as a timestamp, a date or ISO text.
        half_life_days: the one the curve was made with, so that it goes on fading to that date.

    Raises:
        TypeError, KeyError, ValueError: it is no curve, or `on` is not one day.
    """
    days = days_of(curve, c.VALUE)
    day = day_of(on)
    position = int(np.searchsorted(days, day, side="right")) - 1
    if position < 0:
        return 0.0
    value = float(curve[c.VALUE].iloc[position])
    if half_life_days is None:
        return value
    return value * 2.0 ** (-(day - int(days[position])) / half_life_days)
