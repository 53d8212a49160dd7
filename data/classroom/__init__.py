"""A class at work on one set: what it is asked, what it answers, what comes of it.

    from data import classroom
    classes = classroom.open_classes()
    code = classes.begin("rate", dataset, questions)

Everything lies in the workspace's database, in tables of its own that are made when the first class
begins, so a class outlives the program, and several programs on one database show the same class.
"""

from typing import TYPE_CHECKING

from data.classroom.refusals import NoSuchClass, Refused
from data.workspace import place

if TYPE_CHECKING:
    from data.classroom.store import Classes

_open: dict[str, "Classes"] = {}


def open_classes(url: str | None = None) -> "Classes":
    """The classes at a database address (None: that of the workspace); one object an address.

    Raises:
        WorkspaceError: the address is not one Thaw can use.
    """
    from data.classroom.store import Classes  # loads SQLAlchemy, which not every start needs

    address = url or place.address()
    if address not in _open:
        _open[address] = Classes(address)
    return _open[address]


__all__ = ["NoSuchClass", "Refused", "open_classes"]
