"""A long table in the Workshop: a part at a time, and what is typed belongs to the right row."""

import pytest
from streamlit.testing.v1 import AppTest

from components.workshop.long import parts
from data.workspace import open_store
from data.workspace.care import thinning
from data.workspace.store import Store
from tests.app.test_workshop import click, editing, run, texts, typed
from tests.unit.workspace.test_pieces import make_many

ROWS = 2_300


@pytest.fixture
def store() -> Store:
    return open_store()


def shown(at: AppTest) -> list[str]:
    """The titles on the screen."""
    return at.data_editor[0].value["title"].to_list()


def press(at: AppTest, name: str) -> AppTest:
    now = at.session_state["workshop"]
    return click(at, f"{now.key('events')}_{name}")


def test_a_part_of_a_long_table_is_shown_and_edited(store: Store) -> None:
    set_id = make_many(store, ROWS)
    rows = store.table(set_id, "events")
    at = editing(set_id)
    assert shown(at) == rows["title"][:1_000].to_list()
    assert "Rows 1 to 1,000 of 2,300." in texts(at)
    assert "Marks are rows that the table shows, the strongest of each stretch." in texts(at)
    at = press(at, "before") if not at.button(_key(at, "before")).disabled else at
    at = press(press(at, "behind"), "behind")
    assert shown(at) == rows["title"][2_000:].to_list()
    assert at.button(_key(at, "behind")).disabled
    at = typed(at, 7, note="Written in the third part")
    assert store.table(set_id, "events")["note"][2_007] == "Written in the third part"
    assert store.revisions(set_id)[0].counts == {"events": (0, 1, 0)}
    at = press(at, "before")
    at = typed(at, 0, note="In the second")
    assert store.table(set_id, "events")["note"][1_000] == "In the second"
    at = press(at, "_add")
    assert "Rows 1 to 1,000 of 2,301." in texts(at)
    assert shown(at)[0] == "New"


def _key(at: AppTest, name: str) -> str:
    return f"{at.session_state['workshop'].key('events')}_{name}"


def test_a_row_is_found_by_its_words_and_stands_first(store: Store) -> None:
    set_id = make_many(store, ROWS)
    cells = {"e1700": {"note": "The LAST word"}, "e90": {"description": "a last word, too"}}
    store.save(set_id, 1, cells={"events": cells})
    rows = store.table(set_id, "events")["title"]
    at = editing(set_id)
    for place in (90, 1_700, 90):
        at.text_input(_key(at, "seek")).set_value("last word")
        at = run(at)
        assert shown(at)[0] == rows[place]
        assert f"Row {place + 1:,} holds “last word”." in texts(at)
    at = typed(at, 0, title="Found")
    assert store.table(set_id, "events")["title"][90] == "Found"
    at.text_input(_key(at, "seek")).set_value("nobody wrote this")
    assert "No row of this table holds" in texts(run(at))


def test_the_token_tells_the_parts_whatever_it_holds() -> None:
    token = parts.with_part(parts.with_part(parts.renewed(), "events", 3), "sources", 1)
    assert parts.part_of(token, "events", 10_000) == 3
    assert parts.part_of(parts.renewed(token), "sources", 10_000) == 1
    assert parts.part_of(token, "events", 2_000) == 1
    assert parts.part_of(token, "events", 0) == 0
    for strange in ("", "-events.x", "-events.99999999", "<b>", "-events.9999999"):
        assert parts.part_of(strange, "events", 1_500) in (0, 1)
    assert parts.renewed(token) != parts.renewed(token)
    assert parts.part_of(parts.with_part(token, "events", 0), "events", 10_000) == 0


def test_the_history_tells_which_states_are_kept(store: Store) -> None:
    at = editing(make_many(store, 4))
    assert thinning.RULE in [caption.value for caption in at.caption]
