"""What differs between two states of a data set, row by row."""

from collections.abc import Iterator, Mapping
from itertools import compress
from operator import is_not

from data.workspace.content import Content, Row
from data.workspace.revisions import Cells, RowChange


def cells(row: Row | None) -> Cells | None:
    """A row in a form that cannot change and can be compared."""
    return None if row is None else tuple(sorted(row.items()))


def changes(before: Content, after: Content) -> tuple[RowChange, ...]:
    """Every row that was added, changed or removed; the order of rows and columns does not count.

    Rows are known by their ids: a row with a new id is one removed and one added.
    """
    found = []
    for name, table in after.items():
        old = before[name].rows
        new = table.rows
        if old is new:
            continue
        for key in _touched(old, new):
            one, other = old.get(key), new.get(key)
            if one != other:
                found.append(RowChange(name, key, cells(one), cells(other)))
    return tuple(found)


def _touched(old: Mapping[str, Row], new: Mapping[str, Row]) -> Iterator[str]:
    """The keys under which not the very same row stands on both sides, in order."""
    if list(old) == list(new):
        yield from compress(old, map(is_not, old.values(), new.values()))
        return
    yield from [key for key, row in old.items() if new.get(key) is not row]
    yield from [key for key in new if key not in old]


def counted(before: Content, after: Content) -> dict[str, tuple[int, int, int]]:
    """For each table with changes: rows added, changed and removed."""
    out: dict[str, tuple[int, int, int]] = {}
    for name, table in after.items():
        old, new = before[name].rows, table.rows
        if old is new:
            continue
        if not old:
            added, changed, removed = len(new), 0, 0
        else:
            touched = [(old.get(key), new.get(key)) for key in _touched(old, new)]
            added = sum(one is None for one, _ in touched)
            removed = sum(other is None for _, other in touched)
            changed = sum(one is not None and other is not None and one != other
                          for one, other in touched)  # fmt: skip
        if added or changed or removed:
            out[name] = (added, changed, removed)
    return out
