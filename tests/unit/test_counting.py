"""Numbers of things in words."""

import ast
import doctest
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.basics import counting

ROOT = Path(__file__).parents[2]
THINGS = (
    "events|rows|cells|remarks|files|reports|years|days|months|sets|works|sources|chapters|readers"
    "|ratings|answers|questions|slides|entries|dates|columns|characters|figures|settings|relations"
    "|statements|bundles|acts|pupils|phones|classes|guests|members|revisions|changes|problems"
    "|tables|minutes|seconds|hours|people|scores|terms|steps|stories|archives"
)
PLURAL = re.compile(rf"^(?:-| )(?:[a-z]+ )?({THINGS})\b")


def test_one_is_not_many() -> None:
    assert counting.counted(0, "event") == "0 events"
    assert counting.counted(1, "remark") == "1 remark"
    assert counting.counted(2, "remark") == "2 remarks"
    assert counting.counted(100_000, "event") == "100,000 events"
    assert doctest.testmod(counting).failed == 0


def texts(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every number in a text of a file before a word for many things, unless 1 is set apart."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    apart = {
        inner for node in ast.walk(tree) if isinstance(node, ast.IfExp) for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.JoinedStr) or node in apart:
            continue
        for value, after in zip(node.values, node.values[1:], strict=False):
            if isinstance(value, ast.FormattedValue) and isinstance(after, ast.Constant):
                found = PLURAL.match(str(after.value))
                shown = ast.unparse(value.value)
                if found and not settled(shown) and not fraction(value):
                    yield node.lineno, shown, found[1]


def settled(shown: str) -> bool:
    """Whether a number is a constant, or written by `counted` itself."""
    return shown.startswith("counted(") or shown.rsplit(".", 1)[-1].isupper()


def fraction(value: ast.FormattedValue) -> bool:
    """Whether a number is written with a decimal: 1.0 years are years."""
    return value.format_spec is not None and ".1f" in ast.unparse(value.format_spec)


# Numbers that are more than one wherever the sentence is written.
MANY = {
    "data/archive/__main__.py": "rows of an archive",
    "data/archive/ledger.py": "a verb: names",
    "data/archive/opening.py": "rows of an archive",
    "data/archive/sources.py": "tables of an archive",
    "components/bring_in/guess_view.py": "a large table",
    "components/classroom/board/pieces.py": "one event has a sentence of its own",
    "components/explain/sure/year_view.py": "redrawn tables",
    "components/lessons/combine_view.py": "a line of several readers",
    "components/take_home/offline_page.py": "more than the list holds",
    "data/basics/limits.py": "more than a limit",
    "data/events/checking.py": "more than a limit",
    "data/events/steps.py": "five steps",
    "data/questions/likeness.py": "more than a limit",
    "data/reading/doubts/second_look.py": "several nines",
    "data/reading/formats/apart_child.py": "more than a limit",
    "data/reading/formats/delimited.py": "more than a limit",
    "data/temperature/influences.py": "more than a limit",
}


@pytest.mark.parametrize("room", ["components", "data"])
def test_no_sentence_says_one_things(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {{{shown}}} … {thing}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for line, shown, thing in texts(path)
        if str(path.relative_to(ROOT)) not in MANY
    ]
    assert found == []
