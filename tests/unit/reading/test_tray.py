"""The tray: bad rows wait with reasons, are mended or taken home; nothing disappears."""

import io
from collections.abc import Callable

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from data.basics.columns import EVENT_COLUMNS
from data.basics.problems import ERROR
from data.events.event_table import prepare
from data.reading import mapping, new_set, template, tray
from data.reading.formats import recognising
from tests import strangers

RAW = (
    "date,title,score,sources\n1948-06-28,Expelled,-8,Book\n1949-13,Blockade,-5,Book\n"
    "1955,Declaration,much,Book\n1956,=1+1,99,\n"
)


def opened(raw: str | bytes) -> tray.Tray:
    raw = raw.encode() if isinstance(raw, str) else raw
    given = recognising.read(recognising.look(raw, "file.csv"))
    return tray.open_tray(given.cells, mapping.guess(given.cells), "file.csv")


def test_good_rows_are_in_and_bad_ones_wait_with_reasons() -> None:
    sorted_out = opened(RAW)
    assert sorted_out.events["title"].to_list() == ["Expelled"]
    assert [label + 2 for label in sorted_out.waiting.index] == [3, 4, 5]
    assert "no month 13" in sorted_out.reasons()[3]
    assert "“much” is not a number" in sorted_out.reasons()[4]


def test_a_mended_row_comes_in_at_its_place() -> None:
    sorted_out = opened(RAW)
    left = sorted_out.mend(4, "score", "nothing")
    assert [p.row for p in left] == [4]
    assert sorted_out.mend(4, "score", "7") == []
    assert sorted_out.mend(3, "date", "1949") == []
    assert sorted_out.events["title"].to_list() == ["Expelled", "Blockade", "Declaration"]
    assert {p.row for p in sorted_out.problems} == {5}
    with pytest.raises(KeyError):
        sorted_out.mend(3, "date", "1950")
    with pytest.raises(KeyError):
        sorted_out.mend(5, "no such column", "x")


def test_a_single_row_is_read_with_the_habits_of_the_whole_table() -> None:
    sorted_out = opened("date,score\n13/4/1948,1\n4/5/1949,x\n")
    assert sorted_out.mend(3, "score", "2") == []
    assert sorted_out.events["date"].to_list() == ["1948-04-13", "1949-05-04"]


def test_a_row_with_too_many_cells_can_be_mended() -> None:
    sorted_out = opened("date,title,score\n1948,Tito, Stalin,-8\n1949,Blockade,-5\n")
    assert (
        sorted_out.mend_many({2: {"title": "Tito, Stalin", "score": "-8", "(more cells)": ""}})
        == []
    )
    assert sorted_out.events["title"].to_list() == ["Tito, Stalin", "Blockade"]


def test_what_waits_can_be_taken_home_mended_and_brought_in() -> None:
    raw = opened(RAW).csv()
    table = pd.read_csv(io.BytesIO(raw), dtype="str", keep_default_na=False)
    assert table["row"].to_list() == ["3", "4", "5"]
    assert table["title"].to_list()[2] == "'=1+1"
    assert "out of range" in table["what is wrong"].to_list()[2]
    mended = raw.decode("utf-8-sig").replace("1949-13", "1949-12").replace("99", "-9")
    events, problems = reading.read_events(mended.encode())
    assert events["title"].to_list() == ["Blockade", "=1+1"]
    assert [p.row for p in problems if p.severity == ERROR] == [3]


def test_a_list_in_a_waiting_note_is_the_same_when_it_is_brought_in_again() -> None:
    raw = 'date,title,score,note\n1948-13-01,Split,-8,"- one\n- two; =3"\n1949,Blockade,-5,x\n'
    events, _ = reading.read_events(opened(raw).csv().replace(b"1948-13-01", b"1948-12-01"))
    assert events["note"].to_list() == ["- one\n- two; =3"]


def test_reasons_are_told_of_the_rows_that_are_asked_about() -> None:
    sorted_out = opened(RAW)
    everything = sorted_out.reasons()
    assert list(everything) == [3, 4, 5]
    assert sorted_out.reasons([5, 2, 3, 77]) == {row: everything[row] for row in (3, 5)}
    assert sorted_out.reasons([]) == {}
    sorted_out.mend(3, "date", "1949")
    assert sorted_out.reasons([3, 4]) == {4: everything[4]}


