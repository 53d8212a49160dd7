"""Mounts a stage: a story, a drawing or a single view over a live chart."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from components.served.mounted import part, text_of
from components.served.scripts import module
from components.stage.stage_payload import Scene, colours_of, scene_json

FOLDER = Path(__file__).parent
THEMES = ("light", "dark")  # the browser wears one; a change of it asks nobody


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
    text = scene_json(scene)
    revision = hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
    mount = part(
        "thaw_stage",
        html='<article class="ls-stage"></article>',
        css=text_of(FOLDER / "stage.css"),
        js=module("stage"),
    )
    colours = {theme: colours_of(theme) for theme in THEMES}
    data = {"scene": text, "revision": revision, "colours": colours, "score": score}
    mount(key=key, data=data, height="content", on_drawn_change=on_drawn or _nothing)


def _nothing() -> None:
    """Makes the stage's news known to Streamlit where nobody listens."""
