"""A database as the store needs it: made late, used in whole transactions."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from data.workspace import schema
from data.workspace.place import file_of
from data.workspace.revisions import NoSuchSet, Unreachable


class Database:
    """The database at an address; nothing is connected to before it is asked for something."""

    def __init__(self, address: str) -> None:
        self._file = file_of(address)
        self._engine = schema.engine_for(address)
        self._ready = False
        self._lock = threading.Lock()

    def close(self) -> None:
        """Let go of the connections that are kept open; it can still be used afterwards."""
        self._engine.dispose()

    def there(self) -> bool:
        """Whether there is anything to read; looking makes no file."""
        if self._file is not None and not self._file.is_file():
            self._ready = False
            return False
        if not self._ready:
            self._ready = schema.has_tables(self._engine)
        return self._ready

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of everything.

        Raises:
            NoSuchSet: there is no workspace yet.
            Unreachable: the database does not answer.
        """
        if not self.there():
            raise NoSuchSet("There is no data set of your own yet.")
        with schema.session(self._engine, writes=False) as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that is kept when the block ends without an error, on disk.

        Raises:
            Unreachable: the database does not answer, or the folder cannot be written to.
        """
        with self._lock:
            if not self.there():
                self._make()
        with schema.session(self._engine, writes=True) as connection:
            yield connection

    def _make(self) -> None:
        try:
            if self._file is not None:
                self._file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as problem:
            what = f"The workspace cannot be made in {self._file}: {problem.strerror}."
            raise Unreachable(what) from problem
        schema.make_tables(self._engine)
        self._ready = True
