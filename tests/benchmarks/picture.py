"""What the picture of Explore costs: bytes of a first visit, reload, zoom, frames while dragging.

    python -m tests.benchmarks.picture [--turns 5]

Bytes and reload against the bare script under our settings; zoom against the same figure in
plotly.js alone (the one in the page to take home); frames in absolute numbers, with the events of
the shipped set and with 2,000 made ones.
"""

import argparse
import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pandas as pd
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from components.chart.scene_data import scene_payload
from components.figures.explore_figure import build_explore_figure
from components.figures.scene_figure import build_scene
from components.style.palette_figure import LIGHT
from data import catalog, temperature
from data.basics import columns as c
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.selection.selection import Selection
from tests.benchmarks import browser as measure
from tests.harness import launch_options, serve, settled

BARE = Path(__file__).with_name("bare.py")
SIZE: ViewportSize = {"width": 1280, "height": 720}
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


def first_visit(browser: Browser, url: str) -> tuple[int, float]:
    """Bytes over the wire of a first visit, and ms of a reload to the painted chart."""
    context = browser.new_context(viewport=SIZE)
    page = context.new_page()
    page.add_init_script(measure.RECORDER)
    wire = context.new_cdp_session(page)
    wire.send("Network.enable")
    received = [0]

    def add(count: float) -> None:
        received[0] += int(count)

    wire.on("Network.loadingFinished", lambda told: add(told["encodedDataLength"]))
    wire.on(
        "Network.webSocketFrameReceived",
        lambda told: add(len(told["response"]["payloadData"]) * 0.75),  # base64
    )
    page.goto(url)
    measure.calm(page)
    total = received[0]
    page.reload()
    measure.calm(page)
    took = float(page.evaluate(measure.READ, "drawn"))
    context.close()
    return total, took


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


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="What the picture of Explore costs.")
    parser.add_argument("--turns", type=int, default=5)
    turns = parser.parse_args().turns
    dataset = catalog.open_set("soviet-yugoslav")
    with ExitStack() as stack:
        urls = {
            "ours": stack.enter_context(serve()).url,
            "bare": stack.enter_context(serve(BARE)).url,
        }
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        playwright = stack.enter_context(sync_playwright())
        chromium = playwright.chromium.launch(**launch_options())
        visits: dict[str, list[tuple[int, float]]] = {app: [] for app in urls}
        for _ in range(turns):
            for app, url in urls.items():
                visits[app].append(first_visit(chromium, url))
        size, again = (
            {app: statistics.median(visit[i] for visit in visits[app]) for app in urls}
            for i in (0, 1)
        )
        said("bytes of a first visit, kB", size["ours"] / 1000, size["bare"] / 1000, 0.5)
        said("reload to painted chart, ms", again["ours"], again["bare"], 0.7)
        page = chromium.new_context(viewport=SIZE, reduced_motion="reduce").new_page()
        zoomed(page, urls["ours"])
        ranges = [[-8700 - 90 * i, -5500 + 90 * i] for i in range(4 * turns)]
        mine = page.evaluate(ZOOMS.replace("SHOW", OURS), ranges)
        alone = chromium.new_context(viewport=SIZE).new_page()
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
        chromium.close()


def said(what: str, ours: float, bare: float, target: float) -> None:
    """One line of the table."""
    ratio = ours / bare
    verdict = "met" if ratio <= target else "MISSED"
    print(f"{what:32}{ours:9.0f}{bare:9.0f}   ratio {ratio:.2f}, target ≤ {target:g} {verdict}")


if __name__ == "__main__":
    main()
