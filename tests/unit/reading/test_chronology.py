"""Texts that are no tables: chronologies line by line, tables within documents, objects in JSON."""

import json

import pytest

from data import reading

DAYS = ["1948-06-28", "1955-06-02"]
TITLES = ["Expelled", "Declaration signed"]


def read(text: str, name: str = "notes.txt") -> tuple[list[str], list[str], str]:
    table, problems = reading.read_events(text.encode(), name=name)
    return table["date"].to_list(), table["title"].to_list(), " ".join(p.what for p in problems)


@pytest.mark.parametrize(
    "text",
    [
        "28 June 1948: Expelled\n2 June 1955: Declaration signed\n",
        "28 June 1948 - Expelled\n2 June 1955 – Declaration signed\n",
        "# Chronology\n\n- 28 June 1948: Expelled\n- 2 June 1955: Declaration signed\n",
        "Chronology of a quarrel\n\n28.6.1948 Expelled\n2.6.1955 Declaration signed\n",
        "1. 28 June 1948: Expelled\n2. 2 June 1955: Declaration signed\n",
        "**28 June 1948**: Expelled\n\n**2 June 1955** Declaration signed\n",
        "1948\n28 June – Expelled\n\n1955\n2 June – Declaration signed\n",
        "## 1948\n* 28.6.: Expelled\n## 1955\n* 2.6.: Declaration signed\n",
        "28. Juni 1948: Expelled\n2. Juni 1955: Declaration\n  signed\n",
        "28 июня 1948 г. — Expelled\n2 июня 1955 г. — Declaration signed\n",
    ],
)
def test_a_chronology_is_read_line_by_line(text: str) -> None:
    days, titles, said = read(text)
    assert (days, titles) == (DAYS, TITLES)
    assert "guess" not in said


def test_the_longest_beginning_that_is_a_date_counts_and_a_number_is_no_month() -> None:
    text = "1. 28 June 1948 – 2 July 1948 – Blockade\n2. 1949: Note\n3. 1956: Visit: a long one\n"
    days, titles, _ = read(text)
    assert days == ["1948-06-28/1948-07-02", "1949", "1956"]
    assert titles == ["Blockade", "Note", "Visit: a long one"]


def test_of_a_long_text_the_first_sentence_is_the_title() -> None:
    long = (
        "The party is expelled. " + "Its answer comes two days later and is printed in full. " * 3
    )
    table, _ = reading.read_events(f"28 June 1948: {long}\n1955: Signed\n".encode(), name="n.txt")
    assert table["title"].to_list() == ["The party is expelled", "Signed"]
    assert table["summary"][0].startswith("Its answer comes")


def test_a_date_that_is_open_waits_with_its_line() -> None:
    table, problems = reading.read_events(
        b"28 June 1948: Expelled\nafter 1949: Notes\n1955: Signed\n", name="n.txt"
    )
    assert table["date"].to_list() == ["1948-06-28", "1955"]
    assert any(one.row == 3 and "open at one end" in one.what for one in problems)


@pytest.mark.parametrize(
    "text",
    [
        "Once upon a time: a story\nThere was a king - he died\nIn the end: nothing\n",
        "10:30 meeting\n11:00 lunch\n",
        "A: b\nC: d\n",
    ],
)
def test_what_has_no_dates_in_front_is_no_chronology(text: str) -> None:
    assert read(text)[0] == []


@pytest.mark.parametrize(
    "text",
    [
        "1948-06-28,Split - in public\n1955-06-02,Declared - signed\n",
        "date,title,latitude\n28 June 1948,Split - in public,-1.2\n2.6.1955,Declared - signed,2\n",
        "date;title\n28.6.1948;Split - in public\n2.6.1955;Declared - signed\n",
    ],
)
def test_a_table_is_no_chronology(text: str) -> None:
    assert read(text, "t.csv")[:2] == (DAYS, ["Split - in public", "Declared - signed"])


def test_columns_set_apart_by_blanks_are_no_chronology() -> None:
    text = "Date        Event  Score\n1948-06-28  Split     -8\n1955-06-02  Sign       6\n"
    assert "set apart by blanks" in read(text)[2]


def test_the_table_within_a_document_is_read() -> None:
    rows = "| Date | Event | Score |\n|:--|---|--:|\n| 1948-06-28 | Expelled | -8 |\n"
    rows += "| 1955-06-02 | Declaration signed | 6 |\n"
    days, titles, _ = read(f"# My events\n\nSome words.\n\n{rows}\nMore words.\n", "events.md")
    assert (days, titles) == (DAYS, TITLES)


def test_an_object_with_a_name_is_called_by_it() -> None:
    rows = [
        {"when": {"start": day}, "what": {"id": 3, "title": title}, "by": {"name": "Norland"}}
        for day, title in zip(DAYS, TITLES, strict=True)
    ]
    table, _ = reading.read_events(json.dumps(rows).encode(), name="t.json")
    assert table["title"].to_list() == TITLES
    assert set(table["initiator"]) == {"Norland"}
