"""The store's way to the database: first whether whoever asks may, then the question."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, update

from data.workspace import ledger
from data.workspace.care import checking, rescuing, thinning
from data.workspace.care.checking import Finding
from data.workspace.database import Database
from data.workspace.people import sharing
from data.workspace.people.asking import asker
from data.workspace.people.sharing import Share
from data.workspace.revisions import WorkspaceError
from data.workspace.schema import blobs, parts, revisions, sets, shares


class Guarded:
    """A database behind the rights of whoever asks; what a set holds is the `Store`'s matter."""

    def __init__(self, address: str) -> None:
        self._database = Database(address)
        self._thinned: dict[str, date] = {}  # on which day a set was looked at last

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
        self._thin_once_a_day(set_id)

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

    # -- where it stands ------------------------------------------------------------------------

    def archive(self, set_id: str) -> None:
        """Put the set aside; it still opens."""
        self._mark(set_id, archived=True)

    def unarchive(self, set_id: str) -> None:
        """Take the set back from the archive."""
        self._mark(set_id, archived=False)

    def delete(self, set_id: str) -> None:
        """Take the set from every list; `undelete` brings it back."""
        self._mark(set_id, deleted=True)

    def undelete(self, set_id: str) -> None:
        """Bring a deleted set back as it was."""
        self._mark(set_id, deleted=False)

    def purge(self, set_id: str) -> None:
        """Remove a set with its history for good; there is no way back.

        A set that was not deleted before stays.
        """
        with self._writing(set_id, sharing.OWN) as connection:
            if ledger.as_info(ledger.row_of(connection, set_id, lock=True)).deleted:
                for table in (parts, revisions, blobs, shares):
                    connection.execute(delete(table).where(table.c.set_id == set_id))
                connection.execute(delete(sets).where(sets.c.id == set_id))

    def _mark(self, set_id: str, **marks: bool) -> None:
        with self._writing(set_id, sharing.OWN) as connection:
            ledger.row_of(connection, set_id, lock=True)
            connection.execute(update(sets).where(sets.c.id == set_id).values(**marks))

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

    def thin(self) -> int:
        """Thin out the old states of all sets by `thinning.RULE`; how many went."""
        if not self._database.there():
            return 0
        with self._database.reading() as connection:
            found = [str(row["id"]) for row in ledger.rows_of(connection, sets.name)]
        return sum(thinning.thin(self._database, set_id) for set_id in found)

    def _thin_once_a_day(self, set_id: str) -> None:
        """After a save: whatever comes of it, the save was kept."""
        today = datetime.now(UTC).date()
        if self._thinned.get(set_id) != today:
            self._thinned[set_id] = today
            with suppress(WorkspaceError):
                thinning.thin(self._database, set_id)
