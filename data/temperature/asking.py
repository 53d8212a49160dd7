"""What a notebook hands over becomes a prepared table, or one message with all that is wrong.

A table that is prepared already, as the pages have it, goes through as it is.
"""

import warnings
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, cast

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.counting import counted
from data.basics.problems import shorten
from data.codes import cameo
from data.dates.historical_date import DateProblem, read_date
from data.events.data_set import DataSet
from data.events.event_table import BadRows, Fault, is_prepared, prepare
from data.models import model_named
from data.models.given import Given

ROW = "row"  # in results: the event's label in the index of the table that was asked about
PLACE = "(place)"
Events = pd.DataFrame | DataSet | Sequence[Mapping[Any, Any]] | Mapping[Any, Any]


class UnscoredEvents(UserWarning):
    """Events without a score, which are in the table and move nothing."""


class Asked(NamedTuple):
    """A prepared table, and for each of its rows the label that the caller's index has."""

    table: pd.DataFrame
    rows: pd.Index


def asked(events: Events) -> Asked:
    """The events of a data set, or of a table that somebody wrote, prepared.

    Args:
        events: an opened data set; or a table with `date` and, where there are any, `score` or
            `cameo`: a DataFrame, a list of rows as dictionaries, or a dictionary of columns.

    Raises:
        TypeError: it is none of these.
        KeyError: there is no column `date`.
        BadRows: dates, scores, evidence or codes that cannot be used, all of them.

    Warns:
        UnscoredEvents: some events have no score. That is not a score of 0, which says that an
            event moved nothing.
    """
    table = _table_of(events)
    if is_prepared(table):
        return Asked(table, table.index)
    _check_columns(table)
    clean = table.assign(**{PLACE: np.arange(len(table)), c.DATE: _date_texts(table[c.DATE])})
    doubtful: list[Fault] = []
    if c.CAMEO in table.columns:
        clean[c.CAMEO], doubtful = _codes(table)
    try:
        prepared = prepare(clean)
    except BadRows as problem:
        raise BadRows([*problem.faults, *doubtful], table.index) from None
    if doubtful:
        raise BadRows(doubtful, table.index)
    rows = table.index[prepared.pop(PLACE).to_numpy()]
    _tell_unscored(prepared, "" if c.SCORE in table.columns else _almost(table, c.SCORE))
    return Asked(prepared, rows)


def settings_of(events: object, model: str, given: Given) -> dict[str, float | None]:
    """The parameters that are given, beside those that a data set brings for the model."""
    own = cast(dict[str, float | None], dict(given))
    if not isinstance(events, DataSet):
        return own
    declared = {known.name for known in model_named(model).parameters}
    return {n: v for n, v in events.defaults.items() if n in declared} | own


def _table_of(events: object) -> pd.DataFrame:
    if isinstance(events, DataSet):
        return events.prepared
    if isinstance(events, pd.DataFrame):
        return events
    if isinstance(events, Mapping):
        return pd.DataFrame(dict(events))
    if isinstance(events, (list, tuple)) and all(isinstance(row, Mapping) for row in events):
        return pd.DataFrame(list(events)) if events else pd.DataFrame({c.DATE: [], c.SCORE: []})
    raise TypeError(
        "events must be a data set (catalog.open_set), a DataFrame with the columns date and "
        f"score, or a list of rows as dictionaries, not {_kind(events)}"
    )


def days_of(curve: pd.DataFrame, column: str) -> np.ndarray:
    """The days of a curve, counted from 1970, once it is sure that it is one.

    Args:
        curve: as `temperature.curve` gives it.
        column: that it must have.

    Raises:
        TypeError: it is no table, or its index holds no dates.
        KeyError: it has no such column.
        ValueError: its dates are not in order.
    """
    told = "as temperature.curve gives it: a DataFrame with dates as its index"
    if not isinstance(curve, pd.DataFrame):
        raise TypeError(f"the curve must be {told}, not {_kind(curve)}")
    if len(curve) and not isinstance(curve.index, pd.DatetimeIndex):
        raise TypeError(f"the curve must be {told}; its index holds no dates")
    if column not in curve.columns:
        raise KeyError(f"the curve needs a column “{column}”, {told}")
    if not curve.index.is_monotonic_increasing or curve.index.hasnans:
        raise ValueError("the dates of the curve are not in order: curve.sort_index() sorts them")
    return curve.index.to_numpy().astype("datetime64[D]").astype("int64")


def _kind(events: object) -> str:
    kind = type(events).__name__
    if isinstance(events, pd.Series):
        return f"a {kind}: series.rename_axis('date').reset_index(name='score') makes a table"
    if isinstance(events, (str, bytes)) or hasattr(events, "__fspath__"):
        return f"{kind}: table, problems = reading.read_events(file) reads a file"
    if isinstance(events, (list, tuple)) and events:
        return f"{kind} of {type(events[0]).__name__}"
    if hasattr(events, "to_pandas"):
        return f"a {kind} of another library: its to_pandas() makes one"
    return f"{kind}"


def _check_columns(table: pd.DataFrame) -> None:
    names = table.columns
    if names.nlevels > 1:
        raise ValueError(
            "the table of events has a header of several rows: give it one name for each column, "
            "such as events.columns = ['date', 'score']"
        )
    twice = [name for name in dict.fromkeys(names[names.duplicated()]) if name in c.EVENT_COLUMNS]
    if twice:
        raise ValueError(f"two columns of the table of events are called “{twice[0]}”")
    if c.DATE in names:
        return
    if c.DATE in table.index.names or isinstance(table.index, pd.DatetimeIndex):
        raise KeyError(
            "the dates stand in the index: rename_axis('date').reset_index() makes them a column"
        )
    raise KeyError(f"the table of events needs a column “date”{_almost(table, c.DATE)}")


