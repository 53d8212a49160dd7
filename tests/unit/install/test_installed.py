"""Thaw installed from a built wheel, in an environment that has nothing else of ours."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.gdelt_files import lines, write
from tests.harness import free_port

ROOT = Path(__file__).parents[3]
BUILT_FROM = ("app.py", "components", "data", "thaw", ".streamlit", "setup.py", "pyproject.toml",
              "requirements.txt", "README.md", "LICENSE")  # fmt: skip
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from a copy, so that nothing is left in the checkout."""
    copy, out = tmp_path_factory.mktemp("checkout"), tmp_path_factory.mktemp("wheel")
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            skipped = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, copy / name, ignore=skipped)
        else:
            shutil.copy(ROOT / name, copy / name)
    said = subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-index", "--no-build-isolation",
         "--disable-pip-version-check", "-w", str(out), str(copy)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert said.returncode == 0, said.stderr
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty environment with the wheel; what Thaw needs is lent by the one that runs this."""
    place = tmp_path_factory.mktemp("env")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place], check=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(place / "bin" / "python"), "install", "-q",
         "--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)],
        check=True, capture_output=True,
    )  # fmt: skip
    (site,) = (place / "lib").glob("python*/site-packages")
    (site / "lent.pth").write_text(sysconfig.get_paths()["purelib"])
    return place


def run(installed: Path, *words: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | more
    return subprocess.run(
        [str(installed / "bin" / words[0]), *words[1:]],
        cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip


def test_the_wheel_puts_one_package_at_the_top(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        told = packed.read(next(n for n in names if n.endswith("METADATA"))).decode()
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"thaw"}
    assert not [name for name in names if "__pycache__" in name]
    needed = re.findall(r"^Requires-Dist: ([\w-]+)(?!.*extra)", told, re.M)
    assert re.findall(r"^Requires-Dist: ([\w-]+).*extra == .spark", told, re.M) == ["pyspark"]
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    wanted = [m[0] for line in lines if (m := re.match(r"[\w-]+", line))]
    assert sorted(needed) == sorted(wanted)


def test_everything_that_is_no_code_is_there(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
    for top in ("data", "components"):
        for file in (ROOT / top).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                assert f"thaw/{file.relative_to(ROOT).as_posix()}" in names


def test_a_notebook_imports_from_thaw_whatever_lies_beside_it(
    installed: Path, tmp_path: Path
) -> None:
    for name in ("data", "components"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('this is the caller’s own')")
    code = """
import sys
from thaw import catalog, historical_date, plot, reading, temperature
ds = catalog.open_set("soviet-yugoslav")
assert len(temperature.curve(ds)) > 100
assert type(plot(ds)).__name__ == "Figure"
assert reading.read_events(b"date,score\\n1948,-8\\n")[0]["score"].to_list() == [-8]
assert historical_date.read_date("1948-06").label == "June 1948"
assert not [name for name in sys.modules if name.split(".")[0] in ("data", "components")]
print(temperature.__file__)
"""
    (tmp_path / "notebook.py").write_text(code)
    said = run(installed, "python", "notebook.py", cwd=tmp_path)
    assert said.returncode == 0, said.stderr
    assert Path(said.stdout.strip()).is_relative_to(installed)


def test_nothing_of_ours_is_called_data(installed: Path, tmp_path: Path) -> None:
    code = "import importlib.util as u; print(u.find_spec('data'), u.find_spec('components'))"
    assert run(installed, "python", "-c", code, cwd=tmp_path).stdout.split() == ["None", "None"]


def test_an_archive_is_built_and_asked_by_the_one_name(installed: Path, tmp_path: Path) -> None:
    write(tmp_path / "gdelt", "20130401.export.CSV", lines("20130401", 60, 58, 1))
    words = ("thaw", "archive", "build", "gdelt", "made", "--profile", "gdelt")
    built = run(installed, *words, cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "of 60 rows are in, 2013-04-01 to 2013-04-01" in built.stdout
    code = """
from thaw import archive, temperature
pair = archive.open("made").relation("IND", "PAK")
print(len(temperature.curve(pair, model="window")))
"""
    (tmp_path / "notebook.py").write_text(code)
    said = run(installed, "python", "notebook.py", cwd=tmp_path)
    assert int(said.stdout) > 0, said.stderr
    usage = run(installed, "thaw", "archive", "build", "--help", cwd=tmp_path)
    assert usage.stdout.startswith("usage: thaw archive build")


def test_the_command_copies_and_checks_the_workspace(installed: Path, tmp_path: Path) -> None:
    own = {"THAW_DATABASE_URL": f"sqlite:///{tmp_path / 'ws.sqlite3'}"}
    checked = run(installed, "thaw", "check", cwd=tmp_path, **own)
    assert checked.returncode == 0, checked.stderr
    assert "everything can be read" in checked.stdout
    code = """
from thaw import catalog
from thaw.data.workspace import open_store
open_store().copy_shipped(catalog.open_set("soviet-yugoslav"))
"""
    kept = run(installed, "python", "-c", code, cwd=tmp_path, **own)
    assert kept.returncode == 0, kept.stderr
    copied = run(installed, "thaw", "backup", "copy.sqlite3", cwd=tmp_path, **own)
    assert copied.returncode == 0, copied.stderr
    assert (tmp_path / "copy.sqlite3").stat().st_size > 0
    assert "thaw does not know “fly”" in run(installed, "thaw", "fly", cwd=tmp_path).stderr
    assert run(installed, "thaw", "--version", cwd=tmp_path).stdout == "Thaw 0.1.0\n"


def test_the_command_starts_the_app(installed: Path, tmp_path: Path) -> None:
    port = free_port()
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    env["THAW_DATABASE_URL"] = f"sqlite:///{tmp_path / 'ws.sqlite3'}"
    words = [str(installed / "bin" / "thaw"), "--server.port", str(port), "--server.headless",
             "true"]  # fmt: skip
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(words, cwd=tmp_path, env=env, stdout=log, stderr=log)
        try:
            assert answers(f"http://127.0.0.1:{port}/_stcore/health"), (
                tmp_path / "log"
            ).read_text()
        finally:
            server.terminate()
            server.wait(20)


def answers(url: str, seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return answer.status == 200
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    return False


def test_the_pages_run_from_the_package(installed: Path, tmp_path: Path) -> None:
    code = """
import thaw, pathlib
from streamlit.testing.v1 import AppTest
pages = pathlib.Path(thaw.__file__).parent / "components" / "pages.py"
at = AppTest.from_file(str(pages), default_timeout=60)
at.run()
assert not at.exception, at.exception
import sys
assert not [name for name in sys.modules if name.split(".")[0] in ("data", "components")]
"""
    own = {"THAW_DATABASE_URL": f"sqlite:///{tmp_path / 'ws.sqlite3'}"}
    said = run(installed, "python", "-c", code, cwd=tmp_path, **own)
    assert said.returncode == 0, said.stderr


def test_the_same_doors_open_in_the_checkout() -> None:
    import data.catalog
    import data.temperature
    import thaw
    from components import figures

    assert thaw.temperature is data.temperature
    assert thaw.catalog is data.catalog
    assert thaw.plot is figures.plot
    assert {"catalog", "plot", "reading", "temperature"} <= set(dir(thaw))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = thaw.nonsense
