"""A widget is given what the view holds, as its value and as its default."""

import ast
from pathlib import Path

import streamlit as st
from streamlit.testing.v1 import AppTest

from components.address.widgets_view import seed, seed_choice

COMPONENTS = Path(__file__).parents[3] / "components"
VALUED = {
    "selectbox",
    "slider",
    "select_slider",
    "number_input",
    "text_input",
    "toggle",
    "checkbox",
    "radio",
    "pills",
    "segmented_control",
    "multiselect",
}


def set_and_used(code: str) -> list[str]:
    """The keys of widgets that a module also sets in the session by hand."""
    found, held = [], set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Assign):
            held |= {ast.unparse(target) for target in node.targets}
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in VALUED:
            keys = [ast.unparse(each.value) for each in node.keywords if each.arg == "key"]
            found += [key for key in keys if f"st.session_state[{key}]" in held]
    return found


def test_the_value_is_the_default_too() -> None:
    assert seed("years", (1947, 1955)) == {"key": "years", "value": (1947, 1955)}
    assert seed("look", None, "default") == {"key": "look", "default": None}
    assert seed_choice("turns", "year", ["day", "year"]) == {"key": "turns", "index": 1}
    assert st.session_state["turns"] == "year" and st.session_state["years"] == (1947, 1955)


def test_no_widget_is_only_set() -> None:
    paths = COMPONENTS.rglob("*.py")
    found = {str(path): set_and_used(path.read_text(encoding="utf-8")) for path in paths}
    assert {name: keys for name, keys in found.items() if keys} == {}
    assert set_and_used("st.session_state[K] = 1\nst.slider('Years', key=K)") == ["K"]


def chooser() -> None:
    """A page that is told by its address what it shows, with a widget that chooses it."""
    import streamlit as st

    from components.address.widgets_view import seed_anew

    now = st.query_params.get("do", "show")

    def go(part: str) -> None:
        st.query_params["do"] = part

    given = seed_anew("part", now, go, "default")
    st.segmented_control("Part", ["show", "draw", "rate"], **given)


def test_a_widget_that_the_address_moved_has_no_say_any_more() -> None:
    at = AppTest.from_function(chooser).run()
    first = at.segmented_control[0].key
    at.segmented_control[0].set_value("draw").run()
    assert at.query_params["do"] == "draw"
    assert at.segmented_control[0].key == first  # a choice leaves the widget, and its focus
    told = at._tree.get_widget_states()
    at.query_params["do"] = "rate"  # Forward
    at.run()
    assert at.segmented_control[0].value == "rate"
    at._run(told)  # asked for before the page had heard of it: the widget still says "draw"
    assert at.query_params["do"] == "rate" and at.segmented_control[0].value == "rate"
    at.segmented_control[0].set_value("show").run()
    assert at.query_params["do"] == "show"
