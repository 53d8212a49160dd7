"""Compare: what the page says with one data set, with two, and with nonsense in the address."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import catalog
from tests.small_set import write_set


def page() -> None:
    from components.compare import compare_page

    compare_page.render()


def another(root: Path, name: str, title: str) -> None:
    """The small set once more, with every score turned round."""
    folder = root / name
    write_set(root)
    (root / "small").rename(folder)
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package |= {"name": name, "title": title}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    events = (folder / "events.csv").read_text(encoding="utf-8")
    turned = events.replace(",160,-8,", ",160,8,").replace(",050,6,", ",050,-6,")
    (folder / "events.csv").write_text(turned, encoding="utf-8")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    return tmp_path


def start(**query: str | list[str]) -> AppTest:
    at = AppTest.from_function(page, default_timeout=30)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return at


def told(at: AppTest) -> str:
    return " ".join(str(html.proto.body) for html in at.get("html"))


def test_one_set_has_nothing_to_be_compared_with(root: Path) -> None:
    write_set(root)
    at = start()
    assert any("only one data set" in text.value for text in at.text)


def test_two_sets_name_the_years_in_which_they_went_apart(root: Path) -> None:
    another(root, "other", "A and C")
    write_set(root)
    at = start()
    words = told(at)
    assert "shared years one cooled while another warmed" in words
    assert "1940" in words
    assert 'href="./?set=small&amp;event=1948-expelled"' in words
    assert dict(at.query_params) == {}


def test_the_choice_stands_in_the_address(root: Path) -> None:
    another(root, "other", "A and C")
    write_set(root)
    at = start(how="under", chapters="small")
    assert at.segmented_control(key="compare_how").value == "under"
    at.segmented_control(key="compare_how").set_value("over").run()
    assert "how" not in at.query_params
    at.multiselect(key="compare_sets").set_value(["A and B"]).run()
    assert any("at least two" in text.value for text in at.text)


def test_nonsense_in_the_address_is_left_out(root: Path) -> None:
    another(root, "other", "A and B")
    write_set(root)
    at = start(how="sideways", sets=["../secret", "small", "small"], chapters="<b>")
    assert at.multiselect(key="compare_sets").value == ["small"]
    at.multiselect(key="compare_sets").set_value(["A and B (small)", "A and B (other)"]).run()
    assert not at.exception
    assert "A and B (other)" in told(at)
