"""Sharing: who reaches this Thaw, what guests see, with whom one's own sets are shared."""

import os

import streamlit as st
from streamlit import config

from components.door.hosts import LOOPBACK
from components.door.opened import PAGES, VARIABLE, open_pages, opened
from components.door.present import known_here
from components.door.roles import Role, person_here, role_here
from components.sharing.sets_view import render_own_sets
from components.style.page_style_view import render_style
from data.workspace import WorkspaceError
from data.workspace.people import opened_pages

TITLES = {
    "explore": "Explore",
    "explain": "Explain",
    "compare": "Compare",
    "sources": "Sources and codebook",
    "method": "Method",
}
KEY = "sharing_open_"
FAILED = "sharing_open_failed"


def render() -> None:
    """The page of those who work here."""
    render_style()
    with st.container(width=860):
        st.title("Sharing")
        if role_here() is Role.OWNER:
            _render_reach()
            _render_guests()
            _render_key()
        else:
            _render_member()
        render_own_sets()


def render_entry() -> None:
    """The page of a guest to whom nothing else is open, or who may log in."""
    render_style()
    with st.container(width=640):
        st.title("You are a guest here")
        st.text(
            "Take part in a class with the code that your teacher shows."
            + ("" if opened() else " The owner of this Thaw has opened no page to guests.")
        )
        st.link_button("To the class", f"{_base()}/class/", icon=":material/groups:")
        if can_log_in():
            st.text("Members of the department log in and work with sets of their own.")
            st.button("Log in", on_click=st.login, icon=":material/login:", type="primary")
        st.text(f"The owner opens the address {_base()}/owner and gives the key.")


def can_log_in() -> bool:
    """Whether there are members of a department here."""
    known = known_here()
    return known is not None and known.members.login


def _base() -> str:
    known = known_here()
    return "" if known is None else known.base


def _behind_proxy() -> bool:
    known = known_here()
    return known is not None and known.trust.behind_proxy


def _render_reach() -> None:
    st.header("Who reaches it")
    address = config.get_option("server.address") or "0.0.0.0"  # noqa: S104 - Streamlit's default
    if _behind_proxy():
        st.text("It stands behind another server, and whoever that one lets through reaches it.")
    elif address in LOOPBACK:
        st.text("Only you, on this machine. To let others on your network in, start it with:")
        st.code("streamlit run app.py --server.address 0.0.0.0", language=None, wrap_lines=True)
    else:
        st.text("Everyone on the network of this machine. Whoever is not you is a guest.")


def _render_guests() -> None:
    st.header("What guests see")
    st.text(
        "Guests always reach a class by its code. Besides, they read the pages that you tick, with "
        "the sets that come with Thaw. They bring nothing in, change nothing, and see no set of "
        "yours that you do not share below."
    )
    now = opened()
    for name, title in TITLES.items():
        st.checkbox(title, name in now, key=KEY + name, on_change=_open)
    if FAILED in st.session_state:
        st.error("It holds now, but could not be kept for the next start.", icon="⚠️")
        st.text(st.session_state.pop(FAILED))
    if os.environ.get(VARIABLE) is not None:
        st.text(f"This holds until Thaw ends: at each start the variable {VARIABLE} decides.")
    else:
        st.text("This is kept, also when Thaw is closed. A variable can say it at each start:")
        st.code(f'{VARIABLE}="{" ".join(now)}"', language=None, wrap_lines=True)


def _open() -> None:
    """Open what is ticked (a callback); only the owner's page has these boxes."""
    if role_here() is Role.OWNER:
        names = [name for name in PAGES if st.session_state.get(KEY + name)]
        open_pages(names)
        try:
            opened_pages.keep(names)
        except WorkspaceError as problem:
            st.session_state[FAILED] = str(problem)


def _render_key() -> None:
    known = known_here()
    if known is None or known.key is None:
        return
    st.header("You, at another machine")
    st.text(f"Open the address {known.base}/owner of this Thaw there and give this key:")
    if os.environ.get("THAW_OWNER_KEY"):
        st.text("the one in the variable THAW_OWNER_KEY.")
    else:
        with st.popover("Show the key", icon=":material/key:"):
            st.code(known.key.word, language=None, wrap_lines=True)
        st.text("It is good until Thaw ends. Whoever has it may do everything here.")
    st.text("On a network that you do not trust, give it over HTTPS only.")


def _render_member() -> None:
    st.text(f"You are logged in as {person_here()}. Your sets are yours until you share them.")
    st.button("Log out", on_click=st.logout, icon=":material/logout:")
