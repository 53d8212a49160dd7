"""Takes pictures of a lesson: a story presented, every board and every page of a phone.

python -m tests.browser.lesson_pictures FOLDER     all of them, light and dark, to look at
python -m tests.browser.lesson_pictures --readme   those in the README, kept current by this
"""

import argparse
import io
import itertools
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.screenshots import README_PICTURE, SCHEMES, Scheme
from tests.harness import launch_options, serve, settled

ACTIVITIES = {
    "rate": "Rate events, blind",
    "draw": "Draw the line first",
    "order": "Put in order",
    "moved": "Which moved the line more?",
    "quiz": "Quiz",
    "sentence": "One sentence: why?",
}
BOARDS: tuple[ViewportSize, ...] = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
PHONES: tuple[ViewportSize, ...] = ({"width": 390, "height": 844}, {"width": 320, "height": 568})
EVENTS = 6  # rated before the board's picture is taken
COLOURS = 128  # of a picture in the README: it stays crisp and small
STORY = "/teach?story=anatomy-of-a-split&step=3"
WORDS = ("Because Moscow wanted to give the orders.", "Tito had an army of his own.")


def write(png: bytes, to: Path) -> None:
    """A picture for the README, in few colours."""
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(to, optimize=True)


class Lesson:
    """A class with its board and its phones.

    Attributes:
        board: the teacher's page.
        phones: of pupils, one for each size.
        code: of the class.
    """

    def __init__(self, browser: Browser, url: str, scheme: Scheme, activity: str) -> None:
        self.url = url
        context = browser.new_context(viewport=BOARDS[0], color_scheme=scheme)
        self.board: Page = context.new_page()
        self.board.goto(f"{url}/classroom")
        settled(self.board)
        self.board.get_by_text(ACTIVITIES[activity], exact=True).click()
        settled(self.board)
        self.board.get_by_role("button", name="Begin").click()
        expect(self.board.locator(".class-join")).to_be_visible(timeout=60_000)
        self.code = re.findall(r"class=(\w{6})", self.board.url)[0]
        self.phones: list[Page] = []
        self.rounds = 0
        for size in PHONES:
            phone = browser.new_context(
                viewport=size, color_scheme=scheme, has_touch=True, is_mobile=True
            )
            self.phones.append(phone.new_page())

    def join(self) -> None:
        """Every phone opens the address of the class."""
        for phone in self.phones:
            phone.goto(f"{self.url}/class/{self.code}")
            phone.locator("h1, .ask").first.wait_for()

    def press(self, name: str) -> None:
        """A button of the teacher."""
        self.board.get_by_role("button", name=re.compile(name)).first.click()
        self.board.wait_for_timeout(1500)

    def answer(self) -> None:
        """Each phone answers what it is asked, every one otherwise."""
        for number, phone in enumerate(self.phones):
            if phone.locator("svg").count():
                _draw(phone, number)
            elif phone.locator("textarea").count():
                phone.locator("textarea").fill(WORDS[number % len(WORDS)])
            elif phone.locator(".place").count():
                for button in phone.locator("button.option").all()[:: 1 - 2 * (number % 2)]:
                    button.click()
            else:
                options = phone.locator("label.option")
                options.nth((number + 3 * self.rounds) % min(5, options.count())).click()
            send = phone.get_by_role("button", name="Send")
            if send.count():
                send.click()
        self.rounds += 1
        self.board.wait_for_timeout(2500)

    def close(self) -> None:
        """Close every window."""
        for page in (self.board, *self.phones):
            page.context.close()


def _draw(phone: Page, number: int) -> None:
    box = phone.locator("svg").bounding_box()
    if box is None:
        return
    phone.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
    phone.mouse.down()
    for step in range(1, 13):
        down = (0.3 + 0.1 * number) * (step % 4) / 3
        phone.mouse.move(
            box["x"] + box["width"] * step / 12.2, box["y"] + box["height"] * (0.4 + down)
        )
    phone.mouse.up()


@contextmanager
def lesson(browser: Browser, url: str, scheme: Scheme, activity: str) -> Iterator[Lesson]:
    """A class that is closed again."""
    made = Lesson(browser, url, scheme, activity)
    try:
        yield made
    finally:
        made.close()


def look_at(now: Lesson, folder: Path, name: str) -> None:
    """The board in each size, and every phone."""
    for size in BOARDS:
        now.board.set_viewport_size(size)
        now.board.wait_for_timeout(700)
        now.board.screenshot(path=folder / f"board-{name}-{size['width']}.png")
    now.board.set_viewport_size(BOARDS[0])
    for size, phone in zip(PHONES, now.phones, strict=True):
        phone.screenshot(path=folder / f"phone-{name}-{size['width']}.png")


