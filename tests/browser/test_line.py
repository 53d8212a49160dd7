"""The line to the server falls silent and is cut, and pages come and go: nothing typed is lost."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import connect

from data.workspace import open_store
from tests.browser.test_workshop_kill import WAIT, connected, type_title, wait_stored
from tests.harness import Server, serve
from tests.line import Line
from tests.workspace_sets import make_set

PAGES, AT_ONCE, HANDLES = 70, 7, 256


@pytest.fixture(scope="module")
def kept(
    browser_type_launch_args: dict, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, str]]:
    """A server of its own and the address of its database."""
    database = f"sqlite:///{tmp_path_factory.mktemp('line') / 'sets.sqlite3'}"
    with serve(env={"THAW_DATABASE_URL": database}) as server:
        yield server, database


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:
    """A page that may complain: its line is cut on purpose."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(WAIT)
    yield context.new_page()
    context.close()


def test_what_is_typed_while_the_line_is_silent_and_cut_is_kept(
    tab: Page, kept: tuple[Server, str]
) -> None:
    server, database = kept
    set_id = make_set(open_store(database))
    place = urlparse(server.url)
    line = Line((place.hostname or "", place.port or 0))
    tab.goto(f"http://127.0.0.1:{line.port}/workshop?edit={set_id}")
    expect(tab.get_by_text("This is revision")).to_be_visible(timeout=WAIT)
    connected(tab)
    line.fall_silent()
    type_title(tab, 0, "Typed into the silence")
    tab.wait_for_timeout(1500)
    type_title(tab, 1, "And another")
    line.cut()
    tab.wait_for_timeout(1500)
    line.cut()
    line.speak_again()
    connected(tab)
    wait_stored(database, set_id, 0, "Typed into the silence")
    wait_stored(database, set_id, 1, "And another")
    line.close()


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
    assert asyncio.run(asyncio.wait_for(_pages(server.url), 120)) == PAGES
    assert len(list(Path(f"/proc/{server.pid}/fd").iterdir())) < HANDLES
    assert "Too many open files" not in server.logged()
