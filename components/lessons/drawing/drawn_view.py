"""The drawings of this tab: on the part Let them draw, and in the steps of stories."""

from typing import Any

import streamlit as st

from components.stage.stage_payload import Scene, score_words
from data.lessons import drawing, unfinished

DRAWN = "teach_drawn"  # in the session: the drawings, by set
KEPT_MOST = 200


def kept_drawings(dataset: str) -> unfinished.Kept:
    """The drawings of a set, by years: when, and the degrees by year."""
    return st.session_state.setdefault(DRAWN, {}).setdefault(dataset, {})


def keep_drawing(dataset: str, years: tuple[int, int], news: Any) -> dict[int, float]:
    """Keep a drawing that came from the browser; what is no number of the years is left out.

    Args:
        dataset: id of the set.
        years: first and last that were asked.
        news: as the stage sends it.

    Returns:
        Its degrees by year; empty where there is none.
    """
    if not isinstance(news, dict):
        return {}
    values, at = drawing.read(news.get("values"), *years), news.get("at")
    drawn = kept_drawings(dataset).setdefault(years, [])
    new = all(at != before for before, _ in drawn)  # a run that is broken off comes again
    if values and isinstance(at, int) and new and len(drawn) < KEPT_MOST:
        drawn.append((at, values))
    return values


def score_of_step(scene: Scene, key: str) -> dict[str, Any] | None:
    """What came of a step of a story that was just drawn; None where none was.

    Args:
        scene: of the stage.
        key: of its widget.
    """
    news = st.session_state.get(key, {}).get("drawn")
    step = news.get("step") if isinstance(news, dict) else None
    if type(step) is not int or not 0 <= step < len(scene.told):
        return None
    told = scene.told[step]
    values = keep_drawing(scene.dataset.name, told.draw, news) if told.draw else {}
    try:
        score = drawing.score(values, told.trace, scene.dataset.prepared)
    except ValueError:
        return None  # nothing of it can be compared
    return score_words(score, scene.dataset, int(news.get("at") or 0))
