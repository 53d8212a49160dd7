"""Reads the tables of a data set: never raises on bad content, always explains.

Good rows are kept. Rows that cannot be used are left out of the table, listed as problems, and
kept as text in `table.attrs["bad_rows"]`.
"""

import csv
import io
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from data import cameo
from data import columns as c
from data.historical_date import DateProblem, read_date
from data.problems import ERROR, Problem, shorten

Source = str | Path | bytes
Reading = tuple[pd.DataFrame, list[Problem]]
MAX_BYTES = 200_000_000


def read_events(source: Source, *, name: str = "events.csv") -> Reading:
    """Read a table of events from a CSV file.

    Args:
        source: a path, or the bytes of the file.
        name: what to call the file in messages.

    Returns:
        The table (all event columns; text as `str`, `score` and `confidence` as float) and the
        problems found. Unusable rows are in `.attrs["bad_rows"]`.
    """
    table, problems = _read(source, name, c.EVENT_COLUMNS, c.EVENT_NUMBERS, (c.DATE,))
    if problems and table.empty:
        return table, problems
    if not ({c.SCORE, c.CAMEO} & set(table.attrs["given"])):
        problems.append(
            _whole_file(name, "there is neither a column “score” nor “cameo”", "Add one of them")
        )
    problems += _check_dates(table, name, (c.DATE,))
    problems += _check_range(table, name, c.SCORE, lambda v: v.abs() <= 10, "−10 to 10")
    problems += _check_range(
        table, name, c.CONFIDENCE, lambda v: (v > 0) & (v <= 1), "above 0 and up to 1"
    )
    problems += _check_scored(table, name)
    return _without_bad(table, problems), problems


def read_sources(source: Source, *, name: str = "sources.csv") -> Reading:
    """Read a table of sources; `source_id` and `title` are required."""
    return _plain(source, name, c.SOURCE_COLUMNS, (), ("source_id", "title"))


def read_chapters(source: Source, *, name: str = "chapters.csv") -> Reading:
    """Read a table of chapters; `chapter_id`, `title`, `start` and `end` are required."""
    required = ("chapter_id", "title", "start", "end")
    table, problems = _read(source, name, c.CHAPTER_COLUMNS, (), required)
    problems += _check_days(table, name, ("start", "end"))
    table = _without_bad(table, problems)
    short = table["label"] == ""
    table.loc[short, "label"] = table.loc[short, "title"].str.slice(0, 16)
    return table, problems


def read_indicators(source: Source, *, name: str = "indicators.csv") -> Reading:
    """Read outside figures; `indicator_id`, `date` and `value` are required."""
    required = ("indicator_id", "date", "value")
    table, problems = _read(source, name, c.INDICATOR_COLUMNS, c.INDICATOR_NUMBERS, required)
    problems += _check_dates(table, name, ("date",))
    return _without_bad(table, problems), problems


def _plain(
    source: Source,
    name: str,
    columns: tuple[str, ...],
    numbers: tuple[str, ...],
    required: tuple[str, ...],
) -> Reading:
    table, problems = _read(source, name, columns, numbers, required)
    return _without_bad(table, problems), problems


def _read(
    source: Source,
    name: str,
    columns: tuple[str, ...],
    numbers: tuple[str, ...],
    required: tuple[str, ...],
) -> Reading:
    """The file as text, its columns completed, its numbers read."""
    empty = pd.DataFrame({n: pd.Series(dtype=float if n in numbers else "str") for n in columns})
    empty.attrs = {"bad_rows": [], "given": []}
    try:
        table, problems = _table(_text(source), name)
    except OSError as problem:
        what = f"the file cannot be read ({problem.strerror})"
        return empty, [_whole_file(name, what, "Put it there")]
    except UnicodeDecodeError as problem:
        row = 1 + problem.object[: problem.start].count(b"\n")
        what = "the text is not UTF-8"
        return empty, [Problem(ERROR, name, row, "", "", what, "Save the file as CSV UTF-8")]
    except pd.errors.EmptyDataError:
        mend = f"Its first row names the columns: {', '.join(columns)}"
        return empty, [_whole_file(name, "the file is empty", mend)]
    except ValueError as problem:
        what = f"the file is not a table ({shorten(problem, 120)})"
        return empty, [_whole_file(name, what, "Save it as CSV with a first row of column names")]
    table, more = _complete(table, name, columns, numbers, required, empty)
    return table, problems + more


def _text(source: Source) -> str:
    raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    if len(raw) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    text = raw.decode("utf-8-sig")
    if "\0" in text:
        raise ValueError("it holds zero bytes; it may be a spreadsheet and not a CSV file")
    return text


def _table(text: str, name: str) -> Reading:
    """The text as a table of text. Its index counts the rows of the file, blank ones too."""
    header = next(csv.reader(io.StringIO(text)), [])
    options = {"dtype": "str", "keep_default_na": False, "na_filter": False, "index_col": False}
    try:
        with warnings.catch_warnings():
            # Rows with more cells than the header would lose them with no more than a warning.
            warnings.simplefilter("error", pd.errors.ParserWarning)
            table = pd.read_csv(io.StringIO(text), skip_blank_lines=False, **options)  # type: ignore[call-overload]
    except (pd.errors.ParserError, pd.errors.ParserWarning):
        return _ragged_table(text, name)
    if len(header) == len(table.columns):
        table.columns = header  # as written: pandas renames what stands twice
    return table[(table != "").any(axis=1)], []


