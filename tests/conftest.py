"""Shared by all tests: the rule on skips, a workspace of each test's own, both databases."""

import itertools
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.nursery import open_nursery

# A busy machine is slow, not wrong: properties have no deadline.
settings.register_profile("thaw", deadline=None)
settings.load_profile("thaw")

# Servers and readers that tests start need not compile all modules anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
open_nursery()

# No test may look into the workspace of the person who runs it, not even while it is collected.
PLACE = "THAW_DATABASE_URL"
os.environ[PLACE] = f"sqlite:///{Path(tempfile.gettempdir()) / 'thaw-no-workspace' / 'none'}"
POSTGRES = "THAW_TEST_POSTGRES_URL"
_numbers = itertools.count()
_made: set[str] = set()  # databases of this worker
NO_SKIPS = os.environ.get("THAW_NO_SKIPS", "") not in {"", "0"}
WHY = "THAW_NO_SKIPS is set, so a skipped test counts as failed: {}"


def _forbid(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure; an expected failure stays what it is."""
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = WHY.format(reason)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Iterator[None]:
    report = yield
    _forbid(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Iterator[None]:
    report = yield
    _forbid(report)
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything under tests/browser needs a browser; quick tests run first."""
    order = {"unit": 0, "app": 1, "browser": 2}
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(pytest.mark.browser)
    here = Path(__file__).parent
    items.sort(key=lambda item: order.get(item.path.relative_to(here).parts[0], 1))


@pytest.fixture(autouse=True)
def own_workspace(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> str:
    """An address where no workspace is yet; a test that keeps something makes one there."""
    file = tmp_path_factory.getbasetemp() / f"workspace-{next(_numbers)}" / "sets.sqlite3"
    monkeypatch.setenv(PLACE, f"sqlite:///{file}")
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def built_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where an archive `gdelt` lies with the files it was made of; to be copied, not changed."""
    from tests.gdelt_files import archive_of

    return archive_of(tmp_path_factory.mktemp("built"))


@pytest.fixture
def gdelt(built_archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an archive `gdelt` that Thaw lists; its files are in `tmp_path / "gdelt"`."""
    from data.archive.place import VARIABLE
    from tests.gdelt_files import copied

    monkeypatch.setenv(VARIABLE, str(copied(built_archive, tmp_path) / "archives"))
    return tmp_path / "archives" / "gdelt"


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, own_workspace: str) -> Iterator[str]:
    """The address of an empty database, of each kind in turn; THAW_DATABASE_URL names it."""
    if request.param == "sqlite":
        yield own_workspace
        return
    address = os.environ.get(POSTGRES, "")
    if not address:
        pytest.skip(f"{POSTGRES} names no PostgreSQL database; .ci/run starts one")
    address = _own_database(address, os.environ.get("PYTEST_XDIST_WORKER", "alone"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(PLACE, address)
        yield address
    forget_workspaces()


def _own_database(address: str, worker: str) -> str:
    """An empty database of this worker's own, on the server at the address."""
    from sqlalchemy import make_url, text

    from data.classroom.tables import schema as class_schema
    from data.workspace import engines, schema

    name = f"thaw_test_{worker}"
    own = make_url(address).set(database=name).render_as_string(hide_password=False)
    if name not in _made:
        server = engines.engine_for(address).execution_options(isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
            connection.execute(text(f'CREATE DATABASE "{name}"'))
        server.dispose()
        _made.add(name)
    engine = engines.engine_for(own)
    schema.metadata.drop_all(engine)
    class_schema.metadata.drop_all(engine)
    engine.dispose()
    return own


def forget_workspaces() -> None:
    """Open the next workspace anew, as a process that was just started does."""
    from data import classroom, workspace

    for opened in (workspace._open, classroom._open):
        for store in opened.values():
            store.close()
        opened.clear()
