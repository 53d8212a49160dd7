"""Frames, storage that is refused, and the menu, in a real browser."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explore_acts import STEEPEST, Visit
from tests.harness import HOST, Server, go_to, serve, settled

REFUSED = """for (const name of ["sessionStorage", "localStorage"])
  Object.defineProperty(window, name, {get() { throw new DOMException("no", "SecurityError"); }})"""


def test_a_frame_shows_chart_and_card_only(visit: Visit) -> None:
    page = visit(f"/?embed=true&event={STEEPEST}")
    expect(page.locator(f'.thaw-card[data-event-id="{STEEPEST}"]')).to_be_visible()
    expect(page.locator(".thaw-chart")).to_be_visible()
    for part in ("stTopNav", "stTextInput", "stSelectbox", "stSidebar", "stDataFrame"):
        expect(page.get_by_test_id(part)).to_have_count(0)
    assert page.get_by_role("link", name="Explain").count() == 0
    page.locator(".thaw-chart").focus()
    page.keyboard.press("Home")
    settled(page, chart=True)
    shown = page.locator(".thaw-card[data-event-id]").get_attribute("data-event-id")
    assert shown != STEEPEST


# Whether the whole chart is in the window, nothing lies over it, and what more there is scrolls.
WHOLE = """() => {
  const stage = document.querySelector(".thaw-stage").getBoundingClientRect();
  const low = document.elementFromPoint(stage.left + stage.width / 2, stage.bottom - 4);
  const main = document.querySelector(".stMain");
  return [stage.bottom <= innerHeight && stage.height >= 120, !!low.closest(".thaw-stage"),
          main.scrollHeight > main.clientHeight];
}"""


def test_in_a_small_frame_the_chart_is_whole(visit: Visit) -> None:
    page = visit("/?embed=true")
    for event, small in (("", False), (f"&event={STEEPEST}", True)):
        if event:
            visit(f"/?embed=true{event}")
        for width, height in ((320, 240), (480, 320), (640, 360), (800, 450), (390, 700)):
            page.set_viewport_size({"width": width, "height": height})
            settled(page, chart=True)
            below = small and width < 600 and height < 480  # the card, of which the head is seen
            assert page.evaluate(WHOLE) == [True, True, below], (width, height, event)


@pytest.mark.fresh_page
def test_a_browser_that_refuses_storage_sees_the_chart(page: Page, visit: Visit) -> None:
    page.add_init_script(REFUSED)
    visit(f"/?embed=true&event={STEEPEST}")
    expect(page.locator(".thaw-card[data-event-id]")).to_be_visible()
    page.evaluate("document.querySelector('.stMain').scrollTo(0, 200)")
    settled(page, chart=True)
    visit("/")
    expect(page.locator(".st-key-sentence")).to_contain_text("events")


@contextmanager
def other_site(frames: str) -> Iterator[str]:
    """The address of another site, whose page shows Thaw in a frame."""
    page = f'<iframe src="{frames}/?embed=true" width="1200" height="700"></iframe>'.encode()

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing: the output is the tests'."""

    with ThreadingHTTPServer((HOST, 0), Answers) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://{HOST}:{site.server_port}"
        site.shutdown()


def test_no_other_site_may_frame_thaw(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with other_site(server.url) as elsewhere:
        page.goto(elsewhere)
        page.wait_for_timeout(1000)
    assert any("frame-ancestors" in text for text in said), said
    assert all(server.url not in frame.url for frame in page.frames)
    page.close()


def test_a_site_that_a_setting_names_may_frame_thaw(browser: Browser) -> None:
    page = browser.new_page()
    with (
        serve(env={"THAW_FRAMED_BY": f"http://{HOST}:*"}) as server,
        other_site(server.url) as elsewhere,
    ):
        page.goto(elsewhere)
        chart = page.frame_locator("iframe").locator(".thaw-chart[data-ready='1']")
        expect(chart).to_be_visible(timeout=60_000)
        page.close()


def test_pages_in_the_group_are_two_clicks_away(visit: Visit) -> None:
    page = visit("/")
    for title in ("Bring in", "Method", "Sources and codebook", "Workshop"):
        go_to(page, title)
        settled(page)
        assert page.locator("h1").count() == 1
        assert page.get_by_role("link", name="Explore").is_visible()


@pytest.mark.parametrize("viewport", ["phone"])
def test_the_menu_on_a_phone_says_what_it_is(visit: Visit) -> None:
    page = visit("/")
    button = page.get_by_test_id("stExpandSidebarButton")
    label = button.evaluate("(node) => getComputedStyle(node, '::after').content")
    assert label == '"Menu"'
    button.click()
    for title in ("Explore", "Explain", "Bring in", "Method"):
        page.get_by_role("link", name=title, exact=True).wait_for(state="visible")
