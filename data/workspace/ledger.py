"""What stands in the database: reads and writes revisions inside a transaction given to it.

Rows are read as they lie there, whatever is in them: one bad value must not take the others along.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select, text, update

from data.workspace import content as kept
from data.workspace import diffing
from data.workspace.content import Content
from data.workspace.merging import own_part
from data.workspace.people.asking import asker
from data.workspace.pieces import shelf
from data.workspace.revisions import Damaged, NoSuchSet, Revision, SetInfo
from data.workspace.schema import revisions, sets

_TITLE_MOST = 300
_MESSAGE_MOST = 500
NEVER = datetime.min.replace(tzinfo=UTC)  # for a moment that cannot be read

Raw = Mapping[str, Any]


def now() -> str:
    """This moment in UTC, as it is stored."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def rows_of(connection: Connection, table: str, set_id: str | None = None) -> list[Raw]:
    """The rows of a table as they lie there, of one set or of all."""
    column = "id" if table == sets.name else "set_id"
    asked = f"SELECT * FROM {table}" + (f" WHERE {column} = :set_id" if set_id is not None else "")  # noqa: S608 (names of ours)
    found = connection.execute(text(asked), {} if set_id is None else {"set_id": set_id})
    return [dict(row) for row in found.mappings()]


def row_of(connection: Connection, set_id: str, *, lock: bool = False) -> Raw:
    """The set's own row; with `lock` nobody else changes the set before the transaction ends.

    Raises:
        NoSuchSet: there is none.
    """
    if lock:
        asked = select(sets.c.id).where(sets.c.id == set_id).with_for_update()
        connection.execute(asked).all()
    found = rows_of(connection, sets.name, set_id)
    if not found:
        raise NoSuchSet("There is no such data set in the workspace; perhaps it was deleted.")
    return found[0]


def head_of(connection: Connection, set_id: str, *, lock: bool = False) -> int:
    """The number of the newest revision.

    Raises:
        NoSuchSet: there is no such set.
        Damaged: the number cannot be read.
    """
    head = row_of(connection, set_id, lock=lock)["head"]
    if not isinstance(head, int):
        raise Damaged(f"Which revision is the newest cannot be read (it says “{head}”).")
    return head


def load(connection: Connection, set_id: str, number: int, *, anew: bool = False) -> Content:
    """All tables of a revision; with `anew` none of them from memory.

    Raises:
        NoSuchSet: the set has no such revision.
        Damaged: a table of it is gone or cannot be read.
    """
    stored = shelf.tables_of(connection, set_id, number, anew=anew)
    if not stored:
        raise _nothing_there(connection, set_id, number)
    return usable({**kept.empty(), **stored}, number)


def _nothing_there(connection: Connection, set_id: str, number: int) -> Exception:
    """A revision nobody made, or one whose tables are gone."""
    asked = select(func.count()).where(revisions.c.set_id == set_id, revisions.c.number == number)
    head = row_of(connection, set_id)["head"]
    if connection.execute(asked).scalar() or head == number:
        return Damaged(f"Revision {number} is damaged: its tables are gone.")
    if isinstance(head, int) and 0 < number < head:
        return NoSuchSet(f"Revision {number} is no longer kept: old states are thinned out.")
    return NoSuchSet(f"The data set has no revision {number}.")


def usable(content: Content, number: int) -> Content:
    """The tables, once it is sure that what they say of the set can be read.

    Raises:
        Damaged: it cannot.
    """
    try:
        kept.package_of(content)
    except (ValueError, KeyError, TypeError) as problem:
        what = f"Revision {number} is damaged: what it says of the set cannot be read."
        raise Damaged(what) from problem
    return content


def append(
    connection: Connection,
    set_id: str,
    head: int,
    before: Content,
    after: Content,
    message: str,
    *,
    aside: bool = False,
    parent: int | None = None,
    ready: Mapping[str, bytes] = shelf.NOTHING_READY,
) -> Revision:
    """Add a revision made from `parent` (else `head`), whose tables are `before`.

    Nothing is added if nothing differs. One that stands `aside` is kept, but the set stays at
    `head`. What `shelf.packed` gave may be `ready`.
    """
    if head and not shelf.differs(after, before):
        return revision_of(connection, set_id, head)
    row = {
        "set_id": set_id,
        "number": _highest(connection, set_id) + 1,
        "made": now(),
        "message": storable(message)[:_MESSAGE_MOST],
        "counts": json.dumps(diffing.counted(before, after)),
        "parent": (parent or head) or None,
        "aside": aside,
        "note": "",
        "author": asker().person,
    }
    connection.execute(insert(revisions).values(**row))
    shelf.keep(connection, set_id, row["number"], after, before if head else {}, ready)
    if not aside:
        values = {"head": row["number"], "changed": row["made"], **_told(after, set_id)}
        connection.execute(update(sets).where(sets.c.id == set_id).values(**values))
    return as_revision(row)


