"""How smoothly a story glides: frames a second between its steps, and while a presented one does.

    python -m tests.benchmarks.stage

The target is 30 frames a second on two cores.
"""

import statistics
import sys

from playwright.sync_api import Page, sync_playwright

from tests.harness import launch_options, serve, settled

STORY = "/teach?story=thaw-twice"
GLIDE = 0.6  # seconds
TARGET = 30


def glides(page: Page, steps: int = 7) -> list[float]:
    """Frames a second of each glide from step to step."""
    rates = []
    for _ in range(steps):
        page.evaluate("delete document.querySelector('.ls-svg').dataset.frames")
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(".ls-svg[data-frames]", timeout=10_000)
        rates.append(int(page.locator(".ls-svg").get_attribute("data-frames") or 0) / GLIDE)
    return rates


def main() -> int:
    """Measure both and print them; 1 if one misses the target."""
    with serve() as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        context = browser.new_context(
            viewport={"width": 1280, "height": 720}, reduced_motion="no-preference"
        )
        page = context.new_page()
        page.goto(server.url + STORY)
        page.wait_for_selector(".ls-stage[data-ready]", timeout=60_000)
        settled(page)
        found = {"on the page": glides(page)}
        page.keyboard.press("f")
        page.keyboard.press("Home")
        page.wait_for_timeout(1500)
        found["presented"] = glides(page)
        browser.close()
    for name, rates in found.items():
        middle, least = statistics.median(rates), min(rates)
        sys.stdout.write(f"{name}: {middle:.0f} frames a second (least {least:.0f})\n")
    return int(any(statistics.median(rates) < TARGET for rates in found.values()))


if __name__ == "__main__":
    sys.exit(main())
