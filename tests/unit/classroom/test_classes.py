"""A class in the database: joined, led, answered; on SQLite and PostgreSQL alike."""

import threading
from collections.abc import Iterator
from concurrent.futures import Future
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import update

from data.classroom import NoSuchClass, Refused, questions
from data.classroom.state import State
from data.classroom.store import Classes
from data.classroom.tables import schema
from data.classroom.tables.orders import Answer, Join
from data.classroom.tables.pen import _do
from data.events.data_set import DataSet
from data.workspace import Unreachable, open_store

TOKENS = [f"{n:022d}" for n in range(400)]


@pytest.fixture
def classes(database: str) -> Iterator[Classes]:
    made = Classes(database)
    yield made
    made.close()


def done(future: "Future[int]") -> int:
    return future.result(timeout=30)


def begun(classes: Classes, small: DataSet, state: State | None = None) -> str:
    return classes.begin("rate", small, questions.rate(small, 1, 4), state or State(at=0))


def refused(future: "Future[int]") -> str:
    with pytest.raises(Refused) as caught:
        done(future)
    return caught.value.word


def test_looking_for_a_class_makes_no_file(classes: Classes) -> None:
    assert classes.all() == [] and classes.old() == [] and classes.counters(["AAAAAA"]) == {}
    with pytest.raises(NoSuchClass):
        classes.room("AAAAAA")


def test_joining_twice_is_joining_once(classes: Classes, small: DataSet) -> None:
    code = begun(classes, small)
    first = done(classes.join(code, TOKENS[0], "Ann"))
    assert done(classes.join(code, TOKENS[0])) == first
    assert done(classes.join(code, TOKENS[1])) == first + 1
    assert classes.pupils(code).to_dict("list") == {"number": [1, 2], "name": ["Ann", ""]}
    done(classes.join(code, TOKENS[0], "Bee"))
    assert classes.pupils(code)["name"][0] == "Bee"
    assert refused(classes.join("AAAAAA", TOKENS[0])) == "code"
    assert refused(classes.join(code, "short")) == "who"
    before = classes.room(code).version
    classes.take_name(code, 1)
    assert classes.pupils(code)["name"][0] == ""
    after = classes.room(code)  # phones hear of it, and the one that it is about forgets it
    assert after.version == before + 1 and after.state.unnamed == (1,)
    done(classes.join(code, TOKENS[0], "Cee"))
    classes.take_name(code, 1)
    assert classes.room(code).state.unnamed == (1, 1)


def test_a_locked_class_knows_those_who_are_in(classes: Classes, small: DataSet) -> None:
    code = begun(classes, small)
    done(classes.join(code, TOKENS[0]))
    classes.step(code, lambda s: State(at=s.at, locked=True))
    assert done(classes.join(code, TOKENS[0])) == 1
    assert refused(classes.join(code, TOKENS[1])) == "locked"
    classes.step(code, lambda s: State(at=s.at, ended=True))
    assert refused(classes.join(code, TOKENS[1])) == "ended"


def test_an_answer_is_counted_once_and_the_newest_stands(classes: Classes, small: DataSet) -> None:
    code = begun(classes, small)
    one = classes.room(code).questions[0]["id"]
    done(classes.join(code, TOKENS[0]))
    for count, value in ((5, 3), (5, 3), (7, -7), (6, 0)):  # sent again; changed; come late
        done(classes.answer(code, TOKENS[0], one, 1, count, value))
    table = classes.answers(code)
    assert table["value"].to_list() == [-7.0]
    classes.step(code, lambda s: s.again(one))
    done(classes.answer(code, TOKENS[0], one, 2, 8, None))
    assert classes.answers(code, one)[["round", "value"]].to_numpy().tolist() == [
        [1, -7],
        [2, None],
    ]


def test_what_is_no_answer_is_refused_and_the_class_goes_on(
    classes: Classes, small: DataSet
) -> None:
    code = begun(classes, small)
    one, two = (classes.room(code).questions[at]["id"] for at in (0, 1))
    assert refused(classes.answer(code, TOKENS[0], one, 1, 1, 3)) == "who"
    done(classes.join(code, TOKENS[0]))
    for question, number, count, value, word in (
        (one, 1, 1, 11, "answer"),
        (one, 1, 1, "<b>", "answer"),
        (one, 1, 1, True, "answer"),
        (one, 1, 1, [3], "answer"),
        (one, 2, 1, 3, "early"),
        (two, 1, 1, 3, "early"),
        ("nothing", 1, 1, 3, "question"),
        ([], 1, 1, 3, "question"),
        (one, "1", 1, 3, "broken"),
        (one, 3, 1, 3, "broken"),
        (one, 1, -1, 3, "broken"),
        (one, 1, 2**60, 3, "broken"),
        (one, 1, None, 3, "broken"),
    ):
        assert refused(classes.answer(code, TOKENS[0], question, number, count, value)) == word
    assert classes.answers(code).empty
    classes.step(code, lambda s: s.shut_off(one))
    assert refused(classes.answer(code, TOKENS[0], one, 1, 1, 3)) == "shut"
    classes.step(code, lambda s: s.open_up(one))
    assert done(classes.answer(code, TOKENS[0], one, 1, 1, 3)) == 1


