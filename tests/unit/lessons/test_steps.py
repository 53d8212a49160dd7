"""What the five steps of a blind rating stand for, where a set says otherwise."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from components.classroom.board import pieces
from data.catalog import open_set
from data.classroom import questions, results, values
from data.classroom.refusals import Refused
from data.classroom.store import ANSWER_COLUMNS
from data.events.data_set import DataSet
from data.events.steps import STEPS, read_steps
from data.exports.package import package_zip
from data.lessons import rating
from tests.small_set import PACKAGE, write_set

OWN = [
    {"value": -9, "label": "A <b>break</b>"},
    {"value": -2},
    {"value": 0},
    {"value": 2},
    {"value": 9.5, "label": "An alliance"},
]
READ = (
    (-9.0, "A <b>break</b>"),
    (-2.0, "Cooled it a little"),
    (0.0, "Left it as it was"),
    (2.0, "Warmed it a little"),
    (9.5, "An alliance"),
)


def with_steps(root: Path, steps: Any) -> DataSet:
    package: dict[str, Any] = json.loads(json.dumps(PACKAGE))
    package["thaw"]["steps"] = steps
    write_set(root, datapackage_json=json.dumps(package))
    return open_set("small", root=root)


def test_a_set_says_otherwise_and_keeps_it_in_a_package(tmp_path: Path) -> None:
    dataset = with_steps(tmp_path / "one", OWN)
    assert rating.steps_of(dataset) == READ
    again = tmp_path / "two" / "again"
    again.mkdir(parents=True)
    with zipfile.ZipFile(io.BytesIO(package_zip(dataset))) as packed:
        packed.extractall(again)
    inside = next(again.rglob("datapackage.json")).parent
    assert open_set(inside.name, root=inside.parent).steps == READ


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("x", "there have to be 5 steps"),
        (OWN[:4], "there have to be 5 steps"),
        ([-9, -2, 0, 2, 9], "each step has to be an object"),
        ([*OWN[:4], {"value": 11}], "no number from −10 to 10"),
        ([*OWN[:4], {"value": True}], "no number from −10 to 10"),
        ([*OWN[:4], {"value": float("nan")}], "no number from −10 to 10"),
        ([OWN[1], OWN[0], *OWN[2:]], "have to rise"),
        ([{"value": v} for v in (-3, 0, 1, 2, 3)], "two values have to be below 0"),
        ([{"value": v, "label": "same"} for v in (-7, -3, 0, 3, 7)], "the same label"),
    ],
)
def test_nonsense_is_told_and_the_usual_holds(tmp_path: Path, given: Any, told: str) -> None:
    dataset = with_steps(tmp_path, given)
    found = [problem for problem in dataset.problems if problem.code == "descriptor.steps"]
    assert len(found) == 1
    assert told in found[0].sentence()
    assert "datapackage.json" in found[0].sentence()
    assert rating.steps_of(dataset) == STEPS


def test_without_a_word_nothing_is_said() -> None:
    assert read_steps(None) == ()


def test_a_class_is_asked_and_counted_with_them(tmp_path: Path) -> None:
    dataset = with_steps(tmp_path, OWN)
    question = questions.rate(dataset, seed=1, most=3)[0]
    assert questions.for_phone(question)["steps"] == [list(step) for step in READ]
    assert values.read(question, 9.5) == 9.5
    assert values.read(question, None) is None
    with pytest.raises(Refused):
        values.read(question, 7)
    rows = [(question["id"], 1, pupil, value, False) for pupil, value in ((1, -9.0), (2, 9.5))]
    answers = pd.DataFrame(rows, columns=["question", "round", "pupil", "value", "let_through"])
    answers["value"] = answers["value"].astype(object)
    assert set(ANSWER_COLUMNS) <= set(answers)
    counts = results.counts(question, answers)
    assert counts["first"].to_list() == [1, 0, 0, 0, 1, 0]
    board = str(pieces.bars(question, counts, second=False, reveal=False))
    assert "A &lt;b&gt;break&lt;/b&gt;" in board
    assert "An alliance" in board
    line = results.class_line(dataset, results.ratings_of(answers))
    assert line is not None
    said = str(pieces.disputed(dataset, line, results.ratings_of(answers), READ))
    assert "An alliance" in said


def test_the_usual_steps_are_not_sent_and_sevens_are_taken(tmp_path: Path) -> None:
    dataset = with_steps(tmp_path, None)
    question = questions.rate(dataset, seed=1, most=1)[0]
    assert "steps" not in questions.for_phone(question)
    assert values.read(question, -7) == -7


def test_agreement_on_them_is_ordinal() -> None:
    rows = [(f"e{n}", reader, READ[(n + shift) % 5][0], "") for n in range(30)
            for shift, reader in enumerate(("a", "b"))]  # fmt: skip
    ratings = rating.table(rows)
    ordinal = rating.agreement_of(ratings, 10, READ).alpha
    interval = rating.agreement_of(ratings, 10).alpha
    assert ordinal != interval
