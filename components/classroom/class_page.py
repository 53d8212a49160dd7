"""The page Class: begin a class, lead it, and show what comes in on the board."""

from functools import cache
from pathlib import Path

import streamlit as st

from components.address import dataset_view
from components.address.query_view import first_of
from components.classroom.board.board_view import render_board
from components.classroom.board.boards import BOARDS
from components.classroom.controls_view import (
    render_controls,
    render_letting_through,
    render_window_link,
)
from components.classroom.join_view import join_card, render_ways
from components.classroom.session_view import BOARD, KEY, VIEW, chosen, go
from components.classroom.start_view import render_head, render_start
from components.door.roles import role_here
from components.style.page_style_view import render_style
from data.classroom import NoSuchClass
from data.workspace import WorkspaceError


@cache
def _rules() -> str:
    file = Path(__file__).parent / "board" / "class.css"
    return f"<style>{file.read_text(encoding='utf-8')}</style>"


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
    with st.container(key="class-alone" if board_only else "class-led"):
        _board(room.code, board_only)
    if not board_only:
        render_ways(room)
        render_window_link(room)


@st.fragment
def _board(code: str, board_only: bool) -> None:
    """The board, which keeps itself up to date, and the buttons, which it has drawn again."""
    try:
        board = BOARDS.board(code)
    except NoSuchClass:  # deleted: the whole page goes on to the list, not this part of it alone
        st.rerun()
    except WorkspaceError as problem:
        _say(problem)
        return
    with st.container(key="class-board"):
        render_board(board, join_card(board.seen.room, board.seen.pulse.pupils))
        if not board_only:
            render_controls(board.seen)
            render_letting_through(board.seen)
