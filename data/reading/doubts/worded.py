"""Scores out of words: “warms a lot”, “++”, and what a person said of words that are not known."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from data.basics.problems import shorten
from data.dates.nothing import says_nothing
from data.events import cell_checks as checks
from data.events.cell_checks import Checker
from data.reading import score_words


def scores(cells: pd.Series, given: Mapping[str, float]) -> np.ndarray:
    """The scores of a column of words, from −10 to 10; NaN where they are not on the ladder.

    Args:
        cells: the words as they stand.
        given: scores for texts that are not on it.
    """
    which, texts = checks.distinct(cells)
    said = [given.get(str(t), score_words.score_of(str(t))) for t in texts]
    if not {str(t) for t in texts if score_words.is_sign(str(t))} - {"-", "–", "—", "−"}:
        # Dashes alone are no signs but cells with nothing in them.
        said = [None if says_nothing(str(t)) else s for t, s in zip(texts, said, strict=True)]
    values = np.array([np.nan if s is None else s for s in said], dtype=float)
    return values[which] if len(values) else np.zeros(len(cells))


def told(check: Checker, column: str, cells: pd.Series, given: Mapping[str, float]) -> np.ndarray:
    """The same, and rows whose words are not on the ladder wait."""
    found = scores(cells, given)
    which, texts = checks.distinct(cells)
    silent = np.array([says_nothing(str(text)) for text in texts], dtype=bool)
    check.report(
        np.isnan(found) & ~(silent[which] if len(texts) else np.zeros(len(cells), dtype=bool)),
        column,
        lambda text: f"“{shorten(text)}” is not on the ladder from “cools a lot” to “warms a lot”",
        f"Write one of: {', '.join(score_words.LADDER)}",
        why="Without a score the event does not move the temperature",
        rule="the words are not on the ladder",
        code="score.words_unknown",
    )
    return found
