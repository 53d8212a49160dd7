"""What the documentation names is there."""

import ast
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_the_files_it_names_are_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    named = re.findall(r"`((?:\.?[a-z][\w-]*/)+[\w.-]*)`", text)
    named += list(re.findall(r"\]\(([\w./-]+)\)", text))
    ours = [name for name in named if (ROOT / name.split("/")[0]).exists() or name.endswith(".md")]
    assert [name for name in ours if not (ROOT / name).exists()] == []


def test_few_functions_are_long() -> None:
    """Over 40 lines, docstring and all; the reasons of those there are stand in CONTRIBUTING.md."""
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`(\w+)`\s+\(`([\w/]+\.py)`\)", told.split("## Where do I change")[0]))
    long = {
        (node.name, file.relative_to(ROOT).as_posix())
        for file in [*_modules(), *(ROOT / "thaw").rglob("*.py"), *ROOT.glob("*.py")]
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
        and (node.end_lineno or 0) - node.lineno + 1 > 40
    }
    assert len(long) <= 5
    assert named == long


def _modules() -> list[Path]:
    return [*(ROOT / "data").rglob("*.py"), *(ROOT / "components").rglob("*.py")]


def test_files_are_short() -> None:
    """At most 300 lines."""
    long = [
        file.relative_to(ROOT).as_posix()
        for file in _modules()
        if len(file.read_text(encoding="utf-8").splitlines()) > 300
    ]
    assert long == []


def test_folders_are_small() -> None:
    """At most fifteen modules beside the `__init__.py` of a folder."""
    folders = Counter(file.parent for file in _modules() if file.name != "__init__.py")
    assert {str(folder): many for folder, many in folders.items() if many > 15} == {}


def test_there_are_ten_answers_to_where_do_i_change() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("## Where do I change")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ")][1:]
    assert len(rows) >= 10
    assert all("`" in row for row in rows)


def test_the_tasks_are_those_that_are_told() -> None:
    told = re.findall(r"`python tasks\.py (\w+)", PAGES[0].read_text(encoding="utf-8"))
    said = subprocess.run(
        [sys.executable, "tasks.py"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert sorted(told) == sorted(re.findall(r"^(\w+)  +\w", said, re.M))
