"""A database as the store needs it: made late, used in whole transactions, given up on quickly."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection

from data.workspace import engines
from data.workspace.care import migrating
from data.workspace.place import file_of, lies
from data.workspace.revisions import NoSuchSet, Unreachable
from data.workspace.schema import VERSION

SLOW_SECONDS = 1  # a refusal that took longer is not waited for again at once
PAUSE_SECONDS = 10  # so long nobody else waits for a database that was silent


class Database:
    """The database at an address; nothing is connected to before it is asked for something."""

    def __init__(self, address: str) -> None:
        self.file = file_of(address)
        self._engine = engines.engine_for(address)
        self._ready = False
        self._lock = threading.Lock()
        self._silent: tuple[float, str] | None = None  # until when, and what was said

    def close(self) -> None:
        """Let go of the connections that are kept open; it can still be used afterwards."""
        self._engine.dispose()

    def there(self) -> bool:
        """Whether there is anything to read; looking makes no file.

        Tables of an older Thaw are brought to what they are today, after a copy.
        """
        if self.file is not None and not lies(self.file):
            self._ready = False
            return False
        if not self._ready:
            with self._lock:
                self._ready = self._ready or self._look()
        return self._ready

    def _look(self) -> bool:
        with self._session(writes=False) as connection:
            found = migrating.version_of(connection)
        if found is not None and found < VERSION:
            migrating.migrate(self._engine, self.file)
        return found is not None

    def own_line(self) -> Any:
        """A PostgreSQL connection of the driver's that nobody else has, in no transaction.

        Whoever asked for it closes it. None where there is no server, as for SQLite.

        Raises:
            Unreachable: the server does not answer.
        """
        return engines.own_line(self._engine) if self.file is None else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            NoSuchSet: there is no workspace yet.
            Unreachable: the database does not answer.
        """
        if not self.there():
            raise NoSuchSet("There is no data set of your own yet.")
        with self._session(writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends without an error, on disk.

        Raises:
            Unreachable: the database does not answer, or the folder cannot be written to.
        """
        if not self.there():
            with self._lock:
                self._make()
        with self._session(writes=True) as connection:
            yield connection

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """SQLite's file stays open for the length of a block.

        Whoever closes it last has to tidy up after all writers, and waits for the disk twice.
        """
        kept = None
        try:
            if self.file is not None and lies(self.file):
                kept = self._engine.raw_connection()
        except Exception:  # noqa: BLE001, S110 (whoever writes next says what is wrong)
            pass
        try:
            yield
        finally:
            if kept is not None:
                kept.close()

    @contextmanager
    def _session(self, *, writes: bool) -> Iterator[Connection]:
        """A transaction; after a long silence the next ones fail at once, for a while."""
        if self._silent is not None:
            until, said = self._silent
            if time.monotonic() < until:
                raise Unreachable(said)
            self._silent = None
        began, reached = time.monotonic(), False
        try:
            with engines.session(self._engine, writes=writes) as connection:
                reached = True
                yield connection
        except Unreachable as problem:
            now = time.monotonic()
            # A writer may have waited for another one; that is no silence.
            waited = writes and (reached or self.file is not None)
            if now - began > SLOW_SECONDS and not waited:
                self._silent = (now + PAUSE_SECONDS, str(problem))
            raise

    def _make(self) -> None:
        try:
            if self.file is not None:
                self.file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            what = f"The workspace cannot be made in {self.file}: {problem.strerror}."
            raise Unreachable(what) from problem
        migrating.make_tables(self._engine, self.file)
        self._ready = True
