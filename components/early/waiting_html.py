"""What is said before the page while a set of very many events is being opened: how far it is."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from components.address import large_view
from components.early.early_picture import asked_set, in_a_script
from components.served.bundle import bundle
from components.style.palette_figure import FONT, SERIF, palette

FOLDER = Path(__file__).parent


@cache
def _around(base: str) -> tuple[bytes, bytes]:
    """What stands before the words, and behind them."""
    sheet = (FOLDER / "early.css").read_text(encoding="utf-8")
    sheet += f".thaw-early {{ --sans: {FONT}; --serif: {SERIF}; }}"
    script = bundle("waiting.js", FOLDER)
    if re.search("</script", script, re.IGNORECASE):
        raise ValueError("a script in a page cannot hold its own end")
    theme = base if base in ("light", "dark") else ""
    before = (
        f'<style>{sheet}</style><div class="thaw-early thaw-early-wait" role="status" '
        f'data-theme="{theme}" hidden><p></p><progress max="1" aria-hidden="true"></progress>'
        '<script type="application/json">'
    )
    return before.encode(), f"</script></div><script>{{{script}}}</script>".encode()


def waiting_html(query: Mapping[str, Sequence[str]], base: str = "") -> bytes:
    """How far the set of an address is, to stand at the end of a page; its opening begins with it.

    Asked on behalf of whoever looks (`data.workspace.people.asking`).

    Args:
        query: of the address, from `early_picture.query_of`.
        base: the theme that the server's settings name: `light`, `dark` or empty.

    Returns:
        Nothing where the set is there at once, or is none that whoever asks may have.
    """
    if (found := asked_set(query)) is None:
        return b""
    name, stamp = found
    if not large_view.is_large(name, stamp) or large_view.is_open(name, stamp):
        return b""
    opening = large_view.begin(name, stamp)
    words = {
        "text": opening.told(),
        "share": opening.share,
        "palettes": {theme: _colours(theme) for theme in ("light", "dark")},
    }
    before, behind = _around(base)
    return before + in_a_script(json.dumps(words, ensure_ascii=False).encode()) + behind


def _colours(theme: str) -> dict[str, str]:
    colours = palette(theme)
    return {"paper": colours.paper, "ink": colours.text, "soft": colours.muted}
