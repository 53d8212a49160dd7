"""Stories by keyboard, presented, with the speaker's page; sheets as PDF pages."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data import catalog
from data.events.texts import FOLDER
from data.lessons import story
from data.workspace import open_store
from tests.harness import DESKTOP, PHONE, Server, looks, settled, wait_for
from tests.objections import COLOURS, objections
from tests.small_set import write_set

Visit = Callable[..., Page]
DEFAULT = "soviet-yugoslav"
STORIES = {
    (of, Path(name).stem): story.parse(text, Path(name).stem)
    for of in catalog.names()
    for name, text in catalog.open_set(of).texts.items()
    if name.startswith(f"{FOLDER}/")
}
# The smallest text that can be seen while presenting, in px.
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".ls-present *")]
  .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
  .filter((e) => e.checkVisibility() && !e.closest(".ls-live"))
  .map((e) => parseFloat(getComputedStyle(e).fontSize)))"""
# Labels that lie over each other or out of the picture.
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll(".ls-label")].map((e) => e.getBoundingClientRect());
  const frame = document.querySelector(".ls-svg").getBoundingClientRect();
  const hit = (a, b) => a.left < b.right && b.left < a.right
    && a.top < b.bottom && b.top < a.bottom;
  return boxes.filter((a, i) => boxes.some((b, j) => j > i && hit(a, b))
    || a.left < frame.left - 1 || a.right > frame.right + 1).length;
}"""


# Buttons of the stage, those to draw with among them, that do not stand whole in the window.
OUT_OF_VIEW = """() => [...document.querySelectorAll(".ls-bar, .ls-tools, .ls-draw")]
  .filter((row) => row.checkVisibility())
  .flatMap((row) => [...row.querySelectorAll("button")].filter((one) => one.checkVisibility()))
  .filter((one) => one.getBoundingClientRect().bottom > innerHeight
    || one.getBoundingClientRect().top < 0)
  .map((one) => one.textContent)"""


def stage(page: Page) -> None:
    page.wait_for_selector(".ls-stage[data-ready]", timeout=30_000)


def heading(page: Page) -> str:
    return page.locator(".ls-heading").inner_text()


def test_every_set_that_has_stories_is_walked() -> None:
    assert {of for of, _ in STORIES} == {DEFAULT, "china-soviet-union"}
    assert len(STORIES) == 7


@pytest.mark.parametrize(("of", "name"), sorted(STORIES))
def test_a_story_to_its_end_by_keyboard_presented_and_led(visit: Visit, of: str, name: str) -> None:
    address = f"/teach?story={name}" + ("" if of == DEFAULT else f"&set={of}")
    page = visit(address)
    page.set_viewport_size({"width": 1280, "height": 720})
    stage(page)
    steps = STORIES[of, name].steps
    assert page.locator(".ls-stale").count() == 0
    assert page.evaluate(OUT_OF_VIEW) == []
    for number in range(2, len(steps) + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".ls-counter")).to_have_text(f"{number} of {len(steps)}")
        assert f"step={number}" in page.url
        assert page.evaluate(OVERLAPS) == 0
        assert page.evaluate(OUT_OF_VIEW) == [], number
    speaker = page.context.new_page()
    speaker.goto(f"{address}&as=speaker")
    speaker.wait_for_selector("[data-mode=speaker]", timeout=30_000)
    expect(speaker.locator(".ls-counter")).to_have_text(f"{len(steps)} of {len(steps)}")
    page.keyboard.press("f")
    page.wait_for_selector(".ls-present")
    page.keyboard.press("Home")
    for number in range(1, len(steps) + 1):
        expect(page.locator(".ls-counter")).to_have_text(f"{number} of {len(steps)}")
        assert page.evaluate(SMALLEST) >= 24
        assert page.evaluate(OVERLAPS) == 0
        assert speaker.locator(".ls-heading").inner_text().strip(".") in heading(page)
        page.keyboard.press("Space")
    speaker.keyboard.press("ArrowLeft")
    expect(page.locator(".ls-counter")).to_have_text(f"{len(steps) - 1} of {len(steps)}")
    page.keyboard.press("b")
    expect(page.locator(".ls-night")).to_be_visible()
    expect(speaker.get_by_role("button", name="Black (B)")).to_have_attribute(
        "aria-pressed", "true"
    )
    page.keyboard.press("b")
    page.keyboard.press("2")
    expect(page.locator(".ls-counter")).to_have_text(f"2 of {len(steps)}")
    page.keyboard.press("Escape")
    expect(page.locator(".ls-present")).to_have_count(0)
    wait_for(page, f"() => ({OUT_OF_VIEW})().length === 0")
    speaker.close()


def test_two_clicks_to_the_first_story_and_back_through_its_steps(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("link", name="Teach").first.click()
    page.get_by_role("button", name="Frost before friends").click()
    stage(page)
    settled(page)
    for number in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        expect(page.locator(".ls-counter")).to_have_text(re.compile(f"^{number} of"))
    page.go_back()
    expect(page.locator(".ls-counter")).to_have_text(re.compile("^3 of"))
    page.reload()
    stage(page)
    expect(page.locator(".ls-counter")).to_have_text(re.compile("^3 of"))


def test_numbers_open_links_drive_the_chart_and_one_key_comes_back(visit: Visit) -> None:
    page = visit("/teach?story=anatomy-of-a-split&step=7")
    stage(page)
    seen = page.locator(".ls-svg").get_attribute("data-view")
    page.locator(".ls-bond").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("How far the line fell")
    page.keyboard.press("Escape")
    page.locator(".ls-prose .ls-link").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("blockades")
    page.keyboard.press("Escape")
    page.locator(".ls-figure").focus()
    page.keyboard.press("+")
    expect(page.get_by_role("button", name="Back to the step")).to_be_visible()
    assert page.locator(".ls-svg").get_attribute("data-view") != seen
    page.keyboard.press("0")
    assert page.locator(".ls-svg").get_attribute("data-view") == seen
    page.keyboard.press("6")
    page.locator(".ls-term").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()


# Words of the chart on paper that end outside it.
CUT = """() => { const { width, height } = document.querySelector("svg").viewBox.baseVal;
  return [...document.querySelectorAll("svg text")].filter((text) => {
    const box = text.getBBox();
    return box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height;
  }).map((text) => text.textContent); }"""


def pages_of(paper: Page, size: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", paper.pdf(format=size)))


VIEW = "&page=explore&category=military&from=1945&to=1960&model=window"


@pytest.mark.parametrize(
    ("view", "kind"),
    [
        ("", "With labels"),
        ("", "Without labels"),
        ("", "Empty grid to draw on"),
        (VIEW, "With labels"),
    ],
)
def test_a_handout_and_its_key_print_on_both_papers(
    visit: Visit, view: str, kind: str, shots: Path
) -> None:
    page = visit(f"/teach?do=hand-out{view}")
    page.get_by_role("radiogroup", name="Sheet").get_by_text(kind, exact=True).click()
    settled(page)
    for name in ("Handout (HTML)", "Answer key (HTML)"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        sheet = shots / f"{name[:6]}.html"
        download.value.save_as(sheet)
        paper = page.context.new_page()
        paper.goto(sheet.as_uri())
        assert paper.evaluate(CUT) == []
        for size, height in (("A4", 1122), ("Letter", 1056)):
            pages = pages_of(paper, size)
            assert 1 <= pages <= 2, (name, size, pages)
            # Its last page has more than where it is from.
            paper.add_style_tag(content="footer { display: none; }")
            assert pages_of(paper, size) == pages, (name, size)
            paper.reload()
            box = paper.locator("svg").bounding_box()
            assert box and box["y"] + box["height"] < height  # not cut by the first page's end
        paper.close()


PARTS = (
    *("?do=show", "?do=ask", "?do=draw", "?do=rate", "?do=hand-out", "?do=add&page=explore"),
    *("?story=thaw-twice&step=3", "?story=thaw-twice&step=3&as=speaker"),
)


def test_nothing_for_axe_to_object_to_and_no_sideways_scrolling(visit: Visit) -> None:
    for part in PARTS:
        page = visit(f"/teach{part}")
        if "story" in part or "draw" in part:
            stage(page)
        if "ask" in part:
            page.get_by_test_id("stRadio").locator(
                "label", has=page.get_by_role("radio")
            ).first.click()
            expect(page.locator(".thaw-answer").first).to_be_visible()
        shown = ("light", DESKTOP), ("dark", DESKTOP), ("dark", PHONE)
        for look in looks(page, shown):
            if "390" in look:
                assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), part
            else:
                only = COLOURS if look.startswith("dark") else ()
                assert not objections(page, only=only), (part, look)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 1440, "height": 900})


def test_a_view_of_explore_is_presented_and_left_again(visit: Visit) -> None:
    page = visit("/?chapter=split")
    page.keyboard.press("f")
    page.wait_for_selector(".ls-present", timeout=30_000)
    expect(page.locator(".ls-heading")).to_contain_text("The split, 1948–1953: the line falls by")
    assert page.evaluate(SMALLEST) >= 24
    assert not objections(page, part=".ls-present")
    page.keyboard.press("Escape")
    expect(page.locator(".ls-present")).to_have_count(0)
    settled(page, chart=True)
    assert page.url.endswith("/?chapter=split")


def test_a_view_of_ones_own_set_is_presented_and_left_again(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    write_set(tmp_path)
    store = open_store(f"sqlite:///{server.log.parent / 'workspace' / 'sets.sqlite3'}")
    name = store.copy_shipped(catalog.open_set("small", tmp_path))
    for path in (f"/?set={name}", "/compare"):
        page = visit(path)
        page.keyboard.press("f")
        page.wait_for_selector(".ls-present", timeout=30_000)
        page.keyboard.press("Escape")
        expect(page.locator(".ls-present")).to_have_count(0)
        settled(page, chart=path != "/compare")
        assert "/teach" not in page.url
        assert (name in page.url) == (name in path)


def test_a_word_of_the_glossary_is_explained_by_keyboard(visit: Visit) -> None:
    for path, word in (("/?chapter=split", "Cominform"), ("/method", "half-life")):
        page = visit(path, chart=path != "/method")
        settled(page)
        term = page.locator(".thaw-term:visible", has_text=word)
        expect(term).to_have_count(1)
        expect(term).to_have_accessible_description(re.compile(word))
        meaning = page.locator(".thaw-meaning:popover-open")
        term.focus()
        page.keyboard.press("Enter")
        expect(meaning).to_be_visible()
        expect(meaning).to_be_in_viewport(ratio=1)
        assert not objections(page, only=("wcag2a", "wcag2aa", "wcag21aa"))
        page.keyboard.press("Escape")
        expect(meaning).to_have_count(0)
        expect(term).to_be_focused()
