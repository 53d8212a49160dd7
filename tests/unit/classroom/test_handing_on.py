"""What a thread finished reaches the loop, all of it, however the two are interleaved."""

import asyncio
import threading
from concurrent.futures import Future

import pytest

from components.classroom.handing_on import HandingOn


def test_a_heap_wakes_the_loop_once(monkeypatch: pytest.MonkeyPatch) -> None:
    async def wait() -> tuple[list[int], int]:
        loop, calls = asyncio.get_running_loop(), 0
        real = loop.call_soon_threadsafe

        def counted(*given, **more):
            nonlocal calls
            calls += 1
            return real(*given, **more)

        monkeypatch.setattr(loop, "call_soon_threadsafe", counted)
        handing_on = HandingOn()
        futures: list[Future[int]] = [Future() for _ in range(300)]
        waiting = [handing_on.result(future) for future in futures]
        for number, future in enumerate(futures):  # in this thread: the loop cannot run meanwhile
            future.set_result(number)
        return list(await asyncio.gather(*waiting)), calls

    told, calls = asyncio.run(wait())
    assert told == list(range(300)) and calls == 1


def test_nothing_is_left_behind_by_threads_that_finish_while_it_is_handed_on() -> None:
    async def wait() -> list[int | BaseException]:
        handing_on = HandingOn()
        futures: list[Future[int]] = [Future() for _ in range(4000)]
        waiting = [handing_on.result(future) for future in futures]
        waiting[7].cancel()  # a phone that has gone

        def finish(part: int) -> None:
            for number in range(part, 4000, 4):
                if number % 1000 == 999:
                    futures[number].set_exception(ValueError(number))
                else:
                    futures[number].set_result(number)

        threads = [threading.Thread(target=finish, args=(part,)) for part in range(4)]
        for thread in threads:
            thread.start()
        told = await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 60)
        for thread in threads:
            thread.join()
        return told

    told = asyncio.run(wait())
    assert isinstance(told[7], asyncio.CancelledError)
    assert [n for n, one in enumerate(told) if isinstance(one, ValueError)] == [
        999,
        1999,
        2999,
        3999,
    ]
    assert sum(isinstance(one, int) for one in told) == 4000 - 5
