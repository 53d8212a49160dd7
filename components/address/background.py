"""Work that goes on behind a page: it says how far it is, and can be stopped."""

import threading
from collections.abc import Callable
from typing import Any

from components.address.waiting_view import CHECKING, KEEPING, Pace
from data.basics.given import Tick
from data.basics.progress import listening
from data.workspace.people.asking import carried

PACES = {"Checking every row": CHECKING}  # what tells of itself how far it is; else the keeping


class Stopped(Exception):
    """The person has pressed Stop."""


class Work:
    """Something that takes a while, in a thread of its own.

    Attributes:
        doing: what is being done now, in words; `pace` how far it is with that.
        result: what came of it; None while it lasts, and if it was stopped or failed.
        fault: what went wrong.
    """

    def __init__(self, run: Callable[[Tick], Any]) -> None:
        self.doing, self.pace = "Opening the file", Pace(KEEPING)
        self.result: Any = None
        self.fault: Exception | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(carried(run),), daemon=True)
        self._thread.start()

    def _run(self, run: Callable[[Tick], Any]) -> None:
        try:
            with listening(self._heard):
                self.result = run(self._tick)
        except Exception as problem:  # noqa: BLE001 - shown by the page, whatever it is
            self.fault = problem

    def _heard(self, doing: str, share: float) -> None:
        self.pace.heard(doing, share)
        if self._stop.is_set() and doing != "Writing the rows":
            raise Stopped

    def told(self) -> str:
        """What is being done and how far it is, in words."""
        return f"{self.doing} … {self.pace.told()}".strip()

    def _tick(self, doing: str) -> None:
        self.doing, self.pace = doing, Pace(PACES.get(doing, KEEPING))
        if self._stop.is_set():
            raise Stopped

    @property
    def done(self) -> bool:
        """Whether it has come to an end."""
        return not self._thread.is_alive()

    def stop(self) -> None:
        """Ask it to end; it does at its next step."""
        self._stop.set()
