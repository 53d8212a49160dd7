"""datapackage.json: what can be used is used, nonsense is left out, and all of it is brought in."""

from pathlib import Path
from typing import Any

import pytest

from data import catalog
from data.events.data_set import BrokenSet
from data.events.descriptor import read_descriptor
from data.exports.package import package_zip
from data.reading import mapping, new_set, tray
from data.reading.formats import recognising
from data.workspace import open_store

SHIPPED = catalog.open_set("soviet-yugoslav")


@pytest.mark.parametrize(
    ("thaw", "told"),
    [
        ({"parameters": {"k": -5}}, "k must lie between"),
        ({"parameters": {"k": "much"}}, "k must lie between"),
        ({"parameters": {"k": float("nan")}}, "k must lie between"),
        ({"parameters": {"bogus": 1}}, "unknown parameter"),
        ({"parameters": [1]}, "unknown parameter"),
        ({"indicators": [{"title": "no id"}, {"id": "one"}]}, "an entry lacks “id”"),
        ({"indicators": 7}, "an entry lacks “id”"),
        ({"points": ["one"]}, "an entry lacks “id”, “text”"),
        ({"notes": [{"from": "1948"}]}, "an entry lacks “from”, “to”, “text”"),
    ],
)
def test_nonsense_is_left_out_and_reported(thaw: dict[str, Any], told: str) -> None:
    read = read_descriptor("mine", {"thaw": thaw})
    assert len(read.problems) == 1
    assert told in read.problems[0].sentence()
    assert not read.parameters
    assert [info["id"] for info in read.indicators] == (["one"] if "title" in str(thaw) else [])
    assert not read.points
    assert not read.notes


@pytest.mark.parametrize("name", ["indicators", "points", "readers", "sides"])
def test_an_id_that_stands_twice_is_taken_once(name: str) -> None:
    """Pages give a chart or a button the key of its id, and two of one key end the page."""
    entries = [{"id": "one", "text": text, "label": text} for text in ("first", "second")]
    read = read_descriptor("mine", {"thaw": {name: entries}})
    (kept,) = getattr(read, name)
    assert "second" not in kept.values()
    assert ["“one” stands there twice" in p.sentence() for p in read.problems] == [True]


@pytest.mark.parametrize("package", [{}, {"title": ["a"]}, {"licenses": 3}, {"thaw": 4}])
def test_a_package_that_says_nothing_has_a_name(package: dict[str, Any]) -> None:
    read = read_descriptor("mine", package)
    assert (read.title, read.citation, read.licence) == ("mine", "mine", "not stated")


@pytest.mark.parametrize("name", ["actors", "categories"])
def test_a_state_or_a_lane_without_an_id_breaks_the_set(name: str) -> None:
    with pytest.raises(BrokenSet, match="has no “id”"):
        read_descriptor("mine", {"thaw": {name: [{"name": "nameless"}]}})


def test_a_package_brought_in_keeps_everything(tmp_path: Path) -> None:
    found = recognising.look(package_zip(SHIPPED), "set.zip")
    given = recognising.read(found)
    sorted_out = tray.open_tray(given.cells, mapping.guess(given.cells), "events.csv")
    made = new_set.build(
        sorted_out.events, given, title=SHIPPED.title, names=("Soviet Union", "Yugoslavia")
    )
    store = open_store(f"sqlite:///{tmp_path / 'workspace.db'}")
    opened = store.open(
        store.create(
            title=made.title,
            actors=made.actors,
            categories=made.categories,
            events=made.events,
            sources=made.sources,
            chapters=made.chapters,
            indicators=made.indicators,
            about=made.about,
            codebook=made.codebook,
        )
    )
    for name in ("description", "licence", "version", "citation", "codebook", "defaults"):
        assert getattr(opened, name) == getattr(SHIPPED, name), name
    assert opened.notes == SHIPPED.notes
    assert opened.points == SHIPPED.points
    assert [info["id"] for info in opened.indicator_info] == [
        info["id"] for info in SHIPPED.indicator_info
    ]
    assert len(opened.indicators) == len(SHIPPED.indicators)
    assert opened.prepared["value"].to_list() == SHIPPED.prepared["value"].to_list()
    assert opened.prepared["initiator"].to_list() == SHIPPED.prepared["initiator"].to_list()
