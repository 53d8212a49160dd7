"""Old states of a set are thinned out by a rule, so that years of work do not fill the disk."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from data.workspace import ledger
from data.workspace.database import Database
from data.workspace.ledger import Raw
from data.workspace.pieces import shelf
from data.workspace.revisions import Damaged
from data.workspace.schema import blobs, parts, revisions

ALL_DAYS, DAILY_DAYS = 30, 365
RULE = (
    f"Every state of the last {ALL_DAYS} days is kept, the last one of each day for a year, and "
    "then the last one of each month. The first and the newest state stay always, and so does each "
    "with a note on it and each that stands beside the line."
)
_AT_ONCE = 500  # rows that one statement takes away


def thin(database: Database, set_id: str, today: date | None = None) -> int:
    """Take away the states of a set that `RULE` does not keep, in one transaction.

    A state that stays then stands for those between it and the one before it (`saves`). Where
    something that is stored cannot be read, nothing goes.

    Args:
        database: of the workspace.
        set_id: of the set.
        today: in UTC; the day it is counted from.

    Returns:
        How many went.

    Raises:
        NoSuchSet: there is none.
        Unreachable: the database does not answer.
    """
    today = today or datetime.now(UTC).date()
    with database.reading() as connection:
        if not _too_many(connection, set_id, today):
            return 0
    try:
        with database.writing() as connection:
            ledger.row_of(connection, set_id, lock=True)
            gone = _too_many(connection, set_id, today)
            _take_away(connection, set_id, gone)
            _sweep(connection, set_id)
    except Damaged:
        return 0
    return len(gone)


def _too_many(connection: Connection, set_id: str, today: date) -> set[int]:
    """The numbers of the states that the rule does not keep."""
    head = ledger.row_of(connection, set_id)["head"]
    told = ledger.rows_of(connection, revisions.name, set_id)
    if not isinstance(head, int) or any(not isinstance(row["number"], int) for row in told):
        return set()
    return {row["number"] for row in told} - kept_of(told, head, today)


def kept_of(told: Sequence[Raw], head: int, today: date) -> set[int]:
    """The numbers of the states that stay.

    Args:
        told: rows of revisions.
        head: the number of the newest state.
        today: in UTC.
    """
    keep = {head, min((row["number"] for row in told), default=head)}
    last: dict[str, int] = {}
    for row in sorted(told, key=lambda row: row["number"]):
        made = ledger.moment(row["made"])
        if row["note"] or row["aside"] or made is None:
            keep.add(row["number"])
            continue
        day = made.astimezone(UTC).date()
        if day > today - timedelta(days=ALL_DAYS):
            keep.add(row["number"])
        else:
            daily = day > today - timedelta(days=DAILY_DAYS)
            last[day.isoformat() if daily else f"{day:%Y-%m}"] = row["number"]
    return keep | set(last.values())


def _take_away(connection: Connection, set_id: str, gone: set[int]) -> None:
    """The rows of these states; who was made from one of them now comes from the one before."""
    told = {row["number"]: row for row in ledger.rows_of(connection, revisions.name, set_id)}
    for number, row in told.items():
        if number in gone or row["parent"] not in gone:
            continue
        parent, saves = row["parent"], _number(row["saves"])
        for above in sorted(gone, reverse=True):
            if above == parent:
                saves += 0 if row["aside"] else _number(told[above]["saves"])
                parent = told[above]["parent"]
        here = (revisions.c.set_id == set_id) & (revisions.c.number == number)
        values = {"parent": parent if parent in told else None, "saves": saves}
        connection.execute(update(revisions).where(here).values(**values))
    for table in (parts, revisions):
        for some in _some(sorted(gone)):
            here = (table.c.set_id == set_id) & table.c.number.in_(some)
            connection.execute(delete(table).where(here))


def _number(stored: object) -> int:
    return stored if isinstance(stored, int) else 1


def _sweep(connection: Connection, set_id: str) -> None:
    """What no state is made of any more.

    Raises:
        Damaged: it cannot be told what that is.
    """
    asked = select(blobs.c.hash).where(blobs.c.set_id == set_id)
    there = set(connection.execute(asked).scalars())
    for some in _some(sorted(there - shelf.used(connection, set_id))):
        here = (blobs.c.set_id == set_id) & blobs.c.hash.in_(some)
        connection.execute(delete(blobs).where(here))


def _some(things: list) -> list[list]:
    return [things[start : start + _AT_ONCE] for start in range(0, len(things), _AT_ONCE)]
