"""A workspace of an older Thaw gets the newer tables, by Alembic, after a copy was made.

The number of the tables' version stands in `thaw_schema`, where every Thaw looks; Alembic's own
table only says which of its steps were taken.
"""

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from data.workspace.care.backing_up import copy_sqlite
from data.workspace.engines import session
from data.workspace.revisions import ReadOnly, Unreachable
from data.workspace.schema import VERSION, blobs, metadata, parts, revisions, sets, versions

STEPS = Path(__file__).parent / "migrations"
_NUMBERS = "SELECT version FROM thaw_schema"  # as they lie there, whatever they are
FIRST = {table.name for table in (sets, revisions, parts, blobs)}  # since the first version
_LOCK = 7_246_319_054  # of ours alone, while tables are made or changed on a server


def make_tables(engine: Engine, file: Path | None) -> None:
    """Make the tables where there are none, and bring older ones to what they are today.

    Raises:
        Unreachable: a newer Thaw made them, no copy could be made, or the database does not answer.
    """
    with session(engine, writes=True) as connection:
        _alone(connection)
        found = version_of(connection)
        if found is None:
            metadata.create_all(connection)
            connection.execute(versions.delete())
            connection.execute(versions.insert().values(version=VERSION))
            _alembic(connection, "stamp", str(VERSION))
            return
    if found < VERSION:
        migrate(engine, file)


def migrate(engine: Engine, file: Path | None) -> None:
    """Bring older tables to what they are today; all of it or nothing.

    Raises:
        Unreachable: no copy could be made, or a step failed; everything is as it was.
    """
    try:
        with session(engine, writes=True) as connection:
            _alone(connection)
            found = version_of(connection)
            if found is None or found >= VERSION:
                return  # somebody else was faster
            if file is not None:
                copy_sqlite(file, _copy_of(file, found))
            else:
                _copy_tables(connection, found)
            _alembic(connection, "stamp", str(found))
            _alembic(connection, "upgrade", str(VERSION))
            versions.create(connection, checkfirst=True)
            connection.execute(versions.delete())
            connection.execute(versions.insert().values(version=VERSION))
    except ReadOnly as problem:
        raise ReadOnly(
            "The workspace was made by an older version of Thaw and has to be brought to the newer "
            f"form, but it can only be read. Allow writing to it once. ({problem})"
        ) from problem
    except OSError as problem:
        raise Unreachable(
            "The workspace was made by an older version of Thaw. Before it is brought to the newer "
            f"form a copy is made beside it, and that failed: {problem.strerror}."
        ) from problem


def version_of(connection: Connection) -> int | None:
    """The version of the tables, by their columns; None if there are none.

    Raises:
        Unreachable: a newer Thaw made them, or one of them is gone.
    """
    looked = inspect(connection)
    names = set(looked.get_table_names())
    newest = max((n for n in _numbers(connection) if isinstance(n, int)), default=0)
    if newest > VERSION:
        raise Unreachable(
            f"The workspace was made by a newer version of Thaw (its tables are of version "
            f"{newest}, this Thaw knows {VERSION}). Start the newer one, or name another "
            "database in THAW_DATABASE_URL."
        )
    if not names & FIRST:
        return None
    if gone := sorted(FIRST - names):
        raise Unreachable(
            f"The workspace is damaged: its table {gone[0]} is gone. Put a copy of it in its place."
        )
    columns = {column["name"] for column in looked.get_columns(revisions.name)}
    marks = (("saves", 4), ("author", 3), ("aside", 2))
    return next((version for column, version in marks if column in columns), 1)


def number_lost(connection: Connection) -> bool:
    """Whether the version's row is missing, repeated, no number or another one."""
    return _numbers(connection) != [version_of(connection)]


def _numbers(connection: Connection) -> list[object]:
    """What the table of the version holds, whatever that is."""
    looked = inspect(connection)
    if not looked.has_table(versions.name):
        return []
    if "version" not in [column["name"] for column in looked.get_columns(versions.name)]:
        return []
    return [row[0] for row in connection.exec_driver_sql(_NUMBERS)]


def _alone(connection: Connection) -> None:
    """Nobody else makes or changes tables now; SQLite sees to that by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def _copy_of(file: Path, version: int) -> Path:
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    return file.with_name(f"{file.stem}.version-{version}.{moment}{file.suffix}")


def _copy_tables(connection: Connection, version: int) -> None:
    """A copy of every table in a schema of its own, in the same database and transaction."""
    place = f"thaw_version_{version}"
    connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{place}"'))
    looked = inspect(connection)
    for table in metadata.sorted_tables:
        if not looked.has_table(table.name):
            continue  # a later version made it
        connection.execute(text(f'DROP TABLE IF EXISTS "{place}"."{table.name}"'))
        connection.execute(text(f'CREATE TABLE "{place}"."{table.name}" AS TABLE "{table.name}"'))


def _alembic(connection: Connection, what: str, version: str) -> None:
    from alembic import command  # slow to load, and needed once
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    # What Alembic's own table says counts for nothing: the columns do.
    anew = {"purge": True} if what == "stamp" else {}
    getattr(command, what)(config, version, **anew)
