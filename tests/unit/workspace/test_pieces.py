"""Large tables lie in pieces: a save writes what changed, and every state comes back as it was."""

import pickle
import random
import sqlite3
from contextlib import closing

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select, update

from data.basics import limits, progress
from data.workspace import Damaged, NoSuchSet, WorkspaceError, content, engines, open_store, place
from data.workspace.content import Table
from data.workspace.pieces import cutting, gathering, shelf
from data.workspace.schema import blobs
from data.workspace.store import Store
from tests.conftest import forget_workspaces
from tests.workspace_sets import ACTORS, CATEGORIES, make_set, sources

MANY = 2_400


def many_events(rows: int = MANY) -> pd.DataFrame:
    """So many events, each with words of its own."""
    chance = random.Random(7)  # noqa: S311 (words, not secrets)
    words = ["trade", "talks", "border", "visit", "protest", "treaty", "note", "aid", "army"]
    return pd.DataFrame(
        {
            "event_id": [f"e{number}" for number in range(rows)],
            "date": [f"{1900 + n // 365 % 100}-{n // 28 % 12 + 1:02d}-{n % 28 + 1:02d}"
                     for n in range(rows)],
            "title": [f"{' '.join(chance.choices(words, k=4))} {n}" for n in range(rows)],
            "category": "talks",
            "initiator": ["A", "B"] * (rows // 2),
            "score": [float(chance.randint(-10, 10)) for _ in range(rows)],
            "sources": "book",
        }
    )  # fmt: skip


def make_many(store: Store, rows: int = MANY) -> str:
    """Keep a large set and give its id."""
    return store.create(
        title="Many", actors=ACTORS, categories=CATEGORIES, events=many_events(rows),
        sources=sources(),
    )  # fmt: skip


def stored(address: str) -> dict[str, int]:
    """How many bytes lie under each hash."""
    engine = engines.engine_for(address)
    with engine.connect() as connection:
        found = connection.execute(select(blobs.c.hash, func.length(blobs.c.content))).all()
    engine.dispose()
    return {row[0]: row[1] for row in found}


@pytest.fixture
def store(database: str) -> Store:
    return open_store(database)


def test_a_changed_cell_writes_its_piece_and_the_way_to_it(store: Store, database: str) -> None:
    set_id = make_many(store)
    before = stored(database)
    store.save(set_id, 1, cells={"events": {"e1500": {"note": "Changed"}}}, message="one")
    after = stored(database)
    new = {digest: size for digest, size in after.items() if digest not in before}
    assert 2 <= len(new) <= 5
    assert sum(new.values()) < 10_000 < sum(before.values())
    forget_workspaces()
    store = open_store(database)
    (row,) = store.compare(set_id, 1, 2)
    assert (row.table, row.key, row.columns) == ("events", "e1500", ("note",))
    assert store.revisions(set_id)[0].counts == {"events": (0, 1, 0)}
    assert store.content(set_id)["events"].rows["e1500"]["note"] == "Changed"
    assert store.check() == []


def test_a_row_more_or_less_writes_little_too(store: Store, database: str) -> None:
    set_id = make_many(store)
    events = store.table(set_id, "events")
    for change in (
        events.drop(index=1200),
        pd.concat([events.iloc[[5]].assign(event_id="new"), events]),
    ):
        before = stored(database)
        head = store.info(set_id).head
        store.save(set_id, head, events=change)
        assert sum(size for d, size in stored(database).items() if d not in before) < 20_000
    forget_workspaces()
    assert list(open_store(database).content(set_id)["events"].rows)[:2] == ["new", "e0"]


def test_it_is_cut_alike_whatever_came_before(store: Store) -> None:
    set_id = make_many(store)
    changes: dict[str, dict[str, object]] = {"e3": {"title": "Other"}, "e2399": {"score": 2}}
    store.save(set_id, 1, cells={"events": changes})
    events = many_events()
    events.loc[3, "title"], events.loc[2399, "score"] = "Other", 2.0
    assert store.save(set_id, 1, events=events).number == 2  # nothing differs
    fresh = content.from_frame("events", events)
    there = store.content(set_id)["events"]
    assert cutting.cut(fresh).digest == cutting.cut(there).digest


@given(st.data())
def test_cuts_of_any_change_are_those_of_the_rows_alone(data: st.DataObject) -> None:
    rows = {f"k{n}": {"event_id": f"k{n}", "title": "x" * (n % 5 + 1)} for n in range(400)}
    columns = ("event_id", "title", "note")
    before = Table(columns, rows)
    cutting.cut(before)
    keys = list(rows)
    gone = data.draw(st.sets(st.sampled_from(keys), max_size=20))
    noted = data.draw(st.sets(st.sampled_from(keys), max_size=5))
    left = {k: {**row, "note": "n"} if k in noted else row for k, row in rows.items()
            if k not in gone}  # fmt: skip
    if data.draw(st.booleans()):
        left = {"new": {"event_id": "new"}, **left}
    if data.draw(st.booleans()):
        left = dict(reversed(left.items()))
    like, alone = cutting.cut(Table(columns, left), before), cutting.cut(Table(columns, left))
    assert like == alone or (like.digest, like.pieces) == (alone.digest, alone.pieces)
    assert sum(count for _, count in like.pieces) == len(left)


def test_every_state_is_read_as_it_was(store: Store, database: str) -> None:
    set_id = make_many(store, 700)
    chance, states = random.Random(3), [store.content(set_id)]  # noqa: S311 (rows, not secrets)
    for number in range(1, 9):
        key = chance.choice(list(states[-1]["events"].rows))
        store.save(set_id, number, cells={"events": {key: {"note": f"save {number}"}}})
        states.append(store.content(set_id))
    forget_workspaces()
    store = open_store(database)
    for number in chance.sample(range(1, 10), 9):
        found = store.content(set_id, number)
        for name, table in states[number - 1].items():
            assert list(found[name].rows.items()) == list(table.rows.items())
            assert content.to_frame(found[name]).equals(content.to_frame(table))


def test_two_windows_change_cells_of_a_large_table(store: Store) -> None:
    set_id = make_many(store, 700)
    store.save(set_id, 1, cells={"events": {"e1": {"title": "Mine"}}})
    merged = store.save(set_id, 1, cells={"events": {"e2": {"title": "Yours"}}})
    titles = store.table(set_id, "events")["title"]
    assert (merged.number, titles[1], titles[2]) == (3, "Mine", "Yours")


def test_a_copy_has_pieces_of_its_own(store: Store, database: str) -> None:
    set_id = make_many(store, 700)
    again = store.duplicate(set_id)
    store.delete(set_id)
    store.purge(set_id)
    forget_workspaces()
    store = open_store(database)
    assert len(store.open(again).events) == 700
    assert store.check() == []


def test_a_copy_takes_what_is_packed_already_and_nothing_that_is_damaged(
    store: Store, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_id = make_many(store, 700)
    (piece, *_), made = cutting.cut(store.content(set_id)["events"]).pieces, []
    with store._database.writing() as connection:
        connection.execute(update(blobs).where(blobs.c.hash == piece[0]).values(content=b"no"))
    build = cutting._piece
    monkeypatch.setattr(cutting, "_piece", lambda rows: made.append(len(rows)) or build(rows))
    again = store.duplicate(set_id)
    assert made == [piece[1]]  # the others lie there packed
    store.close()
    forget_workspaces()
    assert len(open_store(database).open(again).events) == 700


def test_cells_of_the_key_name_the_row_anew(store: Store) -> None:
    set_id = make_set(store)
    store.save(set_id, 1, cells={"sources": {"book": {"source_id": "work"}}})
    assert list(store.content(set_id)["sources"].rows) == ["work"]
    blank = dict.fromkeys(store.table(set_id, "events").columns, "")
    store.save(set_id, 2, cells={"events": {"one": blank}})
    assert list(store.content(set_id)["events"].rows) == ["two", "three"]
    with pytest.raises(WorkspaceError, match="no row “four”"):
        store.save(set_id, 3, cells={"events": {"four": {"title": "x"}}})
    assert store.info(set_id).head == 3


def test_a_frame_handed_out_is_ones_own(store: Store) -> None:
    set_id = make_set(store)
    for column in ("title", "note"):
        mine = store.table(set_id, "events")
        mine[column] = "spoilt"
        head = store.info(set_id).head
        store.save(set_id, head, cells={"events": {"two": {column: "Told"}}})
        table = store.table(set_id, "events")
        assert table[column].to_list()[1] == "Told"
        assert "spoilt" not in set(table[column])
        assert table.equals(content.to_frame(Table(*_parts(store.content(set_id)["events"]))))


def _parts(table: Table) -> tuple[tuple[str, ...], dict[str, dict[str, str]]]:
    return table.columns, pickle.loads(pickle.dumps(dict(table.rows)))  # noqa: S301 (our own)


@pytest.mark.parametrize(
    ("which", "how"), [("root", "cut"), ("node", "gone"), ("node", "other"), ("piece", "gone")]
)
def test_damage_in_a_piece_is_told_and_one_state_back_works(
    own_workspace: str, which: str, how: str
) -> None:
    store = open_store(own_workspace)
    set_id = make_many(store)
    before = stored(own_workspace)
    store.save(set_id, 1, cells={"events": {"e1500": {"note": "Changed"}}})
    new = set(stored(own_workspace)) - set(before)
    cut = cutting.cut(store.content(set_id)["events"])
    pieces = {digest for digest, _ in cut.pieces}
    nodes = new & set(cut.nodes) - {cut.digest}
    assert nodes
    digest = {"root": cut.digest, "node": min(nodes), "piece": min(new & pieces)}[which]
    file = place.file_of(own_workspace)
    assert file is not None
    with closing(sqlite3.connect(file)) as connection:
        if how == "gone":
            connection.execute("DELETE FROM thaw_blobs WHERE hash = ?", [digest])
        else:
            asked = "SELECT content FROM thaw_blobs WHERE hash = ?"
            (other,) = connection.execute(asked, [min(before)]).fetchone()
            value = b"x\x9c" if how == "cut" else other
            connection.execute("UPDATE thaw_blobs SET content = ? WHERE hash = ?", [value, digest])
        connection.commit()
    forget_workspaces()
    store = open_store(own_workspace)
    with pytest.raises(Damaged, match="Revision 2 is damaged: its table “events”"):
        store.content(set_id)
    assert any("revision 2 cannot be read: events" in found.what for found in store.check())
    assert store.take_home(set_id)
    assert store.newest_readable(set_id) == 1
    assert store.restore(set_id, 1).number == 3
    assert len(store.open(set_id).events) == MANY


def test_what_is_remembered_is_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data.workspace.pieces.gathering.REMEMBERED", 1_000)
    set_ids = [make_many(store, 700) for _ in range(3)]
    for set_id in set_ids:
        assert len(store.content(set_id)["events"].rows) == 700
    with store._database.reading() as connection:
        tables = shelf.gathered(connection)._tables.values()
    assert sum(len(table.rows) for table in tables) <= 1_400


def test_a_state_that_is_not_there(store: Store) -> None:
    set_id = make_set(store)
    with pytest.raises(NoSuchSet, match="has no revision 9"):
        store.content(set_id, 9)


def test_two_states_of_the_largest_set_are_remembered() -> None:
    assert gathering.REMEMBERED >= 2 * limits.MAX_ROWS + 10_000  # with the small tables beside


def test_keeping_many_rows_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "EVERY", 2)
    heard: dict[str, list[float]] = {}
    with progress.listening(lambda doing, share: heard.setdefault(doing, []).append(share)):
        make_many(open_store(), 600)
    for doing in ("Cutting the rows", "Packing the rows", "Writing the rows"):
        assert len(heard[doing]) > 2 and heard[doing] == sorted(heard[doing])
        assert max(heard[doing]) <= 1
