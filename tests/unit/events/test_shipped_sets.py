"""The shipped data sets hold what they promise: references, dates, sources, coverage, shape."""

import json
import re
from functools import cache
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from frictionless import Package

from data import catalog, temperature
from data.codes import cameo
from data.dates.historical_date import read_date
from data.events import checking
from data.events.data_set import DataSet

NAMES = catalog.names()
FIRST = "soviet-yugoslav"
SECOND = "yugoslavia-united-states"
THIRD = "china-soviet-union"
SLUG = re.compile(r"\d{4}-[a-z0-9]+(-[a-z0-9]+)*")


@cache
def opened(name: str) -> DataSet:
    return catalog.open_set(name)


@pytest.fixture(params=NAMES)
def shipped(request: pytest.FixtureRequest) -> DataSet:
    return opened(request.param)


def test_the_checker_finds_nothing(shipped: DataSet) -> None:
    assert [problem.sentence() for problem in shipped.problems] == []


def test_it_is_cited_by_the_version_it_has(shipped: DataSet) -> None:
    assert f"Version {shipped.version}." in shipped.citation
    assert f"Version {shipped.version}." in shipped.codebook


def test_it_is_a_frictionless_package(shipped: DataSet) -> None:
    report = Package(str(shipped.folder / "datapackage.json")).validate()
    assert report.valid, report.to_summary()


