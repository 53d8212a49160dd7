"""Draw it first: a line that somebody expected, set against the line that the events make.

One value a year. It is compared with the mean of the line over that year, so that neither a day
nor the end of a year decides.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.safe_text import encoded, safe_cell
from data.temperature import Trace

LIMIT = 100.0
NEAR_ZERO = 3.0  # degrees: a year this close to zero takes no side
NAMED = 3
APART = 3  # years between two differences that are named
_WORDS = ((8.0, "almost the same line"), (16.0, "close"), (28.0, "roughly the same"))


@dataclass(frozen=True)
class Difference:
    """A year in which the two lines lie far apart.

    Attributes:
        year: which.
        drawn, line: degrees of the drawn line, and of the year's mean.
        events: ids of up to two events that pulled the line away, the stronger first.
    """

    year: int
    drawn: float
    line: float
    events: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """What came of a drawing.

    Attributes:
        mean: mean difference in degrees, all years alike.
        words: the same in words.
        right, sided: in how many years the side of zero was right, of those that take a side.
        crossed, crosses: how often the drawing crosses zero, and how often the line does.
        differences: the largest, at most `NAMED`, in time order.
    """

    mean: float
    words: str
    right: int
    sided: int
    crossed: int
    crosses: int
    differences: tuple[Difference, ...]

    def sentences(self) -> tuple[str, str]:
        """A headline and a line below it."""
        told = "It was close" if self.mean < _WORDS[1][0] else "You and the events part"
        if self.crossed != self.crosses:
            told = f"You crossed zero {_times(self.crossed)}; the line {_times(self.crosses)}"
        side = f"Your side of zero was right in {self.right} of {counted(self.sided, 'year')}. "
        if not self.sided:
            side = ""
        return f"{told}.", f"{side}On average you were {self.mean:.0f}° off: {self.words}."


def _times(number: int) -> str:
    return {0: "never", 1: "once", 2: "twice"}.get(number, f"{number} times")


def yearly(trace: Trace, first: int, last: int) -> dict[int, float]:
    """The mean of the line over each year, in degrees; years without a value are left out."""
    found: dict[int, float] = {}
    for year in range(first, last + 1):
        low, high = (
            int(np.datetime64(day, "D").astype("int64"))
            for day in (date(year, 1, 1), date(year, 12, 31))
        )
        values = 100.0 * trace.result.values(np.arange(low, high + 1)) / trace.scale
        if not np.isnan(values).all():
            found[year] = float(np.nanmean(values))
    return found


def score(drawn: Mapping[int, float], trace: Trace, prepared: pd.DataFrame) -> Score:
    """Set a drawing against the line.

    Args:
        drawn: degrees by year, −100 to 100.
        trace: the line.
        prepared: the events, for their dates.

    Raises:
        ValueError: no year of the drawing has a value on the line.
    """
    if not drawn:
        raise ValueError("nothing is drawn")
    line = yearly(trace, min(drawn), max(drawn))
    years = [year for year in sorted(drawn) if year in line]
    if not years:
        raise ValueError("the line has no value in those years")
    own = np.clip([drawn[year] for year in years], -LIMIT, LIMIT)
    true = np.array([line[year] for year in years])
    gaps = np.abs(own - true)
    sided = np.abs(true) >= NEAR_ZERO
    mean = float(gaps.mean())
    return Score(
        mean=mean,
        words=next((words for most, words in _WORDS if mean < most), "a different story"),
        right=int((np.sign(own) == np.sign(true))[sided].sum()),
        sided=int(sided.sum()),
        crossed=_crossings(own),
        crosses=_crossings(true),
        differences=_largest(years, own, true, trace, prepared),
    )


def _crossings(values: np.ndarray) -> int:
    """How often a line changes sides; what lies near zero takes none."""
    sides = np.sign(values[np.abs(values) >= NEAR_ZERO])
    return int((np.diff(sides) != 0).sum())


def _largest(
    years: list[int], own: np.ndarray, true: np.ndarray, trace: Trace, prepared: pd.DataFrame
) -> tuple[Difference, ...]:
    found: list[Difference] = []
    for at in np.argsort(-np.abs(own - true), kind="stable"):
        far = all(abs(years[at] - other.year) >= APART for other in found)
        if far and abs(own[at] - true[at]) >= NEAR_ZERO and len(found) < NAMED:
            way = float(np.sign(true[at] - own[at]))
            events = _pulled(trace, prepared, years[at], way)
            found.append(Difference(years[at], float(own[at]), float(true[at]), events))
    return tuple(sorted(found, key=lambda one: one.year))


def _pulled(trace: Trace, prepared: pd.DataFrame, year: int, way: float) -> tuple[str, ...]:
    """The events of a year and the year before that pulled the line one way, two at most."""
    near = prepared[c.MIDDLE].dt.year.isin([year - 1, year])
    moves = trace.moves.set_index(c.EVENT_ID)["move"]
    push = moves.reindex(prepared.loc[near, c.EVENT_ID]) * way
    strongest = push[push > 0].sort_values(ascending=False, kind="stable")
    return tuple(strongest.index[:2])


def read(values: object, first: int, last: int) -> dict[int, float]:
    """A drawing as the browser sends it: a list of `[year, degrees]`.

    What is no pair of numbers, or lies outside the years, is left out: it may come from anyone.
    """
    found: dict[int, float] = {}
    for pair in values[:2000] if isinstance(values, list) else []:
        if not (isinstance(pair, list) and len(pair) == 2):
            continue
        year, degrees = pair
        numbers = all(isinstance(n, int | float) and not isinstance(n, bool) for n in pair)
        if numbers and first <= year <= last and abs(degrees) <= LIMIT and year == int(year):
            found[int(year)] = float(degrees)
    return found


def csv_bytes(
    drawings: Sequence[tuple[str, Mapping[int, float]]],
    trace: Trace,
    rounds: Sequence[int] | None = None,
) -> bytes:
    """Drawings as CSV, a row for each year of each: `drawing`, `year`, `drawn`, `line`.

    Args:
        drawings: a name and the degrees by year.
        trace: the line, whose yearly mean stands beside.
        rounds: the first, or the second after a talk, of each drawing: as a column `round`.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["drawing", "year", "drawn", "line", *(["round"] if rounds else [])])
    for at, (name, drawn) in enumerate(drawings):
        line = yearly(trace, min(drawn), max(drawn)) if drawn else {}
        for year, degrees in sorted(drawn.items()):
            mean = f"{line[year]:.1f}" if year in line else ""
            told = [safe_cell(name), year, f"{degrees:.1f}", mean]
            writer.writerow([*told, *([rounds[at]] if rounds else [])])
    return encoded(out.getvalue())
