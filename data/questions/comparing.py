"""Several relations on one calendar: in which years one cooled while another warmed."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.temperature import Trace
from data.temperature.outside import rank_correlation

LEAST = 3.0  # degrees that a line has to move within a year to count (ours)


@dataclass(frozen=True)
class Parting:
    """Years that follow each other and in which the lines went apart.

    Attributes:
        first, last: the years.
        moved: name of each line to the degrees by which it moved in all of them.
    """

    first: int
    last: int
    moved: dict[str, float]

    @property
    def apart(self) -> float:
        """How much further the one moved than the other, in degrees."""
        return max(self.moved.values()) - min(self.moved.values())

    @property
    def years(self) -> str:
        """`1968`, or `1948–49`; centuries are written out where they differ."""
        if self.first == self.last:
            return str(self.first)
        short = self.first // 100 == self.last // 100 and self.first >= 1000
        return f"{self.first}–{self.last % 100:02d}" if short else f"{self.first}–{self.last}"


def shared_years(spans: list[tuple[int, int]]) -> range:
    """The years that lie in every span (first and last year); empty where they do not meet."""
    if not spans:
        return range(0)
    return range(max(first for first, _ in spans), min(last for _, last in spans) + 1)


def yearly_moves(traces: Mapping[str, Trace], years: range) -> pd.DataFrame:
    """How far each line moved in each year.

    Args:
        traces: name to temperature.
        years: which years.

    Returns:
        Index of years, one column for each name: degrees on the last day of the year less degrees
        on the last day of the year before; NaN where a model has no value.
    """
    ends = np.array([f"{year:04d}-12-31" for year in [years.start - 1, *years]], "datetime64[D]")
    moves = {
        name: np.diff(100.0 * trace.result.values(ends.astype("int64")) / trace.scale)
        for name, trace in traces.items()
    }
    return pd.DataFrame(moves, index=pd.Index(list(years), name="year"))


def opposite_years(moves: pd.DataFrame, least: float = LEAST) -> pd.DataFrame:
    """The years in which one line cooled and another warmed, each by at least `least` degrees.

    Args:
        moves: as `yearly_moves` gives them.
        least: in degrees.

    Returns:
        The rows of `moves` that are such years.
    """
    warmed = (moves >= least).any(axis=1)
    cooled = (moves <= -least).any(axis=1)
    return moves[warmed & cooled]


def partings(opposite: pd.DataFrame) -> list[Parting]:
    """The years of `opposite_years`, those that follow each other as one, in time order."""
    found: list[Parting] = []
    for year, row in zip(opposite.index.to_list(), opposite.to_dict("records"), strict=True):
        moved = {str(name): float(value) for name, value in row.items()}
        if found and found[-1].last == year - 1:
            before = found.pop()
            moved = {name: before.moved[name] + value for name, value in moved.items()}
            found.append(Parting(before.first, year, moved))
        else:
            found.append(Parting(year, year, moved))
    return found


def greatest(found: list[Parting]) -> Parting | None:
    """Where the lines went furthest apart; None where they never did."""
    return max(found, key=lambda one: one.apart, default=None)


def together(yearly: Mapping[str, pd.Series], years: range) -> tuple[float, int]:
    """Rank correlation of the yearly means of two lines over shared years, and how many there are.

    Args:
        yearly: two names with yearly means (degrees by year).
        years: which years count.

    Raises:
        ValueError: there are not two lines.
    """
    if len(yearly) != 2:
        raise ValueError("a rank correlation takes two lines")
    first, second = (series.reindex(list(years)) for series in yearly.values())
    return rank_correlation(first, second)


def strongest_of_year(moves: pd.DataFrame, prepared: pd.DataFrame, year: int) -> str | None:
    """Id of the event that moved the line most in a year; None where there is none.

    Args:
        moves: `Trace.moves`.
        prepared: the events, for their dates.
        year: the year in which the event's middle day lies.
    """
    ids = prepared.loc[prepared[c.MIDDLE].dt.year == year, c.EVENT_ID]
    here = moves[moves[c.EVENT_ID].isin(ids) & (moves["move"] != 0)]
    if here.empty:
        return None
    return str(here[c.EVENT_ID].iloc[int(here["move"].abs().argmax())])
