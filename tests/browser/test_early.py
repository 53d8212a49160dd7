"""The picture before the page stands where the page's own will stand, and goes for it."""

import pytest
from playwright.sync_api import Page

from tests.explore_acts import SET
from tests.harness import settled

# Notes the places of the early picture, frame by frame, while it is there.
NOTED = """window.early = []; (function look() {
  const box = (name) => {
    const found = document.querySelector(name)?.getBoundingClientRect();
    return found && [found.x, found.y, found.width, found.height];
  };
  if (document.querySelector(".thaw-early-stage .thaw-line"))
    window.early.push([box(".thaw-early h1"), box(".thaw-early-stage"),
      document.querySelector(".thaw-early .thaw-line").getAttribute("d"),
      Boolean(document.querySelector("[data-testid=stApp]"))]);
  requestAnimationFrame(look);
})()"""
NOW = """() => {
  const { x, y, width, height } = document.querySelector(".thaw-stage").getBoundingClientRect();
  return [x, y, width, height];
}"""
LINE = "document.querySelector('.thaw-plot .thaw-line').getAttribute('d')"
QUERY = f"/?category={SET.categories[0].id}&from=1940"
SIZES = [(1280, 720, "/"), (390, 844, QUERY)]


@pytest.mark.parametrize(("width", "height", "address"), SIZES)
def test_the_early_picture_is_the_pages_own(
    page: Page, width: int, height: int, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.add_init_script(NOTED)
    page.goto(address)  # the first time the server may not have it at once
    settled(page, chart=True)
    page.reload()
    settled(page, chart=True)
    seen = page.evaluate("window.early")
    assert seen, "no picture came before the page"
    assert not seen[0][3], "it came with the page"
    assert page.locator(".thaw-early").count() == 0
    head, stage, line, _ = seen[-1]
    assert stage == pytest.approx(page.evaluate(NOW), abs=1.0)
    assert head[2] <= width
    assert line == page.evaluate(LINE)


def test_where_nothing_is_shown_it_does_not_stay(page: Page) -> None:
    page.add_init_script(NOTED)
    page.goto("/?q=no-event-has-this-word")
    page.locator(".st-key-nothing").wait_for()
    assert page.locator(".thaw-early").count() == 0


@pytest.mark.complaints("thaw.scripts", "ERR_FAILED", "Failed to load resource")
def test_a_script_that_is_lost_on_the_way_is_asked_again(page: Page) -> None:
    page.route("**/thaw.scripts/*.js", lambda route: route.abort())
    page.goto("/")
    settled(page, chart=True)
    assert page.locator(".thaw-plot .thaw-dot").count() > 0
