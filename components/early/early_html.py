"""The picture before the page as HTML: its place, its sheet, what it draws, and the drawing."""

import re
from functools import cache
from pathlib import Path

from components.chart.frame_html import explore_foot
from components.served.bundle import bundle
from components.served.scripts import address
from components.style.faces import face_files, face_rule
from components.style.palette_figure import FONT, SERIF

FOLDER = Path(__file__).parent
CHART = FOLDER.parent / "chart" / "explore"


@cache
def _around(base: str) -> tuple[bytes, bytes]:
    """What stands before the picture's own words, and behind them."""
    sheet = (CHART / "chart.css").read_text(encoding="utf-8")
    sheet += (FOLDER / "early.css").read_text(encoding="utf-8")
    names = f".thaw-early {{ --sans: {FONT}; --serif: {SERIF}; }}"
    script = bundle("early.js", FOLDER)
    if re.search("</script", script, re.IGNORECASE):
        raise ValueError("a script in a page cannot hold its own end")
    theme = base if base in ("light", "dark") else ""
    before = (
        f'<link rel="modulepreload" href="./{address("chart")}">'
        f"<style>{_faces()}{names}{sheet}</style>"
        f'<div class="thaw-early" aria-hidden="true" data-theme="{theme}" hidden>'
        '<div class="thaw-early-body"><h1></h1><p class="thaw-early-words"></p>'
        '<div class="thaw-early-chart"><div class="thaw-early-stage"><svg></svg></div>'
        f'<div class="thaw-early-foot" inert>{explore_foot()}</div></div></div>'
        '<script type="application/json">'
    )
    return before.encode(), f"</script></div><script>{{{script}}}</script>".encode()


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
