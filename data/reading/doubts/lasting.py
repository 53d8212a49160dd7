"""How long an event lasted, where a column says that beside its beginning."""

import numpy as np
import pandas as pd

from data.basics.problems import WARNING
from data.dates.durations import end_of, is_about, length_of, unit_of
from data.dates.nothing import is_missing_number, says_nothing
from data.events.cell_checks import Checker


def with_durations(
    check: Checker, starts: pd.Series, ends: pd.Series, cells: pd.Series, column: str
) -> pd.Series:
    """The ends, and where there is none the one that follows from the duration.

    Args:
        check: for messages: a duration that cannot be counted is told.
        starts: beginnings as EDTF.
        ends: as written; blank where there is none.
        cells: the durations as written.
        column: their header, which may say what they count.
    """
    unit = unit_of(column)
    out, lost = [], []
    for start, end, text in zip(starts, ends, cells, strict=True):
        nothing = says_nothing(text) or is_missing_number(text) or text.strip("0.,") == ""
        length = None if end or nothing else length_of(text, unit)
        found = end_of(start, length) if length else None
        about = "~" if found and found != start and is_about(text) else ""
        out.append(end or (found or "") + about)
        lost.append(not (end or nothing or found))
    check.report(
        np.array(lost, dtype=bool) & ~check.bad,
        column,
        "the duration cannot be counted from the date; the event stands at its beginning",
        "Write how many days, months or years it lasted, or the day on which it ended",
        why="What lasted moves the line little by little, and not in one day",
        severity=WARNING,
        rule="the duration cannot be counted from the date",
        code="date.duration_not_counted",
    )
    return pd.Series(out, index=ends.index, dtype="str")
