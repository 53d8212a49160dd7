"""Glossary, drawing, rating and quiz."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest

from data import catalog, temperature
from data.basics import columns as c
from data.dates.historical_date import read_date
from data.events.data_set import DataSet
from data.events.event_table import prepare
from data.lessons import drawing, glossary, loose_csv, quiz, quiz_files, rating

TERMS = """# Glossary
## Cominform
Also: Communist Information Bureau, the Bureau

The office of nine parties.

## Veto
A no that counts.
## Empty
## Cominform
Again.
## Sly
<b>bold</b> words
## Office
Also: the Bureau, room

A place to work.
"""


@pytest.fixture(scope="module")
def shipped() -> tuple[DataSet, temperature.Trace]:
    dataset = catalog.open_set("soviet-yugoslav")
    return dataset, temperature.trace(dataset.events, "bounded", **dataset.defaults)


def test_a_glossary_marks_the_first_use_of_a_term() -> None:
    read = glossary.parse(TERMS)
    assert [term.name for term in read.terms] == ["Cominform", "Veto", "Sly", "Office"]
    assert [(m.line, m.what) for m in read.mistakes] == [
        (9, "the term “Empty” is not explained"),
        (10, "the term “Cominform” stands twice"),
        (12, "HTML is shown as plain text"),
        (14, "“the Bureau” names another term, too"),
    ]
    seen: set[str] = set()
    pieces = read.marked("The bureau and the Cominform; vetoes, a veto.", seen)
    assert [(text, term.name) for text, term in pieces if term] == [
        ("The bureau", "Cominform"),
        ("veto", "Veto"),
    ]
    assert "".join(text for text, _ in pieces) == "The bureau and the Cominform; vetoes, a veto."
    assert read.marked("Cominform", seen) == [("Cominform", None)]


def test_a_drawing_is_scored_by_hand() -> None:
    events = pd.DataFrame(
        {"date": ["1949-12-31", "1952-12-31"], "score": [6.0, -8.0], "title": ["up", "down"]}
    )
    trace = temperature.trace(events, k=0.3)
    prepared = prepare(events)
    line = drawing.yearly(trace, 1950, 1954)
    assert line[1950] == pytest.approx(20.0)  # 0.3 · 6 / 9
    drawn = {1950: 20.0, 1951: 10.0, 1952: 20.0, 1953: 20.0, 1954: 20.0}
    told = drawing.score(drawn, trace, prepared)
    low = line[1953]
    gap = 20.0 - low
    # 1952 has one day of the fall in it.
    assert told.mean == pytest.approx((0 + 10 + (20 - line[1952]) + 2 * gap) / 5)
    assert (told.right, told.sided) == (3, 5)
    assert (told.crossed, told.crosses) == (0, 1)
    assert [one.year for one in told.differences][-1] == 1953
    assert told.differences[-1].events == (prepared[c.EVENT_ID].iat[1],)
    assert told.sentences()[0] == "You crossed zero never; the line once."


def test_a_drawing_from_a_stranger_is_data() -> None:
    given = [[1950, 12], [1950.5, 3], ["1951", 3], [1951, 400], [1952, True], [1953, -3.5], "x", []]
    assert drawing.read(given, 1950, 1953) == {1950: 12.0, 1953: -3.5}
    assert drawing.read({"a": 1}, 1950, 1953) == {}
    trace = temperature.trace(pd.DataFrame({"date": ["1950-01-01"], "score": [1.0]}))
    lines = drawing.csv_bytes([("=cmd()", {1950: 5.0})], trace).decode().splitlines()
    assert lines[1].startswith("'=cmd(),1950,5.0,")


THREE = {  # three readers by hand
    "1940-ties": (3, 7, 7),
    "1944-joint": (7, 7, 7),
    "1948-expelled": (-7, -3, 0),
    "1949-blockade": (-3, None, -7),
}


def test_three_readings_give_the_medians_worked_out_by_hand(small: DataSet) -> None:
    ratings = rating.table(
        (event, reader, score, "")
        for event, scores in THREE.items()
        for reader, score in zip("xyz", scores, strict=True)
    )
    both = rating.combine(small, ratings)
    by = {
        name: both.events.set_index(c.EVENT_ID, drop=False)[name].to_dict() for name in both.events
    }
    assert by["median"] == {
        "1940-ties": 7.0, "1944-joint": 7.0, "1948-expelled": -3.0, "1949-blockade": -5.0
    }  # fmt: skip
    assert by["spread"] == {
        "1940-ties": 4.0, "1944-joint": 0.0, "1948-expelled": 7.0, "1949-blockade": 4.0
    }  # fmt: skip
    assert both.events[c.EVENT_ID].iat[0] == "1948-expelled"  # the most disputed first
    assert by["n"]["1949-blockade"] == 2
    assert both.readers == ("x", "y", "z")
    first = both.curve.loc[pd.Timestamp("1940-06-24")].to_dict()
    own = np.array([3.0, 7.0, 7.0]) * 0.15 * 100 / 9  # k = 0.15, nine native points are 100°
    assert first["median"] == pytest.approx(own[1])
    assert first["low"] == pytest.approx(np.percentile(own, 10))
    assert first["high"] == pytest.approx(own[1])
    assert (both.curve["low"] <= both.curve["high"] + 1e-9).all()


def test_agreement_of_three_readings_worked_out_by_hand() -> None:
    """Two events, three readers: 3 3 7 and 7 7 7.

    Coincidences of pairs over n − 1: 3–3 once, 3–7 twice (1 each way), 7–7 three times; margins
    2 and 4. Ordinal distance of 3 and 7: (2/2 + 4/2)² = 9. Observed 2 · 9 = 18, expected
    2 · 2 · 4 · 9 / 5 = 28.8, so α = 1 − 18 / 28.8 = 0.375.
    """
    rows = [("e1", "x", 3.0), ("e1", "y", 3.0), ("e1", "z", 7.0)]
    rows += [("e2", reader, 7.0) for reader in "xyz"]
    found = rating.agreement_of(rating.table((e, r, s, "") for e, r, s in rows))
    assert found.alpha == pytest.approx(0.375)
    assert found.events == 2
    assert rating.agreement_words(found).startswith("Too few events")
    assert "hardly agree" in rating.agreement_words(replace(found, events=5))
    one = rating.agreement_of(rating.table([("e1", "x", 3.0, ""), ("e1", "y", 3.0, "")]))
    assert "not defined" in rating.agreement_words(one)


def test_one_reader_beside_the_set(small: DataSet) -> None:
    mine = rating.table([("1940-ties", "me", -7.0, "why not"), ("1948-expelled", "me", -7.0, ""),
                         ("1944-joint", "me", None, "")])  # fmt: skip
    apart = rating.disagreements(small, mine)
    assert apart[c.EVENT_ID].to_list() == ["1940-ties", "1948-expelled"]
    assert apart["apart"].to_list() == [-13.0, 1.0]


def test_ratings_travel_as_csv_and_strangers_are_told_the_line(small: DataSet) -> None:
    ratings = rating.table([("1940-ties", "=x", 3.0, "+a"), ("1948-expelled", "y", None, "")])
    text = rating.csv_bytes(ratings).decode()
    assert "'=x" in text
    back, mistakes = rating.read_csv(text.encode(), small)
    assert mistakes == []
    assert back["score"].fillna(99).to_list() == [3.0, 99.0]
    assert back[["reader", "why"]].to_numpy().tolist() == [["=x", "+a"], ["y", ""]]
    bad = (
        "event_id,reader,score,why\n1940-ties,a,3,\n1950-gone,a,3,\n1940-ties,,3,\n"
        "1940-ties,a,warm,\n1940-ties,a,99,\n1940-ties,b,nan,\n"
    )
    rows, mistakes = rating.read_csv(bad.encode(), small)
    assert len(rows) == 1
    assert [m.line for m in mistakes] == [3, 4, 5, 6, 7]
    assert "1950-gone" in mistakes[0].sentence()
    assert rating.read_csv(b"a,b\n1,2\n", small)[1][0].line == 1
    broken = 'event_id,reader,score,why\n1940-ties,a,3,"two\nlines"\n1950-gone,a,3,\n'
    assert [m.line for m in rating.read_csv(broken.encode(), small)[1]] == [4]


def test_ratings_that_went_through_a_spreadsheet_are_read(small: DataSet) -> None:
    for mark in (";", "\t"):
        text = mark.join(("event_id", "reader", "score", "why")) + "\r\n"
        text += mark.join(("1940-ties", "a", "−2,5", "so, so")) + "\r\n"
        rows, mistakes = rating.read_csv(b"\xef\xbb\xbf" + text.encode(), small)
        assert mistakes == []
        assert rows[["score", "why"]].to_numpy().tolist() == [[-2.5, "so, so"]]
    assert rating.read_csv(b"\xff\xfe\0\0", small)[0].empty


def test_a_finished_rating_becomes_a_reading_and_changes_no_other(small: DataSet) -> None:
    ids = list(small.prepared["event_id"][:3])
    before = rating.table([(ids[0], "Ana", 3.0, ""), (ids[1], "me", 1.0, "an older one")])
    mine = rating.table([(ids[0], "me", -7.0, "why"), (ids[2], "me", None, "")])
    rows = rating.with_reading(before, mine)
    told = rows[["event_id", "reader", "score"]].to_numpy().tolist()
    assert told == [[ids[0], "Ana", 3.0], [ids[0], "me", -7.0]]  # nothing that was left open
    named = rating.with_reading(rows, mine.assign(reader="I"), kept="me")
    assert list(named["reader"]) == ["Ana", "I"]


def test_a_file_that_is_too_large_is_told(small: DataSet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loose_csv, "BYTES_MOST", 2_000_000)
    rows, mistakes = rating.read_csv(b"event_id,reader,score\n" + b" " * 2_000_000, small)
    assert rows.empty
    assert "more than 2 MB" in mistakes[0].what


def test_the_order_of_rating_comes_from_the_seed(small: DataSet) -> None:
    one, again = rating.in_random_order(small, 3), rating.in_random_order(small, 3)
    assert one == again
    assert sorted(one) == sorted(small.prepared[c.EVENT_ID])
    assert any(rating.in_random_order(small, seed) != one for seed in range(5))


def test_a_quiz_is_the_same_for_the_same_seed(shipped: tuple[DataSet, temperature.Trace]) -> None:
    dataset, trace = shipped
    asked = quiz.ask(dataset, trace, 5, 10)
    assert asked == quiz.ask(dataset, trace, 5, 10)
    assert asked != quiz.ask(dataset, trace, 6, 10)
    assert {q.kind for q in asked} == set(quiz.KINDS)
    named = [event for q in asked for event in q.events]
    assert len(named) == len(set(named))


@pytest.mark.parametrize("seed", range(8))
def test_a_quiz_is_right_and_asks_nothing_that_is_disputed(
    shipped: tuple[DataSet, temperature.Trace], seed: int
) -> None:
    dataset, trace = shipped
    rows = dataset.prepared.set_index(c.EVENT_ID)
    moves = trace.moves.set_index(c.EVENT_ID)["move"]
    for question in quiz.ask(dataset, trace, seed, 12):
        about = rows.loc[list(question.events)]
        assert (about[c.NOTE] == "").all()
        assert question.why
        assert question.right(question.answer)
        if question.kind == "order":
            told = [rows.loc[question.events[i]] for i in question.answer]
            assert all(a[c.LAST] < b[c.FIRST] for a, b in pairwise(told))
        if question.kind == "moved":
            sizes = [abs(moves[event]) for event in question.events]
            assert sizes[question.answer[0]] == max(sizes) >= quiz.FURTHER * min(sizes)
        if question.kind == "way":
            assert question.answer[0] == int(about[c.VALUE].to_numpy(dtype=float)[0] < 0)
        if question.kind in ("order", "chapter"):
            assert not any(read_date(text).marked for text in about[c.DATE])


def test_a_note_keeps_an_event_out_of_the_quiz(small: DataSet) -> None:
    trace = temperature.trace(small.events, k=0.3)
    all_noted = replace(small, prepared=small.prepared.assign(**{c.NOTE: "Sources differ."}))
    assert quiz.ask(small, trace, 1, 5)
    assert quiz.ask(all_noted, trace, 1, 5) == []


def test_a_quiz_as_gift_and_csv_escapes_what_has_a_meaning_there() -> None:
    sly = quiz.Question("way", "=1+1 {a} ~b #c: d -> e\n<i>", ("=x", "~y"), (1,), "w}hy", ("e",))
    order = quiz.Question("order", "Order", ("b", "a"), (1, 0), "a; b", ("e1", "e2"))
    text = quiz_files.gift([sly, order]).decode()
    assert r"[plain]\=1+1 \{a\} \~b \#c\: d → e <i>" in text
    assert "\n~\\=x\n=\\~y\n####w\\}hy\n}" in text
    assert "=a -> first\n=b -> second" in text
    lines = quiz_files.csv_bytes([sly]).decode().splitlines()
    assert "'=1+1" in lines[1]
