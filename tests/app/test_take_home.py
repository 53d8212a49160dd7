"""The menu offers every format, and nothing is made before it is asked for."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.take_home import take_home_view
from components.take_home.take_home_view import OFFERS, Taken, take_home_words
from data import catalog
from data.selection.selection import Selection
from tests.harness import ROOT
from tests.small_set import write_set

APP = str(Path(__file__).parents[2] / "components" / "pages.py")
ALL = [offer for offers in OFFERS.values() for offer in offers]
BEGINS = {
    "HTML page": b"<!doctype html>",
    "CSV": b"\xef\xbb\xbfevent_id,",
    "XLSX": b"PK\x03\x04",
    "Parquet": b"PAR1",
    "JSON": b'{\n "about"',
    "Package": b"PK\x03\x04",
    "TimelineJS": b'{\n "scale": "human"',
    "BibTeX": b"% Title: ",
}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    write_set(tmp_path)
    return tmp_path


def open_menu() -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30)
    at.query_params["category"] = "military"
    return at.run().button(key="open_take_home").click().run()


def test_the_menu_lists_every_offer_with_a_line_each(root: Path) -> None:
    at = open_menu()
    assert not at.exception
    buttons: Sequence[Any] = at.get("download_button")
    labels = [button.label for button in buttons]
    assert labels == [offer.label for offer in ALL]
    told = [text.value for text in at.text]
    assert "1 of 6 events: military" in told
    for offer in ALL:
        assert offer.what in told
        assert len(offer.what) <= 70, "what you get, in one line"


def test_nothing_is_made_before_it_is_asked_for(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def made(*_: object) -> bytes:
        raise AssertionError("a file was made although nobody asked for it")

    for module in ("csv_file.csv_bytes", "xlsx_file.xlsx_bytes", "package.package_zip"):
        monkeypatch.setattr(f"data.exports.{module}", made)
    monkeypatch.setattr(take_home_view, "page_html", made)
    assert not open_menu().exception


def test_writers_are_not_even_imported_by_the_app() -> None:
    code = "import components.explore.explore_page, sys; print('openpyxl' in sys.modules)"
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], capture_output=True, cwd=ROOT, check=True
    )
    assert ran.stdout.strip() == b"False"


@pytest.mark.parametrize("offer", ALL, ids=lambda offer: offer.label)
def test_every_offer_gives_its_file(root: Path, offer: take_home_view.Offer) -> None:
    taken = Taken(catalog.open_set("small"), Selection(categories=("military",)))
    assert offer.build(taken).startswith(BEGINS[offer.label])


def test_a_trial_is_taken_home_as_it_is_seen(root: Path) -> None:
    taken = Taken(catalog.open_set("small"), Selection(without=("1944-joint",), chapter="war"))
    page = taken.page().decode()
    assert "Left out by way of trial" in page
    assert '"view": ["1939' in page, "the chapter that is zoomed into"
    assert "by way of trial" not in taken.package().decode("latin-1"), "the set is as it is"


def test_words_in_a_picture_hold_the_settings(root: Path) -> None:
    words = take_home_words(catalog.open_set("small"), "All 6 events", Selection())
    assert words["sentence"] == "All 6 events"
    settings, source, licence = words["footer"]
    assert settings.startswith("Settings: Temperature model: Bounded accumulator; Sensitivity k")
    assert source == "Source: Small set (2026)."
    assert licence.startswith("Data licence: CC BY 4.0.")
