"""A set of very many events on Explore: bundles, and a search that asks every event."""

import json
from collections import OrderedDict

import numpy as np
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from components.address import dataset_view, large_view
from components.chart import chart_view
from components.early.early_picture import query_of
from components.early.waiting_html import waiting_html
from components.explore import explore_page
from data import temperature, workspace
from data.basics import columns as c
from data.basics.progress import listening
from data.selection.selection import Selection
from data.workspace.people.asking import GUEST, asking_as
from tests.workspace_sets import ACTORS, CATEGORIES, sources

NUMBER = 900


def explore() -> None:
    from components.explore import explore_page

    explore_page.render()


@pytest.fixture
def large(own_workspace: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a set that counts as one of very many events."""
    monkeypatch.setattr(large_view, "MANY", 300)
    days = pd.Timestamp("1948-01-01") + pd.to_timedelta(np.arange(NUMBER) * 11, "D")
    events = pd.DataFrame(
        {
            "event_id": [f"e{n}" for n in range(NUMBER)],
            "date": days.strftime("%Y-%m-%d"),
            "title": [f"{'Grain' if n % 9 == 0 else 'Steel'} {n}" for n in range(NUMBER)],
            "category": "talks",
            "initiator": ["A", "B", "both"] * (NUMBER // 3),
            "score": (np.arange(NUMBER) % 13 - 6).astype(float),
            "sources": "book",
        }
    )
    return workspace.open_store(own_workspace).create(
        title="Many", actors=ACTORS, categories=CATEGORIES, events=events, sources=sources()
    )


def test_a_page_says_how_many_events_stand_in_how_many_bundles(large: str) -> None:
    at = AppTest.from_function(explore, default_timeout=60)
    at.query_params["set"] = large
    at.run()
    assert not at.exception
    told = [text.value for text in at.text]
    assert any(text.startswith(f"All {NUMBER} events") for text in told), told
    at.text_input(key="filter_text").set_value("grain").run()
    assert not at.exception
    assert any(text.value.startswith(f"100 of {NUMBER} events: with") for text in at.text)


def test_a_closer_look_sends_its_bundles_and_no_line(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explore_page, "LONG_LINE", 10)
    explore_page._drawn.clear()  # made with another limit
    explore_page._sent.clear()
    sent: list[chart_view.Payload] = []
    whole = chart_view.render_chart

    def kept(payload: chart_view.Payload, changing: dict, **heard: object):
        sent.append(payload)
        return whole(payload, changing, **heard)

    monkeypatch.setattr(chart_view, "render_chart", kept)
    for view in ("", "1950-01-01~1953-01-01", "1950-06-01~1951-01-01"):
        at = AppTest.from_function(explore, default_timeout=60)
        at.query_params["set"] = large
        if view:
            at.query_params["view"] = view
        at.run()
        assert not at.exception
    assert len({payload.scene for payload in sent}) > 1
    (line,) = {payload.line for payload in sent}
    assert line is not None
    named = json.loads(sent[0].scene)["line"]
    assert named == {"revision": json.loads(line)["revision"]}


def test_a_search_is_asked_once_however_closely_the_set_is_looked_at(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, ask = [], Selection.mask_of_each
    monkeypatch.setattr(
        Selection, "mask_of_each", lambda own, rows: asked.append(own.text) or ask(own, rows)
    )
    stamp = workspace.open_store().stamp(large)
    for view in (None, ("1950-01-01", "1960-01-01"), ("1952-01-01", "1954-01-01")):
        for words in ("rain", "tee"):
            found = large_view.shown(large, stamp, view, None, Selection(text=words))
            number = found.prepared.loc[found.prepared[c.HITS], c.REPORTS].sum()
            assert number == (100 if words == "rain" else 800)
    assert sorted(asked) == ["rain", "tee"]


def test_pages_get_bundles_and_files_get_events(large: str) -> None:
    shown, whole = dataset_view.open_dataset(large), dataset_view.open_whole(large)
    assert shown.held == "event"
    assert shown.prepared[c.REPORTS].sum() == len(whole.prepared) == NUMBER
    assert dataset_view.whole_of(shown).prepared[c.EVENT_ID].is_unique
    lines = [temperature.curve(one) for one in (shown, whole)]
    assert np.allclose(*lines, rtol=0, atol=1e-9)
    bundle = shown.prepared.iloc[0]
    rows = dataset_view.events_of_bundle(shown, str(bundle[c.EVENT_ID]), Selection())
    assert len(rows) == bundle[c.REPORTS]


def test_a_set_is_opened_once_and_says_how_far_it_is(large: str) -> None:
    steps: list[str] = []
    workspace.open_store().close()
    with listening(lambda doing, share: steps.append(doing)):
        workspace.open_store().open(large)
    assert set(steps) <= set(large_view.STEPS)
    assert {"Checking every row", "Putting them in order"} <= set(steps)
    stamp = workspace.open_store().stamp(large)
    assert large_view.columns_of(large, stamp) is large_view.columns_of(large, stamp)
    assert dataset_view.at_hand(large)


def test_the_page_says_how_far_it_is_before_streamlit_does(
    large: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer begins the opening and says so; once it is open, there is nothing to say."""
    monkeypatch.setattr(large_view, "_openings", OrderedDict())
    asked = query_of(f"set={large}")
    with asking_as(GUEST):
        assert waiting_html(asked) == b""
    assert not large_view._openings  # who may not have the set opens nothing
    assert waiting_html(query_of("set=soviet-yugoslav")) == b""
    told = waiting_html(asked).decode()
    assert f"Opening {NUMBER:,} events." in told
    (opening,) = large_view._openings.values()
    assert opening is large_view.begin(large, workspace.open_store().stamp(large))
    opening.wait()
    assert opening.fault is None
    assert waiting_html(asked) == b""
