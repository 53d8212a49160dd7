"""Any pair → Where else did a line go like this: a planted copy, and the way to Compare."""

from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from data import archive
from data.archive.place import VARIABLE
from tests.unit.questions.test_likeness import copy, noise


def page() -> None:
    import streamlit as st

    from components.archives import archives_page

    if not st.session_state.get("elsewhere"):
        archives_page.render(
            on_open=lambda name, query: st.session_state.update(went=(name, query))
        )


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    planted = copy(("<b>CHN", "IND*"), 50, factor=0.7, times=2, longer=1.0)
    archive.build(pd.concat([planted, noise(("PAK", "FRA"), 1)]), tmp_path / "made")
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    return AppTest.from_function(page, default_timeout=60).run()


def test_a_planted_stretch_is_found_and_leads_to_compare(at: AppTest) -> None:
    assert not at.exception
    at.selectbox(key="alike_line").select("soviet-yugoslav").run()
    since, until = (at.number_input(key=f"alike_{end}").value or 0 for end in ("since", "until"))
    assert since <= 1948 <= until  # to begin with, the years around the largest fall
    at.number_input(key="alike_since").set_value(1946)
    at.number_input(key="alike_until").set_value(1954)
    at.button(key="alike_find").click().run()
    assert not at.exception
    rows = [one.proto.body for one in at.get("html") if 'class="thaw-alike"' in one.proto.body]
    assert "&lt;b&gt;CHN and Ind*, 199" in rows[0]
    assert " of 100 alike · as long" in rows[0]
    at.button(key="alike_compare_1").click().run()
    name, query = at.session_state["went"]
    assert name == "compare"
    assert query["sets"] == ["soviet-yugoslav", "archive:made:%3Cb%3ECHN:IND%2A"]


def test_years_without_a_shape_say_what_to_choose(at: AppTest) -> None:
    at.selectbox(key="alike_line").select("soviet-yugoslav").run()
    at.number_input(key="alike_since").set_value(1917)
    at.number_input(key="alike_until").set_value(1992)
    at.button(key="alike_find").click().run()
    assert not at.exception
    assert any("years" in warning.value for warning in at.warning)


def test_the_years_are_still_there_after_another_page(at: AppTest) -> None:
    at.selectbox(key="alike_line").select("soviet-yugoslav").run()
    at.number_input(key="alike_until").set_value(1956).run()
    before = [at.number_input(key=f"alike_{end}").value for end in ("since", "until")]
    for elsewhere in (True, False):
        at.session_state["elsewhere"] = elsewhere
        at.run()
    assert not at.exception
    assert at.selectbox(key="alike_line").value == "soviet-yugoslav"
    assert [at.number_input(key=f"alike_{end}").value for end in ("since", "until")] == before


def test_the_address_holds_what_is_looked_for(at: AppTest) -> None:
    at.selectbox(key="alike_line").select("soviet-yugoslav").run()
    at.number_input(key="alike_since").set_value(1946)
    at.number_input(key="alike_until").set_value(1954)
    at.button(key="alike_find").click().run()
    wanted = {"like": "soviet-yugoslav", "since": "1946", "until": "1954"}
    assert {key: at.query_params[key] for key in wanted} == wanted
    again = AppTest.from_function(page, default_timeout=60)  # a reload, or somebody else
    again.query_params.update(dict(at.query_params))
    again.run()
    assert not again.exception
    assert [one for one in again.get("html") if 'class="thaw-alike"' in one.proto.body]
    again.number_input(key="alike_since").set_value(1945).run()
    assert "like" not in again.query_params


def test_an_address_that_changed_decides_and_names_are_understood(at: AppTest) -> None:
    at.query_params.update({"archive": "made", "a": "FRANCE", "b": "pak"})
    at.run()
    assert not at.exception
    assert (at.selectbox(key="pair_a").value, at.selectbox(key="pair_b").value) == ("FRA", "PAK")


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"a": "XYZ"}, "One state: XYZ, which is not here"),
        ({"model": "odd"}, "Model: odd, which is not here"),
        ({"like": "nope", "since": "1", "until": "2"}, "the line of nope, which is not here"),
        ({"like": "archive:made:A:B", "since": "1", "until": "2"}, "which is not here"),
        ({"like": "soviet-yugoslav", "since": "²", "until": "x"}, "names no years"),
    ],
)
def test_what_the_address_asks_for_and_is_not_here_is_told(
    at: AppTest, query: dict, told: str
) -> None:
    at.query_params.update({"archive": "made", **query})
    at.run()
    assert not at.exception
    assert any(told in str(text.value) for text in at.text)


def test_an_archive_built_anew_is_shown_anew(at: AppTest, tmp_path: Path) -> None:
    rows = pd.DataFrame(
        {"date": ["1999-05-03"] * 2, "initiator": "USA", "target": "CUB", "score": [2.0, 1.0]}
    )
    rows.to_csv(tmp_path / "rows.csv", index=False)
    archive.build(tmp_path / "rows.csv", tmp_path / "other")
    at.query_params.update({"archive": "other"})
    at.run()
    assert at.selectbox(key="pair_a").value == "CUB"
    rows.assign(target="HTI").to_csv(tmp_path / "rows.csv", index=False)
    archive.build(tmp_path / "rows.csv", tmp_path / "other")  # as many rows as before
    at.run()
    assert not at.exception
    assert at.selectbox(key="pair_a").value == "HTI"


def test_a_pair_of_very_many_rows_has_the_window_first_until_another_is_chosen(
    at: AppTest, tmp_path: Path
) -> None:
    days = pd.date_range("1990-01-01", "1992-12-31").strftime("%Y-%m-%d")
    rows = {"date": [*days] * 2, "initiator": "USA", "target": "CUB", "score": 2.0}
    archive.build(pd.DataFrame(rows), tmp_path / "loud")
    at.run()
    assert at.selectbox(key="pair_model").value == "bounded"
    at.selectbox(key="pair_archive").select("loud").run()
    assert at.selectbox(key="pair_model").value == "window"
    at.selectbox(key="pair_model").select("bounded").run()
    assert (at.selectbox(key="pair_model").value, at.query_params["model"]) == (
        "bounded",
        "bounded",
    )
    assert not at.exception


def test_an_archive_of_a_single_row_says_what_there_is(at: AppTest, tmp_path: Path) -> None:
    row = {"date": ["1999-05-03"], "initiator": "USA", "target": "CUB", "score": [2.0]}
    archive.build(pd.DataFrame(row), tmp_path / "tiny")
    asked = {"like": "soviet-yugoslav", "since": "1946", "until": "1954"}
    at.query_params.update({"archive": "tiny", **asked})
    at.run()
    assert not at.exception
    assert any("No pair of this archive has a stretch" in text.value for text in at.text)
    lead = next(one.proto.body for one in at.get("html") if 'class="thaw-lead' in one.proto.body)
    assert "1 report in 1999" in lead
    assert "The line stays at" in lead