def walk(browser: Browser, url: str, scheme: Scheme, activity: str, folder: Path) -> None:
    """One activity from the door to the end."""
    with lesson(browser, url, scheme, activity) as now:
        now.join()
        name = f"{activity}-{scheme}"
        look_at(now, folder, f"{name}-1-waiting")
        now.press("^(arrow_forward)? ?Begin")
        look_at(now, folder, f"{name}-2-asked")
        now.answer()
        look_at(now, folder, f"{name}-3-answered")
        if activity != "sentence":
            now.press("Show the (results|answer|right order|real line)")
        else:
            now.board.get_by_text(re.compile("waits? for you")).click()
            now.press("Let it through")
        look_at(now, folder, f"{name}-4-shown")
        if activity in ("rate", "quiz"):
            now.press("Vote again")
            now.answer()
            now.press("Close the vote")
            look_at(now, folder, f"{name}-5-again")
        if activity == "rate":
            for phone in now.phones:
                phone.context.set_offline(True)
            now.press("Next")
            now.answer()
            look_at(now, folder, f"{name}-6-lost")
            for phone in now.phones:
                phone.context.set_offline(False)
        now.board.get_by_role("button", name="End and take home").click()
        now.press("End the class")
        look_at(now, folder, f"{name}-7-ended")


# Degrees a pupil might expect, each year from 1944 to 1964, as steps of the keys up and down.
EXPECTED = [*(4, 2, 2, 1, 1), *(-1, -1, -2, -2, -3), *(-2, -2, -2, -1, -1), *(0, 0, 1, 1, 1, 1)]


def teaching(browser: Browser, url: str) -> None:
    """The page Teach, and a line that was drawn before the real one was seen."""
    page = browser.new_page(viewport=BOARDS[0], reduced_motion="reduce")
    page.goto(f"{url}/teach")
    settled(page)
    write(page.screenshot(), README_PICTURE.with_name("teach.png"))
    page.goto(f"{url}/teach?do=draw&from=1944&to=1964")
    page.wait_for_selector(".ls-stage[data-ready]", timeout=60_000)
    settled(page)
    page.locator(".ls-svg").focus()
    for steps in EXPECTED:
        for _ in range(abs(steps)):
            page.keyboard.press("ArrowUp" if steps > 0 else "ArrowDown")
        page.keyboard.press("ArrowRight")
    page.get_by_role("button", name="Show what happened").click()
    expect(page.locator(".ls-score")).to_contain_text("On average", timeout=60_000)
    settled(page)
    write(page.screenshot(), README_PICTURE.with_name("draw.png"))
    page.close()


def readme(browser: Browser, url: str) -> None:
    """The pictures for teachers."""
    teaching(browser, url)
    page = browser.new_page(viewport=BOARDS[0], reduced_motion="reduce")
    page.goto(url + STORY)
    page.wait_for_selector(".ls-stage[data-ready]", timeout=60_000)
    page.keyboard.press("f")
    page.wait_for_selector(".ls-present")
    page.wait_for_timeout(1500)
    write(page.screenshot(), README_PICTURE.with_name("present.png"))
    page.close()
    with lesson(browser, url, "light", "rate") as now:
        now.join()
        now.press("^(arrow_forward)? ?Begin")
        now.answer()
        write(now.phones[0].screenshot(), README_PICTURE.with_name("phone.png"))
        for _ in range(EVENTS):
            now.press("Show the")
            now.press("Next")
            now.answer()
        now.press("Show the")
        write(now.board.screenshot(), README_PICTURE.with_name("board.png"))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Pictures of a lesson")
    parser.add_argument("folder", nargs="?", type=Path, help="where the pictures go")
    parser.add_argument("--readme", action="store_true", help="write those of the README")
    parser.add_argument("--only", choices=list(ACTIVITIES), help="one activity")
    given = parser.parse_args()
    if given.folder is None and not given.readme:
        parser.error("a folder, or --readme")
    network = ["--server.address=0.0.0.0"]  # the board then has an address for phones
    with serve(options=network) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options())
        if given.readme:
            readme(browser, server.url)
        if given.folder is not None:
            given.folder.mkdir(parents=True, exist_ok=True)
            chosen = [given.only] if given.only else list(ACTIVITIES)
            for scheme, activity in itertools.product(SCHEMES, chosen):
                walk(browser, server.url, scheme, activity, given.folder)
        browser.close()


if __name__ == "__main__":
    main()
