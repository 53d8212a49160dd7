"""The local level: a hidden level that wanders, seen through the noise of single scores.

The model is the simplest one of state-space analysis, a random walk plus noise, and the filter is
Kalman's. That the mean of a period is read as soon as its first event is there, and again with
each further one, is ours: so the value on a date knows nothing of what came later.
"""

from dataclasses import dataclass

import numpy as np

from data.models.shape import Acts, Model, Result, position
from data.parameters import Parameter

SIGMAS = 1.6448536269514722  # of the normal distribution: 5 % lie above, 5 % below
FIRST_MONTH = 1970 * 12  # months are counted from the year 0, so that years begin at a multiple

PARAMETERS = (
    Parameter(
        name="period_months",
        label="Period",
        unit="months",
        default=12.0,
        low=1.0,
        high=12.0,
        step=1.0,
        whole=True,
        help="The scores of one period are put together as one mean. A year by default: with a "
        "few events a year, shorter periods are mostly empty.",
        source="Ours.",
    ),
    Parameter(
        name="q",
        label="Restlessness q",
        unit="score points² a year",
        default=1.0,
        low=0.01,
        high=25.0,
        step=0.01,
        help="How far the true level may wander in a year: 1 means about one point of score, up "
        "or down. Where nothing is known, the band widens by this.",
        source="Ours.",
    ),
    Parameter(
        name="r",
        label="Noise r",
        unit="score points²",
        default=4.0,
        low=0.01,
        high=100.0,
        step=0.01,
        help="How far the mean score of one period may lie from the true level by chance: 4 means "
        "about two points of score. More noise, calmer line.",
        source="Ours; two published scales differ by about 1.5 points on the same events.",
    ),
    Parameter(
        name="m0",
        label="Start m₀",
        unit="score points",
        default=0.0,
        low=-10.0,
        high=10.0,
        step=0.1,
        help="The level assumed before the first event.",
        source="Ours: neither warm nor cold.",
    ),
    Parameter(
        name="C0",
        label="Doubt at the start C₀",
        unit="score points²",
        default=9.0,
        low=0.01,
        high=100.0,
        step=0.01,
        help="How far the true level may lie from the assumed one before the first event: 9 "
        "means about three points of score.",
        source="Ours.",
    ),
)


