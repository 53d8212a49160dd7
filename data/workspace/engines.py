"""Connections to the database: what they promise, and how long they may take.

What is said to be saved must survive a killed process and a power cut: SQLite writes ahead and
waits for the disk (`synchronous=FULL`), PostgreSQL waits for its log (`synchronous_commit=on`).
"""

import os
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import (
    ArgumentError,
    DisconnectionError,
    NoSuchModuleError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.pool import NullPool

from data.workspace.place import file_of
from data.workspace.revisions import ReadOnly, Ruined, Unreachable, WorkspaceError

ANSWER_SECONDS = 3  # for a server to say anything at all, or for a locked file to be read
_ONE_STATE = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"
TURN_SECONDS = 20  # for somebody else's save to end, and for the answer to one statement
_WATCH = "thaw_watch"
PUT_BACK = "put back a copy of it, or move it away and a new one is begun"


def engine_for(address: str) -> Engine:
    """An engine for the address; nothing is connected to yet.

    Raises:
        WorkspaceError: the address is not SQLite's or PostgreSQL's, or cannot be read.
    """
    try:
        url = make_url(address)
        if url.get_backend_name() == "postgresql":
            engine = create_engine(url, connect_args={"connect_timeout": ANSWER_SECONDS})
            event.listen(engine, "connect", _settle_postgresql)
            event.listen(engine, "checkout", _ask_postgresql)
            event.listen(engine, "before_cursor_execute", _asks)
            event.listen(engine, "after_cursor_execute", _answered)
            event.listen(engine, "commit", _asks)
            return engine
        file = file_of(address)
        if url.get_backend_name() == "sqlite" and file is not None:
            engine = create_engine(url, poolclass=NullPool, creator=lambda: _open_sqlite(file))
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


# ---- SQLite --------------------------------------------------------------------------------------


def _open_sqlite(file: Path) -> sqlite3.Connection:
    """A connection that writes ahead; to a file that cannot be written to, one that reads."""
    connection = sqlite3.connect(file, ANSWER_SECONDS, check_same_thread=False)
    try:
        _settle_sqlite(connection)
    except sqlite3.OperationalError as problem:
        connection.close()
        if not lies_still(file, problem):
            raise
        # Nothing is being written beside it, so for one transaction the file stays as it is.
        connection = sqlite3.connect(as_it_is(file), uri=True, check_same_thread=False)
        connection.isolation_level = None
    # A cell that is not UTF-8 must not take the others with it.
    connection.text_factory = lambda text: text.decode(errors="replace")
    return connection


def _settle_sqlite(connection: sqlite3.Connection) -> None:
    connection.isolation_level = None  # we begin transactions, not Python
    try:
        connection.execute("PRAGMA journal_mode=WAL").close()
    except sqlite3.OperationalError as problem:
        if "readonly" not in str(problem):
            raise
    for setting in ("synchronous=FULL", "foreign_keys=ON", "schema_version"):
        connection.execute(f"PRAGMA {setting}").close()  # the last one only reads


def lies_still(file: Path, problem: Exception) -> bool:
    """Whether a file that cannot be opened can be read as it is: nothing is written beside it."""
    return _cannot_write(problem) and not _size(file.with_name(file.name + "-wal"))


def as_it_is(file: Path) -> str:
    """The address by which SQLite reads a file and looks for nothing beside it."""
    return f"{file.absolute().as_uri()}?immutable=1"


def _cannot_write(problem: Exception) -> bool:
    said = str(problem)
    return "unable to open" in said or "readonly" in said


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("thaw_writes", False)
    wait = TURN_SECONDS if writes else ANSWER_SECONDS
    connection.exec_driver_sql(f"PRAGMA busy_timeout = {wait * 1000}")
    # A writer waits for its turn here, rather than failing when it comes to its first change.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


# ---- PostgreSQL ----------------------------------------------------------------------------------


def _settle_postgresql(connection: Any, _record: object) -> None:
    with limited(connection, ANSWER_SECONDS), connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
        cursor.execute(f"SET lock_timeout = '{TURN_SECONDS}s'")
    connection.commit()


def _ask_postgresql(connection: Any, _record: object, _proxy: object) -> None:
    """See that a connection kept open still answers; another one is made if it does not."""
    try:
        with limited(connection, ANSWER_SECONDS):
            connection.execute("SELECT 1")
            connection.rollback()
    except Exception as problem:
        raise DisconnectionError from problem


@contextmanager
def limited(connection: Any, seconds: float) -> Iterator[None]:
    """End a connection that is silent for longer: the driver itself would wait for ever."""
    timer = threading.Timer(seconds, cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def own_line(engine: Engine) -> Any:
    """A connection of the driver's outside of the pool, in which every statement is kept at once.

    Raises:
        Unreachable: the server does not answer.
    """
    try:
        fresh = engine.raw_connection()
        driver = fresh.driver_connection
        fresh.detach()
        driver.autocommit = True  # type: ignore[union-attr]
        return driver
    except (SQLAlchemyError, OSError) as problem:
        raise _said(problem) from problem


class _Watch:
    """Ends a connection whose server leaves a question unanswered for too long.

    What Thaw itself does between two questions takes as long as it takes: a million rows are put
    into pieces in one transaction.
    """

    def __init__(self, connection: Any, seconds: float) -> None:
        self._connection, self._seconds = connection, seconds
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self.asked: float | None = time.monotonic()
        self._arm(seconds)

    def _arm(self, seconds: float) -> None:
        self._timer = threading.Timer(seconds, self._look)
        self._timer.daemon = True
        self._timer.start()

    def _look(self) -> None:
        with self._lock:
            if self._timer is None:
                return
            waited = 0.0 if self.asked is None else time.monotonic() - self.asked
            if waited < self._seconds:
                self._arm(self._seconds - waited)
                return
        cut(self._connection)

    def end(self) -> None:
        """Watch no longer."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = None


@contextmanager
def _watched(connection: Connection, driver: Any) -> Iterator[None]:
    watch = connection.info[_WATCH] = _Watch(driver, TURN_SECONDS)
    try:
        yield
    finally:
        watch.end()


def _asks(connection: Connection, *_: object) -> None:
    watch = connection.info.get(_WATCH)
    if watch is not None:
        watch.asked = time.monotonic()


def _answered(connection: Connection, *_: object) -> None:
    watch = connection.info.get(_WATCH)
    if watch is not None:
        watch.asked = None


def cut(connection: Any) -> None:
    """Break a connection off, whatever it is waiting for."""
    try:
        with socket.socket(fileno=os.dup(connection.fileno())) as line:
            line.shutdown(socket.SHUT_RDWR)
    except Exception:  # noqa: BLE001, S110 (it ended by itself in this very moment)
        pass


# ---- both ----------------------------------------------------------------------------------------


@contextmanager
def session(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """A transaction: all of it is kept when the block ends, or nothing.

    Raises:
        ReadOnly: it can be read, but not written to.
        Unreachable: the database does not answer, is full, or is damaged.
    """
    try:
        with engine.execution_options(thaw_writes=writes).connect() as connection:
            driver = connection.connection.driver_connection
            if engine.dialect.name == "postgresql":
                with _watched(connection, driver), connection.begin():
                    if not writes:  # several questions, and one state that answers them
                        connection.exec_driver_sql(_ONE_STATE)
                    yield connection
            else:
                with connection.begin():
                    yield connection
    except (SQLAlchemyError, sqlite3.Error) as problem:
        raise _said(problem) from problem


def is_ruin(problem: Exception) -> bool:
    """Whether it says that SQLite's file is damaged, or is none."""
    return "malformed" in str(problem) or "not a database" in str(problem)


def _said(problem: Exception) -> Unreachable:
    cause = str(getattr(problem, "orig", None) or problem).strip().partition("\n")[0][:200]
    if "readonly" in cause or "read-only" in cause or "permission denied" in cause:
        return ReadOnly(f"The workspace can be read but not written to: {cause}")
    if is_ruin(problem):
        return Ruined(
            f"The workspace’s file is damaged ({cause}). Thaw leaves it as it is: {PUT_BACK}."
        )
    if "database is locked" in cause:
        return Unreachable(f"The workspace does not answer: another program holds it ({cause}).")
    if "unable to open" in cause:
        return Unreachable(f"The workspace’s file, or its folder, may not be read ({cause}).")
    if isinstance(problem, OperationalError) or "closed" in cause:
        return Unreachable(f"The workspace does not answer: {cause}")
    return Unreachable(f"The workspace cannot be used: {cause}")
