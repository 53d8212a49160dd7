"""The window mean: the mean score of the last few years, and nothing where there was no event."""

from dataclasses import dataclass

import numpy as np

from data.basics.parameters import Parameter
from data.models.acts import DAYS_PER_YEAR, Acts, mean_parts, position
from data.models.many import Flows
from data.models.model import Model, Result, Settled

PARAMETERS = (
    Parameter(
        name="window_days",
        label="Window",
        unit="days",
        default=3 * DAYS_PER_YEAR,
        low=30.0,
        high=36525.0,
        step=1.0,
        help="How far back events count. They count alike until they are that old, then not at "
        "all.",
        source="Ours: as long as the three years after which the record counts as silent.",
    ),
)


@dataclass(frozen=True, eq=False)
class WindowResult(Result):
    """Running sums of mass and score, from which every window is a difference.

    Attributes:
        width: whole days; an act counts on its own day and the `width − 1` days after it.
        act_days: the distinct days with acts, ascending.
        mass, points: running sums by those days, of the mass of the acts and of mass · score;
            with a 0 in front.
        count: running number of acts that have a mass, likewise.
    """

    width: int
    act_days: np.ndarray
    mass: np.ndarray
    points: np.ndarray
    count: np.ndarray

    def _sums(self, oldest: np.ndarray, newest: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Mass and points of the acts from the oldest to the newest day, both included."""
        to = position(self.act_days, newest) + 1
        since = np.minimum(np.searchsorted(self.act_days, oldest, side="left"), to)
        # The count tells an empty window for certain; a difference of sums may leave a crumb.
        some = self.count[to] > self.count[since]
        mass = np.where(some, self.mass[to] - self.mass[since], 0.0)
        return mass, np.where(some, self.points[to] - self.points[since], 0.0)

    def values(self, days: np.ndarray) -> np.ndarray:
        """NaN where the window holds no event with a score."""
        return _mean(*self._sums(days - self.width + 1, days))

    def before(self, days: np.ndarray) -> np.ndarray:
        """The mean once the oldest have left the window and before the newest come in."""
        return _mean(*self._sums(days - self.width + 1, days - 1))

    def moves(self) -> np.ndarray:
        """How far each event pulled the mean when it came in."""
        acts = self.acts
        oldest = acts.day - self.width + 1
        mass, _ = self._sums(oldest, acts.day)
        was = np.nan_to_num(_mean(*self._sums(oldest, acts.day - 1)))
        pull = acts.weight * acts.score - acts.mass * was
        return acts.per_event(np.divide(pull, mass, out=np.zeros_like(pull), where=mass > 0))

    def shares(self, day: int) -> np.ndarray:
        """The score of each event in the window times its part of the mass there."""
        acts = self.acts
        inside = (acts.day <= day) & (acts.day > day - self.width) & (acts.mass > 0)
        counted = np.where(inside, acts.mass, 0.0)
        points = acts.per_event(np.where(inside, acts.weight * acts.score, 0.0))
        mass = acts.per_event(counted)
        total = mass.sum()
        return np.divide(points, total, out=np.full_like(points, np.nan), where=mass > 0)

    def rows(self) -> np.ndarray:
        """The days on which events come in or leave, up to the last on which one comes in."""
        return self.days[: len(self.days) and int(position(self.days, self.act_days[-1:])[0]) + 1]

    def left(self, day: int) -> np.ndarray:
        """Nothing fades in a window: in it or out of it."""
        return np.full(self.acts.count, np.nan)


def _mean(mass: np.ndarray, points: np.ndarray) -> np.ndarray:
    return np.divide(points, mass, out=np.full(len(mass), np.nan), where=mass > 0)


def run(acts: Acts, parameters: Settled) -> WindowResult:
    """The mean score in the window that ends on each day."""
    width = _width(parameters)
    act_days, at = np.unique(acts.day, return_inverse=True)
    size = len(act_days)
    mass = np.bincount(at, weights=acts.mass, minlength=size)
    points = np.bincount(at, weights=acts.weight * acts.score, minlength=size)
    count = np.bincount(at, weights=acts.mass > 0, minlength=size)
    sums = [np.concatenate([np.zeros(1), np.cumsum(values)]) for values in (mass, points, count)]
    return WindowResult(acts, np.union1d(act_days, act_days + width), width, act_days, *sums)


def _width(parameters: Settled) -> int:
    return int(np.ceil(float(parameters["window_days"] or 0.0)))


def many(flows: Flows, parameters: Settled, wanted: np.ndarray) -> np.ndarray:
    """The mean on the wanted days in every version; NaN where a window holds no event."""
    to = position(flows.days, wanted) + 1
    oldest = wanted - _width(parameters) + 1
    since = np.minimum(np.searchsorted(flows.days, oldest, side="left"), to)
    sums = {}
    for name, table in flows.of.items():
        running = np.zeros((len(flows.days) + 1, flows.versions))
        np.cumsum(table, axis=0, dtype=float, out=running[1:])
        sums[name] = running[to] - running[since]
    some = (sums["count"] > 0.5) & (sums["mass"] > 0)
    return np.divide(sums["points"], sums["mass"], out=np.full(some.shape, np.nan), where=some)


MODEL = Model(
    name="window",
    title="Window mean",
    description="The mean score of the events of the last few years: all of them count alike, "
    "older ones not at all, and where there were none there is no line.",
    parameters=PARAMETERS,
    scale=10.0,
    scale_note="100° is a mean score of 10, the highest there is.",
    bounded=True,
    gaps=True,
    band=False,
    formula=(
        r"\bar s(t) = \frac{\sum_{t - W < t_i \le t} w_i\, s_i}{\sum_{t - W < t_i \le t} w_i}"
        r"\qquad T = 10\,\bar s",
    ),
    source="A textbook moving average; that an event weighs by its evidence, and one that "
    "lasted in parts, is ours.",
    run=run,
    parts=mean_parts,
    many=many,
    steady=lambda _: False,
    variants={"window_days": (2 * DAYS_PER_YEAR, 3 * DAYS_PER_YEAR, 5 * DAYS_PER_YEAR)},
)