@dataclass(frozen=True, eq=False)
class LevelResult(Result):
    """The filtered level by day with acts that have a score.

    Attributes:
        months: length of a period.
        wander: variance of the random walk in one period.
        m0, c0: mean and variance before the first event.
        mass, points: on each of `days`, the sums so far in its period.
        gain: Kalman's gain on each of `days`.
        start, after: the level before and after the acts of each of `days`.
        variance: of the level after them.
        closes: positions of the last day of each period.
    """

    months: int
    wander: float
    m0: float
    c0: float
    mass: np.ndarray
    points: np.ndarray
    gain: np.ndarray
    start: np.ndarray
    after: np.ndarray
    variance: np.ndarray
    closes: np.ndarray

    def values(self, days: np.ndarray) -> np.ndarray:
        """The filtered level; the starting value before the first event."""
        return np.concatenate([self.after, [self.m0]])[position(self.days, days)]

    def variances(self, days: np.ndarray) -> np.ndarray:
        """The variance of the level: it grows with each new period without an event."""
        at = position(self.days, days)
        if len(self.days) == 0:
            return np.full(len(days), self.c0)
        since = period_of(days, self.months) - period_of(self.days, self.months)[at]
        return np.where(at < 0, self.c0, self.variance[at] + self.wander * since)

    def before(self, days: np.ndarray) -> np.ndarray:
        """The level before the acts of the day."""
        at = position(self.days, days)
        here = np.isin(days, self.days)
        start = np.concatenate([self.start, [self.m0]])
        return np.where(here, start[at], self.values(days))

    def moves(self) -> np.ndarray:
        """How far each event pulled the level on its days."""
        acts = self.acts
        at = np.maximum(position(self.days, acts.day), 0)
        if len(self.days) == 0:
            return np.zeros(acts.count)
        # The first day of a period pulls the level from where it was, a later one the mean.
        first = np.isin(at, np.append(0, self.closes + 1))
        earlier = np.maximum(at - 1, 0)
        was = np.where(first, self.start[at], self.points[earlier] / self.mass[earlier])
        pull = acts.weight * acts.score - acts.mass * was
        return acts.per_event(np.where(acts.mass > 0, self.gain[at] * pull / self.mass[at], 0.0))

    def shares(self, day: int) -> np.ndarray:
        """The score of each event, times its part of its period, times what is left of that."""
        acts = self.acts
        counted, at, weight = self._weights(day)
        if not counted.any():
            return np.full(acts.count, np.nan)
        part = np.where(counted, weight[at] / self.mass[at], 0.0)
        shares = acts.per_event(part * acts.weight * acts.score)
        return np.where(acts.per_event(counted) > 0, shares, np.nan)

    def left(self, day: int) -> np.ndarray:
        """How much of what a period counted at first is left, the mean over an event's acts."""
        acts = self.acts
        counted, at, weight = self._weights(day)
        if not counted.any():
            return np.full(acts.count, np.nan)
        fresh = np.where(counted, weight[at] / self.gain[at], 0.0)
        number = acts.per_event(counted)
        total = acts.per_event(fresh)
        return np.divide(total, number, out=np.full(acts.count, np.nan), where=number > 0)

    def prior(self, day: int) -> float:
        """What is left of the starting value."""
        standing = self._standing(day)
        return float(self.m0 * np.prod(1.0 - self.gain[standing]))

    def _standing(self, day: int) -> np.ndarray:
        """Positions of the days that stand for their periods at the end of a day."""
        now = int(position(self.days, np.array([day]))[0])
        if now < 0:
            return self.closes[:0]
        return np.append(self.closes[self.closes < now], now)

    def _weights(self, day: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Of each act whether it counts and which day stands for its period; what that weighs."""
        standing = self._standing(day)
        counted = (self.acts.day <= day) & (self.acts.mass > 0)
        weight = np.zeros(len(self.days))
        if len(standing) == 0:
            return np.zeros_like(counted), np.zeros(len(counted), dtype="int64"), weight
        later = np.cumprod((1.0 - self.gain[standing])[::-1])[::-1]
        weight[standing] = self.gain[standing] * np.append(later[1:], 1.0)
        on = np.maximum(position(self.days, self.acts.day), 0)
        at = standing[np.minimum(np.searchsorted(standing, on), len(standing) - 1)]
        return counted, at, weight

    def rows(self) -> np.ndarray:
        """The days with acts and, for the band, the first day of each period between them."""
        if len(self.days) == 0:
            return self.days
        ends = period_of(self.days[[0, -1]], self.months)
        starts = np.arange(ends[0] + 1, ends[1] + 1) * self.months - FIRST_MONTH
        begins = starts.astype("datetime64[M]").astype("datetime64[D]").astype("int64")
        return np.union1d(self.days, begins)

    def columns(self, days: np.ndarray) -> dict[str, np.ndarray]:
        """The model's own 5–95 % band, and the level seen in retrospect."""
        value, half = self.values(days), SIGMAS * np.sqrt(self.variances(days))
        return {"low": value - half, "high": value + half, "smoothed": self.smoothed(days)}

    def smoothed(self, days: np.ndarray) -> np.ndarray:
        """The level of each day's period as all events tell it, earlier and later ones alike."""
        if len(self.days) == 0:
            return np.full(len(days), self.m0)
        known = period_of(self.days[self.closes], self.months)
        mean, variance = self.after[self.closes], self.variance[self.closes]
        gaps = np.diff(known) * self.wander
        whole = mean.copy()
        for j in range(len(known) - 2, -1, -1):
            trust = variance[j] / (variance[j] + gaps[j])
            whole[j] = mean[j] + trust * (whole[j + 1] - mean[j])
        period = period_of(days, self.months)
        at = np.clip(position(known, period), 0, len(known) - 1)
        following = np.minimum(at + 1, len(known) - 1)
        # Between two periods with events the doubt that has built up divides the way.
        spread = variance[at] + np.append(gaps, 0.0)[at]
        trust = (variance[at] + np.maximum(period - known[at], 0) * self.wander) / spread
        between = mean[at] + trust * (whole[following] - mean[at])
        return np.where(following == at, whole[at], between)


def period_of(days: np.ndarray, months: int) -> np.ndarray:
    """The number of the period that each day (since 1970-01-01) lies in."""
    month = np.asarray(days).astype("datetime64[D]").astype("datetime64[M]").astype("int64")
    return (month + FIRST_MONTH) // months


def run(acts: Acts, parameters: dict[str, float | None]) -> LevelResult:
    """The level after each day with acts that have a score."""
    length, q, r, m0, c0 = (float(parameters[known.name] or 0.0) for known in PARAMETERS)
    months = int(length)
    wander = q * months / 12
    counts = acts.mass > 0
    days, at = np.unique(acts.day[counts], return_inverse=True)
    mass = np.bincount(at, weights=acts.mass[counts], minlength=len(days))
    points = np.bincount(at, weights=(acts.weight * acts.score)[counts], minlength=len(days))
    period = period_of(days, months)
    opens = np.flatnonzero(np.diff(period, prepend=period[:1] - 1))
    closes = np.append(opens, len(days))[1:] - 1 if len(days) else opens
    mass, points = (_within(values, opens) for values in (mass, points))
    filtered = _filter(period, points / mass, (m0, c0), (wander, r))
    return LevelResult(acts, days, months, wander, m0, c0, mass, points, *filtered, closes)


def _within(values: np.ndarray, opens: np.ndarray) -> np.ndarray:
    """Running sums that begin anew at each of the positions `opens`."""
    if len(values) == 0:
        return values
    return np.concatenate([np.cumsum(part) for part in np.split(values, opens[1:])])


def _filter(
    period: np.ndarray,
    mean: np.ndarray,
    start: tuple[float, float],
    variances: tuple[float, float],
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Gain, level before and after, and variance on each day.

    Args:
        period: of each day.
        mean: of the scores of the period so far.
        start: level and variance before the first period.
        variances: of the random walk in one period, and of the noise.
    """
    (wander, noise), out = variances, []
    level, doubt = base, spread = start
    last = int(period[0]) - 1 if len(period) else 0
    for now, seen in zip(period.tolist(), mean.tolist(), strict=True):
        if now != last:
            base, spread, last = level, doubt + wander * (now - last), now
        gain = spread / (spread + noise)
        before, level = level, base + gain * (seen - base)
        doubt = (1.0 - gain) * spread
        out.append((gain, before, level, doubt))
    gains, befores, afters, doubts = np.array(out, dtype=float).reshape(-1, 4).T
    return gains, befores, afters, doubts


MODEL = Model(
    name="level",
    title="Local level",
    description="Behind the scores stands a true level that nobody sees and that wanders slowly; "
    "each period's mean score is a blurred look at it, and the band says how sure one can be.",
    parameters=PARAMETERS,
    scale=10.0,
    scale_note="100° is a level of 10, the highest score there is. The line never leaves the "
    "scale; its band can.",
    bounded=True,
    gaps=False,
    band=True,
    formula=(
        r"x_j = x_{j-1} + \text{Normal}(0, q) \qquad y_j = x_j + \text{Normal}(0, r)",
        r"P = C_{j-1} + q \qquad K = \frac{P}{P + r}",
        r"m_j = m_{j-1} + K\,(y_j - m_{j-1}) \qquad C_j = (1 - K)\,P",
    ),
    source="Random walk plus noise and Kalman's filter (1960) are textbook; the values of q, r "
    "and C₀, the period, and the reading of a period that is not over are ours.",
    run=run,
)
