"""Krippendorff's α against published figures, and what is told of the shipped readings."""

import numpy as np
import pandas as pd
import pytest

from data import catalog
from data.temperature import agreement
from data.temperature.agreement import alpha

GAP = np.nan
REFERENCE = np.array([
    [GAP, GAP, GAP, GAP, GAP, 3, 4, 1, 2, 1, 1, 3, 3, GAP, 3],
    [1, GAP, 2, 1, 3, 3, 4, 3, GAP, GAP, GAP, GAP, GAP, GAP, GAP],
    [GAP, GAP, 2, 1, 3, 4, 4, GAP, 2, 1, 1, 3, 3, GAP, 4],
]).T  # fmt: skip


def test_the_reference_matrix() -> None:
    assert alpha(REFERENCE, "nominal") == pytest.approx(0.691358, abs=1e-6)
    assert alpha(REFERENCE, "interval") == pytest.approx(0.810845, abs=1e-6)
    assert 0.69 < (alpha(REFERENCE, "ordinal") or 0) < 0.85


@pytest.mark.parametrize("level", ["nominal", "ordinal", "interval"])
def test_full_agreement_is_one_and_one_value_alone_is_not_defined(level: agreement.Level) -> None:
    assert alpha(np.array([[1, 1], [5, 5], [-3, -3.0]]), level) == 1.0
    assert alpha(np.full((6, 3), 2.0), level) is None
    assert alpha(np.array([[1, GAP], [GAP, 2.0]]), level) is None
    assert alpha(np.zeros((0, 2)), level) is None
    assert agreement.agreement(np.full((6, 3), 2.0), level).alpha is None


def test_ordinal_looks_at_ranks_and_interval_at_distances() -> None:
    plain = np.array([[1, 1], [2, 3], [4, 4], [5, 5.0]])
    stretched = np.where(plain == 5, 500, plain)
    assert alpha(plain, "ordinal") == pytest.approx(alpha(stretched, "ordinal"))
    assert (alpha(stretched, "interval") or 0) > (alpha(plain, "interval") or 0)


def test_opposite_readers_disagree_below_chance() -> None:
    assert (alpha(np.array([[1, -1], [-1, 1], [2, -2], [-2, 2.0]])) or 0) < 0


def test_the_interval_holds_the_figure_and_narrows_with_events() -> None:
    rng = np.random.default_rng(3)
    truth = rng.integers(-9, 10, 400).astype(float)
    both = np.column_stack([truth, truth + rng.normal(0, 2, 400)])
    few, many = (agreement.agreement(both[:n], draws=300) for n in (20, 400))
    for one in (few, many):
        assert one.low is not None and one.high is not None and one.alpha is not None
        assert one.low <= one.alpha <= one.high
    assert (many.high or 0) - (many.low or 0) < (few.high or 0) - (few.low or 0)
    assert agreement.agreement(both[:20], draws=300) == few


def test_a_matrix_is_needed() -> None:
    with pytest.raises(ValueError, match="events by readers"):
        alpha(np.zeros(3))


@pytest.mark.parametrize(
    ("name", "readers"),
    [
        ("soviet-yugoslav", ["version-1", "reader-2", "reader-3", "reader-4"]),
        ("yugoslavia-united-states", ["version-1", "reader-2", "reader-3", "reader-4"]),
        ("china-soviet-union", ["reader-1"]),
    ],
)
def test_the_readings_of_the_shipped_sets(name: str, readers: list[str]) -> None:
    dataset = catalog.open_set(name)
    table = agreement.by_reader(dataset.prepared, dataset.readings)
    assert list(table.columns) == ["score", *readers]
    assert len(table) == len(dataset.events)
    told = agreement.pairs(table, draws=50)
    common = [
        (one, other)
        for place, one in enumerate(table)
        for other in list(table)[place + 1 :]
        if table[[one, other]].notna().all(axis=1).sum() >= agreement.FEWEST
    ]
    assert list(zip(told["one"], told["other"], strict=True)) == common
    assert {("score", reader) for reader in readers} <= set(common)
    assert told["alpha"].between(0.5, 1).all()
    assert (told["low"] <= told["alpha"]).all()
    groups = agreement.by_group(table, dataset.prepared.set_index("event_id")["category"])
    assert groups["events"].sum() == dataset.readings["event_id"].nunique()
    widest = agreement.spread(table)
    assert widest["spread"].is_monotonic_decreasing


def test_a_reader_may_be_called_score_and_few_events_tell_nothing() -> None:
    prepared = pd.DataFrame({"event_id": ["a", "b"], "value": [1.0, 2.0]})
    readings = pd.DataFrame(
        {"event_id": ["a", "a"], "reader": ["score", "score"], "score": [3.0, 9.0]}
    )
    table = agreement.by_reader(prepared, readings)
    assert table.loc["a"].to_list() == [1.0, 3.0]  # type: ignore[operator]
    assert agreement.pairs(table).empty
