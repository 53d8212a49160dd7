"""Very many events in bundles: the line is that of the events, and each counts once."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from data import temperature
from data.basics import columns as c
from data.events.data_set import DataSet
from data.large import bundling, columns, ids
from data.large.as_bundles import Closer, as_bundles
from data.large.bundling import MOST
from data.large.columns import UNITS, Columns, end_of, start_of
from data.large.first_model import model_of
from data.large.rows import rows_of
from data.reading import packages
from data.selection.selection import Selection
from data.temperature import MODELS
from tests.workspace_sets import ACTORS, CATEGORIES

LANES = [*CATEGORIES, {"id": "trade", "label": "Trade"}]


def made(number: int, seed: int = 1) -> DataSet:
    """So many events of thirty years: days, months, years and spans, some without a score."""
    chance = np.random.default_rng(seed)
    days = pd.Timestamp("1950-01-01") + pd.to_timedelta(chance.integers(0, 11_000, number), "D")
    dates = pd.Series(days.strftime("%Y-%m-%d"))
    kind = chance.integers(0, 40, number)
    dates = dates.where(kind != 0, dates.str[:7]).where(kind != 1, dates.str[:4])
    dates = dates.where(kind != 2, dates + "/" + dates.str[:4] + "-12-31")
    scores = chance.integers(-9, 10, number).astype(str).astype(object)
    scores[chance.integers(0, 30, number) == 0] = ""
    events = pd.DataFrame(
        {
            "event_id": [f"e{n}" for n in range(number)],
            "date": dates,
            "title": [f"Act {n} of {'grain' if n % 7 == 0 else 'steel'}" for n in range(number)],
            "category": chance.choice(["talks", "trade"], number),
            "initiator": chance.choice(["A", "B", "both"], number),
            "score": scores,
            "evidence": chance.choice(["", "0.5", "1"], number),
            "sources": "",
        }
    ).astype("str")
    package = {"title": "Many", "thaw": {"actors": ACTORS, "categories": LANES}}
    names = ("sources", "chapters")
    none = {n: pd.DataFrame({k: pd.Series(dtype="str") for k in packages._COLUMNS[f"{n}.csv"][0]})
            for n in names}  # fmt: skip
    return packages.open_tables("many", package, {"events": events, **none})


@pytest.fixture(scope="module")
def many() -> Columns:
    return Columns.of(made(30_000))


@pytest.mark.parametrize("model", list(MODELS))
def test_the_line_of_the_bundles_is_that_of_the_events(many: Columns, model: str) -> None:
    whole = temperature.curve(many.dataset, model=model)
    hits = Selection(text="grain").mask_of_each(many.dataset.prepared)
    close = (int(start_of(np.array([0]), "year")[0]), 400)
    for closer, found in ((Closer(), None), (Closer(close), None), (Closer(close), hits)):
        bundled = as_bundles(many, closer, found)
        line = temperature.curve(bundled, model=model)
        assert line.index.equals(whole.index)
        assert np.allclose(line, whole, rtol=0, atol=1e-9, equal_nan=True)


def test_a_line_that_would_only_jump_is_a_mean_first(many: Columns) -> None:
    sparse = as_bundles(replace(many, day=np.sort(many.day % 5_000) * 20))
    assert (sparse.model, sparse.caution) == (temperature.DEFAULT_MODEL, "")
    days = np.sort(many.day % 5_000)
    dense = as_bundles(replace(many, day=days))
    assert dense.model == "window"
    assert dense.caution.startswith("Each day holds 6 events on average.")
    assert dense.caution_title == "Many events a day"
    assert model_of(many.dataset) == as_bundles(many).model == "window"  # the Workshop's line, too
    asked = replace(many, day=days, dataset=replace(many.dataset, model="level"))
    assert (as_bundles(asked).model, as_bundles(asked).caution) == ("level", "")


def test_every_event_is_in_one_bundle_and_a_screen_holds_them(many: Columns) -> None:
    for closer in (Closer(), Closer((0, 800)), Closer((0, 60))):
        prepared = as_bundles(many, closer).prepared
        assert prepared[c.REPORTS].sum() == 30_000
        assert prepared[c.EVENT_ID].is_unique
        assert len(prepared) <= MOST


def test_a_close_look_shows_the_events_themselves(many: Columns) -> None:
    prepared = as_bundles(many, Closer((0, 60))).prepared
    first = prepared[prepared[c.FIRST].between("1970-01-01", "1970-02-28")]
    whole = many.dataset.prepared.set_index(c.EVENT_ID)
    assert len(first)
    assert (first[c.REPORTS] == 1).all()
    for name in (c.TITLE, c.DATE, c.DATE_LABEL, c.VALUE, c.SCORE, c.WEIGHT, c.CATEGORY):
        own = whole.loc[first[c.EVENT_ID], name].to_numpy()
        assert pd.Series(first[name].to_numpy()).equals(pd.Series(own)), name


def test_a_closer_look_asks_the_calendar_once_a_day_and_not_once_an_event(
    many: Columns, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_bundles(many)
    asked: list[int] = []

    def noted(day: np.ndarray, unit: str) -> np.ndarray:
        asked.append(0 if unit in ("event", "day", "week") else len(day))
        return start_of(day, unit)

    for module in (bundling, columns):
        monkeypatch.setattr(module, "start_of", noted)
    for view in ((-7000, 3000), (-3000, -2000), (-3000, -2900)):
        as_bundles(many, Closer(view=view))
    assert asked
    assert max(asked) < len(many.day) / 2


@pytest.mark.parametrize("unit", UNITS)
def test_what_is_looked_up_is_what_would_be_worked_out(
    many: Columns, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    worked_out = start_of(many.day, unit)
    assert (many.starts(many.day, unit) == worked_out).all()
    monkeypatch.setattr(columns, "LONGEST", 10)
    assert (many.starts(many.day, unit) == worked_out).all()


def test_a_filter_is_asked_of_every_event(many: Columns) -> None:
    prepared = many.dataset.prepared
    asked = Selection(text="grain", strength=4.0, start=1955, end=1960, scored="shown")
    whole = asked.mask(prepared)
    bundled = as_bundles(many, Closer(asked=asked.asked_of_each), asked.mask_of_each(prepared))
    shown = bundled.prepared[asked.mask(bundled.prepared)]
    assert shown[c.REPORTS].sum() == whole.sum() > 0
    line = temperature.curve(asked.scored_events(bundled.prepared))
    assert np.allclose(line, temperature.curve(asked.scored_events(prepared)), rtol=0, atol=1e-9)
    told = asked.sentence(bundled.prepared, bundled)
    assert told.startswith(f"{whole.sum():,} of 30,000 events: ")


def test_directions_and_lanes_need_no_look_at_the_events(many: Columns) -> None:
    asked = Selection(directions=("cooling",), categories=("trade",), initiators=("A",))
    bundled = as_bundles(many)
    shown = bundled.prepared[asked.mask(bundled.prepared)]
    assert not asked.asked_of_each
    assert shown[c.REPORTS].sum() == asked.mask(many.dataset.prepared).sum()


def test_the_rows_of_a_bundle_are_those_that_it_counts(many: Columns) -> None:
    hits = Selection(text="grain").mask_of_each(many.dataset.prepared)
    for found in (None, hits):
        prepared = as_bundles(many, Closer((0, 800), asked="" if found is None else "q"), found)
        for _, event in prepared.prepared.iloc[::97].iterrows():
            rows = rows_of(many, str(event[c.EVENT_ID]), found)
            assert len(rows) == event[c.REPORTS]
            assert np.isclose(rows[c.WEIGHT].sum(), event[c.WEIGHT])


@pytest.mark.parametrize("unit", ["month", "day"])
def test_a_bundle_whose_card_is_open_stays(many: Columns, unit: str) -> None:
    closer = {"month": (0, 800), "day": (0, 60)}[unit]
    close = as_bundles(many, Closer(closer)).prepared
    narrow = close[close[c.UNIT] == unit].iloc[0]
    wide = as_bundles(many, Closer(event=str(narrow[c.EVENT_ID]))).prepared
    kept = wide[wide[c.EVENT_ID] == narrow[c.EVENT_ID]]
    assert kept[c.REPORTS].to_list() == [narrow[c.REPORTS]]
    assert wide[c.REPORTS].sum() == 30_000


def test_a_bundle_says_who_did_what_and_names_the_strongest(many: Columns) -> None:
    event = as_bundles(many).prepared.iloc[40]
    rows = rows_of(many, str(event[c.EVENT_ID]))
    assert f"{len(rows):,} events" in event[c.TITLE]
    strongest = rows.assign(size=(rows[c.VALUE] * rows[c.WEIGHT]).abs()).sort_values(
        "size", ascending=False, kind="stable"
    )
    assert strongest[c.TITLE].iloc[0] in event[c.SUMMARY]


@pytest.mark.parametrize("day", [-719_162, -1, 0, 1, 59, 11_016, 900_000])
@pytest.mark.parametrize("unit", UNITS[1:])
def test_units_follow_each_other_without_a_gap(day: int, unit: str) -> None:
    start = start_of(np.array([day]), unit)
    end = end_of(start, unit)
    assert start[0] <= day <= end[0]
    assert start_of(end + 1, unit)[0] == end[0] + 1
    name = ids.written(int(start[0]), unit, 1, 2, 0, rest=True)
    told = ids.told_by(name)
    assert told is not None
    assert (told.start, told.unit, told.who, told.kind, told.way, told.rest) == (
        start[0], unit, 1, 2, 0, True,
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["", "e12", "1950-13-01~m1.1+", "1950-01-02~m1.1+", "1950-01-01~m1.1?", "x" * 5000,
             "999999-01-01~m1.1+", "1950-01-01~m٣.1+"]
)  # fmt: skip
def test_other_texts_are_no_ids_of_bundles(text: str) -> None:
    assert ids.told_by(text) is None
