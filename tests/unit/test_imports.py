"""The rooms of the house: which may use which, told by one table, and no way round in a circle.

The same table stands in CONTRIBUTING.md. A room is a folder of `data/` or `components/` (or a file
right in them); what lies deeper belongs to its room.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = (
    "archives",
    "bring_in",
    "classroom",
    "compare",
    "explain",
    "explore",
    "lessons",
    "method",
    "sharing",
    "sources",
    "workshop",
)
GROUND = "address style door served"
SHARED = f"{GROUND} figures chart filters take_home stage"

# Room: the rooms that its modules may import, besides themselves.
DATA = {
    "basics": "",
    "codes": "basics",
    "dates": "basics",
    "models": "basics",
    "events": "basics codes dates models",
    "temperature": "basics codes dates events models",
    "questions": "basics events models temperature",
    "selection": "basics dates events models temperature questions",
    "bound": "basics dates events models temperature selection",
    "reading": "basics codes dates events",
    "archive": "basics codes dates events models temperature",
    "large": "basics dates events models temperature",
    "workspace": "basics dates events reading",
    "exports": "basics codes dates events temperature questions selection",
    "historical_date": "dates",
    "lessons": "basics dates events temperature selection bound exports",
    "classroom": "basics events models temperature selection lessons workspace",
    "catalog": "basics events reading workspace archive",
}
COMPONENTS = {
    "door": "",
    "served": "",
    "style": "",
    "address": "style door",
    "figures": "style",
    "chart": "style figures served",
    "filters": "style address served",
    "take_home": "style address figures chart door served",
    "stage": "style address door figures chart served",
    "early": "style address door figures chart served",
} | dict.fromkeys(PAGES, SHARED)
COMPONENTS |= {"pages": f"style address stage door {' '.join(PAGES)}"}
MOST_MODULES = 15


def modules(root: Path) -> dict[str, Path]:
    """Every module of ours by its full name."""
    files = [root / "app.py", *(root / "components").rglob("*.py"), *(root / "data").rglob("*.py")]
    names = (".".join(f.relative_to(root).with_suffix("").parts) for f in files)
    return {n.removesuffix(".__init__"): f for n, f in zip(names, files, strict=True)}


def imported(file: Path) -> Iterator[str]:
    """Full names of everything that a file imports, wherever the import stands."""
    package = ".".join(file.parent.parts)
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} of {package}: write the whole name of what it imports"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def ours(name: str, known: dict[str, Path]) -> str | None:
    """The module of ours that an imported name belongs to."""
    while name:
        if name in known:
            return name
        name = name.rpartition(".")[0]
    return None


def room(name: str) -> tuple[str, str]:
    """Side of the house (`data`, `components` or `app`) and the room there."""
    side, _, rest = name.partition(".")
    return side, rest.partition(".")[0]


def may(name: str, target: str) -> bool:
    """Whether the table allows one module to import another."""
    (side, here), (other, there) = room(name), room(target)
    if side == "app":
        return other == "components" and there in ("classroom", "door", "early", "served")
    if not there:  # the bare package, for its address or its documentation
        return side == other
    if side == "data":
        return other == "data" and (here in ("", there) or there in DATA[here].split())
    if other == "components":
        return here in ("", there) or there in COMPONENTS[here].split()
    return True  # whatever is seen may ask what is true


def arrows(root: Path) -> dict[str, set[str]]:
    """Which modules of ours each module imports."""
    known = modules(root)
    return {
        name: {target for n in imported(file) if (target := ours(n, known)) and target != name}
        for name, file in known.items()
    }


def faults(root: Path) -> list[str]:
    """Every import that the table does not allow, and every library where it may not be."""
    found = []
    known = modules(root)
    for name, targets in arrows(root).items():
        side, here = room(name)
        if side in ("data", "components") and here and here not in DATA | COMPONENTS:
            found.append(f"{name} lies in no room of the table")
            continue
        found += [f"{name} imports {t}" for t in sorted(targets) if not may(name, t)]
        libraries = {n.partition(".")[0] for n in imported(known[name])}
        pure = name.endswith("_figure") or here == "figures"
        kept_out = {"streamlit", "plotly"} if side == "data" else {"streamlit"} if pure else set()
        found += [f"{name} imports {library}" for library in sorted(libraries & kept_out)]
        if pure:
            layers = [t for t in targets if t.endswith(("_view", "_page"))]
            found += [f"{name} imports {t}" for t in layers]
    return found


def circles(root: Path) -> list[list[str]]:
    """Modules that import each other, directly or by way of others."""
    graph = arrows(root)
    reach: dict[str, set[str]] = {}
    for start in graph:
        seen: set[str] = set()
        ahead = list(graph[start])
        while ahead:
            name = ahead.pop()
            if name not in seen:
                seen.add(name)
                ahead += graph[name]
        reach[start] = seen
    rounds = {tuple(sorted(m for m in reach[n] if n in reach[m])) for n in graph if n in reach[n]}
    return [list(names) for names in sorted(rounds)]


def test_the_rooms_keep_to_the_table() -> None:
    assert faults(ROOT) == []


def test_no_import_goes_round_in_a_circle() -> None:
    assert circles(ROOT) == []


def test_the_table_itself_has_no_circle() -> None:
    done: set[str] = set()
    for table in (DATA, COMPONENTS):
        for name, allowed in table.items():
            assert not set(allowed.split()) - done - set(table), name
            ahead = {k for k in table if k not in done and k != name}
            pages = set(PAGES) if table is COMPONENTS else set()
            assert not set(allowed.split()) & (ahead - pages), f"{name} looks ahead"
            done.add(name)


def test_no_folder_is_crowded() -> None:
    folders = {f.parent for f in modules(ROOT).values()}
    crowded = {d: n for d in folders if (n := len(list(d.glob("*.py")))) > MOST_MODULES + 1}
    assert crowded == {}


def test_the_rooms_in_contributing_are_those_of_the_table() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    told = dict(
        re.findall(r"^\| `((?:data|components)/\w+)(?:/|\.py)` \| [^|]+ \| ([^|]*) \|$", text, re.M)
    )
    rooms = {f"data/{k}": v for k, v in DATA.items()}
    rooms |= {f"components/{k}": v for k, v in COMPONENTS.items()}
    assert {k: sorted(v.replace(",", " ").split()) for k, v in told.items()} == {
        k: sorted(v.split()) or ["—"] for k, v in rooms.items()
    }


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """An empty house with the doors that the planted faults lead to."""
    for file in (
        "app.py",
        "data/__init__.py",
        "data/catalog.py",
        "data/dates/edtf.py",
        "data/events/table.py",
        "data/temperature/__init__.py",
        "components/style/colours_figure.py",
        "components/explain/sure/sure_view.py",
        "components/door/gate.py",
        "components/explore/explore_page.py",
        "components/figures/line_figure.py",
    ):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / file).write_text("")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("data/dates/rooms.py", "import streamlit as st"),
        ("data/reading/formats/deep.py", "from components.style import colours_figure"),
        ("data/dates/rooms.py", "from data.events import table"),
        ("data/events/rooms.py", "def f():\n    from data import temperature"),
        ("data/events/rooms.py", "from data.catalog import open_set"),
        ("data/events/rooms.py", "from plotly import graph_objects"),
        ("data/cellar/rooms.py", "import math"),
        ("components/figures/x_figure.py", "from streamlit import fragment"),
        ("components/explain/sure/sure_figure.py", "from components.explain.sure import sure_view"),
        (
            "components/explain/sure_figure.py",
            "from components.explain.sure.sure_view import render",
        ),
        ("components/explain/x_page.py", "from components.explore.explore_page import render"),
        (
            "components/explain/x_view.py",
            "if True:\n    from components.explore import explore_page",
        ),
        ("components/figures/x_figure.py", "import components.explain.sure.sure_view"),
        ("components/style/x_view.py", "from components.figures.line_figure import area"),
        ("components/helpers/x.py", "import math"),
        ("app.py", "from data import catalog"),
        ("app.py", "from components.explore import explore_page"),
        ("components/door/gate.py", "from components.style import colours_figure"),
    ],
)
def test_a_planted_fault_is_found(house: Path, file: str, line: str) -> None:
    assert faults(house) == []
    (house / file).parent.mkdir(parents=True, exist_ok=True)
    (house / file).write_text(line)
    assert faults(house)


def test_a_planted_circle_is_found(house: Path) -> None:
    assert circles(house) == []
    (house / "data/events/table.py").write_text("def f():\n    from data.events.cells import g")
    (house / "data/events/cells.py").write_text("from data.events.rows import h")
    (house / "data/events/rows.py").write_text("from data.events import table")
    assert circles(house) == [["data.events.cells", "data.events.rows", "data.events.table"]]


def test_what_the_table_allows_is_no_fault(house: Path) -> None:
    (house / "components/explain/x_page.py").write_text(
        "import streamlit\nfrom components.explain import sure_view\nfrom data import catalog"
    )
    (house / "app.py").write_text("from components.door import gate")
    (house / "components/pages.py").write_text("from components.explore import explore_page")
    assert faults(house) == []
