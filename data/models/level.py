"""The local level: a hidden level that wanders, seen through the noise of single scores.

The model is the simplest one of state-space analysis, a random walk plus noise, and the filter is
Kalman's; see `kalman`.
"""

import numpy as np

from data.basics.parameters import Parameter
from data.models.acts import Acts, mean_parts, position
from data.models.kalman import LevelResult, filtered, filtered_many, period_of, within
from data.models.many import Flows
from data.models.model import Model, Settled

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


def run(acts: Acts, parameters: Settled) -> LevelResult:
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
    mass, points = (within(values, opens) for values in (mass, points))
    steps = filtered(period, points / mass, (m0, c0), (wander, r))
    return LevelResult(acts, days, months, wander, m0, c0, mass, points, *steps, closes)


def many(flows: Flows, parameters: Settled, wanted: np.ndarray) -> np.ndarray:
    """The level on the wanted days in every version."""
    length, q, r, m0, c0 = (float(parameters[known.name] or 0.0) for known in PARAMETERS)
    after = filtered_many(flows, int(length), (m0, c0), (q * length / 12, r))
    before = np.full((1, flows.versions), m0)
    return np.concatenate([after, before])[position(flows.days, wanted)]


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
    parts=mean_parts,
    many=many,
    steady=lambda _: True,
    variants={"q": (0.5, 1.0, 2.0), "r": (2.0, 4.0, 8.0)},
)
