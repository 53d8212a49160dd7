"""Rows that say they do not count, scores that are none, what a spreadsheet shows of a sheet."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from data import reading
from data.reading import mapping, tray
from data.reading.formats import recognising
from tests.strange_tables import read


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("status", ("published", "deleted", "published")),
        ("Status", ("ok", "Duplicate", "")),
        ("Include?", ("yes", "no", "yes")),
        ("include", ("1", "0", "1")),
        ("Use", ("TRUE", "FALSE", "TRUE")),
        ("use in analysis", ("x", "", "x")),
        ("deleted", ("false", "true", "false")),
        ("is_duplicate", ("0", "1", "0")),
        ("Exclude", ("", "x", "")),
        ("ausgeschlossen", ("nein", "ja", "nein")),
        ("Valid", ("y", "n", "y")),
    ],
)
def test_a_row_that_says_it_does_not_count_waits(column: str, cells: tuple[str, ...]) -> None:
    rows = zip((1948, 1949, 1955), (-8, -3, 6), cells, strict=True)
    text = "".join(f"{year},E{year},{score},{cell}\n" for year, score, cell in rows)
    dates, scores, told = read(f"date,event,score,{column}\n{text}")
    assert (dates, scores) == (["1948", "1955"], [-8, 6])
    assert "does not count" in told


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("include", ("no", "no", "no", "no")),  # all of them: then it means something else
        ("status", ("draft", "published", "", "draft")),
    ],
)
def test_what_is_not_settled_comes_in_and_is_told(column: str, cells: tuple[str, ...]) -> None:
    text = "".join(f"{1948 + n},E{n},2,{cell}\n" for n, cell in enumerate(cells))
    dates, _, told = read(f"date,event,score,{column}\n{text}")
    assert len(dates) == 4
    assert "came in all the same" in told


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("include", ("why it matters", "no", "yes")),  # a text, and no mark
        ("state", ("deleted", "no", "x")),
        ("active", ("0", "1", "0")),
        ("hidden agenda", ("no", "yes", "no")),
    ],
)
def test_other_columns_strike_nothing_out(column: str, cells: tuple[str, ...]) -> None:
    text = "".join(f"{1948 + n},E{n},2,{cell}\n" for n, cell in enumerate(cells))
    assert len(read(f"date,event,score,{column}\n{text}")[0]) == 3


def test_a_row_that_waits_because_of_its_mark_comes_in_when_the_mark_is_mended() -> None:
    text = b"date,event,score,include\n1948,A,-8,yes\n1949,B,-3,no\n"
    given = recognising.read(recognising.look(text, "x.csv"))
    waiting = tray.open_tray(given.cells, mapping.guess(given.cells), "x.csv")
    assert waiting.mend(3, "event", "B, again")[0].code == "row.marked_out"
    assert waiting.mend(3, "include", "yes") == []
    assert waiting.events["score"].to_list() == [-8, -3]


@pytest.mark.parametrize(
    "name",
    ["cumulative score", "Running score", "Score (cumulative)", "score SE", "previous score",
     "Score (10 = most hostile)", "score (-10 friendly to +10 hostile)", "Score (hostile = 10)",
     "Score, -10 (friendly) to 10 (hostile)"],
)  # fmt: skip
def test_a_figure_made_of_scores_or_turned_round_is_no_score(name: str) -> None:
    _, scores, told = read(f'date,event,"{name}"\n1948,A,-8\n1949,B,-9\n1955,C,6\n')
    assert scores == [None] * 3
    assert "may hold scores" in told


def test_the_least_and_the_most_of_a_score_are_two_and_none_is_taken() -> None:
    _, scores, told = read("date,event,score min,score max\n1948,A,-9,-7\n1955,B,4,6\n")
    assert scores == [None, None]
    assert "“score min” may hold scores" in told
    assert "“score max” may hold scores" in told


def test_the_second_of_two_numbered_scores_is_told() -> None:
    _, scores, told = read("date,event,score1,score2\n1948,A,-9,-7\n1955,B,4,6\n")
    assert scores == [-9, 4]
    assert "“score2” holds dates or scores too" in told


@pytest.mark.parametrize(
    ("days", "dates"),
    [(("28th", "2nd"), ["1948-06-28", "1955-06-02"]), (("1er", "2"), ["1948-06-01", "1955-06-02"])],
)
def test_ordinal_days_are_not_lost(days: tuple[str, str], dates: list[str]) -> None:
    text = f"Day,Month,Year,Event\n{days[0]},June,1948,A\n{days[1]},June,1955,B\n"
    assert read(text)[0] == dates


def test_the_order_that_other_dates_decide_is_told() -> None:
    _, _, told = read("date,event\n06/28/1948,A\n06/02/1955,B\n")
    assert "“06/02/1955” was read with the month first, as “06/28/1948” shows" in told
    assert "with the day first" in read("date,event\n28/06/1948,A\n02/06/1955,B\n")[2]
    for named in ("date (MM/DD/YYYY),event\n06/28/1948,A\n06/02/1955,B\n",
                  "date,event\n28.06.1948,A\n02.06.1955,B\n"):  # fmt: skip
        assert "could be read either way" not in read(named)[2]


@pytest.mark.parametrize(
    "text",
    [
        "Date: 28 June 1948\nEvent: Expelled\nScore: -8\n\nDate: 2 June 1955\nEvent: Visit\n"
        "  to Belgrade\nScore: 6\n",
        "Date,28 June 1948\nEvent,Expelled\nScore,-8\n\nDate,2 June 1955\nEvent,Visit to Belgrade\n"
        "Score,6\n",
        "Field\tValue\nDate\t28 June 1948\nEvent\tExpelled\nScore\t-8\nDate\t2 June 1955\n"
        "Event\tVisit to Belgrade\nScore\t6\n",
        "**Date:** 28 June 1948\n**Event:** Expelled\n**Score:** -8\n\n**Date:** 2 June 1955\n"
        "**Event:** Visit to Belgrade\n**Score:** 6\n",
    ],
)  # fmt: skip
def test_events_one_below_the_other_are_read(text: str) -> None:
    table, _ = reading.read_events(text.encode(), name="x.txt")
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02"]
    assert table["title"].to_list() == ["Expelled", "Visit to Belgrade"]
    assert table["score"].to_list() == [-8, 6]


def test_a_row_for_each_cell_is_called_so() -> None:
    rows = "".join(
        f"{n},date,{1948 + n}\n{n},event,E{n}\n{n},score,{n}\n" for n in range(3)
    )  # fmt: skip
    _, problems = reading.read_events(f"id,field,value\n{rows}".encode(), name="x.csv")
    assert problems[0].code == "table.long"


def test_records_by_their_date_have_that_date() -> None:
    text = b'{"1948-06-28": {"event": "A", "score": -8}, "1955": {"event": "B", "score": 6}}'
    table, _ = reading.read_events(text, name="x.json")
    assert table["date"].to_list() == ["1948-06-28", "1955"]


def _book(*rows: tuple, **sheets: list[tuple]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]
    for name, others in sheets.items():
        page = book.create_sheet(name, 0)
        for row in others:
            page.append(row)
    return book


def _read_book(book: Workbook) -> tuple[list[str], list[str]]:
    out = io.BytesIO()
    book.save(out)
    table, problems = reading.read_events(out.getvalue(), name="x.xlsx")
    return table["date"].to_list(), [problem.code for problem in problems]


HEAD = ("date", "event", "score")


@pytest.mark.parametrize(
    ("shown", "dates"),
    [
        ("mmm-yy", ["1948-06", "1955-06-02"]),  # the second is known to the day
        ("mmmm yyyy", ["1948-06", "1955-06-02"]),
        ("yyyy-mm-dd", ["1948-06-01", "1955-06-02"]),
        ("[$-409]mmm\\ yy;@", ["1948-06", "1955-06-02"]),
    ],
)
def test_a_date_of_a_spreadsheet_is_known_as_far_as_it_is_shown(
    shown: str, dates: list[str]
) -> None:
    book = _book(HEAD, (date(1948, 6, 1), "A", -8), (date(1955, 6, 2), "B", 6))
    for cell in ("A2", "A3"):
        book.active[cell].number_format = shown  # type: ignore[index]
    assert _read_book(book)[0] == dates


def test_a_year_alone_stays_a_year_and_an_unseen_one_is_told() -> None:
    book = _book(HEAD, (date(1948, 1, 1), "A", -8), (date(2026, 6, 28), "B", 6))
    book.active["A2"].number_format = "yyyy"  # type: ignore[index]
    book.active["A3"].number_format = "d mmm"  # type: ignore[index]
    dates, codes = _read_book(book)
    assert dates == ["1948", "2026-06-28"]
    assert "sheet.years_unseen" in codes


def test_hidden_sheets_come_last_and_hidden_rows_are_told() -> None:
    book = _book(HEAD, ("1948", "A", -8), ("1955", "B", "=2*3"), Old=[HEAD, ("2001", "H", 1)])
    book["Old"].sheet_state = "hidden"
    book["Sheet"].row_dimensions[3].hidden = True
    dates, codes = _read_book(book)
    assert dates == ["1948", "1955"]
    assert {"sheet.chosen", "sheet.hidden_rows", "sheet.formulas"} <= set(codes)


def test_a_sheet_may_be_called_raw() -> None:
    book = _book(HEAD, ("1948", "A", -8), raw=[HEAD, ("2001", "H", 1)])
    out = io.BytesIO()
    book.save(out)
    found = recognising.look(out.getvalue(), "x.xlsx")
    for sheet, year in (("raw", "2001"), ("Sheet", "1948"), ("raw", "2001")):
        assert recognising.read(found, sheet=sheet).cells["date"].to_list() == [year]
