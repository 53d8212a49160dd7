"""A changed parameter to the repainted chart, against a bare Streamlit script, in one run.

    python -m tests.benchmarks.parameter [--turns 12]

Both move the sensitivity of the bounded accumulator by one step with the arrow key and redraw four
panels. Times are medians in ms, from the key to the first frame that shows the final line.
"""

import argparse
import statistics
import time
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.harness import launch_options, serve, settled

BARE = Path(__file__).with_name("bare_parameter.py")
TARGET = 0.8
CALM = 0.6  # seconds without a change, after which the line counts as final
# Notes, frame by frame, the shape of all lines drawn.
RECORDER = """(() => {
  const rec = { start: 0, seen: [] };
  window.thawLines = rec;
  const shape = () => [...document.querySelectorAll(".js-plotly-plot .js-line")]
    .map((path) => path.getAttribute("d")).join("|");
  const frame = () => {
    const now = shape();
    if (!rec.seen.length || rec.seen.at(-1)[1] !== now) rec.seen.push([performance.now(), now]);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener("keydown", () => {
    rec.start = performance.now();
    rec.seen = rec.seen.slice(-1);
  }, true);
})()"""
READ = """() => {
  const { start, seen } = window.thawLines;
  const last = seen.at(-1)[1];
  return seen.length < 2 ? null : seen.find(([, value]) => value === last)[0] - start;
}"""


def calm(page: Page) -> None:
    """Wait until no line changes any more."""
    page.wait_for_selector(".js-plotly-plot .js-line", state="attached")
    settled(page)
    seen, since = None, time.monotonic()
    while time.monotonic() - since < CALM:
        now = page.evaluate("thawLines.seen.length")
        if now != seen:
            seen, since = now, time.monotonic()
        page.wait_for_timeout(50)


def one_step(page: Page) -> float | None:
    """From the key to the final line, in ms."""
    page.bring_to_front()
    thumb = "[role=slider], input[type=range]"
    page.locator(".st-key-explain_bounded_k").locator(thumb).first.focus()
    page.keyboard.press("ArrowRight")
    calm(page)
    return page.evaluate(READ)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="A changed parameter against a bare script.")
    parser.add_argument("--turns", type=int, default=12)
    turns = parser.parse_args().turns
    with ExitStack() as stack:
        urls = {
            "ours": stack.enter_context(serve()).url + "/explain?ask=models",
            "bare": stack.enter_context(serve(BARE)).url,
        }
        times: dict[str, list[float]] = {app: [] for app in urls}
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(**launch_options())
        pages = {}
        for app, url in urls.items():
            context = browser.new_context(viewport={"width": 1440, "height": 1000})
            pages[app] = context.new_page()
            pages[app].add_init_script(RECORDER)
            pages[app].goto(url)
            calm(pages[app])
        for turn in range(turns + 1):
            for app, page in pages.items():
                took = one_step(page)
                if turn and took is not None:
                    times[app].append(took)
        browser.close()
    ours, bare = (statistics.median(times[app]) for app in ("ours", "bare"))
    verdict = "met" if ours / bare <= TARGET else "MISSED"
    counts = " and ".join(str(len(values)) for values in times.values())
    print(f"a changed parameter to the repainted chart: ours {ours:.0f} ms, bare {bare:.0f} ms")
    print(f"ratio {ours / bare:.2f}, target ≤ {TARGET} {verdict} (medians of {counts})")


if __name__ == "__main__":
    main()
