"""Draw it first by mouse, finger and keyboard, on any screen; rating by a set's own five steps."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from data import catalog
from data.workspace import open_store
from tests.browser.test_lessons import OUT_OF_VIEW, SMALLEST
from tests.harness import Server, settled, wait_for
from tests.objections import objections
from tests.small_set import PACKAGE, write_set

Visit = Callable[..., Page]


# As a spreadsheet of another country saves it: semicolons, a comma in numbers, UTF-16.
OTHER = "drawing;year;drawn\nZoë;1948;−12,5\nZoë;1949;3\nZoë;1950;4\nZoë;1951;warm\n".encode(
    "utf-16"
)


def stage(page: Page) -> None:
    page.wait_for_selector(".ls-stage[data-ready]", timeout=30_000)


def draw_by(page: Page, how: str) -> None:
    """Draw all years with the mouse, a finger or the keyboard."""
    svg = page.locator(".ls-svg")
    svg.scroll_into_view_if_needed()
    box = svg.bounding_box()
    assert box
    points = [
        (box["x"] + box["width"] * (0.15 + 0.042 * i), box["y"] + box["height"] * 0.3)
        for i in range(21)
    ]
    if how == "keyboard":
        svg.focus()
        page.keyboard.press("PageUp")
        for _ in range(12):
            page.keyboard.press("ArrowRight")
    elif how == "mouse":
        page.mouse.move(*points[0])
        page.mouse.down()
        for point in points[1:]:
            page.mouse.move(*point)
        page.mouse.up()
    else:
        client = page.context.new_cdp_session(page)
        for at, (x, y) in enumerate(points):
            kind = "touchMove" if at else "touchStart"
            client.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]}
            )
        client.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


@pytest.mark.parametrize("how", ["mouse", "touch", "keyboard"])
def test_drawing(visit: Visit, how: str) -> None:
    page = visit("/teach?do=draw&from=1945&to=1955")
    stage(page)
    expect(page.get_by_role("button", name="Show what happened")).to_be_disabled()
    draw_by(page, how)
    expect(page.locator(".ls-told")).to_have_text("Your line is complete.")
    page.get_by_role("button", name="Show what happened").click()
    expect(page.locator(".ls-score")).to_contain_text("On average you were")
    assert page.locator(".ls-differences li").count() == 3
    with page.expect_download() as download:
        page.get_by_role("button", name="Drawings as CSV").click()
    rows = download.value.path().read_text(encoding="utf-8").splitlines()
    assert len(rows) == 12
    if how == "keyboard":
        assert not objections(page)
        page.reload()  # the drawing stays with the tab
        kept = page.get_by_role("button", name="Drawings as CSV (1)")
        expect(kept).to_be_visible()
        settled(page)
        page.get_by_text("4 Let them rate", exact=True).click()
        settled(page)
        page.go_back()
        expect(kept).to_be_visible()
        page.go_forward()
        expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
        settled(page)
        assert "do=rate" in page.url  # no widget of the page before has its say
        page.go_back()
        expect(kept).to_be_visible()
        settled(page)
        page.get_by_text("Put the drawings of many together").click()
        page.locator("input[type=file]").set_input_files(
            {"name": "other.csv", "mimeType": "text/csv", "buffer": OTHER}
        )
        expect(page.locator(".thaw-lead")).to_contain_text("2 drawings: their middle was")
        expect(page.get_by_text("other.csv, line 5: column drawn")).to_be_visible()


def test_a_step_of_a_story_is_drawn_and_scored(visit: Visit) -> None:
    page = visit("/teach?story=neighbours-at-arms-length&step=7")
    page.set_viewport_size({"width": 1280, "height": 720})
    stage(page)
    draw_by(page, "keyboard")
    expect(page.locator(".ls-told")).to_have_text("Your line is complete.")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("0")  # back to the step takes nothing away
    expect(page.locator(".ls-told")).to_have_text("Your line is complete.")
    page.get_by_role("button", name="Show what happened").click()
    expect(page.locator(".ls-score")).to_contain_text("On average you were")
    assert page.evaluate(OUT_OF_VIEW) == []
    assert page.evaluate("""() => document.querySelector(".ls-own").getBoundingClientRect().right
      <= document.querySelector(".ls-svg").getBoundingClientRect().right - 20""")
    page.get_by_role("button", name="Present (F)").click()
    page.wait_for_selector(".ls-present .ls-score")
    assert page.evaluate(SMALLEST) >= 24
    page.keyboard.press("Escape")
    wait_for(page, f"() => ({OUT_OF_VIEW})().length === 0")
    page.get_by_role("button", name="Next →").click()
    expect(page.locator(".ls-score")).to_be_empty()


def shown(page: Page) -> str | None:
    return page.locator(".ls-svg").get_attribute("data-view")


# The right edge of what of the line is shown, and where the given year begins, in the same pixels.
UNCOVERED = """() => { const rect = document.querySelector(".ls-svg clipPath rect");
  return Number(rect.getAttribute("x")) + Number(rect.getAttribute("width")); }"""
PEN = """() => Number(document.querySelector(".ls-pen").getAttribute("cx"))"""


def test_looking_elsewhere_and_turning_the_phone_give_nothing_away(visit: Visit) -> None:
    page = visit("/teach?do=draw&from=1945&to=1955")
    stage(page)
    before = shown(page)
    assert before
    for width, height in ((390, 844), (844, 390), (1280, 720)):
        page.set_viewport_size({"width": width, "height": height})
        wait_for(
            page, "(w) => Math.abs(document.querySelector('.ls-svg').viewBox.baseVal.width"
            " - document.querySelector('.ls-figure').clientWidth) < 2 && innerWidth === w", width
        )  # fmt: skip
        assert shown(page) == before
        assert 0 < page.evaluate(UNCOVERED) <= page.evaluate(PEN)
    draw_by(page, "mouse")
    page.emulate_media(color_scheme="dark")
    expect(page.locator(".ls-stage")).to_have_attribute("data-theme", "dark")
    expect(page.locator(".ls-told")).to_have_text("Your line is complete.")
    page.get_by_role("button", name="Show what happened").click()
    expect(page.locator(".ls-score")).to_contain_text("On average you were")


def test_names_of_classes_lie_over_the_line_and_under_no_label_on_a_phone(visit: Visit) -> None:
    page = visit("/teach?story=anatomy-of-a-split&step=7")
    page.set_viewport_size({"width": 390, "height": 844})
    stage(page)
    expect(page.locator(".ls-names text").first).to_be_attached()
    assert page.evaluate("""() => {
      const box = (e) => e.getBoundingClientRect();
      const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
        && a.top < b.bottom - 4 && b.top < a.bottom - 4;
      const names = [...document.querySelectorAll(".ls-names text")].map(box);
      return [...document.querySelectorAll(".ls-label")].map(box)
        .filter((label) => names.some((name) => hit(label, name))).length;
    }""") == 0  # fmt: skip


OWN_STEPS = (
    (-9, "A **break** <b>"), (-2, "Cooler"), (0, "As before"), (2, "Warmer"), (9.5, "An alliance"),
)  # fmt: skip


def test_a_set_with_five_steps_of_its_own_is_rated_by_them(
    visit: Visit, server: Server, tmp_path: Path
) -> None:
    package = json.loads(json.dumps(PACKAGE))
    package["thaw"]["steps"] = [{"value": value, "label": label} for value, label in OWN_STEPS]
    write_set(tmp_path, datapackage_json=json.dumps(package))
    store = open_store(f"sqlite:///{server.log.parent / 'workspace' / 'sets.sqlite3'}")
    name = store.copy_shipped(catalog.open_set("small", tmp_path))
    page = visit(f"/teach?do=rate&set={name}")
    page.get_by_role("button", name="Start", exact=True).click()
    for at in range(6):
        expect(page.get_by_text(f"{at + 1} of 6", exact=True)).to_be_visible()
        offered = page.locator(".st-key-rate-steps").get_by_role("button")
        expect(offered).to_have_text([*(label for _, label in OWN_STEPS), "Cannot tell"])
        if at == 1:
            settled(page)
            assert not objections(page)
            page.reload()  # what is rated stays with the tab
            expect(page.get_by_text("2 of 6", exact=True)).to_be_visible()
        offered.nth(at % 5).click()
    expect(page.get_by_text("The five steps stood for:")).to_contain_text(
        "a **break** <b> −9, cooler −2, as before 0, warmer +2, an alliance +9.5"
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="Ratings (readings.csv)").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()[1:]
    given = sorted(float(line.split(",")[2]) for line in lines)
    assert given == [-9, -9, -2, 0, 2, 9.5]
    page.get_by_text("I agree that my ratings").click()
    page.get_by_role("button", name="Keep as a reading").click()
    expect(page.get_by_text("is a reader of this set now")).to_be_visible()
    settled(page)
    assert not objections(page)
    assert sorted(store.open(name).readings["score"]) == given
