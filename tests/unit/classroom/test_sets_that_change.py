"""A set that changes, is deleted, archived or no longer shared while a class is at work on it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
import pytest

from components.classroom.board.boards import Boards
from components.classroom.board.parts import GONE
from components.door.people import asker_here
from data import workspace
from data.classroom import afterwards, open_classes, questions
from data.classroom.results import line_of
from data.classroom.state import State
from data.classroom.store import Classes
from data.events.steps import STEPS
from data.workspace.people.asking import ask_as, asking_as, member
from data.workspace.store import Store
from tests.unit.classroom.test_classes import TOKENS, done
from tests.workspace_sets import events, make_set

ANA, BEN = "ana@school.example", "ben@school.example"
NAMES = {-9: "Broke it", -2: "Hurt it", 0: "Left it", 2: "Mended it", 9: "Made it"}
OWN_STEPS = [{"value": value, "label": label} for value, label in NAMES.items()]
USUAL = [{"value": value, "label": label} for value, label in STEPS]


@pytest.fixture
def classes(own_workspace: str) -> Iterator[Classes]:
    made = open_classes(own_workspace)
    yield made
    made.close()


def save(store: Store, set_id: str, **changed: Any) -> None:
    store.save(set_id, store.info(set_id).head, message="while a class is at work", **changed)


def no_second(store: Store, set_id: str) -> None:
    save(store, set_id, events=store.table(set_id, "events").iloc[[0, 2]])


def all_new(store: Store, set_id: str) -> None:
    table = events().assign(event_id=["four", "five", "six"], date=["1960", "1961", "1962"])
    save(store, set_id, events=table)


def nothing_left(store: Store, set_id: str) -> None:
    save(store, set_id, events=store.table(set_id, "events").iloc[:0])


def told_otherwise(store: Store, set_id: str) -> None:
    table = store.table(set_id, "events")
    save(store, set_id, events=table.assign(title="<b>Other</b>", score="", date="1999"))


def archived(store: Store, set_id: str) -> None:
    save(store, set_id, actors=[{"id": "A", "name": "Elis"}, {"id": "B", "name": "Argos"}])
    store.archive(set_id)


def deleted(store: Store, set_id: str) -> None:
    store.delete(set_id)  # it can be brought back for a while: until then the class goes on with it


def begun(classes: Classes, set_id: str, activity: str, owner: str = "") -> str:
    dataset = workspace.open_store().open(set_id)
    line = line_of(dataset)
    asked = {
        "rate": lambda: questions.rate(dataset, 1, 3),
        "draw": lambda: questions.draw(dataset, line, *dataset.years),
    }[activity]()
    code = classes.begin(activity, dataset, asked, State(), owner)
    given: dict[str, list[Any]] = {
        "rate": [-7.0, 7.0, 3.0, None],
        "draw": [[[year, 5 * n] for year in range(*dataset.years)] for n in (1, 2, 3)],
    }
    for place, one in enumerate(asked):
        classes.step(code, lambda state, at=place: state.go(at, len(asked)))
        for token, value in zip(TOKENS, given[activity], strict=False):
            done(classes.join(code, token))
            done(classes.answer(code, token, one["id"], 1, 1, value))
    return code


def shown(boards: Boards, code: str) -> str:
    """All that a window is sent, in both themes."""
    both = [json.loads(boards.board(code).told(theme)) for theme in ("light", "dark")]
    return "\n".join(str(one[part]) for one in both for part in ("above", "below", "side"))


@pytest.mark.parametrize(
    ("activity", "change"),
    [("rate", no_second), ("rate", told_otherwise), ("rate", archived), ("rate", deleted),
     ("rate", nothing_left), ("draw", all_new)],
)  # fmt: skip
def test_a_class_goes_on_when_its_set_changes(
    classes: Classes, activity: str, change: Callable[[Store, str], None]
) -> None:
    store = workspace.open_store()
    set_id = make_set(store)
    code = begun(classes, set_id, activity)
    boards = Boards(lambda: classes)
    before = shown(boards, code)
    assert GONE not in before
    change(store, set_id)
    question = classes.room(code).questions[-1]["id"]
    for step in (lambda s: s.show(question), lambda s: s.go(0, 3), lambda s: s.again(question)):
        classes.step(code, step)
        after = shown(boards, code)
        assert (GONE in after) is (change is nothing_left)
        assert "<b>Other</b>" not in after
    room, answers = classes.room(code), classes.answers(code)
    assert len(afterwards.table(room, answers).splitlines()) == 1 + len(answers)
    assert len(answers) >= 2
    if activity == "rate":
        assert len(afterwards.readings(answers).splitlines()) > 1


def test_votes_are_counted_by_the_steps_that_the_phones_showed(classes: Classes) -> None:
    store = workspace.open_store()
    set_id = make_set(store)
    save(store, set_id, about={"thaw.steps": OWN_STEPS})
    dataset = store.open(set_id)
    assert [value for value, _ in dataset.steps] == [-9, -2, 0, 2, 9]
    asked = questions.rate(dataset, 1, 2)
    code = classes.begin("rate", dataset, asked, State(at=0))
    for token, value in zip(TOKENS, [-9.0, -9.0, 9.0], strict=False):
        done(classes.join(code, token))
        done(classes.answer(code, token, asked[0]["id"], 1, 1, value))
    before = str(json.loads(Boards(lambda: classes).board(code).told("light"))["side"])
    save(store, set_id, about={"thaw.steps": USUAL})
    classes.step(code, lambda state: state.go(0, 2))
    after = str(json.loads(Boards(lambda: classes).board(code).told("light"))["side"])
    disputed = before.partition("class-disputed")[2]
    assert disputed.count("Broke it") == 1 and ">2<" in disputed
    assert after.partition("class-disputed")[2] == disputed


def test_a_set_that_is_no_longer_shared_is_gone_from_the_board(classes: Classes) -> None:
    store = workspace.open_store()
    ask_as(asker_here)
    try:
        with asking_as(member(ANA)):
            set_id = make_set(store, "Ana's")
            store.share(set_id, BEN, False)
        with asking_as(member(BEN)):
            code = begun(classes, set_id, "rate", BEN)
        boards = Boards(lambda: classes)
        assert GONE not in shown(boards, code)
        with asking_as(member(ANA)):
            store.share(set_id, BEN, None)
        classes.step(code, lambda state: state.go(0, 3))
        assert GONE in shown(boards, code)
        assert not pd.DataFrame(classes.answers(code)).empty
    finally:
        ask_as(None)
