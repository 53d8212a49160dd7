"""What the page Class works with: the classes, and the one that the address names."""

from collections.abc import Callable

from components.address import dataset_view
from components.address.query_view import first_of, write_query
from data import classroom
from data.classroom import NoSuchClass
from data.classroom.codes import read_code
from data.classroom.room import Room
from data.classroom.state import State
from data.events.data_set import BrokenSet, DataSet

KEY = "class"  # in the address: the code
VIEW = "view"  # in the address: `board` for the projector, without controls
BOARD = "board"


def chosen() -> Room | None:
    """The class that the address names; None for none, or one that is no more."""
    code = read_code(first_of(KEY))
    if code is None:
        return None
    try:
        return classroom.open_classes().room(code)
    except NoSuchClass:
        return None


def go(code: str = "", view: str = "") -> None:
    """Go to a class, or to the list of them."""
    write_query({KEY: code, VIEW: view})


def step(code: str, change: Callable[[State], State]) -> None:
    """Take the class a step further; one that was deleted elsewhere meanwhile stays deleted."""
    try:
        classroom.open_classes().step(code, change)
    except NoSuchClass:
        go()


def dataset_of(room: Room) -> DataSet | None:
    """The set that the class is about, if it is (still) here."""
    try:
        return dataset_view.open_dataset(room.dataset)
    except (BrokenSet, KeyError, LookupError, OSError, ValueError):
        return None
