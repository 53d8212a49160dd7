"""Spreadsheets, Parquet, packages, TimelineJS and GDELT, as strangers have them."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from data import catalog, reading
from data.reading.formats import recognising
from data.reading.formats.plain_text import plain_text
from tests import strangers
from tests.hostile_binaries import xlsx
from tests.small_set import write_set


def test_xlsx_the_first_sheet_with_a_table_is_taken() -> None:
    look = recognising.look(strangers.workbook(), "udalosti.xlsx")
    assert look.sheets == ("Poznámky", "Události")
    assert look.sheet == "Události"
    table, _ = reading.read_events(strangers.workbook())
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02", "1949"]
    assert table["score"].to_list() == [-8, 7.5, -5]
    assert table["initiator"].to_list() == ["SSSR", "oba", "SSSR"]
    assert table["title"].to_list()[0] == "Vyloučení z Informbyra"


def test_another_sheet_can_be_chosen_and_a_missing_one_is_told() -> None:
    _, problems = reading.read_events(strangers.workbook(), sheet="Poznámky")
    assert problems[0].code == "file.no_row"
    _, problems = reading.read_events(strangers.workbook(), sheet="Nic")
    assert (problems[0].code, problems[0].values) == ("sheet.none", ("Nic",))


@pytest.mark.parametrize("build", [strangers.old_workbook, strangers.open_document])
def test_xls_and_ods(build: Callable[[], bytes]) -> None:
    table, _ = reading.read_events(build())
    assert table[["date", "score"]].to_numpy()[0].tolist() == ["1948-06-28", -8]


def test_a_number_in_a_spreadsheets_date_column_is_a_day() -> None:
    raw = xlsx([["date", "score"], [17712, 1], [17713.5, 2]])
    assert reading.read_events(raw)[0]["date"].to_list() == ["1948-06-28", "1948-06-29"]


def test_parquet() -> None:
    out = io.BytesIO()
    days = pd.to_datetime(["1948-06-28", "1955-06-02"])
    pd.DataFrame({"date": days, "score": [-8.0, 7.5], "cameo": ["010", None]}).to_parquet(out)
    table, problems = reading.read_events(out.getvalue())
    assert problems == []
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02"]
    assert table["cameo"].to_list() == ["010", ""]


def test_a_package_reads_alike_as_folder_and_as_zip(tmp_path: Path) -> None:
    folder = write_set(tmp_path)
    table, problems = reading.read_events(folder)
    assert problems == []
    pd.testing.assert_frame_equal(table, catalog.open_set("small", tmp_path).events)
    from data.exports.package import package_zip

    raw = package_zip(catalog.open_set("small", tmp_path))
    again, problems = reading.read_events(raw)
    assert problems == []
    pd.testing.assert_frame_equal(again, table)
    given = recognising.read(recognising.look(raw, "small.zip"))
    assert given.title == "A and B"
    assert [actor["id"] for actor in given.actors] == ["A", "B"]
    assert given.sources is not None
    assert given.chapters is not None
    assert (len(given.sources), len(given.chapters)) == (2, 3)


def timeline_given(raw: bytes) -> recognising.Given:
    return recognising.read(recognising.look(raw, "timeline"))


@pytest.mark.parametrize(
    "raw", [strangers.TIMELINE_TABLE.encode(), strangers.timeline_json()], ids=["table", "JSON"]
)
def test_timelinejs_title_eras_groups_and_media(raw: bytes) -> None:
    given = timeline_given(raw)
    assert given.kind == "timelinejs"
    assert given.title == "Friends and foes"
    assert given.chapters is not None
    assert given.chapters[["title", "start", "end"]].to_numpy()[0].tolist() == [
        "Alliance", "1945-01-01", "1947-12-31"
    ]  # fmt: skip
    assert given.cells["category"].to_list()[:2] == ["Diplomacy", "Party"]
    assert given.sources is not None
    assert given.sources["url"].to_list() == ["https://example.org/a.jpg"]
    assert given.cells["sources"].to_list() == ["media-1", "", ""]


def test_timelinejs_dates_keep_what_is_known_and_html_goes() -> None:
    table, problems = reading.read_events(strangers.timeline_json())
    assert table["date"].to_list() == ["1945-04-11", "1948", "1949-08/1953-03-05"]
    assert table["title"].to_list() == ["Treaty", "Expelled", "Blockade"]
    assert table["summary"].to_list()[0] == "Signed\nin Moscow"
    assert problems[0].code == "score.later"


def test_a_score_column_added_to_a_timelinejs_table_is_used() -> None:
    lines = strangers.TIMELINE_TABLE.strip().split("\n")
    raw = "\n".join([lines[0] + ",Score", *(line + ",5" for line in lines[1:])])
    table, _ = reading.read_events(raw.encode())
    assert table["score"].to_list() == [5, 5, 5]


@pytest.mark.parametrize("columns", [57, 58, 61])
@pytest.mark.parametrize("packed", [False, True])
def test_gdelt(columns: int, packed: bool) -> None:
    raw = strangers.gdelt(columns)
    raw = strangers.zipped("20010711.export.CSV", raw) if packed else raw
    look = recognising.look(raw, "20010711.export.CSV.zip")
    assert [(p.first, p.second, p.count) for p in look.pairs] == [
        ("CHN", "USA", 3),
        ("RUS", "USA", 1),
    ]
    assert look.pairs[0].second_name == "United States"
    table, problems = reading.read_events(raw)
    assert table["date"].to_list() == ["2001-04-01", "2001-04-12", "2002-07-11"]
    assert table["score"].to_list() == [-2.0, 3.5, -10.0]
    assert table["cameo"].to_list() == ["112", "050", "190"]
    assert table["mentions"].to_list() == ["12"] * 3
    assert table["initiator"].to_list() == ["USA", "CHN", "CHN"]
    assert (table["sources"] != "").all() == (columns > 57)
    assert any("China and United States were taken" in p.sentence() for p in problems)


def test_a_return_within_a_cell_of_gdelt_cuts_no_row() -> None:
    """A damaged file of this kind ended in an exception of Arrow's."""
    raw = strangers.gdelt(58)
    whole, _ = reading.read_events(raw, name="a.CSV")
    first, rest = raw.split(b"\n", 1)
    cells = first.split(b"\t")
    cells[4] = b"2001\rx"
    events, _ = reading.read_events(b"\t".join(cells) + b"\n" + rest, name="a.CSV")
    assert len(events) == len(whole) > 0


