"""Good rows come in, bad rows wait with their reasons, to be mended in place or taken home.

waiting = tray.open_tray(given.cells, found, "events.csv")
waiting.mend(5, "date", "1948-06-28")
"""

import hashlib
import io
import re
from collections.abc import Callable, Iterable
from collections.abc import Mapping as Changes
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from data.basics.columns import REASON, ROW
from data.basics.given import MORE_CELLS
from data.basics.problem_list import WHOLE, Group, Problems, group, together
from data.basics.problems import Problem
from data.basics.safe_text import safe_cell
from data.basics.whole_columns import contents
from data.reading import mapping
from data.reading.import_warnings import find_warnings

_NUMBER = re.compile(r"[+\-−–]?\d+(?:[.,]\d+)?")
_PLAIN = r"[A-Za-z0-9][A-Za-z0-9 .,:]*"  # nothing in it that a spreadsheet could run
_PART = 10_000  # lines written at a time


@dataclass(eq=False)
class Tray:
    """The rows of a file, sorted into those that can be used and those that cannot yet.

    Attributes:
        name: of the file.
        table: all rows as they stand, with what was mended.
        mapped: how the columns are understood.
        events: the usable rows as events; the index is that of `table`.
        problems: what is wrong with the rows that wait.
        remarks: what is to be said of the rows that came in, such as how many have no score.
    """

    name: str
    table: pd.DataFrame
    mapped: mapping.Mapping
    events: pd.DataFrame
    problems: Problems = field(default_factory=Problems)
    remarks: Problems = field(default_factory=Problems)
    _known: dict[str, Any] = field(default_factory=dict, repr=False)

    def _once(self, name: str, work: Callable[[], Any]) -> Any:
        """What was worked out already, until a row is mended: pages ask again at every click."""
        if name not in self._known:
            self._known[name] = work()
        return self._known[name]

    @property
    def waiting(self) -> pd.DataFrame:
        """The rows that wait, as they stand; `label + 2` is the row number."""
        return self._once(
            "waiting", lambda: self.table.loc[self.table.index.difference(self.events.index)]
        )

    def reasons(self, rows: Iterable[int] | None = None) -> dict[int, str]:
        """What is wrong, and how to mend it, for the numbers of rows that wait.

        Args:
            rows: whose sentences are asked for; without it those of all, which takes a while and
                much memory where hundreds of thousands wait.
        """
        numbers, order = self._once("rows of problems", self._rows_of_problems)
        asked = np.unique(numbers if rows is None else np.array(list(rows), dtype="int64"))
        found: dict[int, str] = {}
        firsts, ends = np.searchsorted(numbers, asked), np.searchsorted(numbers, asked, "right")
        spans = [order[first:end] for first, end in zip(firsts, ends, strict=True)]
        told = iter(self.problems.chosen(np.concatenate([order[:0], *spans])))
        for row, places in zip(asked.tolist(), spans, strict=True):
            some = list(islice(told, len(places)))
            if row != WHOLE and some:
                said = (f"{one.column}: {one.what}" if one.column else one.what for one in some)
                found[row] = "; ".join(said)
        return found

    def _rows_of_problems(self) -> tuple[np.ndarray, np.ndarray]:
        """The row numbers of the problems in order, and the place of each problem."""
        numbers = self.problems.rows
        order = np.argsort(numbers, kind="stable")
        return numbers[order], order

    def mark(self) -> str:
        """Tells these rows from others, as they stand now; the same after a restart."""
        return self._once("mark", self._mark)

    def _mark(self) -> str:
        digest = hashlib.blake2b(digest_size=16)
        for rows in (self.events, self.table):
            digest.update(repr((list(rows.columns), rows.dtypes.astype(str).to_list())).encode())
            for cells in (rows.index.to_series(), *(rows[name] for name in rows.columns)):
                for part in contents(cells):
                    digest.update(part)
        return digest.hexdigest()

    def groups(self) -> list[Group]:
        """The problems by kind, the most frequent first."""
        return self._once("groups", lambda: group(self.problems))

    def warnings(self) -> Problems:
        """What is odd about the rows that came in."""
        return self._once(
            "warnings",
            lambda: (
                self.remarks
                + find_warnings(self.events, self.table, self.mapped.columns, self.name)
            ),
        )

    def mend(self, row: int, column: str, value: str) -> list[Problem]:
        """Write `value` into a cell of a row that waits and check the row again.

        Args:
            row: its number in the file, the header being 1.
            column: of the file.
            value: what the cell should say.

        Returns:
            What is still wrong with the row; empty if it came in.

        Raises:
            KeyError: no such row waits, or there is no such column.
        """
        return self.mend_many({row: {column: value}})

    def mend_many(self, changes: Changes[int, Changes[str, str]]) -> list[Problem]:
        """The same for many cells at once; what is still wrong with any of these rows."""
        labels = [row - 2 for row in changes]
        waiting = set(self.table.index) - set(self.events.index)
        for label in labels:
            if label not in waiting:
                raise KeyError(f"row {label + 2} is not waiting")
        table = self.table.copy()
        for row, cells in changes.items():
            for column, value in cells.items():
                if column not in table.columns:
                    raise KeyError(f"there is no column “{column}”")
                table.at[row - 2, column] = str(value)
        events, found, _ = self.mapped.apply(table.loc[labels], self.name)
        problems = found.chosen(found.errors())
        gone = np.isin(self.problems.rows, [label + 2 for label in labels])
        self.table = table
        self._known.clear()
        self.problems = together(self.problems.chosen(~gone), problems)
        if len(events):
            self.events = pd.concat([self.events, events]).sort_index()
        return list(problems)

    def csv(self) -> bytes:
        """The rows that wait as CSV with their numbers and reasons, safe to open in a spreadsheet.

        Mended there, the file can be brought in like any other.
        """
        rows = self.waiting.drop(columns=MORE_CELLS, errors="ignore")
        parts = [rows.iloc[first : first + _PART] for first in range(0, len(rows), _PART)]
        return b"".join(self._lines(part, header=not n) for n, part in enumerate(parts or [rows]))

    def _lines(self, rows: pd.DataFrame, *, header: bool) -> bytes:
        """Some of the lines of `csv`, the first of them with the names."""
        numbers = [int(label) + 2 for label in rows.index]
        reasons = self.reasons(numbers)
        table = pd.DataFrame({safe_header(name): _safe(rows[name]) for name in rows.columns})
        table = table.reset_index(drop=True)
        table.insert(0, ROW, numbers)
        table[REASON] = pd.Series([safe_header(reasons.get(n, "")) for n in numbers], dtype="str")
        out = io.StringIO()
        table.to_csv(out, index=False, header=header, lineterminator="\r\n")
        return out.getvalue().encode("utf-8-sig" if header else "utf-8", "replace")


def _safe(cells: pd.Series) -> pd.Series:
    """Cells no spreadsheet runs; plain numbers, also those below zero, stay numbers."""
    odd = ~cells.str.fullmatch(_PLAIN).to_numpy(dtype=bool)
    if not odd.any():
        return cells
    made = cells.to_numpy(dtype=object).copy()
    made[odd] = [cell if _NUMBER.fullmatch(cell) else safe_cell(cell) for cell in made[odd]]
    return pd.Series(made, index=cells.index, dtype="object")


def safe_header(name: str) -> str:
    """A name or a sentence that no spreadsheet runs."""
    return str(safe_cell(str(name)))


def open_tray(table: pd.DataFrame, mapped: mapping.Mapping, name: str) -> Tray:
    """Sort the rows of a table.

    Args:
        table: `cells` of a `Given`.
        mapped: how its columns are understood.
        name: of the file.
    """
    settled = mapped.settled(table)
    table, filled = settled.filled(table, name)
    events, problems, _ = settled.apply(table, name)
    wrong = problems.errors()
    remarks = together(filled, problems.chosen(~wrong))
    return Tray(name, table, settled, events, problems.chosen(wrong), remarks)
