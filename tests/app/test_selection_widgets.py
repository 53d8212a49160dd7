"""Widgets, address and selection agree; nonsense in the address does no harm."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import catalog
from data.temperature import MODELS
from tests.small_set import write_set

APP = str(Path(__file__).parents[2] / "components" / "pages.py")


@pytest.fixture(autouse=True)
def small_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_set(tmp_path)
    monkeypatch.setattr(catalog, "ROOT", tmp_path)


def start(**query: str | list[str]) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30)
    for key, value in query.items():
        at.query_params[key.rstrip("_")] = value
    at.session_state["filters_open"] = True
    at.run()
    assert not at.exception
    return at


def sentence(at: AppTest) -> str:
    return next(text.value for text in at.text if "events" in text.value)


def htmls(at: AppTest) -> str:
    return "\n".join(str(getattr(html, "body", "")) for html in at.get("html"))


def headline(at: AppTest) -> str:
    head = next(str(h.body) for h in at.get("html") if "<h1>" in str(getattr(h, "body", "")))  # type: ignore[attr-defined]
    return head.split("</span>", 1)[1].split("</h1>")[0]


def url(at: AppTest) -> dict[str, list[str]]:
    values = dict(at.query_params)
    return {key: [v] if isinstance(v, str) else list(v) for key, v in values.items()}


def test_defaults_leave_no_trace() -> None:
    assert url(start()) == {}


def test_search_filter() -> None:
    at = start()
    at.text_input(key="filter_text").set_value("sik").run()
    assert sentence(at) == "1 of 6 events: with “sik”"
    assert url(at) == {"q": ["sik"]}


def test_category_filter() -> None:
    at = start()
    at.pills(key="filter_category").set_value(["economy", "party"]).run()
    assert sentence(at) == "3 of 6 events: party or economy"
    assert url(at) == {"category": ["party", "economy"]}


def test_initiator_filter() -> None:
    at = start()
    at.pills(key="filter_by").set_value(["A"]).run()
    assert sentence(at) == "3 of 6 events: by Arcadia"


def test_direction_filter() -> None:
    at = start()
    at.pills(key="filter_direction").set_value(["warming"]).run()
    assert sentence(at) == "2 of 6 events: warming"


def test_strength_filter() -> None:
    at = start()
    at.slider(key="filter_strength").set_value(7.0).run()
    assert sentence(at) == "3 of 6 events: score at least ±7"


def test_years_filter() -> None:
    at = start()
    at.slider(key="filter_years").set_value((1948, 1960)).run()
    assert sentence(at) == "3 of 6 events: 1948–1960"
    assert url(at) == {"from": ["1948"], "to": ["1960"]}


def test_counting_switch() -> None:
    at = start(category="party")
    at.segmented_control(key="filter_count").set_value("shown").run()
    assert "only these count" in sentence(at)
    assert url(at)["count"] == ["shown"]


def test_one_click_takes_a_condition_away_and_one_resets_all() -> None:
    at = start(category="economy", direction="cooling", from_="1941")
    assert sentence(at) == "2 of 6 events: economy, 1941–1968, cooling"
    at.button(key="drop_years").click().run()
    assert sentence(at) == "2 of 6 events: economy, cooling"
    at.button(key="reset_all").click().run()
    assert sentence(at) == "All 6 events, 1940–1968"
    assert url(at) == {}
    assert at.pills(key="filter_category").value == []


def test_nothing_found_offers_the_way_back() -> None:
    at = start(q="nowhere", category="party")
    assert at.header[0].value == "No event fits"
    at.button(key="without_q").click().run()
    assert sentence(at) == "1 of 6 events: party"


def test_a_chapter_in_the_address_is_told() -> None:
    at = start(chapter="split")
    assert url(at) == {"chapter": ["split"]}
    assert "They part." in htmls(at)


def test_earlier_and_later() -> None:
    at = start(event="1948-expelled")
    at.button(key="go_later").click().run()
    assert url(at) == {"event": ["1949-blockade"]}
    at.button(key="go_earlier").click().run()
    assert url(at) == {"event": ["1948-expelled"]}
    at.button(key="close_card").click().run()
    assert url(at) == {}


def test_first_event_has_no_earlier_one() -> None:
    assert start(event="1940-ties").button(key="go_earlier").disabled


def test_the_table_comes_after_the_chart_and_lists_the_shown_events() -> None:
    at = start(category="economy")
    assert not at.dataframe
    at.session_state["chart_drawn"] = True
    at.run()
    assert at.dataframe[0].value["Event"].to_list() == ["Blockade", "Credits wait"]


def test_a_row_of_the_table_picks_its_event() -> None:
    at = start(event="1940-ties")
    at.session_state["chart_drawn"] = True
    at.run()
    assert at.session_state["event_table"]["selection"]["rows"] == [0]
    at.button(key="close_card").click().run()
    assert at.session_state["event_table"]["selection"]["rows"] == []


def test_a_card_goes_with_the_event_that_a_filter_hides() -> None:
    at = start(category="economy", event="1940-ties")
    assert "Diplomatic ties" not in htmls(at)
    at.button(key="drop_category").click().run()
    assert "Diplomatic ties" in htmls(at)


def test_a_click_in_any_cell_of_the_table_opens_its_event() -> None:
    at = start()
    at.session_state["chart_drawn"] = True
    at.run()
    at.session_state["event_table"] = {
        "selection": {"rows": [], "columns": [], "cells": [[2, "Event"]]}
    }
    at.run()
    assert at.session_state["event_table"]["selection"]["cells"] == []


def test_the_filters_open_and_close_beside_the_chart() -> None:
    at = start()
    at.button(key="close_filters").click().run()
    assert not at.session_state["filters_open"]
    assert not [pills for pills in at.pills if pills.key == "filter_category"]
    at.button(key="open_filters").click().run()
    assert at.pills(key="filter_category").value == []


def test_the_finding_follows_what_is_shown() -> None:
    at = start()
    assert "<h1>" in htmls(at)
    whole = headline(at)
    at.pills(key="filter_category").set_value(["economy"]).run()
    assert headline(at) != whole
    assert "economy" in headline(at)
    at = start(chapter="split")
    assert headline(at).startswith("The split, 1948–1955")


def test_the_great_turns_zoom_and_follow_the_window() -> None:
    at = start()
    turn = at.button(key="turn_0_warm")
    turn.click().run()
    assert "view" in url(at)
    at.selectbox(key="turns_window").select("five-years").run()
    assert not at.exception and url(at)["turns"] == ["five-years"]
    at.selectbox(key="turns_window").select("two-years").run()
    assert "turns" not in url(at)
    assert start(turns="month").selectbox(key="turns_window").value == "month"
    assert start(turns="century").selectbox(key="turns_window").value == "two-years"


def test_what_if_begins_with_the_chosen_event_left_out_and_takes_it_back() -> None:
    at = start(event="1948-expelled")
    at.pills(key="look").set_value("what-if").run()
    assert url(at)["without"] == ["1948-expelled"]
    assert "Without “Šik is expelled”" in htmls(at)
    at.button(key="close_look").click().run()
    assert url(at) == {"event": ["1948-expelled"]}


def test_memory_offers_the_four_ways_to_count() -> None:
    at = start(look="memory")
    at.selectbox(key="explore_model").select("window").run()
    assert url(at)["model"] == ["window"]
    assert "window" in sentence(at).lower()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("1949", "1949-12-31"), ("June 1948", "1948-06-30"), ("28 June 1948", "1948-06-28")],
)
def test_why_here_takes_a_date_as_people_write_it(typed: str, asked: str) -> None:
    at = start(look="why")
    at.text_input(key="asked_date").set_value(typed).run()
    assert url(at)["on"] == [asked]


def test_why_here_says_what_it_cannot_read() -> None:
    at = start(look="why", on="1948-06-28")
    at.text_input(key="asked_date").set_value("soon").run()
    assert url(at)["on"] == ["1948-06-28"]
    assert "soon" in at.error[0].value


@pytest.mark.parametrize(
    "query",
    [
        {"from_": "banana"},
        {"from_": "9" * 400},
        {"to": "-5"},
        {"category": ["nothing", "party", "<b>"]},
        {"event": "../../etc/passwd"},
        {"view": "1990-01-01~1950-01-01"},
        {"view": "1990-99-01~1999-01-01"},
        {"strength": "NaN"},
        {"strength": "1e999"},
        {"k": "inf"},
        {"half_life_days": "-3"},
        {"model": "oracle"},
        {"unknown": "x"},
        {"q": "x" * 100_000},
    ],
)
def test_nonsense_in_the_address_is_ignored_with_a_note(query: dict) -> None:
    at = start(**query)
    if "q" in query:
        assert at.header[0].value == "No event fits"
        return
    assert "6 events" in sentence(at)
    notes = [text.value for text in at.text if "The address" in text.value]
    assert notes
    assert all(len(note) < 200 for note in notes)


def test_a_set_that_is_not_here_is_said_and_others_are_offered() -> None:
    at = start(set="../secret")
    assert not at.exception
    assert at.title[0].value == "That data set is not here"
    assert any("“../secret”" in text.value for text in at.text)
    assert at.button(key="instead_small")


def test_a_model_parameter_in_the_address_changes_the_curve() -> None:
    at = start(k="0.3")
    assert url(at) == {"k": ["0.3"]}


def test_swapped_years_are_put_in_order() -> None:
    assert sentence(start(from_="1960", to="1948")) == "3 of 6 events: 1948–1960"


@pytest.mark.parametrize("model", list(MODELS))
@pytest.mark.parametrize("look", ["why", "memory", "what-if"])
def test_every_model_can_be_looked_at_closely(model: str, look: str) -> None:
    at = start(model=model, look=look)
    assert url(at)["look"] == [look]


def test_a_set_of_a_single_year_opens(tmp_path: Path) -> None:
    events = tmp_path / "small" / "events.csv"
    head, *rows = events.read_text(encoding="utf-8").splitlines()
    kept = [row.replace("1948-06-28", "1948-06-01") for row in rows if row.startswith("1948")]
    events.write_text("\n".join([head, *kept]) + "\n", encoding="utf-8")
    at = start()
    assert any(text.value == "1 event, 1948" for text in at.text)
