"""Memory: the same events with a half-life from six months to never, side by side."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from data import temperature
from data.basics import columns as c
from data.basics.parameters import Parameter
from data.models.acts import DAYS_PER_YEAR

PARAMETER = "half_life_days"
YEARS = (0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0, 8.0, 12.0, 20.0, 35.0, 60.0)


@dataclass(frozen=True, eq=False)
class Memories:
    """One curve for each of a dozen half-lives, on the same dates.

    Attributes:
        half_lives: days in which what is left halves, ascending; None, the last, for never.
        degrees: index of dates, one column for each half-life (its position): the temperature
            from that date on.
        now: the half-life in force, in days.
    """

    half_lives: tuple[float | None, ...]
    degrees: pd.DataFrame
    now: float | None

    def on(self, dates: pd.DatetimeIndex) -> "Memories":
        """The same curves on other dates; 0 before the first event."""
        if self.degrees.empty:
            return replace(self, degrees=self.degrees.reindex(dates).fillna(0.0))
        rows = np.searchsorted(self.degrees.index.to_numpy(), dates.to_numpy(), side="right") - 1
        values = self.degrees.to_numpy()[np.maximum(rows, 0)]
        values = np.where((rows >= 0)[:, None], values, 0.0)
        return replace(self, degrees=pd.DataFrame(values, index=dates))


def parameter_of(model: str) -> Parameter | None:
    """The half-life of a model as it declares it; None for a model that has none."""
    declared = temperature.MODELS[model].parameters
    return next((known for known in declared if known.name == PARAMETER), None)


def half_lives(parameter: Parameter) -> tuple[float | None, ...]:
    """A dozen half-lives within the range of a model's parameter; None for never, if it may be."""
    days = [years * DAYS_PER_YEAR for years in YEARS]
    inside = [value for value in days if parameter.low <= value <= parameter.high]
    return (*inside, None) if parameter.optional else tuple(inside)


def memories(events: pd.DataFrame, model: str, **parameters: float | None) -> Memories | None:
    """The temperature of `events` with each half-life; None if the model has no half-life.

    Args:
        events: as in `temperature.curve`.
        model: a name in `temperature.MODELS`.
        parameters: the model's parameters; the half-life among them is the one in force.

    Raises:
        ValueError, DateProblem: as in `temperature.curve`.
    """
    declared = parameter_of(model)
    if declared is None:
        return None
    others = {name: value for name, value in parameters.items() if name != PARAMETER}
    lives = half_lives(declared)
    curves = [
        temperature.curve(events, model=model, **others, **{PARAMETER: days})[c.DEGREES]
        for days in lives
    ]
    table = pd.concat(curves, axis=1, sort=True).ffill().fillna(0.0)
    table.columns = pd.RangeIndex(len(lives))
    return Memories(lives, table, parameters.get(PARAMETER, declared.default))


def in_words(days: float | None) -> str:
    """A half-life as people say it: `6 months`, `2 years`, `2.5 years`, `never`."""
    if days is None:
        return "never"
    years = days / DAYS_PER_YEAR
    if years < 0.96:
        months = round(years * 12)
        return f"{months} month{'' if months == 1 else 's'}"
    number = f"{years:.1f}".removesuffix(".0") if years < 9.95 else f"{years:.0f}"
    return f"{number} year{'' if number == '1' else 's'}"