def test_what_waits_is_written_in_parts_as_in_one(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "".join(f'soon {n},"=x{n}; -1",+{n},"A\n@b"\n' for n in range(7))
    sorted_out = opened("date,title,score,sources\n" + lines)
    whole = sorted_out.csv()
    monkeypatch.setattr(tray, "_PART", 3)
    assert sorted_out.csv() == whole
    table = pd.read_csv(io.BytesIO(whole), dtype="str", keep_default_na=False)
    assert table["row"].to_list() == [str(n) for n in range(2, 9)]
    assert table["title"].to_list()[6] == "'=x6; '-1"
    assert table["score"].to_list()[6] == "+6"
    assert table["sources"].to_list()[6] == "A\n'@b"


def test_negative_numbers_stay_numbers_on_the_way_home() -> None:
    raw = opened("date,title,score\nsoon,x,-8\n").csv().decode("utf-8-sig")
    assert "soon,x,-8," in raw


def test_a_hundred_thousand_rows_with_a_fifth_of_them_bad_are_grouped_and_mended() -> None:
    rows = "".join(
        f"{'1948-13' if n % 5 == 0 else '1948-06-28'},Event {n},{n % 10}\n" for n in range(100_000)
    )
    sorted_out = opened("date,title,score\n" + rows)
    groups = sorted_out.groups()
    assert len(sorted_out.events) == 80_000
    assert [(g.count, g.code) for g in groups] == [(20_000, "date.unreadable")]
    assert groups[0].rows == (2, 7, 12, 17, 22)
    sorted_out.mend(2, "date", "1948")
    assert len(sorted_out.csv().splitlines()) == 20_000


DATES, SCORES = st.sampled_from(["1948", "x", ""]), st.sampled_from(["1", "y"])


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(DATES, SCORES), min_size=1))
def test_every_row_is_either_in_or_waiting(rows: list[tuple[str, str]]) -> None:
    sorted_out = opened("date,score\n" + "".join(f"{d},{s}\n" for d, s in rows))
    places = [*sorted_out.events.index, *sorted_out.waiting.index]
    assert sorted(places) == sorted(sorted_out.table.index)
    assert set(sorted_out.reasons()) == {label + 2 for label in sorted_out.waiting.index}


@pytest.mark.parametrize("make", [template.csv_template, template.xlsx_template])
def test_the_template_reads_in_as_it_is(make: Callable[[], bytes]) -> None:
    events, problems = reading.read_events(make())
    assert [p for p in problems if p.severity == ERROR] == []
    assert events["score"].to_list() == [-8, 8]


def test_the_xlsx_template_explains_itself_and_offers_lists() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(template.xlsx_template()))
    page = book["Events"]
    lists = [str(rule.formula1) for rule in page.data_validations.dataValidation]
    assert any("cools a lot" in choices for choices in lists)
    assert all(cell.comment for cell in page[1])
    assert book["How to fill it in"].max_row == len(template.HEADER) + 1


def test_a_new_set_out_of_a_strangers_table() -> None:
    given = recognising.read(recognising.look(strangers.workbook(), "udalosti.xlsx"))
    sorted_out = tray.open_tray(given.cells, mapping.guess(given.cells, serials=True), "u.xlsx")
    made = new_set.build(sorted_out.events, given, title="Rozkol", names=("SSSR", "Jugoslávie"))
    assert [actor["id"] for actor in made.actors] == ["sssr", "jugoslavie"]
    assert made.events["initiator"].to_list() == ["sssr", "both", "sssr"]
    assert made.sources["title"].to_list() == ["Pirjevec 2018"]
    assert made.events["sources"].to_list() == ["pirjevec-2018", "", ""]
    assert made.categories == [{"id": "other", "label": "Events"}]
    assert made.events["event_id"].is_unique
    assert len(prepare(made.events[list(EVENT_COLUMNS)])) == 3


def test_a_new_set_keeps_what_timelinejs_and_gdelt_bring() -> None:
    given = recognising.read(recognising.look(strangers.gdelt(61), "x"))
    sorted_out = tray.open_tray(given.cells, mapping.guess(given.cells), "x")
    made = new_set.build(sorted_out.events, given, title="t", names=("China", "United States"))
    assert [actor["id"] for actor in made.actors] == ["CHN", "USA"]
    assert made.events["initiator"].to_list() == ["USA", "CHN", "CHN"]
    assert {category["id"] for category in made.categories} == {
        "talk-cold",
        "talk-warm",
        "deed-cold",
    }
    assert len(made.sources) == 3
