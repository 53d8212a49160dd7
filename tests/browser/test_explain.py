"""Explain in a real browser: every question is answered, and its view stands in the address."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.explore_acts import CHAPTER, SET, Visit
from tests.harness import DESKTOP, PHONE, go_to, looks, settled, wait_for
from tests.objections import objections

QUESTIONS = {
    "periods": "Before and after",
    "models": "Models side by side",
    "sure": "How sure",
    "turning": "Turning points",
    "sides": "Each side alone",
    "voices": "Whose sources",
}
NAMES = "() => document.querySelector('.thaw-drawing').data.map((trace) => trace.name)"


def drawn(page: Page) -> Page:
    page.locator('.thaw-plain[data-ready="1"]').first.wait_for()
    settled(page)
    return page


def toggle(page: Page, label: str) -> None:
    page.get_by_text(label, exact=True).click()
    drawn(page)


def test_each_question_is_one_click_away_and_answered(visit: Visit) -> None:
    page = drawn(visit("/explain"))
    for ask, label in reversed(QUESTIONS.items()):
        page.get_by_text(label, exact=True).click()
        expect(page.get_by_role("radio", name=label)).to_be_checked()
        drawn(page)
        expect(page.locator(".thaw-lead")).not_to_contain_text("Working out", timeout=15_000)
        drawn(page)
        assert len(page.locator(".thaw-lead").inner_text()) > 40
        expect(page.locator(".thaw-words .not")).to_contain_text("What it is not")
        assert page.locator(".thaw-figure").get_attribute("aria-label")
        assert ("ask=" in page.url) is (ask != "periods")


def test_dragging_chooses_a_period(visit: Visit) -> None:
    page = drawn(visit("/explain"))
    box = page.locator(".thaw-drawing .nsewdrag").first.bounding_box()
    assert box is not None
    y = box["y"] + box["height"] * 0.3
    page.mouse.move(box["x"] + box["width"] * 0.5, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=5)
    page.mouse.up()
    page.wait_for_url(re.compile(r"a=\d{4}-\d\d-\d\d"))
    drawn(page)


def test_two_chapters_from_the_address_are_compared(visit: Visit) -> None:
    other = SET.chapters["chapter_id"].iloc[4]
    page = drawn(visit(f"/explain?a={CHAPTER}&b={other}"))
    labels = SET.chapters.set_index("chapter_id")["label"]
    for chapter in (CHAPTER, other):
        expect(page.locator(".thaw-lead")).to_contain_text(str(labels[chapter]))


def test_models_over_one_another_and_their_scores(visit: Visit) -> None:
    page = drawn(visit("/explain?ask=models"))
    node = page.evaluate_handle("document.querySelector('.thaw-drawing')")
    toggle(page, "One over another")
    toggle(page, "Show the scores")
    wait_for(page, f"({NAMES})().includes('scores')")
    assert "over=on" in page.url and "flow=on" in page.url
    assert page.evaluate("(node) => node === document.querySelector('.thaw-drawing')", node)


def test_the_three_answers_to_how_sure_have_a_switch_each(visit: Visit) -> None:
    page = drawn(visit("/explain?ask=sure"))
    expect(page.locator(".thaw-lead")).to_contain_text("nine of ten redrawn tables", timeout=15_000)
    toggle(page, "Other settings")
    toggle(page, "Outside figures")
    assert "envelope=on" in page.url and "outside=on" in page.url
    expect(page.locator(".stMain")).to_contain_text("depends on the setting")
    expect(page.locator(".thaw-table.outside")).to_contain_text("Rank correlation")


def test_an_event_named_leads_to_its_card(visit: Visit) -> None:
    page = drawn(visit("/explain?ask=turning"))
    link = page.locator("a.thaw-to-event").first
    event = link.get_attribute("data-thaw-event")
    link.click()
    page.locator(f'.thaw-card[data-event-id="{event}"]').wait_for()
    settled(page, chart=True)
    assert f"event={event}" in page.url


def test_a_filter_of_explore_is_kept(visit: Visit) -> None:
    page = visit("/?category=military&count=shown")
    go_to(page, "Explain")
    drawn(page)
    expect(page.locator(".st-key-sentence")).to_contain_text("military")


@pytest.mark.parametrize("ask", QUESTIONS)
def test_its_address_opens_it_axe_is_content_and_nothing_sticks_out(visit: Visit, ask: str) -> None:
    page = drawn(visit(f"/explain?ask={ask}&envelope=on&outside=on&flow=on"))
    expect(page.get_by_role("radio", name=QUESTIONS[ask])).to_be_checked()
    for look in looks(page, [("light", DESKTOP), ("dark", PHONE)]):
        assert not objections(page), look
        expect(page.locator(".thaw-meaning:visible")).to_have_count(0)  # nobody has asked for one
        main = "document.querySelector('.stMain')"
        assert page.evaluate(f"{main}.scrollWidth <= {main}.clientWidth"), look
