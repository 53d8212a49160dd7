"""Text cut by a sign into rows and cells: CSV, TSV and their relatives."""

import csv
import io
import math
import re
from collections import Counter

import numpy as np
import pandas as pd

from data.basics.given import MORE_CELLS
from data.basics.limits import (
    MAX_CELL,
    MAX_CELLS,
    MAX_LINE,
    MAX_ROWS,
    Unreadable,
    check_shape,
)
from data.basics.problems import Problem
from data.reading.formats import hidden, rescuing
from data.reading.formats.header import header_rows, joined_names

SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars", "^": "carets"}
_SAMPLE = 65_536  # characters that the sign is guessed from


def read_delimited(
    text: bytes, name: str, header: tuple[int, int] | None = None
) -> tuple[pd.DataFrame, list[Problem], str]:
    """A table out of delimited text.

    Args:
        text: UTF-8 without a byte order mark.
        name: what to call the file in messages.
        header: the first row of names, counted from 1, and how many rows they take; None finds it.

    Returns:
        The table (see `Given.cells`), problems, and the name of the sign in the plural.

    Raises:
        Unreadable: it is empty, too large, or a quote is not closed.
    """
    if b"\n" not in text:
        text = text.replace(b"\r", b"\n")
    text = rescuing.unwrapped(text.rstrip(b"\r\n"), "".join(SIGNS))
    if not text[:1000].strip() and not text.strip():
        raise Unreadable(
            "the file is empty", "Give its first row the names of the columns", code="table.empty"
        )
    codes = np.frombuffer(text, dtype=np.uint8)
    longest = _longest_line(codes)
    sign, start, text, names = _sign_and_start(text, header)
    width = len(_first_row(memoryview(text[: 4 * MAX_LINE]), sign))
    if text.count(b"\n") * width > MAX_CELLS:
        check_shape(min(text.count(b"\n"), MAX_ROWS), width)
    cells, problems = _read(text, sign, start, name, len(names))
    own = [*names, *cells.columns[len(names) :]][: cells.shape[1]]
    cells.columns = pd.Index(own, dtype="str")
    if hidden.holds_hidden(codes):
        cells, held = hidden.drop_hidden(cells, name)
        problems += held
    check_shape(*cells.shape)
    if longest > MAX_CELL:
        check_cells(cells)
    return cells, problems, SIGNS.get(sign, "commas")


def check_cells(cells: pd.DataFrame) -> None:
    """Refuse a table with a cell that no spreadsheet could hold."""
    for column in cells.columns:
        lengths = cells[column].str.len()
        if len(cells) and int(lengths.max()) > MAX_CELL:
            raise Unreadable(
                f"a cell has {int(lengths.max()):,} characters, more than {MAX_CELL:,}",
                "Shorten it; look also for a quote that is not closed",
                int(str(lengths.idxmax())) + 2,
                str(column),
                code="cell.too_long",
                values=(int(lengths.max()), MAX_CELL),
            )


def _longest_line(codes: np.ndarray) -> int:
    """Bytes of the longest line; refuses a line that no table of events has."""
    ends = np.flatnonzero(codes == ord("\n"))
    inner = int(np.diff(ends).max()) - 1 if len(ends) > 1 else 0
    first, last = (ends[0], len(codes) - ends[-1] - 1) if len(ends) else (len(codes), 0)
    longest = max(inner, int(first), int(last))
    if longest > MAX_LINE:
        raise Unreadable(
            f"a line has {longest:,} characters",
            "Check that this is a table with one row a line",
            code="line.too_long",
            values=(longest,),
        )
    return longest


def _sign_and_start(
    text: bytes, header: tuple[int, int] | None
) -> tuple[str, int, bytes, list[str]]:
    """The sign that cuts the cells, the number of the last row of names, the text to read, and
    the names where they are put together from two rows."""
    sample = text[:_SAMPLE].decode("utf-8", "ignore")
    said = re.match(r"sep=(.)\r?\n", sample)
    if said:  # a line that Excel writes and obeys
        text = b"\n" + text.split(b"\n", 1)[1]
        return said[1], 1, text, []
    rows = {sign: _sample_rows(sample, sign) for sign in SIGNS}
    sign = max(SIGNS, key=lambda s: _evenness(rows[s]))
    first, count = header_rows(rows[sign]) if header is None else (header[0] - 1, header[1])
    last = max(min(first + count - 1, len(rows[sign]) - 1), 0)
    names = joined_names(rows[sign][first : last + 1]) if last > first else []
    return sign, last, text, names


