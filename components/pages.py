"""The script that draws the pages: what stands at the top, and which page is open."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import style
from components.address import history_view
from components.archives import archives_page
from components.bring_in import bring_in_page
from components.compare import compare_page
from components.explain import explain_page
from components.explore import explore_page
from components.lessons import teach_page
from components.method import method_page
from components.sources import sources_page
from components.stage import links_view
from components.workshop import workshop_page

STYLE = Path(style.__file__).parent


def to_explore() -> None:
    """Go to Explore: what was opened or made by hand elsewhere is shown there."""
    st.switch_page(EXPLORE)


def page(render: Callable[[], None], title: str, icon: str, path: str) -> StreamlitPage:
    """A page of Thaw; its address is its own, whatever menu it stands in."""
    return st.Page(render, title=title, icon=f":material/{icon}:", url_path=path)


def bring_in() -> None:
    """Bring in: a set that is opened is shown on Explore."""
    bring_in_page.render(on_open=to_explore)


def explain() -> None:
    """Explain: what is made there by hand is shown on Explore."""
    explain_page.render(on_leave=to_explore)


def pairs() -> None:
    """Any pair: what is chosen there opens on the pages that every data set has."""
    archives_page.render(on_open=to_page)


def to_page(name: str, query: dict[str, str | list[str]]) -> None:
    """Go to a page with an address."""
    pages = {"explore": EXPLORE, "explain": EXPLAIN, "compare": COMPARE}
    st.switch_page(pages[name], query_params=query)


def menu() -> dict[str, list[StreamlitPage]]:
    """The pages by the word that stands at the top; under no word, the page's own title does.

    A newcomer reads few words (a test counts them): what is looked at every day stands alone,
    the rest in groups.
    """
    any_pair = page(pairs, "Any pair", "public", "any-pair")
    return {
        "": [
            EXPLORE,
            EXPLAIN,
            *([COMPARE] if compare_page.worth_a_page() else []),
            TEACH,
        ],
        "Data": [
            page(bring_in, "Bring in", "upload_file", "bring-in"),
            page(workshop_page.render, "Workshop", "edit_note", "workshop"),
            *([any_pair] if archives_page.worth_a_page() else []),
            page(sources_page.render, "Sources and codebook", "table", "data"),
            page(method_page.render, "Method", "functions", "method"),
        ],
    }


def draw(chosen: StreamlitPage) -> None:
    """Draw the page that is open, between the two notes of where the browser stands."""
    history_view.arrive(chosen.url_path)
    try:
        chosen.run()
    finally:  # a page also ends by going to another one
        history_view.remember()


st.set_page_config(page_title="Thaw", page_icon=str(STYLE / "icon.png"), layout="wide")
st.logo(str(STYLE / "logo.svg"), size="large")
EXPLORE = st.Page(explore_page.render, title="Explore", icon=":material/timeline:", default=True)
EXPLAIN = page(explain, "Explain", "help_center", "explain")
COMPARE = page(compare_page.render, "Compare", "compare", "compare")
TEACH = page(teach_page.render, "Teach", "school", "teach")
if st.context.is_embedded:
    only = st.Page(explore_page.render_embedded, title="Explore", default=True)
    draw(st.navigation([only], position="hidden"))
else:
    opened = st.navigation(menu(), position="top")
    draw(opened)
    if (name := opened.url_path or "explore") in links_view.PAGES:
        links_view.render_links(TEACH, name)
