"""Reads tables of events and what goes with them: never raises on bad content, always explains.

Good rows are kept. Rows that cannot be used are left out of the table, listed as problems, and
kept as text in `table.attrs["bad_rows"]`.
"""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from data import cell_checks as checks
from data import columns as c
from data.cell_checks import Checker
from data.formats import delimited, opening
from data.formats.encoding import to_utf8
from data.formats.given import MORE_CELLS
from data.historical_date import DateProblem, read_date
from data.importing import mapping
from data.limits import Unreadable, check_bytes
from data.problems import ERROR, WARNING, Problem, shorten

Source = str | Path | bytes
Reading = tuple[pd.DataFrame, list[Problem]]


def read_events(
    source: Source,
    *,
    name: str = "",
    sheet: str = "",
    actors: tuple[str, str] | None = None,
) -> Reading:
    """Read events from a file of any kind that Thaw knows, recognised by its content.

    CSV and its relatives in any usual encoding, XLSX, XLS, ODS, JSON, Parquet, a data-set package
    (zip or folder), TimelineJS (table or JSON), GDELT exports (zipped or not). Columns with other
    names than Thaw's are found by a guess, which the problems tell of.

    Args:
        source: a path, or the bytes of the file.
        name: what to call the file in messages; empty takes the path's name.
        sheet: of a spreadsheet; empty takes the first with a table on it.
        actors: country codes of the two states of a GDELT export; None takes the pair with most
            events.

    Returns:
        The table (all event columns, then what else the file has; text as `str`, `score` and
        `evidence` as float) and the problems found. Unusable rows are in `.attrs["bad_rows"]`,
        the columns the file had in `.attrs["given"]`.
    """
    name = name or ("events.csv" if isinstance(source, bytes) else Path(source).name)
    try:
        found = opening.look(source if isinstance(source, bytes) else Path(source), name)
        given = opening.read(found, sheet=sheet, pair=actors)
        mapped = mapping.guess(given.cells, serials=given.serials)
        if given.kind == "timelinejs" and not mapped.scored():
            mapped = replace(mapped, score_from=mapping.LATER)
        events, problems, rejected = mapped.apply(given.cells, name)
    except OSError as problem:
        what = f"the file cannot be read ({problem.strerror})"
        return _nothing(c.EVENT_COLUMNS, c.EVENT_NUMBERS), [
            Problem(ERROR, name, None, "", "", what, "Put it there")
        ]
    except Unreadable as problem:
        return _nothing(c.EVENT_COLUMNS, c.EVENT_NUMBERS), [as_problem(problem, name)]
    problems = [*given.problems, *_choices(found, actors, name), *_guessed(mapped, name), *problems]
    rows = rejected.rename(columns={v: k for k, v in mapped.columns.items()})
    events = events.reset_index(drop=True)
    had = [column for column in given.cells.columns if column != MORE_CELLS]
    events.attrs = {"bad_rows": checks.records(rows), "given": had}
    return events, problems


def as_problem(problem: Unreadable, name: str) -> Problem:
    """What keeps a file from being used, as a problem."""
    return Problem(ERROR, name, problem.row, problem.column, "", problem.what, problem.mend)


def _choices(found: opening.Look, actors: tuple[str, str] | None, name: str) -> list[Problem]:
    """What was chosen for the caller who did not."""
    if found.kind == "gdelt" and actors is None and len(found.pairs) > 1:
        pair = found.pairs[0]
        what = (
            f"the events between {pair.first_name} and {pair.second_name} were taken, the pair "
            "with the most"
        )
        mend = f'For others give their codes, such as actors=("{pair.first}", "{pair.second}")'
        return [Problem(WARNING, name, None, "", "", what, mend)]
    return []


def _guessed(mapped: mapping.Mapping, name: str) -> list[Problem]:
    """Which columns were taken for what, where the names are not Thaw's own."""
    told = [
        f"“{shorten(column, 30)}” as {field.replace('_', ' ')}"
        for field, column in mapped.columns.items()
        if field != column and (field, column) != (c.EVIDENCE, c.OLD_EVIDENCE)
    ]
    problems = []
    if told:
        what, mend = f"columns were taken by a guess: {', '.join(told)}", "Rename what is wrong"
        problems.append(Problem(WARNING, name, 1, "", "", what, mend))
    if mapped.score_from == mapping.LATER:
        what = "the file does not say what warmed and what cooled; every score is 0"
        mend = "Fill in the column “score”"
        problems.append(Problem(WARNING, name, None, "", "", what, mend))
    if mapped.score_from == mapping.COLUMN and mapped.divisor != 1.0:
        what = f"the scores go beyond 10; they were divided by {mapped.divisor:g}"
        mend = "Give scores from −10 to 10"
        problems.append(Problem(WARNING, name, None, mapped.column(c.SCORE), "", what, mend))
    return problems


