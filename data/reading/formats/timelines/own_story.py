"""What Thaw itself wrote into a TimelineJS timeline: scores, reasons, notes, ids, inexact dates."""

import re
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.dates.historical_date import DateProblem, read_date
from data.dates.written_dates import Habits, written_date
from data.reading.formats.plain_text import plain_text

_SCORE = re.compile(
    r"<p>(?:Score ([+−-]?\d+(?:\.\d+)?) of ±10 \((?:warms|cools|neither warms nor cools)\)"
    r"|No score \(moves nothing\))\. ?(.*?)</p>",
    re.DOTALL,
)
_NOTE = re.compile(r"<p>Note: (.*?)</p>", re.DOTALL)
_SOURCES = re.compile(r"<p>Sources: .*?</p>", re.DOTALL)


def told(slides: pd.DataFrame) -> pd.DataFrame:
    """Scores, reasons, notes and ids of slides that Thaw wrote; takes them out of their texts.

    Args:
        slides: with `text` (HTML) and perhaps `id`; the texts of Thaw's own slides are shortened.
    """
    rows = []
    texts = []
    for text in slides["text"].to_list():
        score, note = _SCORE.search(text), _NOTE.search(text)
        rows.append(
            {
                c.SCORE: (score[1] or "").replace("−", "-") if score else "",
                c.RATIONALE: plain_text(score[2]) if score else "",
                c.NOTE: plain_text(note[1]) if score and note else "",
            }
        )
        for ours in (_SCORE, _NOTE, _SOURCES) if score else ():
            text = ours.sub("", text)
        texts.append(text)
    slides["text"] = pd.Series(texts, index=slides.index, dtype="str")
    found = pd.DataFrame(rows, index=slides.index, dtype="str")
    ids = slides["id"] if "id" in slides.columns else pd.Series("", slides.index, dtype="str")
    return found.assign(**{c.EVENT_ID: ids})


def joined(cells: pd.DataFrame, found: pd.DataFrame) -> pd.DataFrame:
    """The events with what Thaw wrote of them, as far as it wrote any of it."""
    found = found.loc[cells.index]
    filled = [name for name in found.columns if (found[name] != "").any()]
    return cells.assign(**{name: found[name] for name in filled})


def date_of(edtf: str, slide: dict[Any, str]) -> str:
    """The date of a slide: the one that Thaw wrote of it, if the slide still shows that date."""
    own = slide.get("own_date", "")
    return own if own and _shows(edtf, own) else _exact(edtf, slide["shown"])


def _shows(edtf: str, own: str) -> bool:
    """Whether `edtf` is all that the slide of a date can say of it: no season, no decade."""
    try:
        seen, meant = ([read_date(end) for end in text.split("/")] for text in (edtf, own))
    except DateProblem:
        return False
    coarse = {"day": "day", "month": "month", "season": "month"}
    said, known = (
        [(end.first, coarse.get(end.precision, "year")) for end in ends] for ends in (seen, meant)
    )
    return said == known


def _exact(edtf: str, shown: str) -> str:
    """The date with the marks that only the words shown beside it have: about, perhaps."""
    if not shown or not edtf:
        return edtf
    try:
        words = written_date(shown.replace("(uncertain)", "?"), Habits())
        plain, marked = read_date(edtf), read_date(words)
    except DateProblem:
        return edtf
    same = (plain.first, plain.last) == (marked.first, marked.last)
    return words if same and marked.marked else edtf
