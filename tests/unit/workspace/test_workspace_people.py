"""Whose sets are whose: a table of who may do what, on each kind of database."""

import threading
from collections.abc import Callable

import pandas as pd
import pytest

from data import catalog, workspace
from data.events.data_set import BrokenSet
from data.workspace import Conflict, NoSuchSet, NotYours, open_store, place
from data.workspace.people.asking import (
    GUEST,
    OWNER,
    Asker,
    ask_as,
    asker,
    asking_as,
    carried,
    member,
)
from data.workspace.people.sharing import EDIT, GUESTS, MEMBERS, OWN, READ, Share
from data.workspace.store import Store
from tests.workspace_sets import events, make_set

ANA, BEN, CAI, DEE = (member(f"{name}@school.example") for name in ("ana", "ben", "cai", "dee"))


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


@pytest.fixture
def shared(store: Store) -> str:
    """Ana's set, which Ben may edit and Cai may read."""
    with asking_as(ANA):
        set_id = make_set(store)
        store.share(set_id, BEN.person, True)
        store.share(set_id, " CAI@school.example ", False)
    return set_id


READING: dict[str, Callable[[Store, str], object]] = {
    "info": lambda store, one: store.info(one),
    "stamp": lambda store, one: store.stamp(one),
    "content": lambda store, one: store.content(one),
    "an older content": lambda store, one: store.content(one, 1),
    "table": lambda store, one: store.table(one, "events"),
    "open": lambda store, one: store.open(one),
    "revisions": lambda store, one: store.revisions(one),
    "compare": lambda store, one: store.compare(one, 1, 1),
    "take home": lambda store, one: store.take_home(one),
    "newest readable": lambda store, one: store.newest_readable(one),
    "shares": lambda store, one: store.shares(one),
    "duplicate": lambda store, one: store.duplicate(one),
}


def settle(store: Store, one: str) -> None:
    """Somebody else may bring in what its author left beside the line."""
    with asking_as(ANA):
        number = store.save(one, 1, about={"homepage": "x"}, aside=True).number
    store.settle(one, number)


EDITING: dict[str, Callable[[Store, str], object]] = {
    "save": lambda store, one: store.save(one, 1, about={"title": "New"}),
    "save aside": lambda store, one: store.save(one, 1, about={"title": "New"}, aside=True),
    "settle": settle,
    "undo": lambda store, one: store.undo(one, 2),
    "note": lambda store, one: store.note(one, 1, "why"),
    "restore": lambda store, one: store.restore(one, 1),
    "rename": lambda store, one: store.rename(one, "New"),
}
OWNING: dict[str, Callable[[Store, str], object]] = {
    "archive": lambda store, one: store.archive(one),
    "unarchive": lambda store, one: store.unarchive(one),
    "delete": lambda store, one: store.delete(one),
    "undelete": lambda store, one: store.undelete(one),
    "purge": lambda store, one: store.purge(one),
    "share": lambda store, one: store.share(one, "x@school.example", True),
}
NOT_OF_ONE_SET = {"create", "copy_shipped", "list", "check", "close", "right", "thin"}


def test_every_method_of_the_store_is_in_the_table() -> None:
    told = {name.replace(" ", "_") for name in {**READING, **EDITING, **OWNING}}
    methods = {name for name in dir(Store) if name[0] != "_"}
    assert methods - told == NOT_OF_ONE_SET


@pytest.mark.parametrize(
    ("who", "right"),
    [(OWNER, OWN), (ANA, OWN), (BEN, EDIT), (CAI, READ), (DEE, 0), (GUEST, 0)],
    ids=["owner", "ana", "ben", "cai", "dee", "guest"],
)
def test_who_may_do_what(store: Store, shared: str, who: Asker, right: int) -> None:
    with asking_as(ANA):
        store.save(shared, 1, about={"description": "Second"})
    acts = [(READ, READING), (EDIT, EDITING), (OWN, OWNING)]
    for least, table in acts:
        for name, act in table.items():
            with asking_as(who):
                refused: type[Exception] | None = None
                try:
                    act(store, shared)
                except (NoSuchSet, NotYours) as problem:
                    refused = type(problem)
            wanted = None if right >= least else NoSuchSet if right == 0 else NotYours
            assert refused is wanted, name
    with asking_as(who):
        assert (shared in {info.id for info in store.list()}) is (right > 0)


