"""The names of the columns: every column gets one of its own, also where the file has none."""

import pandas as pd

from data.basics.problems import Problem, warned
from data.dates.historical_date import DateProblem
from data.dates.written_dates import DAY, Habits, written_date
from data.reading.column_names import is_known


def without_header(cells: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """A table whose first row is an event already: it gets the columns named by number."""
    first = [str(cell).strip() for cell in cells.columns]
    dates = sum(1 for cell in first if _is_day(cell))
    if not 1 <= dates <= 2 or len(first) < 2 or any(map(is_known, first)):
        return cells, []
    row = pd.DataFrame([first], columns=cells.columns, index=[_above(cells)])
    body = pd.concat([row.astype("str"), cells]) if len(cells) else row.astype("str")
    body.columns = pd.Index([f"column {i + 1}" for i in range(len(first))], dtype="str")
    what = "the first row looks like an event and not like names of columns"
    mend = "Put the names of the columns above it: date, title, score"
    return body, [warned(name, what, mend, row=1, code="header.none")]


def _above(cells: pd.DataFrame) -> int:
    """The label of the row before the first one."""
    return int(cells.index[0]) - 1 if len(cells) else -1


def _is_day(text: str) -> bool:
    try:
        return any(sign.isdigit() for sign in text) and bool(written_date(text, Habits(DAY)))
    except DateProblem:
        return False


def name_columns(cells: pd.DataFrame, name: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Every column with a name of its own; empty columns without one are left out."""
    names: list[str] = []
    keep: list[int] = []
    problems = []
    for place, given in enumerate(cells.columns):
        clean = " ".join(str(given).split())[:100]
        if not clean and not (cells.iloc[:, place].str.strip() != "").any():
            continue
        base = clean or f"column {place + 1}"
        own, number = base, 1
        while own in names:
            number += 1
            own = f"{base} ({number})"
        if own != base:
            what = f"the column “{base}” stands twice; the second one is called “{own}” here"
            mend = "Rename one of them"
            problems.append(
                warned(
                    name, what, mend, row=1, column=base, code="header.repeated", values=(base, own)
                )
            )
        names.append(own)
        keep.append(place)
    named = cells.iloc[:, keep].copy(deep=False)
    named.columns = pd.Index(names, dtype="str")
    return named, problems
