"""One class that cannot be read takes neither the others nor the page along."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from sqlalchemy import text

from components.classroom.board.boards import Boards
from data.classroom import Refused, questions
from data.classroom.store import Classes
from data.events.data_set import DataSet
from data.events.steps import STEPS
from data.workspace import Damaged, WorkspaceError, engines
from tests.unit.classroom.test_classes import TOKENS, begun, done

COLD, WARM = STEPS[0][0], STEPS[-1][0]
VALUES = ["nonsense", "", "null", "[]", "{}", '["a"]', '{"at": "x"}', "[" * 50_000]
COLUMNS = ["actors", "questions", "state", "created", "changed"]


@pytest.fixture
def classes(database: str) -> Iterator[Classes]:
    made = Classes(database)
    yield made
    made.close()


def harm(database: str, sql: str, **values: object) -> None:
    """Write into the database behind Thaw's back."""
    engine = engines.engine_for(database)
    with engine.begin() as connection:
        connection.execute(text(sql), values)
    engine.dispose()


@pytest.mark.parametrize("column", COLUMNS)
def test_a_damaged_class_stands_alone(
    classes: Classes, small: DataSet, database: str, column: str
) -> None:
    bad, good = begun(classes, small), begun(classes, small)
    done(classes.join(bad, TOKENS[0], "Ann"))
    for value in VALUES:
        sql = f"UPDATE thaw_classes SET {column} = :value WHERE code = :code"  # noqa: S608
        harm(database, sql, value=value, code=bad)
        whole = [room.code for room in classes.all()]
        assert good in whole
        assert classes.damaged() == ([] if bad in whole else [bad])
        if bad not in whole:
            for act in (
                lambda: classes.room(bad),
                lambda: classes.step(bad, lambda state: state),
                lambda: done(classes.join(bad, TOKENS[1])),
                lambda: Boards(lambda: classes).board(bad),
            ):
                with pytest.raises(Damaged, match=bad):
                    act()
        assert classes.old() == []
        # Phones of both come together; those of the other class are written down.
        both = [classes.join(code, TOKENS[2]) for code in (bad, good)]
        assert both[1].result(timeout=30) > 0
    assert len(classes.damaged()) == 1
    classes.delete(bad)
    assert classes.damaged() == []


@pytest.mark.parametrize("value", ["nonsense", "", "{}", "[[]]", '{"a": [1]}', '"text"', "99"])
def test_a_damaged_answer_is_left_out(
    classes: Classes, small: DataSet, database: str, value: str
) -> None:
    code = begun(classes, small)
    asked = questions.rate(small, 1, 4)[0]["id"]
    for token in TOKENS[:2]:
        done(classes.join(code, token))
        done(classes.answer(code, token, asked, 1, 1, COLD))
    sql = "UPDATE thaw_class_answers SET value = :value WHERE code = :code AND pupil = 1"
    harm(database, sql, value=value, code=code)
    assert COLD in classes.answers(code)["value"].to_list()
    assert Boards(lambda: classes).board(code).told("light")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("value", ["x", 1.5, b"\xff", -(2**62)])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("thaw_classes", "version"), ("thaw_classes", "news"), ("thaw_class_answers", "round"),
        ("thaw_class_answers", "count"), ("thaw_class_answers", "let_through"),
    ],
)  # fmt: skip
def test_numbers_that_are_none(
    classes: Classes, small: DataSet, database: str, table: str, column: str, value: object
) -> None:
    """In SQLite a column of numbers holds anything."""
    bad, good = begun(classes, small), begun(classes, small)
    asked = questions.rate(small, 1, 4)[0]["id"]
    for code in (bad, good):
        done(classes.join(code, TOKENS[0]))
        done(classes.answer(code, TOKENS[0], asked, 1, 1, COLD))
    sql = f"UPDATE {table} SET {column} = :value WHERE code = :code"  # noqa: S608
    harm(database, sql, value=value, code=bad)
    told = [room.code for room in classes.all()] + classes.damaged()
    assert sorted(told) == sorted([bad, good])
    assert classes.counters([bad, good])[good] == (1, 3)
    for act in (
        lambda: classes.look(bad),
        lambda: classes.answers(bad),
        lambda: done(classes.answer(bad, TOKENS[0], asked, 1, 2, WARM)),
        lambda: Boards(lambda: classes).board(bad).told("dark"),
    ):
        with suppress(WorkspaceError, Refused):  # a sentence, and no more
            act()
    assert Boards(lambda: classes).board(good).told("light")
    assert len(classes.answers(good)) == 1
