"""Work on very many rows that a page has to wait for: how far it is, and how long it will take."""

import threading
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

import streamlit as st

from data.basics.progress import listening
from data.workspace.people.asking import carried

T = TypeVar("T")
PAUSE = 0.2  # s between two looks at how far it is
SURE = 0.1  # of the whole, before which nothing is said about the time left
Steps = Mapping[str, tuple[float, float]]
# From how much to how much of the whole each step takes, about.
COPYING: Steps = {
    "Reading the rows": (0.0, 0.5),
    "Cutting the rows": (0.5, 0.55),
    "Packing the rows": (0.55, 0.75),
    "Writing the rows": (0.75, 1.0),
}
KEEPING: Steps = {
    "Cutting the rows": (0.0, 0.35),
    "Packing the rows": (0.35, 0.8),
    "Writing the rows": (0.8, 1.0),
}
CHECKING: Steps = {
    "Reading the dates": (0.2, 0.9),
    "Reading the scores": (0.9, 0.98),
}


class Pace:
    """How far some work is, as it tells by `data.basics.progress`.

    Attributes:
        doing: what is being done.
        share: how much of the whole is done; it never goes back.
    """

    def __init__(self, steps: Steps) -> None:
        self.steps, self.doing, self.share = steps, "", 0.0
        self._began = time.monotonic()

    def heard(self, doing: str, share: float) -> None:
        """What `listening` hears."""
        since, until = self.steps.get(doing, (self.share, self.share))
        self.doing, self.share = doing, max(self.share, since + (until - since) * share)

    def told(self) -> str:
        """How far it is, in words; empty at its beginning."""
        left = self.left()
        return f"{self.share:.0%}, about {left} s left." if left else ""

    def left(self) -> int:
        """The seconds that it will take, about; 0 where that cannot be said yet."""
        if self.share < SURE:
            return 0
        spent = time.monotonic() - self._began
        return max(round(spent / self.share - spent), 1)


def waited(run: Callable[[], T], doing: str, steps: Steps) -> T:
    """Do something in a thread of its own and show how far it is until it is done.

    Args:
        run: the work.
        doing: what it is, in words.
        steps: what it tells, and from how much to how much of the whole that takes.

    Raises:
        Exception: whatever the work raises.
    """
    pace, done, faults = Pace(steps), list[T](), list[Exception]()

    def work() -> None:
        try:
            with listening(pace.heard):
                done.append(run())
        except Exception as problem:  # noqa: BLE001 - raised again below
            faults.append(problem)

    thread = threading.Thread(target=carried(work), daemon=True)
    thread.start()
    place = st.empty()
    while thread.is_alive():
        place.progress(min(pace.share, 0.99), text=f"{doing} {pace.told()}".strip())
        thread.join(PAUSE)
    place.empty()
    if faults:
        raise faults[0]
    return done[0]
