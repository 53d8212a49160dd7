"""How far long work is: whoever does it tells, and whoever waits may listen."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")
EVERY = 500  # things between two words on how far it is
Listener = Callable[[str, float], None]  # what is being done, and how much of that is done
_listener: ContextVar[Listener | None] = ContextVar("thaw_progress", default=None)


def tell(doing: str, share: float = 0.0) -> None:
    """Say what is being done, and how much of it is done (0 to 1)."""
    listener = _listener.get()
    if listener is not None:
        listener(doing, share)


@contextmanager
def listening(listener: Listener) -> Iterator[None]:
    """Hear what is told in this thread for the length of a block."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def told(things: Iterable[T], doing: str, number: int) -> Iterator[T]:
    """The things one by one, saying now and then how many of them have passed.

    Args:
        things: any.
        doing: what is done with them.
        number: how many they are.
    """
    for place, thing in enumerate(things):
        if place % EVERY == 0 and number > EVERY:
            tell(doing, min(place / number, 1.0))
        yield thing
