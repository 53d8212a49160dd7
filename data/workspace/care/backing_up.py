"""A whole copy of the workspace while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from data.workspace import place
from data.workspace.engines import TURN_SECONDS, as_it_is, engine_for, lies_still
from data.workspace.revisions import Unreachable, WorkspaceError


def back_up(target: Path, address: str | None = None) -> int:
    """Copy an SQLite workspace to a file that is not there yet, and see that the copy is whole.

    Other processes may read and write meanwhile: SQLite's own online backup gives one state.

    Returns:
        How many bytes the copy has.

    Raises:
        WorkspaceError: the workspace lies on a server (it says which command copies it), there is
            none yet, or the copy cannot be made.
    """
    file = place.file_of(address or place.address())
    if file is None:
        engine_for(address or place.address())  # says so where it is no address at all
        raise WorkspaceError(
            "This workspace lies on a PostgreSQL server, which has a program for that: "
            f"pg_dump --format=custom --file={target} --table='thaw_*' DATABASE"
        )
    if not place.lies(file):
        raise WorkspaceError(f"There is no workspace in {file} yet, so there is nothing to copy.")
    if target.exists():
        raise WorkspaceError(f"{target} is there already; name another file.")
    try:
        copy_sqlite(file, target)
    except (OSError, sqlite3.Error) as problem:
        raise Unreachable(f"The copy could not be made: {problem}") from problem
    return target.stat().st_size


def copy_sqlite(file: Path, target: Path) -> None:
    """Copy a database that may be in use; the copy appears when it is whole, for its owner only.

    Raises:
        OSError, sqlite3.Error: it cannot be read or written, or the copy is damaged.
    """
    unfinished = target.with_name(target.name + ".unfinished")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)
    try:
        with (
            closing(_reading(file)) as here,
            closing(sqlite3.connect(unfinished)) as there,
        ):
            here.backup(there)
            there.execute("PRAGMA journal_mode=DELETE").close()  # one file, without companions
            (said,) = there.execute("PRAGMA quick_check(1)").fetchone()
        if said != "ok":
            raise sqlite3.DatabaseError(f"the copy is damaged ({said})")
        unfinished.rename(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _reading(file: Path) -> sqlite3.Connection:
    """A connection that sees one state; what can only be read is copied all the same.

    The copying itself would wait for a locked file for ever, hence the transaction before it.

    Raises:
        sqlite3.Error: it cannot be read, or somebody else has kept it locked for too long.
    """
    try:
        return _looked(
            sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", TURN_SECONDS, uri=True)
        )
    except sqlite3.OperationalError as problem:
        if not lies_still(file, problem):
            raise
    return _looked(sqlite3.connect(as_it_is(file), uri=True))


def _looked(connection: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, in a transaction that has begun to read."""
    try:
        connection.execute("BEGIN").close()
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
