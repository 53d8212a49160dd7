"""What an archive may meet: files that move, strange cells, other types, tables made by hand."""

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest

from data import archive, catalog
from data.archive import building, ledger, sources
from data.archive.ledger import FILE, ArchiveProblem
from data.events.data_set import BrokenSet
from tests.gdelt_files import folder_of, lines, write


@pytest.fixture
def files(tmp_path: Path) -> Path:
    return folder_of(tmp_path)


def table(**changed: object) -> pd.DataFrame:
    given = {"date": "1999-05-03", "initiator": "IND", "target": "PAK", "score": -4.0}
    return pd.DataFrame({name: [value] for name, value in (given | changed).items()})


@pytest.mark.parametrize("what", ["changes", "goes"])
def test_a_file_that_changes_while_it_is_read_waits_for_the_next_build(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    moving = files / "20130402.export.CSV"
    whole, roll = moving.read_bytes(), building._Build._roll
    state = {"first": True}

    def meanwhile(self, rows, sources, skipped):
        roll(self, rows, sources, skipped)
        if state.pop("first", False):
            moving.write_bytes(whole + whole) if what == "changes" else moving.unlink()

    monkeypatch.setattr(building._Build, "_roll", meanwhile)
    made = archive.build(files, tmp_path / "a", profile="gdelt")
    assert set(made.broken) == {moving.name}
    assert what == "goes" or made.broken[moving.name] == building.MEANWHILE
    assert made.rows == 300 - 60
    monkeypatch.undo()
    moving.write_bytes(whole)
    again = archive.build(files, tmp_path / "a")
    assert (again.rows, again.broken) == (300, {})
    archive.build(files, tmp_path / "b", profile="gdelt")
    assert archive.open(tmp_path / "a").digest() == archive.open(tmp_path / "b").digest()


def test_a_file_that_cannot_be_opened_is_named_and_the_rest_goes_in(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    digest = sources.digest

    def refused(path: Path, *more: object) -> str:
        if path.name.startswith("1998"):
            raise PermissionError(13, "Permission denied")
        return digest(path)

    monkeypatch.setattr(sources, "digest", refused)
    made = archive.build(files, tmp_path / "a", profile="gdelt")
    assert made.broken == {"1998.csv.zip": "Permission denied"}
    assert made.rows == 220


def test_a_file_that_unpacks_without_end_is_put_away_at_once(
    tmp_path: Path, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (files / "endless.csv.gz").write_bytes(gzip.compress(b"\x00" * 40_000_000))
    monkeypatch.setattr(sources, "MOST_UNPACKED", 10_000_000)
    with gzip.open(files / "endless.csv.gz") as packed:
        with pytest.raises(ValueError, match="more than 20 GB"):
            sources._copied(packed, tmp_path / "unpacked", lambda: None)
        assert packed.tell() < 20_000_000  # of the forty that it holds
    assert not (tmp_path / "unpacked").exists()
    made = archive.build(files, tmp_path / "a", profile="gdelt")
    assert "more than 20 GB" in made.broken["endless.csv.gz"]
    assert made.rows == 300


def test_strange_cells_are_counted_by_what_is_wrong_with_them(tmp_path: Path) -> None:
    folder = tmp_path / "gdelt"
    rows = lines("20130401", 40, 58, 2)
    good = next(row.split("\t") for row in rows if "IND\tINDIA\tIND" in row and "\tPAK\t" in row)

    def with_cell(place: int, text: str) -> str:
        return "\t".join([*good[:place], text, *good[place + 1 :]])

    strange = [with_cell(1, day) for day in ("20139999", "00000000", "99999999", "yesterday", "")]
    strange += [with_cell(30, score) for score in ("11", "-99", "much", "")]
    strange += [with_cell(7, ""), with_cell(17, " ")]
    strange += [with_cell(26, "no code at all"), with_cell(26, "")]  # its score stands
    write(folder, "strange.csv", ["\t".join(good), *strange])
    made = archive.build(folder, tmp_path / "a", profile="gdelt")
    assert made.rows == 14
    assert made.refused()["date"] == 5
    assert made.refused()["actor"] == 2
    assert made.kept + sum(made.refused().values()) == 14


def test_other_encodings_lose_no_row(tmp_path: Path) -> None:
    folder = tmp_path / "gdelt"
    folder.mkdir()
    rows = "\n".join(lines("20130401", 40, 58, 2)).replace("INDIA", "INDÍA") + "\n"
    (folder / "latin.csv").write_bytes(rows.encode("latin-1"))
    (folder / "wide.csv").write_bytes(rows.encode("utf-16"))
    made = archive.build(folder, tmp_path / "a", profile="gdelt")
    assert made.broken == {"wide.csv": "the file is no UTF-8 text; save it as UTF-8"}
    assert made.rows == 40
    assert made.refused()["no UTF-8"] == rows.count("\n") - sum(
        "Í" not in row for row in rows.splitlines()
    )
    assert made.kept + sum(made.refused().values()) == 40


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        ({"date": 19990503}, 1),
        ({"date": pd.Timestamp("1999-05-03 17:00")}, 1),
        ({"date": 3.5}, 0),
        ({"score": "-4"}, 1),
        ({"score": "much"}, 0),
        ({"score": float("nan")}, 0),
        ({"initiator": 7, "target": 8}, 1),
        ({"score": True}, 1),
        ({"weight": "0.5"}, 1),
        ({"weight": -1}, 0),
    ],
)
def test_parquet_with_other_types_is_read_or_counted(
    tmp_path: Path, changed: dict, kept: int
) -> None:
    table(**changed).to_parquet(tmp_path / "odd.parquet")
    made = archive.build(tmp_path / "odd.parquet", tmp_path / "a")
    assert (made.rows, made.kept) == (1, kept)


@pytest.mark.parametrize(
    ("which", "content"), [("sums", b""), ("sums", b"PAR1 by hand"), ("reports", b"a,b\n1,2\n")]
)
def test_tables_made_by_hand_are_refused_in_words(gdelt: Path, content: bytes, which: str) -> None:
    next(gdelt.glob(f"{which}-*")).write_bytes(content)
    with pytest.raises(BrokenSet) as caught:
        catalog.open_set("archive:gdelt:IND:PAK")
    assert "Build the archive anew" in caught.value.problems[0].sentence()


def test_tables_with_other_columns_are_refused_in_words(gdelt: Path) -> None:
    table().to_parquet(next(gdelt.glob("sums-*")))
    table().to_parquet(gdelt / "pairs.parquet")
    opened = archive.open(gdelt)
    for ask in (lambda: opened.relation("IND", "PAK"), lambda: opened.volume("IND", "PAK"),
                lambda: opened.has("IND", "PAK"), opened.digest):  # fmt: skip
        with pytest.raises(ArchiveProblem, match="Build the archive anew"):
            ask()


@pytest.mark.parametrize(
    "changed",
    [
        {"actors": ["IND"]}, {"broken": 3}, {"parts": [1]}, {"parts": [{"name": "x"}]},
        {"folders": 7}, {"parts": {"a": 1}},
    ],
)  # fmt: skip
def test_a_ledger_made_by_hand_is_refused_in_words(gdelt: Path, changed: dict) -> None:
    file = gdelt / FILE
    file.write_text(json.dumps(json.loads(file.read_text()) | changed))
    with pytest.raises(ArchiveProblem, match="not as Thaw writes it"):
        archive.open(gdelt)


def test_a_full_disk_leaves_the_ledger_as_it_was(
    tmp_path: Path, gdelt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = tmp_path / "gdelt"
    before = archive.open(gdelt).digest()
    write(files, "more.csv", lines("20190228", 5, 58, 9))

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(ledger.os, "fsync", full)
        with pytest.raises(ArchiveProblem, match="No space left on device"):
            archive.build(files, gdelt)
    assert archive.open(gdelt).digest() == before
    assert archive.build(files, gdelt).rows == 305
    assert not list((gdelt).glob("*.unfinished"))


KINDS = {
    "words for numbers": ("sums", "n", "much"),
    "numbers for words": ("sums", "low", 7),
    "words for days": ("sums", "day", "yesterday"),
    "words for points": ("reports", "s", "strong"),
    "numbers for addresses": ("reports", "address", 3.5),
}


@pytest.mark.parametrize("what", KINDS)
def test_tables_with_other_kinds_are_read_or_refused_in_words(gdelt: Path, what: str) -> None:
    which, column, cell = KINDS[what]
    file = next(gdelt.glob(f"{which}-*"))
    pd.read_parquet(file).assign(**{column: cell}).to_parquet(file)
    if what == "numbers for addresses":
        shown = catalog.open_set("archive:gdelt:IND:PAK").sources
        assert "3.5" in set(shown["url"])
        return
    with pytest.raises(BrokenSet) as caught:
        catalog.open_set("archive:gdelt:IND:PAK")
    assert "gdelt" in caught.value.problems[0].sentence()


def test_rows_without_a_day_or_a_code_break_nothing(gdelt: Path) -> None:
    """Made by hand: what has no day is on no line, what has no code is there without one."""
    for file in gdelt.glob("sums-*"):
        rows = pd.read_parquet(file)
        rows.loc[rows.index[::2], "code"] = None
        rows.loc[rows.index[::3], "day"] = None
        rows["n_up"] = rows["n_up"].astype("Int64").mask(rows.index % 5 == 0)
        rows.to_parquet(file)
    for once in ("", ":once"):
        opened = catalog.open_set(f"archive:gdelt:IND:PAK{once}")
        assert "" in set(opened.prepared["cameo"])
        assert opened.prepared["first"].notna().all()
