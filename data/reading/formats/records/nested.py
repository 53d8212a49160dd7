"""The one list of records that lies somewhere within an object of JSON."""

from typing import Any

from data.basics.limits import Unreadable
from data.reading.column_names import is_known

_HOLDERS = ("events", "records", "data", "rows", "items", "results", "features")
_WRAPS = {"_source", "attributes", "fields", "properties", "node", "record", "event", "data"}
_DEEPEST = 12
_MOST = 200  # lists that are looked at


def are_records(value: Any) -> bool:
    """Whether a value is a list with objects in it."""
    return isinstance(value, list) and any(isinstance(item, dict) for item in value)


def list_within(content: dict) -> list | None:
    """The list of records in an object: the only one, or the one whose names Thaw knows best.

    Raises:
        Unreadable: there are several, and nothing says which is meant.
    """
    found = [(path, rows) for path, rows in _lists(content, "", 0) if _holds_rows(rows)][:_MOST]
    if not found:
        return None
    worth = [(_worth(path, rows), path, rows) for path, rows in found]
    best = max(one[0] for one in worth)
    chosen = [(path, rows) for one, path, rows in worth if one == best]
    if len(chosen) > 1:
        names = ", ".join(f"“{path[:30]}”" for path, _ in chosen[:4])
        raise Unreadable(
            f"there are several lists in the file that may be the events: {names}",
            "Give a file with one of them, or call the right one “events”",
            code="json.several_lists",
            values=tuple(path for path, _ in chosen),
        )
    return chosen[0][1]


def _lists(value: dict, path: str, depth: int) -> list[tuple[str, list]]:
    found = []
    for key, inner in value.items():
        own = f"{path}.{key}" if path else str(key)
        if isinstance(inner, list):
            found.append((own, inner))
        elif isinstance(inner, dict) and depth < _DEEPEST:
            found += _lists(inner, own, depth + 1)
    return found


def _holds_rows(rows: list) -> bool:
    """Objects, or lists of cells below a list of names."""
    below = len(rows) > 1 and all(isinstance(row, list) and row for row in rows)
    return are_records(rows) or (below and all(isinstance(cell, str) for cell in rows[0]))


def _worth(path: str, rows: list) -> tuple[bool, int, bool]:
    """A list that is called events, then one with names that are known, then a usual holder."""
    first = next((row for row in unwrapped(rows) if isinstance(row, dict)), None)
    names = list(first) if first is not None else rows[0]
    key = path.rsplit(".", 1)[-1].casefold()
    return key == "events", sum(is_known(str(name)) for name in names), key in _HOLDERS


def unwrapped(rows: list) -> list:
    """Records that each lie in an envelope of their own (`_source`, `attributes`) without it."""
    objects = [row for row in rows if isinstance(row, dict)]
    for key in _WRAPS & set(objects[0] if objects else ()):
        if len(objects) == len(rows) and all(isinstance(row.get(key), dict) for row in rows):
            return [{**{k: v for k, v in row.items() if k != key}, **row[key]} for row in rows]
    return rows
