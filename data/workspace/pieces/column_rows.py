"""The rows of a large table that lie in columns: dictionaries of them are made when one is needed.

A million rows as dictionaries take a gigabyte and a minute; a page that only shows the set needs
its columns, and never asks for one.
"""

import threading
from collections.abc import ItemsView, Iterator, Mapping, ValuesView

import pandas as pd

Row = dict[str, str]
AT_ONCE = 8_192  # rows


class ColumnRows(Mapping[str, Row]):
    """Rows by key, in order, as a table of `data.workspace.content` has them.

    Attributes:
        frame: a column of text for each of the table; nobody writes into it.
    """

    def __init__(self, frame: pd.DataFrame, key: str) -> None:
        """`key` is the column that the rows are called by; all its cells differ, none is empty."""
        self.frame, self._key = frame, key
        self._made: dict[str, Row] | None = None
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self.frame)

    def __iter__(self) -> Iterator[str]:
        return iter(texts_of(self.frame[self._key]) if self._made is None else self._made)

    def __getitem__(self, key: str) -> Row:
        return self._rows()[key]

    def items(self) -> ItemsView[str, Row]:
        """All rows with their keys; from now on each is the same object."""
        return self._rows().items()

    def values(self) -> ValuesView[Row]:
        """All rows; from now on each is the same object."""
        return self._rows().values()

    def passing(self) -> Iterator[Row]:
        """All rows one by one, none of which is kept."""
        if self._made is not None:
            yield from self._made.values()
            return
        names = list(self.frame.columns)
        for start in range(0, len(self.frame), AT_ONCE):
            some = self.frame.iloc[start : start + AT_ONCE]
            for cells in zip(*(texts_of(some[name]) for name in names), strict=True):
                yield {name: cell for name, cell in zip(names, cells, strict=True) if cell}

    def _rows(self) -> dict[str, Row]:
        with self._lock:
            if self._made is None:
                self._made = {row[self._key]: row for row in self.passing()}
            return self._made


def passing(rows: Mapping[str, Row]) -> Iterator[Row]:
    """The rows of any table one by one, without keeping what is made for it."""
    return rows.passing() if isinstance(rows, ColumnRows) else iter(rows.values())


def by_column(frame: pd.DataFrame, keys: tuple[str, ...]) -> ColumnRows | None:
    """The rows of a frame of text; None where two would have one key, or one has none."""
    if len(keys) != 1 or keys[0] not in frame:
        return None
    ids = frame[keys[0]]
    return ColumnRows(frame, keys[0]) if ids.is_unique and not (ids == "").any() else None


def texts_of(column: pd.Series) -> list[str]:
    """A column of text as a list; many times faster than `to_list`."""
    return column.to_numpy(dtype=object).tolist()
