"""How sure: a thousand tables that might as well have been written, and what they all say.

Each draw is the table with other scores (each off by a normal error of 1.5 points, cut to ±10;
about how far two published scales differ on the same codes), with each uncertain date on some day
of its interval, and with its events drawn anew with replacement, so that some are missing and some
count twice. The band holds nine draws of ten. It tells what scores, dates and gaps in the record
leave open; it does not tell whether the model is right.
"""

from dataclasses import dataclass
from numbers import Integral
from typing import Unpack

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.parameters import settle
from data.models import DEFAULT_MODEL, model_named
from data.models.acts import Parts, position, with_months
from data.models.given import Given, tells_parameters
from data.models.many import AT_ONCE, Flows, Moved, drawn
from data.temperature.asking import Events, asked, settings_of
from data.temperature.tracing import acts_of, days_of

SCORE_ERROR = 1.5
LOW, MID, HIGH = 0.05, 0.50, 0.95
MOST_DRAWS = 10_000
YEARLY_FROM = 250  # years: a longer span is looked at once a year


@tells_parameters
def band(
    events: Events,
    draws: int = 1000,
    seed: int = 0,
    model: str = DEFAULT_MODEL,
    **parameters: Unpack[Given],
) -> pd.DataFrame:
    """Between which temperatures nine of ten redrawn tables lie.

    What acts over a span (it lasted, or only its year is known) keeps it, a blank score stays
    blank. The copies of an event that is drawn twice share its error and its day. With the local
    level this is not the band of the model itself, which is in its curve: that one knows the
    noise, this one the coding.

    Args:
        events: as in `temperature.trace`; their order does not matter.
        draws: how many tables, 1 to 10,000.
        seed: the same seed and table give the same band.
        model: a name in `MODELS`.
        parameters: as the model declares them.

    Returns:
        DataFrame indexed by `date` (the first day of each month, of each year where the span is
        longer than 250 years, and the first and last day of the curve), columns `low`, `mid`,
        `high` (5, 50 and 95 %, native), the same in degrees: `low_degrees` and so on, and `above`,
        the share of the tables (0 to 1) that lie above zero. NaN where fewer than half of the
        tables have a value.

    Raises:
        ValueError: a number of draws that is not allowed; the rest as in `temperature.trace`.

    >>> two = pd.DataFrame({"date": ["1945-04-11", "1948-06"], "score": [10, -8]})
    >>> got = band(two, draws=200)
    >>> list(got.columns)
    ['low', 'mid', 'high', 'low_degrees', 'mid_degrees', 'high_degrees', 'above']
    >>> bool((got["low"] <= got["mid"]).all() and (got["mid"] <= got["high"]).all())
    True
    """
    whole = isinstance(draws, Integral) and not isinstance(draws, bool)
    if not whole or not 1 <= draws <= MOST_DRAWS:
        raise ValueError(f"draws must lie between 1 and {MOST_DRAWS:,}, not {draws!r}")
    chosen = model_named(model)
    settled = settle(chosen.parameters, settings_of(events, model, parameters))
    prepared = asked(events).table
    acts = acts_of(prepared)
    parts = chosen.parts(acts)
    stops = np.concatenate([part.day for part in parts.values()])
    days = grid(stops)
    if len(days) == 0:
        return _quantiles(np.zeros((0, draws)), days, days, chosen.scale)
    source = _Source.of(prepared, parts)
    rows, at = days, np.arange(len(days))
    if chosen.steady(settled):
        stops = np.unique(np.concatenate([stops, source.possible()]))
        rows, at = _standing_for(days, stops)
    values = np.empty((len(rows), draws), dtype="float32")
    rng = np.random.default_rng(seed)
    block = max(1, AT_ONCE // max(len(prepared), len(rows), len(stops)))
    for start in range(0, draws, block):
        stop = min(start + block, draws)
        values[:, start:stop] = chosen.many(source.draw(stop - start, rng), settled, rows)
    return _quantiles(values, days, at, chosen.scale)


def grid(days: np.ndarray) -> np.ndarray:
    """The first and the last of the days, and the first of each month (or year) between them."""
    if len(days) == 0:
        return days
    ends = np.unique([days.min(), days.max()])
    if ends[-1] - ends[0] <= YEARLY_FROM * 365.25:
        return with_months(ends)
    years = ends.astype("datetime64[D]").astype("datetime64[Y]")
    firsts = np.arange(years[0] + 1, years[1] + 1).astype("datetime64[D]").astype("int64")
    return np.union1d(ends, firsts)


def _standing_for(days: np.ndarray, stops: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The days that are worked out, and for each day which of them stands for it.

    Where nothing moves between two days with acts, one row stands for all of the days between.
    """
    _, keep, at = np.unique(position(stops, days), return_index=True, return_inverse=True)
    return days[keep], at


@dataclass(frozen=True, eq=False)
class _Source:
    """The table that is redrawn, in an order of dates, scores and weights.

    Numbers are dealt in that order, so the order in the file does not matter. Single precision is
    far finer than a thousand draws can tell.
    """

    score: np.ndarray  # events by 1
    weight: np.ndarray
    parts: dict[str, Parts]
    open: np.ndarray  # positions of events that act on one day, which is not known
    first: np.ndarray  # of the interval of each of these
    last: np.ndarray

    @classmethod
    def of(cls, prepared: pd.DataFrame, parts: dict[str, Parts]) -> "_Source":
        score = prepared[c.VALUE].to_numpy(dtype=float)
        weight = prepared[c.WEIGHT].to_numpy(dtype=float)
        first, last = days_of(prepared[c.FIRST]), days_of(prepared[c.LAST])
        order = np.lexsort((weight, score, last, first))
        place = np.argsort(order)
        unsure = np.flatnonzero((first < last)[order] & ~prepared[c.SPREAD].to_numpy()[order])
        return cls(
            score[order, None].astype("float32"),
            weight[order, None].astype("float32"),
            {name: part._replace(event=place[part.event]) for name, part in parts.items()},
            unsure,
            first[order][unsure],
            last[order][unsure],
        )

    def possible(self) -> np.ndarray:
        """Every day on which an event of unknown day may fall."""
        spans = set(zip(self.first.tolist(), self.last.tolist(), strict=True))
        days = [np.arange(first, last + 1) for first, last in spans]
        return np.concatenate([np.zeros(0, dtype="int64"), *days])

    def draw(self, draws: int, rng: np.random.Generator) -> Flows:
        """Some redrawn tables, as the model wants to see them."""
        count, version = len(self.score), np.arange(draws)
        score = rng.standard_normal((count, draws), dtype="float32")
        score *= SCORE_ERROR
        score += self.score
        np.clip(score, -10, 10, out=score)
        taken = rng.integers(0, count, (count, draws))
        taken *= draws
        taken += version
        times = np.bincount(taken.ravel(), minlength=count * draws).reshape(count, draws)
        mass = self.weight * times.astype("float32")
        mass[np.isnan(self.score[:, 0])] = 0.0
        points = np.where(mass > 0, score, 0) * mass
        span = (self.last - self.first + 1)[:, None]
        offset = (rng.random((len(self.open), draws)) * span).astype("int64")
        values = {"points": points, "rate": points, "mass": mass}
        if "size" in self.parts:
            values["size"] = np.abs(points)
        if "count" in self.parts:
            values["count"] = (mass > 0).astype("float32")
        return drawn(self.parts, values, Moved(self.open, self.first[:, None] + offset))


def _quantiles(values: np.ndarray, days: np.ndarray, at: np.ndarray, scale: float) -> pd.DataFrame:
    """The band from a table of rows by draws; `at` says which row stands for each day."""
    values.sort(axis=1)  # puts what has no value last
    known = (~np.isnan(values)).sum(axis=1)
    enough = 2 * known >= values.shape[1]
    warm = np.where(enough, (values > 0).sum(axis=1) / np.maximum(known, 1), np.nan)
    out = {}
    for name, share in (("low", LOW), ("mid", MID), ("high", HIGH)):
        place = np.maximum(known - 1, 0) * share
        low = place.astype("int64")[:, None]
        high = np.ceil(place).astype("int64")[:, None]
        below, above = (np.take_along_axis(values, at, axis=1)[:, 0] for at in (low, high))
        found = below + (above - below) * (place - low[:, 0])
        out[name] = np.where(enough, found, np.nan)[at]
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name="date")
    degrees = {f"{name}_degrees": 100.0 * value / scale for name, value in out.items()}
    return pd.DataFrame({**out, **degrees, "above": warm[at]}, index=index)
