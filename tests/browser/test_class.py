"""A class with five phones and a board: led, cut off from the network, reloaded, voted again."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.harness import PATIENCE, Server, is_local, settled
from tests.objections import objections

NASTY = "<img src=x onerror=alert(1)>"
INK = "(button) => getComputedStyle(button.querySelector('p')).color"
WIDTHS = (320, 360, 390, 412, 390)


class Pocket:
    """A phone with its page, and what the page complained of."""

    def __init__(self, browser: Browser, width: int, dark: bool) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport={"width": width, "height": 700}, has_touch=True, is_mobile=True,
            color_scheme="dark" if dark else "light", reduced_motion="reduce", locale="en-GB",
        )  # fmt: skip
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.found: list[str] = []
        self.page.on("pageerror", lambda error: self.found.append(str(error)))
        self.page.on("dialog", lambda dialog: self.found.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda r: None if is_local(r.url) else self.found.append(r.url))
        self.page.on(
            "console",
            lambda m: self.found.append(m.text) if "Content Security" in m.text else None,
        )

    def answer(self, words: str) -> None:
        self.page.locator("label.option", has=self.page.get_by_text(words, exact=True)).click()


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[Pocket]]:
    made = [Pocket(browser, width, dark=number == 1) for number, width in enumerate(WIDTHS)]
    yield made
    for phone in made:
        phone.context.close()
    assert [phone.found for phone in made] == [[]] * len(made)


def begin(page: Page, visit: Callable[..., Page], activity: str, number: int = 0) -> str:
    visit("/classroom")
    page.get_by_text(activity, exact=True).click()
    settled(page)
    if number:
        field = page.get_by_role("spinbutton").first
        field.fill(str(number))
        field.press("Enter")
        settled(page)
    page.get_by_role("button", name="Begin").click()
    expect(page.locator(".class-join")).to_be_visible()
    found = re.search(r"class=(\w{6})", page.url)
    assert found
    return found[1]


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).first.click()


def accessible(page: Page) -> str:
    return objections(page, only=("wcag2a", "wcag2aa", "wcag21aa"))


def test_five_phones_and_a_board(
    page: Page, visit: Callable[..., Page], server: Server, phones: list[Pocket]
) -> None:
    code = begin(page, visit, "Rate events, blind", 3)
    for phone in phones:
        phone.page.goto(f"{server.url}/class/{code.lower()}")
        expect(phone.page.get_by_role("heading", name="You are in")).to_be_visible()
    expect(page.locator(".class-join .in")).to_contain_text("5 joined")

    first, second, cut, *_ = phones
    second.page.get_by_role("button", name="Add a name").click()
    second.page.get_by_label("Name").fill(NASTY)
    second.page.get_by_role("button", name="Keep it").click()
    press(page, "^Begin")
    for phone in phones:
        expect(phone.page.locator("legend")).to_be_visible()
        wide = phone.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0
    assert [accessible(phone.page) for phone in phones[:2]] == ["", ""]

    # One by the keyboard alone, one without a network, the others by touch.
    first.page.locator("input[type=radio]").first.focus()
    first.page.keyboard.press("ArrowDown")
    expect(first.page.locator("#said")).to_contain_text("Your answer is in")
    cut.context.set_offline(True)
    cut.answer("Cooled it a lot")
    expect(cut.page.locator("#said")).to_contain_text("No network")
    for phone in (second, *phones[3:]):
        phone.answer("Warmed it a lot")
        expect(phone.page.locator("#said")).to_contain_text("Your answer is in")
    expect(page.locator(".class-count")).to_contain_text("4 of 5")
    cut.context.set_offline(False)
    expect(page.locator(".class-count")).to_contain_text("5 of 5")
    second.page.reload()
    expect(second.page.locator(".picked")).to_contain_text("Warmed it a lot")
    expect(page.locator(".class-count")).to_contain_text("5 of 5")

    press(page, "Show the results")
    expect(page.locator(".class-disputed li")).to_have_count(1)
    expect(page.locator(".class-head h1")).to_contain_text(
        re.compile("Your class (reads|does not read)")
    )
    press(page, "Vote again")
    expect(cut.page.locator("#where")).to_contain_text("second vote")
    cut.answer("Warmed it a lot")
    expect(page.locator(".class-count")).to_contain_text("1 of 5 have answered · second vote")
    press(page, "Next")
    for phone in phones:
        expect(phone.page.locator("#where")).to_have_text("Event 2 of 3")

    end(page, phones)


def end(page: Page, phones: list[Pocket]) -> None:
    page.get_by_role("button", name="Who is in").click()
    press(page, "Show names on the board")
    expect(page.locator(".class-names")).to_contain_text(NASTY[:24])
    page.keyboard.press("Escape")
    page.get_by_role("button", name="End and take home").click()
    press(page, "End the class")
    for phone in phones:
        expect(phone.page.get_by_role("heading", name="The class has ended")).to_be_visible()


def test_a_line_is_drawn_with_the_finger_and_with_keys(
    page: Page, visit: Callable[..., Page], server: Server, phones: list[Pocket]
) -> None:
    code = begin(page, visit, "Draw the line first")
    press(page, "^Begin")
    last = page.get_by_role("button", name="Last one")  # nothing to go on to, and still to be read
    expect(last).to_be_disabled()
    assert last.evaluate(INK) != "rgb(255, 255, 255)"
    finger, keys = phones[:2]
    for phone in (finger, keys):
        phone.page.goto(f"{server.url}/class/{code}")
        expect(phone.page.get_by_role("slider")).to_be_visible()
        expect(phone.page.get_by_role("button", name="Send")).to_be_disabled()
    box = finger.page.get_by_role("slider").bounding_box()
    assert box is not None
    mouse = finger.page.mouse
    mouse.move(box["x"] + 2, box["y"] + 40)
    mouse.down()
    for step in range(1, 9):
        mouse.move(box["x"] + box["width"] * step / 8, box["y"] + 40 + 20 * (step % 3))
    mouse.up()
    keys.page.get_by_role("slider").focus()
    for _ in range(40):
        keys.page.keyboard.press("ArrowUp")
        keys.page.keyboard.press("ArrowRight")
    for phone in (finger, keys):
        phone.page.get_by_role("button", name="Send").click()
        expect(phone.page.locator("#said")).to_contain_text("Your answer is in")
    expect(page.locator(".class-count")).to_contain_text("2 of 2")
    assert not accessible(finger.page)


def test_a_wrong_code_is_told(phones: list[Pocket], server: Server) -> None:
    phone = phones[0].page
    phone.goto(f"{server.url}/class/")
    phone.get_by_label("The six characters").fill("OOO")
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator("#said")).to_contain_text("That is no code")
    phone.get_by_label("The six characters").fill("aaa-aaa")
    phone.get_by_role("button", name="Join").click()
    expect(phone.locator("#said")).to_contain_text("There is no class with this code")
