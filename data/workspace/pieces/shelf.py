"""Tables in and out of the database, inside a transaction given."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import chain, islice
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, insert, select

from data.basics.progress import told
from data.workspace.content import ALWAYS, KEYS, Content, Table
from data.workspace.pieces import cutting, gathering
from data.workspace.pieces.gathering import Gathered
from data.workspace.revisions import Damaged
from data.workspace.schema import blobs, parts, revisions

ASKED = 500  # pieces that are asked for at once
WRITTEN = 500  # and written
# What comes of bytes that are not those that were kept.
BROKEN = (zlib.error, ValueError, TypeError, KeyError, AttributeError, RecursionError)
NOTHING_READY: Mapping[str, bytes] = {}
T = TypeVar("T")
_gathered: "WeakKeyDictionary[Any, Gathered]" = WeakKeyDictionary()


def gathered(connection: Connection) -> Gathered:
    """What is remembered of a database; whoever closes the store forgets it."""
    return _gathered.setdefault(connection.engine.pool, Gathered())


def tables_of(connection: Connection, set_id: str, number: int, *, anew: bool = False) -> Content:
    """The tables stored for a revision; empty if there are none.

    Args:
        connection: in its transaction.
        set_id: of the set.
        number: of the revision.
        anew: read all of it from the database, whatever is remembered.

    Raises:
        Damaged: a table is gone or cannot be read.
    """
    here = (parts.c.set_id == set_id) & (parts.c.number == number)
    held = connection.execute(select(parts.c.name, parts.c.hash).where(here)).all()
    for name in _lacks(connection, set_id, number, {name for name, _ in held}) if held else ():
        raise Damaged(f"Revision {number} is damaged: its table “{name}” is gone.")
    memory = Gathered() if anew else gathered(connection)
    found: Content = {}
    for name, digest in held:
        table = memory.get(set_id, name, digest)
        if table is None:
            table = _read(connection, set_id, number, name, digest, memory.like(set_id, name))
            memory.put(set_id, name, digest, table)
        found[name] = table
    return found


def _lacks(connection: Connection, set_id: str, number: int, names: set[object]) -> list[str]:
    """The tables that a revision should have beside those of these names."""
    missing = [name for name in KEYS if name not in names]
    if not missing:
        return []
    asked = select(parts.c.name).where(parts.c.set_id == set_id, parts.c.number < number)
    earlier = set(connection.execute(asked.where(parts.c.name.in_(missing))).scalars())
    return [name for name in missing if name in ALWAYS or name in earlier]


def lacking(connection: Connection, set_id: str) -> dict[int, list[str]]:
    """For each revision of a set the tables that it should have and has not.

    Later versions of Thaw have more tables: a revision lacks one of those only where an earlier
    one has it, since none ever goes.
    """
    has: dict[int, set[str]] = {}
    asked = select(parts.c.number, parts.c.name).where(parts.c.set_id == set_id)
    for number, name in connection.execute(asked):
        has.setdefault(number, set()).add(name)
    asked = select(revisions.c.number).where(revisions.c.set_id == set_id)
    numbers = {*has, *connection.execute(asked).scalars()}
    found, wanted = {}, set(ALWAYS)
    for number in sorted(n for n in numbers if isinstance(n, int)):
        wanted |= has.get(number, set()) & set(KEYS)
        found[number] = sorted(wanted - has.get(number, set()))
    return found


def _read(
    connection: Connection, set_id: str, number: int, name: str, digest: str, like: Table | None
) -> Table:
    def fetch(digests: Iterable[str]) -> dict[str, bytes]:
        return dict(_stored(connection, set_id, digests))

    try:
        stored = fetch([digest])
        if not stored:
            raise gathering.Lost
        return gathering.gather(name, digest, stored[digest], fetch, like)
    except gathering.Lost:
        what = f"Revision {number} is damaged: its table “{name}” is gone."
        raise Damaged(what) from None
    except BROKEN as problem:
        what = f"Revision {number} is damaged: its table “{name}” cannot be read."
        raise Damaged(what) from problem


def _stored(
    connection: Connection, set_id: str, digests: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    for some in _batched(dict.fromkeys(digests), ASKED):
        asked = select(blobs.c.hash, blobs.c.content)
        asked = asked.where(blobs.c.set_id == set_id, blobs.c.hash.in_(some))
        for digest, stored in connection.execute(asked):
            yield digest, as_bytes(stored)


def as_bytes(stored: object) -> bytes:
    """What lies in a column of bytes; nothing where it is a number, or nothing at all."""
    if isinstance(stored, str):
        return stored.encode(errors="replace")
    return bytes(stored) if isinstance(stored, bytes | bytearray | memoryview) else b""


def cut_all(after: Content, before: Content) -> dict[str, cutting.Cut]:
    """How the tables lie in the database; `before` was cut already where it is large."""
    return {name: cutting.cut(table, before.get(name)) for name, table in after.items()}


def differs(after: Content, before: Content) -> bool:
    """Whether anything of the tables is not the same, their order included."""
    cuts = cut_all(after, before)
    return any(
        name not in before or (before[name] is not table and
                               cutting.cut(before[name]).digest != cuts[name].digest)
        for name, table in after.items()
    )  # fmt: skip


def packed(content: Content) -> dict[str, bytes]:
    """All that the tables of a new set are made of, to be written; takes a while if they are large.

    So nobody else who saves has to wait for it: it needs no database.
    """
    ready: dict[str, bytes] = {}
    for table in content.values():
        cut = cutting.cut(table)
        ready.update(cut.stored(table, cut.digests()))
    return ready


def packed_already(connection: Connection, set_id: str, content: Content) -> dict[str, bytes]:
    """The same of tables that a set has already: what lies there whole need not be made again."""
    ready: dict[str, bytes] = {}
    for table in content.values():
        wanted = cutting.cut(table).digests()
        there = _stored(connection, set_id, wanted)
        for digest, stored in told(there, "Packing the rows", len(wanted)):
            with suppress(*BROKEN):
                gathering.unpacked(stored, digest)
                ready[digest] = stored
        ready.update(cutting.cut(table).stored(table, wanted - set(ready)))
    return ready


def keep(
    connection: Connection,
    set_id: str,
    number: int,
    after: Content,
    before: Content,
    ready: Mapping[str, bytes] = NOTHING_READY,
) -> None:
    """Write the tables of a new revision: what of them is not there yet, and where they lie.

    Args:
        connection: in its transaction, with the set locked.
        set_id: of the set.
        number: of the revision; it stands in its table already.
        after: the tables.
        before: tables of a revision of the same set.
        ready: what `packed` gave of the tables.
    """
    cuts = cut_all(after, before)
    old = {name: cutting.cut(table) for name, table in before.items() if cutting.is_cut(table)}
    # Where a table is stored in pieces, all that it is made of is.
    there = _there(connection, set_id, {each.digest for each in (*cuts.values(), *old.values())})
    for name, found in cuts.items():
        if found.digest not in there:
            new = found.digests()
            if name in old and old[name].digest in there:
                new -= old[name].digests()
            new -= _there(connection, set_id, new)
            more = found.stored(after[name], new - set(ready))
            both = chain(((d, ready[d]) for d in new & set(ready)), more)
            _write(connection, set_id, told(both, "Writing the rows", len(new)))
            there.add(found.digest)
        row = {"set_id": set_id, "number": number, "name": name, "hash": found.digest}
        connection.execute(insert(parts).values(**row))
        gathered(connection).put(set_id, name, found.digest, after[name])


def _write(connection: Connection, set_id: str, stored: Iterable[tuple[str, bytes]]) -> None:
    for some in _batched(stored, WRITTEN):
        rows = [{"set_id": set_id, "hash": digest, "content": content} for digest, content in some]
        connection.execute(insert(blobs), rows)


def _batched(things: Iterable[T], many: int) -> Iterator[list[T]]:
    left = iter(things)
    while some := list(islice(left, many)):
        yield some


def _there(connection: Connection, set_id: str, digests: Iterable[str]) -> set[str]:
    """Which of the hashes are stored already."""
    found: set[str] = set()
    for some in _batched(digests, ASKED):
        asked = select(blobs.c.hash).where(blobs.c.set_id == set_id, blobs.c.hash.in_(some))
        found.update(connection.execute(asked).scalars())
    return found


def used(connection: Connection, set_id: str) -> set[str]:
    """The hashes of everything that the revisions of a set are made of.

    Raises:
        Damaged: some of it cannot be followed.
    """
    if any(lacking(connection, set_id).values()):
        raise Damaged("It cannot be told what its revisions are made of.")
    top = set(connection.execute(select(parts.c.hash).where(parts.c.set_id == set_id)).scalars())
    found, level = set(top), top
    for _ in range(gathering.DEEPEST + 1):
        nodes: set[str] = set()
        stored = dict(_stored(connection, set_id, level))
        for digest in level:
            try:
                below, pieces = gathering.below(stored[digest])
            except BROKEN as problem:
                raise Damaged(f"“{digest}” cannot be read.") from problem
            nodes.update(below)
            found.update(pieces)
        level = nodes - found
        if not level:
            break
        found |= level
    return found


def whole_tables(connection: Connection, set_id: str) -> dict[str, str]:
    """For each table of a set that cannot be read by its hash: “damaged” or “gone”."""
    asked = select(blobs.c.hash, blobs.c.content).where(blobs.c.set_id == set_id)
    below: dict[object, list[str]] = {}
    bad: set[object] = set()
    for digest, stored in connection.execute(asked):
        try:
            raw = as_bytes(stored)
            gathering.unpacked(raw, digest)
            below[digest] = [part for level in gathering.below(raw) for part in level]
        except BROKEN:
            bad.add(digest)
    top = connection.execute(select(parts.c.hash).where(parts.c.set_id == set_id)).scalars()
    states = {digest: _state(digest, below, bad) for digest in set(top)}
    return {digest: state for digest, state in states.items() if state}


def _state(digest: str, below: Mapping[object, list[str]], bad: set[object]) -> str:
    """What is wrong with something or anything below it; empty if all is well."""
    if digest in bad:
        return "damaged"
    if digest not in below:
        return "gone"
    level = below[digest]
    while level:
        if any(part in bad or part not in below for part in level):
            return "damaged"
        level = [part for above in level for part in below[above]]
    return ""
