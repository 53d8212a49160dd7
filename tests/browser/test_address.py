"""The view is the address; what is shown can be taken home; help is at hand."""

import pytest
from playwright.sync_api import Page, expect

from tests.explore_acts import DOTS, SET, STEEPEST, Visit, press, search, selected, view
from tests.harness import settled


def test_a_link_shows_the_same_picture_elsewhere(visit: Visit) -> None:
    path = "/?category=party&category=military&from=1947&to=1957&view=1947-01-01~1957-12-31"
    page = visit(f"{path}&event={STEEPEST}")
    assert view(page) == "1947-01-01/1957-12-31"
    assert selected(page) == STEEPEST
    names = " or ".join(SET.category_names(("party", "military")))
    expect(page.locator(".st-key-sentence")).to_contain_text(f"{names}, 1947–1957")
    shown = page.evaluate(DOTS)
    page.reload()
    settled(page, chart=True)
    assert view(page) == "1947-01-01/1957-12-31"
    assert shown == page.evaluate(DOTS)


@pytest.mark.parametrize(
    "query",
    [
        "from=banana&event=../../etc/passwd&view=1990-01-01~1950-01-01",
        "from=99999999999999999999&event=<script>alert(1)</script>&model=oracle&unknown=1",
        "category=&by=nobody&direction=sideways&strength=NaN&k=inf",
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


def test_how_to_read_is_illustrated(visit: Visit) -> None:
    page = visit("/")
    page.get_by_role("button", name="How to read").click()
    page.get_by_text("The line", exact=False).first.wait_for()
    expect(page.locator('[data-testid="stPopoverBody"] img')).to_be_visible()


def test_the_whole_history_can_be_walked_both_ways(visit: Visit) -> None:
    page = visit("/")
    steps: list[tuple[str, str]] = [(page.url, selected(page))]
    for key in ("End", "Home"):
        press(page, key)
        steps.append((page.url, selected(page)))
    search(page, "Tito")
    steps.append((page.url, selected(page)))
    assert len({url for url, _ in steps}) == len(steps), steps
    for url, event in reversed(steps[:-1]):
        page.go_back()
        settled(page, chart=True)
        assert (page.url, selected(page)) == (url, event)
    for url, event in steps[1:]:
        page.go_forward()
        settled(page, chart=True)
        assert (page.url, selected(page)) == (url, event)
