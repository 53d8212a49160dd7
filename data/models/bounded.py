"""The bounded accumulator: a stock between −9 and +9 that is harder to move outwards than back.

The scale and the asymmetry are attributed to Yan Xuetong and Zhou Fangyin, Chinese Social Sciences
2004(6), of which a summary was read; the formula as written here, and k, are Thaw's own.
"""

from collections.abc import Iterable

import numpy as np

from data.models.shape import Acts, Model, Result
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
    days, day_of_act = np.unique(acts.day, return_inverse=True)
    up = np.bincount(day_of_act, weights=np.maximum(impulse, 0.0), minlength=len(days))
    down = np.bincount(day_of_act, weights=np.minimum(impulse, 0.0), minlength=len(days))
    keep = _kept(days, half_life)
    before, after, share = _accumulate(up.tolist(), down.tolist(), keep.tolist())
    p0 = before[day_of_act]
    room = np.where(impulse >= 0, N - p0, N + p0) / N
    return Result(days, before, after, impulse * room * share[day_of_act], day_of_act, half_life)


def _kept(days: np.ndarray, half_life: float | None) -> np.ndarray:
    """What is left, at each day, of the stock of the day before it."""
    if half_life is None or len(days) == 0:
        return np.ones(len(days))
    return np.exp2(-np.diff(days, prepend=days[:1]) / half_life)


def _accumulate(
    up: list[float], down: list[float], keep: list[float]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Before, after, and the share of the wanted movement that the ends of the scale allowed."""
    before, after, share = np.empty(len(up)), np.empty(len(up)), np.ones(len(up))
    p = 0.0
    for i, (rise, fall, kept) in enumerate(zip(up, down, keep, strict=True)):
        p0 = p * kept
        wanted = rise * (N - p0) / N + fall * (N + p0) / N
        p = min(N, max(-N, p0 + wanted))
        if p != p0 + wanted and wanted:
            share[i] = (p - p0) / wanted
        before[i], after[i] = p0, p
    return before, after, share


def step(p0: float, scores: Iterable[float], k: float = 0.15) -> float:
    """The stock after one day with these scores, each with full confidence."""
    wanted = sum(k * s * ((N - p0) if s >= 0 else (N + p0)) / N for s in scores)
    return min(N, max(-N, p0 + wanted))


MODEL = Model(name="bounded", title="Bounded accumulator", parameters=PARAMETERS, scale=N, run=run)