def test_every_column_is_explained(shipped: DataSet) -> None:
    package = json.loads((shipped.folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if not resource["path"].endswith(".csv"):
            continue
        header = pd.read_csv(shipped.folder / resource["path"], nrows=0).columns
        fields = {field["name"]: field for field in resource["schema"]["fields"]}
        assert list(header) == list(fields)
        assert all(field.get("description") for field in fields.values())
    assert package["licenses"]
    assert len(package["thaw"]["actors"]) == 2


def test_ids_are_readable_slugs_that_begin_with_the_year(shipped: DataSet) -> None:
    for name, date in zip(shipped.events["event_id"], shipped.events["date"], strict=True):
        assert SLUG.fullmatch(name), name
        assert abs(int(name[:4]) - read_date(date).first.year) <= 1, name
    assert shipped.events["event_id"].is_unique


def test_texts_keep_their_limits(shipped: DataSet) -> None:
    events = shipped.events
    assert (events["title"].str.len() <= 80).all()
    assert (events["title"].str.len() > 5).all()
    assert (events["label"].str.len() <= 34).all()
    assert not shipped.prepared["label"].str.endswith("…").any()  # none is cut off
    assert (shipped.chapters["label"].str.len() <= 16).all()
    assert (events["summary"].str.len() > 20).all()
    assert (events["rationale"].str.len() > 10).all()
    assert not events["rationale"].str.contains("\n").any()
    assert not events["title"].duplicated().any()
    assert events["checked"].isin(["yes", "partly", "no"]).all()


def test_what_nobody_checked_says_so(shipped: DataSet) -> None:
    unchecked = shipped.events[shipped.events["checked"] == "no"]
    assert (unchecked["note"] != "").all(), unchecked["event_id"].to_list()


def test_every_event_has_a_source_and_a_strong_one_two(shipped: DataSet) -> None:
    for _, event in shipped.prepared.iterrows():
        works = set(checking.source_ids(event["sources"]))
        needed = 2 if abs(event["value"]) >= checking.STRONG else 1
        assert len(works) >= needed, event["event_id"]


def test_every_source_is_a_work_that_is_used(shipped: DataSet) -> None:
    cited = {name for cell in shipped.events["sources"] for name in checking.source_ids(cell)}
    assert set(shipped.sources["source_id"]) == cited
    assert (shipped.sources["title"] != "").all()
    addresses = shipped.sources["url"][shipped.sources["url"] != ""]
    assert addresses.str.match(r"https?://[\w.-]+/").all()


def test_codes_are_on_the_list(shipped: DataSet) -> None:
    for code in shipped.events["cameo"]:
        assert cameo.name(code), code


def test_no_gap_of_more_than_four_years_without_a_word(shipped: DataSet) -> None:
    days = shipped.prepared["middle"].sort_values().to_numpy()
    for start, end in pairwise(days):
        if end - start <= np.timedelta64(round(4 * 365.25), "D"):
            continue
        over = shipped.chapters[
            (shipped.chapters["start"] <= str(end)[:10])
            & (shipped.chapters["end"] >= str(start)[:10])
        ]
        assert (over["note"] != "").any(), (start, end)


def test_chapters_follow_each_other(shipped: DataSet) -> None:
    assert 2 <= len(shipped.chapters) <= 11
    starts = shipped.chapters["start"].to_list()
    assert starts == sorted(starts)


def test_indicators_have_source_and_caveat(shipped: DataSet) -> None:
    described = {info["id"]: info for info in shipped.indicator_info}
    assert set(shipped.indicators["indicator_id"]) == set(described)
    for info in described.values():
        assert info["source"]
        assert info["caveat"]
        assert info["unit"]


def test_the_codebook_says_how_it_was_coded(shipped: DataSet) -> None:
    for word in ("score", "evidence", "left out", "checked", "CC BY 4.0"):
        assert word in shipped.codebook


def test_the_first_set_is_as_large_as_promised() -> None:
    events = opened(FIRST).prepared
    assert len(events) >= 150
    assert events["first"].dt.year.min() <= 1918
    assert events["last"].dt.year.max() == 1992
    assert 8 <= len(opened(FIRST).chapters) <= 11


@pytest.mark.parametrize("point", range(1, 13))
def test_the_first_set_covers_every_point(point: int) -> None:
    covering = [str(point) in points.split(";") for points in opened(FIRST).events["points"]]
    assert any(covering)
    assert point in {entry["id"] for entry in opened(FIRST).points}


def test_the_four_who_found_refuge_are_named() -> None:
    events = opened(FIRST).events
    text = " ".join(events["title"] + " " + events["summary"])
    for name in ("Ota Šik", "Hájek", "Vlasák", "Gašparík"):
        assert name in text


def test_the_second_set_is_as_large_as_promised() -> None:
    events = opened(SECOND).prepared
    assert len(events) >= 45
    assert events["first"].dt.year.min() == 1941
    assert events["last"].dt.year.max() == 1992
    assert set(opened(SECOND).events["initiator"]) == {"YUG", "USA", "both", "third"}


def test_the_third_set_is_as_large_as_promised() -> None:
    events = opened(THIRD).prepared
    assert len(events) >= 80
    assert events["first"].dt.year.min() == 1949
    assert events["last"].dt.year.max() == 1991
    assert set(opened(THIRD).events["initiator"]) == {"CHN", "USSR", "both"}


def yearly(name: str = FIRST) -> pd.Series:
    """Mean temperature of each year, from daily values."""
    dataset = opened(name)
    curve = temperature.curve(dataset.prepared, "bounded", **dataset.defaults)["degrees"]
    daily = curve.reindex(pd.date_range("1918-01-01", "1992-12-31")).ffill().fillna(0.0)
    return daily.groupby(daily.index.to_series().dt.year).mean()


def test_the_curve_has_the_shape_that_history_has() -> None:
    year = yearly()
    assert year.idxmin() in range(1949, 1954)
    assert year[1956] - year[1952] > 60
    assert year[1958] < year[1956] - 20
    assert year[1969] < year[1967] - 30
    assert year[1944] > year[1939] + 40
    assert abs(year[1990]) < 20


def test_when_moscow_froze_washington_thawed() -> None:
    moscow, washington = yearly(FIRST), yearly(SECOND)
    assert moscow[1951] < -50 < 0 < washington[1951]
    assert washington[1951] - washington[1947] > 50
    assert washington[1992] < washington[1990] - 30
