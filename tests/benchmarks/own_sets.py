"""Own sets of many rows: what a changed cell costs, and what opening costs, against targets.

    python -m tests.benchmarks.own_sets [--rows N] [--saves N] [--postgres ADDRESS]
        [--page | --explore [--turns N]]

Times are from the call to what the database has on disk (or to the answer); sizes are what the
database grew by, in bytes of its pages, and what of it are tables. `--explore` opens the set in a
browser beside one of 210 events: cold is the first time that the server is asked for it, warm each
later visit, in a browser that knows nothing yet; search is from Enter to the picture of what was
found, another word each time.
"""

import argparse
import itertools
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import numpy as np
import pandas as pd
from sqlalchemy import text

T = TypeVar("T")
WORDS = np.array(
    ["trade", "talks", "border", "visit", "protest", "treaty", "note", "aid", "army", "press",
     "summit", "credit"]
)  # fmt: skip
TURN = itertools.count()
SAVE_SECONDS, SAVE_BYTES, RUN_SECONDS = 0.5, 10_000, 0.5


def made(rows: int) -> pd.DataFrame:
    """So many events of seventy years, with words of their own."""
    chance = np.random.default_rng(1)
    days = pd.Timestamp("1948-01-01") + pd.to_timedelta(chance.integers(0, 25_000, rows), unit="D")
    ids = np.arange(rows).astype("str")

    def words(many: int) -> list[str]:
        return [" ".join(row) for row in WORDS[chance.integers(0, len(WORDS), (rows, many))]]

    return pd.DataFrame(
        {
            "event_id": np.char.add("e", ids),
            "date": days.strftime("%Y-%m-%d"),
            "title": np.char.add(np.char.add(np.array(words(4)), " "), ids),
            "description": words(12),
            "category": "talks",
            "initiator": chance.choice(["A", "B"], rows),
            "score": chance.integers(-6, 7, rows).astype(float),
            "sources": "book",
        }
    )


def timed(act: Callable[[], T]) -> tuple[float, T]:
    """How long something took, and what came of it."""
    began = time.perf_counter()
    found = act()
    return time.perf_counter() - began, found


def told(name: str, value: float, unit: str, target: float | None = None) -> None:
    """A line of the table."""
    verdict = "" if target is None else f"  ≤ {target:g} {'met' if value <= target else 'MISSED'}"
    print(f"{name:58}{value:12,.3f} {unit}{verdict}", flush=True)


def sizes(store) -> tuple[int, int]:
    """Bytes of the database's pages, and of the tables in it."""
    with store._database.reading() as connection:
        tables = connection.execute(text("SELECT sum(length(content)) FROM thaw_blobs")).scalar()
        if connection.dialect.name == "sqlite":
            pages, page = (
                connection.exec_driver_sql(f"PRAGMA {what}").scalar() or 0
                for what in ("page_count", "page_size")
            )
            return pages * page, int(tables or 0)
        whole = connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar()
        return int(whole or 0), int(tables or 0)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="What a cell of a large set of one's own costs.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--postgres", default="", help="address of an empty database")
    parser.add_argument("--page", action="store_true", help="the Workshop in a browser instead")
    parser.add_argument("--explore", action="store_true", help="Explore in a browser instead")
    parser.add_argument("--turns", type=int, default=3, help="how often Explore is opened")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = f"sqlite:///{Path(folder) / 'sets.sqlite3'}"
        os.environ["THAW_DATABASE_URL"] = given.postgres or file
        if given.explore:
            explore(given.rows, given.turns)
        elif given.page:
            page(given.rows, given.saves)
        else:
            measure(given.rows, given.saves)


