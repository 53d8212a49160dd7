"""The bounded accumulator: a stock between −9 and +9 that is harder to move outwards than back.

The scale and the asymmetry are attributed to Yan Xuetong and Zhou Fangyin, Chinese Social Sciences
2004(6), of which a summary was read; the formula as written here, and k, are Thaw's own.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from data.basics.parameters import Parameter
from data.models.acts import DAYS_PER_YEAR, Acts, ByDay, Parts, position, with_months
from data.models.many import Flows
from data.models.model import Model, Result, Settled

N = 9.0

PARAMETERS = (
    Parameter(
        name="k",
        label="Sensitivity k",
        unit="times 10° per score point",
        default=0.15,
        low=0.01,
        high=1.0,
        step=0.01,
        help="How far one point of score moves the stock. It belongs to how densely the set is "
        "coded: twice as many rows for the same history want half the k.",
        source="Ours; outside data do not identify it. A data set may bring its own.",
    ),
    Parameter(
        name="half_life_days",
        label="Half-life",
        unit="days",
        default=None,
        low=30.0,
        high=36525.0,
        step=1.0,
        help="In how many days what is left of the past fades by half. Never: nothing fades.",
        source="Ours; outside data do not identify it (see Arena, Mulder and Leenders).",
        optional=True,
    ),
)


@dataclass(frozen=True, eq=False)
class BoundedResult(Result):
    """The stock by day; between two days with acts it only fades.

    Attributes:
        by_day: the acts by day.
        impulse: `k · w · s` of each act.
        net, size: sums, by day, of the impulses and of their sizes.
        start, after: the stock just before and just after each day.
        half_life: in days; None for never.
    """

    by_day: ByDay
    impulse: np.ndarray
    net: np.ndarray
    size: np.ndarray
    start: np.ndarray
    after: np.ndarray
    half_life: float | None

    def values(self, days: np.ndarray) -> np.ndarray:
        """0 before the first act; after the last what is left of the last value."""
        at = position(self.days, days)
        if len(self.days) == 0:
            return np.zeros(len(days))
        return np.where(at < 0, 0.0, self.after[at] * self._fading(days - self.days[at]))

    def before(self, days: np.ndarray) -> np.ndarray:
        """The stock after fading, before the acts of the day."""
        return self.start[position(self.days, days)]

    def moves(self) -> np.ndarray:
        """The sum of what each act of an event moved, as it was moved."""
        return self.acts.per_event(self._steps())

    def _steps(self) -> np.ndarray:
        """What each act moved; they add up to `after − start`, day by day."""
        wanted = self.net - self.start * self.size / N
        # Where the scale ends, every act of the day is cut in the same proportion.
        cut = np.abs(self.start + wanted) > N
        part = np.divide(self.after - self.start, wanted, out=np.ones_like(wanted), where=cut)
        room = 1.0 - np.sign(self.impulse) * self.by_day.per_act(self.start) / N
        return self.impulse * room * self.by_day.per_act(part)

    def shares(self, day: int) -> np.ndarray:
        """What each act moved, faded to that day."""
        return self._sums(self._steps() * self._fading(day - self.acts.day), day)

    def left(self, day: int) -> np.ndarray:
        """What is left of what an event has moved so far."""
        steps = self._steps()
        moved = self._sums(steps, day)
        faded = self._sums(steps * self._fading(day - self.acts.day), day)
        return np.divide(faded, moved, out=np.full_like(moved, np.nan), where=moved != 0)

    def _sums(self, per_act: np.ndarray, day: int) -> np.ndarray:
        past = self.acts.day <= day
        return np.where(
            self.acts.begun(day), self.acts.per_event(np.where(past, per_act, 0.0)), np.nan
        )

    def _fading(self, age: np.ndarray) -> np.ndarray:
        """What is left of 1 after some days; ages below 0 count as 0."""
        if self.half_life is None:
            return np.ones(len(age))
        return np.exp2(-np.maximum(age, 0) / self.half_life)

    def rows(self) -> np.ndarray:
        """The days with acts; where the stock fades also the first of each month."""
        return self.days if self.half_life is None else with_months(self.days)


def run(acts: Acts, parameters: Settled) -> BoundedResult:
    """The stock after each day with acts. All acts of one day work on the same starting value."""
    half_life = parameters["half_life_days"]
    impulse = float(parameters["k"] or 0.0) * acts.weight * acts.score
    by_day = ByDay.of(acts.day)
    size = by_day.sums(np.abs(impulse))
    net = by_day.sums(impulse)
    start, after = _accumulate(net, size, _kept(by_day.days, half_life))
    return BoundedResult(acts, by_day.days, by_day, impulse, net, size, start, after, half_life)


def _kept(days: np.ndarray, half_life: float | None) -> np.ndarray:
    """What is left, at each day, of the stock of the day before it."""
    if half_life is None or len(days) == 0:
        return np.ones(len(days))
    return np.exp2(-np.diff(days, prepend=days[:1]) / half_life)


def _accumulate(
    net: np.ndarray, size: np.ndarray, keep: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Before and after each day, from the sum of its impulses and the sum of their sizes.

    `up·(N − P)/N + down·(N + P)/N` is `net − P·size/N`, where net = up + down, size = up − down.
    """
    before, after, p = [], [], 0.0
    for wanted, pull, kept in zip(net.tolist(), (size / N).tolist(), keep.tolist(), strict=True):
        p *= kept
        before.append(p)
        p += wanted - p * pull
        if p > N:
            p = N
        elif p < -N:
            p = -N
        after.append(p)
    return np.array(before), np.array(after)


