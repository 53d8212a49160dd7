"""The data sets that come with Thaw, read whole: nothing unknown, unreadable or left uncovered."""

import csv
import json
import re
from functools import cache
from itertools import pairwise

import pandas as pd
import pytest

from data import catalog, citing, temperature
from data import columns as c
from data.catalog import DataSet
from data.checking import source_ids
from data.event_table import effective_scores
from data.historical_date import read_date

SETS = catalog.names()
LONG_GAP = pd.Timedelta(days=round(4 * 365.25))
each_set = pytest.mark.parametrize("name", SETS)


@cache
def opened(name: str) -> DataSet:
    return catalog.open_set(name)


def test_there_is_a_shipped_set() -> None:
    assert "soviet-yugoslav" in SETS


@each_set
def test_it_opens_without_a_problem(name: str) -> None:
    assert [problem.sentence() for problem in opened(name).problems] == []
    assert opened(name).events.attrs["bad_rows"] == []


@each_set
def test_ids_are_readable_and_never_repeat(name: str) -> None:
    ids = opened(name).events[c.EVENT_ID]
    assert ids.is_unique
    assert [i for i in ids if not re.fullmatch(r"\d{4}(-[a-z0-9]+)+", i) or len(i) > 60] == []


@each_set
def test_every_event_says_what_why_and_how_well_it_was_checked(name: str) -> None:
    events = opened(name).events
    for column in (c.TITLE, c.SUMMARY, c.RATIONALE, c.CATEGORY, c.INITIATOR, c.SOURCES):
        assert events.loc[events[column] == "", c.EVENT_ID].to_list() == [], column
    assert set(events[c.CHECKED]) <= {"yes", "partly", "no"}
    assert events[c.CONFIDENCE].between(0, 1, inclusive="right").all()
    long = events[events[c.TITLE].str.len() > 80]
    assert long[c.EVENT_ID].to_list() == []
    rough = events[(events[c.CHECKED] == "no") & (events[c.NOTE] == "")]
    assert rough[c.EVENT_ID].to_list() == [], "an unchecked row says what is not verified"


@each_set
def test_strong_scores_rest_on_two_works(name: str) -> None:
    events = opened(name).events
    strong = events[pd.Series(effective_scores(events)).abs() >= 7]
    single = [
        i
        for i, cited in zip(strong[c.EVENT_ID], strong[c.SOURCES], strict=True)
        if len(set(source_ids(cited))) < 2
    ]
    assert single == []


@each_set
def test_sources_can_be_found(name: str) -> None:
    sources = opened(name).sources
    assert sources["source_id"].is_unique
    assert sources.loc[sources["title"] == "", "source_id"].to_list() == []
    bad = [url for url in sources["url"] if url and citing.safe_url(url) is None]
    assert bad == []
    cited = {i for cell in opened(name).events[c.SOURCES] for i in source_ids(cell)}
    assert cited <= set(sources["source_id"])


@each_set
def test_chapters_follow_one_another(name: str) -> None:
    chapters = opened(name).chapters
    spans = sorted(
        (read_date(a).first, read_date(b).last)
        for a, b in zip(chapters["start"], chapters["end"], strict=True)
    )
    assert all(first <= last for first, last in spans)
    assert all(end < start for (_, end), (start, _) in pairwise(spans)), "chapters overlap"
    assert chapters["label"].str.len().max() <= 16
    assert (chapters["summary"] != "").all()


@each_set
def test_no_long_silence_goes_unexplained(name: str) -> None:
    events, chapters = opened(name).prepared, opened(name).chapters
    reached = events[c.LAST].cummax()
    unexplained = []
    for end, start in zip(reached.iloc[:-1], events[c.FIRST].iloc[1:], strict=True):
        if start - end > LONG_GAP:
            begin = pd.to_datetime(chapters["start"], format="%Y-%m-%d")
            finish = pd.to_datetime(chapters["end"], format="%Y-%m-%d")
            there = (begin < start) & (finish > end) & (chapters["note"] != "")
            if not there.any():
                unexplained.append((str(end.date()), str(start.date())))
    assert unexplained == []


@each_set
def test_every_point_is_covered(name: str) -> None:
    dataset = opened(name)
    supported = {p.strip() for cell in dataset.events[c.POINTS] for p in cell.split(";")} - {""}
    points = {str(point["id"]) for point in dataset.points}
    assert points - supported == set(), "a point that no event supports"
    assert supported - points == set(), "an event names a point that does not exist"


@each_set
def test_indicators_say_where_they_come_from(name: str) -> None:
    dataset = opened(name)
    info = {entry["id"]: entry for entry in dataset.indicator_info}
    assert set(dataset.indicators["indicator_id"]) == set(info)
    for entry in info.values():
        assert entry["title"] and entry["source"] and entry["caveat"]


@each_set
def test_the_package_describes_its_files(name: str) -> None:
    folder = opened(name).folder
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {r["path"] for r in package["resources"]} >= {"events.csv", "sources.csv"}
    for resource in package["resources"]:
        if not resource["path"].endswith(".csv"):
            assert (folder / resource["path"]).exists()
            continue
        with (folder / resource["path"]).open(encoding="utf-8", newline="") as lines:
            header = next(csv.reader(lines))
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == header, resource["path"]
        assert all(field.get("description") for field in fields), resource["path"]
    assert opened(name).licence != "not stated"
    assert opened(name).codebook


# ---- Soviet Union and Yugoslavia: what this set in particular must show ----------------------


def yearly() -> pd.Series:
    """The temperature at the end of each year, in degrees."""
    dataset = opened("soviet-yugoslav")
    line = temperature.curve(dataset.events, **dataset.defaults)  # type: ignore[arg-type]
    return pd.Series(
        {
            year: temperature.to_degrees(temperature.value_at(line, f"{year}-12-31"))
            for year in range(1917, 1993)
        }
    )


def test_soviet_yugoslav_has_150_events_from_1917_to_1992() -> None:
    dataset = opened("soviet-yugoslav")
    assert len(dataset.events) >= 150
    assert dataset.years[0] in (1917, 1918)
    assert dataset.years[1] in (1991, 1992)
    assert 8 <= len(dataset.chapters) <= 11
    assert {str(point["id"]) for point in dataset.points} == {str(i) for i in range(1, 13)}


def test_soviet_yugoslav_freezes_and_thaws_where_history_did() -> None:
    degrees = yearly()
    assert 1949 <= int(str(degrees.idxmin())) <= 1953
    assert degrees.loc[1922:1939].max() < 0, "the interwar frost"
    assert degrees.loc[1944] > 10, "the wartime alliance"
    assert degrees.loc[1955:1956].min() > degrees.loc[1952] + 40
    assert degrees.loc[1958] < degrees.loc[1955:1956].max() - 10, "1956 to 1958 cools"
    assert degrees.loc[1968] < degrees.loc[1967] - 10, "Czechoslovakia"
