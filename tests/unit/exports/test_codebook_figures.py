"""The figures of the codebooks are counted, not typed."""

import pytest

from data import catalog
from data.exports.codebook_figures import AGREEMENT, STATEMENTS, figures, with_figures
from tests.small_set import write_set

NAMES = catalog.names()


@pytest.mark.parametrize("name", NAMES)
def test_what_a_codebook_says_in_figures_is_what_the_tables_give(name: str) -> None:
    dataset = catalog.open_set(name)
    made = figures(dataset)
    assert len(made) == (5 if name == "soviet-yugoslav" else 4)
    again = with_figures(dataset.codebook, made)
    assert again == dataset.codebook, "run: python -m tests.codebooks"


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
