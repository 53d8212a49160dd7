"""Archives of files: real layouts, broken ones, going on, adding, and what is refused."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas as pd
import pytest

from data import archive, temperature
from data.archive import building, engines, sources, tables
from data.archive.ledger import FILE, ArchiveProblem
from data.codes import cameo
from tests.gdelt_files import CODES, folder_of, lines, write
from tests.harness import ROOT


def events(rows: list[str], a: str, b: str) -> pd.DataFrame:
    """The rows between two actors as a table of events."""
    cells = [row.split("\t") for row in rows]
    mine = [c for c in cells if {c[7], c[17]} == {a, b}]
    days = [f"{c[1][:4]}-{c[1][4:6]}-{c[1][6:]}" for c in mine]
    return pd.DataFrame({"date": days, "score": [CODES[c[26]] for c in mine]})


def test_every_layout_of_gdelt_goes_in(tmp_path: Path) -> None:
    made = archive.build(folder_of(tmp_path), tmp_path / "a", profile="gdelt")
    assert (made.rows, made.broken) == (300, {})
    assert set(made.refused()) == {"actor", "own country"}
    assert (made.first, made.last) == ("1998-05-11", "2019-02-26")
    assert made.actors["PAK"] == "PAKISTAN"
    opened = archive.open(tmp_path / "a")
    rows = [
        *lines("19980511", 80, 57, 1),
        *lines("20130401", 60, 58, 2),
        *lines("20130402", 60, 58, 3),
        *lines("20190226", 50, 61, 4),
        *lines("20190226", 50, 61, 5),
    ]
    for model in temperature.MODELS:
        expected = temperature.curve(events(rows, "IND", "PAK"), model=model)
        got = temperature.curve(opened.relation("IND", "PAK"), model=model)
        pd.testing.assert_frame_equal(got, expected, atol=1e-9, rtol=0)
    addresses = opened.reports("IND", "PAK").set_index("day")["address"]
    assert (addresses[:"1999"] == "").all()
    assert addresses["2013":].str.startswith("http://news.example/").all()


def test_building_twice_gives_the_same_and_reads_nothing_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of(tmp_path)
    archive.build(folder, tmp_path / "a", profile="gdelt")
    archive.build(folder, tmp_path / "b", profile="gdelt")
    assert archive.open(tmp_path / "a").digest() == archive.open(tmp_path / "b").digest()
    monkeypatch.setattr(building, "unpacked", lambda *_: pytest.fail("it was read again"))
    again = archive.build(folder, tmp_path / "a")
    assert again.rows == 300


def test_tomorrows_file_is_added_and_a_changed_one_replaced(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    archive.build(folder, tmp_path / "a", profile="gdelt")
    write(folder, "20190227.export.CSV", lines("20190227", 40, 58, 6))
    assert archive.build(folder, tmp_path / "a").rows == 340
    write(folder, "20130402.export.CSV", lines("20130402", 10, 58, 7))
    assert archive.build(folder, tmp_path / "a").rows == 290
    archive.build(folder, tmp_path / "new", profile="gdelt")
    assert archive.open(tmp_path / "a").digest() == archive.open(tmp_path / "new").digest()


def test_broken_files_are_named_and_the_rest_goes_in(tmp_path: Path) -> None:
    folder = folder_of(tmp_path)
    (folder / "cut.export.CSV.zip").write_bytes((folder / "1998.csv.zip").read_bytes()[:200])
    (folder / "cut.export.CSV.gz").write_bytes(b"\x1f\x8b\x08\x00not gzip at all")
    (folder / "empty.csv").write_bytes(b"")
    write(folder, "narrow.csv", ["a\tb\tc"])
    (folder / "columns.parquet").write_bytes(b"PAR1 nothing")
    pd.DataFrame({"day": [1]}).to_parquet(folder / "other.parquet")
    mixed = [
        *lines("20200101", 3, 61, 8),
        "only\tthree\tcells",
        "\xff\xfe broken",
        *lines("20200102", 2, 58, 9),
    ]
    write(folder, "mixed.csv", mixed)
    made = archive.build(folder, tmp_path / "a", profile="gdelt")
    assert set(made.broken) == {
        *("cut.export.CSV.zip", "cut.export.CSV.gz", "empty.csv", "narrow.csv"),
        *("columns.parquet", "other.parquet"),
    }
    assert all(made.broken.values())
    assert "3 columns where GDELT" in made.broken["narrow.csv"]
    assert made.rows == 300 + 7
    archive.open(tmp_path / "a")


def test_many_small_batches_are_put_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "BATCH_FILES", 1)
    monkeypatch.setattr(building, "MOST_PARTS", 3)
    folder = folder_of(tmp_path)
    made = archive.build(folder, tmp_path / "a", profile="gdelt")
    assert len(made.parts) <= 3
    monkeypatch.undo()
    whole = archive.build(folder, tmp_path / "b", profile="gdelt")
    assert (made.rows, made.kept, made.refused()) == (whole.rows, whole.kept, whole.refused())
    one, other = archive.open(tmp_path / "a"), archive.open(tmp_path / "b")
    assert one.digest() == other.digest()
    pd.testing.assert_frame_equal(one.reports("IND", "PAK"), other.reports("IND", "PAK"))
    left = {f.name for f in (tmp_path / "a").iterdir()}
    assert len(left) == 2 + 3 * len(made.parts)


def test_large_pairs_are_read_from_fewer_rows_and_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engines, "ROWS_TOGETHER", 2048)  # the least that DuckDB takes
    monkeypatch.setattr(tables, "ROWS_TOGETHER", 2048)
    monkeypatch.setattr(building, "MOST_PARTS", 2)
    monkeypatch.setattr(sources, "BATCH_FILES", 1)
    folder = tmp_path / "files"
    folder.mkdir()
    codes = [code for code in cameo.codes() if cameo.goldstein(code) is not None]
    days = [f"{day:%Y-%m-%d}" for day in pd.date_range("1998-01-01", periods=40)]
    rows = [("IND", "PAK", day, code) for day in days for code in codes]
    few = [("AAA", "BBB", "1999-01-01", "042"), ("PAK", "IND", "1999-01-01", "")]
    for number, some in enumerate((rows, rows[::2], few)):
        named = pd.DataFrame(some, columns=["initiator", "target", "date", "cameo"])
        named.assign(score=number - 1.5).to_csv(folder / f"{number}.csv", index=False)
    made = archive.build(folder, tmp_path / "a")
    larger = list((tmp_path / "a").glob("large-*.parquet"))
    assert 0 < len(larger) <= len(made.parts) <= 2
    opened, pair = archive.open(tmp_path / "a"), ("IND", "PAK")
    read = {once: opened.relation(*pair, once=once) for once in (False, True)}
    assert len(pd.read_parquet(larger[0])) < len(rows) / 4
    for file in larger:  # an older Thaw wrote none
        file.unlink()
    older = archive.open(tmp_path / "a")
    for once, found in read.items():
        pd.testing.assert_frame_equal(found, older.relation(*pair, once=once))
    assert read[False]["reports"].sum() == len(rows) + len(rows[::2]) + 1
    assert read[True]["reports"].sum() <= read[False]["reports"].sum()


def test_a_killed_build_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "gdelt"
    for number in range(12):
        write(folder, f"{number}.csv", lines("20130401", 300, 58, number))
    code = (
        "from data.archive import sources; sources.BATCH_FILES = 1\n"
        "import sys; from data import archive; archive.build(sys.argv[1], sys.argv[2], 'gdelt')"
    )
    run = subprocess.Popen(  # noqa: S603 - our own code
        [sys.executable, "-c", code, str(folder), str(tmp_path / "a")], cwd=ROOT
    )
    while run.poll() is None and not (tmp_path / "a" / FILE).exists():
        time.sleep(0.02)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    finished = len(json.loads((tmp_path / "a" / FILE).read_text())["parts"])
    assert finished >= 1
    made = archive.build(folder, tmp_path / "a")
    archive.build(folder, tmp_path / "b", profile="gdelt")
    assert made.rows == 3600
    assert archive.open(tmp_path / "a").digest() == archive.open(tmp_path / "b").digest()
    assert not list((tmp_path / "a").glob("*.unfinished"))


def test_files_with_thaws_own_columns(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    folder.mkdir()
    rows = pd.DataFrame(
        {"date": ["1999-05-03"], "initiator": ["IND"], "target": ["PAK"], "score": [-4.0]}
    )
    rows.to_csv(folder / "a.csv", index=False)
    rows.to_parquet(folder / "b.parquet")
    rows.drop(columns="target").to_csv(folder / "c.csv", index=False)
    made = archive.build(folder, tmp_path / "a")
    assert made.kept == 2
    assert "target" in made.broken["c.csv"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "cannot be read"),
        ("[]", "names no version"),
        ('{"version": 99}', "later Thaw"),
        ('{"version": 1, "parts": 3}', "not as Thaw writes it"),
        ('{"version": 1, "parts": [{"name": "../../etc/x"}]}', "not as Thaw writes it"),
    ],
)
def test_a_strange_ledger_is_refused_by_name(tmp_path: Path, content: str, told: str) -> None:
    (tmp_path / FILE).write_text(content)
    with pytest.raises(ArchiveProblem, match=told):
        archive.open(tmp_path)
    assert isinstance(archive.listed(tmp_path.parent)[tmp_path.name], ArchiveProblem)


def test_what_is_no_archive_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(ArchiveProblem, match="holds something else"):
        archive.build(folder_of(tmp_path / "files"), tmp_path, profile="gdelt")
    with pytest.raises(ArchiveProblem, match="there is no"):
        archive.build(tmp_path / "nowhere", tmp_path / "a")
    with pytest.raises(ValueError, match="no profile “gdlet”"):
        archive.build(tmp_path, tmp_path / "b", profile="gdlet")


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    archive.build(folder_of(tmp_path), tmp_path / "a", profile="gdelt")
    next((tmp_path / "a").glob("reports-*")).unlink()
    with pytest.raises(ArchiveProblem, match="lacks reports-"):
        archive.open(tmp_path / "a")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = folder_of(tmp_path)
    made = archive.build(folder, tmp_path / "a", profile="gdelt")
    before = archive.open(tmp_path / "a").digest()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(engines.DuckEngine, "write", full)
    write(folder, "more.csv", lines("20190228", 5, 58, 9))
    with pytest.raises(ArchiveProblem, match="the disk is full"):
        archive.build(folder, tmp_path / "a")
    assert "more.csv" not in archive.open(tmp_path / "a").ledger.broken
    assert archive.open(tmp_path / "a").digest() == before
    monkeypatch.undo()
    assert archive.build(folder, tmp_path / "a").broken.keys() == made.broken.keys()


def test_a_build_that_ended_in_its_first_batch_is_built_once_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(tables.Tables, "write_large", full)
        with pytest.raises(ArchiveProblem, match="the disk is full"):
            archive.build(folder_of(tmp_path), tmp_path / "a", profile="gdelt")
    left = {file.name for file in (tmp_path / "a").iterdir()}
    assert FILE not in left
    assert any(name.startswith("sums-") for name in left)
    (tmp_path / "a" / "thaw-archive-killed").mkdir()
    (tmp_path / "a" / f"names-{'0' * 16}.unfinished").touch()
    made = archive.build(tmp_path / "gdelt", tmp_path / "a", profile="gdelt")
    assert made.rows == 300
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "sums-of-mine.parquet").touch()
    with pytest.raises(ArchiveProblem, match="holds something else"):
        archive.build(tmp_path / "gdelt", tmp_path / "b", profile="gdelt")


def test_no_engine_writes_between_our_own_words(tmp_path: Path) -> None:
    """Where a query takes long, DuckDB draws a bar on the screen unless it is told not to."""
    asked = "SELECT current_setting('enable_progress_bar')"
    assert engines.DuckEngine(tmp_path)._con.execute(asked).fetchall() == [(False,)]
    assert tables.Tables(tmp_path)._ask(asked).fetchall() == [(False,)]


def test_the_command_tells_how_it_goes(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    from data.archive.__main__ import main

    folder = folder_of(tmp_path)
    assert main(["build", str(folder), str(tmp_path / "a"), "--profile", "gdelt"]) == 0
    out = capsys.readouterr()
    assert "rows are in, 1998-05-11 to 2019-02-26" in out.out
    assert "100%  300 rows" in out.err
    assert main(["build", str(tmp_path / "nowhere"), str(tmp_path / "b")]) == 1
    assert "there is no" in capsys.readouterr().err
