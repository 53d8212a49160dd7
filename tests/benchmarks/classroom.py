"""A class of a hundred phones, and of three hundred, on the real app with its board open.

    python -m tests.benchmarks.classroom [--quick]

The phones are plain HTTP clients on this machine; as they stand for other machines, they take what
the server leaves of its cores. The board and the slow phone are pages in Chromium. Explore is drawn
again and again by a process of its own, as the teacher's browser would have it, without waiting for
the phones' work; without a class it is drawn as often before and after one, with a workspace, too,
which every page looks into. An answer is seen on the board at the moment when the number of answers
there has reached it.
"""

import argparse
import asyncio
import math
import os
import statistics
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from data import catalog
from data.classroom import questions
from data.classroom.state import State
from data.classroom.store import Classes
from data.events.data_set import DataSet
from tests.benchmarks.class_parts.phones import Phone
from tests.benchmarks.class_parts.processor import MAIN, Spent, names_told
from tests.benchmarks.class_parts.teacher import Teacher
from tests.harness import Server, launch_options, serve, settled, wait_for

# What a class has the server do, and the thread that does it.
THREADS = {"event loop": MAIN, "writing": "thaw-class", "boards": "AnyIO worker th"}
THINK = 2.0  # seconds at most before a phone answers
LOOK = 1.5  # seconds that the teacher leaves the board as it is when all have answered
# Notes on the board: how many answers it showed, and when.
NOTES = """() => {
  window.seen = [];
  const look = () => {
    const place = document.querySelector("[data-answers]");
    const text = place ? document.querySelector(".class-head")?.textContent : "";
    const number = place ? Number(place.dataset.answers) : 0;
    const last = window.seen[window.seen.length - 1];
    if (!last || last[0] !== number || last[2] !== text) {
      window.seen.push([number, Date.now() / 1000, text]);
    }
  };
  const all = { subtree: true, childList: true, attributes: true };
  new MutationObserver(look).observe(document.body, all);
  look();
}"""
# When the first question stood in a phone's page, in ms since it was asked for.
FIRST = """() => new Promise((done) => {
  const look = () => {
    const painted = () => requestAnimationFrame(() => done(performance.now()));
    if (document.querySelector("legend")) requestAnimationFrame(painted);
    else setTimeout(look, 5);
  };
  look();
})"""


@dataclass
class Figures:
    """What came of one class."""

    phones: int
    asked: int
    join_all: float
    acknowledged: list[float]
    board: list[float]
    explore: list[float]
    lost: int
    doubled: int
    spent: Mapping[str, float]


def at(values: Sequence[float], share: float) -> float:
    """A quantile, by the nearest rank."""
    order = sorted(values)
    return order[max(0, math.ceil(share * len(order)) - 1)] if order else math.nan


async def run_class(
    server: Server, classes: Classes, code: str, count: int, asked: int
) -> tuple[list[Phone], float, list[float]]:
    """All phones join, and answer question after question; the teacher's Explore goes on."""
    phones = [Phone(server.url, code, number) for number in range(count)]
    begin = time.monotonic()
    await asyncio.gather(*(phone.join() for phone in phones))
    joined = time.monotonic() - begin
    tasks = [asyncio.create_task(phone.take_part(asked, THINK)) for phone in phones]
    with Teacher(server.url) as teacher:
        give_way()
        spans = []
        for place in range(asked):
            began = time.time()
            await asyncio.to_thread(classes.step, code, lambda s, p=place: s.go(p, asked))
            until = time.monotonic() + 120
            while any(len(phone.took) <= place for phone in phones):
                if time.monotonic() > until:
                    raise TimeoutError(f"question {place + 1} was not answered in two minutes")
                await asyncio.sleep(0.02)
            spans.append((began, time.time()))
            await asyncio.sleep(LOOK)
        await asyncio.gather(*tasks)
        drawn = teacher.drawn()
    return phones, joined, [
        took for moment, took in drawn if any(begin <= moment <= end for begin, end in spans)
    ]  # fmt: skip


def give_way() -> None:
    """Have this thread, which is all the phones, wait for the server where both want a core."""
    if hasattr(os, "setpriority"):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 10)


def explore_alone(server: Server, turns: int) -> list[float]:
    """Drawing Explore without a class, in ms."""
    with Teacher(server.url) as teacher:
        time.sleep(turns * 0.4)
        return [took for _, took in teacher.drawn()][2:]


def delays(seen: list[list], phones: list[Phone], ids: list[str]) -> list[float]:
    """Seconds from sending an answer until the board showed as many."""
    found = []
    times = [sorted(phone.sent[question] for phone in phones) for question in ids]
    ends = [*(sent[0] for sent in times[1:]), math.inf]
    for sent, end in zip(times, ends, strict=True):
        notes = [(number, moment) for number, moment, _ in seen if sent[0] <= moment < end]
        for rank, moment in enumerate(sent, start=1):
            shown = next(
                (then for number, then in notes if number >= rank and then >= moment), None
            )
            if shown is not None:
                found.append(shown - moment)
    return found


