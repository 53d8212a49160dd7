"""What a person waits for, in ms, seen from inside the page: filter, click, first load."""

import time

from playwright.sync_api import Browser, BrowserContext, Page

from tests.harness import settled

# Notes, frame by frame, how many events are drawn and what the card says. The clock of an action
# starts at its pointerdown; an end is the first frame that shows what is there when all is calm.
# So redrawing the same thing again afterwards (which a bare chart does) is not held against it.
RECORDER = """(() => {
  const points = ".js-plotly-plot .scatterlayer .points path, .thaw-plot .thaw-dot";
  const drawn = () => document.querySelectorAll(points).length;
  const cards = [".thaw-card", ".st-key-card"]; // ours, without its buttons; that of the bare app
  const card = () => cards.map((one) => document.querySelector(one)).find(Boolean)
    ?.textContent.trim() ?? "";
  const rec = { start: 0, drawn: [], card: [] };
  window.thawRecorder = rec;
  const note = (list, value) => {
    if (!list.length || list.at(-1)[1] !== value) list.push([performance.now(), value]);
  };
  const look = () => { note(rec.drawn, drawn()); note(rec.card, card()); };
  const frame = () => { look(); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  addEventListener("pointerdown", () => {
    rec.start = performance.now(); rec.drawn = []; rec.card = [];
    look();
  }, true);
})()"""
READ = """(what) => {
  const { start, [what]: list } = window.thawRecorder;
  const last = list.at(-1)?.[1];
  if (list.length < 2) return null;
  return list.find(([, value], at) => at > 0 && value === last)[0] - start;
}"""
CALM_MS = 400
POINTS = ".js-plotly-plot .scatterlayer .points path, .thaw-plot .thaw-dot"


def open_page(browser: Browser, url: str) -> tuple[BrowserContext, Page]:
    """A page in a context of its own (an empty HTTP cache), once its chart stands still."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, color_scheme="light")
    page = context.new_page()
    page.add_init_script(RECORDER)
    page.goto(url)
    calm(page)
    return context, page


def calm(page: Page) -> None:
    """Wait until the page has stopped changing."""
    page.wait_for_selector(POINTS, state="attached", timeout=90_000)
    settled(page, timeout=60_000)
    seen, since = None, time.monotonic()
    while time.monotonic() - since < CALM_MS / 1000:
        now = page.evaluate("[thawRecorder.drawn.length, thawRecorder.card.length]")
        if now != seen:
            seen, since = now, time.monotonic()
        page.wait_for_timeout(50)


def painted(page: Page, url: str) -> float:
    """Seconds from asking for the page to the first painted line of Explore."""
    began = time.perf_counter()
    page.goto(url)
    page.wait_for_selector(".thaw-plot .thaw-line", state="attached", timeout=300_000)
    return time.perf_counter() - began


def zoomed(page: Page) -> float:
    """Seconds from a press of + on the chart of Explore to the picture of the narrower view."""
    page.locator(".thaw-chart").focus()
    before = page.locator(".thaw-chart").get_attribute("data-view")
    began = time.perf_counter()
    page.keyboard.press("+")
    page.wait_for_function(
        "before => document.querySelector('.thaw-chart').dataset.view !== before", arg=before
    )
    settled(page, chart=True)
    return time.perf_counter() - began


def first_load(browser: Browser, url: str) -> float:
    """From asking for the page to the painted chart."""
    context, page = open_page(browser, url)
    took = page.evaluate(READ, "drawn")
    context.close()
    return took


def open_filters(page: Page) -> None:
    """Bring the category filter on the screen, where it is not already."""
    button = page.locator(".st-key-filters button")
    if button.count():
        button.first.click()
    page.locator(".st-key-filter_category button").first.wait_for(state="visible")
    calm(page)


def filter_change(page: Page, turn: int) -> float:
    """From a click on a category to the repainted chart.

    Categories come in one by one and go out one by one, so that each state is a new one.
    """
    pills = page.locator(".st-key-filter_category button")
    page.bring_to_front()
    pills.nth(turn % pills.count()).click()
    calm(page)
    return page.evaluate(READ, "drawn")


def click(page: Page, turn: int, turns: int) -> float | None:
    """From a click on an event to its text in the card; None if the card showed it already."""
    points = page.locator(POINTS)
    box = points.nth((turn * 2 + 1) * points.count() // (turns * 2)).bounding_box()
    assert box is not None
    page.bring_to_front()
    page.mouse.move(0, 0)
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=3)
    page.wait_for_timeout(100)
    page.mouse.down()
    page.mouse.up()
    calm(page)
    return page.evaluate(READ, "card")
