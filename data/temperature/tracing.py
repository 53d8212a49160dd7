"""From a table of events to a temperature that can be asked: a curve, and each event's share."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Unpack

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.parameters import settle
from data.dates.historical_date import read_date
from data.models import DEFAULT_MODEL, model_named
from data.models.acts import Acts
from data.models.given import Given, tells_parameters
from data.models.model import Model, Result
from data.temperature.asking import ROW, Events, asked, day_of, settings_of
from data.temperature.bundles import are_bundles, result_of_bundles


@dataclass(frozen=True, eq=False, repr=False)
class Trace:
    """A temperature and how it came about.

    Attributes:
        curve: DataFrame with a DatetimeIndex `date`, columns `value` (native) and `degrees`: the
            temperature from that date on (after its events). Where it changes without events
            (a half-life, a window that moves on) there are extra rows that show it. A model with
            a band of its own adds `low` and `high` (native, 5 and 95 %), `smoothed` (native) and
            the same in degrees, `low_degrees` and so on.
        moves: DataFrame, one row for each event in the order of the prepared table: `event_id`,
            `before` (degrees just before its first act), `after` (just after its last), `move`
            (degrees it moved the temperature by itself), `row` (the event's label in the index of
            the table that was given). `before` is NaN where there was no value.
        model: the model's name.
        events: DataFrame, one row for each event: `event_id`, `date`, `value`, `middle`, `row`.
        result: what the model made of the events.
    """

    curve: pd.DataFrame
    moves: pd.DataFrame
    model: str
    events: pd.DataFrame
    result: Result

    def __repr__(self) -> str:
        return f"Trace({self.model}: {counted(len(self.events), 'event')}, {span_of(self.curve)})"

    @property
    def scale(self) -> float:
        """The native value that is 100 degrees."""
        return model_named(self.model).scale

    @property
    def unscored(self) -> int:
        """How many events have no score, and so move nothing; a score of 0 is one."""
        return int(self.events[c.VALUE].isna().sum())

    def value_on(self, on: str | date | pd.Timestamp) -> float:
        """The native value at the end of a date; NaN where the model has none."""
        return float(self.result.values(np.array([day_of(on)]))[0])

    def contributions(self, on: str | date | pd.Timestamp) -> pd.DataFrame:
        """What each event adds to the value at the end of a date; see `temperature.contributions`.

        The model is not run again.
        """
        return shares_of(self.result, self.events, day_of(on))


def span_of(curve: pd.DataFrame) -> str:
    """The first and last day of a curve in words."""
    if curve.empty:
        return "no day"
    return f"{curve.index[0]:%Y-%m-%d} to {curve.index[-1]:%Y-%m-%d}"


def acts_of(prepared: pd.DataFrame) -> Acts:
    """When each event acts, and with which part of its score."""
    score = prepared[c.VALUE].to_numpy(dtype=float)
    blank = np.isnan(score)
    weight = prepared[c.WEIGHT].to_numpy(dtype=float)
    day = days_of(prepared[c.MIDDLE])
    event = np.arange(len(prepared))
    spread = np.flatnonzero(prepared[c.SPREAD].to_numpy(dtype=bool))
    some_blank = bool(blank.any())
    if some_blank:
        score = np.where(blank, 0.0, score)
    if len(spread) == 0:
        part = np.where(blank, 0.0, 1.0) if some_blank else None
        return Acts(event, day, score, weight, len(prepared), part)
    which, texts = pd.factorize(prepared[c.DATE].iloc[spread])
    acts = [np.array(read_date(text).acts(), "datetime64[D]").astype("int64") for text in texts]
    counts = np.ones(len(prepared), dtype="int64")
    counts[spread] = np.array([len(days) for days in acts])[which]
    event = np.repeat(event, counts)
    days = np.repeat(day, counts)
    starts = np.cumsum(counts) - counts
    for i, text in zip(spread.tolist(), which.tolist(), strict=True):
        days[starts[i] : starts[i] + counts[i]] = acts[text]
    part = (np.where(blank, 0.0, 1.0) / counts)[event]
    return Acts(
        event, days, score[event] / counts[event], weight[event], len(prepared), part,
        spread, days_of(prepared[c.FIRST])[spread], days_of(prepared[c.LAST])[spread],
    )  # fmt: skip


def result_of(
    prepared: pd.DataFrame, model: str, parameters: Mapping[str, float | None]
) -> tuple[Model, Result]:
    """The model of that name and what it makes of prepared events."""
    chosen = model_named(model)
    settled = settle(chosen.parameters, parameters)
    acts = acts_of(prepared)
    if are_bundles(prepared):
        return chosen, result_of_bundles(prepared, acts, chosen, settled)
    return chosen, chosen.run(acts, settled)


@tells_parameters
def trace(events: Events, model: str = DEFAULT_MODEL, **parameters: Unpack[Given]) -> Trace:
    """The temperature of `events` and what each event did to it.

    Args:
        events: an opened data set; or a table with `date` (EDTF text, timestamps) and `score`,
            where other columns are optional: a DataFrame, a list of rows as dictionaries, or a
            dictionary of columns. A prepared table is used as it is.
        model: a name in `MODELS`.
        parameters: as the model declares them; what is not given has the value that a data set
            brings for it, else its default.

    Raises:
        ValueError: an unknown model or parameter, or a value out of its range.
        BadRows: a ValueError with all rows whose date, score, evidence or code cannot be used.
        TypeError, KeyError: no table of events; the message says what to write.

    Warns:
        UnscoredEvents: some events have no score; they are in the table and move nothing.
    """
    prepared, rows = asked(events)
    settings = settings_of(events, model, parameters)
    chosen, result = result_of(prepared, model, settings)
    kept = prepared[[c.EVENT_ID, c.DATE, c.VALUE, c.MIDDLE]].assign(**{ROW: rows})
    moves = _moves(prepared, result, chosen.scale).assign(**{ROW: rows})
    return Trace(curve_of(result, chosen.scale), moves, model, kept, result)


def curve_of(result: Result, scale: float) -> pd.DataFrame:
    """The result as a table by date; see `Trace.curve`."""
    days = result.rows()
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name=c.DATE)
    value = result.values(days)
    columns = {c.VALUE: value, c.DEGREES: 100.0 * value / scale}
    for name, values in result.columns(days).items():
        columns[name] = values
        columns[f"{name}_degrees"] = 100.0 * values / scale
    return pd.DataFrame(columns, index=index)


def _moves(prepared: pd.DataFrame, result: Result, scale: float) -> pd.DataFrame:
    """What each event did to the value."""
    begin, end = result.span()
    return pd.DataFrame(
        {
            c.EVENT_ID: prepared[c.EVENT_ID].to_numpy(),
            "before": 100.0 * result.before(begin) / scale,
            "after": 100.0 * result.values(end) / scale,
            "move": 100.0 * result.moves() / scale,
        }
    )


def shares_of(result: Result, events: pd.DataFrame, day: int) -> pd.DataFrame:
    """The table of contributions at the end of a day (since 1970-01-01)."""
    share = result.shares(day)
    rows = np.flatnonzero(~np.isnan(share))
    left = result.left(day)
    age = np.maximum(day - days_of(events[c.MIDDLE])[rows], 0)
    prior = result.prior(day)
    first = 1 if prior != 0 else 0
    return pd.DataFrame(
        {
            c.EVENT_ID: pd.Series(
                [""] * first + events[c.EVENT_ID].iloc[rows].to_list(), dtype="str"
            ),
            c.DATE: pd.Series([""] * first + events[c.DATE].iloc[rows].to_list(), dtype="str"),
            c.SCORE: np.append(np.full(first, np.nan), events[c.VALUE].to_numpy(dtype=float)[rows]),
            "share": np.append(np.full(first, prior), share[rows]),
            "age_days": np.append(np.full(first, np.nan), age),
            "left": np.append(np.full(first, np.nan), left[rows]),
            ROW: _labels(events[ROW].iloc[rows], first),
        }
    )


def _labels(labels: pd.Series, first: int) -> pd.Series:
    """The labels of the caller's rows; a starting value, which has no row, has None."""
    if not first:
        return labels.reset_index(drop=True)
    return pd.Series([None, *labels.to_list()], dtype=object)


def days_of(dates: pd.Series) -> np.ndarray:
    """Dates as days since 1970-01-01 (int64)."""
    return dates.to_numpy().astype("datetime64[D]").astype("int64")
