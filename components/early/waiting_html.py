"""What is said before the page while a set of very many events is being opened: how far it is."""

import json
from collections.abc import Mapping, Sequence
from functools import cache

from components.address import large_view
from components.early.before_html import Around, around
from components.early.early_picture import asked_set, in_a_script
from components.style.palette_figure import palette


@cache
def _around(base: str) -> Around:
    """What stands before the words, and behind them."""
    return around(
        base,
        place='class="thaw-early thaw-early-wait" role="status"',
        body='<p></p><progress max="1" aria-hidden="true"></progress>',
        script="waiting.js",
    )


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
        "share": opening.pace.share,
        "palettes": {theme: _colours(theme) for theme in ("light", "dark")},
    }
    before, behind = _around(base)
    return before + in_a_script(json.dumps(words, ensure_ascii=False).encode()) + behind


def _colours(theme: str) -> dict[str, str]:
    colours = palette(theme)
    return {"paper": colours.paper, "ink": colours.text, "soft": colours.muted}
