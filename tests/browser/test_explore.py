"""Explore in a real browser: everything a person can do with the chart, the card and the table."""

import csv
import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from data import catalog, temperature
from tests.harness import settled

Visit = Callable[..., Page]
SET = catalog.open_set("soviet-yugoslav")
MOVES = temperature.trace(SET.prepared, "bounded", **SET.defaults).moves
STEEPEST = str(MOVES["event_id"].iloc[int(MOVES["move"].to_numpy().argmin())])
DAYS = SET.prepared["middle"].to_numpy().astype("datetime64[D]").astype(int)
GAPS = np.diff(np.sort(DAYS), prepend=-(10**6), append=10**6)
ALONE = SET.prepared["event_id"].iloc[
    int(np.argsort(DAYS)[int(np.minimum(GAPS[:-1], GAPS[1:]).argmax())])
]  # the event furthest from its neighbours: nothing lies over its mark
CHAPTER = SET.chapters["chapter_id"].iloc[3]
CHAPTER_LABEL = SET.chapters["label"].iloc[3]

# Boxes of everything written on the temperature panel, in px.
LABELS = """() => [...document.querySelectorAll(".thaw-label, .thaw-band-name")].map((note) => {
  const range = document.createRange();
  range.selectNodeContents(note);
  const box = range.getBoundingClientRect();
  return {text: note.textContent, x0: box.left, x1: box.right, y0: box.top, y1: box.bottom};
})"""
MARKER = """(id) => {
  const plot = document.querySelector(".thaw-plot");
  const index = plot.data.findIndex((trace) => trace.name === "events on the line");
  const place = plot.data[index].customdata.indexOf(id);
  const group = [...plot.querySelectorAll(".scatterlayer .trace")]
    .find((node) => node.__data__[0].trace.name === "events on the line");
  const box = group.querySelectorAll(".points path")[place].getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""


def chart(page: Page):
    return page.locator(".thaw-chart")


def selected(page: Page) -> str:
    return chart(page).get_attribute("data-selected") or ""


def view(page: Page) -> str:
    return chart(page).get_attribute("data-view") or ""


def press(page: Page, *keys: str) -> None:
    chart(page).focus()
    for key in keys:
        page.keyboard.press(key)
    settled(page, chart=True)


def search(page: Page, text: str) -> None:
    field = page.get_by_placeholder("Search")
    field.fill(text)
    field.press("Enter")
    settled(page, chart=False)


def open_filters(page: Page) -> None:
    page.get_by_role("button", name="Filters").click()
    page.locator(".st-key-filter_category").wait_for()


def test_first_look_has_the_whole_picture(visit: Visit) -> None:
    page = visit("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(SET.title)
    expect(page.locator(".st-key-sentence")).to_contain_text(f"All {len(SET.events)} events")
    names = page.evaluate("document.querySelector('.thaw-plot').data.map((trace) => trace.name)")
    assert {"warm and cold", "temperature", "events in lanes", "events on the line"} <= set(names)
    for category in SET.categories:
        assert page.locator(".thaw-plot").get_by_text(category.label, exact=True).count() >= 1
    for known in temperature.CLASSES:
        assert page.locator(".thaw-plot").get_by_text(known.name, exact=True).count() == 1


@pytest.mark.parametrize("width", [390, 640, 900, 1024, 1440, 1920])
def test_ten_labels_are_written_and_none_overlaps(visit: Visit, page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visit("/")
    strongest = MOVES.reindex(MOVES["move"].abs().sort_values(ascending=False).index).head(10)
    ids = page.evaluate(
        "[...document.querySelectorAll('.thaw-label')].map((note) => note.dataset.event)"
    )
    assert set(ids) == set(strongest["event_id"])
    boxes = page.evaluate(LABELS)
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            apart = (
                a["x1"] <= b["x0"] or b["x1"] <= a["x0"] or a["y1"] <= b["y0"] or b["y1"] <= a["y0"]
            )
            assert apart, f"{a['text']!r} and {b['text']!r} overlap at {width} px"


def test_a_click_on_a_marker_opens_its_card(visit: Visit) -> None:
    page = visit("/")
    x, y = page.evaluate(MARKER, ALONE)
    page.mouse.click(x, y)
    card = page.locator(f'.thaw-card[data-event-id="{ALONE}"]')
    card.wait_for()
    event = SET.prepared.set_index("event_id").loc[ALONE]
    for text in (event["title"], event["date_label"], event["summary"], event["rationale"]):
        expect(card).to_contain_text(str(text))
    expect(card.locator("ul li").first).to_be_visible()
    settled(page, chart=True)
    assert f"event={ALONE}" in page.url


def test_a_click_on_a_label_opens_the_card(visit: Visit) -> None:
    page = visit("/")
    page.locator(f'.thaw-label[data-event="{STEEPEST}"]').click()
    page.locator(f'.thaw-card[data-event-id="{STEEPEST}"]').wait_for()


def test_steepest_drop_is_one_click_away(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="The steepest drop").click()
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
    page.wait_for_function("document.activeElement.classList.contains('thaw-card')")


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
    page.get_by_role("link", name="Method").click()
    page.get_by_role("heading", level=1, name="How events become").wait_for()
    page.get_by_role("link", name="Explore").click()
    settled(page, chart=True)
    assert view(page) == before
    assert selected(page) == event


def test_scroll_position_survives_a_page(visit: Visit) -> None:
    page = visit("/")
    scroll = "document.querySelector('.stMain').scrollTop"
    page.mouse.move(700, 20)
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 300)")
    page.wait_for_function(f"{scroll} === 300")
    page.get_by_role("link", name="Method").click()
    page.get_by_role("heading", level=1, name="How events become").wait_for()
    page.get_by_role("link", name="Explore").click()
    settled(page, chart=True)
    page.wait_for_function(f"{scroll} === 300")


def test_dragging_zooms_and_a_double_click_shows_everything(visit: Visit) -> None:
    page = visit("/")
    whole = view(page)
    box = page.locator(".thaw-plot .nsewdrag").first.bounding_box()
    assert box is not None
    y = box["y"] + 10
    page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y + 2, steps=6)
    page.mouse.up()
    settled(page, chart=True)
    zoomed = view(page)
    assert zoomed != whole
    assert re.search(r"view=\d{4}-\d\d-\d\d(~|%7E)\d{4}", page.url)
    page.mouse.dblclick(box["x"] + box["width"] * 0.9, y)
    settled(page, chart=True)
    assert view(page) == whole
    assert "view=" not in page.url


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
    open_filters(page)
    page.locator(".st-key-filter_category").get_by_text("Military", exact=True).click()
    settled(page, chart=True)
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
    curve = """document.querySelector('.thaw-plot').calcdata
      .find((t) => t[0].trace.name === 'warm and cold').map((p) => p.y)"""
    page = visit("/?category=military")
    all_counted = page.evaluate(curve)
    page = visit("/?category=military&count=shown")
    assert page.evaluate(curve) != all_counted
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
    page.locator(".st-key-chapter").get_by_text(CHAPTER_LABEL).click()
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
    page.mouse.click(box["x"] + 20, box["y"] + 35 + 17)  # the box at the left of the first row
    settled(page, chart=True)
    assert selected(page) == SET.prepared["event_id"].iloc[0]
    page.locator(f'.thaw-card[data-event-id="{SET.prepared["event_id"].iloc[0]}"]').wait_for()


def test_the_chart_selects_in_the_table(visit: Visit) -> None:
    page = visit("/")
    press(page, "Home")
    row = page.locator(".st-key-event_table [role=row][aria-selected=true]")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(SET.prepared["title"].iloc[0])


def test_a_link_shows_the_same_picture_elsewhere(visit: Visit) -> None:
    count = """document.querySelector('.thaw-plot').data
      .find((t) => t.name === 'events in lanes').x.length"""
    path = "/?category=party&category=military&from=1947&to=1957&view=1947-01-01~1957-12-31"
    page = visit(f"{path}&event={STEEPEST}")
    assert view(page) == "1947-01-01/1957-12-31"
    assert selected(page) == STEEPEST
    names = " or ".join(SET.category_names(("party", "military")))
    expect(page.locator(".st-key-sentence")).to_contain_text(f"{names}, 1947–1957")
    shown = page.evaluate(count)
    page.reload()
    settled(page, chart=True)
    assert view(page) == "1947-01-01/1957-12-31"
    assert shown == page.evaluate(count)


@pytest.mark.parametrize(
    "query",
    [
        "from=banana",
        "from=99999999999999999999",
        "event=../../etc/passwd",
        "event=<script>alert(1)</script>",
        "view=1990-01-01~1950-01-01",
        "category=&by=nobody&direction=sideways",
        "strength=NaN&k=inf",
        "model=oracle&unknown=1",
        "set=../secret",
    ],
)
def test_nonsense_in_the_address_is_ignored(visit: Visit, query: str) -> None:
    page = visit("/?" + query)
    expect(page.locator(".st-key-sentence")).to_contain_text("events")
    assert page.locator('[data-testid="stException"]').count() == 0


def test_copy_link_copies_the_address(visit: Visit, page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(f"/?event={STEEPEST}")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_shown_events_as_csv(visit: Visit) -> None:
    page = visit("/?category=military")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Shown events as CSV").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    military = SET.prepared[SET.prepared["category"] == "military"]
    assert [row["event_id"] for row in rows] == military["event_id"].to_list()


@pytest.mark.parametrize("kind", ["PNG", "SVG"])
def test_chart_as_a_picture(visit: Visit, kind: str) -> None:
    page = visit("/?category=military")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=kind, exact=True).click()
    picture = waiting.value.path().read_bytes()
    assert waiting.value.suggested_filename.endswith(kind.lower())
    if kind == "PNG":
        assert picture.startswith(b"\x89PNG") and len(picture) > 50_000
        return
    text = picture.decode()
    for part in (SET.title, "military", "CC", "Source:"):
        assert part in text


def test_theme_follows_the_system(visit: Visit, page: Page) -> None:
    visit("/")
    colour = "getComputedStyle(document.querySelector('.thaw-chart')).color"
    light = page.evaluate(colour)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(f"{colour} !== {light!r}")
    settled(page, chart=True)
    page.wait_for_function("document.querySelector('.thaw-plot').layout.font.color === '#eef2f6'")


def test_how_to_read_is_illustrated(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="How to read this chart").click()
    page.get_by_text("The line", exact=False).first.wait_for()
    expect(page.locator('[data-testid="stPopoverBody"] img')).to_be_visible()


@pytest.mark.parametrize("viewport", ["phone"])
def test_phone_shows_chart_and_card_without_sideways_scrolling(visit: Visit, viewport: str) -> None:
    page = visit(f"/?event={STEEPEST}")
    assert page.evaluate("document.querySelector('.stMain').scrollWidth") <= 390
    expect(page.locator(".thaw-card")).to_be_attached()


def test_essential_text_is_at_least_14_px(visit: Visit) -> None:
    page = visit(f"/?event={STEEPEST}")
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(
            ".thaw-chart text, .thaw-label, .thaw-chart button, .thaw-key, .thaw-card *")]
          .filter((node) => node.textContent.trim())
          .map((node) => parseFloat(getComputedStyle(node).fontSize))"""
    )
    assert min(sizes) >= 14
