"""Tables in and out of the database, inside a transaction given."""

import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, insert, select

from data.workspace.content import Content, Table
from data.workspace.pieces import cutting, gathering
from data.workspace.pieces.gathering import Gathered
from data.workspace.revisions import Damaged
from data.workspace.schema import blobs, parts

ASKED = 500  # pieces that are asked for at once
WRITTEN = 500  # and written
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
    told = connection.execute(select(parts.c.name, parts.c.hash).where(here)).all()
    memory = Gathered() if anew else gathered(connection)
    found: Content = {}
    for name, digest in told:
        table = memory.get(set_id, name, digest)
        if table is None:
            table = _read(connection, set_id, number, name, digest, memory.like(set_id, name))
            memory.put(set_id, name, digest, table)
        found[name] = table
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
    except (zlib.error, ValueError, TypeError, KeyError, AttributeError) as problem:
        what = f"Revision {number} is damaged: its table “{name}” cannot be read."
        raise Damaged(what) from problem


def _stored(
    connection: Connection, set_id: str, digests: Iterable[str]
) -> Iterator[tuple[str, bytes]]:
    for some in _batched(dict.fromkeys(digests), ASKED):
        asked = select(blobs.c.hash, blobs.c.content)
        asked = asked.where(blobs.c.set_id == set_id, blobs.c.hash.in_(some))
        for digest, stored in connection.execute(asked):
            yield digest, stored.encode() if isinstance(stored, str) else bytes(stored)


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
            _write(connection, set_id, chain(((d, ready[d]) for d in new & set(ready)), more))
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
    told = set(connection.execute(select(parts.c.hash).where(parts.c.set_id == set_id)).scalars())
    found, level = set(told), told
    for _ in range(gathering.DEEPEST + 1):
        nodes: set[str] = set()
        stored = dict(_stored(connection, set_id, level))
        for digest in level:
            try:
                below, pieces = gathering.below(stored[digest])
            except (zlib.error, ValueError, TypeError, KeyError) as problem:
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
            gathering.unpacked(bytes(stored), digest)
            below[digest] = [part for level in gathering.below(bytes(stored)) for part in level]
        except (zlib.error, ValueError, TypeError, KeyError):
            bad.add(digest)
    told = connection.execute(select(parts.c.hash).where(parts.c.set_id == set_id)).scalars()
    states = {digest: _state(digest, below, bad) for digest in set(told)}
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
