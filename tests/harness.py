"""Starts the app and finds a browser: for the browser tests, the screenshots, the benchmark."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlparse

from playwright.sync_api import FloatRect, Page

from tests import nursery

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app.py"
HOST = "127.0.0.1"
START_SECONDS = 120
PATIENCE = 60_000  # ms: a busy machine is slow, not wrong; a wait ends as soon as it can
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}

# The flags keep Chromium from looking for updates and the like, so that a test which asserts "no
# request leaves this machine" sees only what the page itself asks for.
CHROMIUM_ARGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# The shell first: the same engine without windows, which costs about a third less of the machine.
CHROMIUM_NAMES = (
    "chromium-headless-shell",
    "chrome-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
CHROMIUM_PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
)


def find_chromium() -> str | None:
    """Path of an installed Chromium or Chrome; the variable THAW_CHROMIUM wins. None if missing."""
    named = [os.environ.get("THAW_CHROMIUM"), *map(shutil.which, CHROMIUM_NAMES), *CHROMIUM_PLACES]
    return next((path for path in named if path and Path(path).exists()), None)


def launch_options() -> dict:
    """Keyword arguments for Playwright's `chromium.launch`.

    Raises:
        RuntimeError: no Chromium is installed.
    """
    path = find_chromium()
    if path is None:
        raise RuntimeError("No Chromium or Chrome found; install one or set THAW_CHROMIUM.")
    return {"executable_path": path, "args": CHROMIUM_ARGS}


@dataclass(frozen=True)
class Server:
    """A running Streamlit server.

    Attributes:
        url: its address, without a slash at the end.
        log: the file that its output goes to.
        pid: its process id.
    """

    url: str
    log: Path
    pid: int

    def logged(self) -> str:
        """All that the server has printed so far."""
        return self.log.read_text(encoding="utf-8", errors="replace")


def free_port() -> int:
    """A port of the loopback address that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def serve(
    script: Path = APP,
    *,
    options: Sequence[str] = (),
    cwd: Path = ROOT,
    root: Path = ROOT,
    host: str = HOST,
    env: Mapping[str, str] | None = None,
    port: int | None = None,
) -> Iterator[Server]:
    """Run `streamlit run script` for the length of a with block.

    Args:
        script: the app.
        options: further command line options, such as `--theme.base=dark`.
        cwd: where it starts: `.streamlit/config.toml` is read from there.
        root: the folder from which `components` and `data` are imported.
        host: the address to listen at.
        env: more environment variables.
        port: where it listens; None takes a free one.

    Raises:
        RuntimeError: the server did not answer in time; the message holds what it printed.
    """
    port = port or free_port()
    settings = [f"--server.port={port}", f"--server.address={host}", "--server.headless=true"]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")}
    with tempfile.TemporaryDirectory(prefix="thaw-", ignore_cleanup_errors=True) as home:
        log = Path(home) / "server.log"
        # HOME is empty, so that a developer's own ~/.streamlit cannot change the outcome.
        given = {**kept, "HOME": home, "USERPROFILE": home, "PYTHONPATH": str(root)}
        given["THAW_DATABASE_URL"] = f"sqlite:///{Path(home) / 'workspace' / 'sets.sqlite3'}"
        given |= env or {}
        process = nursery.start([str(script), *settings, *options], cwd, given, log)
        server = Server(f"http://{host}:{port}", log, process.pid)
        try:
            _wait_until_healthy(server, process)
            yield server
        finally:
            _stop(process)


def _wait_until_healthy(server: Server, process: subprocess.Popen | nursery.Fork) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"The server did not start.\n{server.logged()}")


def _stop(process: subprocess.Popen | nursery.Fork) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def is_local(url: str) -> bool:
    """Whether a request stays on this machine (or inside the page)."""
    parts = urlparse(url)
    return parts.scheme in {"data", "blob", "about"} or parts.hostname in {HOST, "localhost"}


