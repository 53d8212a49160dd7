"""Arrows between the rooms run one way: pages -> views -> figures -> data."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "data": {"streamlit", "plotly", "figure", "view", "page", "app"},
    "figure": {"streamlit", "view", "page", "app"},
    "view": {"page", "app"},
    "page": {"app"},
    "app": {"data", "figure", "view"},
}


def room_of(path: Path) -> str:
    """The room a file lies in, read from its place and its suffix."""
    if path.parts[0] == "data":
        return "data"
    if path.parts[0] == "app.py":
        return "app"
    return room_of_component(path.stem)


def room_of_component(stem: str) -> str:
    for suffix in ("page", "view", "figure"):
        if stem.endswith(f"_{suffix}"):
            return suffix
    if stem in ("figure_style", "hover_text", "__init__"):
        return "figure"
    return f"no room for components/{stem}.py"


def imported(tree: ast.AST) -> set[str]:
    """Full names of everything a module imports, wherever it stands in the file."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def target_room(name: str) -> str:
    """The room, or the library, that an imported name belongs to."""
    top, *rest = name.split(".")
    if top == "components" and rest:
        return room_of_component(rest[0])
    return top


def backward_arrows(root: Path) -> list[str]:
    """Every import that runs against the arrows, as `file imports name`."""
    files = [root / "app.py", *(root / "components").rglob("*.py"), *(root / "data").rglob("*.py")]
    found = []
    for file in files:
        place = file.relative_to(root)
        room = room_of(place)
        forbidden = FORBIDDEN.get(room)
        if forbidden is None:
            found.append(f"{place}: {room}")
            continue
        names = imported(ast.parse(file.read_text(encoding="utf-8")))
        found += [f"{place} imports {n}" for n in sorted(names) if target_room(n) in forbidden]
    return found


def test_no_arrow_runs_back() -> None:
    assert backward_arrows(ROOT) == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/rooms.py", "import streamlit as st"),
        ("data/deep/rooms.py", "from components import figure_style"),
        ("components/x_figure.py", "from streamlit import fragment"),
        ("components/x_figure.py", "def f():\n    from components import y_view"),
        ("components/x_view.py", "from components.y_page import render"),
        ("components/helpers.py", "import math"),
        ("app.py", "from data import catalog"),
    ],
)
def test_an_arrow_that_runs_back_is_found(tmp_path: Path, file: str, line: str) -> None:
    (tmp_path / "app.py").write_text("")
    for folder in ("components", "data"):
        (tmp_path / folder).mkdir()
    target = tmp_path / file
    target.parent.mkdir(exist_ok=True)
    target.write_text(line)
    assert len(backward_arrows(tmp_path)) == 1
