"""Explore with a set of many events beside one of 210, in a browser: ratios of one run.

Cold is the first time that the server is asked for the set, warm each later visit, in a browser
that knows nothing yet. Zoom is from a press of + to the picture of the narrower view; search from
Enter to the picture of what was found, another word each time; a filter from the press on a
direction until the server has answered and the picture stands. A further session is another
window that stays open: what the server's memory grows by for each, once the first two are there.
"""

import itertools
import os
import statistics
import time
from pathlib import Path

from tests.benchmarks.own_sets import WORDS, made, told

TURN = itertools.count()
FEW = 210
FIRST_TWO = 2
TARGETS = (
    ("first paint, warm", {10_000: 1.3}, 3.0),
    ("zoom to repaint", {}, 1.5),
    ("search to repaint", {}, 2.0),
    ("filter to repaint", {}, 1.5),
)
SESSION_MB = 2.0


def measure(rows: int, turns: int, sessions: int) -> None:
    """The table.

    Args:
        rows: of the set of many events.
        turns: how often each of the two is opened.
        sessions: windows whose memory is told, beyond the first two.
    """
    from playwright.sync_api import sync_playwright

    from data import workspace
    from tests.harness import launch_options, serve
    from tests.workspace_sets import ACTORS, CATEGORIES, sources

    store = workspace.open_store()
    sets = {
        many: store.create(
            title="Many", actors=ACTORS, categories=CATEGORIES, events=made(many), sources=sources()
        )
        for many in (FEW, rows)
    }
    with serve(env=dict(os.environ)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        urls = {many: f"{server.url}/?set={set_id}" for many, set_id in sets.items()}
        _visited(browser, urls[FEW])  # the server's own first page, too
        before = _memory(server.pid)
        told(f"{rows:,} rows, cold: to how far it is", *_opened_cold(browser, urls[rows]))
        told("memory of the server for it", (_memory(server.pid) - before) / 1e6, "MB")
        found: dict[int, list[tuple[float, ...]]] = {many: [] for many in urls}
        for _ in range(turns):  # one beside the other, so that both meet the machine alike
            for many, url in urls.items():
                found[many].append(_visited(browser, url))
        for place, (what, most, else_most) in enumerate(TARGETS):
            few, many = (statistics.median(v[place] for v in found[n]) for n in (FEW, rows))
            name = f"{rows:,} rows, {what}: {many:.2f} s, {FEW}: {few:.2f} s"
            told(name, many / few, "×", most.get(rows, else_most))
        further = _further(browser, server.pid, urls[rows], sessions)
        told(f"{rows:,} rows, memory of a further session", further, "MB", SESSION_MB)
        browser.close()


def _memory(pid: int) -> float:
    """What a process holds, in bytes."""
    told_of = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return 1024.0 * int(told_of.split("VmRSS:")[1].split()[0])


def _further(browser, pid: int, url: str, sessions: int) -> float:
    """MB that the server grows by for each window beyond the first two, all of them open."""
    from tests.benchmarks.browser import painted
    from tests.harness import settled

    held = []
    for _ in range(FIRST_TWO + sessions):
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        painted(page, url)
        settled(page, chart=True)
        held.append((page, _memory(pid)))
    for page, _ in held:
        page.context.close()
    return (held[-1][1] - held[FIRST_TWO - 1][1]) / max(sessions, 1) / 1e6


def _opened_cold(browser, url: str) -> tuple[float, str]:
    """Seconds to the first word on how far it is, and in words how long to the picture."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    began = time.perf_counter()
    page.goto(url, wait_until="commit")
    told_how_far = '.thaw-early-wait p, [data-testid="stProgress"], .thaw-plot .thaw-line'
    page.wait_for_selector(told_how_far, timeout=60_000)
    first = time.perf_counter() - began
    page.wait_for_selector('[data-testid="stProgress"], .thaw-plot .thaw-line', timeout=60_000)
    of_page = time.perf_counter() - began
    page.wait_for_selector(".thaw-plot .thaw-line", state="attached", timeout=300_000)
    whole = time.perf_counter() - began
    page.context.close()
    return first, f"s (that moves: {of_page:.1f} s, to the picture: {whole:.1f} s)"


def _visited(browser, url: str) -> tuple[float, float, float, float]:
    """Seconds to the painted chart, and from +, Enter and a filter to what each shows."""
    from tests.benchmarks.browser import painted, zoomed
    from tests.harness import settled

    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    first = painted(page, url)
    settled(page, chart=True)
    page.get_by_role("textbox", name="Search").fill(f"{WORDS[next(TURN) % 12]} 1")
    began = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-drop_q", timeout=60_000)
    settled(page, chart=True)
    searched = time.perf_counter() - began
    nearer = zoomed(page)
    filtered = _filtered(page)
    context.close()
    return first, nearer, searched, filtered


def _filtered(page) -> float:
    """Seconds from a press on a direction to the settled picture without the others."""
    from tests.harness import settled

    page.locator(".st-key-filters button").first.click()
    way = page.locator(".st-key-filter_direction button").first
    way.wait_for(state="visible")
    settled(page, chart=True)
    began = time.perf_counter()
    way.click()
    page.wait_for_selector(".st-key-drop_direction", timeout=60_000)
    settled(page, chart=True)
    return time.perf_counter() - began
