"""What the picture of Explore costs: first visit, reload, bytes, zoom, frames while dragging.

    python -m tests.benchmarks.picture [--turns 5] [--rows visit slow drawn]

First picture, reload and bytes against the bare script's painted chart under our settings (`slow`:
over 10 Mbit/s); zoom against the same figure in plotly.js alone (the one in the page to take home);
frames in absolute numbers, with the events of the shipped set and with 2,000 made ones.
"""

import argparse
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, sync_playwright

from components.chart.scene_data import scene_payload
from components.figures.explore_figure import build_explore_figure
from components.figures.scene_figure import build_scene
from components.style.palette_figure import LIGHT
from data import catalog, temperature
from data.basics import columns as c
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.selection.selection import Selection
from tests.benchmarks.visit import SIZE, Visit, visit
from tests.harness import launch_options, serve, settled

BARE = Path(__file__).with_name("bare.py")
ROWS = ("visit", "slow", "drawn")
ASKED = ("size", "first", "usable", "again")
CROWD = 2000
# Zooms to and fro and waits for the frame in which it shows; ms of each.
ZOOMS = """async (ranges) => {
  const show = SHOW;
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const took = [];
  for (const range of ranges) {
    await frame();
    const begin = performance.now();
    await show(range);
    await frame();
    took.push(performance.now() - begin);
  }
  return took;
}"""
OURS = """(range) => document.querySelector(".thaw-chart").thawChart.settle(range)"""
PLOTLY = """(range) => Plotly.relayout(document.querySelector(".js-plotly-plot"),
  { "xaxis.range": range.map((day) => new Date(day * 86400000).toISOString().slice(0, 10)) })"""
COUNTER = """() => {
  window.thawFrames = 0;
  const count = () => { window.thawFrames += 1; requestAnimationFrame(count); };
  requestAnimationFrame(count);
}"""
PLACE = """() => {
  const box = document.querySelector(".thaw-stage").getBoundingClientRect();
  return [box.left + box.width * 0.5, box.top + box.height * 0.4];
}"""


def visits(browser: Browser, urls: dict[str, str], turns: int, slow: bool) -> None:
    """First visits and reloads, ours and the bare script's by turns; the first only warms up."""
    seen: dict[str, list[Visit]] = {app: [] for app in urls}
    for turn in range(turns + 1):
        for app, url in urls.items():
            one = visit(browser, url, slow)
            if turn:
                seen[app].append(one)
    ours, bare = (
        {name: statistics.median(getattr(one, name) for one in seen[app]) for name in ASKED}
        for app in ("ours", "bare")
    )
    if slow:
        said("first picture at 10 Mbit/s, ms", ours["first"], bare["first"], 0.6)
        return
    said("first picture, ms", ours["first"], bare["first"], 0.7)
    said("all of it usable, ms", ours["usable"], bare["usable"], 1.1)
    said("reload to first picture, ms", ours["again"], bare["again"], 0.7)
    said("bytes of a first visit, kB", ours["size"] / 1000, bare["size"] / 1000, 0.5)


def crowd(dataset: DataSet) -> str:
    """A scene of 2,000 events, as Python sends it."""
    chance = np.random.default_rng(7)
    days = pd.Timestamp("1917-01-01") + pd.to_timedelta(chance.integers(0, 27_000, CROWD), "D")
    events = dataset.events.iloc[np.arange(CROWD) % len(dataset.events)].copy()
    events[c.EVENT_ID] = [f"made-{number}" for number in range(CROWD)]
    events[c.DATE] = sorted(f"{day:%Y-%m-%d}" for day in days)
    prepared = prepare(events)
    other = catalog.open_set(dataset.name)
    object.__setattr__(other, "prepared", prepared)
    trace = temperature.trace(prepared, "bounded", **dataset.defaults)
    return scene_payload(build_scene(other, Selection(), trace)).decode()


def frames(page: Page) -> float:
    """Frames a second while the picture is dragged to and fro."""
    x, y = page.evaluate(PLACE)
    page.mouse.move(x, y)
    page.mouse.down()
    begin, before = page.evaluate("[performance.now(), window.thawFrames]")
    for step in range(60):
        page.mouse.move(x + 3 * (step if step < 30 else 60 - step), y)
    end, after = page.evaluate("[performance.now(), window.thawFrames]")
    page.mouse.up()
    return 1000 * (after - before) / (end - begin)


def zoomed(page: Page, url: str) -> None:
    """Open Explore zoomed into a few years."""
    page.goto(f"{url}/?view=1946-01-01~1954-12-31")
    page.wait_for_selector(".thaw-chart[data-ready='1']", timeout=90_000)
    settled(page, chart=True, timeout=60_000)
    page.evaluate(COUNTER)
    page.locator(".thaw-stage").scroll_into_view_if_needed()


def written(folder: Path, dataset: DataSet) -> str:
    """A page with the figure in plotly.js and nothing else; gives its address."""
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    figure = build_explore_figure(build_scene(dataset, Selection(), trace), LIGHT)
    file = folder / "plotly.html"
    figure.write_html(file, include_plotlyjs=True)
    return file.as_uri()


def drawn(browser: Browser, url: str, folder: Path, turns: int) -> None:
    """Zooms against plotly.js alone, and frames while dragging."""
    dataset = catalog.open_set("soviet-yugoslav")
    page = browser.new_context(viewport=SIZE, reduced_motion="reduce").new_page()
    zoomed(page, url)
    ranges = [[-8700 - 90 * i, -5500 + 90 * i] for i in range(4 * turns)]
    mine = page.evaluate(ZOOMS.replace("SHOW", OURS), ranges)
    alone = browser.new_context(viewport=SIZE).new_page()
    alone.goto(written(folder, dataset))
    alone.wait_for_selector(".js-plotly-plot .points path", state="attached")
    theirs = alone.evaluate(ZOOMS.replace("SHOW", PLOTLY), ranges)
    said("zoom to repaint, ms", statistics.median(mine), statistics.median(theirs), 1.0)
    rates = [frames(page) for _ in range(turns)]
    page.evaluate(
        """(text) => {
          const { thawChart: own } = document.querySelector(".thaw-chart");
          own.send = () => {};
          own.take({ ...own.told, shown: null }, JSON.parse(text));
        }""",
        crowd(dataset),
    )
    many = [frames(page) for _ in range(turns)]
    print(f"frames a second while dragging, {len(dataset.events)} events: "
          f"{statistics.median(rates):.0f}; {CROWD}: {statistics.median(many):.0f}; "
          "target at least 50")  # fmt: skip


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="What the picture of Explore costs.")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--rows", nargs="+", choices=ROWS, default=ROWS, help="only some")
    given = parser.parse_args()
    with ExitStack() as stack:
        urls = {
            "ours": stack.enter_context(serve()).url,
            "bare": stack.enter_context(serve(BARE)).url,
        }
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(**launch_options())
        for row in given.rows:
            if row == "drawn":
                drawn(chromium, urls["ours"], folder, given.turns)
            else:
                visits(chromium, urls, given.turns, row == "slow")
        chromium.close()


def said(what: str, ours: float, bare: float, target: float) -> None:
    """One line of the table."""
    ratio = ours / bare
    verdict = "met" if ratio <= target else "MISSED"
    print(f"{what:32}{ours:9.0f}{bare:9.0f}   ratio {ratio:.2f}, target ≤ {target:g} {verdict}")


if __name__ == "__main__":
    main()
