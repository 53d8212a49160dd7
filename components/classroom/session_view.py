"""What the page Class works with: the classes, and the one that the address names."""

from collections.abc import Callable

from components.address.query_view import SET_KEY, first_of, write_query
from components.door.roles import Role, person_here, role_here
from data import classroom
from data.classroom import NoSuchClass
from data.classroom.codes import read_code
from data.classroom.room import Room
from data.classroom.state import State

KEY = "class"  # in the address: the code
VIEW = "view"  # in the address: `board` for the projector, without controls
BOARD = "board"


def chosen() -> Room | None:
    """The class that the address names; None for none, one that is no more, or another's."""
    code = read_code(first_of(KEY))
    if code is None:
        return None
    try:
        room = classroom.open_classes().room(code)
        return room if may_lead(room) else None
    except NoSuchClass:
        return None


def may_lead(room: Room) -> bool:
    """Whether whoever looks at the page leads this class: the owner all, a member the own ones."""
    return role_here() is Role.OWNER or (bool(room.owner) and room.owner == person_here())


def go(code: str = "", view: str = "") -> None:
    """Go to a class, or to the list of them."""
    write_query({SET_KEY: first_of(SET_KEY), KEY: code, VIEW: view})


def step(code: str, change: Callable[[State], State]) -> None:
    """Take the class a step further; one that was deleted elsewhere meanwhile stays deleted."""
    try:
        classroom.open_classes().step(code, change)
    except NoSuchClass:
        go()
