"""The chart's own modules, tested by Node's test runner: no page, no browser."""

import re
from pathlib import Path

import pytest

from components.chart.scene_data import scene_payload
from components.figures.scene_figure import build_scene
from components.served.bundle import bundle
from data import catalog, temperature
from data.selection.selection import Selection
from tests.in_node import import_in_node, pass_in_node, run_node

HERE = Path(__file__).parent
CHART = Path(__file__).parents[3] / "components" / "chart"
MODULES = sorted(
    path
    for part in ("drawing", "explore", "page", "plain_chart")
    for path in (CHART / part).glob("*.js")
)


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scenes of the shipped sets, as the browser gets them."""
    folder = tmp_path_factory.mktemp("scenes")
    for name in catalog.names():
        dataset = catalog.open_set(name)
        trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
        scene = scene_payload(build_scene(dataset, Selection(), trace))
        (folder / f"{name}.json").write_bytes(scene)
    return folder


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_tests_of_the_modules_pass(scenes: Path, file: str) -> None:
    pass_in_node(HERE / file, THAW_SCENES=str(scenes))


def test_every_module_can_be_imported_without_a_page() -> None:
    import_in_node(MODULES)


def test_the_bundle_is_one_module_and_holds_only_what_is_imported(tmp_path: Path) -> None:
    script = tmp_path / "chart.mjs"
    script.write_text(bundle("chart/explore/chart.js"), encoding="utf-8")
    done = run_node("--check", str(script))
    assert done.returncode == 0, done.stderr
    assert "function thawScene" not in script.read_text(encoding="utf-8")
    assert len(bundle("chart/explore/scene.js")) < 3000


def test_a_circle_of_modules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n')
    with pytest.raises(ValueError, match="circle"):
        bundle("a.js", tmp_path)


def test_on_paper_the_place_of_the_chart_is_as_high_as_the_chart() -> None:
    saving = (CHART / "explore" / "saving.js").read_text(encoding="utf-8")
    rules = (CHART.parent / "style" / "print.css").read_text(encoding="utf-8")
    paper = re.search(r"const PAPER = {.*height: (\d+) }", saving)
    place = re.search(r"\.thaw-stage { height: (\d+)px !important; }", rules)
    assert paper and place and paper[1] == place[1]
