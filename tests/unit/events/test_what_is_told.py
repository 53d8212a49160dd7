"""What the shipped sets say of themselves agrees with their tables: counts, gaps, readers."""

import re
from pathlib import Path

import pytest

from components.method import words_view
from data import catalog
from data.dates.historical_date import read_date
from data.events.checking import source_ids

FIRST, SECOND, THIRD = "soviet-yugoslav", "yugoslavia-united-states", "china-soviet-union"
SETS = {name: catalog.open_set(name) for name in (FIRST, SECOND, THIRD)}
README = Path(__file__).parents[3] / "README.md"
# Rows whose scores the fourth reader had seen; the codebook names them.
UNREAD = {
    "1922-wrangel-settles-in-the-kingdom",
    "1939-belgrade-decides-to-normalise",
    "1980-minic-attacks-invasion",
    "1981-brezhnev-own-way",
    "1988-yazov-in-yugoslavia",
}


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def _years(note: str) -> set[int]:
    """The years that a note names: 1923, 1926–27, between 1985 and 1987."""
    found = {int(year) for year in re.findall(r"\b\d{4}\b", note)}
    for first, last in re.findall(r"\b(\d{4})–(\d\d)\b", note):
        found |= set(range(int(first), int(first[:2] + last) + 1))
    for first, last in re.findall(r"between (\d{4}) and (\d{4})", note):
        found |= set(range(int(first), int(last) + 1))
    return found


def test_a_year_without_a_row_is_named_in_its_chapter(name: str) -> None:
    begun = [read_date(text).first.year for text in SETS[name].events["date"]]
    empty = set(range(min(begun), max(begun))) - set(begun)
    for _, chapter in SETS[name].chapters.iterrows():
        span = range(int(chapter["start"][:4]), int(chapter["end"][:4]) + 1)
        empty -= _years(chapter["note"]) & set(span)
    assert empty == set()


def test_only_what_was_not_found_elsewhere_rests_on_works_of_reference() -> None:
    alone = {}
    for name, dataset in SETS.items():
        witness = dataset.sources.set_index("source_id")["witness"]
        alone[name] = [
            row
            for row, cell in zip(dataset.events["event_id"], dataset.events["sources"], strict=True)
            if set(witness[list(set(source_ids(cell)))]) == {"reference"}
        ]
    assert alone == {FIRST: [], SECOND: [], THIRD: ["1959-seventy-eight-works"]}
    assert "agreement of 7 February 1959" in SETS[THIRD].codebook


def test_the_counts_in_the_codebook_are_those_of_the_tables(name: str) -> None:
    dataset = SETS[name]
    book, events = dataset.codebook, dataset.events
    head = f"{len(events)} events, {len(dataset.sources)} works cited, {len(dataset.chapters)} chap"
    assert head in book
    for value, count in events["checked"].value_counts().items():
        line = re.search(rf"`checked = {value}`.*?\*\*(\d+) rows?\.\*\*", book)
        assert line and int(line[1]) == count, value
    one = sum(len(set(source_ids(cell))) == 1 for cell in events["sources"])
    assert re.search(rf"\b{one} of the {len(events)} rows rest on one work", book)


def test_every_row_has_another_reading_but_those_that_are_named() -> None:
    unread = {
        name: set(dataset.events["event_id"]) - set(dataset.readings["event_id"])
        for name, dataset in SETS.items()
    }
    assert unread == {FIRST: UNREAD, SECOND: set(), THIRD: set()}
    assert all(f"`{row}`" in SETS[FIRST].codebook for row in UNREAD)


def test_every_reader_has_a_line_in_the_codebook_and_in_the_package(name: str) -> None:
    dataset = SETS[name]
    readers = set(dataset.readings["reader"])
    assert readers == {entry["id"] for entry in dataset.readers}
    assert [reader for reader in readers if f"| `{reader}` |" not in dataset.codebook] == []


def test_what_is_judgement_is_said(name: str) -> None:
    for text in (SETS[name].codebook, README.read_text("utf-8"), words_view.LIMITS):
        assert "judgement" in text


def test_the_method_speaks_of_these_sets_as_they_are() -> None:
    """Planned sums per episode and "one coder each" are gone since version 2."""
    assert "what each episode is worth" not in words_view.LIMITS
    assert "one coder each" not in words_view.LIMITS
    assert "Statements" in words_view.HOW_SURE and "Other readings" in words_view.HOW_SURE
