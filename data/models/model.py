"""What a model takes and gives: the acts of events in, the stock and each event's share out."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from data.basics.parameters import Parameter
from data.models.acts import Acts, Parts
from data.models.many import Flows

Settled = dict[str, float | None]  # every parameter of a model with its value


@dataclass(frozen=True, eq=False)
class Result(ABC):
    """The stock that a model makes of acts.

    Attributes:
        acts: what it was made of.
        days: the distinct days on which the value takes a step, ascending.
    """

    acts: Acts
    days: np.ndarray

    @abstractmethod
    def values(self, days: np.ndarray) -> np.ndarray:
        """The native value at the end of any days, also before the first and after the last."""

    @abstractmethod
    def before(self, days: np.ndarray) -> np.ndarray:
        """The native value on days with acts, just before these."""

    @abstractmethod
    def moves(self) -> np.ndarray:
        """The native movement that each event made by itself."""

    @abstractmethod
    def shares(self, day: int) -> np.ndarray:
        """What each event adds to the value at the end of a day; NaN for none (not yet, no more).

        Together with `prior` they are the value.
        """

    @abstractmethod
    def left(self, day: int) -> np.ndarray:
        """The fraction of each event's movement that is left then; NaN where that means nothing."""

    def prior(self, day: int) -> float:
        """What the starting value adds to the value at the end of a day."""
        return 0.0

    def span(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last day on which each event moves the value."""
        return self.acts.begin(), self.acts.end()

    def rows(self) -> np.ndarray:
        """The days that a curve needs to show the value, ascending."""
        return self.days

    def columns(self, days: np.ndarray) -> dict[str, np.ndarray]:
        """Further columns of the curve, native, by name."""
        return {}


@dataclass(frozen=True)
class Model:
    """A temperature model.

    Attributes:
        name: as in Python and in the address of a view.
        title: as people read it.
        description: one sentence in plain words.
        parameters: its parameter table.
        scale: native value that is 100 degrees.
        scale_note: why that value, in one sentence.
        bounded: whether the value can never leave −100 to +100 degrees.
        gaps: whether there can be dates without a value (NaN).
        band: whether its curve has columns `low` and `high` (5 and 95 %) of its own.
        formula: LaTeX, one line each.
        source: what is published, what is ours.
        run: acts and settled parameters to a result.
        parts: what the model sums by day, by name; for many tables at once.
        many: flows of many tables, settled parameters and days to the native values on those
            days, in a table of days by versions.
        steady: whether, with these parameters, the value only changes on days with acts.
        variants: by parameter, other values that are as good; for the envelope.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    scale: float
    scale_note: str
    bounded: bool
    gaps: bool
    band: bool
    formula: tuple[str, ...]
    source: str
    run: Callable[[Acts, Settled], Result]
    parts: Callable[[Acts], dict[str, Parts]]
    many: Callable[[Flows, Settled, np.ndarray], np.ndarray]
    steady: Callable[[Settled], bool]
    variants: Mapping[str, tuple[float | None, ...]]
