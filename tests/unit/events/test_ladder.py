"""Rules of the codebooks' ladder that a machine can check, and how the second reading's doubts
about scores were settled. None of it asks for a level or a curve."""

import pandas as pd
import pytest

from data import catalog
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
