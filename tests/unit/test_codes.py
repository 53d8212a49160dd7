"""Every problem has a code of its own, so that tests and other languages need no English."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from data import reading
from data.basics.limits import Unreadable, check_shape
from data.basics.problems import Problem

ROOT = Path(__file__).parents[2]
# What makes a problem, or hands its words on to what does.
MAKERS = {"Problem", "Unreadable", "report", "failed", "warned", "_warn", "_left_out"}


def _made(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            if isinstance(node.func, ast.Name):
                name = node.func.id
            if name in MAKERS:
                yield node


def _codes(source: str) -> Iterator[str]:
    """The code of each place; `…` where it hands on one it was given, empty where it has none."""
    for call in _made(source):
        given = {word.arg: word.value for word in call.keywords}.get("code")
        if isinstance(given, ast.Constant):
            yield str(given.value)
        else:
            handed = given is not None and ast.unparse(given).split(".")[-1] == "code"
            yield "…" if handed else ""


def _everywhere() -> list[str]:
    files = [file for side in ("data", "components") for file in (ROOT / side).rglob("*.py")]
    return [code for file in files for code in _codes(file.read_text(encoding="utf-8"))]


def test_every_place_has_a_code_of_its_own() -> None:
    codes = [code for code in _everywhere() if code != "…"]
    assert len(codes) > 90
    assert [code for code in codes if not re.fullmatch(r"[a-z]+\.[a-z0-9_]+", code)] == []
    assert [code for code, times in Counter(codes).items() if times > 1] == []


@pytest.mark.parametrize(
    "planted", ['Problem("error", "t", 1, "", "", "a", "b")', "failed(a, b, c)"]
)
def test_a_place_without_a_code_is_found(planted: str) -> None:
    assert list(_codes(planted)) == [""]


def _read(text: str) -> dict[str, Problem]:
    return {problem.code: problem for problem in reading.read_events(text.encode())[1]}


def test_a_problem_tells_its_code_and_values() -> None:
    found = _read("date,title,score\nyesterweek,a,1\n1950-01-01,b,much\n1950-01-02,c,11\n")
    assert {"date.unreadable", "number.unreadable", "number.out_of_range"} <= {*found}
    assert found["number.unreadable"].values == ("much",)
    assert found["number.out_of_range"].row == 4


def test_a_file_that_cannot_be_read_tells_its_code_and_values() -> None:
    with pytest.raises(Unreadable) as caught:
        check_shape(1_300_000, 3)
    assert caught.value.code == "file.too_many_rows"
    assert caught.value.values == (1_300_000, 1_000_000)
    assert {*_read("")} == {"table.empty"}
