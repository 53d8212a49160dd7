"""The names of the columns: every column gets one of its own, also where the file has none."""

import re
from collections import Counter
from itertools import pairwise

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


def header_rows(rows: list[list[str]]) -> tuple[int, int]:
    """Which row names the columns, and how many rows of names there are (one or two).

    The first row with more than one cell filled, unless a later one has more names that are known.
    """
    filled = [n for n, row in enumerate(rows[:20]) if sum(1 for c in row if str(c).strip()) > 1]
    if not filled:
        return next((number for number, row in enumerate(rows[:20]) if any(row)), 0), 1
    known = {number: _known(rows[number]) for number in filled[:12]}
    best = max(known, key=lambda number: (known[number], -number))
    first = filled[0]
    wider = sum(map(bool, rows[best])) > sum(map(bool, rows[first]))
    numbered = not known[first] and not _holds_digits([rows[best]])  # Q1, Q2 above the names
    if (
        known[best] > max(known[first], 1)
        and (wider or numbered)
        and _holds_digits(rows[best + 1 :])
    ):
        first = best  # what stands above it is a heading of several cells
    if first != filled[0] and _are_two(rows, filled[filled.index(first) - 1], first):
        return first - 1, 2
    return first, 2 if _are_two(rows, first, first + 1) else 1


def _known(row: list[str]) -> int:
    """How many different names of a row are known; none where one stands twice."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return sum(map(is_known, filled)) if len(set(filled)) == len(filled) else 0


def _holds_digits(rows: list[list[str]]) -> bool:
    return any(re.search(r"\d", cell) for row in rows for cell in row)


def _are_two(rows: list[list[str]], first: int, second: int) -> bool:
    """Whether two rows of names stand one on the other, as over merged cells."""
    if second != first + 1 or second + 1 >= len(rows):
        return False
    above, below, data = rows[first], rows[second], rows[second + 1]
    merged = any(not cell.strip() for cell in above[: len(below)]) or _repeated(above)
    wordy = not any(re.search(r"\d", cell) for cell in (*above, *below))
    known = sum(map(is_known, filter(None, below)))
    return merged and wordy and known > 0 and _holds_digits([data])


def _repeated(row: list[str]) -> bool:
    """Whether a name stands twice side by side, as where merged cells were taken apart."""
    cells = [cell.strip() for cell in row]
    return any(left and left == right for left, right in pairwise(cells))


def joined_names(rows: list[list[str]]) -> list[str]:
    """Names out of two rows or more: the lowest where it is enough, else with those above it."""
    width = max(map(len, rows))
    grid = [[*row, *[""] * (width - len(row))] for row in rows]
    for row in grid[:-1]:
        for place in range(1, width):
            row[place] = row[place].strip() or row[place - 1]
    lowest = Counter(cell.strip() for cell in grid[-1])
    names = []
    for column in zip(*grid, strict=True):
        parts = list(dict.fromkeys(" ".join(cell.split()) for cell in column if cell.strip()))
        alone = lowest[column[-1].strip()] == 1 and is_known(column[-1])
        names.append(column[-1].strip() if alone else " ".join(parts))
    return names
