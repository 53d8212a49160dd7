"""The table of events with everything derived from it: dates as days, scores, weights."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.problems import shorten
from data.basics.whole_columns import cut_at_word, in_order
from data.codes import cameo
from data.dates.historical_date import DateProblem, HistoricalDate, read_date

_DERIVED = (
    c.FIRST, c.MIDDLE, c.LAST, c.DATE_LABEL, c.PRECISION, c.LASTED, c.SPREAD, c.VALUE, c.WEIGHT,
)  # fmt: skip


MOST_TOLD = 20
LABEL_MOST = 30  # characters of a title that serves as label
Fault = tuple[int, str]  # place in the table, from 0, and what is wrong there


class BadRows(DateProblem):
    """Rows that cannot be used; the message tells of each, up to twenty.

    Attributes:
        rows: their labels in the index of the table, so that `table.drop(index=problem.rows)`
            leaves the others.
        faults: place in the table (from 0) and what is wrong there, for each.
    """

    def __init__(self, faults: Sequence[Fault], index: pd.Index) -> None:
        told = [f"row {place + 1}: {what}" for place, what in sorted(faults)]
        more = len(told) - MOST_TOLD
        super().__init__(
            "\n".join([*told[:MOST_TOLD], *([f"and {more} more"] if more > 0 else [])])
        )
        self.faults = sorted(faults)
        self.rows = list(dict.fromkeys(index[place] for place, _ in self.faults))


def is_prepared(events: pd.DataFrame) -> bool:
    """Whether `prepare` has been here."""
    return all(name in events.columns for name in _DERIVED)


def prepare(events: pd.DataFrame) -> pd.DataFrame:
    """One row for each event, in time order, with its dates, score and weight worked out.

    Args:
        events: any table with `date` (EDTF text) and `score` (−10 to 10; blank takes the figure
            of the `cameo` code, and without one moves nothing); all other columns are optional.

    Returns:
        A copy sorted by first day and id (the order in the file does not matter), with all event
        columns and `first`, `middle`, `last` (datetime64[us]), `date_label`, `precision`,
        `lasted`, `spread` (acts over its span), `value` (effective score, NaN where there is none)
        and `weight` (evidence, default 1).

    A prepared table comes back as it is: whoever changes a score in one drops the derived columns
    first (or changes the raw table).

    Raises:
        BadRows: dates that cannot be read, scores or evidence that are no number or out
            of range; the message names every row.
        KeyError: there is no `date` column.
    """
    if is_prepared(events):
        return events
    out = _with_all_columns(events)
    which, dates, faults = _read(out[c.DATE])
    own, more = _numbers(out[c.SCORE], lambda s: np.abs(s) <= 10, "−10 to 10")
    weight, even_more = _numbers(
        out[c.EVIDENCE], lambda w: (w > 0) & (w <= 1), "above 0 and up to 1"
    )
    if faults := [*faults, *more, *even_more]:
        raise BadRows(faults, events.index)
    _add_dates(out, which, dates)
    out[c.VALUE] = _effective_scores(own, out[c.CAMEO])
    out[c.WEIGHT] = np.where(np.isnan(weight), 1.0, weight)
    out[c.EVENT_ID] = _given_or_made_ids(out)
    out[c.LABEL] = _labels(out)
    out = out.take(in_order(out, [c.FIRST, c.EVENT_ID, c.VALUE])).reset_index(drop=True)
    out[c.EVENT_ID] = _told_apart(out[c.EVENT_ID])
    return out


def _with_all_columns(events: pd.DataFrame) -> pd.DataFrame:
    """A copy with every column of events: what is no number is text, and no cell of it is NaN."""
    if c.DATE not in events.columns:
        raise KeyError("the table of events needs a column “date”")
    out = events.reset_index(drop=True).copy()
    if c.EVIDENCE not in out.columns:
        out = out.rename(columns={c.OLD_EVIDENCE: c.EVIDENCE})
    out.attrs = {}
    out[c.DATE] = _date_texts(out[c.DATE])
    for name in c.EVENT_COLUMNS:
        if name not in out.columns:
            out[name] = np.nan if name in c.EVENT_NUMBERS else ""
        elif name not in c.EVENT_NUMBERS:
            out[name] = out[name].astype("str").where(out[name].notna(), "").astype("str")
    return out


def _effective_scores(own: np.ndarray, codes: pd.Series) -> np.ndarray:
    """The score of each event: its own, else its CAMEO code's figure, else NaN."""
    if not np.isnan(own).any():
        return own
    coded = codes.map({code: cameo.goldstein(code) for code in codes.unique()})
    return np.where(np.isnan(own), coded.to_numpy(dtype=float), own)


def _numbers(
    column: pd.Series, good: Callable[[np.ndarray], np.ndarray], allowed: str
) -> tuple[np.ndarray, list[Fault]]:
    """A column as floats, blanks as NaN, and the cells that are neither."""
    plain, wrong = _plain_numbers(column)
    values = pd.to_numeric(plain, errors="coerce").to_numpy(dtype=float)
    values = np.where(wrong, np.nan, values) if wrong.any() else values
    empty = np.isnan(values)
    if empty.any():
        empty &= column.isna().to_numpy() | (column.astype("str").str.strip() == "").to_numpy()
    faults = []
    for place in np.flatnonzero(~empty & ~good(values)).tolist():
        cell = shorten(column.iloc[place])
        what = (
            f"the {column.name} “{cell}” is not a number"
            if np.isnan(values[place])
            else f"the {column.name} {cell} is out of range"
        )
        faults.append((place, f"{what}; allowed is {allowed}"))
    return values, faults


