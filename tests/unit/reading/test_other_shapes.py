"""Tables in other shapes: records within objects of JSON, lines drawn between rows, wiki markup."""

import json

import pytest

from data import reading

ROWS = [
    {"date": "1948-06-28", "title": "Expelled", "score": -8},
    {"date": "1955-06-02", "title": "Declaration", "score": 6},
]


@pytest.mark.parametrize(
    "content",
    [
        {"data": {"items": ROWS}},
        {"meta": {"tags": ["a"]}, "result": {"page": 1, "hits": {"total": 2, "hits": ROWS}}},
        {"hits": {"hits": [{"_id": "1", "_source": row} for row in ROWS]}},
        [{"type": "event", "attributes": row} for row in ROWS],
        {"people": [{"name": "Tito", "born": "1892"}], "events": ROWS},
        {"people": [{"person": "Tito", "age": 56}], "acts": ROWS},
        [{**row, "date": {"start": row["date"], "end": None}} for row in ROWS],
    ],
)
def test_the_list_of_records_is_found_wherever_it_lies(content: object) -> None:
    table, _ = reading.read_events(json.dumps(content).encode(), name="t.json")
    assert table["date"].to_list() == ["1948-06-28", "1955-06-02"]
    assert table["title"].to_list() == ["Expelled", "Declaration"]
    assert table["score"].to_list() == [-8, 6]


def test_of_two_lists_that_may_be_meant_none_is_taken_silently() -> None:
    content = {"alpha": ROWS, "beta": ROWS[:1]}
    table, problems = reading.read_events(json.dumps(content).encode(), name="t.json")
    assert table.empty
    assert "“alpha”, “beta”" in problems[0].what


def test_objects_within_objects_without_end_are_told() -> None:
    deep: dict = {"events": ROWS}
    for _ in range(500):
        deep = {"more": deep}
    table, problems = reading.read_events(json.dumps(deep).encode(), name="t.json")
    assert table.empty
    assert problems[0].code == "json.no_records"


@pytest.mark.parametrize(
    "text",
    [
        "| Date | Event | Score |\n|:---|---|---:|\n| 1948-06-28 | A | -8 |\n",
        "| Date | Event | Score |\n|------+-------+------|\n| 1948-06-28 | A | -8 |\n",
        "+------+---+\n| Date | E |\n+======+===+\n| 1948-06-28 | A |\n+------+---+\n",
        " date | title | score \n------+-------+-------\n 1948-06-28 | A | -8\n",
    ],
)
def test_lines_drawn_between_rows_are_no_events(text: str) -> None:
    table, problems = reading.read_events(text.encode(), name="t.txt")
    assert table["date"].to_list() == ["1948-06-28"]
    assert not [problem for problem in problems if problem.severity == "error"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('{| class="wikitable"\n! Date !! Event\n|-\n| 28 June 1948 || A\n|}\n', "MediaWiki"),
        ("Date & Event \\\\ \\hline\n1948-06-28 & Expelled \\\\\n", "LaTeX"),
        ("====  =====\nDate  Event\n====  =====\n1948  A, b\n====  =====\n", "set apart by blanks"),
        ("Date        Event      Score\n1948-06-28  A, at last  -8\n1955        B           6\n",
         "set apart by blanks"),
        ("790415 ISR PAL 223 (MIL ENGAGEMENT) FIGHT\n790416 PAL ISR 042 (TRAVEL)\n", "KEDS"),
        ("19790415\tISR\tPAL\t223\tMIL ENGAGEMENT\n19790416\tPAL\tISR\t042\tTRAVEL\n", "KEDS"),
        (f"callback({json.dumps(ROWS)});", "JavaScript"),
        (f"// of the archive\n{json.dumps(ROWS)}", "JavaScript"),
    ],
)  # fmt: skip
def test_other_tables_are_called_by_their_name(text: str, name: str) -> None:
    table, problems = reading.read_events(text.encode(), name="t.txt")
    assert table.empty
    assert name in problems[0].what
    assert "table and not a table" not in problems[0].what


def test_a_label_without_a_title_is_the_title() -> None:
    table, _ = reading.read_events(b"date,eventLabel,score\n1948,Expelled,-8\n", name="t.csv")
    assert table["title"].to_list() == ["Expelled"]
