"""The tables in the database, and how a connection to it is made.

What is said to be saved must survive a killed process and a power cut: SQLite writes ahead and
waits for the disk (`synchronous=FULL`), PostgreSQL waits for its log (`synchronous_commit=on`).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Engine,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from data.workspace.place import file_of
from data.workspace.revisions import Unreachable, WorkspaceError

VERSION = 1
WAIT_SECONDS = 30  # for somebody else's save, or for a server that does not answer
_LOCK = 7_246_319_054  # of ours alone, while the tables are made on a server

metadata = MetaData()
versions = Table("thaw_schema", metadata, Column("version", Integer, primary_key=True))
sets = Table(
    "thaw_sets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("created", Text, nullable=False),  # UTC, ISO 8601
    Column("changed", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
)
# A table that did not change in a save is stored once, so a revision is complete and still small.
blobs = Table(
    "thaw_blobs",
    metadata,
    Column("set_id", Text, ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
revisions = Table(
    "thaw_revisions",
    metadata,
    Column("set_id", Text, ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("counts", Text, nullable=False),  # JSON
)
parts = Table(
    "thaw_parts",
    metadata,
    Column("set_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, primary_key=True),  # events, sources …
    Column("hash", Text, nullable=False),
    ForeignKeyConstraint(
        ["set_id", "number"], ["thaw_revisions.set_id", "thaw_revisions.number"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["set_id", "hash"], ["thaw_blobs.set_id", "thaw_blobs.hash"]),
)


def engine_for(address: str) -> Engine:
    """An engine for the address; nothing is connected to yet.

    Raises:
        WorkspaceError: the address is not SQLite's or PostgreSQL's, or cannot be read.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() == "postgresql":
            wait = {"connect_timeout": WAIT_SECONDS}
            engine = create_engine(url, pool_pre_ping=True, connect_args=wait)
            event.listen(engine, "connect", _settle_postgresql)
            return engine
        if url.get_backend_name() == "sqlite" and file_of(address) is not None:
            engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS})
            event.listen(engine, "connect", _settle_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
            return engine
    except ImportError as problem:
        raise WorkspaceError(
            f"THAW_DATABASE_URL needs a driver that is not installed ({problem.name}). For "
            "PostgreSQL: pip install 'psycopg[binary]'"
        ) from problem
    except (ArgumentError, NoSuchModuleError):
        pass
    raise WorkspaceError(
        "THAW_DATABASE_URL is not an address Thaw can use. It looks like "
        "postgresql+psycopg://user:password@host/database or sqlite:////folder/file.sqlite3"
    )


def _settle_sqlite(connection, _record: object) -> None:
    connection.isolation_level = None  # we begin transactions, not Python
    for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {setting}").close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("thaw_writes", False)
    # A writer waits for its turn here, rather than failing when it comes to its first change.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _settle_postgresql(connection, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    connection.commit()


@contextmanager
def session(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """A transaction: all of it is kept when the block ends, or nothing.

    Raises:
        Unreachable: the database does not answer, is full, or is damaged.
    """
    try:
        with engine.execution_options(thaw_writes=writes).begin() as connection:
            yield connection
    except SQLAlchemyError as problem:
        cause = str(getattr(problem, "orig", None) or problem).strip().partition("\n")[0]
        raise Unreachable(f"The workspace does not answer: {cause[:200]}") from problem


def make_tables(engine: Engine) -> None:
    """Make the tables where there are none, and see that they are of a version we know.

    Raises:
        Unreachable: a newer Thaw made them, or the database does not answer.
    """
    with session(engine, writes=True) as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
        metadata.create_all(connection)
        found = connection.execute(select(versions.c.version)).scalar()
        if found is None:
            connection.execute(versions.insert().values(version=VERSION))
    _check(found)


def has_tables(engine: Engine) -> bool:
    """Whether the tables are there; raises `Unreachable` as `make_tables` does."""
    with session(engine, writes=False) as connection:
        if not inspect(connection).has_table(versions.name):
            return False
        found = connection.execute(select(versions.c.version)).scalar()
    _check(found)
    return found is not None


def _check(found: int | None) -> None:
    if found is not None and found > VERSION:
        raise Unreachable(
            "The workspace was made by a newer version of Thaw. Start that one, or name another "
            "database in THAW_DATABASE_URL."
        )