def _plain_numbers(column: pd.Series) -> tuple[pd.Series, np.ndarray]:
    """Numbers with a minus as it is printed (−8) too, and which cells are of another kind.

    Yes and no, dates, lengths of time and complex numbers are no scores, whatever they turn into.
    """
    if pd.api.types.is_numeric_dtype(column) and column.dtype.kind in "iuf":
        return column, np.zeros(len(column), dtype=bool)
    kinds = (
        bool,
        np.bool_,
        complex,
        np.complexfloating,
        date,
        timedelta,
        np.datetime64,
        np.timedelta64,
    )
    cells = column.astype(object)
    known = cells.notna()
    wrong = (cells.map(lambda cell: isinstance(cell, kinds)) & known).to_numpy(dtype=bool)
    texts = [cell.replace("−", "-") if isinstance(cell, str) else cell for cell in cells]
    printed = pd.Series(texts, index=cells.index, dtype=object)
    return printed.mask(wrong).where(known, None), wrong


def _date_texts(column: pd.Series) -> pd.Series:
    """Dates as EDTF text; days, whole numbers and date objects from a notebook are welcome."""
    if str(column.dtype).startswith("timestamp["):  # of Arrow
        column = column.dt.tz_localize(None).astype("datetime64[us]")
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        column = column.dt.tz_localize(None)  # the day on the clock of its own zone
    if pd.api.types.is_datetime64_dtype(column):
        days = np.datetime_as_string(column.to_numpy(), unit="D")
        return pd.Series(days, index=column.index, dtype="str").where(column.notna(), "")
    if pd.api.types.is_float_dtype(column) and (column.dropna() % 1 == 0).all():
        column = column.astype("Int64")  # years that a blank cell turned into floats
    if column.dtype == object:
        column = column.map(_day_of_object)
    texts = column.astype("str").where(column.notna(), "").astype("str").str.strip()
    return texts.str.replace(r"[ T]00:00:00$", "", regex=True)


def _day_of_object(value: object) -> object:
    """A timestamp among other objects as its day, on the clock of its own zone."""
    if isinstance(value, datetime) and not pd.isna(value):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    return value


def _read(texts: pd.Series) -> tuple[np.ndarray, list[HistoricalDate], list[Fault]]:
    """For each row the number of its date, the different dates, and what cannot be read."""
    which, distinct = pd.factorize(texts)
    dates, faults = [], []
    for number, text in enumerate(distinct):
        try:
            dates.append(read_date(text))
        except DateProblem as problem:
            faults += [(row, str(problem)) for row in np.flatnonzero(which == number).tolist()]
    return which, dates, faults


def _add_dates(out: pd.DataFrame, which: np.ndarray, dates: list[HistoricalDate]) -> None:
    """First, middle and last day and so on; each distinct text was read once."""
    for name, values in (
        (c.FIRST, [d.first for d in dates]),
        (c.MIDDLE, [d.middle for d in dates]),
        (c.LAST, [d.last for d in dates]),
    ):
        days = np.array(values, dtype="datetime64[D]").astype("datetime64[us]")
        out[name] = pd.Series(days[which], index=out.index)
    for name, words in (
        (c.DATE_LABEL, [d.label for d in dates]),
        (c.PRECISION, [d.precision for d in dates]),
    ):
        out[name] = pd.Series(words, dtype="str").take(which).set_axis(out.index)
    out[c.LASTED] = np.array([d.lasted for d in dates], dtype=bool)[which]
    out[c.SPREAD] = np.array([d.spread for d in dates], dtype=bool)[which]


def _given_or_made_ids(out: pd.DataFrame) -> pd.Series:
    """The event ids; where there are none, ids made of date and title."""
    ids = out[c.EVENT_ID]
    missing = ids == ""
    if not missing.any():
        return ids
    rows = zip(out[c.DATE].to_list(), out[c.TITLE].to_list(), strict=True)
    made = [hashlib.blake2b(f"{d}\n{t}".encode(), digest_size=5).hexdigest() for d, t in rows]
    return ids.where(~missing, pd.Series(made, index=ids.index, dtype="str"))


def _told_apart(ids: pd.Series) -> pd.Series:
    """Ids that repeat get a number."""
    if ids.is_unique:
        return ids
    repeat = ids.groupby(ids).cumcount()
    while repeat.any():
        ids = ids.where(repeat == 0, ids + "-" + (repeat + 1).astype("str"))
        repeat = ids.groupby(ids).cumcount()
    return ids


def _labels(out: pd.DataFrame) -> pd.Series:
    """The short name of each event: its label, else its title cut at a word."""
    own = out[c.LABEL]
    return own.where(own != "", cut_at_word(out[c.TITLE], LABEL_MOST))


def table_hash(events: pd.DataFrame) -> str:
    """A short hash of the whole table (every cell, the column names, the order), for caches."""
    return hash_of(events.columns, row_hashes(events))


def row_hashes(events: pd.DataFrame) -> np.ndarray:
    """A hash (64 bits) of every row, whatever stands in the others."""
    return pd.util.hash_pandas_object(events, index=False).to_numpy()


def hash_of(columns: Iterable[object], hashes: np.ndarray) -> str:
    """What `table_hash` gives for a table with these columns and hashes of rows."""
    digest = hashlib.blake2b(digest_size=12)
    digest.update("\x1f".join(map(str, columns)).encode())
    digest.update(hashes.tobytes())
    return digest.hexdigest()