def _ragged_table(text: str, name: str) -> Reading:
    """A table of which some rows have too many cells: those are reported, the others kept."""
    try:
        rows = list(csv.reader(io.StringIO(text), strict=True))
    except csv.Error as problem:
        raise ValueError(f"{problem}; look for a quote that is not closed") from None
    header = rows[0] if rows else []
    good = {i: row for i, row in enumerate(rows[1:]) if any(row) and len(row) <= len(header)}
    problems = [
        Problem(
            ERROR,
            name,
            i + 2,
            "",
            shorten(",".join(row)),
            f"the row has {len(row)} cells where the header has {len(header)}",
            "Put quotes around a cell that contains a comma",
        )
        for i, row in enumerate(rows[1:])
        if len(row) > len(header)
    ]
    filled = [row + [""] * (len(header) - len(row)) for row in good.values()]
    return pd.DataFrame(filled, columns=header, index=list(good), dtype="str"), problems


def _complete(
    table: pd.DataFrame,
    name: str,
    columns: tuple[str, ...],
    numbers: tuple[str, ...],
    required: tuple[str, ...],
    empty: pd.DataFrame,
) -> Reading:
    table.columns = table.columns.astype("str").str.strip()
    given = list(table.columns)
    missing = [column for column in required if column not in given]
    if missing:
        what, mend = "the column is missing", "Add it to the first row"
        return empty, [Problem(ERROR, name, 1, missing[0], "", what, mend)]
    if table.columns.has_duplicates:
        twice = str(table.columns[table.columns.duplicated()][0])
        what, mend = "the column stands twice", "Rename one of them"
        return empty, [Problem(ERROR, name, 1, twice, "", what, mend)]
    table = table.assign(**{column: "" for column in columns if column not in given})
    for column in table.columns:
        table[column] = table[column].str.strip()
    table.attrs = {"bad_rows": [], "given": given}
    problems = _check_required(table, name, required)
    for column in numbers:
        problems += _to_number(table, name, column)
    return table, problems


def _whole_file(name: str, what: str, mend: str) -> Problem:
    return Problem(ERROR, name, None, "", "", what, mend)


def _cell(table: pd.DataFrame, name: str, row: int, column: str, what: str, mend: str) -> Problem:
    """A problem with one cell; `row` is the label of the row, counted from the header's next."""
    return Problem(ERROR, name, row + 2, column, shorten(table.at[row, column]), what, mend)


def _rows(table: pd.DataFrame, mask: pd.Series) -> list[int]:
    return [int(label) for label in table.index[mask.to_numpy(dtype=bool)]]


def _to_number(table: pd.DataFrame, name: str, column: str) -> list[Problem]:
    """Turn a column of text into floats, blanks into NaN; what is neither is reported."""
    text = table[column].str.replace("−", "-", regex=False)
    values = pd.to_numeric(text, errors="coerce").astype(float)
    bad = (values.isna() | values.abs().eq(np.inf)) & (text != "")
    mend = "Write a number with a decimal point, or leave the cell blank"
    problems = [
        _cell(table, name, row, column, f"“{shorten(table.at[row, column])}” is not a number", mend)
        for row in _rows(table, bad)
    ]
    table[column] = values
    return problems


def _check_required(table: pd.DataFrame, name: str, required: tuple[str, ...]) -> list[Problem]:
    return [
        _cell(table, name, row, column, "the cell is empty", "Fill it in")
        for column in required
        if column not in (c.DATE, "value")
        for row in _rows(table, table[column] == "")
    ]


def _check_dates(table: pd.DataFrame, name: str, columns: tuple[str, ...]) -> list[Problem]:
    problems = []
    mend = "The row waits until its date can be read"
    for column in columns:
        for row, text in table[column].items():
            try:
                read_date(text)
            except DateProblem as problem:
                problems.append(_cell(table, name, int(str(row)), column, str(problem), mend))
    return problems


def _check_days(table: pd.DataFrame, name: str, columns: tuple[str, ...]) -> list[Problem]:
    problems = _check_dates(table, name, columns)
    seen = {(p.row, p.column) for p in problems}
    for column in columns:
        for row in _rows(table, table[column] != ""):
            text = str(table.at[row, column])
            if (row + 2, column) not in seen and read_date(text).precision != "day":
                what, mend = f"“{shorten(text)}” is not a day", "Write a full date: 1948-06-28"
                problems.append(_cell(table, name, row, column, what, mend))
    return problems


def _check_range(
    table: pd.DataFrame,
    name: str,
    column: str,
    good: Callable[[pd.Series], pd.Series],
    allowed: str,
) -> list[Problem]:
    bad = table[column].notna() & ~good(table[column].fillna(1.0))
    return [
        _cell(
            table,
            name,
            row,
            column,
            f"{table.at[row, column]:g} is out of range",
            f"Allowed is {allowed}",
        )
        for row in _rows(table, bad)
    ]


def _check_scored(table: pd.DataFrame, name: str) -> list[Problem]:
    """Rows with neither a score nor a known code."""
    known = table[c.CAMEO].map(lambda code: cameo.goldstein(str(code)) is not None)
    what, mend = "there is no score, and the code gives none", "Write a score or a known CAMEO code"
    return [
        _cell(table, name, row, c.SCORE, what, mend)
        for row in _rows(table, table[c.SCORE].isna() & ~known.astype(bool))
    ]


def _without_bad(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """The table without the rows that have an error; those are kept aside as text."""
    bad = {p.row - 2 for p in problems if p.severity == ERROR and p.row is not None and p.row > 1}
    wrong = table.index.isin(sorted(bad))
    rows = table[wrong].astype("str").to_dict("records")
    kept = table[~wrong].reset_index(drop=True)
    kept.attrs = {"bad_rows": rows, "given": table.attrs.get("given", [])}
    return kept
