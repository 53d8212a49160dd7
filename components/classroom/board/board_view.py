"""Mounts the board: it asks this server for what is new by itself, beside Streamlit's runs."""

import json
from functools import cache
from pathlib import Path

from components.chart import chart_view
from components.classroom.board.boards import Board
from components.served.mounted import part, text_of
from components.served.scripts import module
from components.style.page_style_view import theme_name

FOLDER = Path(__file__).parent
CHART = FOLDER.parents[1] / "chart" / "plain_chart"
SEEN = "class_board"  # in the session: what the window last said


@cache
def _html() -> str:
    chart = text_of(CHART / "plain_chart.html")
    return text_of(FOLDER / "board.html").replace("{chart}", chart)


def render_board(board: Board, join: str) -> None:
    """The board, with the card of the join code; Python runs again when buttons have to change.

    Args:
        board: as it stands now; the window asks for every later one by itself.
        join: the card as HTML.
    """
    mount = part(
        "thaw_class_board",
        html=_html(),
        css=text_of(CHART / "plain_chart.css"),
        js=module("board"),
    )
    own = {
        "url": f"class/{board.seen.room.code}/board",
        "plotly_url": chart_view.plotly_url(),
        "draws": board.seen.room.activity in ("rate", "draw"),
        "join": join,
    }
    told = json.dumps(own, ensure_ascii=False).encode()
    data = told[:-1] + b',"board":' + board.told(theme_name()) + b"}"
    mount(key=SEEN, data=data, height="content", on_turned_change=_nothing)


def _nothing() -> None:
    """Makes the board's news known to Streamlit, which then runs the fragment again."""
