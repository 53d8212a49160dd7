"""A workspace that is damaged, or can only be read: the pages say it, and promise nothing else."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.address.notes_view import UNKEPT
from data.workspace import open_store, place
from tests.app.test_workshop import run, start
from tests.conftest import forget_workspaces
from tests.workspace_sets import make_set

SAVED = "Every change is saved"


def file() -> Path:
    found = place.file_of(place.address())
    assert found is not None
    return found


def harm(sql: str) -> None:
    """Write into the file behind Thaw's back."""
    with closing(sqlite3.connect(file())) as connection, connection:
        connection.execute(sql)
    forget_workspaces()


def said(at: AppTest) -> str:
    return "\n".join(
        str(one.value) for one in (*at.error, *at.warning, *at.text, *at.markdown, *at.title)
    )


def opened(set_id: str) -> str:
    at = start()
    at.query_params["edit"] = set_id
    return said(run(at))


@pytest.mark.parametrize(
    "sql", ["UPDATE thaw_sets SET head = 'seven'", "UPDATE thaw_sets SET head = 99",
            "DELETE FROM thaw_parts"],
)  # fmt: skip
def test_a_damaged_set_is_not_called_deleted_or_saved(sql: str) -> None:
    set_id = make_set(open_store())
    harm(sql)
    words = opened(set_id)
    assert "This set is damaged" in words
    assert SAVED not in words and "deleted" not in words


def test_a_file_that_is_ruined_is_not_called_safe() -> None:
    set_id = make_set(open_store())
    forget_workspaces()
    file().write_bytes(b"a letter, and no database\n" * 400)
    for companion in ("-wal", "-shm"):
        file().with_name(file().name + companion).unlink(missing_ok=True)
    words = opened(set_id)
    assert "their file is damaged" in words and "safe" not in words
    assert ".." not in words


def test_where_nothing_can_be_kept_it_is_said_beforehand(monkeypatch: pytest.MonkeyPatch) -> None:
    set_id = make_set(open_store())
    words = opened(set_id)
    assert SAVED in words and UNKEPT not in words
    monkeypatch.setattr("os.access", lambda *_, **__: False)
    words = opened(set_id)
    assert UNKEPT in words and SAVED not in words

    def page() -> None:
        from components.bring_in import bring_in_page

        bring_in_page.render()

    assert UNKEPT in said(run(AppTest.from_function(page, default_timeout=30)))
