"""The chart in a real browser: what it shows, clicks, keys, zoom, labels."""

import re

import pytest
from playwright.sync_api import Page, expect

from components.explore.turns_view import MOST, Turn, view_of
from data import bound, temperature
from data.selection.selection import Selection
from tests.explore_acts import (
    ALONE,
    DOTS,
    SET,
    STEEPEST,
    Visit,
    chart,
    marker_place,
    plot_place,
    press,
    selected,
    view,
)
from tests.harness import settled, wait_for

LINE_NOW = temperature.trace(SET.prepared, "bounded", **SET.defaults)
FINDING = bound.finding(SET, Selection(), LINE_NOW).text


def test_first_look_has_the_whole_picture(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"{SET.title}: {FINDING}")
    expect(page.locator(".st-key-sentence")).to_contain_text(f"All {len(SET.events)} events")
    expect(page.locator(".thaw-fill")).to_have_count(1)
    runs = page.locator(".thaw-line")  # dashed where there were no relations or no events
    dashes = {runs.nth(n).get_attribute("stroke-dasharray") for n in range(runs.count())}
    assert len(dashes) >= 2
    assert page.evaluate(DOTS) == len(SET.events)
    for name in (
        "good",
        "normal",
        "discord",
        "tense",
        "confrontation",
    ):  # friendly is never reached
        assert page.locator(".thaw-plot").get_by_text(name, exact=True).count() == 1
    page.locator("button[data-do=lanes]").click()
    for category in SET.categories:
        assert page.locator(".thaw-plot").get_by_text(category.label[:6]).count() >= 1
    assert page.evaluate(DOTS) == len(SET.events)


def test_a_click_on_a_marker_opens_its_card(visit: Visit) -> None:
    page = visit("/")
    x, y = marker_place(page, ALONE)
    page.mouse.click(x, y)
    card = page.locator(f'.thaw-card[data-event-id="{ALONE}"]')
    card.wait_for()
    event = SET.prepared.set_index("event_id").loc[ALONE]
    for text in (event["title"], event["date_label"], event["summary"], event["rationale"]):
        # What explains a word of the glossary stands behind it, unseen.
        expect(card).to_contain_text(str(text), use_inner_text=True)
    expect(card.locator("ul li").first).to_be_visible()
    settled(page, chart=True)
    assert f"event={ALONE}" in page.url


def test_a_click_on_a_label_opens_the_card(visit: Visit) -> None:
    page = visit("/")
    page.locator(f'.thaw-label[data-event="{STEEPEST}"]').click()
    page.locator(f'.thaw-card[data-event-id="{STEEPEST}"]').wait_for()


def test_the_deepest_fall_is_one_click_away_and_its_steepest_event_two(visit: Visit) -> None:
    page = visit("/")
    label = str(SET.prepared.set_index("event_id").at[STEEPEST, "label"])
    page.locator(".st-key-turns button").filter(has_text=label).click()
    settled(page, chart=True)
    deepest = min(bound.swings(LINE_NOW, window=bound.WINDOW, most=MOST), key=lambda s: s.size)
    assert view(page) == "/".join(view_of(Turn("", deepest.start, deepest.end, deepest.size)))
    page.locator(f'.thaw-label[data-event="{STEEPEST}"]').click()
    page.locator(f'.thaw-card[data-event-id="{STEEPEST}"]').wait_for()
    settled(page, chart=True)
    assert selected(page) == STEEPEST


def test_keys_step_jump_zoom_and_open(visit: Visit) -> None:
    page = visit("/")
    ids = SET.prepared["event_id"].to_list()
    press(page, "Home")
    assert selected(page) == ids[0]
    press(page, "ArrowRight", "ArrowRight")
    assert selected(page) == ids[2]
    expect(page.locator(".thaw-live")).to_contain_text(SET.prepared["title"].iloc[2])
    press(page, "ArrowLeft")
    assert selected(page) == ids[1]
    press(page, "End")
    assert selected(page) == ids[-1]
    whole = view(page)
    press(page, "+")
    assert view(page) != whole
    press(page, "0")
    assert view(page) == whole
    press(page, "Enter")
    page.locator(f'.thaw-card[data-event-id="{ids[-1]}"]').wait_for()
    keys = page.locator(".thaw-keys")
    expect(keys).to_be_hidden()
    press(page, "?")
    expect(keys).to_be_visible()


def test_enter_moves_the_focus_to_the_card(visit: Visit) -> None:
    page = visit("/")
    press(page, "Home", "Enter")
    wait_for(page, "document.activeElement.classList.contains('thaw-card')")


def test_dragging_zooms_and_a_double_click_shows_everything(visit: Visit) -> None:
    page = visit("/")
    whole = view(page)
    x, y = plot_place(page, 0.4, 0.98)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 150, y + 2, steps=6)
    page.mouse.up()
    settled(page, chart=True)
    zoomed = view(page)
    assert zoomed != whole
    assert re.search(r"view=\d{4}-\d\d-\d\d(~|%7E)\d{4}", page.url)
    page.mouse.dblclick(*plot_place(page, 0.9, 0.98))
    settled(page, chart=True)
    assert view(page) == whole
    assert "view=" not in page.url


def test_theme_follows_the_system(visit: Visit, page: Page) -> None:
    visit("/")
    colour = "getComputedStyle(document.querySelector('.thaw-chart')).color"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    wait_for(page, f"{colour} !== {light!r}")
    settled(page, chart=True)
    expect(chart(page)).to_have_attribute("data-theme", "dark")
    assert "#f2f5f8" in (page.locator(".thaw-line").first.get_attribute("stroke") or "")


def test_essential_text_is_at_least_14_px(visit: Visit) -> None:
    page = visit(f"/?event={STEEPEST}")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(
            ".thaw-chart text, .thaw-label, .thaw-chart button, .thaw-key, .thaw-card *")]
          .filter((node) => node.textContent.trim())
          .map((node) => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize("viewport", ["phone"])
def test_phone_shows_chart_and_card_without_sideways_scrolling(visit: Visit, viewport: str) -> None:
    page = visit(f"/?event={STEEPEST}")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    expect(page.locator(".thaw-card")).to_be_attached()
