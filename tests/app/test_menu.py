"""What stands at the top, and what a frame on another page shows."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.explore import explore_page
from data.classroom.pages_first import PAGES_FIRST

PAGES = str(Path(__file__).parents[2] / "components" / "pages.py")
WORDS_MOST = 5


def menus(monkeypatch: pytest.MonkeyPatch, *, embedded: bool) -> list[tuple[object, str]]:
    """What the script hands to `st.navigation`: the pages and the position."""
    import streamlit as st

    shown = []
    real = st.navigation

    def navigation(pages: object, position: str) -> object:
        shown.append((pages, position))
        return real(pages, position=position)  # type: ignore[arg-type]

    monkeypatch.setattr(st, "navigation", navigation)
    at = AppTest.from_file(PAGES, default_timeout=30)
    at.context = {"is_embedded": embedded}
    assert not at.run().exception
    return shown


def test_boards_let_a_page_go_first_while_it_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    free: list[bool] = []
    monkeypatch.setattr(explore_page, "render", lambda: free.append(PAGES_FIRST.give_way(0.0)))
    assert not AppTest.from_file(PAGES, default_timeout=30).run().exception
    assert free == [False] and PAGES_FIRST.give_way(0.0)


@pytest.mark.parametrize("embedded", [False, True])
def test_in_a_frame_no_logo_lies_over_the_chart(
    monkeypatch: pytest.MonkeyPatch, embedded: bool
) -> None:
    import streamlit as st

    logos: list[str] = []
    monkeypatch.setattr(st, "logo", lambda image, **given: logos.append(image))
    menus(monkeypatch, embedded=embedded)
    assert bool(logos) is not embedded


def test_a_newcomer_reads_at_most_five_words(monkeypatch: pytest.MonkeyPatch) -> None:
    [(menu, position)] = menus(monkeypatch, embedded=False)
    assert isinstance(menu, dict) and position == "top"
    alone = [page.title for page in menu[""] if page.visibility == "visible"]
    words = [*alone, *(group for group in menu if group)]
    assert sum(len(word.split()) for word in words) <= WORDS_MOST
    assert words[0] == "Explore"


def test_no_address_of_a_page_is_lost_in_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    [(menu, _)] = menus(monkeypatch, embedded=False)
    assert isinstance(menu, dict)
    addresses = {page.url_path for pages in menu.values() for page in pages}
    old = {"", "explain", "compare", "bring-in", "workshop", "method", "data"}
    assert old <= addresses


def test_a_frame_has_no_way_to_other_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    [(pages, position)] = menus(monkeypatch, embedded=True)
    assert isinstance(pages, list) and position == "hidden"
    assert [page.title for page in pages] == ["Explore"]


def test_a_frame_holds_chart_and_card_and_nothing_to_set() -> None:
    at = AppTest.from_file(PAGES, default_timeout=30)
    at.context = {"is_embedded": True}
    at.query_params["event"] = "1948-06-28-cominform-expulsion"
    at.run()
    assert not at.exception
    bodies = "".join(str(getattr(html, "body", "")) for html in at.get("html"))
    assert "thaw-card" in bodies or "Pick an event" in bodies
    widgets = [*at.selectbox, *at.text_input, *at.toggle, *at.checkbox, *at.radio, *at.slider]
    assert widgets == []
    labels = [button.label for button in at.button]
    assert not {"Take home", "Share", "Filters"} & set(labels)


def test_a_frame_that_asks_for_nothing_that_is_there_says_so() -> None:
    at = AppTest.from_file(PAGES, default_timeout=30)
    at.context = {"is_embedded": True}
    at.query_params["q"] = "zzzzzz"
    at.run()
    assert not at.exception
    assert any("No event" in text.value for text in at.text)
