"""Files on their way in lie on the disk for some days, each with what was done with it."""

import os
import stat
import time
from pathlib import Path

import pandas as pd
import pytest

from data.reading import mapping
from data.reading.kept import shelf as shelves
from data.reading.kept.shelf import Shelf
from data.reading.kept.unfinished import (
    Unfinished,
    changed_cells,
    fits,
    of_text,
    text_of,
    with_cells,
)

PLACE = "../../etc/passwd"  # a name is never a path


def test_what_is_kept_comes_back_and_can_be_taken_away(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "brought in")
    assert shelf.take(PLACE) is None
    assert not (tmp_path / "brought in").exists()  # looking makes no folder
    shelf.put(PLACE, b"one", "first")
    shelf.put(PLACE, None, "second")
    assert shelf.take(PLACE) == (b"one", "second")
    assert shelf.take("another") is None
    files = list((tmp_path / "brought in").iterdir())
    assert len(files) == 2
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert not any("passwd" in file.name for file in files)
    shelf.drop(PLACE)
    assert list((tmp_path / "brought in").iterdir()) == []


def test_what_is_old_or_too_much_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    (tmp_path / "mine.txt").write_text("not of Thaw")
    for number in range(shelves.MOST + 2):
        shelf.put(str(number), b"1234567890", "")
        for file in tmp_path.glob("*.*"):
            os.utime(file, (time.time() - 1000 + 0, file.stat().st_mtime - 10))
    assert [shelf.take(str(n)) is None for n in range(4)] == [True, True, False, False]
    monkeypatch.setattr(shelves, "BYTES_MOST", 25)
    assert shelf.take("4") is None
    assert shelf.take(str(shelves.MOST + 1)) is not None
    late = time.time() - (shelves.DAYS + 1) * 86_400
    for file in tmp_path.iterdir():
        os.utime(file, (late, late))
    assert shelf.take(str(shelves.MOST + 1)) is None
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path)
    shelf.put("a", b"one", "first")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelves.os, "fdopen", full)
    with pytest.raises(OSError, match="No space"):
        shelf.put("a", None, "second")
    assert shelf.take("a") == (b"one", "first")
    assert not list(tmp_path.glob("*.new"))


def test_all_that_was_chosen_comes_back() -> None:
    table = pd.DataFrame({"Datum": ["1.2.1948"], "Wert": ["-3"]}, dtype="str")
    mapped = mapping.guess(table)
    told = Unfinished(
        number=3, name="a.csv", who="ada", sheet="S", pair=("A", "B"), header=(2, 1),
        encoding="cp1250", mapped=mapped, columns={"date": "Datum"}, score_from="later",
        choices={"first": "Ä"}, cells={"Wert": {0: "=1"}}, made="x", made_of="y",
    )  # fmt: skip
    assert of_text(text_of(told)) == told


@pytest.mark.parametrize(
    "text",
    [
        "", "nonsense", "[]", "null", "{}", '{"name": 5, "pair": [1, 2], "header": ["a", "b"]}',
        '{"mapped": {"columns": 5}, "cells": {"a": {"x": 1}, "b": 3}, "number": true}',
        '{"mapped": [], "choices": {"a": 5}}', "[" * 100_000,
    ],
)  # fmt: skip
def test_a_text_that_makes_no_sense_is_of_nothing(text: str) -> None:
    told = of_text(text)
    assert (told.mapped, told.pair, told.header, told.number) == (None, None, None, 0)
    assert not any(told.cells.values())
    assert told.choices == {}


def test_only_cells_that_were_changed_are_kept() -> None:
    before = pd.DataFrame({"a": ["1", "2"], "b": ["", "x"]}, dtype="str")
    after = before.assign(a=["1", "3"], rated=["", "cooled"]).astype("str")
    cells = changed_cells(before, after)
    assert cells == {"a": {1: "3"}, "rated": {1: "cooled"}}
    pd.testing.assert_frame_equal(with_cells(before, cells), after)
    strange = {"a": {7: "no such row", 0: "9"}}
    assert with_cells(before, strange)["a"].to_list() == ["9", "2"]
    assert before["a"].to_list() == ["1", "2"]


def test_a_mapping_of_another_table_is_not_taken() -> None:
    table = pd.DataFrame({"date": ["1948"], "score": ["1"]}, dtype="str")
    assert fits(mapping.guess(table), table)
    assert not fits(mapping.guess(table), table[["date"]])
    assert not fits(None, table)
