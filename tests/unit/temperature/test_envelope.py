"""The envelope of settings and code tables, and the years that depend on them."""

import itertools

import numpy as np
import pandas as pd
import pytest

from data.events.event_table import prepare
from data.models import MODELS
from data.temperature import curve, envelope
from data.temperature.envelopes import ICEWS_FIGURES
from tests.random_tables import many, table

CODED = ("date", "score", "cameo")


def test_the_bounded_model_is_run_six_ways() -> None:
    events = many(40)
    got = envelope(events)
    ways = {(s.parameters["k"], s.parameters["half_life_days"]) for s in got.settings}
    assert ways == set(itertools.product((0.1, 0.15, 0.2), (None, 3652.5)))
    assert len(got.settings) == 6
    assert got.settings[0].label == "Sensitivity k 0.1, half-life never, codes as in GDELT"
    assert "half-life 10 years" in got.settings[1].label
    for setting in got.settings:
        alone = curve(events, "bounded", **setting.parameters)
        both = setting.curve["value"].reindex(alone.index)
        np.testing.assert_allclose(both, alone["value"], atol=1e-9)
        inside = setting.curve["degrees"].between(
            got.curve["low_degrees"] - 1e-9, got.curve["high_degrees"] + 1e-9
        )
        assert inside.all()
    stacked = np.stack([s.curve["value"] for s in got.settings])
    np.testing.assert_allclose(got.curve["low"], stacked.min(axis=0))
    np.testing.assert_allclose(got.curve["high"], stacked.max(axis=0))


def test_the_given_setting_is_always_among_them() -> None:
    got = envelope(many(20), k=0.3, half_life_days=500)
    ways = {(s.parameters["k"], s.parameters["half_life_days"]) for s in got.settings}
    assert len(ways) == 12
    assert (0.3, 500) in ways


@pytest.mark.parametrize("model", MODELS)
def test_every_model_has_an_envelope(model: str) -> None:
    events = many(40)
    got = envelope(events, model=model)
    assert len(got.settings) > 1
    line = curve(events, model=model)["value"].dropna()
    rows = got.curve.reindex(line.index)
    assert (rows["low"] <= line + 1e-9).all()
    assert (rows["high"] >= line - 1e-9).all()


def test_a_year_is_uncertain_where_its_sign_depends_on_the_setting() -> None:
    """Where nothing fades the old quarrel outweighs the visit; where it does, it does not."""
    got = envelope(table(("1900-01-01", -9), ("1950-01-01", 3), ("1951-12-31", 0)))
    assert got.uncertain_years == (1950, 1951)
    yearly = {s.label: s.yearly[1950] for s in got.settings}
    assert min(yearly.values()) < 0 < max(yearly.values())
    assert envelope(table(("1900", -9), ("1950", -3))).uncertain_years == ()


def test_code_tables_touch_only_events_scored_by_their_code() -> None:
    rows = [("1950", 2.0, "164"), ("1951", 1.0, ""), ("1952", None, "057")]
    got = envelope(table(*rows, columns=CODED))
    assert (got.by_code, got.differing, len(got.settings)) == (1, 0, 6)
    assert "agree" in got.note
    own = envelope(table(*rows[:2], columns=CODED))
    assert (own.by_code, own.differing) == (0, 0)
    assert "score of its own" in own.note


def test_where_icews_differs_both_tables_are_run() -> None:
    rows = [("1950", None, "164"), ("1951", None, " 016 "), ("1952", None, "057")]
    got = envelope(table(*rows, columns=CODED))
    assert (got.by_code, got.differing, len(got.settings)) == (3, 2, 12)
    assert got.note.startswith("3 events have their score from a code")
    assert got.note.endswith("differ on 2 of them.")
    other = next(
        s for s in got.settings if s.table == "ICEWS" and s.parameters["k"] == 0.15
        and s.parameters["half_life_days"] is None
    )  # fmt: skip
    assert other.label.endswith("codes as in ICEWS")
    expected = curve(table(("1950", -6.5), ("1951", -5.0), ("1952", 8.0)))
    assert other.curve["value"].reindex(expected.index).to_list() == pytest.approx(
        expected["value"].to_list()
    )


def test_a_score_given_by_way_of_trial_is_no_longer_the_code_s() -> None:
    prepared = prepare(table(("1950", None, "164"), columns=CODED))
    tried = prepared.assign(value=3.0)
    assert envelope(tried).by_code == 0


def test_the_code_tables_differ_in_four_codes() -> None:
    from data.codes import cameo

    assert all(cameo.goldstein(code) != figure for code, figure in ICEWS_FIGURES.items())
    assert sorted(ICEWS_FIGURES) == ["016", "022", "164", "165"]


def test_no_events_no_years() -> None:
    got = envelope(table())
    assert got.curve.empty
    assert got.uncertain_years == ()
    assert isinstance(got.curve, pd.DataFrame)