def test_gdelt_other_states_can_be_chosen() -> None:
    table, _ = reading.read_events(strangers.gdelt(61), actors=("USA", "RUS"))
    assert table["score"].to_list() == [2.8]
    _, problems = reading.read_events(strangers.gdelt(61), actors=("FRA", "DEU"))
    assert problems[0].code == "profile.no_such_pair"
    assert problems[0].values == ("DEU", "FRA")


@pytest.mark.parametrize(
    ("html", "plain"),
    [
        ("Tito &amp; <b>Stalin</b>", "Tito & Stalin"),
        ("<p>one</p><p>two<br>three</p>", "one\ntwo\nthree"),
        ("a<script>alert(1)</script>b<style>x</style>", "ab"),
        ("<a href='javascript:x'>link</a>", "link"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<img src=x onerror=alert(1)>", ""),
    ],
)
def test_html_becomes_plain_text(html: str, plain: str) -> None:
    assert plain_text(html) == plain


def test_json_timeline_that_is_wrong_in_every_place_is_survived() -> None:
    content = {"events": [{"start_date": {"year": []}, "text": 3, "media": [], "group": {}}, 7],
               "eras": {"a": 1}, "title": []}  # fmt: skip
    table, problems = reading.read_events(json.dumps(content).encode())
    assert table.empty
    assert problems
