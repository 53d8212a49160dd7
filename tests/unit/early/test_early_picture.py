"""The picture before the page: that of the address, for whoever may see it, and nothing else."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.types import Scope

from components.chart.scene_data import scene_payload, shown_mask
from components.door import opened
from components.door.roles import Role, tell
from components.early import early_door
from components.early.early_html import early_html
from components.early.early_picture import early_picture, query_of
from components.figures.scene_figure import build_scene
from data import bound, catalog, temperature, workspace
from data.reading import packages
from data.selection.selection import Selection
from data.workspace.people.asking import GUEST, asking_as, member
from tests.hostile_set import write_hostile_set

SET = "soviet-yugoslav"
ANA, BEN = member("ana@school.example"), member("ben@school.example")


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """What a test has had worked out is not there for the tests after it."""
    yield
    st.cache_data.clear()


def told(query: str) -> dict:
    picture = early_picture(query_of(query))
    assert picture is not None
    return json.loads(picture)


def test_it_is_the_scene_that_the_page_will_send() -> None:
    dataset = catalog.open_set(SET)
    chosen = Selection(categories=("military",), start=1940)
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    scene = build_scene(dataset, chosen, trace)
    early = told("category=military&from=1940&view=1945-01-01~1955-01-01")
    assert early["scene"] == json.loads(scene_payload(scene))
    assert early["shown"] == shown_mask(scene)
    assert "0" in early["shown"]
    assert early["view"] == ["1945-01-01", "1955-01-01"]
    assert [chip[0] for chip in early["chips"]] == ["✕", "✕", "R"]
    plain = told("")
    assert plain["finding"] == bound.finding(dataset, Selection(), trace).text
    assert (plain["shown"], plain["view"], plain["event"]) == (None, None, None)
    assert plain["chips"] == []


def test_what_is_tried_has_its_ghost() -> None:
    event = catalog.open_set(SET).events["event_id"].iloc[40]
    tried = told(f"without={event}")["scene"]
    assert tried["published"] == told("")["scene"]["line"] != tried["line"]


def test_other_sets_by_their_name() -> None:
    other = next(e for e in catalog.list_sets() if e.name != SET)
    assert told(f"set={other.name}")["title"] == other.title


@pytest.mark.parametrize(
    "query",
    [
        "look=why",
        "on=1950-01-01",
        "embed=true",
        "category=nonsense",
        "set=not-here",
        "set=../soviet-yugoslav",
        "set=archive:a:b:c",
        "q=no-event-has-this-word",
    ],
)
def test_where_the_page_is_another_one_there_is_none(query: str) -> None:
    assert early_picture(query_of(query)) is None


def test_text_cannot_leave_the_script_that_holds_it(tmp_path: Path) -> None:
    name = workspace.open_store().copy_shipped(packages.open_folder(write_hostile_set(tmp_path)))
    picture = early_picture(query_of(f"set={name}"))
    assert picture is not None
    assert not set(b"<>&") & set(picture)
    title = json.loads(picture)["title"]
    assert "<img src=http://" in title
    page = early_html(picture).decode()
    assert page.count("<script") == page.count("</script>") == 2


def test_a_set_is_its_owners_only(tmp_path: Path) -> None:
    with asking_as(ANA):
        own = workspace.open_store().copy_shipped(catalog.open_set(SET))
        assert early_picture(query_of(f"set={own}")) is not None
    for who in (BEN, GUEST):
        with asking_as(who):
            assert early_picture(query_of(f"set={own}")) is None


def scope(path: str = "/", query: str = "", role: Role | None = Role.OWNER, who: str = "") -> Scope:
    asked: Scope = {"type": "http", "path": path, "query_string": query.encode(), "headers": []}
    if role is not None:
        tell(asked, role, who)
    return asked


def given(asked: Scope, monkeypatch: pytest.MonkeyPatch) -> bytes:
    monkeypatch.setattr(early_door, "PATIENCE", 60)
    return asyncio.run(early_door.picture_for(asked))


def test_only_explore_has_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"thaw-early" in given(scope(), monkeypatch)
    for path in ("/explain", "/data", "/static/x.html"):
        assert given(scope(path), monkeypatch) == b""


def test_guests_get_one_where_explore_is_open_to_them(monkeypatch: pytest.MonkeyPatch) -> None:
    for role in (Role.GUEST, None):
        opened.open_pages(["explain"])
        assert given(scope(role=role), monkeypatch) == b""
        opened.open_pages(["explore"])
        assert b"thaw-early" in given(scope(role=role), monkeypatch)
    opened.open_pages([])


def test_a_member_sees_what_is_shared_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    with asking_as(ANA):
        own = workspace.open_store().copy_shipped(catalog.open_set(SET))
    for person, seen in ((ANA.person, True), (BEN.person, False)):
        asked = scope(query=f"set={own}", role=Role.MEMBER, who=person)
        assert bool(given(asked, monkeypatch)) is seen


def test_the_page_does_not_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early_door, "PATIENCE", 0)
    assert asyncio.run(early_door.picture_for(scope())) == b""


def test_a_fault_in_it_is_not_the_pages(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(_query: object) -> bytes:
        raise RuntimeError("as a test")

    monkeypatch.setattr(early_door, "early_picture", fails)
    assert given(scope(), monkeypatch) == b""
    assert "could not be made" in caplog.text
