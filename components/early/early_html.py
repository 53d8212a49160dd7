"""The picture before the page as HTML: its place, its sheet, what it draws, and the drawing."""

from functools import cache
from pathlib import Path

from components.chart.frame_html import explore_foot
from components.early.before_html import Around, around
from components.served.mounted import text_of
from components.served.scripts import address
from components.style.faces import face_files, face_rule

CHART = Path(__file__).parents[1] / "chart" / "explore"


@cache
def _around(base: str) -> Around:
    """What stands before the picture's own words, and behind them."""
    return around(
        base,
        head=f'<link rel="modulepreload" href="./{address("chart")}">',
        sheet=_faces() + text_of(CHART / "chart.css"),
        place='class="thaw-early" aria-hidden="true"',
        body='<div class="thaw-early-body"><h1></h1><p class="thaw-early-words"></p>'
        '<div class="thaw-early-chart"><div class="thaw-early-stage"><svg></svg></div>'
        f'<div class="thaw-early-foot" inert>{explore_foot()}</div></div></div>',
        script="early.js",
    )


def _faces() -> str:
    """The faces of the text, from where Streamlit's own page will ask for them."""
    return "".join(
        face_rule(family, f"./static/media/{file.name}") for family, file in face_files().items()
    )


def early_html(picture: bytes, base: str = "") -> bytes:
    """The whole, to stand at the end of a page.

    Args:
        picture: from `components.early.early_picture`.
        base: the theme that the server's settings name: `light`, `dark` or empty.
    """
    before, behind = _around(base)
    return before + picture + behind
