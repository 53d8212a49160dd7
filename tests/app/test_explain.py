"""Explain: every question on any data set, the address, the controls, the words."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components.explain.sure import sure_view, sure_words
from data import catalog
from data.selection.explaining import QUESTIONS
from data.temperature import MODELS
from tests.small_set import EVENTS, PACKAGE, write_set

SHIPPED = catalog.ROOT
HEAD = EVENTS.splitlines()[0]
ONE = f"{HEAD}\nx,1950-03-04,T,S,party,A,160,5,r,1,book,,yes,\n"
WARM = f"{ONE}y,1951,T,S,party,B,160,5,r,1,book,,yes,\n"
BLANK = f"{HEAD}\nx,1950-03-04,T,S,party,A,,,r,1,book,,yes,\n"


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    monkeypatch.setattr(sure_view, "DRAWS", 20)
    return tmp_path


def script() -> None:
    from components.explain import explain_page

    explain_page.render(on_leave=lambda: None)


def start(**query: str | list[str]) -> AppTest:
    at = AppTest.from_function(script, default_timeout=30)
    for key, value in query.items():
        at.query_params[key.rstrip("_").replace("__", ".")] = value
    at.run()
    assert not at.exception
    return at


def text(at: AppTest) -> str:
    parts = [str(part.value) for part in at.text]
    return "\n".join([*parts, *(str(getattr(html, "body", "")) for html in at.get("html"))])


def lead(at: AppTest) -> str:
    bodies = [str(getattr(html, "body", "")) for html in at.get("html")]
    return next(body for body in bodies if "thaw-lead" in body and "<style>" not in body)


def url(at: AppTest) -> dict[str, list[str]]:
    return {key: [v] if isinstance(v, str) else list(v) for key, v in at.query_params.items()}


@pytest.mark.parametrize("ask", QUESTIONS)
def test_every_question_has_an_answer_and_says_what_it_is_not(root: Path, ask: str) -> None:
    write_set(root)
    at = start(ask=ask, envelope="on", outside="on", flow="on")
    assert "What it is not" in text(at)
    assert len(lead(at)) > 40
    assert url(at).get("ask", [QUESTIONS[0]]) == [ask]


@pytest.mark.parametrize("ask", QUESTIONS)
@pytest.mark.parametrize("events", [ONE, WARM, BLANK], ids=["one", "all warm", "no score"])
def test_small_and_odd_sets_are_answered_too(root: Path, ask: str, events: str) -> None:
    write_set(root, events_csv=events, indicators_csv=None, chapters_csv=None)
    start(ask=ask, envelope="on", outside="on", flow="on", over="on")


@pytest.mark.parametrize("ask", QUESTIONS)
@pytest.mark.parametrize("model", MODELS)
def test_every_question_with_every_model(root: Path, ask: str, model: str) -> None:
    write_set(root)
    at = start(ask=ask, model=model, envelope="on")
    assert ("model:" in text(at)) is (model != "bounded")


def test_defaults_leave_no_trace(root: Path) -> None:
    write_set(root)
    assert url(start()) == {}


def test_nonsense_is_ignored_with_a_note(root: Path) -> None:
    write_set(root)
    at = start(ask="all", a="nowhere", points="x", bounded__k="9", from_="banana", nothing="1")
    assert text(at).count("The address says") == 6
    assert url(at) == {}


def test_filters_of_explore_are_honoured(root: Path) -> None:
    write_set(root)
    at = start(category="party", count="shown", a="war", b="split")
    assert "1 of 6 events: party; only these count" in text(at)
    assert url(at)["category"] == ["party"]
    at.button(key="drop_category").click().run()
    assert "1 of 6" not in text(at)


def test_nothing_scored_offers_the_way_back(root: Path) -> None:
    write_set(root)
    at = start(q="nowhere", count="shown")
    assert at.header[0].value == "No event fits"


# ---- before and after ----------------------------------------------------------------------------


def test_periods_are_chapters_or_years_of_ones_own(root: Path) -> None:
    write_set(root)
    at = start(a="war", b="after")
    assert "B (After)" in lead(at) and "A (Alliance)" in lead(at)
    at.selectbox(key="explain_a").select("own").run()
    assert url(at)["a"] == ["1940-01-01~1947-12-31"]
    at.slider(key="explain_a_years").set_value((1948, 1950)).run()
    assert url(at)["a"] == ["1948-01-01~1950-12-31"]
    assert "A (1948–1950)" in lead(at)
    at.selectbox(key="explain_b").select("split").run()
    assert url(at)["b"] == ["split"]


def test_the_comparison_counts_and_names(root: Path) -> None:
    write_set(root)
    shown = text(start(a="war", b="split"))
    assert "<span>2</span> Both" in shown
    assert "Diplomatic ties" in shown and "Blockade" in shown
    assert 'href="./?event=1940-ties"' in shown


def test_hostile_names_stay_text(root: Path) -> None:
    evil = EVENTS.replace("Blockade", "<script>alert(1)</script>")
    write_set(root, events_csv=evil)
    for ask in QUESTIONS:
        at = start(ask=ask)
        assert "<script>alert" not in text(at)


# ---- models --------------------------------------------------------------------------------------


def test_each_model_has_a_control_for_each_declared_parameter(root: Path) -> None:
    write_set(root)
    at = start(ask="models")
    for name, model in MODELS.items():
        at.selectbox(key="explain_settings_of").select(name).run()
        assert not at.exception
        for parameter in model.parameters:
            kinds = [*at.slider, *at.select_slider]
            (control,) = [k for k in kinds if k.key == f"explain_{name}_{parameter.name}"]
            assert parameter.label in control.label and parameter.unit in control.label
            assert parameter.source in text(at)


def test_settings_stand_in_the_address_and_go_back(root: Path) -> None:
    write_set(root)
    at = start(ask="models")
    at.slider(key="explain_bounded_k").set_value(0.3).run()
    assert url(at) == {"ask": ["models"], "k": ["0.3"]}
    at.selectbox(key="explain_settings_of").select("window").run()
    at.select_slider(key="explain_window_window_days").set_value(365.25).run()
    assert url(at)["window.window_days"] == ["365.25"]
    at.button(key="explain_defaults").click().run()
    assert url(at) == {"ask": ["models"], "k": ["0.3"]}


def test_settings_from_the_address(root: Path) -> None:
    write_set(root)
    at = start(ask="models", bounded__k="0.4", level__q="2", over="on")
    assert url(at) == {"ask": ["models"], "k": ["0.4"], "level.q": ["2"], "over": ["on"]}
    assert at.toggle(key="explain_over").value
    assert at.slider(key="explain_bounded_k").value == 0.4


# ---- how sure ------------------------------------------------------------------------------------


def test_the_line_comes_first_and_the_band_after_it(root: Path) -> None:
    write_set(root)
    at = start(ask="sure")
    assert "Working out 20 " in lead(at)
    (ready,) = [at.session_state["explain_bands_ready"]]
    assert ready == set()


def test_three_switches_each_with_what_it_is_not(root: Path) -> None:
    write_set(root)
    at = start(ask="sure")
    for name in sure_view.SWITCHES:
        at.toggle(key=f"explain_{name}").set_value(name != "band").run()
    assert url(at) == {
        "ask": ["sure"], "band": ["off"], "envelope": ["on"], "outside": ["on"],
    }  # fmt: skip
    assert text(at).count("<strong>Not:</strong>") == 3
    assert "depends on the setting" in lead(at) or "In none of" in lead(at)


def test_too_few_years_are_said(root: Path) -> None:
    write_set(root)
    assert "too few years to compare" in text(start(ask="sure", outside="on"))


def test_years_in_words() -> None:
    assert sure_words.year_spans((1957,)) == "1957"
    assert sure_words.year_spans((1961, 1941, 1942, 1943)) == "1941–1943 and 1961"


# ---- turning points and two sides ----------------------------------------------------------------


def test_how_many_turning_points(root: Path) -> None:
    write_set(root)
    at = start(ask="turning")
    wanted = 1 if at.slider(key="explain_points").value != 1 else 2
    at.slider(key="explain_points").set_value(wanted).run()
    assert url(at)["points"] == [str(wanted)]
    at.button(key="explain_points_back").click().run()
    assert "points" not in url(at)
    assert "not" in text(at) and "a cause" in text(at)


def test_two_sides_say_what_counts_where(root: Path) -> None:
    write_set(root)
    shown = text(start(ask="sides"))
    told = "What both began (2 events) counts in both lines, what third parties did (1 event) in"
    assert told in shown


def test_the_side_whose_works_are_asked_stands_in_the_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalog, "ROOT", SHIPPED)
    at = start(ask="voices")
    assert "Soviet and Russian works record" in text(at)
    at.segmented_control(key="explain_voice").set_value("western").run()
    assert url(at)["voice"] == ["western"]
    shown = text(at)
    assert "Western works record" in shown and "furthest from the line of all works" in shown
    assert "Events that Western works alone record" in shown


def test_a_side_with_few_events_is_listed_and_has_no_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catalog, "ROOT", SHIPPED)
    shown = text(start(set="yugoslavia-united-states", ask="voices", voice="yugoslav"))
    events = len(catalog.open_set("yugoslavia-united-states").events)
    told = re.search(rf"record (\d+) of {events} events: too few for a line", shown)
    assert told and f"({told[1]})" in shown


def test_works_without_a_country_leave_nobody_to_ask_and_say_so(root: Path) -> None:
    write_set(root)
    assert "Give each source its country" in text(start(ask="voices"))


def test_a_set_without_two_states_says_so(root: Path) -> None:
    import json

    package = {**PACKAGE, "thaw": {**PACKAGE["thaw"], "actors": PACKAGE["thaw"]["actors"][:1]}}
    write_set(root, datapackage_json=json.dumps(package))
    assert "does not name two states" in text(start(ask="sides"))


def test_readers_may_be_called_like_a_column(root: Path) -> None:
    """Each keeps a column of its own; the page shows one reading as well as many."""
    names = ["Event", "Apart by", "this set", "Event (reader)", "score", "**a**"]
    rows = [f"{event},{name},2,," for name in names for event in ("1940-ties", "1944-joint")]
    write_set(root, readings_csv="\n".join(["event_id,reader,score,sure,why", *rows]))
    at = start(ask="sure")
    (table,) = [one for one in at.dataframe if "Apart by" in one.value.columns]
    assert table.value.columns.is_unique
    assert len(table.value.columns) == 3 + len(names)
    assert "No two readings have 5 events in common" in text(at)


def test_readings_of_other_events_are_no_readings_of_this_set(root: Path) -> None:
    write_set(root, readings_csv="event_id,reader,score,sure,why\nnowhere,me,2,,\n")
    assert "No reading is one of an event that stands in this set" in text(start(ask="sure"))


@pytest.mark.parametrize("day", ["1948-06-28~", "1948-06-28?", "1948-06-28%"])
def test_a_day_that_is_not_sure_is_no_day_of_a_statement_or_chapter(root: Path, day: str) -> None:
    write_set(
        root,
        statements_csv=f"statement_id,colder_date,warmer_date,why,sources,read\ns,{day},1950-01-01,w,,\n",
        chapters_csv=f"chapter_id,title,start,end\na,A,{day},1950-01-01\n",
    )
    for ask in ("sure", "periods"):
        start(ask=ask)
    told = [problem.sentence() for problem in catalog.open_set("small").problems]
    assert len([line for line in told if f"“{day}” is not a day" in line]) == 2
