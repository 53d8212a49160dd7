"""What a visit waits for, in ms from asking for the page: the first picture, and all of it."""

from dataclasses import dataclass

from playwright.sync_api import Browser, CDPSession, ViewportSize

from tests.benchmarks import browser as measure

SIZE: ViewportSize = {"width": 1280, "height": 720}
# 10 Mbit/s with 20 ms, as Chromium throttles.
SLOW = {"offline": False, "latency": 20, "downloadThroughput": 1.25e6, "uploadThroughput": 1.25e6}
# The first frame after one in which the line, its years and the chapters' names stand in the page
# and are seen; of a bare chart: in which its events stand there.
NOTES = """(() => {
  const seen = (one) => { for (let e = one; e; e = e.parentElement)
    if (getComputedStyle(e).opacity === "0" || e.hidden) return false; return Boolean(one); };
  const ours = () => [...document.querySelectorAll(".thaw-early svg, .thaw-plot")].some((svg) =>
    svg.querySelector(".thaw-line") && svg.querySelector(".thaw-band-name")
    && [...svg.querySelectorAll("text")].some((t) => /^19\\d0$/.test(t.textContent)) && seen(svg));
  const bare = () => document.querySelector(".js-plotly-plot .scatterlayer .points path");
  let there = false;
  const frame = () => {
    if (there) { window.thawFirst = performance.now(); return; }
    there = ours() || Boolean(bare());
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
})()"""


@dataclass(frozen=True)
class Visit:
    """A first visit and a reload.

    Attributes:
        size: bytes over the wire of the first.
        first: ms to its first picture.
        usable: ms until everything on the picture stands.
        again: ms to the first picture of the reload.
    """

    size: int
    first: float
    usable: float
    again: float


def visit(browser: Browser, url: str, slow: bool = False) -> Visit:
    """Visit a page with an empty cache, and load it again."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.add_init_script(measure.RECORDER)
    page.add_init_script(NOTES)
    wire = context.new_cdp_session(page)
    received = _count(wire)
    if slow:
        wire.send("Network.emulateNetworkConditions", SLOW)
    page.goto(url)
    measure.calm(page)
    size = received[0]
    first, usable = page.evaluate("thawFirst"), page.evaluate(measure.READ, "drawn")
    page.reload()
    measure.calm(page)
    again = page.evaluate("thawFirst")
    context.close()
    return Visit(size, first, usable, again)


def _count(wire: CDPSession) -> list[int]:
    """Bytes that come in from now on, counted up."""
    received = [0]

    def add(count: float) -> None:
        received[0] += int(count)

    wire.send("Network.enable")
    wire.on("Network.loadingFinished", lambda told: add(told["encodedDataLength"]))
    wire.on(
        "Network.webSocketFrameReceived",
        lambda told: add(len(told["response"]["payloadData"]) * 0.75),  # base64
    )
    return received
