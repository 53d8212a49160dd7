"""Every page runs on any data set: whole, broken, empty, or none at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import catalog
from tests.small_set import EVENTS, write_set

APP = str(Path(__file__).parents[2] / "components" / "pages.py")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty catalogue in place of the shipped one."""
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    return tmp_path


def explore(**query: str | list[str]) -> AppTest:
    at = AppTest.from_file(APP, default_timeout=30)
    for key, value in query.items():
        at.query_params[key.rstrip("_")] = value
    return at.run()


def method_page() -> None:
    from components.method import method_page

    method_page.render()


def data_page() -> None:
    from components.sources import sources_page

    sources_page.render()


def open_page(page: Callable[[], None]) -> AppTest:
    return AppTest.from_function(page, default_timeout=30).run()


def htmls(at: AppTest) -> list[str]:
    return [str(getattr(html, "body", "")) for html in at.get("html")]


def texts(at: AppTest) -> str:
    parts = [*at.text, *at.markdown, *at.error, *at.subheader, *at.get("html")]
    return "\n".join(str(getattr(part, "value", "") or getattr(part, "body", "")) for part in parts)


def card_of(at: AppTest) -> str:
    return next(html for html in htmls(at) if '<article class="thaw-card"' in html)


@pytest.mark.parametrize("page", [method_page, data_page])
def test_pages_run(page: Callable[[], None]) -> None:
    at = open_page(page)
    assert not at.exception
    assert at.title


def test_explore_runs_and_says_what_is_shown(root: Path) -> None:
    write_set(root)
    at = explore()
    assert not at.exception
    assert "All 6 events, 1940–1968" in texts(at)


def test_method_page_shows_every_declared_parameter() -> None:
    from data.temperature import MODELS

    at = open_page(method_page)
    shown = "\n".join(table.value.to_string() for table in at.table)
    for model in MODELS.values():
        for parameter in model.parameters:
            assert parameter.name in shown
    formulas = "".join(str(getattr(formula, "value", "")) for formula in at.get("latex"))
    for model in MODELS.values():
        for part in "\\qquad".join(model.formula).split("\\qquad"):
            assert part.strip() in formulas


def test_method_page_says_what_is_ours_and_what_was_not_read() -> None:
    told = " ".join(part.value for part in open_page(method_page).markdown)
    for part in ("not the paper's own formula", "**Ours.**", "**Published.**", "**Not read.**"):
        assert part in told
    for question in (
        "arithmetic, not history",
        "add up to it exactly",
        "Redrawn tables",
        "Envelope",
    ):
        assert question in told


def test_a_second_folder_adds_a_second_relation(root: Path) -> None:
    write_set(root)
    at = explore()
    assert not [box for box in at.selectbox if box.key == "set_picker"]
    write_set(root, "zweite")
    at = explore()
    assert at.selectbox(key="set_picker").options == ["A and B (small)", "A and B (zweite)"]
    at = explore(set="zweite")
    assert not at.exception
    assert at.selectbox(key="set_picker").value == "zweite"


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"events_csv": None}, "events.csv: the file cannot be read"),
        ({"events_csv": ""}, "events.csv: the file is empty"),
        ({"events_csv": "title\nx\n"}, "events.csv, row 1, column “date”: the column is missing"),
        ({"events_csv": "date,score\nyesterday,3\n"}, "events.csv, row 2, column “date”"),
        ({"sources_csv": None}, "sources.csv: the file cannot be read"),
        ({"chapters_csv": "chapter_id,title\na,b\n"}, "chapters.csv, row 1, column “start”"),
        ({"datapackage_json": None}, "datapackage.json: the file cannot be read"),
        ({"datapackage_json": "{"}, "datapackage.json: it is not JSON (line 1"),
        ({"datapackage_json": "[]"}, "datapackage.json: it is not a JSON object"),
        ({"datapackage_json": '{"thaw": {"actors": [3]}}'}, "datapackage.json"),
    ],
)
def test_a_broken_set_is_explained_and_the_others_still_work(
    root: Path, files: dict, told: str
) -> None:
    write_set(root)
    write_set(root, "broken", **files)
    at = explore(set="broken")
    assert not at.exception
    assert told in texts(at)
    picker = at.selectbox(key="set_picker")
    picker.select(next(title for title in picker.options if "broken" not in title)).run()
    assert not at.exception
    assert "All 6 events" in texts(at)


def test_bad_rows_are_left_out_and_reported_on_the_data_page(root: Path) -> None:
    write_set(root, events_csv=EVENTS + "x,1950-02-30,T,S,party,A,160,1,r,1,book,,yes,\n")
    at = explore()
    assert "All 6 events" in texts(at)
    at = open_page(data_page)
    assert not at.exception
    assert "events.csv, row 8, column “date”: “1950-02-30”: February 1950 has the days" in texts(at)


def test_no_set_at_all_is_explained(root: Path) -> None:
    at = explore()
    assert not at.exception
    assert "no data set in data/sets" in at.error[0].value


