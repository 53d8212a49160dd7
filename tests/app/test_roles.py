"""What is drawn for guests and members: pages by role, sets by role, and no way round."""

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.door import opened
from components.door.people import asker_here
from components.door.roles import SEEN
from data import workspace
from data.workspace import NotYours, place
from data.workspace.people.asking import ask_as, asking_as, member
from tests.workspace_sets import make_set

PAGES = str(Path(__file__).parents[2] / "components" / "pages.py")
ANA = "ana@school.example"


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A workspace of its own, asked on behalf of whoever looks at the page."""
    monkeypatch.setenv(place.VARIABLE, f"sqlite:///{tmp_path / 'sets.sqlite3'}")
    ask_as(asker_here)
    yield
    ask_as(None)
    opened.open_pages(())


def visit(role: str, person: str = "", *, page: str = "") -> AppTest:
    """The app as somebody sees it; `page` asks for a page as a changed message would."""
    at = AppTest.from_file(PAGES, default_timeout=60)
    at.session_state[SEEN] = (role, person)
    if page:
        at._page_hash = page_hash(page)
    return at.run()


def page_hash(path: str) -> str:
    """What a browser sends for a page."""
    from streamlit.util import calc_hash

    return calc_hash(path)


def titles(at: AppTest) -> list[str]:
    assert not at.exception
    return [title.value for title in at.title]


def words(at: AppTest) -> str:
    assert not at.exception
    shown: list[Any] = [*at.text, *at.title, *at.header, *at.get("html")]
    parts = (str(getattr(one, "value", getattr(one, "body", one))) for one in shown)
    return html.unescape("\n".join(parts))


@pytest.fixture
def menus(monkeypatch: pytest.MonkeyPatch) -> list[set[str]]:
    """The addresses in each menu that was drawn."""
    import streamlit as st

    found: list[set[str]] = []
    real = st.navigation

    def navigation(pages: Any, position: str) -> object:
        listed = (
            pages if isinstance(pages, list) else [p for group in pages.values() for p in group]
        )
        found.append({page.url_path for page in listed})
        return real(pages, position=position)  # type: ignore[arg-type]

    monkeypatch.setattr(st, "navigation", navigation)
    return found


def test_pages_of_a_guest_are_those_that_are_open(menus: list[set[str]]) -> None:
    assert titles(visit("guest")) == ["You are a guest here"]
    opened.open_pages(["method", "sources"])
    visit("guest")
    opened.open_pages(list(opened.PAGES))
    visit("guest")
    assert menus == [{""}, {"", "method", "data"}, {"", "explain", "compare", "data", "method"}]


def test_owner_and_member_have_all_pages(menus: list[set[str]]) -> None:
    visit("owner")
    visit("member", ANA)
    everything = {"", "explain", "compare", "teach", "bring-in", "workshop", "data", "method",
                  "sharing"}  # fmt: skip
    assert menus[0] >= everything and menus[0] == menus[1]


@pytest.mark.parametrize("page", ["workshop", "bring-in", "teach", "sharing", "any-pair"])
def test_a_changed_message_reaches_no_page_that_is_not_in_the_menu(page: str) -> None:
    opened.open_pages(["method"])
    shown = titles(visit("guest", page=page))
    assert shown in (["You are a guest here"], [])
    assert titles(visit("guest", page="method")) == ["How events become a temperature"]
    assert visit("owner", page="workshop").title[0].value == "Workshop"


def test_a_guest_sees_no_set_that_is_not_shared() -> None:
    store = workspace.open_store()
    hidden, shared = make_set(store, "Hidden"), make_set(store, "Shown to all")
    store.share(shared, "*guests", False)
    opened.open_pages(["explore"])
    for asked, seen in ((hidden, False), (shared, True)):
        at = AppTest.from_file(PAGES, default_timeout=60)
        at.session_state[SEEN] = ("guest", "")
        at.query_params["set"] = asked
        at.run()
        assert ("That data set is not here" not in titles(at)) is seen
        assert "Hidden" not in words(at)
        assert all("Hidden" not in str(box.options) for box in at.selectbox)


def test_a_frame_shows_a_guest_what_is_open() -> None:
    def framed() -> AppTest:
        at = AppTest.from_file(PAGES, default_timeout=60)
        at.context = {"is_embedded": True}
        at.session_state[SEEN] = ("guest", "")
        return at.run()

    assert "not open to guests" in words(framed())
    opened.open_pages(["explore"])
    assert "not open to guests" not in words(framed())


def test_a_member_works_with_own_sets() -> None:
    with asking_as(member(ANA)):
        make_set(workspace.open_store(), "Ana's")
    make_set(workspace.open_store(), "The owner's")
    shown = words(visit("member", ANA, page="workshop"))
    assert "Ana's" in shown and "The owner's" not in shown


def test_the_owner_opens_pages_and_shares_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    store = workspace.open_store()
    set_id = make_set(store, "Mine")
    at = visit("owner", page="sharing")
    assert titles(at) == ["Sharing"]
    at.checkbox(key="sharing_open_explore").check().run()
    assert opened.opened() == ("explore",) and not at.exception
    opened.open_pages(())  # as after the end of the program
    assert opened.at_start() == ("explore",)
    monkeypatch.setenv("THAW_GUESTS", "method")
    assert opened.at_start() == ("method",)
    monkeypatch.delenv("THAW_GUESTS")
    at.checkbox(key="sharing_open_explore").uncheck().run()
    assert opened.at_start() == ()
    at.button(key=f"sharing_begin_*guests_{set_id}").click().run()
    assert not at.exception
    assert [one.person for one in store.shares(set_id)] == ["*guests"]
    at.button(key=f"sharing_stop_*guests_{set_id}").click().run()
    assert store.shares(set_id) == []


def test_a_set_to_read_says_so_on_the_workbench() -> None:
    store = workspace.open_store()
    with asking_as(member("ben@school.example")):
        set_id = make_set(store, "Ben's")
        store.share(set_id, ANA, False)
    shown = words(visit("member", ANA, page="workshop"))
    assert "made by ben@school.example" in shown
    at = AppTest.from_file(PAGES, default_timeout=60)
    at.session_state[SEEN] = ("member", ANA)
    at._page_hash = page_hash("workshop")
    at.query_params["edit"] = set_id
    shown = words(at.run())
    assert "shared with you to read" in shown and "nothing can be changed here" in shown
    assert "Every change is saved" not in shown
    tables = [one.proto for one in at.dataframe]
    assert tables and all(one.disabled for one in tables)
    fields = [*at.text_input, *at.text_area, *at.number_input, *at.get("color_picker")]
    own = [one for one in fields if f"_{set_id}_" in one.proto.id]
    assert len(own) > 10
    assert [one.label for one in own if not one.proto.disabled] == []
    lanes = [one for one in at.button if "_lane_" in str(one.key)]
    assert lanes and all(one.disabled for one in lanes)
    assert at.button(key="workshop_restore").disabled
    assert not [
        one.label for one in at.button if one.label.startswith(("Add an event", "Delete t"))
    ]
    with asking_as(member(ANA)), pytest.raises(NotYours):
        store.save(set_id, 1, events=store.table(set_id, "events"), message="forged")
    with asking_as(member("ben@school.example")):
        store.share(set_id, ANA, True)
    assert "Every change is saved" in words(at.run())
    assert not any(one.proto.disabled for one in at.dataframe)
    assert not any(one.disabled for one in [*at.text_area, *at.number_input])
    with asking_as(member("ben@school.example")):
        head = store.info(set_id).head
        store.share(set_id, ANA, None)
    at.text_area[0].set_value("Written when it was no longer shared").run()
    assert "no longer shares it with you" in at.error[0].value
    with asking_as(member("ben@school.example")):
        assert store.info(set_id).head == head


def test_a_member_opens_nothing_and_shares_only_own_sets() -> None:
    make_set(workspace.open_store(), "The owner's")
    at = visit("member", ANA, page="sharing")
    assert not at.checkbox
    assert "The owner's" not in words(at) and ANA in words(at)


@pytest.mark.parametrize("given", ["workshop", "explore, bring-in", "everything"])
def test_a_setting_that_opens_too_much_is_said(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(opened.VARIABLE, given)
    with pytest.raises(ValueError, match="THAW_GUESTS"):
        opened.of_setting()


def test_settings_that_open_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for given, wanted in (("", ()), ("all", tuple(opened.PAGES)),
                          ("method, Explore", ("explore", "method"))):  # fmt: skip
        monkeypatch.setenv(opened.VARIABLE, given)
        assert opened.of_setting() == wanted
