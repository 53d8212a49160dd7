"""Whether what the workspace holds can be read: the database, each set, each revision."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from data.workspace import ledger
from data.workspace.care import migrating
from data.workspace.database import Database
from data.workspace.engines import is_ruin
from data.workspace.pieces import shelf
from data.workspace.place import lies
from data.workspace.revisions import Damaged, Ruined
from data.workspace.schema import parts, revisions, sets

MOST_FAULTS = 20  # of SQLite's own check
EMPTY = "The workspace's file is empty. If there were sets in it, put back a copy of it first."


@dataclass(frozen=True)
class Finding:
    """Something that cannot be read.

    Attributes:
        set_id: of the set it belongs to; empty for the database as a whole.
        title: of that set.
        what: in words.
    """

    set_id: str
    title: str
    what: str

    def sentence(self) -> str:
        """All of it, for a person."""
        return f"“{self.title}” ({self.set_id}): {self.what}" if self.set_id else self.what


def check(database: Database) -> list[Finding]:
    """Look at everything that is stored; nothing is changed.

    Raises:
        Unreachable: the database does not answer.
    """
    if not database.there():
        return [Finding("", "", EMPTY)] if _is_empty(database) else []
    found: list[Finding] = []
    try:
        with database.reading() as connection:
            found += [Finding("", "", what) for what in _whole(connection)]
            found += _of_sets(connection)
    except Ruined:  # said at the end of the transaction once more
        if not found:
            raise
    return found


def _is_empty(database: Database) -> bool:
    """Whether a file lies there; it has none of Thaw's tables, as is known by now."""
    return database.file is not None and lies(database.file)


def _whole(connection: Connection) -> Iterator[str]:
    if migrating.number_lost(connection):
        yield "The row that says which version the tables are of is lost; it was worked out."
    if connection.dialect.name != "sqlite":
        return
    driver: Any = connection.connection.driver_connection
    try:
        said = [row[0] for row in driver.execute(f"PRAGMA integrity_check({MOST_FAULTS})")]
    except sqlite3.DatabaseError as problem:
        said = [str(problem)]
    if said != ["ok"]:
        yield from (f"The file is damaged: {fault}" for fault in said)


def _of_sets(connection: Connection) -> Iterator[Finding]:
    """What is wrong with each set; where the file itself is damaged, only some may be."""
    try:
        rows = list(ledger.rows_of(connection, sets.name))
    except DatabaseError as problem:
        if not is_ruin(problem):
            raise
        yield Finding("", "", "The list of sets lies where the file is damaged.")
        return
    for row in rows:
        info = ledger.as_info(row)
        try:
            told = list(_of_set(connection, row))
        except DatabaseError as problem:
            if not is_ruin(problem):
                raise
            told = ["it lies where the file is damaged; take home what still opens"]
        yield from (Finding(info.id, info.title, what) for what in told)


def _of_set(connection: Connection, row: Mapping[str, Any]) -> Iterator[str]:
    info = ledger.as_info(row)
    if info.damage:
        yield info.damage
    lost = _lost(connection, row["id"])
    told = [r["number"] for r in ledger.rows_of(connection, revisions.name, row["id"])]
    for number in dict.fromkeys([*told, info.head]):
        names = lost.get(number, ["every table (gone)"])
        if names:
            yield f"revision {number} cannot be read: {', '.join(names)}"
        elif number not in told:
            yield f"what was said about revision {number} is gone"
    if lost.get(info.head) == []:
        try:
            ledger.load(connection, row["id"], info.head, anew=True)
        except Damaged as problem:
            yield str(problem)


def _lost(connection: Connection, set_id: str) -> dict[object, list[str]]:
    """For each revision that has tables those that cannot be read, and why."""
    faults = shelf.whole_tables(connection, set_id)
    lost: dict[object, list[str]] = {}
    for part in ledger.rows_of(connection, parts.name, set_id):
        names = lost.setdefault(part["number"], [])
        if part["hash"] in faults:
            names.append(f"{part['name']} ({faults[part['hash']]})")
    for number, gone in shelf.lacking(connection, set_id).items():
        if number in lost:
            lost[number] += [f"{name} (gone)" for name in gone]
    return lost
