"""CSV, XLSX, Parquet and JSON: the same rows, nothing that runs, and the words about them."""

import csv
import dataclasses
import io
import json
import re
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from data import catalog, reading, temperature
from data.basics.safe_text import as_it_was, begins_formula, file_stem, printable, safe_cell
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.exports.csv_file import csv_bytes
from data.exports.json_file import json_bytes
from data.exports.parquet_file import parquet_bytes
from data.exports.view import View, cited_sources, event_rows, view_of
from data.exports.xlsx_file import CUT, MAX_CELL, xlsx_bytes
from data.selection.selection import Selection
from tests.random_sets import folders, quietly, texts, write_folder

MILITARY = Selection(categories=("military", "party"), params=(("half_life_days", 3650.0),))


def view(dataset: DataSet, selection: Selection = MILITARY) -> View:
    parameters = {**dataset.defaults, **dict(selection.params)}
    return view_of(dataset, selection, temperature.trace(dataset.prepared, **parameters))


def by_id(given: View) -> dict[str, dict]:
    return {row["event_id"]: row for row in event_rows(given).to_dict("records")}


def no_constant(name: str) -> None:
    raise AssertionError(f"{name} is not JSON")


def assert_csv_is_safe(given: View) -> None:
    content = csv_bytes(given).decode("utf-8-sig")
    rows = event_rows(given)
    for row, line in zip(
        rows.to_dict("records"), csv.DictReader(io.StringIO(content)), strict=True
    ):
        for name, value in row.items():
            cell = line[str(safe_cell(" ".join(str(name).split())))]
            if isinstance(value, str):
                assert not begins_formula(cell)
                assert cell.replace("'", "") == value.replace("'", "")
    # Wherever a spreadsheet of another country cuts the lines, nothing begins like a formula.
    for piece in re.split(r"[;|\t\r\n]", content):
        assert not begins_formula(piece.strip("\"' ")) or piece.lstrip('" ').startswith("'")


def assert_xlsx_is_text(given: View) -> None:
    book = load_workbook(io.BytesIO(xlsx_bytes(given)))
    assert book.sheetnames == ["Events", "Sources", "About"]
    assert all(cell.data_type != "f" for sheet in book for row in sheet for cell in row)
    rows = event_rows(given)
    lines = list(book["Events"].iter_rows(min_row=2, values_only=True))
    for row, line in zip(rows.itertuples(index=False, name=None), lines, strict=True):
        for value, cell in zip(row, line, strict=True):
            if isinstance(value, str):
                assert lined(str(cell or "")) == lined(printable(value))
            else:
                assert (cell is None and pd.isna(value)) or cell == pytest.approx(value)
    told = [[lined(str(cell or "")) for cell in row] for row in book["About"].values]
    assert told == [[name, lined(printable(text))] for name, text in given.about.lines()]


