"""Filters, chapters and table in a real browser, and what stays where it is meanwhile."""

import contextlib

from playwright.sync_api import expect

from tests.explore_acts import (
    CHAPTER,
    DOTS,
    LINE,
    SET,
    Visit,
    open_filters,
    press,
    search,
    selected,
    view,
)
from tests.harness import go_to, settled, wait_for

# Notes what is said to the chart of the filters, by the page itself (`ahead`) and by Python.
SAID = """() => {
  window.thawSaid = [];
  document.addEventListener("thaw-filtered", ({ detail }) => window.thawSaid.push(detail));
}"""


def test_zoom_and_selection_survive_a_filter_and_a_page(visit: Visit) -> None:
    page = visit("/")
    press(page, "Home", "ArrowRight", "+", "+")
    before, event = view(page), selected(page)
    node = page.evaluate_handle("document.querySelector('.thaw-plot')")
    search(page, "a")
    settled(page, chart=True)
    assert view(page) == before
    assert selected(page) == event
    assert page.evaluate("(node) => node === document.querySelector('.thaw-plot')", node)
    go_to(page, "Method")
    page.get_by_role("heading", level=1, name="How events become").wait_for()
    go_to(page, "Explore")
    settled(page, chart=True)
    assert view(page) == before
    assert selected(page) == event


def test_scroll_position_survives_a_page(visit: Visit) -> None:
    page = visit("/")
    scroll = "document.querySelector('.stMain').scrollTop"
    page.mouse.move(700, 20)
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 300)")
    wait_for(page, f"{scroll} === 300")
    go_to(page, "Method")
    page.get_by_role("heading", level=1, name="How events become").wait_for()
    go_to(page, "Explore")
    settled(page, chart=True)
    with contextlib.suppress(TimeoutError):
        wait_for(page, f"{scroll} === 300")
    stands = "[document.querySelector('.stMain').scrollTop, sessionStorage['thaw-scroll']]"
    assert page.evaluate(stands) == [300, '["/",300]']


def test_search_ignores_diacritics_and_case(visit: Visit) -> None:
    page = visit("/")
    search(page, "sIK")
    sentence = page.locator(".st-key-sentence")
    expect(sentence).to_contain_text(f"of {len(SET.events)} events: with “sIK”")
    assert not sentence.inner_text().startswith("None")
    page.get_by_role("button", name="with “sIK”").click()
    settled(page, chart=True)
    expect(sentence).to_contain_text(f"All {len(SET.events)} events")


def test_filters_say_what_is_shown_and_can_be_taken_away(visit: Visit) -> None:
    page = visit("/")
    page.evaluate(SAID)
    open_filters(page)
    wait_for(page, "window.thawSaid.length")  # the panel knows now what each event falls under
    page.locator(".st-key-filter_category").get_by_text("Military", exact=True).click()
    settled(page, chart=True)
    # The page drew it before Python had answered, and what Python says.
    said = page.evaluate("window.thawSaid")
    first = next(i for i, one in enumerate(said) if one["ahead"])
    before, *after = said[first:]
    assert {one["mask"] for one in after} == {before["mask"]}
    assert before["mask"].count("1") == page.evaluate(DOTS) > 0
    page.locator(".st-key-filter_direction").get_by_text("cooling").click()
    settled(page, chart=True)
    sentence = page.locator(".st-key-sentence")
    expect(sentence).to_contain_text("military, cooling")
    assert "category=military" in page.url
    assert "direction=cooling" in page.url
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reset all").click()
    settled(page, chart=True)
    expect(sentence).to_contain_text(f"All {len(SET.events)} events")
    assert "category" not in page.url


def test_hidden_events_count_unless_told_otherwise(visit: Visit) -> None:
    page = visit("/?category=military")
    all_counted = page.evaluate(LINE)
    page = visit("/?category=military&count=shown")
    assert page.evaluate(LINE) != all_counted
    expect(page.locator(".st-key-sentence")).to_contain_text("only these count")


def test_nothing_found_is_friendly_and_leads_back(visit: Visit) -> None:
    page = visit("/")
    search(page, "qqqq")
    expect(page.get_by_role("heading", name="No event fits")).to_be_visible()
    page.get_by_role("button", name="Back to all events").click()
    settled(page, chart=True)
    expect(page.locator(".st-key-sentence")).to_contain_text(f"All {len(SET.events)} events")


def test_a_chapter_zooms_and_tells_its_summary(visit: Visit) -> None:
    page = visit("/")
    whole = view(page)
    page.locator(f'.thaw-chart button[data-chapter="{CHAPTER}"]').click()
    page.locator(".thaw-chapter").wait_for()
    settled(page, chart=True)
    assert view(page) != whole
    assert f"chapter={CHAPTER}" in page.url
    summary = SET.chapters.set_index("chapter_id").loc[CHAPTER, "summary"]
    expect(page.locator(".thaw-chapter")).to_contain_text(str(summary)[:60])
    press(page, "0")
    assert view(page) == whole
    assert "chapter=" not in page.url
    expect(page.locator(".thaw-chapter")).to_have_count(0)


def test_earlier_and_later_walk_through_the_shown_events(visit: Visit) -> None:
    page = visit(f"/?event={SET.prepared['event_id'].iloc[5]}")
    page.get_by_role("button", name="Later →").click()
    settled(page, chart=True)
    assert selected(page) == SET.prepared["event_id"].iloc[6]
    page.get_by_role("button", name="← Earlier").click()
    settled(page, chart=True)
    assert selected(page) == SET.prepared["event_id"].iloc[5]


def test_a_table_row_selects_in_the_chart(visit: Visit) -> None:
    page = visit("/")
    table = page.locator(".st-key-event_table")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 420, box["y"] + 35 + 17)  # anywhere in the first row
    card = page.locator(f'.thaw-card[data-event-id="{SET.prepared["event_id"].iloc[0]}"]')
    card.wait_for()
    settled(page, chart=True)
    assert selected(page) == SET.prepared["event_id"].iloc[0]
    expect(card).to_be_in_viewport()


def test_the_chart_selects_in_the_table(visit: Visit) -> None:
    page = visit("/")
    press(page, "Home")
    row = page.locator(".st-key-event_table [role=row][aria-selected=true]")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(SET.prepared["title"].iloc[0])
