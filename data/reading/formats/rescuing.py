"""Delimited text that is no table at first: a quote left open, lines in quotes, a name too few."""

import csv
import io

from data.basics.problems import Problem, warned

_MOST = 5  # quotes that are closed
_ROW = "row"  # the name of a column of which only the cells were written


def rows_of(text: str, sign: str, name: str) -> tuple[list[list[str]], list[Problem]]:
    """The rows of a text, and a problem for each quote that is opened and never closed.

    >>> rows_of('a,b\\n1,"x\\n2,y', ",", "t.csv")[0]
    [['a', 'b'], ['1', 'x'], ['2', 'y']]

    Raises:
        csv.Error: there are too many of them, or something else is wrong.
    """
    problems: list[Problem] = []
    while True:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
        rows, begin = [], 0
        try:
            for row in reader:
                rows.append(row)
                begin = reader.line_num
            return rows, problems
        except csv.Error as problem:
            if "end of data" not in str(problem) or len(problems) == _MOST:
                raise
        lines = text.split("\n")
        lines[begin] = lines[begin].replace('"', "")
        text = "\n".join(lines)
        what = "a quote is opened in this row and never closed; it was read without it"
        told = warned(name, what, "Close it, or take it away", row=begin + 1, code="row.open_quote")
        problems.append(told)


def unwrapped(text: bytes, signs: str) -> bytes:
    """Lines that each stand in quotes as a whole, without these; any other text as it is.

    >>> unwrapped(b'"a,b"\\n"1,2"', ",;")
    b'a,b\\n1,2'
    """
    first = text[: text.find(b"\n")].strip() if b"\n" in text else b""
    if not _is_one_cell(first, signs):
        return text
    bare = [line.strip() for line in text.split(b"\n")]
    if not all(_is_one_cell(line, signs) for line in bare if line):
        return text
    return b"\n".join(line[1:-1].replace(b'""', b'"') for line in bare)


def _is_one_cell(line: bytes, signs: str) -> bool:
    """Whether a line is one cell in quotes, with a sign in it that cuts tables."""
    if len(line) < 3 or not (line.startswith(b'"') and line.endswith(b'"')):
        return False
    inside = line[1:-1]
    cut = any(sign.encode() in inside for sign in signs)
    return cut and b'"' not in inside.replace(b'""', b"")


def with_rows(rows: list[list[str]], start: int) -> list[str]:
    """The names of the columns, with one for the numbers of rows where a program left it out."""
    header, below = list(rows[start]), rows[start + 1 :]
    filled = (row for row in below if any(map(str.strip, row)))
    if not all(len(row) == len(header) + 1 for row in filled):
        return header
    first = [row[0] for row in below if len(row) > len(header)]
    numbered = len(set(first)) == len(first) and (len(first) > 1 or first == ["1"])
    return [_ROW, *header] if numbered else header
