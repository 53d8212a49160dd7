"""A small phone, 320 × 568: each kind of question is read and answered on it, nothing is hidden."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from data import catalog
from data.classroom import questions
from data.classroom.questions import Question
from data.classroom.results import line_of
from data.classroom.state import State
from data.classroom.store import Classes
from data.events.data_set import DataSet
from tests.browser.test_class import accessible
from tests.harness import PATIENCE, Server

WIDE, HIGH = 320, 568
LONG = "Nobody knew what the other side would do, and so both waited for a word. " * 8
# How far the first answer's lower edge, and the chosen one's, stand above the bar at the foot.
ROOM = """(chosen) => {
  const end = document.querySelector("#end").getBoundingClientRect().top;
  return end - document.querySelector(chosen).getBoundingClientRect().bottom;
}"""
TOO_WIDE = "document.documentElement.scrollWidth - innerWidth"


@pytest.fixture(scope="module")
def led(server: Server) -> Iterator[Classes]:
    made = Classes(f"sqlite:///{server.log.parent / 'workspace' / 'sets.sqlite3'}")
    yield made
    made.close()


@pytest.fixture(scope="module")
def relation() -> DataSet:
    return catalog.open_set("soviet-yugoslav")


@pytest.fixture
def little(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDE, "height": HIGH}, has_touch=True, is_mobile=True,
        reduced_motion="reduce", locale="en-GB",
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def best(page: Page) -> list[str]:
    """What a screen reader would stumble over, headings included."""
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    headings = page.locator("h1").count()
    objected = accessible(page).splitlines()
    return objected + ([] if headings == 1 else [f"{headings} h1"]) + ["wide"] * (wide > 0)


def test_the_first_answer_is_seen_and_the_last_one_is_not_covered(
    little: Page, server: Server, led: Classes, relation: DataSet
) -> None:
    asked = questions.rate(relation, 7, 6)
    asked[-1] = {**asked[-1], "text": LONG}
    code = led.begin("rate", relation, asked, State())
    little.goto(f"{server.url}/class/{code}")
    little.get_by_role("button", name="Add a name").click()
    little.get_by_label("Name").fill("M" * 24)
    little.get_by_role("button", name="Keep it").click()
    expect(little.locator("#who")).to_contain_text("M" * 24)
    for place in range(len(asked)):
        led.step(code, lambda state, at=place: state.go(at, len(asked)))
        expect(little.locator("#where")).to_have_text(f"Event {place + 1} of {len(asked)}")
        assert little.evaluate(TOO_WIDE) <= 0
        assert little.evaluate(ROOM, ".option") >= 0, asked[place]["title"]
    more = little.get_by_role("button", name="Read all of it")
    more.click()
    expect(more).to_have_count(0)
    assert (
        little.locator("main > p:not(.when)").evaluate(
            "(one) => one.scrollHeight - one.clientHeight"
        )
        <= 0
    )
    little.locator("label.option").last.click()
    expect(little.locator("#said")).to_contain_text("Your answer is in")
    assert little.evaluate(ROOM, ".option.picked") >= 0
    assert best(little) == []
    little.evaluate("document.documentElement.style.fontSize = '150%'")
    over = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth).length"
    assert little.locator("label.option").evaluate_all(over) == 0


def test_every_kind_of_question_is_accessible_and_fits(
    little: Page, server: Server, led: Classes, relation: DataSet
) -> None:
    line = line_of(relation)
    kinds: dict[str, list[Question]] = {
        "moved": questions.asked(relation, line, "moved", 3, 1),
        "order": questions.asked(relation, line, "order", 3, 1),
        "draw": questions.draw(relation, line, 1945, 1960),
        "sentence": questions.sentence(["Why did the line turn where it did?"]),
    }
    for activity, asked in kinds.items():
        code = led.begin(activity, relation, asked, State(at=0))
        little.goto(f"{server.url}/class/{code}")
        expect(little.get_by_role("heading", name=asked[0]["ask"])).to_be_visible()
        assert best(little) == [], activity
        if activity == "order":
            for option in little.locator("button.option").all():
                option.click()
            little.get_by_role("button", name="Send").click()
            expect(little.locator("#said")).to_contain_text("Your answer is in")
            assert little.evaluate(ROOM, "button.option:last-child") >= 0


REFUSED = """Object.defineProperty(window, "localStorage", {
  get() { throw new Error("refused"); },
})"""


def test_one_phone_is_one_pupil_in_two_tabs_and_where_nothing_is_kept(
    little: Page, browser: Browser, server: Server, led: Classes, relation: DataSet
) -> None:
    code = led.begin("rate", relation, questions.rate(relation, 7, 4), State(own_pace=True))
    first, second = little, little.context.new_page()
    second.set_default_timeout(PATIENCE)
    for tab in (first, second):
        tab.goto(f"{server.url}/class/{code}")
        expect(tab.locator("label.option").first).to_be_visible()
    first.locator("label.option").first.click()
    expect(first.locator("#said")).to_contain_text("Your answer is in")
    expect(second.locator(".option.picked")).to_have_count(1)  # it hears of the other one
    second.get_by_role("button", name="Next").click()
    second.locator("label.option").last.click()
    expect(second.locator("#said")).to_contain_text("Your answer is in")
    first.get_by_role("button", name="Next").click()
    first.reload()
    expect(first.locator("#where")).to_have_text("Event 2 of 4")
    expect(first.locator("#bar .done")).to_have_count(2)  # neither tab has lost the other's
    assert len(led.pupils(code)) == 1 and len(led.answers(code)) == 2

    context = browser.new_context(viewport={"width": WIDE, "height": HIGH}, locale="en-GB")
    context.add_init_script(REFUSED)
    shy = context.new_page()
    shy.goto(f"{server.url}/class/{code}")
    shy.locator("label.option").first.click()
    expect(shy.locator("#said")).to_contain_text("Your answer is in")
    shy.reload()
    expect(shy.locator(".option.picked")).to_have_count(1)
    shy.locator("label.option").last.click()
    expect(shy.locator("#said")).to_contain_text("Your answer is in")
    assert len(led.pupils(code)) == 2 and len(led.answers(code)) == 3
    context.close()
