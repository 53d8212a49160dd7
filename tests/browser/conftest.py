"""The app in a real Chromium: one server for the session, one tab that tests hand on (`tab.py`).

Every test fails if the page logged an error, threw one, asked another host for anything, or made
the server print a traceback. A test that provokes such a thing on purpose says so with
`@pytest.mark.complaints("part of the text")`.
"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.browser.tab import Tab
from tests.harness import (
    DESKTOP,
    PATIENCE,
    PHONE,
    Server,
    find_chromium,
    is_local,
    launch_options,
    serve,
    settled,
)

expect.set_options(timeout=PATIENCE)

# Opened at /method, Streamlit's own script asks there for its server first, and then at the root.
PROBE = re.compile(r"/[\w-]+/_stcore/(health|host-config)$")
VIEWPORTS = {"desktop": DESKTOP, "phone": PHONE, "projector": {"width": 1920, "height": 1080}}


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    if find_chromium() is None:
        pytest.skip("no Chromium or Chrome is installed (or set THAW_CHROMIUM to one)")
    return launch_options()


@pytest.fixture(scope="session")
def server(browser_type_launch_args: dict) -> Iterator[Server]:
    """The app, started as a user starts it; not at all where there is no browser to look at it."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def base_url(server: Server) -> str:
    """Makes `page.goto("/method")` work."""
    return server.url


@pytest.fixture
def scheme() -> str:
    """Light or dark. To run a test in both: `@pytest.mark.parametrize("scheme", SCHEMES)`."""
    return "light"


@pytest.fixture
def viewport() -> str:
    """A name from VIEWPORTS, to be parametrised like `scheme`."""
    return "desktop"


@pytest.fixture
def browser_context_args(base_url: str, scheme: str, viewport: str) -> dict:
    return {
        "base_url": base_url,
        "color_scheme": scheme,
        "viewport": VIEWPORTS[viewport],
        "locale": "en-GB",
        "timezone_id": "Europe/Belgrade",
        "reduced_motion": "reduce",
    }


class Complaints:
    """What a page and its server complained about."""

    def __init__(self, page: Page, server: Server) -> None:
        self.found: list[str] = []
        self._server = server
        self._logged = len(server.logged())
        self._listening: dict[Any, Callable[..., None]] = {
            "console": self._console,
            "pageerror": self._thrown,
            "request": self._request,
            "requestfailed": self._failed,
            "response": self._response,
        }
        for event, heard in self._listening.items():
            page.on(event, heard)

    def stop(self, page: Page) -> None:
        """Listen no longer: the tab goes on to the next test."""
        for event, heard in self._listening.items():
            page.remove_listener(event, heard)

    def _thrown(self, error: object) -> None:
        self.found.append(f"page error: {error}")

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location.get("url", "")):
            self.found.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not is_local(request.url):
            self.found.append(f"request to another host: {request.url}")

    def _failed(self, request: Request) -> None:
        # A navigation away aborts what was still under way: that is no fault.
        if "ERR_ABORTED" not in (request.failure or ""):
            self.found.append(f"failed request: {request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and not PROBE.search(response.url):
            self.found.append(f"HTTP {response.status}: {response.url}")

    def all(self) -> list[str]:
        """Everything so far, with the tracebacks that the server printed."""
        news = self._server.logged()[self._logged :]
        if "Traceback" in news:
            return [*self.found, f"the server logged:\n{news[-3000:]}"]
        return self.found


@pytest.fixture(scope="session")
def kept_tab(browser: Browser) -> Iterator[Tab]:
    """The tab of this worker."""
    kept = Tab(browser)
    yield kept
    kept.close()


@pytest.fixture
def page(
    kept_tab: Tab, browser_context_args: dict, server: Server, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """An empty page, watched for complaints; of its own for `@pytest.mark.fresh_page`."""
    if request.node.get_closest_marker("fresh_page"):
        kept_tab.close()
    page = kept_tab.empty(browser_context_args)
    page.set_default_timeout(PATIENCE)
    complaints = Complaints(page, server)
    yield page
    complaints.stop(page)
    kept_tab.leave(worn=request.node.get_closest_marker("fresh_page") is not None)
    allowed = [part for mark in request.node.iter_markers("complaints") for part in mark.args]
    left = [text for text in complaints.all() if not any(part in text for part in allowed)]
    assert not left, "\n".join(left)


@pytest.fixture
def visit(page: Page) -> Callable[..., Page]:
    """`visit("/?q=Tito")` opens a page of the app and waits until it stands still.

    On Explore that includes the chart, unless told that there is none: `visit(…, chart=False)`.
    """

    def go(path: str = "/", *, chart: bool = True) -> Page:
        page.goto(path)
        settled(page, chart=chart and path.split("?")[0] == "/")
        return page

    return go


@pytest.fixture
def shots(tmp_path: Path) -> Path:
    """A folder for pictures of this test."""
    return tmp_path
