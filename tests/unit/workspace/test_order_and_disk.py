"""Whose order of rows holds when two states come together, and that a commit is on the disk."""

from pathlib import Path

import pytest
from sqlalchemy import text

from data.workspace.content import Content, Table, empty
from data.workspace.engines import engine_for
from data.workspace.merging import merge

BASE = ("a", "b", "c")


def state(*order: str) -> Content:
    rows = {key: {"event_id": key, "title": key.upper()} for key in order}
    return empty() | {"events": Table(("event_id", "title"), rows)}


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        (("c", "a", "b"), BASE, ["c", "a", "b"]),
        (BASE, ("b", "c", "a"), ["b", "c", "a"]),
        (("c", "a", "b"), ("b", "c", "a"), ["b", "c", "a"]),  # both moved rows: theirs is saved
        (("a", "x", "b", "c"), ("c", "b", "a"), ["c", "b", "a", "x"]),
        (("c", "b", "a"), ("a", "b", "c", "y"), ["c", "y", "b", "a"]),
    ],
)
def test_the_order_is_mine_only_where_they_moved_nothing(
    mine: tuple[str, ...], theirs: tuple[str, ...], expected: list[str]
) -> None:
    merged, conflicts = merge(state(*BASE), state(*mine), state(*theirs))
    assert conflicts == ()
    assert list(merged["events"].rows) == expected


def test_a_commit_waits_for_the_disk(tmp_path: Path) -> None:
    engine = engine_for(f"sqlite:///{tmp_path / 'ws.sqlite3'}")
    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA synchronous")).scalar() == 2  # FULL
        assert connection.execute(text("PRAGMA journal_mode")).scalar() == "wal"
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
    engine.dispose()