def test_indicators_and_codebook_are_optional(root: Path) -> None:
    write_set(root, indicators_csv=None, codebook_md=None)
    assert not explore().exception
    assert not open_page(data_page).exception


def test_hostile_text_stays_text(root: Path) -> None:
    evil = EVENTS.replace("Blockade", "<script>alert(1)</script> **bold** $x$ =1+1")
    write_set(root, events_csv=evil)
    at = explore(event="1949-blockade")
    assert not at.exception
    card = card_of(at)
    assert "<script>" not in card
    assert "&lt;script&gt;" in card


def test_an_unsafe_address_of_a_source_is_not_a_link(root: Path) -> None:
    from tests.small_set import SOURCES

    evil = SOURCES.replace("https://history.state.gov/x", "javascript:alert(1)")
    write_set(root, sources_csv=evil)
    at = explore(event="1940-ties")
    card = card_of(at)
    assert "javascript:" not in card


def test_the_data_page_shows_each_relation() -> None:
    at = open_page(data_page)
    at.selectbox("set_picker").select("yugoslavia-united-states")
    at.run()
    assert not at.exception
    assert any("not part of the temperature" in text.value for text in at.markdown)
    assert any("Yugoslavia and the United States" in text.value for text in at.text)


def test_a_source_whose_address_acts_is_text(root: Path) -> None:
    from tests.small_set import SOURCES

    evil = SOURCES.replace(",2018,,", ",2018,javascript:alert(1),")
    write_set(root, sources_csv=evil)
    at = open_page(data_page)
    table = next(t.value for t in at.dataframe if "Source" in t.value)
    assert table["Address"].dropna().to_list() == ["https://history.state.gov/x"]
    assert table["Address that is no web page"].dropna().to_list() == ["javascript:alert(1)"]


def test_nothing_stands_behind_a_version_that_is_not_there(root: Path) -> None:
    import json

    from tests.small_set import PACKAGE

    bare = {key: value for key, value in PACKAGE.items() if key not in ("version", "licenses")}
    write_set(root, datapackage_json=json.dumps(bare))
    told = texts(open_page(data_page))
    assert "version" not in told
    assert "6 events · 2 sources" in told


def test_one_remark_is_not_many(root: Path) -> None:
    write_set(root, events_csv=EVENTS + "x,1950-02-30,T,S,party,A,160,1,r,1,book,,yes,\n")
    at = open_page(data_page)
    labels = [box.label for box in at.expander]
    assert any(label.startswith("1 remark of") for label in labels), labels


def test_a_link_to_a_set_that_is_not_here_says_so_and_offers_what_there_is(root: Path) -> None:
    write_set(root)
    at = explore(set="![p](http://evil.example/)")
    assert not at.exception
    assert [title.value for title in at.title] == ["That data set is not here"]
    assert "evil.example" in texts(at)
    assert not [html for html in htmls(at) if "<header" in html]
    at.button(key="instead_small").click().run()
    assert not at.exception
    assert "All 6 events" in texts(at)


@pytest.mark.parametrize(
    ("put_away", "told"), [("archive", "is archived"), ("delete", "is deleted"), ("purge", "own")]
)
def test_a_link_to_a_set_put_away_says_where_it_is(root: Path, put_away: str, told: str) -> None:
    from data import workspace
    from data.reading import packages

    store = workspace.open_store()
    name = store.copy_shipped(packages.open_folder(write_set(root)))
    if put_away == "purge":
        store.delete(name)
    getattr(store, put_away)(name)
    at = explore(set=name)
    assert not at.exception
    assert told in texts(at)


def test_a_set_deleted_elsewhere_is_missed_by_the_page_that_shows_it(root: Path) -> None:
    from data import workspace
    from data.reading import packages

    write_set(root)
    store = workspace.open_store()
    name = store.copy_shipped(packages.open_folder(root / "small"))
    at = explore(set=name)
    assert at.session_state["sets_as_drawn"] == {name: 1}
    store.delete(name)
    at.session_state["set_changed_elsewhere"] = True  # as a part of the page finds it
    at.run()
    assert not at.exception
    assert [title.value for title in at.title] == ["That data set is not here"]
    assert f"This page showed “{name}”. It is deleted" in texts(at)


def test_an_emptied_address_is_the_first_view_again_and_the_menu_keeps_it(root: Path) -> None:
    write_set(root)
    write_set(root, "zweite")
    at = explore()
    for query in ({"event": "1948-expelled"}, {"set": "zweite", "q": "x"}, {"set": "zweite"}):
        at.query_params = dict(query)
        at.run()
        assert not at.exception
        assert at.session_state["view_state"].dataset == query.get("set", "small")
        assert at.session_state["view_state"].selection.event == query.get("event")
        assert at.session_state["view_state"].selection.text == query.get("q", "")
    at.query_params = {}  # Back, to where it began
    at.run()
    assert at.session_state["view_state"].dataset == "small"
    assert at.session_state["view_state"].selection.event is None
