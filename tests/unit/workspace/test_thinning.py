"""Old states are thinned out by the rule that is told, whole or not at all."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from data import workspace
from data.workspace import NoSuchSet, Unreachable, engines, open_store
from data.workspace.care import thinning
from data.workspace.pieces import shelf
from data.workspace.schema import blobs, revisions
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.unit.workspace.test_pieces import make_many
from tests.workspace_sets import make_set

TODAY = date(2030, 6, 15)


def aged(address: str, ages: Mapping[int, float]) -> None:
    """Let each revision have been made so many days before today, at noon."""
    engine = engines.engine_for(address)
    noon = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    with engine.begin() as connection:
        for number, days in ages.items():
            made = (noon - timedelta(days=days)).isoformat()
            here = revisions.c.number == number
            connection.execute(update(revisions).where(here).values(made=made))
    engine.dispose()


def saved(store: Store, set_id: str, times: int) -> None:
    """Save so many further states."""
    head = store.info(set_id).head
    for number in range(head, head + times):
        store.save(set_id, number, cells={"events": {"e1": {"note": f"state {number + 1}"}}})


def numbers(store: Store, set_id: str) -> list[int]:
    return [revision.number for revision in store.revisions(set_id)]


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def test_the_rule(store: Store, database: str) -> None:
    set_id = make_many(store, 600)
    saved(store, set_id, 12)
    aged(database, {
        1: 900, 2: 800.0, 3: 799.0,  # the first; two of one month
        4: 500, 5: 400.2, 6: 400.1,
        7: 100.2, 8: 100.1, 9: 99,   # two of one day
        10: 29.2, 11: 29.1, 12: 1, 13: 0,
    })  # fmt: skip
    before = {number: store.content(set_id, number) for number in numbers(store, set_id)}
    gone = thinning.thin(store._database, set_id, TODAY)
    months = {number: (TODAY - timedelta(days=days)).strftime("%Y-%m")
              for number, days in {2: 800, 3: 799}.items()}  # fmt: skip
    left = [13, 12, 11, 10, 9, 8, 6, 4, 3, *([2] if months[2] != months[3] else []), 1]
    assert numbers(store, set_id) == left
    assert gone == 13 - len(left)
    forget_workspaces()
    store = open_store(database)
    for number in left:
        assert store.content(set_id, number)["events"].rows == before[number]["events"].rows
    assert store.check() == []
    assert thinning.thin(store._database, set_id, TODAY) == 0
    kept = {revision.number: revision for revision in store.revisions(set_id)}
    assert kept[8].parent == 6
    assert (kept[8].saves, kept[6].saves, kept[13].saves) == (2, 2, 1)
    assert sum(revision.saves for revision in kept.values()) == 13


def test_notes_and_what_stands_beside_the_line_stay(store: Store, database: str) -> None:
    set_id = make_many(store, 600)
    saved(store, set_id, 5)
    store.save(set_id, 3, cells={"events": {"e1": {"note": "mine"}}}, aside=True)
    store.note(set_id, 3, "Before the meeting")
    aged(database, dict.fromkeys(range(1, 8), 60))
    thinning.thin(store._database, set_id, TODAY)
    assert numbers(store, set_id) == [7, 6, 3, 1]
    aside = store.revisions(set_id)[0]
    assert (aside.aside, aside.parent, aside.saves) == (True, 3, 1)


def test_what_is_gone_is_said_and_the_others_can_be_compared_and_undone(
    store: Store, database: str
) -> None:
    set_id = make_many(store, 600)
    saved(store, set_id, 4)
    aged(database, dict.fromkeys(range(1, 5), 60) | {5: 2})
    assert thinning.thin(store._database, set_id, TODAY) == 2
    for act in (
        lambda: store.content(set_id, 3),
        lambda: store.undo(set_id, 3),
        lambda: store.restore(set_id, 3),
        lambda: store.compare(set_id, 3, 5),
        lambda: store.save(set_id, 3, cells={"events": {"e1": {"note": "late"}}}),
    ):
        with pytest.raises(NoSuchSet, match="no longer kept"):
            act()
    (change,) = store.compare(set_id, 1, 4)
    assert change.columns == ("note",)
    store.undo(set_id, 4 + 1)
    assert store.content(set_id)["events"].rows["e1"]["note"] == "state 4"


def test_what_nothing_needs_is_taken_off_the_disk(store: Store, database: str) -> None:
    set_id = make_many(store, 600)
    saved(store, set_id, 6)
    aged(database, dict.fromkeys(range(1, 8), 60))
    other = store.duplicate(set_id)
    thinning.thin(store._database, set_id, TODAY)
    with store._database.reading() as connection:
        asked = select(blobs.c.hash).where(blobs.c.set_id == set_id)
        assert set(connection.execute(asked).scalars()) == shelf.used(connection, set_id)
    assert len(store.open(other).events) == 600


def test_thinning_that_fails_takes_nothing(
    store: Store, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = make_many(store, 600)
    saved(store, set_id, 4)
    aged(database, dict.fromkeys(range(1, 6), 60))

    def breaks(*_: object) -> None:
        raise Unreachable("in the middle")

    monkeypatch.setattr(thinning, "_sweep", breaks)
    with pytest.raises(Unreachable):
        thinning.thin(store._database, set_id, TODAY)
    monkeypatch.undo()
    assert numbers(store, set_id) == [5, 4, 3, 2, 1]
    assert store.check() == []


def test_of_a_damaged_set_nothing_goes(own_workspace: str) -> None:
    store = open_store(own_workspace)
    set_id = make_many(store, 600)
    saved(store, set_id, 4)
    aged(own_workspace, dict.fromkeys(range(1, 6), 60))
    engine = engines.engine_for(own_workspace)
    with engine.begin() as connection:
        connection.execute(update(blobs).values(content=b"{"))
    engine.dispose()
    assert thinning.thin(store._database, set_id, TODAY) == 0
    assert numbers(store, set_id) == [5, 4, 3, 2, 1]


def test_it_is_done_after_a_save_and_at_the_start(
    store: Store, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id, other = make_many(store, 600), make_set(store)
    saved(store, set_id, 3)
    long_ago = (datetime.now(UTC) - timedelta(days=500)).isoformat()
    engine = engines.engine_for(database)
    with engine.begin() as connection:
        here = revisions.c.set_id == set_id
        connection.execute(update(revisions).where(here).values(made=long_ago))
    engine.dispose()
    store.rename(set_id, "Again on this day")
    assert numbers(store, set_id) == [5, 4, 3, 2, 1]  # this process has looked today
    store._thinned.clear()
    store.rename(set_id, "On the next day")
    assert numbers(store, set_id) == [6, 5, 4, 1]
    engine = engines.engine_for(database)
    with engine.begin() as connection:
        connection.execute(update(revisions).where(here).values(made=long_ago))
    engine.dispose()
    workspace._check()
    assert numbers(store, set_id) == [6, 1]
    assert numbers(store, other) == [1]
