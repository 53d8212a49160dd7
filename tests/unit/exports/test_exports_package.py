"""The package opens again to the same thing, whatever its cells hold."""

import dataclasses
import io
import json
import tempfile
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package
from hypothesis import given

from data import catalog
from data.events.data_set import DataSet
from data.exports.about import about_view
from data.exports.package import package_files, package_zip
from data.selection.selection import Selection
from tests.random_sets import folders, quietly, write_folder
from tests.small_set import write_set

TABLES = (
    "events", "sources", "chapters", "indicators", "prepared",
    "conditions", "statements", "readings",
)  # fmt: skip
KEPT_ELSEWHERE = (*TABLES, "folder", "fingerprint")  # compared apart, or of the place it lies in


def unpacked(content: bytes, root: Path) -> DataSet:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        archive.extractall(root)
        name = archive.namelist()[0].split("/")[0]
    return catalog.open_set(name, root)


def assert_same(one: DataSet, other: DataSet, apart_from: tuple[str, ...] = ()) -> None:
    for name in TABLES:
        pd.testing.assert_frame_equal(
            getattr(one, name), getattr(other, name), check_index_type=False
        )
    for field in dataclasses.fields(DataSet):
        if field.name not in (*KEPT_ELSEWHERE, *apart_from):
            assert getattr(one, field.name) == getattr(other, field.name), field.name


@quietly(12)
@given(folders())
def test_the_package_opens_to_the_same_set(content: dict) -> None:
    with tempfile.TemporaryDirectory() as place:
        one = write_folder(content, Path(place) / "random")
        as_it_lies = unpacked(package_zip(one), Path(place) / "as-it-lies")
        assert_same(one, as_it_lies)
        assert as_it_lies.fingerprint == one.fingerprint
        elsewhere = dataclasses.replace(one, folder=Path(place) / "gone")
        # What reading took out (a control character, say) is not there to be remarked on again.
        written = unpacked(package_zip(elsewhere), Path(place) / "written")
        assert_same(one, written, apart_from=("problems",))
        assert set(written.problems) <= set(one.problems)


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (catalog.open_set(write_set(tmp_path / n).name, tmp_path / n) for n in "ab")
    assert package_zip(one) == package_zip(other)
    apart = [dataclasses.replace(ds, folder=tmp_path / "gone") for ds in (one, other)]
    assert package_zip(apart[0]) == package_zip(apart[1])


def test_an_edited_set_is_packed_as_edited(tmp_path: Path) -> None:
    write_set(tmp_path)
    small = catalog.open_set("small", tmp_path)
    events = small.events.assign(title="=1+1")
    edited = dataclasses.replace(small, events=events, fingerprint="another")
    again = unpacked(package_zip(edited), tmp_path / "again")
    assert set(again.events["title"]) == {"=1+1"}


def test_a_file_changed_since_is_not_passed_off_as_what_was_opened(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    small = catalog.open_set("small", tmp_path)
    (folder / "events.csv").write_text("date,score\n1999,1\n", encoding="utf-8")
    assert_same(small, unpacked(package_zip(small), tmp_path / "again"))


@pytest.mark.parametrize("name", catalog.names())
def test_shipped_sets_written_anew_are_the_same_and_valid(name: str, tmp_path: Path) -> None:
    shipped = catalog.open_set(name)
    folder = tmp_path / name
    folder.mkdir()
    for file, content in package_files(shipped).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    assert_same(shipped, catalog.open_set(name, tmp_path))
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_the_comment_says_what_it_is_and_changes_no_file(tmp_path: Path) -> None:
    write_set(tmp_path)
    small = catalog.open_set("small", tmp_path)
    content = package_zip(small, about_view(small, Selection()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        comment = archive.comment.decode()
    for text in (small.title, "All 6 events", "Half-life: never", small.licence, small.citation):
        assert text in comment
    assert unpacked(content, tmp_path / "again").fingerprint == small.fingerprint


@pytest.mark.parametrize("name", ["../../etc", "/abs", "C:\\x", "a/b", "..", "", "ü:*?"])
def test_no_name_leads_out_of_the_folder(name: str, tmp_path: Path) -> None:
    write_set(tmp_path)
    small = dataclasses.replace(
        catalog.open_set("small", tmp_path), name=name, folder=tmp_path / "gone"
    )
    with zipfile.ZipFile(io.BytesIO(package_zip(small))) as archive:
        for path in archive.namelist():
            top, slash, rest = path.partition("/")
            assert slash and top.strip(".-") and "/" not in rest and ".." not in path


def test_json_can_name_half_a_character_and_it_comes_back(tmp_path: Path) -> None:
    from tests.small_set import PACKAGE

    write_set(tmp_path, datapackage_json=json.dumps({**PACKAGE, "title": "\ud800"}))
    small = dataclasses.replace(catalog.open_set("small", tmp_path), folder=tmp_path / "gone")
    assert unpacked(package_zip(small), tmp_path / "again").title == "\ud800"