def lined(text: str) -> str:
    """XML knows one kind of line break."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def assert_parquet_is_the_same(given: View) -> None:
    table = pq.read_table(io.BytesIO(parquet_bytes(given)))
    again = table.to_pandas()
    rows = event_rows(given)
    for name in ("first_day", "last_day"):
        assert [f"{day:%Y-%m-%d}" for day in again[name]] == rows[name].to_list()
    rest = [name for name in rows.columns if name not in ("first_day", "last_day")]
    pd.testing.assert_frame_equal(again[rest], rows[rest], check_dtype=False)
    facts = parquet_facts(given)
    assert json.loads(facts["thaw"]) == given.about.as_dict()
    assert (facts["title"], facts["licence"]) == (given.about.title, given.about.licence)


def parquet_facts(given: View) -> dict[str, str]:
    metadata = pq.read_schema(io.BytesIO(parquet_bytes(given))).metadata or {}
    return {bytes(key).decode(): bytes(text).decode() for key, text in metadata.items()}


def assert_json_is_the_same(given: View) -> None:
    content = json.loads(json_bytes(given), parse_constant=no_constant)
    assert content["about"] == given.about.as_dict()
    for row, event in zip(event_rows(given).to_dict("records"), content["events"], strict=True):
        assert {name: event[name] for name in row} == {
            name: None if isinstance(value, float) and pd.isna(value) else value
            for name, value in row.items()
        }
        assert not any(str(work["url"]).startswith("javascript") for work in event["cited"])
    assert [row["source_id"] for row in content["sources"]] == (
        cited_sources(given)["source_id"].to_list()
    )


def test_what_was_in_force_goes_along() -> None:
    dataset = catalog.open_set("soviet-yugoslav")
    given = view(dataset, Selection())
    names = dataset.conditions["label"].to_list()
    sheet = load_workbook(io.BytesIO(xlsx_bytes(given)))["Conditions"]
    header, *lines = sheet.iter_rows(values_only=True)
    place = header.index("label")
    assert [line[place] for line in lines] == names and len(names) > 3
    content = json.loads(json_bytes(given))["conditions"]
    assert [row["label"] for row in content] == names
    assert set(content[0]) == set(dataset.conditions.columns)


@quietly(10)
@given(folders())
def test_whatever_the_cells_hold(content: dict) -> None:
    with tempfile.TemporaryDirectory() as place:
        given = view(write_folder(content, Path(place) / "random"), Selection())
    assert_csv_is_safe(given)
    assert_xlsx_is_text(given)
    assert_parquet_is_the_same(given)
    assert_json_is_the_same(given)


@given(st.one_of(texts, st.text(max_size=30)))
def test_no_cell_runs_as_a_formula(text: str) -> None:
    cell = str(safe_cell(text))
    assert not begins_formula(cell)
    assert safe_cell(cell) == cell or "'" in str(safe_cell(cell))
    assert cell.replace("'", "") == text.replace("'", "")


def test_a_quotation_mark_in_front_makes_a_formula_no_safer() -> None:
    assert [safe_cell(text) for text in ('"@x', ' "" =1', '"x"')] == ["'\"@x", '\' "" =1', '"x"']


@pytest.mark.parametrize("value", [-3.5, 0, None, float("nan"), True])
def test_numbers_stay_numbers(value: object) -> None:
    assert safe_cell(value) is value


def test_rows_say_what_each_event_did(small: DataSet) -> None:
    given = view(small)
    rows = by_id(given)
    assert list(rows) == ["1944-joint", "1948-expelled"]
    moves = temperature.trace(small.prepared, half_life_days=3650.0).moves.set_index("event_id")
    for column, name in (("degrees_moved", "move"), ("degrees_after", "after")):
        for event, row in rows.items():
            assert row[column] == pytest.approx(moves.loc[event, name], abs=1e-4)
    assert rows["1948-expelled"]["date_in_words"] == "28 June 1948"
    assert rows["1948-expelled"]["label"] == "", "a name made for the chart is not the set's own"


def test_an_event_that_does_not_count_has_no_degrees(small: DataSet) -> None:
    selection = Selection(without=("1948-expelled",))
    trace = temperature.trace(selection.scored_events(small.prepared))
    rows = by_id(view_of(small, selection, trace))
    assert [k for k, row in rows.items() if np.isnan(row["degrees_moved"])] == ["1948-expelled"]


def test_a_blank_score_is_filled_beside_not_over(small: DataSet) -> None:
    row = by_id(view(small, Selection()))["1949-blockade"]
    assert np.isnan(row["score"])
    assert row["score_used"] < 0


def test_the_csv_reads_in_again(small: DataSet) -> None:
    again, problems = reading.read_events(csv_bytes(view(small, Selection())))
    assert problems == []
    for name in ("event_id", "date", "title", "score", "note"):
        assert again[name].to_list() == pytest.approx(
            small.prepared[name].to_list(), nan_ok=True
        ), name


ACTING = ["- one\n- two", "x; -5", "= y", "p | =q", "tab\t+1", "it's; 'so'", "'", 'a;"=1', ""]


def test_no_apostrophe_is_left_by_a_way_out_and_in_again(small: DataSet) -> None:
    """A list in a note had one more at each line, each time."""
    events = small.events.assign(note=ACTING[:6], aside=ACTING[3:])
    for _ in range(3):
        given = dataclasses.replace(small, events=events, prepared=prepare(events))
        events, _ = reading.read_events(csv_bytes(view(given, Selection())), name="a.csv")
    assert events["note"].to_list() == ACTING[:6]
    assert events["aside"].to_list() == ACTING[3:]


def test_a_strangers_apostrophes_stay() -> None:
    table = b'date,title,score,note\n1948,"Talks; \'-ism\' is named",1,"a;\'=1"\n'
    events, _ = reading.read_events(table, name="a.csv")
    assert events[["title", "note"]].to_numpy().tolist() == [["Talks; '-ism' is named", "a;'=1"]]


@given(st.one_of(texts, st.text("'\"=+-;| x\n\t", max_size=12)))
def test_a_cell_made_safe_is_told_back(text: str) -> None:
    told = as_it_was(str(safe_cell(text)))
    ambiguous = text.startswith("'") and begins_formula(text[1:])
    assert told == (text[1:] if ambiguous else text)


def test_every_table_carries_title_sentence_settings_licence_and_citation(small: DataSet) -> None:
    given = view(small)
    about = load_workbook(io.BytesIO(xlsx_bytes(given)))["About"]
    words = {
        "csv": csv_bytes(given).decode(),
        "xlsx": "\n".join(str(v) for row in about.iter_rows(values_only=True) for v in row),
        "json": json_bytes(given).decode(),
        "parquet": parquet_facts(given)["thaw"],
    }
    for kind, text in words.items():
        for fact in (
            "A and B", "2 of 6 events: military or party", "Bounded accumulator",
            "0.15 times 10° per score point", "3650 days", "CC BY 4.0", "Small set (2026).",
        ):  # fmt: skip
            assert fact in text, f"{kind} does not say {fact}"


def test_no_event_at_all_still_gives_files(small: DataSet) -> None:
    given = view(small, Selection(text="nothing has this"))
    assert csv_bytes(given).decode("utf-8-sig").startswith("event_id,")
    assert json.loads(json_bytes(given))["events"] == []
    assert len(list(load_workbook(io.BytesIO(xlsx_bytes(given)))["Events"])) == 1
    assert pq.read_table(io.BytesIO(parquet_bytes(given))).num_rows == 0


def test_a_cell_too_long_for_a_spreadsheet_says_that_it_is_cut(small: DataSet) -> None:
    given = view(small, Selection())
    shown = given.shown.assign(note="x" * 40_000)
    book = load_workbook(io.BytesIO(xlsx_bytes(dataclasses.replace(given, shown=shown))))
    column = event_rows(given).columns.to_list().index("note")
    note = str(next(book["Events"].iter_rows(min_row=2, values_only=True))[column])
    assert len(note) == MAX_CELL
    assert note.endswith(CUT)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../x", "x"),
        ("Ä b/c", "A-b-c"),
        ("Česko a SSSR", "Cesko-a-SSSR"),
        ("Китай и СССР, 1949", "Kitay-i-SSSR-1949"),
        ("中苏关系", "ZhongSuGuanXi"),
        ("..／..／x", "x"),  # a wide stroke sounds like one
        ("a\ud800b", "a-b"),
        ("", "data-set"),
        ("...", "data-set"),
        ("a" * 99, "a" * 60),
    ],
)
def test_a_name_for_a_file_is_no_path(name: str, stem: str) -> None:
    assert file_stem(name) == stem
