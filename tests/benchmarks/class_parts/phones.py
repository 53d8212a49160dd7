"""Phones without a browser: they join a class, wait for its questions and answer them."""

import asyncio
import contextlib
import json
import random
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


class Line:
    """One kept connection to a server; opened again when it breaks."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host, self._port = str(parts.hostname), int(parts.port or 80)
        self._ends: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        """A request, and its status and JSON.

        Raises:
            OSError: the connection broke.
        """
        if self._ends is None:
            self._ends = await asyncio.open_connection(self._host, self._port)
        reader, writer = self._ends
        sent = b"" if body is None else json.dumps(body).encode()
        kind = "GET" if body is None else "POST"
        head = f"{kind} {path} HTTP/1.1\r\nHost: {self._host}:{self._port}\r\n"
        head += f"Content-Length: {len(sent)}\r\n\r\n"
        try:
            writer.write(head.encode() + sent)
            await writer.drain()
            told = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            size = int(told.partition("content-length:")[2].partition("\r\n")[0])
            return int(told.split()[1]), json.loads(await reader.readexactly(size))
        except (OSError, asyncio.IncompleteReadError) as problem:
            self.close()
            raise OSError("the connection broke") from problem

    def close(self) -> None:
        """Let go of the connection."""
        if self._ends is not None:
            self._ends[1].close()
        self._ends = None


@dataclass
class Phone:
    """A phone in a class.

    Attributes:
        joined: seconds that joining took.
        sent: by question, the moment (since 1970) at which its answer was first sent.
        took: seconds from sending an answer until it was acknowledged.
    """

    url: str
    code: str
    number: int
    joined: float = 0.0
    sent: dict[str, float] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._talk, self._wait = Line(self.url), Line(self.url)
        self._token = f"{self.number:030d}"
        self._chance = random.Random(self.number)  # noqa: S311 (no secret)

    async def join(self) -> None:
        """Open the page's address and join, as the page does."""
        begin = time.monotonic()
        await self._until("join", {"token": self._token})
        self.joined = time.monotonic() - begin

    async def take_part(self, questions: int, think: float) -> None:
        """Answer every question that comes, each after some thought."""
        since = 0
        while len(self.took) < questions:
            try:
                status, state = await self._wait.ask(f"/class/{self.code}/state?since={since}")
            except OSError:
                continue
            if status != 200:
                await asyncio.sleep(0.5)
                continue
            since = state["version"]
            for question in state["questions"]:
                if question["id"] not in self.sent:
                    await asyncio.sleep(self._chance.uniform(0, think))
                    await self._answer(question["id"])
        self._wait.close()
        self._talk.close()

    async def _answer(self, question: str) -> None:
        value = self._chance.choice([-7, -3, 0, 3, 7, None])
        one = {"question": question, "round": 1, "count": len(self.sent) + 1, "value": value}
        self.sent[question] = time.time()
        begin = time.monotonic()
        await self._until("answers", {"token": self._token, "answers": [one]})
        self.took.append(time.monotonic() - begin)

    async def _until(self, path: str, body: Any) -> None:
        """Send until it is acknowledged."""
        while True:
            with contextlib.suppress(OSError):
                status, said = await self._talk.ask(f"/class/{self.code}/{path}", body)
                if status == 200 and not any("word" in one for one in said.get("results", ())):
                    return
            await asyncio.sleep(0.3)
