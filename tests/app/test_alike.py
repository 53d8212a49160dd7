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
