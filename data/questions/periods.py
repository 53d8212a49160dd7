"""Two periods set side by side: how warm they were, what moved them, who acted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.temperature import Trace

MOST = 3
DAY = pd.Timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """A span of days, both ends included, with the name it goes by."""

    start: pd.Timestamp
    end: pd.Timestamp
    label: str
    chapter: str | None = None


@dataclass(frozen=True, eq=False)
class PeriodSummary:
    """What a period was like.

    Attributes:
        period: the period.
        mean: of the temperature over all its days, in degrees; NaN where the model has no value.
        lowest, highest: in degrees; `lowest_on`, `highest_on` the first days with them (NaT
            where there is no value).
        begin: degrees on the day before it; `end` on its last day.
        events: how many events lie in it (each on its middle day).
        by_category, by_initiator: counts, in the order asked for, zeros included.
        strongest: the events that moved the temperature most: `event_id`, `label`, `date_label`,
            `move` (degrees), strongest first.
    """

    period: Period
    mean: float
    lowest: float
    lowest_on: pd.Timestamp
    highest: float
    highest_on: pd.Timestamp
    begin: float
    end: float
    events: int
    by_category: pd.Series
    by_initiator: pd.Series
    strongest: pd.DataFrame

    @property
    def net(self) -> float:
        """How far the temperature is from where it was before the period, in degrees."""
        return self.end - self.begin


def chapter_periods(chapters: pd.DataFrame) -> tuple[Period, ...]:
    """The chapters of a data set as periods.

    Args:
        chapters: `chapter_id`, `label`, `start`, `end` (dates, both ends included).
    """
    rows = chapters[[c.CHAPTER_ID, c.LABEL, c.START, c.END]].itertuples(index=False)
    return tuple(Period(start, end, label, chapter) for chapter, label, start, end in rows)


def own_period(start: pd.Timestamp, end: pd.Timestamp) -> Period:
    """A period of any days; its name is its years, or its months where it keeps to no years."""
    whole = (start.month, start.day, end.month, end.day) == (1, 1, 12, 31)
    low, high = (f"{day:%Y}" if whole else f"{day:%B %Y}" for day in (start, end))
    return Period(start, end, low if low == high else f"{low}–{high}")


def summarise(
    trace: Trace,
    shown: pd.DataFrame,
    period: Period,
    categories: Sequence[str],
    initiators: Sequence[str],
    most: int = MOST,
) -> PeriodSummary:
    """Describe one period.

    Args:
        trace: the temperature; every day of the period is asked, so that fading counts as well.
        shown: the prepared events that are counted and may be named.
        period: the days in question.
        categories, initiators: the ids to count, in order.
        most: how many of the strongest events to name.
    """
    first, last = (_day(on) for on in (period.start, period.end))
    degrees = 100.0 * trace.result.values(np.arange(first - 1, last + 1)) / trace.scale
    inside = degrees[1:]
    low, high = _extreme(inside, period.start, -1.0), _extreme(inside, period.start, 1.0)
    known = inside[~np.isnan(inside)]
    rows = shown[(shown[c.MIDDLE] >= period.start) & (shown[c.MIDDLE] < period.end + DAY)]
    return PeriodSummary(
        period=period,
        mean=float(known.mean()) if len(known) else float("nan"),
        lowest=low[0],
        lowest_on=low[1],
        highest=high[0],
        highest_on=high[1],
        begin=float(degrees[0]),
        end=float(degrees[-1]),
        events=len(rows),
        by_category=_counts(rows[c.CATEGORY], categories),
        by_initiator=_counts(rows[c.INITIATOR], initiators),
        strongest=_strongest(rows, trace.moves, most),
    )


def _day(on: pd.Timestamp) -> int:
    return int(np.datetime64(on, "D").astype("int64"))


def _extreme(degrees: np.ndarray, start: pd.Timestamp, sign: float) -> tuple[float, pd.Timestamp]:
    """The lowest (sign −1) or the highest value and the first day with it."""
    if np.isnan(degrees).all():
        return float("nan"), pd.NaT  # type: ignore[return-value]
    at = int(np.nanargmax(sign * degrees))
    return float(degrees[at]), start + at * DAY


def _counts(values: pd.Series, order: Sequence[str]) -> pd.Series:
    return values.value_counts().reindex(list(order), fill_value=0)


def _strongest(rows: pd.DataFrame, moves: pd.DataFrame, most: int) -> pd.DataFrame:
    moved = moves.set_index(c.EVENT_ID)["move"].reindex(rows[c.EVENT_ID]).fillna(0.0)
    named = rows[[c.EVENT_ID, c.LABEL, c.DATE_LABEL]].assign(move=moved.to_numpy())
    order = named["move"].abs().sort_values(ascending=False, kind="stable").index[:most]
    return named.loc[order].query("move != 0").reset_index(drop=True)


def most_different(summaries: Sequence[PeriodSummary]) -> tuple[int, int] | None:
    """The neighbours whose means lie furthest apart; None where there are not two."""
    means = np.array([summary.mean for summary in summaries])
    if len(means) < 2:
        return None
    apart = np.nan_to_num(np.abs(np.diff(means)))
    first = int(apart.argmax())
    return first, first + 1
