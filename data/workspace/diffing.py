"""What differs between two states of a data set, row by row."""

from collections.abc import Iterator, Mapping

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
        pairs = zip(old.items(), new.values(), strict=True)
        yield from [key for (key, one), other in pairs if one is not other]
        return
    yield from [key for key, row in old.items() if new.get(key) is not row]
    yield from [key for key in new if key not in old]


def counts(found: tuple[RowChange, ...]) -> dict[str, tuple[int, int, int]]:
    """For each table with changes: rows added, changed and removed."""
    out: dict[str, list[int]] = {}
    for change in found:
        kind = 0 if change.before is None else 2 if change.after is None else 1
        out.setdefault(change.table, [0, 0, 0])[kind] += 1
    return {name: (a, b, r) for name, (a, b, r) in out.items()}
