"""A random walk seen through noise: Kalman's filter by day, and what each event weighs in it.

The mean of a period is read as soon as its first event is there, and again with each further one
(ours), so the level on a date knows nothing of what came later.
"""

from dataclasses import dataclass

import numpy as np

from data.models.acts import position
from data.models.many import Flows
from data.models.model import Result

SIGMAS = 1.6448536269514722  # of the normal distribution: 5 % lie above, 5 % below
FIRST_MONTH = 1970 * 12  # months are counted from the year 0, so that years begin at a multiple


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


def within(values: np.ndarray, opens: np.ndarray) -> np.ndarray:
    """Running sums that begin anew at each of the positions `opens`."""
    if len(values) == 0:
        return values
    return np.concatenate([np.cumsum(part) for part in np.split(values, opens[1:])])


def filtered(
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


def filtered_many(
    flows: Flows, months: int, start: tuple[float, float], variances: tuple[float, float]
) -> np.ndarray:
    """The level after each day in every version: a table of days by versions.

    Args:
        flows: `points`, `mass` and `count` by day.
        months: length of a period.
        start: level and variance before the first period.
        variances: of the random walk in one period, and of the noise.
    """
    (wander, noise), versions = variances, flows.versions
    level, doubt = np.full(versions, start[0]), np.full(versions, start[1])
    base, spread = level.copy(), doubt.copy()
    points, mass, count = np.zeros((3, versions))
    begun = np.zeros(versions, dtype=bool)
    last, after = 0, np.empty((len(flows.days), versions))
    tables = zip(flows.of["points"], flows.of["mass"], flows.of["count"], strict=True)
    periods = period_of(flows.days, months).tolist()
    for j, (now, (scored, weighed, counted)) in enumerate(zip(periods, tables, strict=True)):
        if now != last:
            base[:], last, since = level, now, now - last
            spread = np.where(begun, doubt + wander * since, start[1] + wander)
            points[:], mass[:], count[:] = 0.0, 0.0, 0.0
        points += scored
        mass += weighed
        count += counted
        seen = (count > 0.5) & (mass > 0)
        mean = np.divide(points, mass, out=base.copy(), where=seen)
        gain = np.where(seen, spread / (spread + noise), 0.0)
        level = base + gain * (mean - base)
        doubt = np.where(seen | begun, (1.0 - gain) * spread, start[1])
        begun |= seen
        after[j] = level
    return after