def _highest(connection: Connection, set_id: str) -> int:
    asked = select(revisions.c.number).where(revisions.c.set_id == set_id)
    numbers = connection.execute(asked).scalars()
    return max((number for number in numbers if isinstance(number, int)), default=0)


def _told(content: Content, set_id: str) -> dict[str, Any]:
    """What the set's row repeats of its tables, for the list."""
    title = storable(str(kept.fields_of(content).get("title") or set_id))[:_TITLE_MOST]
    return {"title": title, "events": len(content["events"].rows)}


def beside(connection: Connection, set_id: str, number: int) -> tuple[int, Content, Content]:
    """What was left out in a conflict: the revision it was made from, that one, and the state.

    Raises:
        NoSuchSet: nothing stands beside the line under that number.
    """
    known = [as_revision(row) for row in rows_of(connection, revisions.name, set_id)
             if isinstance(row["number"], int) and row["number"] <= number]  # fmt: skip
    parent = next((r.parent for r in known if r.number == number and r.aside), None)
    before = [r.number for r in known if not r.aside]
    if parent is None or not before:
        raise NoSuchSet(f"Revision {number} is no change that was left out.")
    base = load(connection, set_id, parent)
    stood, whole = (load(connection, set_id, one) for one in (max(before), number))
    return parent, base, own_part(base, stood, whole)


def revision_of(connection: Connection, set_id: str, number: int) -> Revision:
    """What is known about one revision."""
    found = [row for row in rows_of(connection, revisions.name, set_id) if row["number"] == number]
    return as_revision(found[0] if found else {"set_id": set_id, "number": number})


def authors_since(connection: Connection, set_id: str, number: int) -> tuple[str, ...]:
    """Who saved after a revision, each once, as far as they are known."""
    told = rows_of(connection, revisions.name, set_id)
    later = [row for row in told if isinstance(row["number"], int) and row["number"] > number]
    return tuple(dict.fromkeys(str(row["author"]) for row in later if row["author"]))


def as_revision(row: Raw) -> Revision:
    """A revision's row as it is handed out; what cannot be read of it is left out."""
    try:
        told = json.loads(row["counts"])
        counts = {str(name): (int(a), int(c), int(r)) for name, (a, c, r) in told.items()}
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        counts = {}
    parent, saves = row.get("parent"), row.get("saves")
    return Revision(
        row["set_id"],
        row["number"],
        moment(row.get("made")) or NEVER,
        str(row.get("message") or ""),
        counts,
        parent if isinstance(parent, int) else None,
        bool(row.get("aside")),
        str(row.get("note") or ""),
        str(row.get("author") or ""),
        saves if isinstance(saves, int) else 1,
    )


def moment(stored: object) -> datetime | None:
    """A stored moment; None if it is none, or one that not every zone has."""
    try:
        found = datetime.fromisoformat(str(stored))
        aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return aware


def as_info(row: Raw) -> SetInfo:
    """A set's row as it is handed out; values that cannot be read are named and guessed."""
    created, changed = moment(row["created"]), moment(row["changed"])
    whole = [row[name] for name in ("head", "events")]
    marks = [row[name] for name in ("archived", "deleted")]
    bad = [
        name
        for name, usable in (
            ("title", isinstance(row["title"], str)),
            ("head", isinstance(row["head"], int)),
            ("events", isinstance(row["events"], int)),
            ("created", created is not None),
            ("changed", changed is not None),
            ("archived", row["archived"] in (0, 1)),
            ("deleted", row["deleted"] in (0, 1)),
        )
        if not usable
    ]
    head, events = (value if isinstance(value, int) else 0 for value in whole)
    archived, deleted = (value == 1 for value in marks)
    return SetInfo(
        id=str(row["id"]),
        title=str(row["title"] or row["id"]),
        head=head,
        events=events,
        created=created or NEVER,
        changed=changed or NEVER,
        archived=archived,
        deleted=deleted,
        damage=f"damaged in the list: {', '.join(bad)}" if bad else "",
        owner=str(row.get("owner") or ""),
    )


def storable(text: str) -> str:
    """Text that every database takes: no NUL, no half characters."""
    return text.replace("\0", "").encode(errors="replace").decode()
