"""The modules of a stage, tested by Node's test runner: no page, no browser."""

from pathlib import Path

from components.stage.stage_view import FOLDER
from tests.in_node import import_in_node, pass_in_node


def test_the_tests_of_the_modules_pass() -> None:
    pass_in_node(Path(__file__).parent / "stage.test.mjs")


def test_every_module_can_be_imported_without_a_page() -> None:
    modules = sorted(FOLDER.glob("*.js"))
    assert len(modules) > 10
    import_in_node(modules)
