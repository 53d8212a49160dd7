"""Mounts a stage: a story, a drawing or a single view over a live chart."""

import hashlib
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from components.stage.stage_payload import Scene, colours_of, scene_json
from components.style.page_style_view import theme_name

FOLDER = Path(__file__).parent
# In the order in which they need each other; the last one is what Streamlit calls.
MODULES = (
    *("scale.js", "placing.js", "plot.js", "pieces.js", "draw.js", "play.js", "cards.js"),
    *("skeleton.js", "speaker.js", "stage.js", "score.js", "mount.js"),
)
_IMPORT = re.compile(r"^import\b[^;]*;\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


@cache
def script() -> str:
    """The modules as one, for a mount that takes one script."""
    parts = [(FOLDER / name).read_text(encoding="utf-8") for name in MODULES]
    return "\n".join(_EXPORT.sub("", _IMPORT.sub("", part)) for part in parts)


@cache
def _sheet() -> str:
    return (FOLDER / "stage.css").read_text(encoding="utf-8")


def render_stage(
    scene: Scene,
    key: str,
    score: dict[str, Any] | None = None,
    on_drawn: Callable[[], None] | None = None,
) -> None:
    """Mount a stage.

    Args:
        scene: what it shows.
        key: of the widget; the session has under it what was drawn last (`drawn`: `values`, a list
            of year and degrees, and `step`).
        score: of a drawing that was sent, as `stage_payload.score_words` gives it.
        on_drawn: called when a drawing is finished.
    """
    theme = theme_name()
    text = scene_json(scene, theme)
    revision = hashlib.blake2b(f"{theme}{text}".encode(), digest_size=8).hexdigest()
    mount = st.components.v2.component(  # type: ignore[attr-defined]
        "thaw_stage",
        html='<article class="ls-stage"></article>',
        css=_sheet(),
        js=script(),
        isolate_styles=False,
    )
    data = {"scene": text, "revision": revision, "colours": colours_of(theme), "score": score}
    mount(key=key, data=data, height="content", on_drawn_change=on_drawn or _nothing)


def _nothing() -> None:
    """Makes the stage's news known to Streamlit where nobody listens."""
