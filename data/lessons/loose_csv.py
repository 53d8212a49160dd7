"""CSV from anyone's hand: rows with the lines they begin on, numbers as people write them."""

import csv
import io
import re
from dataclasses import dataclass

from data.basics.safe_text import as_it_was

BYTES_MOST = 20_000_000
_NUMBER = re.compile(r"[+-]?(\d{1,9}([.,]\d{0,9})?|[.,]\d{1,9})")


@dataclass(frozen=True)
class Loose:
    """A CSV as it came.

    Attributes:
        head: names of the columns, in small letters.
        rows: of each row the line on which it begins, and its cells by column.
    """

    head: list[str]
    rows: list[tuple[int, dict[str, str]]]


def read(content: bytes, most: int) -> Loose:
    """The rows of a file, between commas, semicolons or tabs; at most one more than `most`.

    Raises:
        csv.Error: the bytes are no CSV, or too many.
    """
    if len(content) > BYTES_MOST:
        raise csv.Error(f"it has more than {BYTES_MOST // 1_000_000} MB")
    text = content.decode("utf-8-sig", errors="replace").replace("\0", "")
    first = text.partition("\n")[0]
    mark = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    head = [name.strip().lower() for name in next(reader, [])]
    rows, end = [], reader.line_num
    for cells in reader:
        rows.append((end + 1, dict(zip(head, map(as_it_was, cells), strict=False))))
        end = reader.line_num
        if len(rows) > most:
            break
    return Loose(head, rows)


def number(text: str) -> float:
    """A number as people write it: `−3`, `2.5`, `2,5`.

    Raises:
        ValueError: it is none.
    """
    written = text.strip().replace("−", "-")
    if not _NUMBER.fullmatch(written):
        raise ValueError(text)
    return float(written.replace(",", "."))
