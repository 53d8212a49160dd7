"""The arrows between the rooms: app → pages → views → figures → data, and none that runs back.

The imports are read from the syntax tree, so an import inside a function counts as well.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
FIGURES = ("figure_style", "hover_text")
LAYERS = {"data": 0, "figure": 1, "view": 2, "page": 3, "app": 4}
# Which of the two big libraries a layer may use; the others are free.
LIBRARIES = {
    "data": (),
    "figure": ("plotly",),
    "view": ("plotly", "streamlit"),
    "page": ("plotly", "streamlit"),
    "app": ("streamlit",),
}


def layer(module: str) -> str | None:
    """The layer of one of our modules by its dotted name; None for what is not ours."""
    first, *rest = module.split(".")
    if first in ("app", "data"):
        return first
    if first != "components" or not rest:
        return None
    name = rest[0]
    if name in FIGURES or name.endswith("_figure"):
        return "figure"
    return next((kind for kind in ("view", "page") if name.endswith("_" + kind)), "page")


def imported(source: str, package: str) -> Iterator[str]:
    """The dotted names a module imports; `from a import b` gives both `a` and `a.b`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            up = package.split(".")[: len(package.split(".")) + 1 - node.level]
            base = ".".join([*(up if node.level else []), *([node.module] if node.module else [])])
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            yield from (str(a.value) for a in node.args if isinstance(a, ast.Constant))


def modules(root: Path) -> Iterator[tuple[str, Path]]:
    """Our modules with their dotted names."""
    for path in [root / "app.py", *sorted((root / "data").rglob("*.py")),
                 *sorted((root / "components").rglob("*.py"))]:  # fmt: skip
        if path.exists():
            yield ".".join(path.relative_to(root).with_suffix("").parts), path


def wrong_arrows(root: Path) -> list[str]:
    """Every import that runs against the arrows, as `importer -> imported`."""
    wrong = []
    for module, path in modules(root):
        of = layer(module)
        if of is None:
            continue
        package = module.rpartition(".")[0]
        for name in imported(path.read_text(encoding="utf-8"), package):
            first, to = name.split(".")[0], layer(name)
            library = first in ("streamlit", "plotly") and first not in LIBRARIES[of]
            back = to is not None and LAYERS[to] > LAYERS[of]
            beside = of == "app" and to not in (None, "page")
            if library or back or beside or first == "tests":
                wrong.append(f"{module} -> {name}")
    return wrong


def test_no_arrow_runs_back() -> None:
    assert wrong_arrows(HERE) == []


def test_the_app_imports_streamlit_and_pages_and_nothing_else() -> None:
    free = {"streamlit", "components", *sys.stdlib_module_names}
    names = set(imported((HERE / "app.py").read_text(encoding="utf-8"), ""))
    assert {n for n in names if n.split(".")[0] not in free or layer(n) == "view"} == set()
    assert any(layer(n) == "page" for n in names)


def test_every_module_of_components_is_named_after_its_layer() -> None:
    for path in (HERE / "components").glob("*.py"):
        name = path.stem
        assert name == "__init__" or name in FIGURES or name.endswith(("_figure", "_view", "_page"))


TREE = {
    "app.py": "import streamlit as st\nfrom components import one_page\n",
    "components/__init__.py": "",
    "components/one_page.py": "import streamlit\nfrom components.one_view import render\n",
    "components/one_view.py": "import streamlit\nfrom components import one_figure\n",
    "components/one_figure.py": "import plotly.graph_objects\nfrom data import facts\n",
    "components/figure_style.py": "",
    "data/__init__.py": "",
    "data/facts.py": "import pandas\n",
    "data/models/one.py": "from data import facts\n",
}


@pytest.mark.parametrize(
    ("file", "line", "caught"),
    [
        ("data/facts.py", "import streamlit", "data.facts -> streamlit"),
        ("data/models/one.py", "import plotly.express", "data.models.one -> plotly.express"),
        ("data/facts.py", "def f():\n    from plotly import io", "data.facts -> plotly"),
        ("data/facts.py", "from components import one_figure",
         "data.facts -> components.one_figure"),
        ("data/facts.py", "import app", "data.facts -> app"),
        ("data/facts.py", "import tests.harness", "data.facts -> tests.harness"),
        ("data/facts.py", "import importlib\nimportlib.import_module('streamlit')",
         "data.facts -> streamlit"),
        ("components/one_figure.py", "import streamlit as st",
         "components.one_figure -> streamlit"),
        ("components/figure_style.py", "from streamlit import write",
         "components.figure_style -> streamlit"),
        ("components/one_figure.py", "from components.one_view import x",
         "components.one_figure -> components.one_view"),
        ("components/one_figure.py", "from . import one_view",
         "components.one_figure -> components.one_view"),
        ("components/one_figure.py", "from .one_view import x",
         "components.one_figure -> components.one_view"),
        ("components/one_view.py", "from components import one_page",
         "components.one_view -> components.one_page"),
        ("app.py", "from data import facts", "app -> data.facts"),
        ("app.py", "import plotly", "app -> plotly"),
        ("app.py", "from components import one_view", "app -> components.one_view"),
    ],
)  # fmt: skip
def test_an_arrow_that_runs_back_is_caught(
    tmp_path: Path, file: str, line: str, caught: str
) -> None:
    for name, text in TREE.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert wrong_arrows(tmp_path) == []
    with (tmp_path / file).open("a", encoding="utf-8") as open_file:
        open_file.write(line + "\n")
    assert caught in wrong_arrows(tmp_path)
