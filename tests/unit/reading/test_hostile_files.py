"""Hostile and broken files: nothing raises, and everyone is told what is wrong."""

import pytest

from data import reading
from data.basics.limits import Unreadable
from data.reading import mapping, tray
from data.reading.formats import recognising
from tests.hostile_binaries import PARQUETS, SPREADSHEETS, ZIPS
from tests.hostile_files import BROKEN_TEXT, HOSTILE_CELLS, JSON_FILES, Hostile

ALL = [*BROKEN_TEXT, *HOSTILE_CELLS, *JSON_FILES, *ZIPS, *SPREADSHEETS, *PARQUETS]


def warned(raw: bytes) -> list[str]:
    """What the import page adds to the reader's own problems: warnings on good rows."""
    try:
        given = recognising.read(recognising.look(raw, "file"))
    except Unreadable:
        return []
    opened = tray.open_tray(given.cells, mapping.guess(given.cells, serials=given.serials), "file")
    return [problem.sentence() for problem in opened.warnings()]


@pytest.mark.parametrize("hostile", ALL, ids=lambda hostile: hostile.name)
def test_a_person_is_told(hostile: Hostile) -> None:
    raw = hostile.build()
    table, problems = reading.read_events(raw, name="file")
    told = [problem.sentence() for problem in problems]
    if not any(hostile.told in sentence for sentence in told):
        told += warned(raw)
    assert any(hostile.told in sentence for sentence in told), told
    assert len(table) == hostile.kept


def test_there_are_enough_of_them_and_no_two_alike() -> None:
    assert len({hostile.name for hostile in ALL}) == len(ALL) >= 60