def test_many_at_once_are_each_counted_once(classes: Classes, small: DataSet) -> None:
    code = begun(classes, small)
    one = classes.room(code).questions[0]["id"]

    def phone(token: str) -> None:
        for _ in range(2):
            done(classes.join(code, token))
            done(classes.answer(code, token, one, 1, 1, 3))

    threads = [threading.Thread(target=phone, args=(token,)) for token in TOKENS[:40]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert classes.pupils(code)["number"].to_list() == list(range(1, 41))
    assert len(classes.answers(code)) == 40
    assert classes.pulse(code).pupils == 40


def test_two_programs_show_the_same_class(database: str, small: DataSet) -> None:
    here, there = Classes(database), Classes(database)
    code = begun(here, small)
    done(there.join(code, TOKENS[0], "Ann"))
    done(here.join(code, TOKENS[1], "Bee"))
    before = there.counters([code])[code][0]
    here.step(code, lambda s: s.go(1, 4))
    assert there.counters([code])[code][0] == before + 1
    assert there.room(code).state.at == 1
    assert here.pupils(code)["name"].to_list() == ["Ann", "Bee"]
    restarted = Classes(database)
    assert restarted.all()[0].code == code
    restarted.close()
    here.close()
    there.close()


def test_one_order_that_fails_takes_no_other_along(
    classes: Classes, small: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    from data.classroom.tables.orders import _Book

    code = begun(classes, small)
    real = _Book.take

    def breaks(book, order):
        if order.token == TOKENS[1]:
            raise RuntimeError("a fault of ours")
        return real(book, order)

    monkeypatch.setattr(_Book, "take", breaks)
    futures = [classes.join(code, token) for token in TOKENS[:3]]
    with pytest.raises(RuntimeError):
        done(futures[1])
    assert sorted(done(futures[at]) for at in (0, 2)) == [1, 2]


def test_a_sentence_changed_has_to_be_let_through_again(classes: Classes, small: DataSet) -> None:
    code = classes.begin("sentence", small, questions.sentence(["Why?"]), State(at=0))
    none = classes.answers(code)
    assert len(none[none["let_through"]].columns) == len(none.columns)  # of nothing, nothing
    done(classes.join(code, TOKENS[0]))
    done(classes.answer(code, TOKENS[0], "s1", 1, 1, "Fine."))
    classes.let_through(code, 1, "s1", 1, shown=True)
    assert classes.answers(code)["let_through"].to_list() == [True]
    done(classes.answer(code, TOKENS[0], "s1", 1, 1, "Fine."))  # sent again: still let through
    assert classes.answers(code)["let_through"].to_list() == [True]
    done(classes.answer(code, TOKENS[0], "s1", 1, 2, "Not fine."))
    assert classes.answers(code)["let_through"].to_list() == [False]


def test_deleting_leaves_nothing(classes: Classes, small: DataSet) -> None:
    code, other = begun(classes, small), begun(classes, small)
    one = classes.room(code).questions[0]["id"]
    for each in (code, other):
        done(classes.join(each, TOKENS[0], "Ann"))
    done(classes.answer(code, TOKENS[0], one, 1, 1, 3))
    classes.remove(other, 1)
    assert classes.pupils(other).empty
    classes.delete(code)
    assert [room.code for room in classes.all()] == [other]
    with classes._tables.reading() as connection:
        for table in (schema.pupils, schema.answers):
            assert connection.execute(table.select()).all() == []
    with pytest.raises(NoSuchClass):
        classes.pulse(code)


def test_a_class_of_a_month_ago_is_old(classes: Classes, small: DataSet) -> None:
    code, other = begun(classes, small), begun(classes, small)
    before = (datetime.now(UTC) - timedelta(days=31)).isoformat()
    with classes._tables.writing() as connection:
        old = update(schema.classes).where(schema.classes.c.code == code)
        connection.execute(old.values(changed=before))
    assert [room.code for room in classes.old()] == [code]
    assert classes.old(datetime.now(UTC) - timedelta(days=2)) == []
    assert {room.code for room in classes.all()} == {code, other}


def test_the_token_is_not_kept(classes: Classes, small: DataSet) -> None:
    code = begun(classes, small)
    done(classes.join(code, TOKENS[0]))
    with classes._tables.reading() as connection:
        (kept,) = connection.execute(schema.pupils.select()).mappings()
    assert TOKENS[0] not in str(dict(kept)) and len(kept["token"]) == 64


def test_classes_of_a_newer_thaw_are_left_alone(database: str, small: DataSet) -> None:
    first = Classes(database)
    begun(first, small)
    with first._tables.writing() as connection:
        connection.execute(schema.versions.update().values(version=schema.VERSION + 1))
    first.close()
    later = Classes(database)
    with pytest.raises(Unreachable, match="newer"):
        later.all()
    later.close()


def test_the_workspace_beside_them_is_whole(database: str, small: DataSet) -> None:
    classes = Classes(database)
    begun(classes, small)
    classes.close()
    store = open_store(database)
    set_id = store.copy_shipped(small)
    assert store.check() == [] and [info.id for info in store.list()] == [set_id]


def test_a_class_that_fills_up_says_so(
    classes: Classes, small: DataSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("data.classroom.tables.orders.PUPILS_MOST", 3)
    code = begun(classes, small)
    with classes._tables.writing() as connection:
        found = _do(connection, [Join(code, token, None) for token in TOKENS[:5]])
    assert found[:3] == [1, 2, 3]
    assert [getattr(one, "word", "") for one in found[3:]] == ["full", "full"]
    with classes._tables.writing() as connection:
        assert _do(connection, [Answer("ZZZ", TOKENS[0], "q", 1, 1, 1)])[0].word == "code"  # type: ignore[union-attr]
