"""Reads what goes with the events: sources, chapters, outside figures, conditions, readings.

Good rows are kept. Rows that cannot be used are left out, listed as problems, and kept as text in
`table.attrs["bad_rows"]`.
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.limits import Unreadable, check_bytes
from data.basics.problem_list import together
from data.basics.problems import Problem, failed, shorten
from data.dates import written_dates
from data.dates.historical_date import DateProblem, plain_days, read_date
from data.events import cell_checks as checks
from data.events.cell_checks import Checker
from data.reading.formats import delimited
from data.reading.formats.encoding import to_utf8
from data.reading.formats.header import name_columns

Source = str | Path | bytes
Reading = tuple[pd.DataFrame, Sequence[Problem]]
# Of each table: its columns, those with numbers, and those that cannot be done without.
SOURCES = (c.SOURCE_COLUMNS, (), (c.SOURCE_ID, c.TITLE))
CHAPTERS = (c.CHAPTER_COLUMNS, (), (c.CHAPTER_ID, c.TITLE, c.START, c.END))
INDICATORS = (c.INDICATOR_COLUMNS, c.INDICATOR_NUMBERS, (c.INDICATOR_ID, c.DATE, c.VALUE))
CONDITIONS = (c.CONDITION_COLUMNS, (), (c.CONDITION_ID, c.START, c.END))
STATEMENTS = (c.STATEMENT_COLUMNS, (), ("statement_id", "colder_date", "warmer_date"))
READINGS = (c.READING_COLUMNS, c.READING_NUMBERS, (c.EVENT_ID, "reader"))


def as_problem(problem: Unreadable, name: str) -> Problem:
    """What keeps a file from being used, as a problem."""
    return failed(
        name,
        problem.what,
        problem.mend,
        row=problem.row,
        column=problem.column,
        code=problem.code,
        values=problem.values,
    )


def nothing_read(columns: tuple[str, ...], numbers: tuple[str, ...]) -> pd.DataFrame:
    """A table without rows, for a file that cannot be used."""
    empty = pd.DataFrame({n: pd.Series(dtype=float if n in numbers else "str") for n in columns})
    empty.attrs = {"bad_rows": [], "given": []}
    return empty


def _kept(check: Checker) -> Reading:
    """The table without the rows that have an error; those are kept aside as text."""
    table, bad = check.table, check.bad
    rows = table[bad].astype("str").to_dict("records") if bad.any() else []
    kept = table[~bad].reset_index(drop=True) if len(table) else table.copy()
    kept.attrs = {"bad_rows": rows, "given": check.table.attrs.get("given", [])}
    return kept, check.problems


def read_sources(source: Source, *, name: str = "sources.csv") -> Reading:
    """Read a table of sources; `source_id` and `title` are required."""
    return _kept(_read(source, name, *SOURCES))


def read_chapters(source: Source, *, name: str = "chapters.csv") -> Reading:
    """Read a table of chapters; `chapter_id`, `title`, `start` and `end` are required."""
    return _chapters(_read(source, name, *CHAPTERS))


def _chapters(check: Checker) -> Reading:
    for column in (c.START, c.END):
        _check_dates(check, column, days=True)
    table, problems = _kept(check)
    short = table[c.LABEL] == ""
    table.loc[short, c.LABEL] = table.loc[short, c.TITLE].str.slice(0, 16)
    return table, problems


def read_indicators(source: Source, *, name: str = "indicators.csv") -> Reading:
    """Read outside figures; `indicator_id`, `date` and `value` are required."""
    return _indicators(_read(source, name, *INDICATORS))


def _indicators(check: Checker) -> Reading:
    _check_dates(check, c.DATE)
    return _kept(check)


def read_conditions(source: Source, *, name: str = "conditions.csv") -> Reading:
    """Read what was in force from when to when; `condition_id`, `start` and `end` are required."""
    return _conditions(_read(source, name, *CONDITIONS))


def _conditions(check: Checker) -> Reading:
    for column in (c.START, c.END):
        _check_dates(check, column)
    table, problems = _kept(check)
    short = table[c.LABEL] == ""
    table.loc[short, c.LABEL] = table.loc[short, c.CONDITION_ID].str.slice(0, 34)
    return table, problems


def read_statements(source: Source, *, name: str = "statements.csv") -> Reading:
    """Read pairs of days of which one was colder; id and both days are required."""
    return _statements(_read(source, name, *STATEMENTS))


def _statements(check: Checker) -> Reading:
    for column in ("colder_date", "warmer_date"):
        _check_dates(check, column, days=True)
    return _kept(check)


def read_readings(source: Source, *, name: str = "readings.csv") -> Reading:
    """Read the scores of other readers; `event_id` and `reader` are required."""
    return _readings(_read(source, name, *READINGS))


def _readings(check: Checker) -> Reading:
    if not check.table.empty:
        scores = check.table[c.SCORE]
        check.report(
            (scores.abs() > 10).to_numpy(dtype=bool), c.SCORE,
            lambda text: f"{float(text):g} is out of range", "Allowed is −10 to 10",
            code="reading.score_out_of_range",
        )  # fmt: skip
    return _kept(check)


_FINISHED = {
    "sources.csv": (SOURCES, _kept),
    "chapters.csv": (CHAPTERS, _chapters),
    "indicators.csv": (INDICATORS, _indicators),
    "conditions.csv": (CONDITIONS, _conditions),
    "statements.csv": (STATEMENTS, _statements),
    "readings.csv": (READINGS, _readings),
}


def table_of(cells: pd.DataFrame, name: str) -> Reading:
    """Any of these tables from a table of text in memory, whose columns have the names of ours.

    Args:
        cells: text only.
        name: what the file of the table would be called; it says which table it is.
    """
    known, finished = _FINISHED[name]
    return finished(_checked(cells.copy(), name, *known))


def _read(
    source: Source,
    name: str,
    columns: tuple[str, ...],
    numbers: tuple[str, ...],
    required: tuple[str, ...],
) -> Checker:
    """A delimited file with columns of these names: as text, then with its numbers read."""
    try:
        if not isinstance(source, bytes):
            check_bytes(Path(source).stat().st_size)
            source = Path(source).read_bytes()
        check_bytes(len(source))
        cells, problems, _ = delimited.read_delimited(to_utf8(source)[0], name)
        cells, more = name_columns(cells, name)
        missing = [column for column in required if column not in cells.columns]
        if missing:
            raise Unreadable(
                "the column is missing",
                "Add it to the first row",
                1,
                missing[0],
                code="side.column_missing",
            )
    except FileNotFoundError:
        raise
    except OSError as problem:
        what = f"the file cannot be read ({problem.strerror})"
        return _failed(
            columns,
            numbers,
            failed(name, what, "Put it there", code="side.cannot_be_opened"),
        )
    except Unreadable as problem:
        return _failed(columns, numbers, as_problem(problem, name))
    check = _checked(cells, name, columns, numbers, required)
    check.problems = together(problems, more, check.problems)
    return check


def _checked(
    cells: pd.DataFrame,
    name: str,
    columns: tuple[str, ...],
    numbers: tuple[str, ...],
    required: tuple[str, ...],
) -> Checker:
    """Cells as text under these names: with their numbers read, and what is wrong with them."""
    cells.attrs = {"given": list(cells.columns)}
    for column in cells.columns:
        cells[column] = cells[column].str.strip()
    for column in columns:
        if column not in cells.columns:
            cells[column] = pd.Series("", index=cells.index, dtype="str")
    check = Checker(cells, name)
    checks.check_extra_cells(check)
    _check_filled_and_numbers(check, numbers, required)
    return check


def _failed(columns: tuple[str, ...], numbers: tuple[str, ...], problem: Problem) -> Checker:
    check = Checker(nothing_read(columns, numbers), problem.table)
    check.problems.append(problem)
    return check


def _check_filled_and_numbers(
    check: Checker, numbers: tuple[str, ...], required: tuple[str, ...]
) -> None:
    table = check.table.copy()
    table.attrs = check.table.attrs
    for column in required:
        if column != c.DATE:
            empty = (table[column] == "").to_numpy(dtype=bool)
            check.report(empty, column, "the cell is empty", "Fill it in", code="cell.empty")
    for column in numbers:
        table[column] = checks.number_column(
            check, column, table[column], lambda v: np.isfinite(v), "any number"
        )
    check.table = table


def _check_dates(check: Checker, column: str, *, days: bool = False) -> None:
    """Dates as EDTF, in whatever way they are written; with `days` only days that are sure."""
    if check.table.empty:
        return
    written = check.table[column].str.strip()
    dates, _ = written_dates.to_edtf(written, written_dates.find_habits)
    check.table = check.table.assign(**{column: dates})
    faults = {}
    for text in checks.once(check.table[column]):
        try:
            read_date(text)
        except DateProblem as problem:
            faults[text] = str(problem)
    checks.check_dates(check, column, check.table[column], faults)
    if not days:
        return
    loose = ~plain_days(check.table[column]) & ~check.table[column].isin(faults).to_numpy()
    check.report(
        loose,
        column,
        lambda text: f"“{shorten(text)}” is not a day",
        "Write a full date: 1948-06-28",
        code="chapter.not_a_day",
    )
