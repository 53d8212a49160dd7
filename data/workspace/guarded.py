"""The store's way to the database: first whether whoever asks may, then the question."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection

from data.workspace import ledger
from data.workspace.care import checking, rescuing
from data.workspace.care.checking import Finding
from data.workspace.database import Database
from data.workspace.people import sharing
from data.workspace.people.asking import asker
from data.workspace.people.sharing import Share


class Guarded:
    """A database behind the rights of whoever asks; what a set holds is the `Store`'s matter."""

    def __init__(self, address: str) -> None:
        self._database = Database(address)

    def close(self) -> None:
        """Let go of the connections that are kept open; the store still works afterwards."""
        self._database.close()

    @contextmanager
    def _reading(self, set_id: str) -> Iterator[Connection]:
        with self._database.reading() as connection:
            sharing.allow(connection, set_id, sharing.READ)
            yield connection

    @contextmanager
    def _writing(self, set_id: str, least: int = sharing.EDIT) -> Iterator[Connection]:
        with self._database.writing() as connection:
            sharing.allow(connection, set_id, least)
            yield connection

    # -- people ----------------------------------------------------------------------------------

    def right(self, set_id: str) -> int:
        """What whoever asks may do with a set: `sharing.READ`, `EDIT` or `OWN`."""
        with self._reading(set_id) as connection:
            return sharing.right_to(connection, set_id, asker())

    def shares(self, set_id: str) -> Sequence[Share]:
        """With whom a set is shared."""
        with self._reading(set_id) as connection:
            return sharing.shares_of(connection, set_id)

    def share(self, set_id: str, person: str, edit: bool | None) -> None:
        """Share a set with a member, or all, to read or to edit; None: no longer.

        Raises:
            NotYours: it is somebody else's.
            ValueError: that is no name.
        """
        with self._writing(set_id, sharing.OWN) as connection:
            ledger.row_of(connection, set_id, lock=True)
            sharing.share(connection, set_id, person, edit)

    # -- care ------------------------------------------------------------------------------------

    def check(self) -> Sequence[Finding]:
        """Everything in the workspace that cannot be read."""
        return checking.check(self._database)

    def take_home(self, set_id: str) -> bytes:
        """A set as it lies there, damaged or not, as a zip file."""
        with self._reading(set_id):
            return rescuing.take_home(self._database, set_id)

    def newest_readable(self, set_id: str) -> int | None:
        """The newest revision that can be read; `restore` brings it back."""
        with self._reading(set_id):
            return rescuing.newest_readable(self._database, set_id)
