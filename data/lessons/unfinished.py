"""What one has drawn and rated so far, as a text that the browser's tab keeps and gives back.

Whoever sits at the browser can write anything there, so what makes no sense is left out.
"""

import json
from dataclasses import dataclass, field
from typing import Any

from data.basics import columns as c
from data.events.data_set import DataSet
from data.lessons import drawing, rating

Kept = dict[tuple[int, int], list[tuple[int, dict[int, float]]]]  # by years: when, degrees by year
TEXT_MOST = 2_000_000  # characters that are read back


@dataclass
class Rating:
    """What one reader has rated so far.

    Attributes:
        order: ids of the events to rate.
        ladder: whether any score can be given, not only the five steps.
        given: score (None for “cannot tell”) and why, by event, in the order they were rated.
        kept: the name under which it became a reading of the set; empty if it did not.
    """

    order: list[str]
    ladder: bool
    given: dict[str, tuple[float | None, str]] = field(default_factory=dict)
    kept: str = ""

    @property
    def next_event(self) -> str | None:
        """The event to rate now."""
        return next((name for name in self.order if name not in self.given), None)


def rating_text(now: Rating | None) -> str:
    """A rating as text; empty for none."""
    if now is None:
        return ""
    given = [[event, score, why] for event, (score, why) in now.given.items()]
    told = {"order": now.order, "ladder": now.ladder, "given": given, "kept": now.kept}
    return json.dumps(told, ensure_ascii=False)


def rating_of(text: str, dataset: DataSet) -> Rating | None:
    """A rating out of its text; events that the set no longer has are left out. None for none."""
    told = _json(text)
    if not isinstance(told, dict):
        return None
    known = set(dataset.prepared[c.EVENT_ID])
    order = [name for name in _list(told.get("order")) if isinstance(name, str) and name in known]
    if not order:
        return None
    given = {}
    for row in _list(told.get("given")):
        if isinstance(row, list) and len(row) == 3 and row[0] in order and _is_score(row[1]):
            score = None if row[1] is None else float(row[1])
            given[row[0]] = score, str(row[2])[: rating.WHY_MOST]
    kept = str(told.get("kept") or "")[: rating.READER_MOST]
    return Rating(list(dict.fromkeys(order)), told.get("ladder") is True, given, kept)


def drawings_text(kept: Kept) -> str:
    """Drawings as text; empty for none."""
    rows = [
        [*years, at, [list(pair) for pair in values.items()]]
        for years, drawn in kept.items()
        for at, values in drawn
    ]
    return json.dumps(rows) if rows else ""


def drawings_of(text: str, years: tuple[int, int]) -> Kept:
    """Drawings out of their text; what lies outside the years of the set is left out."""
    found: Kept = {}
    for row in _list(_json(text)):
        if not (isinstance(row, list) and len(row) == 4):
            continue
        first, last, at, values = row
        if not all(type(number) is int for number in (first, last, at)):
            continue
        drawn = drawing.read(values, first, last)
        if years[0] <= first <= last <= years[1] and drawn:
            found.setdefault((first, last), []).append((at, drawn))
    return found


def _json(text: str) -> Any:
    """What a text says; None where it is no JSON."""
    try:
        return json.loads(text[:TEXT_MOST]) if text else None
    except (ValueError, RecursionError):
        return None


def _list(told: Any) -> list[Any]:
    return told if isinstance(told, list) else []


def _is_score(told: Any) -> bool:
    """None, or a number from −10 to 10."""
    return told is None or (type(told) in (int, float) and -10 <= told <= 10)
