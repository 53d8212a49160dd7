"""Reads the tables of a data set: never raises on bad content, always explains.

Good rows are kept. Rows that cannot be used are left out of the table, listed as problems, and
kept as text in `table.attrs["bad_rows"]`.
"""

import io
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
    problems += _check_range(table, name, c.SCORE, lambda v: np.abs(v) <= 10, "−10 to 10")
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
    table, problems = _read(
        source, name, c.INDICATOR_COLUMNS, c.INDICATOR_NUMBERS, required
    )
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
        text = _text(source)
        table = pd.read_csv(
            io.StringIO(text), dtype="str", keep_default_na=False, na_filter=False
        )
    except OSError as problem:
        return empty, [_whole_file(name, f"the file cannot be read ({problem.strerror})", "Put it there")]
    except UnicodeDecodeError as problem:
        row = 1 + problem.object[: problem.start].count(b"\n")
        return empty, [
            Problem(ERROR, name, row, "", "", "the text is not UTF-8", "Save the file as CSV UTF-8")
        ]
    except pd.errors.EmptyDataError:
        return empty, [_whole_file(name, "the file is empty", f"Its first row names the columns: {', '.join(columns)}")]
    except (pd.errors.ParserError, ValueError) as problem:
        return empty, [
            _whole_file(
                name,
                f"the file is not a table ({shorten(problem, 120)})",
                "Check the quotes and the number of commas in that line",
            )
        ]
    return _complete(table, name, columns, numbers, required, empty)


def _text(source: Source) -> str:
    raw = source if isinstance(source, bytes) else Path(source).read_bytes()
    if len(raw) > MAX_BYTES:
        raise ValueError(f"it is larger than {MAX_BYTES // 1_000_000} MB")
    return raw.decode("utf-8-sig")


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
        problem = Problem(
            ERROR, name, 1, missing[0], "", "the column is missing", "Add it to the first row"
        )
        return empty, [problem]
    if table.columns.has_duplicates:
        twice = table.columns[table.columns.duplicated()][0]
        problem = Problem(ERROR, name, 1, twice, "", "the column stands twice", "Rename one of them")
        return empty, [problem]
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


def _line(position: int) -> int:
    return int(position) + 2


def _to_number(table: pd.DataFrame, name: str, column: str) -> list[Problem]:
    """Turn a column of text into floats, blanks into NaN; what is neither is reported."""
    text = table[column].str.replace("−", "-", regex=False)
    values = pd.to_numeric(text, errors="coerce")
    bad = np.flatnonzero((values.isna() | np.isinf(values)) & (text != ""))
    problems = [
        Problem(
            ERROR,
            name,
            _line(i),
            column,
            shorten(table[column].iat[i]),
            f"“{shorten(table[column].iat[i])}” is not a number",
            "Write a number with a decimal point, or leave the cell blank",
        )
        for i in bad
    ]
    table[column] = values.astype(float)
    return problems


def _check_required(table: pd.DataFrame, name: str, required: tuple[str, ...]) -> list[Problem]:
    return [
        Problem(ERROR, name, _line(i), column, "", "the cell is empty", "Fill it in")
        for column in required
        if column not in (c.DATE, "value")
        for i in np.flatnonzero(table[column] == "")
    ]


def _check_dates(table: pd.DataFrame, name: str, columns: tuple[str, ...]) -> list[Problem]:
    problems = []
    for column in columns:
        for i, text in enumerate(table[column]):
            try:
                read_date(text)
            except DateProblem as problem:
                problems.append(
                    Problem(
                        ERROR, name, _line(i), column, shorten(text), shorten(problem, 300),
                        "The row waits until its date can be read",
                    )
                )
    return problems


def _check_days(table: pd.DataFrame, name: str, columns: tuple[str, ...]) -> list[Problem]:
    problems = _check_dates(table, name, columns)
    seen = {(p.row, p.column) for p in problems}
    for column in columns:
        for i, text in enumerate(table[column]):
            if (_line(i), column) in seen:
                continue
            if read_date(text).precision != "day":
                problems.append(
                    Problem(
                        ERROR, name, _line(i), column, shorten(text),
                        f"“{shorten(text)}” is not a day", "Write a full date such as 1948-06-28",
                    )
                )
    return problems


def _check_range(
    table: pd.DataFrame,
    name: str,
    column: str,
    good: Callable[[np.ndarray], np.ndarray],
    allowed: str,
) -> list[Problem]:
    values = table[column].to_numpy(dtype=float)
    bad = np.flatnonzero(~np.isnan(values) & ~good(np.nan_to_num(values)))
    return [
        Problem(
            ERROR, name, _line(i), column, f"{values[i]:g}",
            f"{values[i]:g} is out of range", f"Allowed is {allowed}",
        )
        for i in bad
    ]


def _check_scored(table: pd.DataFrame, name: str) -> list[Problem]:
    """Rows with neither a score nor a known code."""
    blank = np.flatnonzero(table[c.SCORE].isna().to_numpy())
    return [
        Problem(
            ERROR, name, _line(i), c.SCORE, shorten(table[c.CAMEO].iat[i]),
            "there is no score, and the code gives none", "Write a score, or a known CAMEO code",
        )
        for i in blank
        if cameo.goldstein(table[c.CAMEO].iat[i]) is None
    ]


def _without_bad(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """The table without the rows that have an error; those are kept aside as text."""
    bad = sorted({p.row - 2 for p in problems if p.severity == ERROR and p.row and p.row > 1})
    bad = [i for i in bad if i < len(table)]
    given = table.attrs.get("given", [])
    rows = table.iloc[bad].astype("str").to_dict("records") if bad else []
    kept = table.drop(index=table.index[bad]).reset_index(drop=True)
    kept.attrs = {"bad_rows": rows, "given": given}
    return kept
