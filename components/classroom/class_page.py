"""The page Class: begin a class, lead it, and show what comes in on the board."""

from functools import cache
from pathlib import Path

import streamlit as st

from components.address import dataset_view
from components.address.query_view import first_of
from components.classroom.controls_view import (
    render_controls,
    render_letting_through,
    render_window_link,
)
from components.classroom.gathered import gather
from components.classroom.join_view import render_join, render_ways
from components.classroom.results_view import render_main, render_side
from components.classroom.session_view import BOARD, KEY, VIEW, chosen, go
from components.classroom.start_view import render_head, render_start
from components.door.roles import role_here
from components.style.page_style_view import render_style
from data.classroom import NoSuchClass
from data.workspace import WorkspaceError

LOOK_SECONDS = 0.7  # between two looks of the board


@cache
def _rules() -> str:
    return f"<style>{Path(__file__).with_name('class.css').read_text(encoding='utf-8')}</style>"


def render() -> None:
    """The page."""
    render_style()
    with st.container(key="class-style"):
        st.html(_rules())
    if not role_here().may_work:
        st.text(
            "A class is led by whoever owns this Thaw. To take part, open the address on the board."
        )
        return
    try:
        _open()
    except WorkspaceError as problem:
        _say(problem)


def _say(problem: WorkspaceError) -> None:
    st.error("The class cannot be reached just now. What came in is kept.", icon="⚠️")
    st.text(str(problem))


def _open() -> None:
    room = chosen()
    if room is None:
        if first_of(KEY):
            st.text("There is no class with this code any more.")
            st.button("All classes", on_click=go)
        opened = dataset_view.open_chosen()
        if opened is not None:
            render_head(opened[0])
            render_start(opened[0])
        return
    board_only = first_of(VIEW) == BOARD
    _board(room.code, board_only)
    if not board_only:
        render_ways(room)
        render_window_link(room)


@st.fragment(run_every=LOOK_SECONDS)
def _board(code: str, board_only: bool) -> None:
    """The board, which looks again by itself."""
    try:
        seen = gather(code)
    except NoSuchClass:
        st.text("This class was deleted.")
        return
    except WorkspaceError as problem:
        _say(problem)
        return
    with st.container(key="class-board"):
        wide, narrow = st.columns([7, 3], gap="large")
        with wide:
            render_main(seen)
        with narrow:
            render_join(seen.room, seen.pulse.pupils)
            render_side(seen)
        if not board_only:
            render_controls(seen)
            render_letting_through(seen)
