"""Delimited text and JSON: any delimiter, the encodings of Europe, headers in odd places."""

import csv
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from data.reading.formats.delimited import read_delimited
from data.reading.formats.encoding import guess_page, to_utf8

TEXTS = [
    ("cp1250", "datum;událost\n1948;Rezoluce Informbyra vylučuje Jugoslávii, Chruščov přijíždí\n"),
    ("cp1250", "datum;název\n1948;Košice\n1949;Brno a Plzeň\n"),
    ("cp1250", "data;wydarzenie\n1948;Październik – święta, żołnierze\n"),
    ("cp1250", "datum;događaj\n1948;Rezolucija o stanju u KPJ, isključenje, Žujović i Đilas\n"),
    ("cp1250", "dátum;esemény\n1956;A forradalom leverése, őrizetbe vétele\n"),
    ("cp1252", "Datum;Ereignis\n1948;Ausschluß Jugoslawiens, Erklärung später geändert\n"),
    ("cp1252", "date;événement\n1955;Déclaration de Belgrade, réconciliation, où ça\n"),
    ("cp1252", "fecha;suceso\n1948;Expulsión de Yugoslavia, reunión de año nuevo\n"),
    ("cp1252", "data;evento\n1948;L'espulsione: perché la città è così\n"),
    ("cp1252", "dato;hendelse\n1948;Møtet på Åland, større avstand\n"),
    ("cp1252", "date;title\n1948;Tito’s “no” to Stalin – the break\n"),
    ("cp1251", "дата;событие\n1948;Исключение Югославии из Коминформа\n"),
    ("cp1251", "датум;догађај\n1948;Резолуција Информбироа о стању у КПЈ\n"),
    ("cp1251", "date;title\n1948;Москва\n"),
]


@pytest.mark.parametrize(("code_page", "text"), TEXTS)
def test_the_code_page_is_told_by_its_letters(code_page: str, text: str) -> None:
    raw = text.encode(code_page)
    assert raw.decode(guess_page(raw) or "") == text


@pytest.mark.parametrize(
    "codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_is_read_with_and_without_a_mark(codec: str) -> None:
    text = "date,title,score\n1948-06-28,Žujović,-8\n"
    assert to_utf8(text.encode(codec))[0].decode() == text
    table, problems = reading.read_events(text.encode(codec))
    assert problems == []
    assert table.loc[0, "title"] == "Žujović"


def test_lines_of_two_encodings_are_each_read_rightly() -> None:
    raw = "date,title,score\n1948,Đilas,1\n".encode() + "1949,Žďár,2\n".encode("cp1250")
    assert reading.read_events(raw)[0]["title"].to_list() == ["Đilas", "Žďár"]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|", "^"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_delimiter_and_line_end(sign: str, end: str) -> None:
    rows = [["date", "title", "score"], ["1948", "a, b; c", "-8"], ["1949", 'say "no"', "2,5"]]
    out = io.StringIO()
    csv.writer(out, delimiter=sign, lineterminator=end).writerows(rows)
    table, problems = reading.read_events(out.getvalue().encode())
    assert problems == []
    assert table["title"].to_list() == ["a, b; c", 'say "no"']
    assert table["score"].to_list() == [-8, 2.5]


def test_a_line_that_names_the_delimiter_is_obeyed() -> None:
    table, _ = reading.read_events(b"sep=;\ndate;score\n1948;3\n1949;x\n")
    assert table["date"].to_list() == ["1948"]
    assert table.attrs["bad_rows"][0]["date"] == "1949"


def test_lines_above_the_table_are_skipped_and_rows_still_counted() -> None:
    _, problems = reading.read_events(b"My list\n\ndate,score\n1948,3\n1949,x\n")
    assert [(p.row, p.column) for p in problems] == [(5, "score")]


def test_rows_are_counted_alike_by_the_fast_and_the_slow_reader() -> None:
    fast = read_delimited(b'a,b\n1,"x\ny"\n\n2,z\n', "f")[0]
    slow = read_delimited(b'a,b\n1,"x\ny"\n\n2,z\n\n3\n', "f")[0]
    assert list(fast.index) == [0, 2]
    assert list(slow.index) == [0, 2, 4]
    assert slow.iloc[:2].equals(fast)


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf"]), max_size=12)


@settings(deadline=None)
@given(st.lists(st.lists(TEXT, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_the_csv_module_writes_is_read_back(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows([["one", "two", "three"], *rows])
    cells = read_delimited(out.getvalue().encode(), "f")[0]
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    assert [row for row in cells.to_numpy().tolist() if any(map(str.strip, row))] == filled


RECORDS = [{"date": "1948-06-28", "title": "Expelled", "score": -8}, {"date": "1955", "score": 5}]


@pytest.mark.parametrize(
    "raw",
    [
        json.dumps(RECORDS),
        json.dumps({"about": "x", "events": RECORDS}),
        "\n".join(json.dumps(record) for record in RECORDS),
    ],
    ids=["list", "object that holds a list", "one a line"],
)
def test_json_records(raw: str) -> None:
    table, problems = reading.read_events(raw.encode(), name="events.json")
    assert problems == []
    assert table["score"].to_list() == [-8, 5]
    assert table["title"].to_list() == ["Expelled", ""]


def test_the_content_decides_and_not_the_name() -> None:
    table, problems = reading.read_events(json.dumps(RECORDS).encode(), name="events.csv")
    assert problems == []
    assert len(table) == 2
