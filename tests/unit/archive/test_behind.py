"""The rows behind a bundle, read from the files that are still what they were."""

import os
import shutil
import time
from pathlib import Path

import pandas as pd
import pytest

from data import archive, catalog
from data.archive import sources
from data.archive.behind import files, rows
from data.archive.behind.of_bundle import reading_of, wanted_of
from data.archive.ledger import SourceFile
from data.archive.relation_set import Relation
from data.basics import columns as c
from tests.gdelt_files import lines, write

PAIR = Relation("gdelt", "IND", "PAK")


@pytest.fixture
def place(gdelt: Path) -> Path:
    """A folder with an archive `gdelt` of real layouts beside the files it was made of."""
    return gdelt.parents[1]


def opened(place: Path) -> archive.Archive:
    return archive.open(place / "archives" / "gdelt")


def bundles(place: Path) -> pd.DataFrame:
    return catalog.open_set(PAIR.name).prepared


def read(place: Path, event_id: object, **limits: float) -> rows.Read:
    reading = reading_of(opened(place), PAIR, str(event_id), **limits)  # type: ignore[arg-type]
    assert reading is not None
    return reading.all()


def test_every_bundle_opens_into_exactly_its_rows(place: Path) -> None:
    for _, bundle in bundles(place).iloc[::5].iterrows():
        got = read(place, bundle[c.EVENT_ID])
        assert got.unread == {}
        assert len(got.rows) == got.expected == bundle[c.REPORTS]
        assert got.rows["score"].mean() == pytest.approx(bundle[c.VALUE])
        assert got.rows["day"].between(bundle[c.FIRST], bundle[c.LAST]).all()
        assert set(got.rows["initiator"]) == {bundle[c.INITIATOR]}
        assert tuple(got.rows.columns) == rows.COLUMNS


def test_wider_bundles_open_into_their_rows_too(place: Path) -> None:
    days = opened(place).days("IND", "PAK")
    from data.archive import levels

    for unit in levels.UNITS:
        some = levels.bundled(days, unit, {"IND": "India", "PAK": "Pakistan"})
        largest = some.sort_values(c.REPORTS).iloc[-1]
        got = read(place, largest[c.EVENT_ID])
        assert len(got.rows) == largest[c.REPORTS], unit


def test_only_files_are_read_that_can_have_them(place: Path) -> None:
    bundle = bundles(place).iloc[0]
    assert read(place, bundle[c.EVENT_ID]).looked == 1


def test_files_that_are_gone_are_named(place: Path) -> None:
    (place / "gdelt" / "1998.csv.zip").unlink()
    some = bundles(place)
    gone = read(place, some[c.EVENT_ID].iat[0])
    assert (len(gone.rows), gone.unread["1998.csv.zip"]) == (0, files.GONE)
    assert gone.expected == some[c.REPORTS].iat[0]
    assert len(read(place, some[c.EVENT_ID].iat[-1]).rows) == some[c.REPORTS].iat[-1]


def test_files_that_changed_are_named_and_not_read(place: Path) -> None:
    path = place / "gdelt" / "20130402.export.CSV"
    some = bundles(place)
    event = some.loc[some[c.DATE] == "2013-04-02", c.EVENT_ID].iat[0]
    before, text = path.stat(), path.read_bytes()
    path.write_bytes(text.replace(b"PAKISTAN", b"PAKISTAX"))  # of the same size
    changed = read(place, event)
    assert changed.unread["20130402.export.CSV"] == files.CHANGED
    assert changed.rows.empty
    path.write_bytes(text + b"\n")
    assert read(place, event).unread["20130402.export.CSV"] == files.CHANGED
    path.write_bytes(text)  # touched, but the same: its content says so
    assert path.stat().st_mtime_ns != before.st_mtime_ns
    assert read(place, event).unread == {}


def test_files_that_moved_are_found_after_another_build(place: Path) -> None:
    event = bundles(place)[c.EVENT_ID].iat[0]
    shutil.move(place / "gdelt", place / "elsewhere")
    assert files.GONE in read(place, event).unread.values()
    archive.build(place / "elsewhere", place / "archives" / "gdelt")
    assert read(place, event).unread == {}


