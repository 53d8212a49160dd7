"""The temperature of a relation: models by name, curves, and what each event did to them.

A score is a flow (what happened that day); the temperature is a stock (what it all adds up to). It
is given in the model's native unit (`value`) and in degrees, −100 to +100, which are Thaw's own:
100 times the value over the end of the model's scale.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from data import columns as c
from data.event_table import prepare
from data.historical_date import read_date
from data.models import bounded
from data.models.bounded import N, step
from data.models.shape import Acts, Model, Result
from data.parameters import settle

__all__ = [
    "CLASSES",
    "MODELS",
    "Class",
    "N",
    "Trace",
    "class_of",
    "contributions",
    "curve",
    "step",
    "to_degrees",
    "trace",
    "value_at",
]

MODELS: dict[str, Model] = {model.name: model for model in (bounded.MODEL,)}
DEFAULT_MODEL = "bounded"


@dataclass(frozen=True)
class Class:
    """One of the six classes of Yan and Zhou; the lower bound belongs to it (ours)."""

    name: str
    lower: float
    upper: float

    @property
    def lower_degrees(self) -> float:
        """Lower bound in degrees."""
        return to_degrees(self.lower)

    @property
    def upper_degrees(self) -> float:
        """Upper bound in degrees."""
        return to_degrees(self.upper)


CLASSES = (
    Class("confrontation", -9, -6),
    Class("tense", -6, -3),
    Class("discord", -3, 0),
    Class("normal", 0, 3),
    Class("good", 3, 6),
    Class("friendly", 6, 9),
)


def to_degrees(native: float, scale: float = N) -> float:
    """A native value in degrees: 100 times the value over the end of the scale."""
    return 100.0 * native / scale


def class_of(degrees: float) -> Class:
    """The class a temperature lies in; +100° belongs to the last one."""
    for known in reversed(CLASSES):
        if degrees >= known.lower_degrees - 1e-9:
            return known
    return CLASSES[0]


@dataclass(frozen=True, eq=False)
class Trace:
    """A temperature and how it came about.

    Attributes:
        curve: DataFrame with a DatetimeIndex `date`, columns `value` (native) and `degrees`: the
            temperature from that date on (after its events). With a half-life there are extra
            rows on the first of each month, so that the fading shows.
        moves: DataFrame, one row for each event in the order of the prepared table: `event_id`,
            `before` (degrees just before its first act), `after` (just after its last), `move`
            (degrees it moved the temperature by itself).
        model: the model's name.
    """

    curve: pd.DataFrame
    moves: pd.DataFrame
    model: str


def acts_of(prepared: pd.DataFrame) -> Acts:
    """When each event acts, and with which part of its score."""
    value = np.nan_to_num(prepared[c.VALUE].to_numpy(dtype=float))
    weight = prepared[c.WEIGHT].to_numpy(dtype=float)
    day = prepared[c.MIDDLE].to_numpy().astype("datetime64[D]").astype("int64")
    event = np.arange(len(prepared))
    lasted = np.flatnonzero(prepared[c.LASTED].to_numpy(dtype=bool))
    if len(lasted) == 0:
        return Acts(event, day, value, weight)
    texts = prepared[c.DATE].to_list()
    spread = [np.array(read_date(texts[i]).acts(), "datetime64[D]") for i in lasted.tolist()]
    counts = np.ones(len(prepared), dtype="int64")
    counts[lasted] = [len(days) for days in spread]
    event = np.repeat(event, counts)
    days = np.repeat(day, counts)
    starts = np.cumsum(counts) - counts
    for i, parts in zip(lasted, spread, strict=True):
        days[starts[i] : starts[i] + len(parts)] = parts.astype("int64")
    return Acts(event, days, value[event] / counts[event], weight[event])


def trace(events: pd.DataFrame, model: str = DEFAULT_MODEL, **parameters: float | None) -> Trace:
    """The temperature of `events` and what each event did to it.

    Args:
        events: a table with `date` (EDTF text) and `score`; other columns are optional. A
            prepared table is used as it is.
        model: a name in `MODELS`.
        parameters: as the model declares them; what is not given has its default.

    Raises:
        ValueError: an unknown model or parameter, or a value out of its range.
        DateProblem: a date cannot be read.
    """
    chosen = _model(model)
    settled = settle(chosen.parameters, parameters)
    prepared = prepare(events)
    acts = acts_of(prepared)
    result = chosen.run(acts, settled)
    return Trace(_curve(result, chosen.scale), _moves(prepared, acts, result, chosen.scale), model)


def curve(
    events: pd.DataFrame, model: str = DEFAULT_MODEL, **parameters: float | None
) -> pd.DataFrame:
    """The temperature of `events` by date: columns `value` (native) and `degrees`.

    Arguments and errors as in `trace`.

    >>> import pandas as pd
    >>> ten = pd.DataFrame({"date": ["1945-04-11", "1948-06-28"], "score": [10, -8]})
    >>> curve(ten, k=0.3)["degrees"].round(1).to_list()
    [33.3, -2.2]
    """
    chosen = _model(model)
    settled = settle(chosen.parameters, parameters)
    return _curve(chosen.run(acts_of(prepare(events)), settled), chosen.scale)


def contributions(
    events: pd.DataFrame,
    on: str | date | pd.Timestamp,
    model: str = DEFAULT_MODEL,
    **parameters: float | None,
) -> pd.DataFrame:
    """What is left, on a date, of what each event did: the shares add up to the value then.

    Args:
        events: as in `trace`.
        on: the date, as a timestamp, a date or ISO text.
        model: a name in `MODELS`.
        parameters: as the model declares them.

    Returns:
        DataFrame with `event_id`, `date` (EDTF), `score` and `share` (native), one row for each
        event that has acted by then, in time order.
    """
    chosen = _model(model)
    prepared = prepare(events)
    acts = acts_of(prepared)
    result = chosen.run(acts, settle(chosen.parameters, parameters))
    day = _day(on)
    past = acts.day <= day
    left = result.moves()[past]
    if result.half_life is not None:
        left = left * np.exp2(-(day - acts.day[past]) / result.half_life)
    share = np.bincount(acts.event[past], weights=left, minlength=len(prepared))
    rows = np.unique(acts.event[past])
    return pd.DataFrame(
        {
            c.EVENT_ID: prepared[c.EVENT_ID].to_numpy()[rows],
            c.DATE: prepared[c.DATE].to_numpy()[rows],
            c.SCORE: prepared[c.VALUE].to_numpy()[rows],
            "share": share[rows],
        }
    )


def value_at(
    curve: pd.DataFrame, on: str | date | pd.Timestamp, half_life_days: float | None = None
) -> float:
    """The native value of a curve on a date: what its last step left; 0 before the first.

    Args:
        curve: as `curve` gives it.
        on: the date, as a timestamp, a date or ISO text.
        half_life_days: the one the curve was made with, so that it goes on fading to that date.
    """
    days = curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    day = _day(on)
    position = int(np.searchsorted(days, day, side="right")) - 1
    if position < 0:
        return 0.0
    value = float(curve["value"].iloc[position])
    if half_life_days is None:
        return value
    return value * 2.0 ** (-(day - int(days[position])) / half_life_days)


def _day(on: str | date | pd.Timestamp) -> int:
    """A date as days since 1970-01-01."""
    stamp = pd.Timestamp(on)
    if pd.isna(stamp):
        raise ValueError(f"{on!r} is not a date")
    return int(np.datetime64(stamp, "D").astype("int64"))


def _model(name: str) -> Model:
    if name not in MODELS:
        raise ValueError(f"unknown model {name!r}; there are: {', '.join(MODELS)}")
    return MODELS[name]


def _curve(result: Result, scale: float) -> pd.DataFrame:
    days, value = result.days, result.after
    if result.half_life is not None and len(days):
        days, value = _with_months(result)
    index = pd.DatetimeIndex(days.astype("datetime64[D]").astype("datetime64[us]"), name="date")
    return pd.DataFrame({"value": value, "degrees": 100.0 * value / scale}, index=index)


def _with_months(result: Result) -> tuple[np.ndarray, np.ndarray]:
    """The days of the result and the first of every month between them, with what is left."""
    months = np.arange(
        result.days[0].astype("datetime64[D]").astype("datetime64[M]") + 1,
        result.days[-1].astype("datetime64[D]").astype("datetime64[M]") + 1,
    )
    days = np.union1d(result.days, months.astype("datetime64[D]").astype("int64"))
    last = np.searchsorted(result.days, days, side="right") - 1
    age = days - result.days[last]
    return days, result.after[last] * np.exp2(-age / result.half_life)


def _moves(prepared: pd.DataFrame, acts: Acts, result: Result, scale: float) -> pd.DataFrame:
    """What each event did; its acts stand together and in order of time."""
    move = np.bincount(acts.event, weights=result.moves(), minlength=len(prepared))
    first = np.flatnonzero(np.diff(acts.event, prepend=-1))
    last = np.append(first, len(acts.event))[1:] - 1
    begin = np.searchsorted(result.days, acts.day[first])
    end = np.searchsorted(result.days, acts.day[last])
    return pd.DataFrame(
        {
            c.EVENT_ID: prepared[c.EVENT_ID].to_numpy(),
            "before": 100.0 * result.before[begin] / scale,
            "after": 100.0 * result.after[end] / scale,
            "move": 100.0 * move / scale,
        }
    )
