"""Every page names the keys of its address that mean nothing there, in the same words."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import catalog
from tests.small_set import write_set

SAID = "ℹ️ The address says colour=blue, which means nothing here: ignored."
PAGES = [
    "archives.archives_page",
    "bring_in.bring_in_page",
    "compare.compare_page",
    "explain.explain_page",
    "explore.explore_page",
    "lessons.teach_page",
    "method.method_page",
    "sources.sources_page",
    "workshop.workshop_page",
]


def page(name: str) -> None:
    from importlib import import_module

    asked = {
        "explain.explain_page": {"on_leave": lambda: None},
        "archives.archives_page": {"on_open": lambda *_: None},
    }
    import_module(f"components.{name}").render(**asked.get(name, {}))


@pytest.fixture(autouse=True)
def small_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path)
    write_set(tmp_path, "other")
    monkeypatch.setattr(catalog, "ROOT", tmp_path)


def opened(name: str, **query: str) -> AppTest:
    at = AppTest.from_function(page, args=(name,), default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_what_it_does_not_know(name: str) -> None:
    at = opened(name, colour="blue")
    assert [text.value for text in at.text].count(SAID) == 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_nothing_of_what_it_knows(name: str) -> None:
    at = opened(name, set="small") if name != "compare.compare_page" else opened(name)
    assert not [text.value for text in at.text if "means nothing here" in text.value]


def test_the_keys_of_a_lesson_are_known() -> None:
    at = opened("lessons.teach_page", do="draw", **{"from": "1947", "to": "1950", "step": "2"})
    assert not [text.value for text in at.text if "means nothing here" in text.value]


def test_it_stays_said_where_the_page_writes_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from components.address import notes_view

    at = opened("workshop.workshop_page", colour="blue")
    assert "colour" not in at.query_params
    monkeypatch.setattr(notes_view, "arrived", lambda: False)  # the page is the same one
    at.run()
    assert SAID in [text.value for text in at.text]


def test_a_part_that_no_lesson_has_is_named() -> None:
    at = opened("lessons.teach_page", do="<b>nope</b>", colour="blue")
    assert SAID in [text.value for text in at.text]
    said = [text.value for text in at.text if "no part of a lesson" in text.value]
    assert len(said) == 1
    assert "do=<b>nope</b>" in said[0]
    for part in ("draw", "hand-out", "add"):
        other = opened("lessons.teach_page", do=part)
        assert not [text.value for text in other.text if "no part of a lesson" in text.value]
