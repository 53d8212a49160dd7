"""Columns are called by their constants, so that a name is written once."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.basics import columns as c

ROOT = Path(__file__).parents[2]
IDS = {c.EVENT_ID, c.SOURCE_ID, c.CHAPTER_ID, c.INDICATOR_ID, c.CONDITION_ID}
COLUMNS = {
    *c.EVENT_COLUMNS, *c.SOURCE_COLUMNS, *c.CHAPTER_COLUMNS, *c.INDICATOR_COLUMNS,
    *c.CONDITION_COLUMNS, c.FIRST, c.MIDDLE, c.LAST, c.DEGREES, c.LOW_DEGREES, c.HIGH_DEGREES,
}  # fmt: skip
# What these are called is a table of ours wherever it stands.
TABLES = {
    "events", "prepared", "sources", "chapters", "indicators", "conditions",
    "curve", "band", "silences", "spans", "shown", "moves", "points",
}  # fmt: skip
ASKING = {"loc", "at", "iloc"}
# Tables of others and of a class, whose columns have the names that these give them.
THEIRS = (
    "data/classroom/",
    "components/classroom/",
    "data/archive/",
    "data/reading/formats/",
    "components/archives/",
)


def _table(node: ast.expr, tables: set[str]) -> bool:
    """Whether an expression is one of our tables, or rows of one."""
    if isinstance(node, ast.Subscript):
        return _table(node.value, tables)
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Attribute) and _table(node.func.value, tables)
    if isinstance(node, ast.Attribute):
        return node.attr in TABLES or (node.attr in ASKING and _table(node.value, tables))
    return isinstance(node, ast.Name) and node.id in tables


def _within(node: ast.expr) -> Iterator[ast.Constant]:
    for part in node.elts if isinstance(node, (ast.List, ast.Tuple)) else [node]:
        if isinstance(part, ast.Constant):
            yield part
        elif isinstance(part, (ast.List, ast.Tuple)):
            yield from _within(part)


def _literals(source: str) -> set[str]:
    """`line: text` of each literal that names a column which has a constant."""
    tree = ast.parse(source)
    typed = {
        argument.arg
        for node in ast.walk(tree)
        if isinstance(node, ast.arguments)
        for argument in (*node.args, *node.kwonlyargs)
        if argument.annotation and ast.unparse(argument.annotation) == "pd.DataFrame"
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node.value in IDS:
            found.add(f"{node.lineno}: {node.value}")
        if isinstance(node, ast.Subscript) and _table(node.value, typed | TABLES):
            for part in _within(node.slice):
                if part.value in COLUMNS:
                    found.add(f"{part.lineno}: {part.value}")
    return found


FILES = [
    file
    for side in ("data", "components")
    for file in (ROOT / side).rglob("*.py")
    if not file.relative_to(ROOT).as_posix().startswith((*THEIRS, "data/basics/columns.py"))
]


def test_no_column_is_named_by_a_literal() -> None:
    found = {
        f"{file.relative_to(ROOT)}:{literal}"
        for file in FILES
        for literal in _literals(file.read_text(encoding="utf-8"))
    }
    assert sorted(found) == []


@pytest.mark.parametrize(
    "planted",
    [
        'x = dataset.chapters["title"]',
        'x = chapters[mask][["label", "start"]]',
        'x = dataset.sources.loc[short, "url"]',
        'x = chapters.sort_values("x")["end"]',
        'x = trace.curve["degrees"].max()',
        'def f(rows: pd.DataFrame): return rows["low"]',
        'row = {"chapter_id": 1}',
    ],
)
def test_a_planted_literal_is_found(planted: str) -> None:
    assert _literals(planted)


@pytest.mark.parametrize(
    "fine", ['x = package["title"]', "x = chapters[c.TITLE]", 'y = moves["move"]']
)
def test_what_names_no_column_of_ours_is_left_alone(fine: str) -> None:
    assert not _literals(fine)
