"""What stands at the end of Streamlit's own page until the app has come: sheet, place, script."""

import re
from pathlib import Path

from components.served.bundle import bundle
from components.served.mounted import text_of
from components.style.palette_figure import FONT, SERIF

FOLDER = Path(__file__).parent

Around = tuple[bytes, bytes]


def around(
    base: str, *, place: str, body: str, script: str, head: str = "", sheet: str = ""
) -> Around:
    """What stands before the words that a script of ours takes, and what behind them.

    Args:
        base: the theme that the server's settings name: `light`, `dark` or empty.
        place: the attributes of the element.
        body: HTML in it.
        script: a file of this folder.
        head: HTML before all else.
        sheet: rules before those that all of these have.

    Raises:
        ValueError: the script would end itself.
    """
    text = bundle(script, FOLDER)
    if re.search("</script", text, re.IGNORECASE):
        raise ValueError("a script in a page cannot hold its own end")
    names = f".thaw-early {{ --sans: {FONT}; --serif: {SERIF}; }}"
    theme = base if base in ("light", "dark") else ""
    before = (
        f"{head}<style>{sheet}{text_of(FOLDER / 'early.css')}{names}</style>"
        f'<div {place} data-theme="{theme}" hidden>{body}<script type="application/json">'
    )
    return before.encode(), f"</script></div><script>{{{text}}}</script>".encode()
