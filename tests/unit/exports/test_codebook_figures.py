"""The figures of the codebooks are counted, not typed."""

import re

import pytest

from data import catalog
from data.exports.codebook_figures import AGREEMENT, STATEMENTS, figures, with_figures
from tests.small_set import write_set

NAMES = catalog.names()
WORDS = {"ten": 10, "eleven": 11, "four": 4, "six": 6, "seven": 7}
COUNTED = re.compile(r"(\w+) (?:dated, sourced and scored )?(events|works cited|chapters|series)\b")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_codebook_says_in_figures_is_what_the_tables_give(name: str) -> None:
    dataset = catalog.open_set(name)
    made = figures(dataset)
    assert len(made) == (5 if name == "soviet-yugoslav" else 4)
    again = with_figures(dataset.codebook, made)
    assert again == dataset.codebook, "run: python -m tests.codebooks"


@pytest.mark.parametrize("name", NAMES)
def test_what_a_set_says_of_its_own_size_is_its_size(name: str) -> None:
    dataset = catalog.open_set(name)
    sizes = {
        "events": len(dataset.events),
        "works cited": len(dataset.sources),
        "chapters": len(dataset.chapters),
        "series": dataset.indicators["indicator_id"].nunique(),
    }
    first_line = dataset.codebook.split("\n\n")[1]
    for text in (first_line, dataset.description):
        found = {what: WORDS.get(number) or int(number) for number, what in COUNTED.findall(text)}
        assert {"events", "works cited", "chapters"} <= set(found)
        assert found == {what: sizes[what] for what in found}


def test_only_what_stands_under_the_heading_changes() -> None:
    text = f"# A\n\nbefore\n\n{AGREEMENT}\n\nold\n\n## B\n\nafter\n"
    assert with_figures(text, {AGREEMENT: "new"}) == (
        f"# A\n\nbefore\n\n{AGREEMENT}\n\nnew\n\n## B\n\nafter\n"
    )
    last = f"{STATEMENTS}\n\nold\n"
    assert with_figures(last, {STATEMENTS: "new"}) == f"{STATEMENTS}\n\nnew\n"


def test_a_codebook_without_the_heading_is_named() -> None:
    with pytest.raises(ValueError, match="Agreement in figures"):
        with_figures("# A\n", {AGREEMENT: "new"})


def test_a_set_without_readings_statements_or_countries_has_no_figures(
    tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    write_set(tmp_path)
    assert figures(catalog.open_set(catalog.names()[0])) == {}
