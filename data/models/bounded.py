"""The bounded accumulator: a stock between −9 and +9 that is harder to move outwards than back.

The scale and the asymmetry are attributed to Yan Xuetong and Zhou Fangyin, Chinese Social Sciences
2004(6), of which a summary was read; the formula as written here, and k, are Thaw's own.
"""

from collections.abc import Iterable

import numpy as np

from data.models.shape import Acts, ByDay, Model, Result
from data.parameters import Parameter

N = 9.0

PARAMETERS = (
    Parameter(
        name="k",
        label="Sensitivity k",
        unit="native points per score point",
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


def run(acts: Acts, parameters: dict[str, float | None]) -> Result:
    """The stock after each day with acts. All acts of one day work on the same starting value."""
    half_life = parameters["half_life_days"]
    impulse = float(parameters["k"] or 0.0) * acts.weight * acts.score
    by_day = ByDay.of(acts.day)
    size = by_day.sums(np.abs(impulse))
    net = by_day.sums(impulse)
    before, after = _accumulate(net, size, _kept(by_day.days, half_life))

    def moves() -> np.ndarray:
        wanted = net - before * size / N
        # Where the scale ends, every act of the day is cut in the same proportion.
        cut = np.abs(before + wanted) > N
        part = np.divide(after - before, wanted, out=np.ones_like(wanted), where=cut)
        room = 1.0 - np.sign(impulse) * by_day.per_act(before) / N
        return impulse * room * by_day.per_act(part)

    return Result(by_day.days, before, after, moves, half_life)


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


def step(p0: float, scores: Iterable[float], k: float = 0.15) -> float:
    """The stock after one day with these scores, each with full confidence."""
    wanted = sum(k * s * ((N - p0) if s >= 0 else (N + p0)) / N for s in scores)
    return min(N, max(-N, p0 + wanted))


MODEL = Model(name="bounded", title="Bounded accumulator", parameters=PARAMETERS, scale=N, run=run)
