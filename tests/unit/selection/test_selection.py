"""The selection: what it keeps, how it reads, and its way through an address and back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.events.data_set import DataSet
from data.selection import selection_address
from data.selection.selection import DIRECTIONS, LOOKS, TURNS, Selection


@pytest.mark.parametrize(
    ("selection", "sentence"),
    [
        (Selection(), "All 6 events, 1940–1968"),
        (Selection(categories=("economy",)), "2 of 6 events: economy"),
        (Selection(initiators=("A",)), "3 of 6 events: by Arcadia"),
        (Selection(initiators=("both", "third")), "3 of 6 events: by both or a third party"),
        (Selection(directions=("cooling",)), "3 of 6 events: cooling"),
        (Selection(directions=("neutral",)), "1 of 6 events: neither warming nor cooling"),
        (Selection(strength=7), "3 of 6 events: score at least ±7"),
        (Selection(start=1948), "4 of 6 events: 1948–1968"),
        (Selection(start=1948, end=1948), "1 of 6 events: 1948"),
        (Selection(text="SIK"), "1 of 6 events: with “SIK”"),
        (Selection(text="day differ"), "1 of 6 events: with “day differ”"),
        (Selection(text="nowhere"), "None of 6 events: with “nowhere”"),
        (
            Selection(categories=("party", "economy"), start=1948, directions=("cooling",)),
            "3 of 6 events: party or economy, 1948–1968, cooling",
        ),
        (
            Selection(categories=("party",), scored="shown"),
            "1 of 6 events: party; only these count towards the temperature",
        ),
    ],
)
def test_what_is_kept_and_said(small: DataSet, selection: Selection, sentence: str) -> None:
    assert selection.sentence(small.prepared, small) == sentence


def test_an_event_that_lasted_into_the_years_is_kept(small: DataSet) -> None:
    shown = Selection(start=1944, end=1944).apply(small.prepared)
    assert shown["event_id"].to_list() == ["1944-joint"]


def test_each_condition_can_be_taken_away(small: DataSet) -> None:
    selection = Selection(categories=("party",), start=1948, strength=2, text="x")
    conditions = selection.conditions(small)
    assert [condition.key for condition in conditions] == ["category", "years", "strength", "q"]
    for condition in conditions:
        assert len(condition.without.conditions(small)) == 3
    assert selection.cleared().conditions(small) == ()


def test_clearing_keeps_the_view(small: DataSet) -> None:
    selection = Selection(
        text="x", event="1940-ties", chapter="war", view=("1940-01-01", "1941-01-01")
    )
    assert selection.cleared() == replace(selection, text="")


def test_defaults_leave_no_trace() -> None:
    assert selection_address.to_query(Selection()) == {}


def query_of(selection: Selection) -> dict[str, list[str]]:
    return {
        key: value if isinstance(value, list) else [value]
        for key, value in selection_address.to_query(selection).items()
    }


years = st.one_of(st.none(), st.integers(1941, 1967))
subsets = lambda names: st.sets(st.sampled_from(names)).map(  # noqa: E731
    lambda chosen: tuple(name for name in names if name in chosen)
)


@given(
    start=years,
    end=years,
    categories=subsets(["diplomacy", "party", "military", "economy"]),
    initiators=subsets(["A", "B", "both", "third"]),
    directions=subsets(list(DIRECTIONS)),
    strength=st.sampled_from([0.0, 0.5, 3.0, 10.0]),
    text=st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=20),
    scored=st.sampled_from(["all", "shown"]),
    event=st.sampled_from([None, "1940-ties", "1949-blockade"]),
    view=st.sampled_from([None, ("1945-01-01", "1950-12-31")]),
    params=st.sampled_from([(), (("k", 0.3),), (("half_life_days", 3652.0), ("k", 0.2))]),
    look=st.sampled_from([None, *LOOKS]),
    on=st.sampled_from([None, "1952-06-15"]),
    without=subsets(["1940-ties", "1949-blockade"]),
    rescored=st.sampled_from(
        [(), (("1944-joint", -2.5),), (("1940-ties", 0.0), ("1949-blockade", 9.0))]
    ),
    turns=st.sampled_from(TURNS),
)
def test_the_address_brings_the_same_selection_back(small: DataSet, **fields) -> None:
    start, end = fields["start"], fields["end"]
    if start is not None and end is not None and start > end:
        fields["start"], fields["end"] = end, start
    selection = Selection(**fields)
    again, notes = selection_address.from_query(query_of(selection), small)
    assert again == selection
    assert notes == []


@given(
    st.dictionaries(
        st.one_of(
            st.sampled_from(
                ["from", "to", "category", "by", "direction", "strength", "q", "count", "event",
                 "chapter", "view", "model", "k", "half_life_days", "look", "on", "without",
                 "rescore", "turns"]
            ),
            st.text(max_size=10),
        ),
        st.lists(st.text(max_size=30), max_size=3),
        max_size=8,
    )
)  # fmt: skip
def test_no_address_raises(small: DataSet, query: dict[str, list[str]]) -> None:
    selection, notes = selection_address.from_query(query, small)
    selection.sentence(small.prepared, small)
    assert all(len(note) < 200 for note in notes)


def test_a_chapter_brings_its_dates(small: DataSet) -> None:
    selection, _ = selection_address.from_query({"chapter": ["split"]}, small)
    assert selection.view == small.chapter_view("split")


def test_a_model_gets_only_the_defaults_it_knows() -> None:
    defaults = {"k": 0.2, "half_life_days": None}
    assert Selection().settings(defaults) == defaults
    assert Selection(params=(("k", 0.3),)).settings(defaults)["k"] == 0.3
    assert Selection(model="window").settings(defaults) == {}


def test_the_sentence_says_what_is_set_otherwise(small: DataSet) -> None:
    selection = Selection(params=(("half_life_days", 730.5), ("k", 0.3)))
    told = selection.sentence(small.prepared, small)
    assert told.endswith("; half-life 2 years; sensitivity k 0.3")
    assert [back.without.params for back in selection.changed_settings()] == [
        (("k", 0.3),),
        (("half_life_days", 730.5),),
    ]
    other = Selection(model="window", params=(("window_days", 365.0),))
    assert "; model: window mean; window 365" in other.sentence(small.prepared, small)
    assert other.changed_settings()[0].without == Selection()
