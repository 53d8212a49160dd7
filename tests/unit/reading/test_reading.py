"""Reading tables: good rows come in, bad ones are explained, nothing raises."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import reading
from tests.small_set import CHAPTERS, EVENTS, INDICATORS, SOURCES


def told(raw: str | bytes) -> list[str]:
    text = raw.encode() if isinstance(raw, str) else raw
    return [problem.sentence() for problem in reading.read_events(text)[1]]


def test_a_good_table_has_no_problems() -> None:
    for read, text in (
        (reading.read_events, EVENTS),
        (reading.read_sources, SOURCES),
        (reading.read_chapters, CHAPTERS),
        (reading.read_indicators, INDICATORS),
    ):
        table, problems = read(text.encode())
        assert problems == []
        assert len(table) == text.count("\n") - 1


def test_cameo_codes_stay_text() -> None:
    table, _ = reading.read_events(b"date,score,cameo\n1948,1,010\n1949,1,10\n")
    assert table["cameo"].to_list() == ["010", "10"]


def test_only_date_and_score_are_needed() -> None:
    table, problems = reading.read_events(b"date,score\n1948-06-28,-8\n")
    assert problems == []
    assert table.loc[0, "title"] == ""
    assert table["evidence"].isna().all()


def test_bad_rows_wait_and_good_rows_come_in() -> None:
    raw = b"date,score\n1948-06-28,-5\n\n1948-13,3\n1950,x\n1951,11\n1952,\n1953,2\n"
    table, problems = reading.read_events(raw)
    assert table["date"].to_list() == ["1948-06-28", "1952", "1953"]
    assert [row["date"] for row in table.attrs["bad_rows"]] == ["1948-13", "1950", "1951"]
    assert {(p.row, p.column) for p in problems} == {
        (4, "date"), (5, "score"), (6, "score"), (None, "score")
    }  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "part"),
    [
        (b"", "events.csv: the file is empty"),
        (b"title\nx\n", "events.csv, row 1, column “date”: the column is missing"),
        (b"date,title\n1948,x\n", "its events have no score"),
        (b"date,date,score\n1,2,3\n", "stands twice"),
        (b"date,score\n1948,1\n1949,2,3,4\n", "the row has 4 cells where the header has 2"),
        ("date,score\n1948,1\nŠik,1\n".encode("cp1250"), "row 3, column “date”: “Šik” cannot be"),
        (b"date,score\n1948,1\0\n", "zero bytes"),
        (b"PK\x03\x04\0\0", "the zip is damaged"),
        (b'date,score\n"1948,1\n', "quote"),
        (b"date,score\n1948,nan\n", "the event has no score"),
        (b"date,score\n1948,inf\n", "is not a number"),
        (b"date,score\n1948,1e400\n", "is not a number"),
        (b"date,score\n1948,-10.5\n", "-10.5 is out of range. Allowed is −10 to 10"),
        (b"date,score,confidence\n1948,1,0\n", "0 is out of range. Allowed is above 0"),
        (b"date,cameo\n1948,999\n", "the event has no score"),
        (b"date,score\n3/4/1948,1\n", "say which comes first, or write 1948-04-03 or 1948-03-04"),
        (b"date,score\n31.6.1948,1\n", "“31.6.1948”: June 1948 has the days 01 to 30"),
    ],
)
def test_messages_say_where_what_and_how_to_mend(raw: bytes, part: str) -> None:
    assert any(part in sentence for sentence in told(raw)), told(raw)


def test_a_minus_sign_from_a_word_processor_is_understood() -> None:
    table, problems = reading.read_events("date,score\n1948,−8\n".encode())
    assert problems == []
    assert table.loc[0, "score"] == -8


def test_dates_as_people_write_them_become_edtf() -> None:
    table, problems = reading.read_events(b"date,score\n28.6.1948,-1\nc. 1950,2\n")
    assert problems == []
    assert table["date"].to_list() == ["1948-06-28", "1950~"]


def test_other_names_are_guessed_and_told() -> None:
    raw = "Datum;Ereignis;Wertung\n28.6.1948;Ausschluß aus dem Kominform;-8\n".encode("cp1252")
    table, problems = reading.read_events(raw, name="liste.csv")
    assert table[["date", "title", "score"]].to_numpy()[0].tolist() == [
        "1948-06-28", "Ausschluß aus dem Kominform", -8.0
    ]  # fmt: skip
    assert [p.severity for p in problems] == ["warning"]
    assert "“Ereignis” as title" in problems[0].sentence()


@pytest.mark.parametrize(
    "read",
    [reading.read_events, reading.read_sources, reading.read_chapters, reading.read_indicators],
)
def test_a_missing_file_is_an_exception_of_its_own(read, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"missing\.csv"):
        read(tmp_path / "missing.csv")


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    assert "row 5" in told("date,score\n1948,1\n\n\n1950-13,2\n")[0]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    table, _ = reading.read_events(raw)
    assert set(table.columns) >= {"date", "score"}


@settings(deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=6))
def test_no_table_raises(rows: list[list[str]]) -> None:
    text = "date,score,title\n" + "\n".join(",".join(row) for row in rows)
    table, problems = reading.read_events(text.encode("utf-8", "replace"))
    assert len(table) + len(problems) >= 0