def _almost(table: pd.DataFrame, name: str) -> str:
    """A hint at a column whose name differs in its capitals or blanks only."""
    others = [n for n in table.columns if isinstance(n, str) and n.strip().casefold() == name]
    return f"; it is called “{shorten(others[0])}” here, so rename it" if others else ""


def _date_texts(column: pd.Series) -> pd.Series:
    """Timestamps, with a time zone or without, dates and periods as text; the rest as it is."""
    if str(column.dtype).startswith("timestamp["):  # of Arrow
        column = column.dt.tz_localize(None).astype("datetime64[us]")
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        return column.dt.tz_localize(None).dt.normalize()
    if pd.api.types.is_datetime64_dtype(column):
        return column.dt.normalize()
    if isinstance(column.dtype, pd.PeriodDtype):
        return column.map(_date_text).astype(object)
    return column.map(_date_text) if column.dtype == object else column


def _date_text(value: object) -> object:
    """One cell: the calendar day as it stands there, whatever the time of day or its zone."""
    if value is None or value is pd.NaT:
        return value
    if isinstance(value, pd.Period):
        ends = value.start_time.date().isoformat(), value.end_time.date().isoformat()
        plain = {"Y": 4, "A": 4, "M": 7}.get(value.freqstr[:1])
        return ends[0][:plain] if plain else ends[0] if ends[0] == ends[1] else "/".join(ends)
    if isinstance(value, np.datetime64):
        return value if np.isnat(value) else str(value.astype("datetime64[D]"))
    if isinstance(value, date):  # also datetime and Timestamp
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return value


def _codes(table: pd.DataFrame) -> tuple[pd.Series, list[Fault]]:
    """CAMEO codes as text, and the rows in which a number may stand for two codes.

    A code that a program took for a number has lost the zero in front: 43 is 043. Of 10, nobody
    knows whether 10 or 010 was meant; that is told where the event has its score from the code.
    """
    own = table[c.SCORE] if c.SCORE in table.columns else pd.Series(np.nan, index=table.index)
    blank = (own.isna() | (own.astype("str").str.strip() == "")).to_numpy()
    texts, doubtful = [], []
    empty = table[c.CAMEO].isna().to_list()
    for place, value in enumerate(table[c.CAMEO].to_list()):
        number = not empty[place] and not isinstance(value, str)
        text = "" if empty[place] else str(value).strip().removesuffix(".0")
        padded = "0" + text if text.isdigit() and cameo.name("0" + text) else ""
        if padded and cameo.name(text) is None:
            text = padded
        elif padded and number and blank[place]:
            doubtful.append((place, _two_codes(text, padded)))
        texts.append(text)
    return pd.Series(texts, index=table.index, dtype="str"), doubtful


def _two_codes(short: str, long: str) -> str:
    return (
        f"the code {short} is a number, so it may be {long} ({cameo.name(long)}) or {short} "
        f'({cameo.name(short)}); codes are text: read the file with dtype={{"cameo": str}}'
    )


def _tell_unscored(prepared: pd.DataFrame, hint: str) -> None:
    blank = prepared[c.VALUE].isna()
    if not blank.any():
        return
    number, every = int(blank.sum()), len(prepared)
    if number == every:
        which = "no event has a score, so the line stays at 0"
    else:
        has, moves = ("has", "moves") if number == 1 else ("have", "move")
        which = f"{number:,} of {counted(every, 'event')} {has} no score and {moves} nothing"
    codes = prepared.loc[blank & (prepared[c.CAMEO] != ""), c.CAMEO]
    unknown = [shorten(code, 12) for code in codes.unique() if cameo.name(code) is None]
    about = f"; not a CAMEO code: {', '.join(unknown[:5])}" if unknown else ""
    mend = "write a number from −10 to 10 into the column score (0 is a score: it moved nothing)"
    mend = f"a column “score” is needed{hint}" if hint else mend
    warnings.warn(f"{which}{about}; {mend}", UnscoredEvents, stacklevel=4)


def day_of(on: str | date | pd.Timestamp) -> int:
    """One day as days since 1970-01-01.

    Args:
        on: ISO text such as `1960-12-31`, a date, a datetime, a timestamp or a period of one day;
            of one with a time or a time zone the day that stands there.

    Raises:
        ValueError: anything that is not one day: a number, a year, a month, 03/02/1960.
    """
    if isinstance(on, pd.Period) and on.start_time.date() == on.end_time.date():
        on = on.start_time
    vague = isinstance(on, np.datetime64) and np.datetime_data(on)[0] in ("Y", "M", "W")
    if isinstance(on, (date, np.datetime64)) and not (vague or pd.isna(on)):
        return int(np.datetime64(str(_date_text(on)), "D").astype("int64"))
    text = on.strip() if isinstance(on, str) else ""
    day, time = text[:10], text[10:11]
    if time in ("", "T", " ") and len(day) == 10:
        try:
            known = read_date(day)
        except DateProblem:
            known = None
        if known is not None and known.first == known.last and known.first.isoformat() == day:
            return int(np.datetime64(known.first, "D").astype("int64"))
    raise ValueError(f"{on!r} is not one day: write it as year-month-day, such as 1960-12-31")
