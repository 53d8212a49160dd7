"""No text of a table reaches anything that reads Markdown: every label on every page is listed.

Streamlit reads Markdown in labels, in the options of pills, radios and the like, in help, tabs and
messages. The list is made from what the pages send to the browser, so that a new widget is on it.
"""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from google.protobuf.descriptor import FieldDescriptor
from streamlit.testing.v1 import AppTest

from components.style.words_view import plain
from data import catalog, workspace
from data.reading import packages
from data.selection.explaining import QUESTIONS
from tests.hostile_set import ELSEWHERE, RAW, markup, write_hostile_set

PAGES = str(Path(__file__).parents[2] / "components" / "pages.py")
# What is no Markdown: text, what is escaped by our own hand, what a field holds, a table's cells.
PLAIN = {
    "text": {"body"},
    "html": {"body"},
    "selectbox": {"options", "raw_value", "default", "placeholder"},
    "multiselect": {"options", "raw_values", "default", "placeholder"},
    "text_input": {"value", "default", "placeholder"},
    "text_area": {"value", "default", "placeholder"},
    "bidi_component": {"*"},
    "plotly_chart": {"*"},
    "dataframe": {"columns", "data"},
    "arrow_data_frame": {"columns", "data"},
    "download_button": {"url", "id"},
    "*": {"id", "form_id", "url", "file_name", "element_id", "user_key", "query_param_key"},
}


def strings(message: Any, skipped: set[str]) -> Iterator[str]:
    """Every text in a protobuf message but that of the skipped fields."""
    for field, value in message.ListFields():
        if field.name in skipped:
            continue
        many = list(value) if field.is_repeated and not hasattr(value, "items") else [value]
        for item in many:
            if field.type == FieldDescriptor.TYPE_MESSAGE and hasattr(item, "ListFields"):
                yield from strings(item, skipped)
            elif isinstance(item, str):
                yield item


def read_as_markdown(at: AppTest) -> list[tuple[str, str]]:
    """Kind and text of everything on the page that may be read as Markdown."""
    found = []
    ahead = list(at._tree.children.values())
    while ahead:
        node = ahead.pop()
        ahead += list(getattr(node, "children", {}).values())
        proto = getattr(node, "proto", None)
        if proto is None or not hasattr(proto, "ListFields"):
            continue
        kind = getattr(node, "type", "")
        skipped = PLAIN.get(kind, set()) | PLAIN["*"]
        if "*" in skipped:
            continue
        found += [(kind, text) for text in strings(proto, skipped)]
        found += [(kind, text) for text in helps_of_columns(getattr(proto, "columns", ""))]
    return found


def helps_of_columns(settings: object) -> list[str]:
    """The help of a table's columns; all else in a table is drawn as it stands."""
    columns = json.loads(settings) if isinstance(settings, str) and settings else {}
    return [str(column["help"]) for column in columns.values() if "help" in column]


def explore() -> None:
    from components.explore import explore_page

    explore_page.render()


def explain() -> None:
    from components.explain import explain_page

    explain_page.render(on_leave=lambda: None)


def compare() -> None:
    from components.compare import compare_page

    compare_page.render()


def bring_in() -> None:
    from components.bring_in import bring_in_page

    bring_in_page.render(on_open=lambda: None)


def workshop() -> None:
    from components.workshop import workshop_page

    workshop_page.render()


def method() -> None:
    from components.method import method_page

    method_page.render()


def sources() -> None:
    from components.sources import sources_page

    sources_page.render()


def teach() -> None:
    from components.lessons import teach_page

    teach_page.render()


def sharing() -> None:
    from components.sharing import sharing_page

    sharing_page.render()


def classes() -> None:
    from components.classroom import class_page

    class_page.render()


def any_pair() -> None:
    from components.archives import archives_page

    archives_page.render(on_open=lambda *_: None)