def first_rows(text: bytes, most: int) -> list[list[str]]:
    """The first rows of a text, cut as `read_delimited` cuts them."""
    sample = text[:_SAMPLE].decode("utf-8", "ignore")
    rows = {sign: _sample_rows(sample, sign) for sign in SIGNS}
    return rows[max(SIGNS, key=lambda sign: _evenness(rows[sign]))][:most]


def _sample_rows(sample: str, sign: str) -> list[list[str]]:
    rows = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=sign):
            rows.append(row)
            if len(rows) == 200:
                return rows
    except csv.Error:
        pass
    return rows[:-1] if len(rows) > 3 else rows  # the last one may be cut through


def _evenness(rows: list[list[str]]) -> float:
    """How much the rows look like those of one table: many cells, as many in each."""
    widths = Counter(len(row) for row in rows if any(row))
    if not widths:
        return 0.0
    width, often = max(widths.items(), key=lambda item: (item[1], item[0]))
    width = max(width, len(rows[0]) if rows and len(rows[0]) > 1 else 0)
    return often / widths.total() * math.log(width) if width > 1 else 0.0


def _read(
    text: bytes, sign: str, start: int, name: str, named: int
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table below the names, without lines that are drawn between its rows; `named` columns
    at least have a name."""
    fast = _read_fast(text, sign, start)
    cells, told = (fast, []) if fast is not None else _read_slowly(text, sign, start, name, named)
    return (hidden.without_rules(cells) if sign == "|" and len(cells) else cells), told


def _read_fast(text: bytes, sign: str, start: int) -> pd.DataFrame | None:
    """The table by Arrow's reader; None where the rows are not all of one length."""
    import pyarrow as pa
    from pyarrow import csv as arrow

    head = 0
    for _ in range(start):
        head = text.find(b"\n", head) + 1
    if b'"' in text[:head]:
        return None
    body = memoryview(text)[head:]
    header = _first_row(body, sign)
    names = [f"f{i}" for i in range(len(header))]
    if not header:
        return None
    try:
        table = arrow.read_csv(
            pa.BufferReader(pa.py_buffer(body)),
            read_options=arrow.ReadOptions(autogenerate_column_names=True, block_size=1 << 22),
            parse_options=arrow.ParseOptions(
                delimiter=sign, newlines_in_values=True, ignore_empty_lines=False
            ),
            convert_options=arrow.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), strings_can_be_null=False
            ),
        )
    except (pa.ArrowInvalid, pa.ArrowKeyError):
        return None
    if table.num_columns != len(header):
        return None
    cells = table.slice(1).to_pandas()
    cells.columns = pd.Index(header, dtype="str")
    cells.index = pd.RangeIndex(start, start + len(cells))
    blank = ~(cells != "").any(axis=1)
    return cells[~blank] if blank.any() else cells


def _first_row(body: memoryview, sign: str) -> list[str]:
    lines = io.StringIO(bytes(body[:200_000]).decode("utf-8", "ignore"), newline="")
    try:
        return next(csv.reader(lines, delimiter=sign), [])
    except csv.Error:
        return []


def _read_slowly(
    text: bytes, sign: str, start: int, name: str, named: int
) -> tuple[pd.DataFrame, list[Problem]]:
    """The table by Python's reader: blank rows, short rows and rows with too many cells."""
    try:
        rows, told = rescuing.rows_of(text.decode("utf-8", "replace"), sign, name)
    except csv.Error as problem:
        raise Unreadable(
            f"the file is not a table ({problem})",
            "Look for a quote that is not closed, and save it as CSV with a first row of names",
            code="table.none",
            values=(str(problem),),
        ) from None
    return table_of(rows, start, named), told


def table_of(rows: list[list[str]], start: int, named: int = 0) -> pd.DataFrame:
    """Rows of text as `Given.cells`: blank rows left out, what exceeds the header set apart.

    The header is row `start`; `named` columns at least have a name, there or in the row above.
    """
    header = rescuing.with_rows(rows, start) if len(rows) > start else []
    header += [""] * (named - len(header))
    while header and not header[-1].strip() and len(header) > max(named, 1):
        header.pop()
    width = len(header)
    check_shape(len(rows), width)
    good = {i: row for i, row in enumerate(rows[start + 1 :], start) if any(map(str.strip, row))}
    over = [sign_free(row[width:]) for row in good.values()]
    filled = [row[:width] + [""] * (width - len(row)) for row in good.values()]
    cells = pd.DataFrame(filled, columns=pd.Index(header, dtype="str"), index=list(good))
    cells = cells.astype("str")
    if any(over):
        cells[MORE_CELLS] = pd.Series(over, index=cells.index, dtype="str")
    return cells


def sign_free(more: list[str]) -> str:
    """Cells beyond the header as one text; blank ones are none."""
    while more and not more[-1].strip():
        more = more[:-1]
    return ", ".join(more)