def measure(rows: int, saves: int) -> None:
    """The table."""
    from data import temperature, workspace
    from tests.workspace_sets import ACTORS, CATEGORIES, sources

    store, events = workspace.open_store(), made(rows)
    print(f"{rows:,} rows")
    took, set_id = timed(
        lambda: store.create(
            title="Many", actors=ACTORS, categories=CATEGORIES, events=events, sources=sources()
        )
    )
    told("kept for the first time", took, "s")
    told("opened cold", timed(lambda: store.open(set_id))[0], "s")
    store.table(set_id, "events")  # as the Workshop shows it
    times, runs, before = [], [], sizes(store)
    for number in range(1, saves + 1):
        key = f"e{number * 4_999 % rows}"
        cells = {"events": {key: {"note": f"What was said about it, {number}"}}}
        took, _ = timed(lambda c=cells, n=number: store.save(set_id, n, cells=c, message="note"))
        times.append(took)
        runs.append(timed(lambda: (store.table(set_id, "events"), store.open(set_id)))[0])
    after = sizes(store)
    told("a cell: from save to commit, median", statistics.median(times), "s", SAVE_SECONDS)
    told("a cell: the slowest", max(times), "s")
    told("a cell: the database grows by", (after[0] - before[0]) / saves, "bytes", SAVE_BYTES)
    told("a cell: of that, tables", (after[1] - before[1]) / saves, "bytes")
    told("after it: table and set again, median", statistics.median(runs), "s", RUN_SECONDS)
    opened = store.open(set_id)
    told("temperature", timed(lambda: temperature.trace(opened, model=opened.model))[0], "s")
    store.close()
    workspace._open.clear()
    again = workspace.open_store()
    told("read cold", timed(lambda: again.content(set_id))[0], "s")
    again.close()


def explore(rows: int, turns: int) -> None:
    """Explore with the set beside one of 210 events: cold, warm, zoom, search; and the memory."""
    from playwright.sync_api import sync_playwright

    from data import workspace
    from tests.harness import launch_options, serve
    from tests.workspace_sets import ACTORS, CATEGORIES, sources

    store = workspace.open_store()
    sets = {
        many: store.create(
            title="Many", actors=ACTORS, categories=CATEGORIES, events=made(many), sources=sources()
        )
        for many in (210, rows)
    }
    with serve(env=dict(os.environ)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        _visited(browser, server.url)  # the server's own first page
        before = _memory(server.pid)
        urls = {many: f"{server.url}/?set={set_id}" for many, set_id in sets.items()}
        _visited(browser, urls[210])
        told(f"{rows:,} rows, cold: to how far it is", *_opened_cold(browser, urls[rows]))
        told("memory of the server for it", (_memory(server.pid) - before) / 1e6, "MB")
        found = {many: [_visited(browser, url) for _ in range(turns)] for many, url in urls.items()}
        for place, (what, most) in enumerate(
            (("first paint, warm", 3.0), ("zoom to repaint", 1.5), ("search to repaint", 2.0))
        ):
            few, many = (statistics.median(v[place] for v in found[n]) for n in (210, rows))
            told(f"{rows:,} rows, {what}: {many:.2f} s, 210: {few:.2f} s", many / few, "×", most)
        browser.close()


def _memory(pid: int) -> float:
    """What a process holds, in bytes."""
    told_of = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return 1024.0 * int(told_of.split("VmRSS:")[1].split()[0])


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


def _visited(browser, url: str) -> tuple[float, float, float]:
    """Seconds to the painted chart, from + to a narrower view, and from Enter to what is found."""
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
    context.close()
    return first, nearer, searched


def page(rows: int, saves: int) -> None:
    """The Workshop with the set: to its table, and from Enter in a cell to what it says."""
    from data import workspace
    from tests.workspace_sets import ACTORS, CATEGORIES, sources

    store, took = workspace.open_store(), {}
    for many in (210, rows):
        set_id = store.create(
            title="Many", actors=ACTORS, categories=CATEGORIES, events=made(many),
            sources=sources(),
        )  # fmt: skip
        took[many] = _looked_at(set_id, saves)
    for place, what in enumerate(("to the first table", "to it again", "cell to “Saved”")):
        few, many = took[210][place], took[rows][place]
        told(f"{rows:,} rows, {what}", many, f"s, {many / few:.2f} × that of 210 ({few:.2f} s)")


def _looked_at(set_id: str, saves: int) -> tuple[float, float, float]:
    from playwright.sync_api import sync_playwright

    from tests.harness import launch_options, serve, settled
    from tests.workshop_acts import type_title

    with serve(env=dict(os.environ)) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        opened, typed = [], []
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        for _ in range(2):
            tab.goto("about:blank")
            began = time.perf_counter()
            tab.goto(f"{server.url}/workshop?edit={set_id}")
            tab.wait_for_selector('[data-testid="stDataFrame"]', timeout=300_000)
            settled(tab, timeout=300_000)
            opened.append(time.perf_counter() - began)
        for number in range(2, saves + 2):
            type_title(tab, number % 7, f"Typed {number}")
            began = time.perf_counter()
            tab.wait_for_selector(f"text=Saved as revision {number}", timeout=300_000)
            typed.append(time.perf_counter() - began)
            settled(tab, timeout=300_000)
        browser.close()
    return opened[0], opened[1], statistics.median(typed)


if __name__ == "__main__":
    main()