EVENT = "1948-expelled"
VISITS: list[tuple[Callable[[], None], dict[str, str]]] = [
    (explore, {}),
    (explore, {"event": EVENT, "chapter": "split"}),
    (explore, {"category": "party", "by": "A", "q": "x"}),
    (explore, {"look": "why", "on": "1950-01-01"}),
    (explore, {"look": "what-if"}),
    (explore, {"look": "memory"}),
    *((explain, {"ask": ask}) for ask in QUESTIONS),
    (compare, {}),
    (bring_in, {}),
    (workshop, {}),
    (method, {}),
    (sources, {}),
    (sharing, {}),
    (classes, {}),
    (any_pair, {}),
    *((teach, {"do": do}) for do in ("show", "ask", "draw", "rate", "hand-out")),
]


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The hostile set and a second one as the whole catalogue, and a copy among one's own."""
    monkeypatch.setattr(catalog, "ROOT", tmp_path)
    folder = write_hostile_set(tmp_path)
    write_hostile_set(tmp_path, "second")
    return workspace.open_store().copy_shipped(packages.open_folder(folder))


def opened(page: Callable[[], None], query: dict[str, str]) -> AppTest:
    at = AppTest.from_function(page, default_timeout=60)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception, at.exception
    return at


def raw(at: AppTest) -> list[tuple[str, str]]:
    return [(kind, text) for kind, text in read_as_markdown(at) if of_a_table(text)
            and RAW.search(text)]  # fmt: skip


def of_a_table(text: str) -> bool:
    return ELSEWHERE in text.replace("\\", "")


@pytest.mark.parametrize(("draw", "query"), VISITS)
def test_no_text_of_a_table_is_read_as_markdown(
    hostile: str, draw: Callable[[], None], query: dict[str, str]
) -> None:
    at = opened(draw, query)
    assert raw(at) == []


@pytest.mark.parametrize("query", [{}, {"event": EVENT}])
def test_nor_in_a_set_of_ones_own(hostile: str, query: dict[str, str]) -> None:
    assert raw(opened(explore, {"set": hostile, **query})) == []
    assert raw(opened(workshop, {"edit": hostile})) == []


# What an address may name anywhere, known or not: a link is written by whoever sends it.
NAMED = (
    "set", "event", "chapter", "category", "by", "q", "look", "on", "model", "ask", "edit", "do",
    "with", "story", "from", "to", "a", "b", "archive", "k", "half_life_days", "step", "seed",
    "revision", "class", "nonsense", ELSEWHERE,
)  # fmt: skip


@pytest.mark.parametrize(
    "draw",
    [explore, explain, compare, workshop, method, sources, teach, sharing, classes, any_pair,
     bring_in],
    ids=lambda draw: draw.__name__,
)  # fmt: skip
@pytest.mark.parametrize("known", [True, False])
def test_nor_is_text_of_an_address(hostile: str, draw: Callable[[], None], known: bool) -> None:
    query = {key: markup(key) for key in NAMED}
    if known:  # else the page goes no further than the set
        query = {key: text for key, text in query.items() if key not in ("set", "edit", "archive")}
    assert raw(opened(draw, query)) == []


def test_the_list_holds_what_is_made_of_a_table(hostile: str) -> None:
    """Else the tests above would pass on an empty list."""
    listed = read_as_markdown(opened(explore, {"category": "party"}))
    made = {kind for kind, text in listed if of_a_table(text)}
    assert made, sorted({kind for kind, _ in listed})


def test_a_raw_label_is_found() -> None:
    def page() -> None:
        import streamlit as st

        from tests.hostile_set import markup

        st.button(markup("button"))
        st.pills("Choose", [markup("pill")])
        st.radio("Choose one", ["a"], help=markup("help"))
        st.tabs([markup("tab")])
        st.text(markup("text"))
        st.selectbox("One of", [markup("option")])

    found = [text.rsplit(" ", 1)[1] for _, text in raw(opened(page, {}))]
    assert sorted(found) == ["button", "help", "pill", "tab"]


def test_plain_text_means_nothing_in_markdown() -> None:
    assert not RAW.search(plain(markup("x")))
    assert plain("a\n# b\n\n- c") == plain("a # b - c")
    assert plain("Tito–Stalin") == "Tito–Stalin"


def test_a_sign_that_means_nothing_gets_no_backslash() -> None:
    """A screen reader is told some labels as they are written."""
    for name in ("reader-2", "Mr. X. of (the) U.N.", "1948: a split!", "half_way", "Who acted?"):
        assert plain(name) == name
    meant = ("- a", "1. a", "1) a", "a - b", "_a_", ":red[a]", ":a:", "a:b", "![a](b)", "](",
             "www.a.b", "a@b.c", "http://a", "**a**", "# a", "a--b", "->", "~~a~~")  # fmt: skip
    for text in meant:
        assert "\\" in plain(text), text