def parts(acts: Acts) -> dict[str, Parts]:
    """The scores of each day, and their sizes."""
    every = acts.parts()
    return {"points": every, "size": every}


def many(flows: Flows, parameters: Settled, wanted: np.ndarray) -> np.ndarray:
    """The stock on the wanted days in every version; the same sum as in `run`."""
    k, half_life = float(parameters["k"] or 0.0), parameters["half_life_days"]
    at = position(flows.days, wanted)
    pull = flows.of["size"] * (k / N)
    # Only a day that pulls by more than the whole scale can end outside it.
    outside = (pull.max(axis=1) > 1).tolist() if pull.size else []
    factor = np.subtract(1.0, pull, out=pull)
    if half_life is not None:
        factor *= _kept(flows.days, half_life)[:, None]
    after = flows.of["points"] * k
    stock = np.zeros(flows.versions, dtype=after.dtype)
    for row, wide, kept in zip(after, outside, factor, strict=True):
        kept *= stock
        row += kept
        if wide:
            np.clip(row, -N, N, out=row)
        stock = row
    values = after[at] if len(after) else np.zeros((len(wanted), flows.versions))
    if half_life is not None and len(after):
        values *= np.exp2(-np.maximum(wanted - flows.days[at], 0) / half_life)[:, None]
    values[at < 0] = 0.0
    return values


def step(p0: float, scores: Iterable[float], k: float = 0.15) -> float:
    """The stock after one day with these scores, each fully attested."""
    wanted = sum(k * s * ((N - p0) if s >= 0 else (N + p0)) / N for s in scores)
    return min(N, max(-N, p0 + wanted))


MODEL = Model(
    name="bounded",
    title="Bounded accumulator",
    description="Every event adds warmth or takes some away and what it leaves stays, but the "
    "nearer the end of the scale, the less a further push outwards adds and the more a push back "
    "takes.",
    parameters=PARAMETERS,
    scale=N,
    scale_note="100° is the end of the scale, 9.",
    bounded=True,
    gaps=False,
    band=False,
    formula=(
        r"I_0 = k \cdot w \cdot s",
        r"P_0 \leftarrow P \cdot 2^{-\Delta/h}",
        r"\Delta P = \sum_{I_0 \ge 0} I_0\,\frac{N - P_0}{N}"
        r" + \sum_{I_0 < 0} I_0\,\frac{N + P_0}{N}",
        r"P = \min\bigl(N,\ \max(-N,\ P_0 + \Delta P)\bigr)",
    ),
    source="The scale and the asymmetry are attributed to Yan Xuetong and Zhou Fangyin, Chinese "
    "Social Sciences 2004(6), of which we read a summary; the formula as written here is ours.",
    run=run,
    parts=parts,
    many=many,
    steady=lambda parameters: parameters["half_life_days"] is None,
    variants={"k": (0.1, 0.15, 0.2), "half_life_days": (None, 10 * DAYS_PER_YEAR)},
)
