"""The teacher beside a class: a process that has Explore drawn again and again."""

import asyncio
import multiprocessing
import time
from multiprocessing.connection import Connection

import websockets

from tests.benchmarks.sessions import Session


class Teacher:
    """A process that has Explore drawn again and again, from the beginning of a block on."""

    def __init__(self, url: str) -> None:
        kind = multiprocessing.get_context("spawn")
        self._said, theirs = kind.Pipe()
        self._process = kind.Process(target=_draw_on, args=(url, theirs), daemon=True)

    def __enter__(self) -> "Teacher":
        self._process.start()
        self._said.recv()  # Explore stands
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.join()

    def drawn(self) -> list[tuple[float, float]]:
        """When it was drawn, since 1970, and how many ms that took; it is drawn no more."""
        self._said.send("enough")
        return self._said.recv()


def _draw_on(url: str, said: Connection) -> None:
    async def work() -> None:
        session, times = await open_explore(url), []
        said.send("ready")
        while not said.poll():
            moment = time.time()
            times.append((moment, await drawn_again(session)))
            await asyncio.sleep(0.3)
        await session.socket.close()
        said.send(times)

    asyncio.run(work())


async def open_explore(url: str) -> Session:
    """A browser's session on Explore, past its first run."""
    stream = url.replace("http", "ws", 1) + "/_stcore/stream"
    kind = websockets.Subprotocol("streamlit")
    session = Session(await websockets.connect(stream, subprotocols=[kind], max_size=None))
    await drawn_again(session)
    return session


async def drawn_again(session: Session) -> float:
    """Have the page drawn once more; ms until the last word of it came."""
    begin = time.perf_counter()
    await session.send()
    await session.answer("")
    return (time.perf_counter() - begin) * 1000
