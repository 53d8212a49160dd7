"""Mounts a figure that is drawn in place: it neither flashes nor loses its zoom when it changes.

For charts that show and do not have to be walked through; the chart of Explore has its own mount.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from plotly.io.json import to_json_plotly

from components.chart import chart_view
from components.served.mounted import part, text_of
from components.served.scripts import module
from components.style.palette_figure import Palette, palette

FOLDER = Path(__file__).parent / "plain_chart"


def plain_payload(
    figure: dict[str, Any],
    *,
    alt: str,
    theme: str,
    chapters: Sequence[dict[str, Any]] = (),
    drag: str = "zoom",
    chapters_open: bool = False,
    tell_drawn: bool = False,
    links: bool = False,
    words: Mapping[str, Any] | None = None,
) -> bytes:
    """What the browser draws, as JSON.

    Args:
        figure: `data`; `wide` and `narrow`, the layouts for the two widths of a screen; `legend`,
            what lines and shades mean (`name`, `colour`, and `dash` or `kind`).
        alt: the chart in words.
        theme: `light` or `dark`.
        chapters: `id`, `number`, `label`, `x0`, `x1` of the names over the bands.
        drag: what dragging does: `zoom`, or `select` for a span of dates.
        chapters_open: whether a click on a chapter's name means something.
        tell_drawn: whether Python wants to know when it has been drawn.
        links: whether a mark's `customdata` is a link of this app to follow.
        words: of the picture to take home: `title`, `sentence`, `footer` (lines), `filename`; None
            offers none.
    """
    rest = {
        "legend": figure.get("legend", []),
        "alt": alt,
        "theme": theme,
        "chapters": list(chapters),
        "drag": drag,
        "chapters_open": chapters_open,
        "tell_drawn": tell_drawn,
        "links": links,
        "picture": words and _picture(words, palette(theme)),
    }
    return _as_json(figure, rest)


def _picture(words: Mapping[str, Any], colours: Palette) -> dict[str, Any]:
    """What the picture to take home says, and in which colours."""
    return {**words, "text": colours.text, "muted": colours.muted, "paper": colours.paper}


def _as_json(figure: Mapping[str, Any], rest: Mapping[str, Any]) -> bytes:
    """One JSON object, with a revision that changes with anything in it."""
    drawn = str(to_json_plotly({name: figure[name] for name in ("data", "wide", "narrow")}))
    body = f"{drawn[:-1]},{json.dumps(rest, ensure_ascii=False)[1:-1]}"
    revision = hashlib.blake2b(body.encode(), digest_size=8).hexdigest()
    return f'{body},"revision":"{revision}"'.encode()


def revision_of(payload: bytes) -> str:
    """The revision by which the browser says what it has drawn."""
    return payload[-17:-1].decode()


def render_plain(payload: bytes, key: str, **heard: Callable[[], None]) -> Any:
    """Mount a chart.

    Args:
        payload: from `plain_payload`.
        key: of the widget; the session has under it what was heard last.
        heard: callbacks `on_picked_change` (an event: `id`), `on_span_change` (`range`, two
            days), `on_chapter_change` (`id`), `on_drawn_change` (the revision drawn).
    """
    mount = part(
        "thaw_plain_chart",
        html=text_of(FOLDER / "plain_chart.html"),
        css=text_of(FOLDER / "plain_chart.css"),
        js=module("plain_chart"),
    )
    tail = json.dumps({"plotly_url": chart_view.plotly_url()})[1:]
    silent = {
        f"on_{name}_change": _nothing for name in ("picked", "span", "chapter", "drawn", "theme")
    }
    return mount(key=key, data=payload + b"," + tail.encode(), height="content", **(silent | heard))


def _nothing() -> None:
    """Makes the component's news known to Streamlit where nobody listens."""