def _nothing(columns: tuple[str, ...], numbers: tuple[str, ...]) -> pd.DataFrame:
    empty = pd.DataFrame({n: pd.Series(dtype=float if n in numbers else "str") for n in columns})
    empty.attrs = {"bad_rows": [], "given": []}
    return empty


def read_sources(source: Source, *, name: str = "sources.csv") -> Reading:
    """Read a table of sources; `source_id` and `title` are required."""
    check = _read(source, name, c.SOURCE_COLUMNS, (), ("source_id", "title"))
    return _kept(check)


def read_chapters(source: Source, *, name: str = "chapters.csv") -> Reading:
    """Read a table of chapters; `chapter_id`, `title`, `start` and `end` are required."""
    required = ("chapter_id", "title", "start", "end")
    check = _read(source, name, c.CHAPTER_COLUMNS, (), required)
    for column in ("start", "end"):
        _check_dates(check, column, days=True)
    table, problems = _kept(check)
    short = table["label"] == ""
    table.loc[short, "label"] = table.loc[short, "title"].str.slice(0, 16)
    return table, problems


def read_indicators(source: Source, *, name: str = "indicators.csv") -> Reading:
    """Read outside figures; `indicator_id`, `date` and `value` are required."""
    required = ("indicator_id", "date", "value")
    check = _read(source, name, c.INDICATOR_COLUMNS, c.INDICATOR_NUMBERS, required)
    _check_dates(check, "date")
    return _kept(check)


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
        cells, more = opening.name_columns(cells, name)
        missing = [column for column in required if column not in cells.columns]
        if missing:
            raise Unreadable("the column is missing", "Add it to the first row", 1, missing[0])
    except OSError as problem:
        what = f"the file cannot be read ({problem.strerror})"
        return _failed(columns, numbers, Problem(ERROR, name, None, "", "", what, "Put it there"))
    except Unreadable as problem:
        return _failed(columns, numbers, as_problem(problem, name))
    cells.attrs = {"given": list(cells.columns)}
    for column in cells.columns:
        cells[column] = cells[column].str.strip()
    for column in columns:
        if column not in cells.columns:
            cells[column] = pd.Series("", index=cells.index, dtype="str")
    check = Checker(cells, name)
    check.problems += [*problems, *more]
    checks.check_extra_cells(check)
    _check_filled_and_numbers(check, numbers, required)
    return check


def _failed(columns: tuple[str, ...], numbers: tuple[str, ...], problem: Problem) -> Checker:
    check = Checker(_nothing(columns, numbers), problem.table)
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
            check.report(empty, column, "the cell is empty", "Fill it in")
    for column in numbers:
        table[column] = checks.number_column(
            check, column, table[column], lambda v: np.isfinite(v), "any number"
        )
    check.table = table


def _check_dates(check: Checker, column: str, *, days: bool = False) -> None:
    """Dates in EDTF; with `days` only whole days."""
    if check.table.empty:
        return
    faults, loose = {}, []
    for text in map(str, check.table[column].unique()):
        try:
            if read_date(text).precision != "day" and days:
                loose.append(text)
        except DateProblem as problem:
            faults[text] = str(problem)
    checks.check_dates(check, column, check.table[column], faults)
    check.report(
        check.table[column].isin(loose).to_numpy(dtype=bool),
        column,
        lambda text: f"“{shorten(text)}” is not a day",
        "Write a full date: 1948-06-28",
    )


def _kept(check: Checker) -> Reading:
    """The table without the rows that have an error; those are kept aside as text."""
    table, bad = check.table, check.bad
    rows = table[bad].astype("str").to_dict("records") if bad.any() else []
    kept = table[~bad].reset_index(drop=True) if len(table) else table.copy()
    kept.attrs = {"bad_rows": rows, "given": check.table.attrs.get("given", [])}
    return kept, check.problems


__all__ = ["as_problem", "read_chapters", "read_events", "read_indicators", "read_sources"]
