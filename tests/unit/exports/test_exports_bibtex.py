"""The list of works, read back by a BibTeX parser that is not ours."""

import dataclasses
import re
import tempfile
from pathlib import Path

import pytest
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given

from data import catalog, temperature
from data.events.data_set import DataSet
from data.exports.bibtex import bibtex_bytes
from data.exports.view import cited_sources, view_of
from data.selection.selection import Selection
from tests.random_sets import folders, quietly, write_folder

COMMAND = re.compile(r"\\([A-Za-z]+|.)")
COMMANDS = {
    *("textbackslash", "textbraceleft", "textbraceright", "textasciitilde", "textasciicircum"),
    *"$&#%_",
}


def written(dataset: DataSet, selection: Selection | None = None) -> str:
    trace = temperature.trace(dataset.prepared)
    return bibtex_bytes(view_of(dataset, selection or Selection(), trace)).decode()


def parsed(text: str, *, decoded: bool = True) -> Library:
    """What the parser makes of it; addresses are verbatim in BibTeX, so they are not decoded."""
    stack = [LatexDecodingMiddleware()] if decoded else []
    library = parse_string(text, append_middleware=stack)
    assert library.failed_blocks == []
    return library


@pytest.mark.parametrize("name", catalog.names())
def test_every_work_of_a_shipped_set_is_an_entry(name: str) -> None:
    shipped = catalog.open_set(name)
    library, verbatim = parsed(written(shipped)), parsed(written(shipped), decoded=False)
    cited = cited_sources(view_of(shipped, Selection(), temperature.trace(shipped.prepared)))
    assert [entry.key for entry in library.entries] == cited["source_id"].to_list()
    rows = cited.to_dict("records")
    for entry, as_typed, row in zip(library.entries, verbatim.entries, rows, strict=True):
        assert entry["title"].strip("{}") == row["title"]
        assert as_typed.fields_dict["url"].value == row["url"] if row["url"] else True


@quietly(8)
@given(folders())
def test_whatever_the_cells_hold(content: dict) -> None:
    with tempfile.TemporaryDirectory() as place:
        random = write_folder(content, Path(place) / "random")
    text = written(random)
    cited = cited_sources(view_of(random, Selection(), temperature.trace(random.prepared)))
    library = parsed(text, decoded=False)
    assert len({entry.key.casefold() for entry in library.entries}) == len(cited)
    for entry in library.entries:
        for field in entry.fields:
            assert set(COMMAND.findall(field.value)) <= COMMANDS, "text from a table is no command"
            assert field.value.count("{") == field.value.count("}")


def test_only_works_that_shown_events_cite(small: DataSet) -> None:
    library = parsed(written(small, Selection(text="blockade")))
    assert [entry.key for entry in library.entries] == ["book"]


def test_types_people_and_signs(small: DataSet) -> None:
    sources = small.sources.assign(
        kind=["chapter", "newspaper"],
        authors=["Clissold, Stephen (ed.); Banac, Ivo (ed.)", "Bureau of Trade and Industry; A, B"],
        title=["50 % & $1 #2 of_it \\ ~ ^ {", "Š"],
        container=["The Book", "The Paper"],
        url=["javascript:alert(1)", "https://a.example/x_y%20z?a={1}#b"],
    )
    text = written(dataclasses.replace(small, sources=sources))
    chapter, newspaper = parsed(text).entries
    assert (chapter.entry_type, chapter["booktitle"]) == ("incollection", "The Book")
    assert chapter["editor"] == "Clissold, Stephen and Banac, Ivo"
    signs = r"\textbackslash{} \textasciitilde{} \textasciicircum{} \textbraceleft{}"
    assert rf"title = {{{{50 \% \& \$1 \#2 of\_it {signs}}}}}" in text
    assert chapter["title"].startswith("50 % & $1 #2 of_it \\ ~")
    assert "url" not in chapter.fields_dict
    assert (newspaper.entry_type, newspaper["journal"]) == ("article", "The Paper")
    assert "author = {{Bureau of Trade and Industry} and A, B}" in text
    assert "url = {https://a.example/x_y%20z?a=%7B1%7D#b}" in text


def test_keys_that_bibtex_cannot_take_are_cleaned_and_told_apart(small: DataSet) -> None:
    events = small.prepared.assign(sources="a b;A-b;š,{}")
    sources = small.sources.iloc[[0, 0, 1]].assign(source_id=["a b", "A-b", "š,{}"])
    text = written(dataclasses.replace(small, prepared=events, sources=sources))
    assert [entry.key for entry in parsed(text).entries] == ["a-b", "A-b-2", "source"]
    assert "thawid = {a b}" in text


def test_the_head_says_what_the_list_belongs_to(small: DataSet) -> None:
    named = dataclasses.replace(small, citation="@book{x, title={evil}} (2026)")
    text = written(named, Selection(text="blockade"))
    head = text.split("\n@")[0]
    for fact in ("A and B", "1 of 6 events", "Half-life: never", "CC BY 4.0", "(2026)"):
        assert fact in head
    assert len(parsed(text).entries) == 1
