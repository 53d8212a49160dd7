"""The table of events with everything derived from it: dates as days, scores, weights."""

import hashlib

import numpy as np
import pandas as pd

from data import cameo
from data import columns as c
from data.historical_date import DateProblem, HistoricalDate, read_date

_PLAIN_DAY = r"\d{4}-\d{2}-\d{2}"
_DERIVED = (c.FIRST, c.MIDDLE, c.LAST, c.DATE_LABEL, c.PRECISION, c.LASTED, c.VALUE, c.WEIGHT)


def is_prepared(events: pd.DataFrame) -> bool:
    """Whether `prepare` has been here."""
    return all(name in events.columns for name in _DERIVED)


def prepare(events: pd.DataFrame) -> pd.DataFrame:
    """One row for each event, in time order, with its dates, score and weight worked out.

    Args:
        events: any table with `date` (EDTF text) and `score` (−10 to 10; blank takes the figure
            of the `cameo` code, else 0); all other columns are optional.

    Returns:
        A copy sorted by first day and id (the order in the file does not matter), with all event
        columns and `first`, `middle`, `last` (datetime64[us]), `date_label`, `precision`,
        `lasted`, `value` (effective score, NaN where there is none) and `weight` (confidence,
        default 1).

    Raises:
        DateProblem: a date cannot be read; the message names the row.
        KeyError: there is no `date` column.
    """
    if is_prepared(events):
        return events
    if c.DATE not in events.columns:
        raise KeyError("the table of events needs a column “date”")
    out = events.reset_index(drop=True).copy()
    for name in c.EVENT_COLUMNS:
        if name not in out.columns:
            out[name] = np.nan if name in c.EVENT_NUMBERS else ""
    out[c.DATE] = out[c.DATE].astype("str").str.strip()
    _add_dates(out)
    out[c.EVENT_ID] = _ids(out)
    out[c.LABEL] = _labels(out)
    out[c.VALUE] = effective_scores(out)
    out[c.WEIGHT] = pd.to_numeric(out[c.CONFIDENCE], errors="coerce").fillna(1.0)
    return out.sort_values([c.FIRST, c.EVENT_ID], kind="stable").reset_index(drop=True)


def effective_scores(events: pd.DataFrame) -> np.ndarray:
    """The score of each event: its own, else its CAMEO code's figure, else NaN."""
    own = pd.to_numeric(events[c.SCORE], errors="coerce").to_numpy(dtype=float)
    if not np.isnan(own).any():
        return own
    figures = {code: cameo.goldstein(code) for code in pd.unique(events[c.CAMEO].astype("str"))}
    coded = events[c.CAMEO].astype("str").map(figures).to_numpy(dtype=float)
    return np.where(np.isnan(own), coded, own)


def read_dates(texts: pd.Series) -> list[HistoricalDate]:
    """Every date read; `DateProblem` names the first row that cannot be."""
    dates: list[HistoricalDate] = []
    for row, text in enumerate(texts):
        try:
            dates.append(read_date(text))
        except DateProblem as problem:
            raise DateProblem(f"row {row + 1}: {problem}") from None
    return dates


def _add_dates(out: pd.DataFrame) -> None:
    texts = out[c.DATE]
    if len(out) > 2000 and texts.str.fullmatch(_PLAIN_DAY).all():
        days = pd.to_datetime(texts, format="%Y-%m-%d", errors="coerce")
        if not days.isna().any():
            first = days.astype("datetime64[us]")
            out[c.FIRST], out[c.MIDDLE], out[c.LAST] = first, first, first
            out[c.DATE_LABEL] = texts
            out[c.PRECISION], out[c.LASTED] = "day", False
            return
    dates = read_dates(texts)
    for name, values in (
        (c.FIRST, [d.first for d in dates]),
        (c.MIDDLE, [d.middle for d in dates]),
        (c.LAST, [d.last for d in dates]),
    ):
        days = np.array(values, dtype="datetime64[D]").astype("datetime64[us]")
        out[name] = pd.Series(days, index=out.index)
    out[c.DATE_LABEL] = pd.Series([d.label for d in dates], index=out.index, dtype="str")
    out[c.PRECISION] = pd.Series([d.precision for d in dates], index=out.index, dtype="str")
    out[c.LASTED] = np.array([d.lasted for d in dates], dtype=bool)


def _ids(out: pd.DataFrame) -> pd.Series:
    """The event ids; where there are none, ids from date and title that do not depend on order."""
    ids = out[c.EVENT_ID].fillna("").astype("str")
    missing = ids == ""
    if missing.any():
        made = [
            hashlib.blake2b(f"{d}\n{t}\n{s}".encode(), digest_size=5).hexdigest()
            for d, t, s in zip(out[c.DATE], out[c.TITLE], out[c.SCORE], strict=True)
        ]
        ids = ids.where(~missing, pd.Series(made, index=ids.index, dtype="str"))
    repeat = ids.groupby(ids).cumcount()
    return ids.where(repeat == 0, ids + "-" + (repeat + 1).astype("str"))


def _labels(out: pd.DataFrame) -> pd.Series:
    """The short name of each event: its label, else its title cut at a word."""
    own = out[c.LABEL].fillna("").astype("str")
    cut = [_shorten(title) for title in out[c.TITLE].astype("str")]
    return own.where(own != "", pd.Series(cut, index=own.index, dtype="str"))


def _shorten(title: str, most: int = 30) -> str:
    if len(title) <= most:
        return title
    return title[: most - 1].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def table_hash(events: pd.DataFrame) -> str:
    """A short hash of the whole table (every cell, the column names, the order), for caches."""
    digest = hashlib.blake2b(digest_size=12)
    digest.update("\x1f".join(map(str, events.columns)).encode())
    digest.update(pd.util.hash_pandas_object(events, index=False).to_numpy().tobytes())
    return digest.hexdigest()
