"""The decaying sum: every score counts in full at first and fades by half in every half-life.

The idea is the usual one for event counts that are smoothed over time; the closed form for what
lasted follows from it: the score flows in evenly and fades from the moment it came in.
"""

from dataclasses import dataclass

import numpy as np

from data.basics.parameters import Parameter
from data.models.acts import DAYS_PER_YEAR, Acts, Parts, position, with_months
from data.models.many import Flows
from data.models.model import Model, Result, Settled

SCALE = 50.0

PARAMETERS = (
    Parameter(
        name="half_life_days",
        label="Half-life",
        unit="days",
        default=2 * DAYS_PER_YEAR,
        low=30.0,
        high=36525.0,
        step=1.0,
        help="In how many days what is left of each event fades by half.",
        source="Ours, as a short memory to set against the default model; nothing outside fixes "
        "it (see Arena, Mulder and Leenders).",
    ),
)


@dataclass(frozen=True, eq=False)
class DecayingResult(Result):
    """The sum at each day on which an event happens, begins or ends; exact in between.

    Attributes:
        jump: what the events of one day add on each of `days`.
        after: the sum at the end of each of `days`.
        rate: what flows in each day from then on, from the events that last.
        half_life: in days.
        whole: `w · s` of each event.
        begins, ends: the first and last day of each event.
    """

    jump: np.ndarray
    after: np.ndarray
    rate: np.ndarray
    half_life: float
    whole: np.ndarray
    begins: np.ndarray
    ends: np.ndarray

    def values(self, days: np.ndarray) -> np.ndarray:
        """0 before the first event; after the last what is left."""
        at = position(self.days, days)
        if len(self.days) == 0:
            return np.zeros(len(days))
        age = np.maximum(days - self.days[at], 0)
        kept = np.exp2(-age / self.half_life)
        inflow = self.rate[at] * self.half_life / np.log(2) * (1.0 - kept)
        return np.where(at < 0, 0.0, self.after[at] * kept + inflow)

    def before(self, days: np.ndarray) -> np.ndarray:
        """The sum without the events of that one day."""
        at = position(self.days, days)
        return self.after[at] - self.jump[at]

    def moves(self) -> np.ndarray:
        """What each event adds in all: its score times its evidence."""
        return self.whole

    def shares(self, day: int) -> np.ndarray:
        """What is left of each event, by the closed form."""
        return self.whole * self._weight(day)

    def left(self, day: int) -> np.ndarray:
        """What is left of the part of each event that has come in."""
        lasts = np.maximum(self.ends - self.begins, 1)
        come = np.where(self.ends > self.begins, np.clip((day - self.begins) / lasts, 0, 1), 1.0)
        weight = self._weight(day)
        return np.divide(weight, come, out=np.full_like(weight, np.nan), where=come > 0)

    def _weight(self, day: int) -> np.ndarray:
        """What each event counts on a day, for each point of `whole`; NaN before it begins."""
        age = (day - self.begins).astype(float)
        lasts = (self.ends - self.begins).astype(float)
        weight = lasting_weight(np.maximum(age, 0.0), lasts, self.half_life)
        return np.where(age < 0, np.nan, weight)

    def span(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last day of each event."""
        return self.begins, self.ends

    def rows(self) -> np.ndarray:
        """The days on which something begins, happens or ends, and the first of each month."""
        return with_months(self.days)


def lasting_weight(age: np.ndarray, lasts: np.ndarray, half_life: float) -> np.ndarray:
    """What is left, of 1, of an event that began `age` days ago and lasted `lasts` days.

    `h/(ln 2 · L) · (2^(−(τ − min(τ, L))/h) − 2^(−τ/h))`; for an event of one day `2^(−τ/h)`.

    Args:
        age: days since its first day, 0 or more.
        lasts: days from its first to its last day; 0 for an event of one day.
        half_life: in days.
    """
    full = np.maximum(lasts, 1.0)
    come = np.minimum(age, full)
    # expm1 keeps the difference of two powers exact where the half-life is long.
    poured = -np.expm1(-np.log(2) * come / half_life) * np.exp2(-(age - come) / half_life)
    return np.where(lasts > 0, half_life / (np.log(2) * full) * poured, np.exp2(-age / half_life))


def run(acts: Acts, parameters: Settled) -> DecayingResult:
    """The sum of what is left of every event."""
    half_life = float(parameters["half_life_days"] or 0.0)
    begins, ends = acts.begin(), acts.end()
    begins[acts.lasting], ends[acts.lasting] = acts.first, acts.last
    whole = acts.per_event(acts.weight * acts.score)
    lasts = ends - begins
    days = np.union1d(begins, ends)
    jump, flow = np.zeros(len(days)), np.zeros(len(days))
    at, to = np.searchsorted(days, begins), np.searchsorted(days, ends)
    once, long = lasts == 0, lasts > 0
    np.add.at(jump, at[once], whole[once])
    np.add.at(flow, at[long], whole[long] / lasts[long])
    np.add.at(flow, to[long], -whole[long] / lasts[long])
    rate = np.cumsum(flow)
    after = _accumulate(days, jump, rate, half_life)
    return DecayingResult(acts, days, jump, after, rate, half_life, whole, begins, ends)


def _accumulate(
    days: np.ndarray, jump: np.ndarray, rate: np.ndarray, half_life: float
) -> np.ndarray:
    """The sum at the end of each day: what is left, what flowed in since, what happened then."""
    kept = np.exp2(-np.diff(days, prepend=days[:1]) / half_life)
    earlier = np.concatenate([np.zeros(1), rate])[: len(days)]
    inflow = earlier * half_life / np.log(2) * (1.0 - kept)
    out, total = [], 0.0
    for keep, flowed, happened in zip(kept.tolist(), inflow.tolist(), jump.tolist(), strict=True):
        total = total * keep + flowed + happened
        out.append(total)
    return np.array(out)


def parts(acts: Acts) -> dict[str, Parts]:
    """What happens at once on each day, and what begins and stops to flow in."""
    begins, ends = acts.begin(), acts.end()
    begins[acts.lasting], ends[acts.lasting] = acts.first, acts.last
    lasts = ends - begins
    once, long = np.flatnonzero(lasts == 0), np.flatnonzero(lasts > 0)
    slow = 1.0 / lasts[long]
    days = np.concatenate([begins[long], ends[long]])
    return {
        "points": Parts(once, begins[once], np.ones(len(once))),
        "rate": Parts(np.tile(long, 2), days, np.concatenate([slow, -slow])),
    }


def many(flows: Flows, parameters: Settled, wanted: np.ndarray) -> np.ndarray:
    """The sum on the wanted days in every version; as in `run`, with a column for each."""
    half_life = float(parameters["half_life_days"] or 0.0)
    at = position(flows.days, wanted)
    if len(flows.days) == 0:
        return np.zeros((len(wanted), flows.versions))
    kept = np.exp2(-np.diff(flows.days, prepend=flows.days[:1]) / half_life)
    poured = half_life / np.log(2)
    rate = np.cumsum(flows.of["rate"], axis=0, dtype=float)
    after = flows.of["points"].astype(float)
    after[1:] += rate[:-1] * (poured * (1.0 - kept[1:]))[:, None]
    total = np.zeros(flows.versions)
    for row, keep in zip(after, kept.tolist(), strict=True):
        total *= keep
        row += total
        total[:] = row
    left = np.exp2(-np.maximum(wanted - flows.days[at], 0) / half_life)[:, None]
    values = after[at] * left + rate[at] * (poured * (1.0 - left))
    values[at < 0] = 0.0
    return values


MODEL = Model(
    name="decaying",
    title="Decaying sum",
    description="Every event counts with its full score on its day, whatever the temperature, and "
    "then fades steadily: after one half-life half of it is left, after two a quarter.",
    parameters=PARAMETERS,
    scale=SCALE,
    scale_note="This sum has no end. 100° stands for a sum of 50: five events of the highest "
    "score on one day, or, with a half-life of two years, 17 points of score a year for ever. "
    "Beyond that the line goes on past 100°.",
    bounded=False,
    gaps=False,
    band=False,
    formula=(
        r"T(t) = \sum_{t_i \le t} w_i\, s_i\, 2^{-(t - t_i)/h}",
        r"\text{lasting } L \text{ days:}\quad w\,s\,\frac{h}{L \ln 2}"
        r"\Bigl(2^{-(\tau - \min(\tau, L))/h} - 2^{-\tau/h}\Bigr)",
    ),
    source="A textbook way to let counts fade; that the score of what lasted flows in evenly, and "
    "that 100° is a sum of 50, is ours.",
    run=run,
    parts=parts,
    many=many,
    steady=lambda _: False,
    variants={"half_life_days": (DAYS_PER_YEAR, 2 * DAYS_PER_YEAR, 4 * DAYS_PER_YEAR)},
)
