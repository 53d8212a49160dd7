"""Tables that were none, or another one: an open quote, lines in quotes, names one too few."""

import pytest

from data import reading

DAYS, SCORES = ["1948-06-28", "1955-06-02"], [-8.0, 6.0]


def read(text: str):
    return reading.read_events(text.encode(), name="t.csv")


@pytest.mark.parametrize(
    "text",
    [
        '"Date,Event,Score"\n"1948-06-28,Split,-8"\n"1955-06-02,Decl,6"\n',
        "Date,Event,Score\n1,1948-06-28,Split,-8\n2,1955-06-02,Decl,6\n",  # R's write.table
        "Date\tEvent\tScore\na\t1948-06-28\tSplit\t-8\nb\t1955-06-02\tDecl\t6\n",
    ],
)
def test_it_is_read_all_the_same(text: str) -> None:
    table, _ = read(text)
    assert table["date"].to_list() == DAYS
    assert table["title"].to_list() == ["Split", "Decl"]
    assert table["score"].to_list() == SCORES


def test_a_quote_that_is_never_closed_is_named_and_the_rest_is_kept() -> None:
    table, problems = read('Date,Event,Score\n1948-06-28,Split,-8\n1955-06-02,"Decl,6\n1956,X,1\n')
    assert table["date"].to_list() == [*DAYS, "1956"]
    told = [one for one in problems if one.code == "row.open_quote"]
    assert [one.row for one in told] == [3]


def test_rows_that_are_longer_for_another_reason_are_told() -> None:
    table, problems = read("Date,Event,Score\n1948-06-28,Split, in public,-8\n1955,A,6\n1956,B,1\n")
    assert len(table) == 2
    assert any("4 cells" in one.what for one in problems)


@pytest.mark.parametrize(
    ("header", "cells", "scores"),
    [
        ("Good or bad?", ("bad", "good", "neutral"), [-5.0, 5.0, 0.0]),
        ("Hot/Cold", ("icy", "warm", "lukewarm"), [-8.0, 5.0, 2.0]),
    ],
)
def test_a_header_with_both_ways_names_words(header: str, cells: tuple, scores: list) -> None:
    rows = "".join(f"195{n},Event number {n},{cell}\n" for n, cell in enumerate(cells))
    assert read(f"Year,Event,{header}\n{rows}")[0]["score"].to_list() == scores


def test_a_calendars_table_is_titled_by_its_subject() -> None:
    table, _ = read(
        '"Subject","Start Date","All day event","Description"\n"Split","6/28/1948","True","x"\n'
    )
    assert table["title"].to_list() == ["Split"]


def test_done_is_no_era() -> None:
    table, problems = read('Name,Date,Status\nSplit,"June 28, 1948",Done\nX,1955,Done\n')
    assert table["date"].to_list() == ["1948-06-28", "1955"]
    assert not any("before the year 1" in one.what for one in problems)


def test_a_number_of_something_is_no_id() -> None:
    table, _ = read("Date,Event,Number of deaths\n1948,A,10\n1955,B,10\n")
    assert set(table["event_id"]) != {"10"}


def test_a_stay_lasts_from_arrival_to_departure() -> None:
    table, _ = read("Visitor,Arrival,Departure,Purpose\nA,26 May 1955,2 June 1955,State visit\n")
    assert table["date"].to_list() == ["1955-05-26/1955-06-02"]
    assert table["title"].to_list() == ["State visit"]
