"""The thin scene: a first picture of many events, with the same counts, names and turns."""

import json

import numpy as np
import pandas as pd
import pytest

from components.chart.scene_data import scene_payload
from components.early import early_picture, thin_scene
from components.early.thin_scene import OF_A_CHAPTER, thin_payload
from components.figures.explore_figure import ExploreScene
from components.figures.scene_figure import build_scene
from data import catalog, temperature
from data.basics import columns as c
from data.events.event_table import prepare
from data.selection.selection import Selection

CROWD = 10_000


@pytest.fixture(scope="module")
def crowded() -> ExploreScene:
    dataset = catalog.open_set("soviet-yugoslav")
    chance = np.random.default_rng(7)
    days = pd.Timestamp("1917-01-01") + pd.to_timedelta(chance.integers(0, 27_000, CROWD), "D")
    events = dataset.events.iloc[np.arange(CROWD) % len(dataset.events)].copy()
    events[c.EVENT_ID] = [f"made-{number}" for number in range(CROWD)]
    events[c.DATE] = sorted(f"{day:%Y-%m-%d}" for day in days)
    object.__setattr__(dataset, "prepared", prepare(events))
    trace = temperature.trace(dataset.prepared, "bounded", **dataset.defaults)
    return build_scene(dataset, Selection(), trace)


def test_ten_thousand_events_are_a_first_picture(crowded: ExploreScene) -> None:
    whole, thin = json.loads(scene_payload(crowded)), thin_payload(crowded)
    assert len(thin) < early_picture.MOST
    scene = json.loads(thin)
    rows = pd.DataFrame(scene["events"])
    every = pd.DataFrame(whole["events"])
    assert rows["reports"].sum() == CROWD
    assert scene["counted"] == "event"
    counts = rows.groupby("way")["reports"].sum()
    assert counts.to_dict() == every["way"].value_counts().to_dict()
    drawn = [value for value in scene["line"]["degrees"] if value is not None]
    known = [value for value in whole["line"]["degrees"] if value is not None]
    assert (min(drawn), max(drawn)) == (min(known), max(known))
    assert scene["whole"] == whole["whole"]
    assert scene["chapters"] == whole["chapters"]


def test_what_the_line_names_is_there_by_name(crowded: ExploreScene) -> None:
    rows = pd.DataFrame(json.loads(thin_payload(crowded))["events"]).set_index("id")
    every = crowded.shown.assign(size=crowded.shown["move"].abs())
    for start, end in zip(crowded.chapters[c.START], crowded.chapters[c.END], strict=True):
        of_it = every[(every["at"] >= start) & (every["at"] < end)]
        for event in of_it.nlargest(OF_A_CHAPTER, "size", keep="first").itertuples():
            assert rows.loc[str(event.event_id), "label"] == event.label
    bundled = rows[rows["label"] == ""]
    assert len(bundled) > 0
    assert set(rows.index[rows["label"] != ""]) <= set(every["event_id"])


def test_a_large_set_has_one_with_what_is_filtered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(early_picture, "MANY", 100)
    monkeypatch.setattr(thin_scene, "NAMED", 5)
    early_picture._made.cache_clear()
    made = early_picture.early_picture(early_picture.query_of("category=military"))
    early_picture._made.cache_clear()
    assert made is not None
    told = json.loads(made)
    prepared = catalog.open_set("soviet-yugoslav").prepared
    assert told["shown"] is None
    assert sum(told["scene"]["events"]["reports"]) == (prepared["category"] == "military").sum()
