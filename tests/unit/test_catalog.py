"""The catalogue: folders become data sets; what is broken is said, and harms no other."""

import json
from pathlib import Path
from typing import Any

import pytest

from data import catalog
from data.catalog import SetEntry
from data.events.data_set import BrokenSet
from data.exports.package import package_zip
from data.reading import packages
from data.workspace import Unreachable, engines, open_store, place, schema
from tests.conftest import forget_workspaces
from tests.small_set import EVENTS, SOURCES, write_set
from tests.workspace_sets import make_set


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


@pytest.mark.parametrize("name", [None, 3, ["soviet-yugoslav"]])
def test_a_name_is_text(name: Any) -> None:
    with pytest.raises(TypeError, match="by its name"):
        catalog.open_set(name)


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


def test_a_new_shipped_set_comes_behind_those_that_links_mean() -> None:
    listed = [entry.name for entry in catalog.list_sets()]
    assert listed == ["soviet-yugoslav", "yugoslavia-united-states", "china-soviet-union"]
    assert sorted(listed) == catalog.names()


@pytest.mark.parametrize("place", ['"1"', "[]", "1.5", "null", "{}"])
def test_a_place_that_is_no_number_is_none(tmp_path: Path, place: str) -> None:
    for name, said in (("a-last", place), ("b-first", "1")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "datapackage.json").write_text(
            f'{{"title": "{name}", "thaw": {{"place": {said}}}}}', encoding="utf-8"
        )
    assert [entry.name for entry in catalog.list_sets(tmp_path)] == ["b-first", "a-last"]


def test_the_list_follows_its_files_and_reads_each_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    description = write_set(tmp_path) / "datapackage.json"
    read, whole = [], packages.read_description

    def counting(folder: Path):
        read.append(folder)
        return whole(folder)

    monkeypatch.setattr(packages, "read_description", counting)
    first = [catalog.list_sets(tmp_path) for _ in range(3)]
    assert first[0] == first[2]
    assert len(read) == 1
    package = json.loads(description.read_text(encoding="utf-8"))
    description.write_text(json.dumps(package | {"title": "Told otherwise"}), encoding="utf-8")
    assert [entry.title for entry in catalog.list_sets(tmp_path)] == ["Told otherwise"]
    description.write_text("{", encoding="utf-8")
    assert [entry.broken for entry in catalog.list_sets(tmp_path)] == [True]
    description.unlink()
    assert [entry.broken for entry in catalog.list_sets(tmp_path)] == [True]
    assert len(read) == 4


def test_own_sets_are_listed_behind_the_shipped_ones() -> None:
    shipped = catalog.list_sets()
    set_id = make_set(open_store(), "A first title")
    assert catalog.list_sets() == [*shipped, SetEntry(set_id, "A first title", False)]
    assert set_id not in catalog.names()
    opened = catalog.open_set(set_id)
    assert (opened.name, opened.title, len(opened.events)) == (set_id, "A first title", 3)


def test_own_sets_do_not_show_in_another_folder(tmp_path: Path) -> None:
    write_set(tmp_path)
    set_id = make_set(open_store())
    assert [entry.name for entry in catalog.list_sets(tmp_path)] == ["small"]
    with pytest.raises(BrokenSet):
        catalog.open_set(set_id, tmp_path)


def test_stamp_and_fingerprint_change_with_a_revision() -> None:
    store = open_store()
    set_id = make_set(store)
    before = catalog.stamp(set_id), catalog.open_set(set_id).fingerprint
    assert (catalog.stamp(set_id), catalog.open_set(set_id).fingerprint) == before
    store.save(set_id, 1, events=store.table(set_id, "events").iloc[:2])
    after = catalog.stamp(set_id), catalog.open_set(set_id).fingerprint
    assert before[0] != after[0]
    assert before[1] != after[1]


@pytest.mark.parametrize("name", ["ws-", "ws-none", "ws-../small"])
def test_an_own_set_that_is_not_there(name: str) -> None:
    for _ in range(2):  # without a workspace, and with one
        assert catalog.stamp(name) == ""
        with pytest.raises(BrokenSet, match="there is no such data set"):
            catalog.open_set(name)
        make_set(open_store())


@pytest.mark.parametrize(
    "address",
    ["postgresql+psycopg://nobody@127.0.0.1:1/none", "mysql://x/y", "nonsense", "sqlite://"],
)
def test_a_workspace_that_does_not_answer_harms_no_other_set(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THAW_DATABASE_URL", address)
    *others, own = catalog.list_sets()
    assert sorted(entry.name for entry in others) == catalog.names()
    assert own.broken
    with pytest.raises(BrokenSet, match=r"THAW_DATABASE_URL|does not answer"):
        catalog.open_set(own.name)


def test_a_damaged_workspace_is_said_and_left_alone(own_workspace: str) -> None:
    file = place.file_of(own_workspace)
    assert file is not None
    file.parent.mkdir(parents=True)
    file.write_bytes(b"no database at all" * 100)
    assert catalog.list_sets()[-1].broken
    with pytest.raises(BrokenSet, match="not a database"):
        catalog.open_set("ws-any")
    assert file.read_bytes() == b"no database at all" * 100


def test_a_workspace_of_a_newer_version_is_left_alone() -> None:
    make_set(open_store())
    engine = engines.engine_for(place.address())
    with engine.begin() as connection:
        connection.execute(schema.versions.update().values(version=schema.VERSION + 1))
    forget_workspaces()
    assert catalog.list_sets()[-1].broken
    with pytest.raises(Unreachable, match="newer version"):
        make_set(open_store())
