"""What stands in the tables of classes: read and written inside a transaction given to it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, inspect, select, text, update

from data.classroom.refusals import NoSuchClass
from data.classroom.room import Room, room_of
from data.classroom.tables.schema import VERSION, classes, metadata, versions
from data.workspace import Unreachable
from data.workspace.database import Database

CHANNEL = "thaw_class"  # of NOTIFY, which says the code of a class that changed
_CALLED = "thaw_called"  # in a connection's notes: classes that its transaction changes
_LOCK = 7_246_319_055  # of ours alone, while tables are made on a server
_CALL = select(func.pg_notify(CHANNEL, bindparam("of")))


class Tables:
    """The tables of classes in a database; made when something is written.

    Args:
        database: where they lie.
        tell: is told the code of each class that this process changed, where the database itself
            calls nobody.
    """

    def __init__(self, database: Database, tell: Callable[[str], None]) -> None:
        self._database, self._tell = database, tell
        self._ready = False
        self._lock = threading.Lock()

    def there(self) -> bool:
        """Whether there was ever a class; looking makes nothing."""
        if self._database.there() and not self._ready:
            with self._database.reading() as connection:
                self._ready = _whole(connection)
        return self._ready and self._database.there()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            NoSuchClass: there was never a class.
        """
        if not self.there():
            raise NoSuchClass("There is no class yet.")
        with self._database.reading() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept, on disk, when the block ends without an error."""
        if not self.there():
            with self._lock:
                self._make()
        called: set[str] = set()
        with self._database.writing() as connection:
            connection.info[_CALLED] = called
            yield connection
        for code in called:
            self._tell(code)

    def kept_open(self) -> AbstractContextManager[None]:
        """For the length of a block transactions are cheaper: many are to come."""
        return self._database.kept_open()

    def _make(self) -> None:
        with self._database.writing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
            if not _whole(connection):
                metadata.create_all(connection)
                connection.execute(insert(versions).values(version=VERSION))


def _whole(connection: Connection) -> bool:
    """Whether the tables are there, and such as this Thaw knows.

    Raises:
        Unreachable: a newer Thaw made them.
    """
    if not inspect(connection).has_table(versions.name):
        return False
    numbers = connection.execute(select(versions.c.version)).scalars()
    if max((number for number in numbers if isinstance(number, int)), default=0) > VERSION:
        raise Unreachable("The classes here were made by a newer version of Thaw. Start that one.")
    return True


# ---- classes -------------------------------------------------------------------------------------


def locked_room(connection: Connection, code: str) -> Room:
    """A class that nobody else changes before the transaction ends.

    Raises:
        NoSuchClass: there is none.
    """
    asked = select(classes).where(classes.c.code == code).with_for_update()
    row = connection.execute(asked).mappings().first()
    if row is None:
        raise NoSuchClass("This class is no more.")
    return room_of(row)


def room(connection: Connection, code: str) -> Room:
    """A class as it stands.

    Raises:
        NoSuchClass: there is none.
    """
    row = connection.execute(select(classes).where(classes.c.code == code)).mappings().first()
    if row is None:
        raise NoSuchClass("There is no class with this code.")
    return room_of(row)


def tell(connection: Connection, code: str, **change: Any) -> None:
    """Change a class's row; with `state` phones and board hear of it, else the board alone."""
    counted = {"news": classes.c.news + 1}
    if "state" in change:
        counted["version"] = classes.c.version + 1
    asked = update(classes).where(classes.c.code == code)
    connection.execute(asked.values(**counted, **change))
    call_out(connection, code)


def call_out(connection: Connection, code: str) -> None:
    """Have every process that listens hear of a class, once and only if this transaction is kept.

    SQLite can call nobody: this process hears of it, others ask for the counters.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_CALL, {"of": code})
    else:
        connection.info[_CALLED].add(code)
