"""Why here, memory and what if, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from data import temperature
from tests.explore_acts import LINE, SET, STEEPEST, Visit, chart, plot_place, press, view
from tests.harness import DESKTOP, PHONE, looks, place_of_table, settled, wait_for
from tests.objections import objections

STEEPEST_LABEL = str(SET.prepared.set_index("event_id").at[STEEPEST, "label"])


def look(page: Page, name: str) -> None:
    page.locator(".st-key-look").get_by_text(name, exact=True).click()
    settled(page, chart=True)


def click_the_plot(page: Page, across: float, down: float) -> None:
    page.mouse.click(*plot_place(page, across, down))
    page.wait_for_timeout(400)  # a second click would have made it a double click
    settled(page, chart=True)


def test_nothing_of_it_shows_until_it_is_asked_for(visit: Visit) -> None:
    page = visit("/")
    expect(page.locator(".thaw-memory")).to_be_hidden()
    expect(page.locator(".thaw-asked")).to_have_count(0)
    expect(page.locator(".thaw-why")).to_have_count(0)


def test_a_click_on_any_date_explains_the_temperature_then(visit: Visit) -> None:
    page = visit("/")
    click_the_plot(page, 0.17, 0.06)
    found = re.search(r"on=(\d{4}-\d\d-\d\d)", page.url)
    assert found
    asked = found.group(1)
    assert "look=why" in page.url
    assert chart(page).get_attribute("data-asked") == asked
    expect(page.locator(".thaw-asked")).to_have_count(1)
    shares = temperature.trace(SET.prepared, "bounded", **SET.defaults).contributions(asked)[
        "share"
    ]
    degrees = temperature.to_degrees(float(shares.sum()))
    total = page.locator(".thaw-why .total .share").inner_text()
    assert float(total.replace("−", "-").rstrip("°")) == pytest.approx(degrees, abs=0.06)


def test_a_chapter_opens_to_its_events_and_one_of_them_opens(visit: Visit) -> None:
    page = visit("/?look=why&on=1952-06-15")
    chapter = page.locator(".thaw-why .group > button").first
    chapter.focus()
    page.keyboard.press("Enter")
    row = page.locator(".thaw-why .event button").first
    name = row.locator(".name").inner_text()
    row.focus()
    page.keyboard.press("Enter")
    page.locator(".thaw-card").wait_for()
    settled(page, chart=True)
    event = chart(page).get_attribute("data-selected")
    assert SET.prepared.set_index("event_id").at[event, "label"] == name


def test_w_asks_about_the_date_of_the_event(visit: Visit) -> None:
    page = visit(f"/?event={STEEPEST}")
    press(page, "w")
    page.locator(".thaw-why").wait_for()
    settled(page, chart=True)
    assert "look=why" in page.url


def test_memory_moves_the_line_at_once_and_ends_exact(visit: Visit) -> None:
    page = visit("/")
    look(page, "Memory")
    never = page.evaluate(LINE)
    before = view(page)
    control = page.locator("#thaw-memory")
    node = page.evaluate_handle("document.querySelector('.thaw-plot')")
    control.evaluate("(input) => { input.value = 4; input.dispatchEvent(new Event('input')); }")
    wait_for(page, f"(before) => ({LINE})() !== before", never)
    expect(page.locator(".thaw-ghost")).to_have_count(1)  # the line as it was
    expect(page.locator(".thaw-memory output")).to_have_text("2 years")
    control.evaluate("(input) => input.dispatchEvent(new Event('change'))")
    page.wait_for_url(re.compile("half_life_days=730"))
    settled(page, chart=True)
    assert page.evaluate("(node) => node === document.querySelector('.thaw-plot')", node)
    assert view(page) == before
    drawn = page.evaluate("document.querySelector('.thaw-chart').thawChart.scene.line.degrees")
    curve = temperature.curve(SET.prepared, "bounded", **{**SET.defaults, "half_life_days": 730})
    assert min(v for v in drawn if v is not None) == pytest.approx(curve["degrees"].min(), abs=0.01)
    assert page.evaluate(LINE) != never
    expect(page.locator(".st-key-sentence")).to_contain_text("half-life 2 years")
    page.get_by_role("button", name="half-life 2 years").click()
    settled(page, chart=True)
    assert "half_life" not in page.url
    expect(page.locator(".thaw-memory output")).to_have_text("never")


def test_what_if_shows_the_published_line_behind_and_can_be_undone(visit: Visit) -> None:
    page = visit(f"/?look=what-if&without={STEEPEST}")
    expect(page.locator(".thaw-ghost")).to_have_count(1)
    expect(page.locator(".thaw-plot")).to_contain_text("as published")
    expect(page.locator(".st-key-sentence")).to_contain_text("what if: 1 event left out")
    expect(page.locator(".st-key-side")).to_contain_text("arithmetic, not history")
    page.get_by_role("button", name=f"Left out: {STEEPEST_LABEL}").click()
    settled(page, chart=True)
    assert "without=" not in page.url
    expect(page.locator(".thaw-ghost")).to_have_count(1)  # always there: it lies under the line now
    expect(page.locator(".st-key-sentence")).not_to_contain_text("what if")
    page.get_by_role("button", name="Undo").click()
    settled(page, chart=True)
    assert f"without={STEEPEST}" in page.url


def test_unticking_an_event_by_the_keyboard_leaves_it_out(visit: Visit) -> None:
    page = visit("/?look=what-if")
    box = place_of_table(page, '.st-key-side [data-testid="stDataFrame"]')
    page.mouse.click(box["x"] + 23, box["y"] + 35 + 17)  # the cell of the first row
    chosen = page.locator('.st-key-side [role="gridcell"][aria-selected="true"]')
    chosen.first.wait_for(state="attached")
    page.keyboard.press("Space")
    page.wait_for_url(re.compile("without="))
    settled(page, chart=True)
    expect(page.locator(".st-key-sentence")).to_contain_text("1 event left out")


@pytest.mark.parametrize("name", ["why&on=1952-06-15", "memory", "what-if"])
def test_nothing_for_axe_to_object_to_and_no_sideways_scrolling(visit: Visit, name: str) -> None:
    page = visit(f"/?look={name}")
    for look in looks(page, [("light", DESKTOP), ("dark", PHONE)]):
        assert not objections(page), look
        main = "document.querySelector('.stMain')"
        assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth"), look
