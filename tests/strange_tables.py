"""A stranger's table read as an analyst's notebook reads it."""

import math

from data import reading


def read(text: str, name: str = "x.csv") -> tuple[list[str], list[float | None], str]:
    """Its dates, its scores (None where there is none), and all that is said of it."""
    table, problems = reading.read_events(text.encode(), name=name)
    scores = [None if math.isnan(score) else score for score in table["score"]]
    return table["date"].to_list(), scores, " ".join(p.sentence() for p in problems)
