"""A large table as pieces of some rows under a tree of hashes.

A piece ends behind a row whose key says so, whatever stands in the other rows: a changed cell makes
one new piece, and one new node on each level above it; all others are those that are stored
already. What is cut depends on the rows alone, so the same table gives the same hash.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from operator import is_not
from typing import TypeVar
from weakref import WeakKeyDictionary

from data.basics.progress import told
from data.workspace.content import Row, Table
from data.workspace.pieces.column_rows import passing

WHOLE = 256  # rows: a table of no more is one piece with its columns
ENDS = 32  # about one in so many ends a piece, or a node
MOST = 64  # in a piece, or under a node

T = TypeVar("T")
Part = tuple[str, int]  # hash of what lies below, and how many rows that is


@dataclass(frozen=True, eq=False)
class Cut:
    """How a table lies in the database.

    Attributes:
        digest: of the table; the same for the same table.
        pieces: the hash of each piece and its rows, in order; empty if it is one with its columns.
        nodes: what stands above the pieces, by hash, the table's own with them; not compressed.
    """

    digest: str
    pieces: tuple[Part, ...]
    nodes: Mapping[str, bytes]

    def digests(self) -> set[str]:
        """Of everything that makes up the table."""
        return {*self.nodes, *(digest for digest, _ in self.pieces)}

    def stored(self, table: Table, wanted: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """The bytes to keep under each wanted hash."""
        left = set(wanted)
        for digest in left & set(self.nodes):
            yield digest, zlib.compress(self.nodes[digest], 6)
        left -= set(self.nodes)
        rows = passing(table.rows)
        for digest, count in (
            told(self.pieces, "Packing the rows", len(self.pieces)) if left else ()
        ):
            some = list(islice(rows, count))
            if digest in left:
                left.discard(digest)
                yield digest, zlib.compress(_piece(some), 6)


_cuts: "WeakKeyDictionary[Table, Cut]" = WeakKeyDictionary()  # tables never change


def cut(table: Table, like: Table | None = None) -> Cut:
    """How the table lies in the database.

    Args:
        table: to be cut; its rows have the keys they stand under.
        like: one that was cut before; rows that are the very same objects are not looked at again.
    """
    found = _cuts.get(table)
    if found is None:
        found = _whole(table) if len(table.rows) <= WHOLE else _tree(table, like)
        _cuts[table] = found
    return found


def remember(table: Table, found: Cut) -> None:
    """Note how a table that was read lies in the database."""
    _cuts[table] = found


def is_cut(table: Table) -> bool:
    """Whether it is known how the table lies in the database."""
    return table in _cuts


def digest_of(stored: bytes) -> str:
    """The hash under which bytes (not compressed) are kept."""
    return blake2b(stored, digest_size=16).hexdigest()


def same_rows(table: Table, like: Table) -> Table:
    """The table; rows that are equal to those of another are then the same objects."""
    old = like.rows
    return Table(table.columns, {k: _same(row, old.get(k)) for k, row in table.rows.items()})


def _same(row: Row, other: Row | None) -> Row:
    return other if other is not None and other == row else row


def _whole(table: Table) -> Cut:
    rows = [[row.get(column, "") for column in table.columns] for row in table.rows.values()]
    text = _json([table.columns, rows])
    digest = digest_of(text)
    return Cut(digest, (), {digest: text})


def _tree(table: Table, like: Table | None) -> Cut:
    pieces = _pieces(table, like)
    level, parts, nodes = 0, pieces, {}
    while len(parts) > MOST:
        above = []
        for some in _groups(parts, [int(digest[:4], 16) for digest, _ in parts]):
            text = _json({"level": level, "parts": some})
            digest = digest_of(text)
            nodes[digest] = text
            above.append((digest, sum(count for _, count in some)))
        level, parts = level + 1, above
    text = _json({"columns": table.columns, "level": level, "parts": parts})
    digest = digest_of(text)
    return Cut(digest, tuple(pieces), {**nodes, digest: text})


def _pieces(table: Table, like: Table | None) -> list[Part]:
    """The pieces; those of `like` are taken over where they hold the same rows."""
    before = _cuts.get(like) if like is not None else None
    if like is None or before is None or not before.pieces:
        rows = passing(table.rows)
        counts = [len(part) for part in _groups(range(len(table.rows)), _marks(table.rows))]
        pieces = told(counts, "Cutting the rows", len(counts))
        return [(digest_of(_piece(list(islice(rows, count)))), count) for count in pieces]
    rows = list(table.rows.values())
    old = list(like.rows.values())
    if list(table.rows) == list(like.rows):
        counts = [count for _, count in before.pieces]
    else:
        counts = [len(part) for part in _groups(rows, _marks(table.rows))]
    known, place = {}, 0
    for digest, count in before.pieces:
        known[id(old[place])] = (digest, place, count)
        place += count
    found, start = [], 0
    for count in counts:
        digest, place, many = known.get(id(rows[start]), ("", 0, 0))
        part = rows[start : start + count]
        if many != count or any(map(is_not, part, old[place : place + count])):
            digest = digest_of(_piece(part))
        found.append((digest, count))
        start += count
    return found


def _marks(keys: Iterable[str]) -> list[int]:
    return [zlib.crc32(key.encode(errors="replace")) for key in keys]


def _groups(things: Sequence[T], marks: Sequence[int]) -> Iterator[Sequence[T]]:
    """The things in groups that end where a mark says so, or are full."""
    start = 0
    for place, mark in enumerate(marks, start=1):
        if mark % ENDS == 0 or place - start == MOST:
            yield things[start:place]
            start = place
    if start < len(things):
        yield things[start:]


def _piece(rows: Sequence[Row]) -> bytes:
    """Some rows as text: the columns that are not empty in them, then their cells."""
    columns = sorted({column for row in rows for column in row})
    return _json([columns, [[row.get(column, "") for column in columns] for row in rows]])


def _json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
