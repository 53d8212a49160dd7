"""The workspace: data sets of one's own, kept on this machine with all their earlier states.

    from data import workspace
    store = workspace.open_store()

Nothing is connected to, and no file is made, before something is kept.
"""

from typing import TYPE_CHECKING

from data.workspace import place
from data.workspace.revisions import (
    PREFIX,
    Conflict,
    ConflictRow,
    Damaged,
    NoSuchSet,
    ReadOnly,
    Revision,
    SetInfo,
    Unreachable,
    WorkspaceError,
)

if TYPE_CHECKING:
    from data.workspace.store import Store

_open: dict[str, "Store"] = {}


def open_store(url: str | None = None) -> "Store":
    """The workspace at a database address; the same object for the same address.

    Args:
        url: such as `postgresql+psycopg://user@host/name` or `sqlite:///file`. None takes
            THAW_DATABASE_URL, else an SQLite file in the user's own data folder.

    Raises:
        WorkspaceError: the address is not one Thaw can use. Whether the database answers shows only
            when it is asked for something.
    """
    from data.workspace.store import Store  # loads SQLAlchemy, which not every start needs

    address = url or place.address()
    if address not in _open:
        _open[address] = Store(address)
    return _open[address]


def peek() -> "Store | None":
    """The workspace if there is one; looking makes no file."""
    return open_store() if place.exists() else None


__all__ = [
    "PREFIX",
    "Conflict",
    "ConflictRow",
    "Damaged",
    "NoSuchSet",
    "ReadOnly",
    "Revision",
    "SetInfo",
    "Unreachable",
    "WorkspaceError",
    "open_store",
    "peek",
]
