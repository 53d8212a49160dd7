"""Tables out of what lies in the database; what was read a short while ago is not read again."""

import json
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from data.basics import columns as c
from data.basics.progress import tell
from data.workspace.content import EVENTS, KEYS, Row, Table, keyed
from data.workspace.pieces import cutting
from data.workspace.pieces.column_rows import by_column
from data.workspace.pieces.cutting import Cut, Part

REMEMBERED = 2_100_000  # rows of tables in memory: two states of the largest set
TOLD = 500  # pieces between two words on how far it is
DEEPEST = 8  # levels of a tree; a table of any size has fewer

_TEXT = pa.large_string()
Fetch = Callable[[Iterable[str]], Mapping[str, bytes]]


class Lost(Exception):
    """A piece of a table is not in the database."""


class Gathered:
    """Tables that were read or written, by their hashes, as long as there is room."""

    def __init__(self) -> None:
        self._tables: OrderedDict[tuple[str, str], Table] = OrderedDict()
        self._newest: dict[tuple[str, str], str] = {}  # of a set's table, the hash seen last
        self._lock = threading.Lock()

    def get(self, set_id: str, name: str, digest: str) -> Table | None:
        """The table of a set with that hash, if it is remembered."""
        with self._lock:
            found = self._tables.get((name, digest))
            if found is not None:
                self._tables.move_to_end((name, digest))
                self._newest[set_id, name] = digest
            return found

    def put(self, set_id: str, name: str, digest: str, table: Table) -> None:
        """Remember a table; those that were not asked for longest are forgotten."""
        with self._lock:
            self._tables[name, digest] = table
            self._tables.move_to_end((name, digest))
            self._newest[set_id, name] = digest
            rows = sum(len(each.rows) for each in self._tables.values())
            while rows > REMEMBERED and len(self._tables) > 1:
                rows -= len(self._tables.popitem(last=False)[1].rows)

    def like(self, set_id: str, name: str) -> Table | None:
        """The table of that name and set that was seen last."""
        with self._lock:
            return self._tables.get((name, self._newest.get((set_id, name), "")))


def gather(name: str, digest: str, stored: bytes, fetch: Fetch, like: Table | None = None) -> Table:
    """A table out of its bytes and those of its pieces.

    Args:
        name: of the table.
        digest: that it is kept under.
        stored: what is kept there.
        fetch: gives the bytes of pieces by their hashes, as far as they are there.
        like: a table whose pieces need not be read again.

    Raises:
        Lost: a piece is gone.
        ValueError, TypeError, KeyError, zlib.error: something is damaged: it does not give the hash
            it is kept by.
    """
    text = unpacked(stored, digest)
    found = json.loads(text)
    if isinstance(found, list):
        return _whole(name, *found)
    nodes, parts = {digest: text}, _parts(found)
    for _ in range(_level(found)):
        below = _fetched(fetch, [part for part, _ in parts])
        texts = {part: unpacked(below[part], part) for part, _ in parts}
        nodes |= texts
        parts = [below for part, _ in parts for below in _parts(json.loads(texts[part]))]
    known = _known(like)
    table = _in_columns(name, found["columns"], parts, fetch) if not known else None
    if table is None:
        table = keyed(name, found["columns"], _rows(parts, fetch, known))
    cutting.remember(table, Cut(digest, tuple(parts), nodes))
    return table


def unpacked(stored: bytes, digest: str) -> bytes:
    """What was kept under a hash.

    Raises:
        ValueError, zlib.error: it is damaged.
    """
    text = zlib.decompress(stored)
    if digest != cutting.digest_of(text):
        raise ValueError("not the bytes that were kept")
    return text


def below(stored: bytes) -> tuple[list[str], list[str]]:
    """The hashes right below a node or table: of further nodes, and of pieces.

    Raises:
        ValueError, TypeError, KeyError, zlib.error: it is damaged.
    """
    begins = zlib.decompressobj().decompress(stored, 1)
    if begins == b"[":
        return [], []
    if begins != b"{":
        raise ValueError("neither a table nor a node")
    found = json.loads(zlib.decompress(stored))
    digests = [digest for digest, _ in _parts(found)]
    return (digests, []) if _level(found) else ([], digests)


