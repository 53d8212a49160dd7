"""Bound numbers: what is asked, what still holds, what is said when it does not."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import numpy as np
import pandas as pd
import pytest

from data import bound, catalog, temperature
from data.bound.syntax import parts_of
from data.events.data_set import DataSet
from data.exports.package import package_files
from data.reading import packages
from data.selection.selection import Selection

NAMES = catalog.names()


def dataset_line(dataset: DataSet) -> temperature.Trace:
    """The published line of a shipped set."""
    selection = Selection()
    return temperature.trace(
        dataset.events, selection.model, **selection.settings(dataset.defaults)
    )


@pytest.fixture(scope="module")
def facts(small: DataSet) -> bound.Facts:
    """The small set: the first step is 0.3 · 6 / 9 = 20 degrees, the third amplified by level."""
    return bound.Facts(small, temperature.trace(small.events, k=0.3))


@pytest.mark.parametrize(
    ("asks", "of", "number"),
    [
        ("value", "1940-06-23", 0.0),
        ("value", "1940-06-24", 20.0),  # 0.3 · 6 / 9
        ("value", "1940", 20.0),  # at the end of the year
        ("depth", "1940", None),
        ("height", "1940-06-24", 20.0),
        ("change", "1940-06-24", 20.0),  # from the day before: both ends belong to it
        ("change", "1940-06-25/1941", 0.0),
        ("rise", "1940", 20.0),
        ("fall", "1940", None),
        ("lowest", "1939/1940", 0.0),
        ("highest", "1939/1940", 20.0),
        ("mean", "1940-06-23/1940-06-24", 10.0),
        ("days", "1940-ties/1948-expelled", 2926.0),
        ("years-above", "1941/1943", 1095 / 365.25),
        ("years-below", "1941/1943", 0.0),
        ("events", "1940/1949", 4.0),
        ("warming", "1940/1949", 2.0),
        ("cooling", "1940/1949", 2.0),
        ("score", "1948-expelled", -8.0),
        ("move", "1940-ties", 20.0),
        ("before", "1940-ties", 0.0),
        ("after", "1940-ties", 20.0),
    ],
)
def test_numbers(facts: bound.Facts, asks: str, of: str, number: float | None) -> None:
    if number is None:
        with pytest.raises(bound.NoAnswer):
            bound.answer(facts, asks, of)
        return
    assert bound.answer(facts, asks, of).number == pytest.approx(number, abs=2e-3)


@pytest.mark.parametrize(
    ("asks", "of", "word"),
    [
        ("class", "1940-ties", "normal"),
        ("side", "1940-06-24", "above zero"),
        ("side", "1939", "at zero"),
        ("title", "1948-expelled", "Šik is expelled"),
        ("date", "1948-expelled", "28 June 1948"),
        ("year", "1944-joint", "1944"),
        ("who", "1948-expelled", "Arcadia"),
        ("lowest-year", "1939/1941", "1939"),
        ("highest-year", "1939/1941", "1940"),
    ],
)
def test_words(facts: bound.Facts, asks: str, of: str, word: str) -> None:
    assert bound.answer(facts, asks, of).word == word


def test_what_holds_is_shown_as_it_is_written(facts: bound.Facts) -> None:
    said = bound.read(
        "In [1948](=year:1948-expelled) after [20](=value:1940-ties) degrees, "
        "[28 June](=date:1948-expelled): [Twenty](event:1940-ties) [+20.0°](=move:1940-ties).",
        facts,
    )
    assert said.stale == ()
    assert said.text == "In 1948 after 20 degrees, 28 June: Twenty +20.0°."
    assert said.events == ("1948-expelled", "1940-ties")


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("[19](=value:1940-ties)", "20"),
        ("[+19.5°](=value:1940-ties)", "+20.0°"),
        ("[Three](=score:1948-expelled)", "−8"),
        ("[three](=events:1940/1949)", "four"),
        ("[−8](=move:1940-ties)", "20"),
        ("[below zero](=side:1940-ties)", "above zero"),
        ("[1949](=year:1948-expelled)", "1948"),
        ("[many](=events:1940/1949)", "4"),
        ("[7](=score:1948-expelled)", "−8"),
    ],
)
def test_what_no_longer_holds_is_shown_with_both_values(
    facts: bound.Facts, text: str, now: str
) -> None:
    said = bound.read(text, facts)
    piece = said.pieces[0]
    assert piece.now == now
    assert said.text == f"{piece.text} (now {now})"
    assert piece.text in said.stale[0]
    assert now in said.stale[0]
    assert bound.read(bound.refreshed(text, facts), facts).stale == ()


def test_a_sign_that_is_missing_does_not_hold(facts: bound.Facts) -> None:
    assert bound.read("[8](=score:1948-expelled)", facts).stale
    assert not bound.read("[-8](=score:1948-expelled)", facts).stale


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[It](event:1950-gone)", "there is no event “1950-gone”"),
        ("[3](=score:1950-gone)", "there is no event “1950-gone”"),
        ("[3](=value:1950-gone)", "no date, and no event"),
        ("[3](=shoesize:1948)", "“shoesize” cannot be asked"),
        ("[3](=value@moon:1948)", "there is no data set “moon”"),
        ("[3](=value:1949/1948)", "ends before it begins"),
        ("[3](=fall:1940)", "did not fall"),
        ("[x](chapter:peace)", "there is no chapter “peace”"),
    ],
)
def test_what_cannot_be_answered_is_named(facts: bound.Facts, text: str, told: str) -> None:
    said = bound.read(text, facts)
    assert told in said.stale[0]
    assert bound.refreshed(text, facts) == text  # a person has to look at it


def test_other_links_lead_nowhere_and_html_is_text(facts: bound.Facts) -> None:
    said = bound.read(
        "[a](https://x.example/) [b](javascript:alert(1)) <img src=x> [c](term:veto)", facts
    )
    assert [piece.kind for piece in said.pieces if piece.kind != "text"] == ["link"]
    assert len(said.faults) == 3  # the HTML, the foreign address, and what is no link at all
    assert "a " in said.text


def test_an_empty_bond_writes_the_value(facts: bound.Facts) -> None:
    text = "[](=value:1940-ties) and [](=title:1948-expelled)"
    assert bound.read(text, facts).text == "+20 and Šik is expelled"
    assert bound.filled(text, facts).startswith("[+20](=value:1940-ties)")


def test_another_set_can_be_asked(facts: bound.Facts) -> None:
    both = replace(facts, others={"small-two": facts}.__getitem__)
    assert bound.read("[20](=value@small-two:1940-ties)", both).stale == ()


def test_reading_a_text_twice_is_the_same() -> None:
    text = "A [b](=fall@x-y:1948/1949) c [d](event:e) <i> [e](http://f)"
    parts, _ = parts_of(text)
    assert "".join(part.written() for part in parts if part.kind != "text") == (
        "[b](=fall@x-y:1948/1949)[d](event:e)"
    )


@pytest.mark.parametrize("name", NAMES)
def test_shipped_headlines_hold(name: str) -> None:
    dataset = catalog.open_set(name)
    facts = bound.Facts(dataset, dataset_line(dataset))
    own = bound.read(dataset.finding, facts)
    assert (own.stale, own.faults) == ((), ())
    assert any(piece.kind == "bond" for piece in own.pieces)
    assert len(own.text) <= 100
    assert bound.finding(dataset, Selection(), facts.trace).authored


def test_the_headline_travels_in_a_package(small: DataSet, tmp_path: Path) -> None:
    written = package_files(replace(small, finding="It cost [37](=fall:1948) degrees."))
    for name, content in written.items():
        (tmp_path / name).write_bytes(content)
    again = packages.open_folder(tmp_path)
    assert again.finding == "It cost [37](=fall:1948) degrees."


def test_a_headline_that_no_longer_holds_gives_way_to_a_composed_one(small: DataSet) -> None:
    trace = temperature.trace(small.events, k=0.3)
    old = replace(small, finding="It cost [99](=fall:1948) degrees.")
    found = bound.finding(old, Selection(), trace)
    assert not found.authored
    assert "99" not in found.text


@pytest.mark.parametrize(
    ("selection", "text"),
    [
        (Selection(text="nothing like it"), "No event matches what was chosen."),
        (Selection(text="expelled"), "1 event moved the line by −37 degrees."),
        (
            Selection(directions=("cooling",)),
            "3 events: all cooled the line, together by 64 degrees.",
        ),
        (
            Selection(categories=("diplomacy",), end=1948),
            "1 diplomacy event of 1940–1948 moved the line by +20 degrees.",
        ),
        (
            Selection(chapter="war"),
            "Alliance, 1940–1947: the line rises by 39 degrees, most by Diplomatic ties.",
        ),
        (Selection(start=1941, end=1943), "1941–1943: the line stays at +20 degrees."),
        (
            Selection(),
            "From June 1948 to December 1949 the line fell by 59 degrees and never came back "
            "above zero.",
        ),
    ],
)
def test_composed_headlines(small: DataSet, selection: Selection, text: str) -> None:
    trace = temperature.trace(small.events, k=0.3)
    found = bound.finding(small, selection, trace)
    assert not found.stale
    assert found.text == text


def test_one_event_alone_is_told_as_it_is(small: DataSet) -> None:
    """An unscored one “moved the line by 0 degrees”, and another by “−1 degrees”."""
    name, title = small.prepared[["event_id", "title"]].iloc[0]

    def blank(table: pd.DataFrame, *columns: str) -> pd.DataFrame:
        return table.assign(
            **{column: table[column].mask(table["event_id"] == name) for column in columns}
        )

    unscored = replace(small, prepared=blank(small.prepared, "score", "value"))
    trace = temperature.trace(blank(small.events, "score"), k=0.3)
    found = bound.finding(unscored, Selection(text=str(title)), trace)
    assert found.text == "1 event: it has no score, and did not move the line."


@pytest.mark.parametrize("sign", [-1, 0, 1])
@pytest.mark.parametrize("seed", range(3))
def test_swings_are_those_of_trying_every_two_days(seed: int, sign: int) -> None:
    levels = np.cumsum(np.random.default_rng(seed).normal(0, 9, 81))  # none is twice there
    days = pd.date_range("1970-01-01", periods=80)
    trace = SimpleNamespace(
        curve=pd.DataFrame(index=days),
        result=SimpleNamespace(values=lambda rows: levels[rows + 1]),
        scale=100.0,
    )
    tried = [(levels[j + 1] - levels[i], i, j) for i in range(80) for j in range(i, 80)]
    tried = [one for one in tried if one[2] - one[1] <= 10 and one[0] * (sign or one[0]) > 0]
    expected: list[float] = []
    while tried and len(expected) < 6:
        size, first, last = max(tried, key=lambda one: abs(one[0]))
        expected.append(size)
        tried = [one for one in tried if one[2] < first or one[1] > last]
    found = bound.swings(cast("temperature.Trace", trace), window=10, most=6, sign=sign)
    assert [swing.size for swing in found] == pytest.approx(expected)


def test_the_largest_swings() -> None:
    rows = [("1940-01-01", 3), ("1940-06-01", 3), ("1944-01-01", -5), ("1944-02-01", -5)]
    events = pd.DataFrame(rows, columns=["date", "score"])
    trace = temperature.trace(events, k=0.3)
    fall, rise = bound.swings(trace, most=5)
    assert (fall.start, fall.end) == (date(1944, 1, 1), date(1944, 2, 1))
    assert (rise.start, rise.end) == (date(1940, 1, 1), date(1940, 6, 1))
    assert rise.size == pytest.approx(rise.finish - rise.begin)
    assert fall.size < 0 < rise.size
    only = bound.swings(trace, window=10, most=5, sign=-1)
    assert [swing.start for swing in only] == [date(1944, 1, 1), date(1944, 2, 1)]
    assert all(swing.start == swing.end for swing in only)