def measure(
    server: Server, dataset: DataSet, page: Page, database: str, count: int, asked: int
) -> Figures:
    """One class from its beginning to its end."""
    classes = Classes(database)
    made = questions.rate(dataset, 1, asked)
    code = classes.begin("rate", dataset, made, State())
    page.goto(f"{server.url}/classroom?class={code}")
    page.wait_for_selector(".class-join")
    settled(page)  # the board stands, with all it needs, before the class comes
    wait_for(page, "!!window.Plotly")
    page.evaluate(NOTES)
    with Spent(server.pid) as spent:
        phones, joined, explore = in_thread(run_class(server, classes, code, count, asked), page)
    page.wait_for_timeout(3000)
    seen = page.evaluate("window.seen")
    table = classes.answers(code)
    more = len(classes.pupils(code)) - count  # a phone that was taken for two
    acknowledged = [took for phone in phones for took in phone.took]
    return Figures(
        count, asked, joined, acknowledged, delays(seen, phones, [q["id"] for q in made]), explore,
        max(0, count * asked - len(table)), more + max(0, len(table) - count * asked),
        spent.by_name(),
    )  # fmt: skip


def in_thread(work, page: Page):
    """Run phones beside the browser, whose own loop holds this thread."""
    came: dict = {}

    def run() -> None:
        try:
            came["result"] = asyncio.run(work)
        except Exception as problem:  # noqa: BLE001 (raised again below)
            came["problem"] = problem

    thread = threading.Thread(target=run)
    thread.start()
    while thread.is_alive():
        page.wait_for_timeout(200)
    if "problem" in came:
        raise came["problem"]
    return came["result"]


def first_question(browser: Browser, url: str) -> float:
    """ms until a slow phone on a slow network shows the first question: the median of five."""
    times = []
    for _ in range(5):
        context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
        page = context.new_page()
        throttle = context.new_cdp_session(page)
        throttle.send("Network.enable")
        speed = 400_000 / 8
        throttle.send("Network.emulateNetworkConditions", {
            "offline": False, "latency": 300, "downloadThroughput": speed,
            "uploadThroughput": speed})  # fmt: skip
        throttle.send("Emulation.setCPUThrottlingRate", {"rate": 6})
        page.goto(url, wait_until="commit")
        times.append(page.evaluate(FIRST))
        context.close()
    return statistics.median(times)


def told(one: Figures, quiet: list[float]) -> str:
    """What is printed of one class."""
    ratio = statistics.median(one.explore) / statistics.median(quiet)
    many = one.phones * one.asked
    costs = ", ".join(
        f"{name} {1000 * one.spent.get(thread, 0.0) / many:.2f} ms"
        for name, thread in THREADS.items()
        if one.spent
    )
    return (
        f"{one.phones} phones, {one.asked} questions\n"
        f"  all had joined after           {one.join_all:7.2f} s\n"
        f"  answers lost, doubled          {one.lost:7d}, {one.doubled}\n"
        f"  answer acknowledged  p50, p95  {at(one.acknowledged, 0.5):7.2f} s, "
        f"{at(one.acknowledged, 0.95):.2f} s\n"
        f"  answer on the board  p50, p95  {at(one.board, 0.5):7.2f} s, {at(one.board, 0.95):.2f} s"
        f"   ({len(one.board)} of {one.phones * one.asked})\n"
        f"  Explore drawn again            {statistics.median(one.explore):7.0f} ms, "
        f"{statistics.median(quiet):.0f} without a class: × {ratio:.2f}\n"
        f"  processor for an answer        {costs or 'not told by this system'}\n"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="A class of many phones.")
    parser.add_argument("--quick", action="store_true", help="fewer questions")
    quick = parser.parse_args().quick
    dataset = catalog.open_set("soviet-yugoslav")
    with (
        names_told() as named,
        serve(env=named) as server,
        sync_playwright() as playwright,
    ):
        home = server.log.parent / "workspace"
        database = f"sqlite:///{Path(home) / 'sets.sqlite3'}"
        classes = Classes(database)
        code = classes.begin("rate", dataset, questions.rate(dataset, 1, 12), State(at=0))
        browser = playwright.chromium.launch(**launch_options())
        page = browser.new_context(viewport={"width": 1280, "height": 720}).new_page()
        turns = 8 if quick else 20
        quiet = explore_alone(server, turns)
        for count, asked in ((100, 5 if quick else 20), (300, 2 if quick else 5)):
            one = measure(server, dataset, page, database, count, asked)
            after = explore_alone(server, turns)
            print(told(one, [*quiet, *after]))
            quiet = after
        took = first_question(browser, f"{server.url}/class/{code}")
        print(f"First question on a slow phone (CPU ÷ 6, 400 kbit/s, 300 ms): {took / 1000:.2f} s")
        browser.close()


if __name__ == "__main__":
    main()
