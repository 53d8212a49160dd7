"""Find another 1948: planted copies are found, and only what has the shape."""

import numpy as np
import pandas as pd
import pytest

from data import archive, catalog
from data.basics import columns as c
from data.questions import likeness

SET = catalog.open_set("soviet-yugoslav")
SINCE, UNTIL = 1946, 1954


def copy(pair: tuple[str, str], years: int, *, factor: float, times: int, longer: float):
    """The events around 1948, moved to other years, as reports between two others."""
    events = SET.prepared
    near = events[events["middle"].dt.year.between(SINCE - 4, UNTIL + 2) & events[c.VALUE].notna()]
    start = pd.Timestamp(SINCE, 1, 1)
    moved = start + (near["middle"] - start) * longer + pd.DateOffset(years=years)
    one = pd.DataFrame(
        {
            "date": moved.dt.strftime("%Y-%m-%d"),
            "initiator": pair[0],
            "target": pair[1],
            "score": near[c.VALUE] * factor,
            "weight": near[c.WEIGHT],
        }
    )
    return pd.concat([one] * times)


def noise(pair: tuple[str, str], seed: int) -> pd.DataFrame:
    rng = np.random.default_rng(seed)
    days = pd.Timestamp("1985-01-01") + pd.to_timedelta(np.sort(rng.integers(0, 9000, 900)), "D")
    score = np.clip(np.cumsum(rng.normal(0, 0.2, 900)) + rng.normal(0, 2, 900), -10, 10)
    told = {"date": days.strftime("%Y-%m-%d"), "initiator": pair[0], "target": pair[1]}
    return pd.DataFrame(told | {"score": score})


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> archive.Archive:
    rows = [
        copy(("PLA", "NTD"), 50, factor=0.5, times=7, longer=1.0),  # weaker, seven times as loud
        copy(("SLO", "WER"), 40, factor=1.0, times=3, longer=1.2),  # a fifth longer
        copy(("UPS", "IDE"), 45, factor=-1.0, times=3, longer=1.0),  # the other way up
        copy(("RIP", "PLE"), 45, factor=0.05, times=3, longer=1.0),  # hardly any
        copy(("QUI", "ETS"), 45, factor=1.0, times=1, longer=1.0)[:100],  # too few reports
        *(noise((f"A{n}", f"B{n}"), n) for n in range(12)),
    ]
    place = tmp_path_factory.mktemp("likeness") / "made"
    archive.build(pd.concat(rows), place)
    return archive.open(place)


@pytest.fixture(scope="module")
def wanted() -> likeness.Stretch:
    return likeness.stretch_of(SET.prepared, SINCE, UNTIL)


def test_planted_copies_come_first(opened: archive.Archive, wanted: likeness.Stretch) -> None:
    told: list[float] = []
    found = likeness.alike(opened.months(108), wanted, on_progress=told.append)
    first, second = found[:2]
    assert {first.a, first.b} == {"PLA", "NTD"}
    assert abs(first.stretch.first - wanted.first - 50 * 12) <= 1  # a month
    assert first.likeness > 0.99
    assert first.longer == 1
    assert {second.a, second.b} == {"SLO", "WER"}
    assert second.likeness > 0.95
    assert second.longer == pytest.approx(1.2, abs=0.01)
    assert abs(second.stretch.years[0] - (SINCE + 40)) <= 1
    assert [one.likeness for one in found] == sorted((o.likeness for o in found), reverse=True)
    assert len(found) <= likeness.FOUND
    assert told[-1] == 1
    pairs = [frozenset((one.a, one.b)) for one in found]
    assert len(set(pairs)) == len(pairs)  # the best years of each pair
    assert frozenset(("RIP", "PLE")) not in pairs
    assert frozenset(("QUI", "ETS")) not in pairs


def test_the_other_way_up_is_not_alike(opened: archive.Archive, wanted: likeness.Stretch) -> None:
    found = likeness.alike(opened.months(108), wanted, most=99)
    upside = [one for one in found if {one.a, one.b} == {"UPS", "IDE"}]
    for one in upside:  # the way back of an upside-down break may go like it, the break never
        assert one.likeness < found[1].likeness
        assert abs(one.stretch.first - wanted.first - 45 * 12) > 24


def test_a_pair_is_not_found_as_alike_to_its_own_years(opened: archive.Archive) -> None:
    table = opened.relation("PLA", "NTD")
    own = likeness.stretch_of(table, SINCE + 50, UNTIL + 50)
    found = likeness.alike(opened.months(108), own, apart_from=("PLA", "NTD"), most=99)
    for one in found:
        if {one.a, one.b} == {"PLA", "NTD"}:
            assert one.stretch.years[1] <= SINCE + 50 or one.stretch.years[0] >= UNTIL + 50
    assert {found[0].a, found[0].b} == {"SLO", "WER"}


def test_the_line_is_the_mean_of_three_years_however_many_reports(wanted: likeness.Stretch) -> None:
    month = np.array([0, 1, 36, 100])
    line = likeness.means(month, np.array([1.0, 1, 2, 1]), np.array([4.0, -2, 6, 1]))
    assert line.values[0] == 4
    assert line.values[1] == 1
    assert line.values[35] == 1  # months 0 to 35
    assert line.values[36] == pytest.approx((-2 + 6) / 3)  # the first month has left
    assert line.values[37] == 3
    assert np.isnan(line.values[72])
    assert line.values[100] == 1
    loud = likeness.means(month, 5 * np.array([1.0, 1, 2, 1]), 5 * np.array([4.0, -2, 6, 1]))
    np.testing.assert_allclose(loud.values, line.values)
    assert (wanted.years, len(wanted.values)) == ((SINCE, UNTIL), 108)


@pytest.mark.parametrize(
    ("since", "until", "why"),
    [
        (1800, 1801, "A stretch of 0 months"),
        (1918, 1992, "12|For three years|1 to 40 years"),
        (1925, 1932, "For three years of it there is no event"),
    ],
)
def test_what_has_no_shape_says_so(since: int, until: int, why: str) -> None:
    events = SET.prepared
    if since == 1925:
        events = events[~events["middle"].dt.year.between(1924, 1931)]
    with pytest.raises(likeness.NoShape, match=why):
        likeness.stretch_of(events, since, until)


def test_a_flat_line_has_no_shape() -> None:
    events = SET.prepared.assign(**{c.VALUE: 3.0})
    with pytest.raises(likeness.NoShape, match="flat"):
        likeness.stretch_of(events, 1946, 1954)
    with pytest.raises(likeness.NoShape, match="No event"):
        likeness.stretch_of(events.assign(**{c.VALUE: np.nan}), 1946, 1954)


def test_where_nothing_is_long_enough_nothing_is_found(opened: archive.Archive) -> None:
    assert opened.months(10**9).empty
    assert likeness.alike(opened.months(108), likeness.Stretch(0, np.linspace(-1, 1, 480))) == []
