"""Drawings of many, out of files that Thaw or anyone else wrote, and what they come to together."""

import csv
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from data.basics.problems import shorten
from data.basics.safe_text import one_line
from data.lessons import drawing, loose_csv
from data.lessons.story import Mistake

COLUMNS = ("drawing", "year", "drawn")  # `line` may stand beside them; it is not believed
DRAWINGS_MOST = 400
ROWS_MOST = 50_000
NAME_MOST = 80
TOLD_MOST = 100
YEARS_LEAST = 3  # of a drawing

Lines = dict[str, dict[int, float]]  # degrees by year, of each drawing by its name
Rows = Sequence[tuple[int, dict[str, str]]]
Tell = Callable[[int, str, str], None]  # line, what is wrong, how to mend it


@dataclass(frozen=True)
class Drawn:
    """A drawing: its name, and the degrees by year, −100 to 100."""

    name: str
    values: Mapping[int, float]


def read_csv(
    content: bytes, years: tuple[int, int], file: str = "drawings.csv"
) -> tuple[list[Drawn], list[Mistake]]:
    """Drawings from a file that anyone may have written. Never raises.

    Args:
        content: rows of `drawing`, `year` and `drawn`, between commas, semicolons or tabs.
        years: first and last year that can be drawn.
        file: its name, for the mistakes.

    Returns:
        The drawings that can be used, and a mistake for each row or drawing that cannot, with its
        line and its column.
    """
    mistakes: list[Mistake] = []

    def tell(line: int, what: str, mend: str) -> None:
        if len(mistakes) < TOLD_MOST:
            mistakes.append(Mistake(one_line(file)[:NAME_MOST], line, 0, what, mend))

    try:
        found = loose_csv.read(content, ROWS_MOST)
    except csv.Error as problem:
        tell(1, f"the file is no CSV ({problem})", "Save it as CSV in UTF-8")
        return [], mistakes
    missing = [name for name in COLUMNS if name not in found.head]
    if missing:
        tell(1, f"the column {', '.join(missing)} is missing", f"Have {', '.join(COLUMNS)}")
        return [], mistakes
    if len(found.rows) > ROWS_MOST:
        tell(found.rows[-1][0], f"there are more than {ROWS_MOST:,} rows", "Split the file")
    return _whole(*_by_name(found.rows[:ROWS_MOST], years, tell), tell), mistakes


def _whole(lines: Lines, starts: Mapping[str, int], tell: Tell) -> list[Drawn]:
    """The drawings that have enough years; no more than there may be."""
    made: list[Drawn] = []
    for name, values in lines.items():
        if len(made) >= DRAWINGS_MOST:
            what = f"there are more than {DRAWINGS_MOST} drawings"
            tell(starts[name], what, "Split the file")
            break
        if len(values) < YEARS_LEAST:
            what = f"the drawing “{shorten(name)}” has fewer than {YEARS_LEAST} years"
            tell(starts[name], what, "Draw it to its end")
        else:
            made.append(Drawn(name, values))
    return made


def _by_name(rows: Rows, years: tuple[int, int], tell: Tell) -> tuple[Lines, dict[str, int]]:
    """The degrees by year of each name, and the line on which it begins."""
    lines: Lines = {}
    starts: dict[str, int] = {}
    for at, row in rows:
        if not any(row.values()):
            continue
        fault = _fault(row, years)
        name = one_line(row.get("drawing", ""))[:NAME_MOST]
        year = 0 if fault else int(loose_csv.number(row["year"]))
        if not fault and year in lines.get(name, {}):
            fault = (f"column year: “{shorten(name)}” has {year} twice", "Keep one of them")
        if fault:
            tell(at, *fault)
            continue
        starts.setdefault(name, at)
        lines.setdefault(name, {})[year] = loose_csv.number(row["drawn"])
    return lines, starts


def _fault(row: Mapping[str, str], years: tuple[int, int]) -> tuple[str, str] | None:
    """What is wrong with one row, in which column, and how to mend it."""
    name, year, drawn = (str(row.get(column) or "").strip() for column in COLUMNS)
    first, last = years
    if not name:
        return "column drawing: the drawing has no name", "Write any name, such as drawing 1"
    try:
        found = loose_csv.number(year)
    except ValueError:
        return f"column year: “{shorten(year)}” is no year", f"Write {first} to {last}"
    if found != int(found) or not first <= found <= last:
        what = f"column year: {shorten(year)} is not one of the years {first} to {last}"
        return what, "Take it out, or open the set that was drawn"
    try:
        degrees = loose_csv.number(drawn)
    except ValueError:
        return f"column drawn: “{shorten(drawn)}” is no number", "Write degrees, −100 to 100"
    if abs(degrees) > drawing.LIMIT:
        return f"column drawn: {shorten(drawn)} is off the scale", "Write degrees, −100 to 100"
    return None


def middle(lines: Sequence[Mapping[int, float]]) -> dict[int, float]:
    """The median of several drawings in each year that at least half of them have."""
    found: dict[int, list[float]] = {}
    for one in lines:
        for year, value in one.items():
            found.setdefault(year, []).append(value)
    half = len(lines) / 2
    return {year: median(v) for year, v in sorted(found.items()) if len(v) >= half}
