"""The picture of Explore, as the page has it: every mark is hit, no name covers anything."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from components.chart.scene_data import scene_payload
from components.figures.scene_figure import build_scene
from data import catalog, temperature
from data.basics import columns as c
from data.events.event_table import prepare
from data.selection.selection import Selection
from tests.explore_acts import SET, Visit, chart, plot_place, view
from tests.harness import settled, wait_for

SETS = ("soviet-yugoslav", "yugoslavia-united-states", "china-soviet-union")
WIDTHS = (390, 800, 1280, 1920)

# Everything named on the line, from the page itself, in px of the window.
NAMED = """() => {
  const box = (node) => {
    const b = node.getBoundingClientRect();
    return [b.left, b.top, b.right, b.bottom];
  };
  const all = (what) => [...document.querySelectorAll(`.thaw-plot ${what}`)];
  const stage = document.querySelector(".thaw-plot").getBoundingClientRect();
  return {
    labels: all(".thaw-label text").map((n) => [n.textContent, box(n), n.parentNode.dataset.event]),
    chapters: all(".thaw-band-name").map((n) => [n.textContent, box(n)]),
    marks: all(".thaw-mark").map((n) => [n.dataset.event, box(n)]),
    leaders: all(".thaw-leader").map((n) => ["x1", "y1", "x2", "y2"].map(
      (name, i) => Number(n.getAttribute(name)) + (i % 2 ? stage.top : stage.left))),
    line: all(".thaw-line").map((n) => n.getAttribute("d")),
    stage: [stage.left, stage.top, stage.right, stage.bottom],
  };
}"""
# The middle of every mark and dot, and the event that it stands for.
TARGETS = """() => [...document.querySelectorAll(".thaw-names .thaw-mark, .thaw-dot")].map(
  (node) => {
    const b = node.getBoundingClientRect();
    return [node.dataset.event, b.left + b.width / 2, b.top + b.height / 2];
  })"""
BARS = """() => [...document.querySelectorAll(".thaw-bundle")].map(
  (bar) => bar.getBoundingClientRect().width)"""
CROWD = 2000


def strokes(path: str, stage: list[float]) -> Iterator[tuple[float, float, float, float]]:
    """The upright and level strokes of a path of steps, in px of the window."""
    x = y = 0.0
    for command, first, second in re.findall(r"([MVH])(-?[\d.]+)(?: (-?[\d.]+))?", path):
        end = float(first)
        if command == "M":
            x, y = end, float(second)
        elif command == "V":
            yield x + stage[0], min(y, end) + stage[1], x + stage[0], max(y, end) + stage[1]
            y = end
        else:
            yield x + stage[0], y + stage[1], end + stage[0], y + stage[1]
            x = end


def meet(a: list[float], b: list[float], by: float = 0.0) -> bool:
    """Whether two boxes share more than a rim of `by` px."""
    return a[0] < b[2] - by and b[0] < a[2] - by and a[1] < b[3] - by and b[1] < a[3] - by


def crosses(leader: list[float], box: list[float]) -> bool:
    """Whether a leader runs through a box, looked at px by px."""
    x0, y0, x1, y1 = leader
    steps = max(2, int(max(abs(x1 - x0), abs(y1 - y0))))
    points = ((x0 + (x1 - x0) * t / steps, y0 + (y1 - y0) * t / steps) for t in range(1, steps))
    return any(box[0] < x < box[2] and box[1] < y < box[3] for x, y in points)


def complaints(page: Page) -> list[str]:
    """What is wrong with the names on the picture; empty if nothing is."""
    seen = page.evaluate(NAMED)
    found = []
    for (a, box_a, _), (b, box_b, _) in combinations(seen["labels"], 2):
        if meet(box_a, box_b):
            found.append(f"{a!r} and {b!r} overlap")
    for (a, box_a), (b, box_b) in combinations(seen["chapters"], 2):
        if meet(box_a, box_b):
            found.append(f"chapters {a!r} and {b!r} overlap")
    lines = [stroke for path in seen["line"] for stroke in strokes(path, seen["stage"])]
    for text, box, own in seen["labels"]:
        low = [box[0], box[1] + 3, box[2], box[3] - 3]  # a line of text is lower than its box
        found += [f"{text!r} covers a mark" for mark, at in seen["marks"] if meet(low, at, 1)]
        found += [f"{text!r} lies on the line" for stroke in lines if meet(low, list(stroke), 0)]
        found += [
            f"a leader crosses {text!r}" for leader in seen["leaders"] if crosses(leader, low)
        ]
        assert own
    for leader in seen["leaders"]:
        length = float(np.hypot(leader[2] - leader[0], leader[3] - leader[1]))
        if length > 25:
            found.append(f"a leader of {length:.0f} px")
    return found


@pytest.fixture(scope="module")
def crowd() -> str:
    """A scene of 2,000 events, as Python sends it."""
    chance = np.random.default_rng(7)
    days = pd.Timestamp("1917-01-01") + pd.to_timedelta(chance.integers(0, 27_000, CROWD), "D")
    events = SET.events.iloc[np.arange(CROWD) % len(SET.events)].copy()
    events[c.EVENT_ID] = [f"made-{number}" for number in range(CROWD)]
    events[c.DATE] = sorted(f"{day:%Y-%m-%d}" for day in days)
    prepared = prepare(events)
    trace = temperature.trace(prepared, "bounded", **SET.defaults)
    dataset = catalog.open_set(SETS[0])
    object.__setattr__(dataset, "prepared", prepared)
    return scene_payload(build_scene(dataset, Selection(), trace)).decode()


def show_crowd(page: Page, scene: str) -> None:
    """Hand the chart another scene, as if Python had sent it."""
    page.evaluate(
        """(text) => {
          const { thawChart: own } = document.querySelector(".thaw-chart");
          own.send = () => {}; // Python, which knows of no crowd, rests
          own.take({ ...own.told, shown: null }, JSON.parse(text));
        }""",
        scene,
    )


@pytest.mark.parametrize("name", [*SETS, "crowd"])
def test_names_never_cover_anything(
    visit: Visit, name: str, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/?set={SETS[0] if name == 'crowd' else name}")
    if name == "crowd":
        show_crowd(page, request.getfixturevalue("crowd"))
    named = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844 if width < 600 else 720})
        settled(page, chart=True)
        assert complaints(page) == [], f"{name} at {width} px"
        named.append(page.locator(".thaw-label").count())
    if name == "crowd":  # where the line fills the plot, marks stay bare: somewhere there is room
        assert max(named) >= 1, named
    else:
        assert min(named) >= 3, named


# Python rests, and no card is put beside the chart, so that the marks stay where they are.
RESTING = """() => {
  document.querySelector(".thaw-chart").thawChart.send = () => {};
  window.addEventListener("thaw-picked", (event) => event.stopImmediatePropagation(), true);
}"""


# A click as the browser makes it, on whatever lies at the place; what is selected then.
PRESS = """(targets) => targets.map(([event, x, y]) => {
  const top = document.elementFromPoint(x, y);
  const at = { clientX: x, clientY: y, bubbles: true, composed: true, cancelable: true };
  const pen = { ...at, pointerId: 1, pointerType: "mouse", isPrimary: true };
  const fire = (Kind, name, more) => top.dispatchEvent(new Kind(name, { ...at, ...pen, ...more }));
  fire(PointerEvent, "pointermove");
  fire(MouseEvent, "mousemove");
  fire(PointerEvent, "pointerdown", { buttons: 1 });
  fire(MouseEvent, "mousedown", { buttons: 1 });
  fire(PointerEvent, "pointerup");
  fire(MouseEvent, "mouseup");
  fire(MouseEvent, "click", { detail: 1 });
  return document.querySelector(".thaw-chart").dataset.selected;
})"""
BY_HAND = 12  # of so many marks one is clicked by the mouse itself, which takes longer


@pytest.mark.parametrize("name", SETS)
def test_a_click_at_the_centre_of_every_mark_opens_it(visit: Visit, name: str) -> None:
    page = visit(f"/?set={name}")
    page.set_viewport_size({"width": 1280, "height": 1000})
    settled(page, chart=True)
    page.evaluate(RESTING)
    page.locator(".thaw-stage").scroll_into_view_if_needed()
    targets = page.evaluate(TARGETS)
    assert len(targets) > len(catalog.open_set(name).events)
    wanted = [event for event, _, _ in targets]
    got = page.evaluate(PRESS, targets)
    assert [pair for pair in zip(wanted, got, strict=True) if pair[0] != pair[1]] == []
    for event, x, y in targets[::BY_HAND]:
        page.mouse.click(x, y)
        expect(chart(page)).to_have_attribute("data-selected", event)


def test_a_crowd_stands_in_bundles_that_open(visit: Visit, crowd: str) -> None:
    page = visit("/")
    show_crowd(page, crowd)
    expect(chart(page)).to_have_attribute("data-below", "bundles")
    widths = page.evaluate(BARS)
    assert min(widths) >= 2 and len(widths) > 50
    whole = view(page)
    page.locator(".thaw-bundle").nth(len(widths) // 2).click()
    settled(page, chart=True)
    assert view(page) != whole
    expect(chart(page)).to_have_attribute("data-below", "dots")


def test_zoomed_in_a_drag_pans_without_a_redraw_and_the_small_line_follows(visit: Visit) -> None:
    page = visit("/?view=1947-01-01~1952-12-31")
    before, drawn = view(page), int(chart(page).get_attribute("data-revision") or 0)
    own = "document.querySelector('.thaw-chart').thawChart.pointer"
    page.evaluate(f"{own}.rest = () => {{}}")  # the hand never rests
    x, y = plot_place(page, 0.7, 0.9)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 60, y, steps=3)
    wait_for(
        page, "[...document.querySelectorAll('.thaw-moving')].every((part) => part.style.transform)"
    )
    assert int(chart(page).get_attribute("data-revision") or 0) == drawn
    assert view(page) == before
    page.evaluate(f"delete {own}.rest")
    page.mouse.move(x - 200, y, steps=3)
    page.mouse.up()
    settled(page, chart=True)
    later = view(page)
    assert later.split("/")[0] > before.split("/")[0]
    assert "view=" in page.url
    window = page.locator(".thaw-window rect").first
    box = window.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] / 2 + 80, box["y"] + box["height"] / 2, steps=4)
    page.mouse.up()
    settled(page, chart=True)
    assert view(page).split("/")[0] > later.split("/")[0]


def test_chapters_are_buttons_with_names(visit: Visit) -> None:
    page = visit("/")
    buttons = page.get_by_role("group", name="Chapters").get_by_role("button")
    names = [button.get_attribute("aria-label") or "" for button in buttons.all()]
    assert [name.split(",")[0] for name in names] == SET.chapters["label"].to_list()
    buttons.nth(3).focus()
    page.keyboard.press("Enter")
    settled(page, chart=True)
    assert f"chapter={SET.chapters['chapter_id'].iloc[3]}" in page.url
    chosen = page.get_by_role("group", name="Chapters").locator("[aria-pressed=true]")
    expect(chosen).to_have_count(1)
    chosen.click()
    settled(page, chart=True)
    assert "chapter=" not in page.url


@pytest.mark.parametrize("viewport", ["phone"])
def test_on_a_phone_a_stepper_names_the_chapters(visit: Visit, viewport: str) -> None:
    page = visit("/")
    stepper = page.get_by_role("group", name="Chapter", exact=True)
    expect(stepper).to_contain_text("All years")
    for label in SET.chapters["label"].iloc[:2]:
        stepper.get_by_role("button", name="Later chapter").click()
        expect(stepper).to_contain_text(label)
        settled(page, chart=True)
    stepper.get_by_role("button", name="Earlier chapter").click()
    expect(stepper).to_contain_text(SET.chapters["label"].iloc[0])


def test_values_run_from_left_to_right_in_the_small_line(visit: Visit) -> None:
    page = visit("/?view=1947-01-01~1952-12-31")
    years = page.locator(".thaw-mini text").all_text_contents()
    numbers = [int(text) for text in years if text.isdigit()]
    assert len(numbers) >= 4
    assert all(a < b for a, b in pairwise(numbers))
