"""The board on a projector: whatever a class has come to, it stands on one screen."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from data import catalog
from data.classroom import questions
from data.classroom.state import State
from data.classroom.store import Classes
from tests.harness import Server, wait_for
from tests.unit.classroom.test_classes import TOKENS, done

# What stands below the window's lower edge, in px; and whether all that came is written.
OVER = """(news) => {
  const page = document.querySelector('[data-testid="stMain"]');
  const there = Number(document.querySelector(".class-live").dataset.news) >= news;
  return there && page.scrollHeight <= page.clientHeight;
}"""


@pytest.fixture(scope="module")
def teaching(server: Server) -> Iterator[Classes]:
    made = Classes(f"sqlite:///{server.log.parent / 'workspace' / 'sets.sqlite3'}")
    yield made
    made.close()


def test_a_board_stands_on_one_screen(
    page: Page, visit: Callable[..., Page], teaching: Classes
) -> None:
    relation = catalog.open_set("soviet-yugoslav")
    asked = questions.rate(relation, 3, 8)
    code = teaching.begin("rate", relation, asked, State(at=len(asked) - 1, names=True))
    for pupil, token in enumerate(TOKENS[:30]):
        done(teaching.join(code, token, f"Somebody called {pupil}"))
        given = [
            teaching.answer(code, token, one["id"], 1, 1, (-7.0, 0.0, 7.0)[(pupil + at) % 3])
            for at, one in enumerate(asked)
        ]
        assert [done(one) for one in given] == [pupil + 1] * len(asked)
    page.set_viewport_size({"width": 1280, "height": 720})
    visit(f"/classroom?class={code}&view=board")
    expect(page.locator(".class-disputed li").first).to_be_visible()
    expect(page.locator(".class-why b")).to_be_visible()
    for bar in (".stAppHeader", ".st-key-class-link"):  # the projector shows the board alone
        expect(page.locator(bar)).to_be_hidden()
    wait_for(page, OVER, teaching.pulse(code).news)
    teaching.step(code, lambda state: replace(state, hold=True, shown=()))
    expect(page.locator(".class-offered li")).to_have_count(6)
    wait_for(page, OVER, teaching.pulse(code).news)
