"""Explore's first screen, its panel and its sheet, measured on the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.explore_acts import SET, STEEPEST, Visit, chart, press, search
from tests.harness import settled, wait_for

BOX = """(name) => {
  const box = document.querySelector(name).getBoundingClientRect();
  return {x0: box.left, x1: box.right, y0: box.top, y1: box.bottom};
}"""
SIZES = [(1280, 720), (1366, 768), (853, 480), (640, 360)]  # the last two: 150 and 200 % of 1280


# A scene that is sent and never arrives.
NEVER = """const lost = { get() {}, set() {}, has: () => false, delete() {}, keys: () => [] };
  window.thawScenes = { kept: lost, waiting: lost };"""
SHIFTS = """window.moved = []; new PerformanceObserver((list) => {
  for (const one of list.getEntries()) window.moved.push(
    [one.value, one.sources.map(({ node }) => node?.className ?? "")]);
}).observe({ type: "layout-shift", buffered: true })"""


def box(page: Page, name: str) -> dict[str, float]:
    return page.evaluate(BOX, name)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_first_screen_shows_finding_line_and_years(
    visit: Visit, width: int, height: int
) -> None:
    page = visit("/")
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_timeout(400)
    settled(page, chart=True)
    controls, head, stage = (
        box(page, name) for name in (".st-key-controls", ".thaw-head", ".thaw-stage")
    )
    assert controls["y1"] <= head["y0"] + 1
    assert head["y1"] <= stage["y0"] + 1
    whole = height >= 700  # enlarged, the line begins on it; what stands below may be cut
    assert stage["y1" if whole else "y0"] <= height
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if whole:
        side = box(page, ".st-key-side")
        assert side["y1"] <= height
        assert box(page, ".st-key-picture")["x1"] <= side["x0"]
        inside = "(e) => e.scrollHeight - e.clientHeight"
        assert page.locator(".st-key-side").evaluate(inside) <= 0


@pytest.mark.parametrize("viewport", ["desktop", "phone"])
@pytest.mark.fresh_page
def test_nothing_jumps_while_the_page_comes(visit: Visit, page: Page) -> None:
    page.add_init_script(SHIFTS)
    visit("/")
    page.wait_for_timeout(500)
    moved = page.evaluate("window.moved")
    assert sum(value for value, _ in moved) <= 0.05, [one for one in moved if one[0] > 0.005]


@pytest.mark.fresh_page
def test_where_the_line_does_not_come_the_rest_does(visit: Visit, page: Page) -> None:
    page.add_init_script(NEVER)
    page.goto("/")
    page.locator(".thaw-head h1").wait_for(timeout=15_000)
    expect(page.locator(".stMainBlockContainer")).to_have_css("opacity", "1", timeout=15_000)


def test_the_plot_gives_way_to_a_card_and_is_not_covered(visit: Visit) -> None:
    page = visit(f"/?event={STEEPEST}")
    assert box(page, ".st-key-picture")["x1"] <= box(page, ".st-key-side")["x0"]
    foot = box(page, ".st-key-card_buttons")
    assert foot["y1"] <= box(page, ".st-key-side")["y1"] + 1
    page.locator(".st-key-side").evaluate("(e) => e.scrollTo(0, 1000)")
    # Only the middle scrolls; what sticks to the lower edge is rounded to whole px.
    assert box(page, ".st-key-card_buttons") == pytest.approx(foot, abs=1)


def test_enter_brings_the_title_into_view_and_escape_goes_back(visit: Visit) -> None:
    page = visit("/")
    press(page, "Home", "ArrowRight", "Enter")
    wait_for(page, "document.activeElement.classList.contains('thaw-card')")
    expect(page.locator(".thaw-card h2")).to_be_in_viewport()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('thaw-chart')")
    assert chart(page).get_attribute("data-selected") == SET.prepared["event_id"].iloc[1]


def test_the_neighbours_are_named(visit: Visit) -> None:
    page = visit(f"/?event={SET.prepared['event_id'].iloc[5]}")
    for key, place in (("earlier", 4), ("later", 6)):
        button = page.locator(f".st-key-go_{key}")
        expect(button).to_contain_text(SET.prepared["label"].iloc[place])
        expect(button).to_contain_text(SET.prepared["date_label"].iloc[place])


def test_filters_stand_beside_the_chart_they_change(visit: Visit) -> None:
    page = visit("/")
    page.locator(".st-key-filters button").click()
    page.locator(".st-key-filter_category").wait_for()
    settled(page, chart=True)
    assert box(page, ".thaw-stage")["x1"] <= box(page, ".st-key-filter_panel")["x0"]
    headline = page.locator(".thaw-head h1").inner_text()
    page.locator(".st-key-filter_category").get_by_text("Military", exact=True).click()
    settled(page, chart=True)
    expect(page.locator(".thaw-head h1")).not_to_have_text(headline)


@pytest.mark.parametrize("viewport", ["phone"])
def test_on_a_phone_a_card_is_a_sheet_over_the_lower_part(visit: Visit) -> None:
    page = visit("/")
    # What comes under the line after it was drawn makes the line lower, and covers nothing.
    page.evaluate("document.querySelector('.thaw-stepper').style.minHeight = '104px'")
    settled(page, chart=True)
    assert box(page, ".thaw-bar")["y1"] <= box(page, ".st-key-side")["y0"] + 1
    page.evaluate("document.querySelector('.thaw-stepper').style.minHeight = ''")
    settled(page, chart=True)
    stage = box(page, ".thaw-stage")
    assert stage["y0"] < 330
    assert stage["y1"] <= 844
    search(page, "Cominform")
    press(page, "Home")
    page.locator(".thaw-card").wait_for()
    settled(page, chart=True)
    assert box(page, ".st-key-side")["y0"] == pytest.approx(844 * 0.45, abs=3)
    assert box(page, ".thaw-stage")["y0"] < 200
    assert box(page, ".st-key-card_buttons")["y1"] == pytest.approx(844, abs=2)


def test_a_great_turn_zooms(visit: Visit) -> None:
    page = visit("/")
    page.locator('[class*="st-key-turn_0"] button').click()
    settled(page, chart=True)
    assert "view=" in page.url
    expect(page.locator(".thaw-head h1")).to_contain_text(": the line ")


@pytest.mark.parametrize(("path", "within"), [("/", "two"), ("/?turns=five-years", "five")])
def test_controls_show_what_is_in_force_on_the_first_load(
    visit: Visit, path: str, within: str
) -> None:
    """The first run is cut short by a second one: what it set was never told to the page."""
    page = visit(path)
    choice = page.locator(".st-key-turns_window input").first
    expect(choice).to_have_value(f"within {within} years")
    expect(page.locator(".st-key-set_picker input").first).to_have_value(SET.title)


def test_a_card_is_read_before_the_server_has_answered(visit: Visit) -> None:
    page = visit("/")
    wait_for(page, "() => Boolean(document.querySelector('.st-key-ahead'))")
    settled(page, chart=True)
    first, other = SET.events["event_id"].iloc[3], SET.events["event_id"].iloc[9]
    shown = """(id) => {
      document.querySelector(".thaw-chart").thawChart.select(id);
      return [...document.querySelectorAll(".st-key-side .thaw-card")]
        .map((card) => card.dataset.eventId);
    }"""
    for event in (first, other, first):
        assert page.evaluate(shown, event) == [event]  # in the same turn: nothing was waited for
        settled(page, chart=True)
        assert page.locator(".thaw-ahead").count() == 0
        expect(page.locator(".st-key-card .thaw-card")).to_have_attribute("data-event-id", event)
        assert page.locator(".thaw-card").count() == 1
    assert f"event={first}" in page.url
