"""What a thread has finished goes to the loop that waits for it, a whole heap at a time.

The hand that writes answers finishes a hundred of them at once. To wake the loop for each of them
takes longer than to answer it, and takes that time from the pages beside it.
"""

import asyncio
from collections import deque
from concurrent.futures import Future


class HandingOn:
    """Waits in one loop for futures of other threads. Made and asked in that loop."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._done: deque[tuple[Future[int], asyncio.Future[int]]] = deque()
        self._called = False

    def result(self, future: "Future[int]") -> "asyncio.Future[int]":
        """The same future, to be awaited here."""
        waiting = self._loop.create_future()
        future.add_done_callback(lambda done: self._take(done, waiting))
        return waiting

    def _take(self, done: "Future[int]", waiting: "asyncio.Future[int]") -> None:
        """In the other thread."""
        self._done.append((done, waiting))
        if not self._called and not self._loop.is_closed():
            self._called = True
            self._loop.call_soon_threadsafe(self._hand_on)

    def _hand_on(self) -> None:
        self._called = False  # before it is emptied: what comes meanwhile calls again
        while self._done:
            done, waiting = self._done.popleft()
            if waiting.done():  # whoever waited has gone
                continue
            problem = done.exception()
            if problem is not None:
                waiting.set_exception(problem)
            else:
                waiting.set_result(done.result())