def test_an_archive_that_does_not_say_where_its_files_were(place: Path) -> None:
    import json

    ledger = place / "archives" / "gdelt" / "archive.json"
    told = json.loads(ledger.read_text())
    del told["folders"]
    ledger.write_text(json.dumps(told))
    got = read(place, bundles(place)[c.EVENT_ID].iat[0])
    assert set(got.unread.values()) == {files.UNKNOWN}


@pytest.mark.parametrize("name", ["../secret.csv", "/etc/passwd", "a/../../secret.csv", "\x00"])
def test_no_name_leads_out_of_the_folder(place: Path, name: str) -> None:
    (place / "secret.csv").write_text("x")
    source = SourceFile(name, 1, 0, sources.digest(place / "secret.csv"))
    found, why = files.still_there(source, [place / "gdelt"])
    assert found is None
    assert why


def test_rows_and_time_are_bounded(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(place / "gdelt", "more.csv", lines("20200101", 3000, 58, 11))
    archive.build(place / "gdelt", place / "archives" / "gdelt")
    some = catalog.open_set(PAIR.name).prepared
    largest = some.sort_values(c.REPORTS).iloc[-1]
    few = read(place, largest[c.EVENT_ID], most=20)
    assert (len(few.rows), few.expected) == (20, largest[c.REPORTS])
    late = read(place, largest[c.EVENT_ID], seconds=0)
    assert (len(late.rows), late.unread) == (0, {"more.csv": rows.TIME_UP})

    def slow(*_: object) -> bytes:
        time.sleep(0.02)
        return b"."

    class Endless:
        read = slow

    (place / "scratch").mkdir()
    reading = reading_of(opened(place), PAIR, largest[c.EVENT_ID], seconds=0.2)
    assert reading is not None
    monkeypatch.setattr(
        sources, "unpacked",
        lambda _, scratch, give_up: sources._copied(Endless(), Path(scratch) / "x", give_up),
    )  # fmt: skip
    began = time.monotonic()
    assert reading.all().unread == {"more.csv": rows.TIME_UP}
    assert time.monotonic() - began < 5


def test_it_can_be_stopped(place: Path) -> None:
    reading = reading_of(opened(place), PAIR, str(bundles(place)[c.EVENT_ID].iat[0]))
    assert reading is not None
    with reading:
        pass
    assert set(reading.all().unread.values()) == {rows.STOPPED}


def test_what_comes_after_the_build_is_no_archive_of_it(place: Path) -> None:
    """A file that lost its content to a broken one is named with what the reader says."""
    path = place / "gdelt" / "1998.csv.zip"
    state = path.stat()
    path.write_bytes(b"PK\x03\x04" + b"\x00" * (state.st_size - 4))
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    got = read(place, bundles(place)[c.EVENT_ID].iat[0])
    assert "zip" in got.unread["1998.csv.zip"]


def test_hostile_text_comes_back_as_text(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    odd = ["=cmd|' /C calc'!A0", "<script>alert(1)</script>", "javascript:alert(1)", "'; DROP--"]
    pd.DataFrame(
        {
            "date": "1999-05-03", "initiator": "a'b:<i>", "target": "=B", "cameo": "190",
            "address": odd,
        }
    ).to_parquet(folder / "odd.parquet")  # fmt: skip
    archive.build(folder, tmp_path / "a")
    relation = Relation("a", "a'b:<i>", "=B")
    days = archive.open(tmp_path / "a").days(relation.a, relation.b)
    from data.archive import levels

    (event,) = levels.bundled(days, "code", {})[c.EVENT_ID]
    reading = reading_of(archive.open(tmp_path / "a"), relation, event)
    assert reading is not None
    assert sorted(reading.all().rows["address"]) == sorted(odd)


@pytest.mark.parametrize("event", ["", "x", "1999-05-03-d-CHN-material-conflict-", "1999-99-99-d-"])
def test_other_ids_are_of_no_bundle(event: str) -> None:
    assert wanted_of(PAIR, event) is None
