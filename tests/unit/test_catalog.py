"""The catalogue: folders become data sets; what is broken is said, and harms no other."""

from pathlib import Path

import pytest

from data import catalog
from data.catalog import BrokenSet
from data.exports.package import package_zip
from tests.small_set import EVENTS, SOURCES, write_set


def test_a_folder_becomes_a_data_set(tmp_path: Path) -> None:
    write_set(tmp_path)
    (entry,) = catalog.list_sets(tmp_path)
    assert (entry.name, entry.title, entry.broken) == ("small", "A and B", False)
    small = catalog.open_set("small", tmp_path)
    assert small.years == (1940, 1968)
    assert [actor.name for actor in small.actors] == ["Arcadia", "Boeotia"]
    assert small.licence == "CC BY 4.0"
    assert small.problems == ()


@pytest.mark.parametrize("name", ["../small", "small/..", "nowhere", "", ".", "/etc", "SMALL"])
def test_a_name_is_never_a_path(tmp_path: Path, name: str) -> None:
    write_set(tmp_path)
    with pytest.raises(BrokenSet):
        catalog.open_set(name, tmp_path)


def test_hidden_folders_and_files_are_no_data_sets(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "readme.txt").write_text("x")
    assert catalog.list_sets(tmp_path) == []
    assert catalog.list_sets(tmp_path / "missing") == []


def test_references_between_files_are_checked(tmp_path: Path) -> None:
    bad = EVENTS + (
        "1940-ties,1960,Again,S,nowhere,C,7777,8,r,1,book;ghost,,yes,\n"
        "x,1961,T,S,party,A,160,1,r,1,,,yes,\n"
    )
    write_set(tmp_path, events_csv=bad, sources_csv=SOURCES + "book,book,,Again,,,,\n")
    told = [p.sentence() for p in catalog.open_set("small", tmp_path).problems]
    for part in (
        "“1940-ties” stands twice",
        "the category “nowhere” is not declared",
        "the initiator “C” is unknown",
        "“7777” is not a CAMEO code",
        "the source “ghost” is not in sources.csv",
        "no source is named",
        "sources.csv, row 4, column “source_id”: “book” stands twice",
    ):
        assert any(part in sentence for sentence in told), part


def test_overlapping_chapters_are_reported(tmp_path: Path) -> None:
    chapters = "chapter_id,title,start,end\na,A,1940-01-01,1950-12-31\nb,B,1950-06-01,1949-01-01\n"
    write_set(tmp_path, chapters_csv=chapters)
    told = [p.sentence() for p in catalog.open_set("small", tmp_path).problems]
    assert any("begins before the one before it ends" in sentence for sentence in told)
    assert any("ends before it begins" in sentence for sentence in told)


def test_stamp_and_fingerprint_change_with_a_file(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    before = catalog.stamp("small", tmp_path), catalog.open_set("small", tmp_path).fingerprint
    (folder / "events.csv").write_text(EVENTS.replace(",-8,", ",-7.5,"), encoding="utf-8")
    after = catalog.stamp("small", tmp_path), catalog.open_set("small", tmp_path).fingerprint
    assert before[0] != after[0]
    assert before[1] != after[1]


def test_the_zip_opens_to_the_same_set(tmp_path: Path) -> None:
    import io
    import zipfile

    write_set(tmp_path)
    small = catalog.open_set("small", tmp_path)
    with zipfile.ZipFile(io.BytesIO(package_zip(small))) as archive:
        archive.extractall(tmp_path / "again")
    assert catalog.open_set("small", tmp_path / "again").fingerprint == small.fingerprint
