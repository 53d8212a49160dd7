"""The workspace: data sets of one's own, kept on this machine with all their earlier states.

    from data import workspace
    store = workspace.open_store()

Nothing is connected to, and no file is made, before something is kept.
"""

import logging
import threading
from typing import TYPE_CHECKING

from data.workspace import place
from data.workspace.people import asking
from data.workspace.revisions import (
    PREFIX,
    Conflict,
    ConflictRow,
    Damaged,
    NoSuchSet,
    NotYours,
    ReadOnly,
    Revision,
    Ruined,
    SetInfo,
    Unreachable,
    WorkspaceError,
)

if TYPE_CHECKING:
    from data.workspace.care.checking import Finding
    from data.workspace.store import Store

_open: dict[str, "Store"] = {}
_found: "list[Finding]" = []


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


def check_at_start() -> None:
    """Look once at everything that is stored, in the background; `findings` tells what came of it.

    What is found is also written to the log, for whoever runs the server. Then old states are
    thinned out.
    """
    threading.Thread(target=_check, name="thaw-check", daemon=True).start()


def _check() -> None:
    log = logging.getLogger("thaw.workspace")
    try:
        store = peek()
        _found[:] = store.check() if store is not None else []
        if store is not None:
            store.thin()
    except WorkspaceError as problem:
        log.warning("The workspace could not be checked: %s", problem)
    for finding in _found:
        log.warning("Damaged: %s", finding.sentence())


def findings() -> "list[Finding]":
    """What `check_at_start` has found; empty if all is well, or nobody has looked yet."""
    if asking.asker().everything:
        return list(_found)
    store = peek() if _found else None
    seen = {info.id for info in store.list(include_archived=True)} if store is not None else set()
    return [finding for finding in _found if finding.set_id in seen]


def peek() -> "Store | None":
    """The workspace if there is one; looking makes no file."""
    return open_store() if place.exists() else None


__all__ = [
    "PREFIX",
    "Conflict",
    "ConflictRow",
    "Damaged",
    "NoSuchSet",
    "NotYours",
    "ReadOnly",
    "Revision",
    "Ruined",
    "SetInfo",
    "Unreachable",
    "WorkspaceError",
    "check_at_start",
    "findings",
    "open_store",
    "peek",
]
