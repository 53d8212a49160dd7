"""Rules of the codebooks' ladder that a machine can check, and how the second reading's doubts
about scores were settled. None of it asks for a level or a curve."""

import numpy as np
import pandas as pd
import pytest

from data import catalog
from data.dates.historical_date import read_date
from data.events.checking import source_ids

FIRST, SECOND, THIRD = "soviet-yugoslav", "yugoslavia-united-states", "china-soviet-union"
SETS = {name: catalog.open_set(name) for name in (FIRST, SECOND, THIRD)}
EVENTS = {name: opened.events.set_index("event_id") for name, opened in SETS.items()}
# One act of the first set that weighs less than another, of which the reading doubted it.
LIGHTER = (
    ("1968-invasion-of-czechoslovakia", "1948-cominform-expels-yugoslavia"),
    ("1968-pravda-limited-sovereignty", "1948-cominform-expels-yugoslavia"),
    ("1979-belgrade-concern-over-afghanistan", "1979-soviet-intervention-in-afghanistan"),
    ("1972-tito-order-of-lenin", "1956-secret-speech-blames-stalin-for-1948"),
    ("1988-dubrovnik-declaration", "1955-belgrade-declaration"),
    ("1944-belgrade-liberated", "1944-belgrade-offensive"),
)


# A row that confirms or repeats another, and that other: at most half of it, to the next half rung.
CALL = "1924-comintern-calls-for-yugoslav-break-up"
HALVES = (
    (FIRST, "1925-comintern-instructs-destroy-yugoslavia", CALL),
    (FIRST, "1928-dresden-congress-of-yugoslav-communists", CALL),
    (FIRST, "1944-belgrade-liberated", "1944-belgrade-offensive"),
    (FIRST, "1948-second-soviet-letter", "1948-first-soviet-letter"),
    (FIRST, "1948-cpy-answers-cominform", "1948-cpy-rejects-charges"),
    (FIRST, "1949-kostov-trial", "1949-rajk-trial"),
    (FIRST, "1952-slansky-trial", "1949-rajk-trial"),
    (FIRST, "1953-soviet-ambassador-valkov-arrives", "1953-moscow-offers-ambassadors"),
    (FIRST, "1956-soviet-declaration-on-equality", "1955-belgrade-declaration"),
    (FIRST, "1980-minic-attacks-invasion", "1979-belgrade-concern-over-afghanistan"),
    (FIRST, "1980-yugoslavia-votes-on-afghanistan-again", "1980-un-afghanistan-resolution"),
)  # fmt: skip
BEFORE_TITO = pd.Timestamp("1941-06-22")  # from here on Yugoslav communists speak for a side


def by_rule(name: str, number: int) -> pd.Series:
    """The scores whose rationale names a rule of the ladder."""
    events = EVENTS[name]
    return events.loc[events["rationale"].str.contains(rf"rules? {number}\b"), "score"]


@pytest.fixture(params=SETS)
def name(request: pytest.FixtureRequest) -> str:
    return request.param


def test_what_the_other_did_not_know_moves_next_to_nothing(name: str) -> None:
    """Rule 3; that it came out is a row of its own and may weigh more."""
    secret = by_rule(name, 3).drop("1963-bomb-refusal-revealed", errors="ignore")
    assert (secret.abs() <= 1).all()


def test_a_refusal_cools_by_four_at_most(name: str) -> None:
    """Rule 7."""
    refused = by_rule(name, 7)
    assert len(refused) >= 2
    assert (refused >= -4).all()


def test_a_visit_that_repeats_positions_is_one_at_most(name: str) -> None:
    """Rule 10."""
    assert (by_rule(name, 10).abs() <= 1).all()


def test_rows_known_to_the_year_act_all_the_year(name: str) -> None:
    """They make no cliff on its middle day."""
    rows = SETS[name].prepared
    year = rows[rows["precision"] == "year"]
    assert len(year) >= 1
    assert year["spread"].all()


@pytest.mark.parametrize(("lighter", "heavier"), LIGHTER)
def test_doubts_about_the_weight_of_two_acts_are_settled(lighter: str, heavier: str) -> None:
    scores = EVENTS[FIRST]["score"]
    assert abs(scores[lighter]) < abs(scores[heavier])


def test_two_pacts_of_one_kind_are_coded_alike() -> None:
    pacts = EVENTS[FIRST].loc[["1953-ankara-treaty", "1954-balkan-alliance-bled"]]
    assert pacts["initiator"].nunique() == 1
    assert pacts["score"].max() - pacts["score"].min() <= 1


def test_an_act_towards_a_third_state_is_no_blow_of_the_highest_rungs() -> None:
    """Rule 1."""
    prague = [(name, row) for name in (FIRST, THIRD) for row in EVENTS[name].index
              if row == "1968-invasion-of-czechoslovakia"]  # fmt: skip
    assert len(prague) == 2
    assert all(abs(EVENTS[name]["score"][row]) < 6 for name, row in prague)