def test_a_set_taken_from_a_department_takes_its_shares_along(store: Store, shared: str) -> None:
    with asking_as(ANA):
        store.delete(shared)
        store.purge(shared)
    assert store.list() == []


def test_what_is_shared_with_all(store: Store) -> None:
    with asking_as(ANA):
        to_all, to_guests = make_set(store, "For all"), make_set(store, "For guests")
        store.share(to_all, MEMBERS, True)
        store.share(to_guests, GUESTS, False)
    for who, seen in ((DEE, {to_all, to_guests}), (GUEST, {to_guests}), (ANA, {to_all, to_guests})):
        with asking_as(who):
            assert {info.id for info in store.list()} == seen
    with asking_as(DEE):
        assert store.save(to_all, 1, about={"title": "Ours"}).author == DEE.person
    with asking_as(GUEST), pytest.raises(NotYours):
        store.save(to_guests, 1, about={"title": "Mine"})


def test_what_was_shared_can_be_taken_back(store: Store, shared: str) -> None:
    with asking_as(ANA):
        store.share(shared, BEN.person, False)
        assert store.shares(shared) == [Share(BEN.person, False), Share(CAI.person, False)]
        store.share(shared, CAI.person, None)
    with asking_as(CAI), pytest.raises(NoSuchSet):
        store.info(shared)
    with asking_as(BEN), pytest.raises(NotYours):
        store.rename(shared, "Mine")


@pytest.mark.parametrize("name", ["", "  ", "*everyone", "x" * 201, "a\nb"])
def test_a_name_that_is_none(store: Store, shared: str, name: str) -> None:
    with asking_as(ANA), pytest.raises(ValueError):
        store.share(shared, name, False)
    with asking_as(ANA), pytest.raises(ValueError, match="Guests read"):
        store.share(shared, GUESTS, True)


def test_a_guest_keeps_nothing(store: Store, shared: str) -> None:
    with asking_as(GUEST):
        with pytest.raises(NotYours):
            make_set(store)
        with pytest.raises(NotYours):
            store.copy_shipped(catalog.open_set("soviet-yugoslav"))
    assert [info.id for info in store.list()] == [shared]


def test_revisions_and_conflicts_say_who(store: Store, shared: str) -> None:
    with asking_as(BEN):
        store.save(shared, 1, events=events(title=["Ben's", "Second", "Third"]))
    with asking_as(ANA), pytest.raises(Conflict, match=r"by ben@school\.example") as refused:
        store.save(shared, 1, events=events(title=["Ana's", "Second", "Third"]))
    assert refused.value.by == (BEN.person,)
    told = [(one.number, one.author) for one in store.revisions(shared)]
    assert told == [(2, BEN.person), (1, ANA.person)]
    assert store.info(shared).owner == ANA.person


def test_without_a_department_nobody_is_named(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, events=events(title=["One", "Second", "Third"]))
    with pytest.raises(Conflict, match="changed elsewhere in the meantime"):
        store.save(set_id, 1, events=events(title=["Other", "Second", "Third"]))
    assert {one.author for one in store.revisions(set_id)} == {""}


def test_a_copy_is_whose_who_made_it(store: Store, shared: str) -> None:
    with asking_as(CAI):
        copy = store.duplicate(shared)
        store.rename(copy, "Mine")
    with asking_as(ANA), pytest.raises(NoSuchSet):
        store.open(copy)
    assert store.info(copy).owner == CAI.person


def test_a_thread_asks_for_whom_it_was_begun(store: Store) -> None:
    ask_as(lambda: ANA)
    try:
        run = carried(lambda: make_set(store))
    finally:
        ask_as(None)
    assert asker() is OWNER
    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert [info.owner for info in store.list()] == [ANA.person]


def test_a_member_without_a_name_is_none() -> None:
    with pytest.raises(ValueError):
        member("")


def test_the_catalogue_tells_guests_of_no_set_that_is_not_theirs(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(place.VARIABLE, database)
    hidden, open_to_all = make_set(workspace.open_store()), make_set(workspace.open_store(), "Open")
    workspace.open_store().share(open_to_all, GUESTS, False)
    with asking_as(GUEST):
        names = {entry.name for entry in catalog.list_sets()}
        assert open_to_all in names and hidden not in names
        assert catalog.stamp(hidden) == ""
        assert len(catalog.open_set(open_to_all).events) == 3
        with pytest.raises(BrokenSet, match="no such data set"):
            catalog.open_set(hidden)
    assert isinstance(catalog.open_set(hidden).events, pd.DataFrame)
