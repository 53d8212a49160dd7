"""How large a file may be. Everything here is checked before a reader sees the content.

The figures leave room for a million events and for GDELT's largest exports, and keep a
file made to exhaust the machine (a zip bomb, a row of a million cells) from getting anywhere.
"""

import zipfile

from data.basics.problems import Told

MAX_BYTES = 300_000_000  # of a file as it comes
MAX_JSON_BYTES = 30_000_000  # JSON takes some twenty times its size once it is read
MAX_ROWS = 1_000_000  # of a table; of a GDELT export those between the two states chosen
MAX_GDELT_ROWS = 2_000_000
MAX_COLUMNS = 256
MAX_CELL = 32_767  # characters: what one cell of a spreadsheet can hold
MAX_LINE = 2_000_000  # bytes of one line of a text file
MAX_ENTRIES = 1_000  # files in a zip
MAX_UNPACKED = 600_000_000  # bytes of all that is taken out of a zip
MAX_RATIO = 200  # unpacked to packed, above RATIO_FROM
RATIO_FROM = 10_000_000  # bytes: short files may be packed tighter
MAX_CELLS = 16_000_000  # of a table: blank ones cost as much as others
READER_SECONDS = 6  # of processor time for reading a spreadsheet or Parquet file of no size
READER_SECONDS_MORE = 3e-6  # and for each byte of it
READER_MEMORY = 400_000_000  # bytes of address space for the same, of no size
READER_MEMORY_MORE = 60  # and for each byte of it: a table of 3 MB with 480,000 cells needs half
READER_MEMORY_MOST = 2_000_000_000
ANSWER_LEAST = 20_000_000  # characters that may come back from the reader of a small file
ANSWER_RATIO = 20  # and for each byte of a larger one
ANSWER_MOST = 400_000_000


class Unreadable(Exception):
    """A file that cannot be used as a whole.

    Attributes:
        what: what is wrong with it.
        mend: what its owner can do.
        row: the line at fault, the header being 1; None for the whole file.
        column: the column at fault; empty for the whole row.
        code, values: as those of a `Problem`.
    """

    def __init__(
        self,
        what: str,
        mend: str,
        row: int | None = None,
        column: str = "",
        *,
        code: str,
        values: tuple[Told, ...] = (),
    ) -> None:
        super().__init__(f"{what}. {mend}.")
        self.code, self.values = code, values
        self.what, self.mend, self.row, self.column = what, mend, row, column


def check_bytes(count: int, most: int = MAX_BYTES) -> None:
    """Refuse a file of more than `most` bytes."""
    if count > most:
        raise Unreadable(
            f"the file is larger than {most // 1_000_000} MB",
            "Split it, or leave columns out",
            code="file.too_large",
            values=(most,),
        )


def check_shape(rows: int, columns: int) -> None:
    """Refuse a table with too many rows or columns."""
    if columns > MAX_COLUMNS:
        raise Unreadable(
            f"there are {columns:,} columns, more than {MAX_COLUMNS}",
            "Keep the columns that tell of the events: date, title, score and the like",
            code="file.too_many_columns",
            values=(columns, MAX_COLUMNS),
        )
    if rows > MAX_ROWS:
        raise Unreadable(
            f"there are {rows:,} rows, more than {MAX_ROWS:,}",
            "Split the file",
            code="file.too_many_rows",
            values=(rows, MAX_ROWS),
        )
    if rows * columns > MAX_CELLS:
        raise Unreadable(
            f"there are {rows:,} rows of {columns} columns, more than {MAX_CELLS:,} cells",
            "Keep the columns that tell of the events, or split the file",
            code="file.too_many_cells",
            values=(rows, columns, MAX_CELLS),
        )


def reader_limits(size: int) -> dict[str, int]:
    """What the reader of a spreadsheet or Parquet file of so many bytes may use and give back."""
    return {
        "seconds": READER_SECONDS + round(READER_SECONDS_MORE * size),
        "memory": min(READER_MEMORY + READER_MEMORY_MORE * size, READER_MEMORY_MOST),
        "rows": MAX_ROWS + 1000,  # blank rows do not count, so a few more may come
        "columns": MAX_COLUMNS,
        "cells": MAX_CELLS,
        "cell": MAX_CELL,
        "unpacked": min(max(ANSWER_LEAST, ANSWER_RATIO * size), ANSWER_MOST),
    }


def check_zip(archive: zipfile.ZipFile) -> None:
    """Refuse a zip that is locked, holds too many files, or unpacks to too much."""
    entries = archive.infolist()
    if len(entries) > MAX_ENTRIES:
        raise Unreadable(
            f"the zip holds {len(entries):,} files, more than {MAX_ENTRIES:,}",
            "Pack only the files of the data set",
            code="zip.too_many_files",
            values=(len(entries), MAX_ENTRIES),
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(
            "the zip is locked with a password", "Pack it again without one", code="zip.locked"
        )
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > MAX_UNPACKED:
        raise Unreadable(
            f"the zip unpacks to {unpacked // 1_000_000:,} MB, more than "
            f"{MAX_UNPACKED // 1_000_000}",
            "Pack only the files of the data set",
            code="zip.unpacks_too_large",
            values=(unpacked, MAX_UNPACKED),
        )
    for entry in entries:
        if entry.file_size > max(RATIO_FROM, MAX_RATIO * max(entry.compress_size, 1)):
            raise Unreadable(
                f"a file in the zip unpacks to more than {MAX_RATIO} times its size, as files "
                "made to fill up a computer do",
                "Pack it again, or give the files themselves",
                code="zip.bomb",
                values=(MAX_RATIO,),
            )
