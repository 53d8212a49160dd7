"""Own sets of many rows: what a changed cell costs, and what opening costs, against targets.

    python -m tests.benchmarks.own_sets [--rows N] [--saves N] [--postgres ADDRESS]
        [--page | --explore [--turns N] [--sessions N]]

Times are from the call to what the database has on disk (or to the answer); sizes are what the
database grew by, in bytes of its pages, and what of it are tables. `--explore` is told in
`own_explore.py`.
"""

import argparse
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
    parser.add_argument("--sessions", type=int, default=6, help="windows whose memory is told")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = f"sqlite:///{Path(folder) / 'sets.sqlite3'}"
        os.environ["THAW_DATABASE_URL"] = given.postgres or file
        if given.explore:
            from tests.benchmarks import own_explore

            own_explore.measure(given.rows, given.turns, given.sessions)
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
