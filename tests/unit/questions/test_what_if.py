from dataclasses import replace

import pandas as pd
import pytest

from data.events.data_set import DataSet
from data.questions import what_if
from data.selection.selection import Selection


def test_without_changes_it_is_the_same_table(small: DataSet) -> None:
    assert what_if.changed(small.prepared, (), {}) is small.prepared


def test_what_is_left_out_is_gone_and_the_table_itself_is_whole(small: DataSet) -> None:
    before = small.prepared.copy()
    out = what_if.changed(small.prepared, ["1948-expelled", "no-such-event"], {})
    assert len(out) == len(before) - 1
    assert "1948-expelled" not in set(out["event_id"])
    pd.testing.assert_frame_equal(small.prepared, before)


def test_another_score_wins_over_the_code(small: DataSet) -> None:
    out = what_if.changed(small.prepared, (), {"1949-blockade": 3.0, "nowhere": 9.0})
    values = out.set_index("event_id")["value"]
    assert values["1949-blockade"] == 3.0
    assert values["1940-ties"] == 6.0


@pytest.mark.parametrize(
    ("left_out", "rescored", "said"),
    [
        (0, 0, ""),
        (1, 0, "; what if: 1 event left out"),
        (2, 1, "; what if: 2 events left out, 1 score changed"),
        (0, 3, "; what if: 3 scores changed"),
    ],
)
def test_the_sentence_says_what_is_changed(left_out: int, rescored: int, said: str) -> None:
    assert what_if.words(left_out, rescored) == said


def test_a_selection_scores_what_is_left(small: DataSet) -> None:
    trial = Selection(without=("1940-ties",), rescored=(("1944-joint", -2.0),))
    scored = trial.scored_events(small.prepared).set_index("event_id")["value"]
    assert "1940-ties" not in scored.index
    assert scored["1944-joint"] == -2.0
    assert trial.as_published().scored_events(small.prepared) is small.prepared
    assert trial.sentence(small.prepared, small).endswith(
        "; what if: 1 event left out, 1 score changed"
    )


def test_hidden_events_count_unless_only_shown_ones_do(small: DataSet) -> None:
    military = Selection(categories=("military",))
    assert military.for_temperature() == Selection()
    assert len(military.scored_events(small.prepared)) == 6
    only = replace(military, scored="shown", event="1944-joint", on="1950-01-01", look="why")
    assert only.for_temperature() == replace(military, scored="shown")
    assert len(only.scored_events(small.prepared)) == 1
