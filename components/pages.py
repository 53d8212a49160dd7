"""The script that draws the pages: what stands at the top, and which page is open."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import style
from components.address import dataset_view, history_view
from components.address.query_view import SET_KEY
from components.archives import archives_page
from components.bring_in import bring_in_page
from components.classroom import class_page
from components.compare import compare_page
from components.door.opened import PAGES, opened
from components.door.roles import Role, role_here
from components.explain import explain_page
from components.explore import explore_page
from components.lessons import teach_page
from components.method import method_page
from components.sharing import sharing_page
from components.sources import sources_page
from components.stage import links_view
from components.workshop import workshop_page
from data.classroom.pages_first import PAGES_FIRST

STYLE = Path(style.__file__).parent


def to_explore() -> None:
    """Go to Explore: what was opened or made by hand elsewhere is shown there."""
    if not shown:
        st.text("It is shown on Explore, which is not open to guests.")
        return
    st.switch_page(EXPLORE)


def page(render: Callable[[], None], title: str, icon: str, path: str) -> StreamlitPage:
    """A page of Thaw; its address is its own, whatever menu it stands in."""
    return st.Page(render, title=title, icon=f":material/{icon}:", url_path=path)


def bring_in() -> None:
    """Bring in: a set that is opened is shown on Explore."""
    bring_in_page.render(on_open=to_opened)


def to_opened() -> None:
    """Go to Explore with the set that was opened in the address: one step for the browser's Back,
    and no other set on the way."""
    if shown:
        to_page("explore", {SET_KEY: st.session_state[dataset_view.CHOSEN]})
    to_explore()


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


def menu(role: Role) -> dict[str, list[StreamlitPage]]:
    """The pages by the word that stands at the top; under no word, the page's own title does.

    A newcomer reads few words (a test counts them): what is looked at every day stands alone,
    the rest in groups. A page that is not in the menu cannot be reached by its address either.
    """
    any_pair = page(pairs, "Any pair", "public", "any-pair")
    sources = page(sources_page.render, "Sources and codebook", "table", "data")
    method = page(method_page.render, "Method", "functions", "method")
    first = [
        EXPLORE,
        EXPLAIN,
        *([COMPARE] if compare_page.worth_a_page() else []),
    ]
    if role is Role.GUEST:
        return {"": guests_pages([*first, sources, method])}
    return {
        "": [*first, TEACH, CLASS],
        "Data": [
            page(bring_in, "Bring in", "upload_file", "bring-in"),
            page(workshop_page.render, "Workshop", "edit_note", "workshop"),
            *([any_pair] if archives_page.worth_a_page() else []),
            sources,
            method,
            page(sharing_page.render, "Sharing", "group", "sharing"),
        ],
    }


def guests_pages(pages: list[StreamlitPage]) -> list[StreamlitPage]:
    """Those that the owner has opened to guests, and the way in for others."""
    seen = {PAGES[name] for name in opened()}
    found = [one for one in pages if one.url_path in seen]
    if EXPLORE not in found or sharing_page.can_log_in():
        title = "Log in" if sharing_page.can_log_in() else "Guests"
        entry = st.Page(
            sharing_page.render_entry,
            title=title,
            icon=":material/login:",
            url_path="log-in",
            default=EXPLORE not in found,
        )
        found.append(entry)
    return found


def draw(chosen: StreamlitPage) -> None:
    """Draw the page that is open, between the two notes of where the browser stands."""
    history_view.arrive(chosen.url_path)
    try:
        chosen.run()
    finally:  # a page also ends by going to another one
        history_view.remember()


def draw_for(role: Role) -> None:
    """Draw what the address asks for, as far as it is in the menu of that role."""
    pages = menu(role)
    if not st.context.is_embedded:
        opened_page = st.navigation(pages, position="top")
        draw(opened_page)
        if role.may_work and (name := opened_page.url_path or "explore") in links_view.PAGES:
            links_view.render_links(TEACH, name)
        if role.may_work and opened_page in (TEACH, CLASS):
            links_view.render_class_link(CLASS if opened_page is TEACH else TEACH)
    elif EXPLORE in pages[""]:
        framed = st.Page(explore_page.render_embedded, title="Explore", default=True)
        draw(st.navigation([framed], position="hidden"))
    else:
        st.text("This page is not open to guests.")


st.set_page_config(page_title="Thaw", page_icon=str(STYLE / "icon.png"), layout="wide")
if not st.context.is_embedded:  # a small frame is the chart's: nothing lies over its top
    st.logo(str(STYLE / "logo.svg"), size="large")
role = role_here()
shown = role.may_work or "explore" in opened()
EXPLORE = st.Page(explore_page.render, title="Explore", icon=":material/timeline:", default=shown)
EXPLAIN = page(explain, "Explain", "help_center", "explain")
COMPARE = page(compare_page.render, "Compare", "compare", "compare")
TEACH = page(teach_page.render, "Teach", "school", "teach")
# Of the menu's few words Teach has one; a class begins from there, in one click.
CLASS = st.Page(
    class_page.render, title="Class", icon=":material/groups:", url_path="classroom",
    visibility="hidden",
)  # fmt: skip
with PAGES_FIRST.drawing():
    draw_for(role)
