"""What stands in the database: reads and writes revisions inside a transaction given to it."""

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.engine import RowMapping

from data.workspace import content as kept
from data.workspace import diffing
from data.workspace.content import Content
from data.workspace.revisions import NoSuchSet, Revision, SetInfo
from data.workspace.schema import blobs, parts, revisions, sets

_TITLE_MOST = 300
_MESSAGE_MOST = 500


def now() -> str:
    """This moment in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def row_of(connection: Connection, set_id: str, *, lock: bool = False) -> RowMapping:
    """The set's own row; with `lock` nobody else changes the set before the transaction ends.

    Raises:
        NoSuchSet: there is none.
    """
    asked = select(sets).where(sets.c.id == set_id)
    row = connection.execute(asked.with_for_update() if lock else asked).mappings().first()
    if row is None:
        raise NoSuchSet("There is no such data set in the workspace.")
    return row


def load(connection: Connection, set_id: str, number: int) -> Content:
    """All tables of a revision.

    Raises:
        NoSuchSet: the set has no such revision.
    """
    asked = (
        select(parts.c.name, blobs.c.content)
        .join_from(
            parts, blobs, (parts.c.set_id == blobs.c.set_id) & (parts.c.hash == blobs.c.hash)
        )
        .where(parts.c.set_id == set_id, parts.c.number == number)
    )
    stored = {row.name: row.content for row in connection.execute(asked)}
    if not stored:
        raise NoSuchSet(f"The data set has no revision {number}.")
    return {**kept.empty(), **{n: kept.unpack(n, content) for n, content in stored.items()}}


def append(
    connection: Connection,
    set_id: str,
    head: int,
    before: Content,
    after: Content,
    message: str,
) -> Revision:
    """Add a revision behind `head`, whose tables are `before`; none if nothing differs."""
    packed = {name: kept.pack(table) for name, table in after.items()}
    old = {name: kept.pack(table)[0] for name, table in before.items()} if head else {}
    if head and all(old[name] == packed[name][0] for name in packed):
        return revision_of(connection, set_id, head)
    made, number = now(), head + 1
    counts = diffing.counts(diffing.changes(before, after))
    row = {
        "set_id": set_id,
        "number": number,
        "made": made,
        "message": storable(message)[:_MESSAGE_MOST],
        "counts": json.dumps(counts),
    }
    connection.execute(insert(revisions).values(**row))
    asked = select(blobs.c.hash).where(blobs.c.set_id == set_id)
    known = set(connection.execute(asked).scalars())
    for name, (digest, stored) in packed.items():
        if digest not in known:
            known.add(digest)
            connection.execute(insert(blobs).values(set_id=set_id, hash=digest, content=stored))
        connection.execute(
            insert(parts).values(set_id=set_id, number=number, name=name, hash=digest)
        )
    title = storable(str(kept.fields_of(after).get("title") or set_id))[:_TITLE_MOST]
    values = {"head": number, "changed": made, "title": title, "events": len(after["events"].rows)}
    connection.execute(update(sets).where(sets.c.id == set_id).values(**values))
    return as_revision(row)


def revision_of(connection: Connection, set_id: str, number: int) -> Revision:
    """What is known about one revision."""
    asked = select(revisions).where(revisions.c.set_id == set_id, revisions.c.number == number)
    return as_revision(dict(connection.execute(asked).mappings().one()))


def as_revision(row: dict) -> Revision:
    """A revision's row as it is handed out."""
    counts = {name: (a, c, r) for name, (a, c, r) in json.loads(row["counts"]).items()}
    made = datetime.fromisoformat(row["made"])
    return Revision(row["set_id"], row["number"], made, row["message"], counts)


def as_info(row: RowMapping) -> SetInfo:
    """A set's row as it is handed out."""
    return SetInfo(
        id=row["id"],
        title=row["title"],
        head=row["head"],
        events=row["events"],
        created=datetime.fromisoformat(row["created"]),
        changed=datetime.fromisoformat(row["changed"]),
        archived=row["archived"],
        deleted=row["deleted"],
    )


def storable(text: str) -> str:
    """Text that every database takes: no NUL, no half characters."""
    return text.replace("\0", "").encode(errors="replace").decode()
