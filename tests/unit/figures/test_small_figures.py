"""Small lines as shapes, the picture of coverage, the chart of drawings."""

import base64
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from components.bring_in.example_view import DAYS, FIRST, LAST, POINTS, ROWS, example_values
from components.figures.drawn_figure import DrawnScene, DrawnWords, Gap, drawings_spec
from components.figures.line_figure import Backdrop
from components.figures.small_line import small_line
from components.sources.coverage_figure import by_year, coverage_spec
from components.sources.coverage_view import lead_words
from components.style.palette_figure import palette
from data import catalog, temperature
from data.basics import columns as c
from data.basics.counting import counted
from data.dates.historical_date import read_date
from data.events.data_set import DataSet
from data.events.event_table import prepare
from tests.small_set import EVENTS, write_set

COLOURS = palette("light")


@pytest.fixture(scope="module")
def shipped() -> DataSet:
    return catalog.open_set("soviet-yugoslav")


def shapes(markup: str) -> dict[str, list[str]]:
    """The paths of a small line by the name of the shape they stand in."""
    found: dict[str, list[str]] = {}
    for name, packed in re.findall(r'<i class="(\w+)" style="[^"]*base64,([^)]*)\)', markup):
        root = ET.fromstring(base64.b64decode(packed))  # noqa: S314 made here
        found.setdefault(name, []).append(str(root[0].get("d")))
    return found


def test_a_small_line_has_its_part_strong_and_the_rest_faint() -> None:
    values = [0.0, 10, 10, -20, -20, 5, 5, 5, 5, 5, 5]
    found = shapes(str(small_line(values, (0.2, 0.6), beside=[1.0] * 11)))
    assert set(found) == {"zero", "rest", "warm", "cold", "line", "beside"}
    assert len(found["rest"]) == 2
    assert found["line"][0].startswith("M60.0")
    assert found["line"][0].count("H") == 4
    whole = shapes(str(small_line([1.0, np.nan, 2.0])))
    assert whole["line"][0].count("M") == 2  # a gap stays one
    assert "rest" not in whole
    assert "none" not in str(small_line([np.nan, np.nan])).lower()


def test_coverage_counts_every_event_once(shipped: DataSet) -> None:
    counts = by_year(shipped.prepared)
    assert int(counts.to_numpy().sum()) == len(shipped.prepared)
    assert list(counts.index) == list(range(counts.index[0], counts.index[-1] + 1))
    nothing = pd.DataFrame({c.START: [], c.END: []}).astype("datetime64[us]")
    back = Backdrop(pd.Timestamp("1917-01-01"), pd.Timestamp("1992-01-01"), nothing.assign(
        chapter_id="", label=""), nothing)  # fmt: skip
    spec = coverage_spec(counts, back, COLOURS)
    up, down = (np.array(trace["y"]) for trace in spec["data"])
    assert up.sum() == counts["warmed"].sum()
    assert -down.sum() == counts["cooled"].sum()
    low, high = spec["wide"]["yaxis"]["range"]
    assert low <= down.min()
    assert high >= up.max()


def test_what_a_set_rests_on_is_counted_from_its_tables(shipped: DataSet) -> None:
    lead, more = lead_words(shipped)
    assert lead.startswith(f"{len(shipped.events)} events from {shipped.years[0]} to")
    assert f"rest on {len(shipped.sources)} works." in lead
    differ = int((shipped.events[c.NOTE].fillna("") != "").sum())
    assert f"On {differ} the card adds what is worth knowing" in more
    peak = shipped.prepared[c.FIRST].dt.year.value_counts()
    assert f": {peak.max()} events." in more
    assert "longest silence" in more


def test_one_event_rests_on_what_it_rests_on(tmp_path: Path) -> None:
    """“1 event from 1948 to 1948 rest on …” was wrong twice."""
    head, *rows = EVENTS.splitlines()
    write_set(tmp_path, events_csv=f"{head}\n{rows[0]}\n")
    dataset = catalog.open_set("small", root=tmp_path)
    year, works = dataset.years[0], counted(len(dataset.sources), "work")
    assert lead_words(dataset)[0] == f"1 event of {year} rests on {works}."


def test_bundles_count_as_many_as_they_hold(shipped: DataSet) -> None:
    rows = shipped.prepared.assign(**{c.REPORTS: 3})
    bundled = replace(shipped, prepared=rows)
    assert int(by_year(rows).to_numpy().sum()) == 3 * len(rows)
    lead, more = lead_words(bundled)
    assert lead.startswith(f"{3 * len(rows):,} reports from ")
    assert "single work" not in more


def test_the_example_of_bring_in_is_worked_out_by_the_model() -> None:
    values = example_values()
    rows = pd.DataFrame({c.DATE: DAYS, c.SCORE: [score for _, _, score in ROWS]})
    trace = temperature.trace(prepare(rows))
    assert len(values) == POINTS
    assert values[0] == 0.0
    assert values[-1] == pytest.approx(100 * trace.value_on(f"{LAST}-12-31") / trace.scale)
    years = [read_date(day).first.year for day in DAYS]
    assert all(FIRST < year < LAST for year in years)
    assert years == sorted(years)


def test_drawings_lie_faint_under_their_middle_and_the_gaps_are_numbered() -> None:
    lines = [{1948: 10.0, 1949: 0.0}, {1948: -10.0, 1949: 90.0}]
    scene = DrawnScene({1947: 5.0}, lines, {1948: 0.0, 1949: 45.0}, {1948: -60.0, 1949: -70.0},
                       1948, 1949)  # fmt: skip
    spec = drawings_spec(scene, [Gap(1, 1949, 45.0, -70.0)], COLOURS, DrawnWords())
    names = [trace["name"] for trace in spec["data"]]
    assert names == ["a drawing", "a drawing", "before", "median", "real", "gap", "numbers"]
    widths = {trace["name"]: trace["line"]["width"] for trace in spec["data"] if "line" in trace}
    assert widths["median"] > widths["real"] > widths["a drawing"]
    numbers = spec["data"][-1]
    assert numbers["text"] == ["<b>1</b>"]
    assert list(numbers["y"]) == [-12.5]
    low, high = spec["wide"]["yaxis"]["range"]
    assert low < -70
    assert high > 90
    assert len(spec["legend"]) == 3