# The script's state says "notRunning" also in the moment between a click and its arrival, so calm
# counts only if it lasts: QUIET ms in which nothing ran and the chart was not drawn again.
SETTLED = """([quiet, wantsChart]) => new Promise((done) => {
  let since = 0, last = "";
  const look = () => {
    const app = document.querySelector('[data-testid="stApp"]');
    const chart = document.querySelector(".thaw-chart");
    const ready = chart ? chart.dataset.ready === "1" : !wantsChart;
    const now = `${chart?.dataset.revision}|${chart?.dataset.selected}|${location.href}`;
    const calm = app?.dataset.testScriptState === "notRunning" && ready
      && !document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]');
    if (!calm || now !== last) { since = performance.now(); last = now; }
    else if (performance.now() - since > quiet) { done(true); return; }
    setTimeout(look, 20);
  };
  look();
})"""
QUIET = 500  # ms: on a busy machine a click takes that long to set the script running


def settled(page: Page, *, chart: bool = False, timeout: float = PATIENCE) -> None:
    """Wait until no script runs and the chart, if the page has one, stands still.

    Args:
        page: the page.
        chart: wait for the chart also where it is not on the page yet.
        timeout: ms after which a `TimeoutError` is raised.
    """
    waiting = f"(args) => ({SETTLED})(args)"
    page.wait_for_selector('[data-testid="stApp"]', timeout=timeout)
    page.wait_for_function(waiting, arg=[QUIET, chart], timeout=timeout)


def wait_for(page: Page, condition: str, arg: object = None, timeout: float = PATIENCE) -> None:
    """Wait until a JavaScript expression or function of the page is true.

    Playwright's own `wait_for_function` looks again from inside the page with `eval`, which the
    app's policy for scripts forbids, as it should: it works only where the first look is enough.

    Raises:
        TimeoutError: it did not become true in `timeout` ms.
    """
    until = time.monotonic() + timeout / 1000
    while not page.evaluate(condition, arg):
        if time.monotonic() > until:
            raise TimeoutError(f"Not true after {timeout / 1000:g} s: {condition}")
        page.wait_for_timeout(50)


def place_of_table(page: Page, selector: str) -> FloatRect:
    """Where a table of Streamlit's stands once it is drawn and no longer moved by what comes above.

    Args:
        page: the page.
        selector: of the table; the first is taken.
    """
    page.locator(f"{selector} canvas").first.scroll_into_view_if_needed()
    settled(page)
    return place_now(page, selector)


def place_now(page: Page, selector: str) -> FloatRect:
    """The same of a page whose server may be silent, so that it does not come to rest."""
    table = page.locator(f"{selector} canvas").first
    table.scroll_into_view_if_needed()
    before = None
    while True:
        box = table.bounding_box()
        if box is not None and box == before:
            return box
        before = box
        page.wait_for_timeout(200)


def go_to(page: Page, title: str) -> None:
    """Choose a page of Thaw in the menu at the top; those of a group come when it is opened."""
    link = page.get_by_role("link", name=title, exact=True)
    if link.is_visible():
        link.click()
        return
    page.get_by_test_id("stTopNavSection").get_by_text("Data", exact=True).click()
    page.get_by_role("menuitem", name=title, exact=True).click()


# Whether the page, and every figure on it, wears the scheme.
WORN = """(scheme) => {
  const app = document.querySelector('[data-testid="stApp"]');
  const dark = (colour) => colour.startsWith("#") && parseInt(colour.slice(1, 3), 16) > 127;
  return getComputedStyle(app).colorScheme === scheme
    && [...document.querySelectorAll(".thaw-chart")].every(
      (chart) => chart.dataset.theme === scheme)
    && [...document.querySelectorAll(".thaw-drawing")].every(
      (plot) => plot.layout && dark(plot.layout.font.color) === (scheme === "dark"));
}"""


def looks(page: Page, looks: Iterable[tuple[str, dict[str, int]]]) -> Iterator[str]:
    """Show an open page in several schemes and window sizes, one after another.

    That a page opens right in each is another matter: this saves opening it again and again.

    Args:
        page: the page, standing still.
        looks: scheme, `light` or `dark`, and size of the window, of each look.

    Yields:
        The name of the look that is on the screen.
    """
    for scheme, size in looks:
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        wait_for(page, WORN, scheme)
        settled(page)
        yield f"{scheme}, {size['width']} px"
