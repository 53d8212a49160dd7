"""Our chart against a bare Streamlit script with the same figure, in one run, as ratios.

    python -m tests.benchmarks [--quick]

The servers run side by side and take turns, so that whatever else the machine does falls on all of
them alike. Times are medians in ms. Bare runs twice: under our settings and under Streamlit's own
(without telemetry); the targets are for the ratio to bare under our settings.
"""

import argparse
import asyncio
import statistics
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.benchmarks import browser as measure
from tests.benchmarks.sessions import change_at_once, close, open_sessions
from tests.harness import launch_options, serve

BARE = Path(__file__).with_name("bare.py")
KEY = "filter_category"
OURS, SAME, DEFAULTS = "ours", "bare, our settings", "bare, Streamlit's settings"
TARGETS = {
    "a  filter change to repainted chart": 0.5,
    "b  click to card": 0.4,
    "c  first load to painted chart": 1.1,
    "d  30 sessions change a filter at once": 0.6,
}
Times = dict[str, dict[str, list[float]]]  # measurement -> app -> ms


def in_browser(urls: dict[str, str], times: Times, turns: int) -> None:
    """Measurements a, b and c."""
    filters, clicks, loads = list(TARGETS)[:3]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        _turns(urls, loads, times, turns, lambda app, _: measure.first_load(browser, urls[app]))
        pages = {app: measure.open_page(browser, url)[1] for app, url in urls.items()}
        _turns(
            urls, clicks, times, turns, lambda app, turn: measure.click(pages[app], turn, turns + 1)
        )
        for page in pages.values():
            measure.open_filters(page)
        _turns(
            urls, filters, times, turns, lambda app, turn: measure.filter_change(pages[app], turn)
        )
        browser.close()


def _turns(
    urls: dict[str, str],
    name: str,
    times: Times,
    turns: int,
    run: Callable[[str, int], float | None],
) -> None:
    """Measure every app in turn; the first round only warms up."""
    for turn in range(turns + 1):
        for app in urls:
            took = run(app, turn)
            if turn and took is not None:
                times[name][app].append(took)


async def by_socket(urls: dict[str, str], times: Times, turns: int, count: int) -> None:
    """Measurement d."""
    name = list(TARGETS)[3]
    sessions = {app: await open_sessions(url, count, KEY) for app, url in urls.items()}
    for turn in range(turns + 1):
        for app in urls:
            took = await change_at_once(sessions[app], KEY, turn)
            if turn:
                times[name][app].append(took)
    for each in sessions.values():
        await close(each)


def report(times: Times) -> str:
    """The table that is printed."""
    head = (
        f"{'':40}{'ours':>8}{'bare':>8}{'ratio':>7}{'target':>8}      {'bare*':>7}{'ratio*':>8}   n"
    )
    lines = [head]
    for name, target in TARGETS.items():
        ours, same, defaults = (
            statistics.median(times[name][app]) for app in (OURS, SAME, DEFAULTS)
        )
        verdict = "met" if ours / same <= target else "MISSED"
        lines.append(
            f"{name:40}{ours:8.0f}{same:8.0f}{ours / same:7.2f}{'≤ ' + str(target):>8} {verdict:6}"
            f"{defaults:6.0f}{ours / defaults:8.2f}{len(times[name][OURS]):4}"
        )
    lines.append("Medians in ms. * bare under Streamlit's own settings, without telemetry.")
    return "\n".join(lines)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Our chart against a bare Streamlit script.")
    parser.add_argument("--quick", action="store_true", help="fewer repetitions, rougher figures")
    turns = 4 if parser.parse_args().quick else 12
    with ExitStack() as stack:
        empty = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        quiet = ["--browser.gatherUsageStats=false"]
        servers = {
            OURS: stack.enter_context(serve()),
            SAME: stack.enter_context(serve(BARE)),
            DEFAULTS: stack.enter_context(serve(BARE, cwd=empty, options=quiet)),
        }
        urls = {app: server.url for app, server in servers.items()}
        times: Times = {name: {app: [] for app in urls} for name in TARGETS}
        in_browser(urls, times, turns)
        asyncio.run(by_socket(urls, times, max(3, turns // 2), 30))
    print(report(times))


if __name__ == "__main__":
    main()