def test_what_rested_on_an_encyclopedia_alone_has_another_work() -> None:
    witness = SETS[FIRST].sources.set_index("source_id")["witness"]
    for row in ("1918-serbian-mission-leaves-soviet-russia", "1944-belgrade-liberated"):
        works = source_ids(str(EVENTS[FIRST].loc[row, "sources"]))
        assert set(witness[list(works)]) != {"reference"}, row


# Rules 2, 4, 5, 6, 8 and 9, as far as a machine can look.


@pytest.mark.parametrize("name", (FIRST, SECOND))
def test_an_act_towards_one_of_two_authorities_reaches_no_pillar(name: str) -> None:
    """Rule 2: one rung less, so recognition (6) given to one is 5.5 at most."""
    scores = by_rule(name, 2)
    assert len(scores) >= 4
    assert (scores.abs() < 6).all()
    rows = SETS[name].prepared.set_index("event_id").loc[scores.index]
    assert rows["first"].min() >= pd.Timestamp("1941-04-01")
    assert rows["last"].max() <= pd.Timestamp("1944-12-31")


def test_a_blow_inside_a_broken_relation_keeps_its_rung() -> None:
    """Rule 4: the alliance is cancelled at what it was signed for, the break of 1948 or not."""
    cancelled = by_rule(FIRST, 4)
    assert list(cancelled.index) == ["1949-friendship-treaty-cancelled"]
    signed = EVENTS[FIRST]["score"]["1945-treaty-of-friendship-and-alliance"]
    assert cancelled.iloc[0] == -signed == -8


@pytest.mark.parametrize(("name", "again", "first"), HALVES)
def test_what_repeats_is_worth_half_at_most(name: str, again: str, first: str) -> None:
    """Rule 5."""
    scores, rows = EVENTS[name]["score"], SETS[name].prepared.set_index("event_id")
    assert again in by_rule(name, 5)
    assert rows["first"][again] > rows["first"][first]
    half = abs(scores[first]) / 2
    assert abs(scores[again]) <= np.ceil(2 * half) / 2


def test_every_repetition_has_something_as_heavy_before_it(name: str) -> None:
    """Rule 5: nobody repeats what was never scored."""
    rows = SETS[name].prepared.set_index("event_id")
    for row, score in by_rule(name, 5).items():
        before = rows[rows["first"] < rows["first"][str(row)]]["value"]
        assert (before.abs() >= abs(score)).any(), row


def test_a_condition_has_no_score_and_an_act_begins_it(name: str) -> None:
    """Rule 6; what was so before the set begins has no act in it."""
    dataset = SETS[name]
    assert not {"score", "value", "evidence"} & set(dataset.conditions.columns)
    rows = dataset.prepared
    for _, condition in dataset.conditions.iterrows():
        start = read_date(str(condition["start"]))
        if condition["condition_id"] == "no-relations-1917":
            assert pd.Timestamp(start.first) < rows["first"].min()
            continue
        low = pd.Timestamp(start.first) - pd.Timedelta(days=62)
        high = pd.Timestamp(start.last) + pd.Timedelta(days=31)
        assert ((rows["first"] >= low) & (rows["first"] <= high)).any(), condition["condition_id"]


def test_an_act_that_goes_on_is_one_row(name: str) -> None:
    """Rule 6: no second row of the same kind by the same side lasts while one of months does."""
    rows = SETS[name].prepared
    long = rows[(rows["last"] - rows["first"]).dt.days > 300]
    long = long[long["precision"] != "year"]
    for _, row in long.iterrows():
        same = rows[(rows["category"] == row["category"]) & (rows["cameo"] == row["cameo"])]
        same = same[same["initiator"] == row["initiator"]]
        over = same[(same["first"] <= row["last"]) & (same["last"] >= row["first"])]
        assert list(over["event_id"]) == [row["event_id"]]


def test_what_the_comintern_decided_is_a_soviet_act_one_rung_less() -> None:
    """Rule 8: a call to end a state is 5 from a government."""
    events = EVENTS[FIRST]
    told = events[events["title"].str.contains("Comintern")]
    told = told[told["date"] < "1943-05-15"]  # its end
    assert len(told) >= 3
    assert set(told["initiator"]) == {"USSR"}
    assert (told["score"].abs() <= 4).all()


def test_the_outlawed_party_was_not_the_yugoslav_state() -> None:
    """Rule 8: before June 1941 the state is not who acts where its communists do."""
    rows = SETS[FIRST].prepared
    early = rows[(rows["last"] < BEFORE_TITO) & (rows["category"] == "party")]
    by_state = set(early[early["initiator"] == "YUG"]["event_id"])
    assert by_state == {"1920-obznana-bans-communists"}  # the ban was the state's
    assert (by_rule(FIRST, 8).abs() <= 4).all()


def test_what_one_takes_from_a_state_that_still_claims_it_is_scored() -> None:
    """Rule 9: the end itself is nothing, the recognition of a part is at least a step."""
    first, second = by_rule(FIRST, 9), by_rule(SECOND, 9)
    assert abs(first["1991-soviet-union-ends"]) <= 0.5
    assert (first.drop("1991-soviet-union-ends") < 0).all()
    assert first["1992-russia-recognises-slovenia"] <= -3
    assert second["1992-recognition-of-republics"] <= -6
