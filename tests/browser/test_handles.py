"""Pages come and go, and the server keeps no file handle of theirs."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from tests.harness import Server, serve

PAGES, AT_ONCE, HANDLES = 70, 7, 256


@pytest.fixture(scope="module")
def kept(
    browser_type_launch_args: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str]]:
    """A server of its own and the address of its database."""
    database = f"sqlite:///{tmp_path_factory.mktemp('line') / 'sets.sqlite3'}"
    with serve(env={"THAW_DATABASE_URL": database}) as server:
        yield server, database


async def _page(url: str) -> bool:
    """Open a page as the browser's script does, run it to its end, and leave it."""
    run = BackMsg()
    run.rerun_script.query_string = ""
    stream = f"{url.replace('http', 'ws')}/_stcore/stream"
    async with connect(stream, origin=url, subprotocols=["streamlit"], max_size=None) as line:  # type: ignore[arg-type]
        await line.send(run.SerializeToString())
        async for said in line:
            kind = ForwardMsg.FromString(said).WhichOneof("type") if isinstance(said, bytes) else ""
            if kind == "script_finished":
                return True
    return False


async def _pages(url: str) -> int:
    done = 0
    for _ in range(PAGES // AT_ONCE):
        done += sum(await asyncio.gather(*(_page(url) for _ in range(AT_ONCE))))
    return done


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts handles as Linux shows them")
def test_seventy_pages_stay_below_256_file_handles(kept: tuple[Server, str]) -> None:
    server, _ = kept
    with ThreadPoolExecutor(1) as apart:  # Playwright has a loop of its own in this thread
        assert apart.submit(asyncio.run, _pages(server.url)).result(timeout=120) == PAGES
    assert len(list(Path(f"/proc/{server.pid}/fd").iterdir())) < HANDLES
    assert "Too many open files" not in server.logged()