def _parts(found: Mapping[str, Any]) -> list[Part]:
    return [(str(digest), int(count)) for digest, count in found["parts"]]


def _level(found: Mapping[str, Any]) -> int:
    level = found["level"]
    if not isinstance(level, int) or not 0 <= level <= DEEPEST:
        raise ValueError("no such level")
    return level


def _whole(name: str, columns: list[str], rows: list[list[str]]) -> Table:
    if name == EVENTS and c.EVIDENCE not in columns:  # it had another name
        columns = [c.EVIDENCE if column == c.OLD_EVIDENCE else column for column in columns]
    return keyed(name, columns, _cells(columns, rows))


def _cells(columns: list[str], rows: list[list[str]]) -> list[Row]:
    return [{k: v for k, v in zip(columns, row, strict=True) if v} for row in rows]


def _in_columns(name: str, columns: list[str], parts: list[Part], fetch: Fetch) -> Table | None:
    """The table as it lies in columns; None if its rows have no keys of their own."""
    chunks: dict[str, list[Any]] = {column: [] for column in columns}
    done = 0
    for start in range(0, len(parts), TOLD):
        tell("Reading the rows", start / len(parts))
        some = parts[start : start + TOLD]
        cells, count = _columns(some, _fetched(fetch, [digest for digest, _ in some]))
        for column in cells.keys() - chunks.keys():
            chunks[column] = [_blank(done)]
        for column, found in chunks.items():
            found.append(pa.array(cells[column], _TEXT) if column in cells else _blank(count))
        done += count
    frame = pd.DataFrame({
        column: pd.Series(pa.concat_arrays(found).fill_null(""), dtype="str")
        for column, found in chunks.items()
    })  # fmt: skip
    rows = by_column(frame, KEYS[name])
    return None if rows is None else Table(tuple(columns), rows)


def _columns(some: list[Part], stored: Mapping[str, bytes]) -> tuple[dict[str, list[str]], int]:
    """The cells of some pieces by column, and how many rows they are."""
    found: dict[str, list[str]] = {}
    done = 0
    for digest, count in some:
        names, rows = json.loads(unpacked(stored[digest], digest))
        if len(rows) != count:
            raise ValueError("not the rows that were counted")
        for column, cells in zip(names, zip(*rows, strict=True), strict=True):
            texts = found.setdefault(column, [])
            texts += [""] * (done - len(texts))
            texts += cells
        done += count
    for texts in found.values():
        texts += [""] * (done - len(texts))
    return found, done


def _blank(count: int) -> Any:
    return pa.repeat(pa.scalar("", _TEXT), count)


def _rows(parts: list[Part], fetch: Fetch, known: Mapping[str, list[Row]]) -> list[Row]:
    missing = [digest for digest, _ in parts if digest not in known]
    stored = _fetched(fetch, missing) if missing else {}
    rows: list[Row] = []
    for place, (digest, count) in enumerate(parts):
        if place % TOLD == 0:
            tell("Reading the rows", place / len(parts))
        some = known.get(digest)
        if some is None:
            some = _cells(*json.loads(unpacked(stored[digest], digest)))
        if len(some) != count:
            raise ValueError("not the rows that were counted")
        rows += some
    return rows


def _known(like: Table | None) -> dict[str, list[Row]]:
    """The pieces of a table that is in memory."""
    if like is None or len(like.rows) <= cutting.WHOLE:
        return {}
    rows, found, start = list(like.rows.values()), {}, 0
    for digest, count in cutting.cut(like).pieces:
        found[digest] = rows[start : start + count]
        start += count
    return found


def _fetched(fetch: Fetch, digests: list[str]) -> Mapping[str, bytes]:
    found = fetch(digests)
    if any(digest not in found for digest in digests):
        raise Lost
    return found
