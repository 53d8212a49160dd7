"""A selection in the address: written as a query, and read from one.

What makes no sense in a query is left out and noted.
"""

import re
from collections.abc import Callable, Iterable, Mapping

import pandas as pd

from data.basics import columns as c
from data.events.data_set import DataSet
from data.selection.selection import (
    COUNTING,
    DIRECTIONS,
    LOOKS,
    TURNS,
    TURNS_DEFAULT,
    Selection,
)
from data.temperature import DEFAULT_MODEL, MODELS

TEXT_MOST = 200
VALUES_MOST = 300  # of one key: a trial may leave out many events
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def ignored(key: str, value: str) -> str:
    """The note on something in an address that means nothing there."""
    return f"The address says {key[:40]}={value[:60]}, which means nothing here: ignored."


def to_query(selection: Selection, model: str = DEFAULT_MODEL) -> dict[str, str | list[str]]:
    """The selection as a query; what has its default leaves no trace.

    Args:
        selection: what is shown.
        model: of the data set; another one stands in the query.
    """
    plain: dict[str, str | list[str] | None] = {
        "from": None if selection.start is None else str(selection.start),
        "to": None if selection.end is None else str(selection.end),
        "category": list(selection.categories),
        "by": list(selection.initiators),
        "direction": list(selection.directions),
        "strength": f"{selection.strength:g}" if selection.strength > 0 else None,
        "q": selection.text,
        "count": selection.scored if selection.scored != COUNTING[0] else None,
        "event": selection.event,
        "chapter": selection.chapter,
        "view": "~".join(selection.view) if selection.view and not selection.chapter else None,
        "model": selection.model if selection.model != model else None,
        "look": selection.look,
        "on": selection.on,
        "without": list(selection.without),
        "rescore": [f"{event}:{score:g}" for event, score in selection.rescored],
        "turns": selection.turns if selection.turns != TURNS_DEFAULT else None,
    }
    settings = {n: "never" if v is None else f"{v:g}" for n, v in selection.params}
    return {key: value for key, value in plain.items() if value} | settings


def from_query(query: Mapping[str, Iterable[str]], dataset: DataSet) -> tuple[Selection, list[str]]:
    """Read a query; what makes no sense is left out and said in a note.

    Args:
        query: every key with its values.
        dataset: for the ids that exist and the years it spans.

    Returns:
        The selection and the notes, in words. Never raises.
    """
    return _QueryReader(query, dataset).read()


class _QueryReader:
    """Reads one query key after the other and collects notes on what it cannot use."""

    def __init__(self, query: Mapping[str, Iterable[str]], dataset: DataSet) -> None:
        self.query = {
            str(key)[:40]: [str(v)[:TEXT_MOST] for v in list(values)[:VALUES_MOST]]
            for key, values in list(query.items())[:40]
        }
        self.dataset = dataset
        self.notes: list[str] = []

    def read(self) -> tuple[Selection, list[str]]:
        """The selection, and a note for each thing that made no sense."""
        data = self.dataset
        first, last = data.years
        start, end = (self._number(key, first, last, int) for key in ("from", "to"))
        if start is not None and end is not None and start > end:
            start, end = end, start
        model = self._one("model", MODELS) or data.model
        chapter = self._one("chapter", set(data.chapters[c.CHAPTER_ID]))
        events = set(data.prepared[c.EVENT_ID])
        selection = Selection(
            start=int(start) if start is not None and start > first else None,
            end=int(end) if end is not None and end < last else None,
            categories=self._many("category", [k.id for k in data.categories]),
            initiators=self._many("by", [*(a.id for a in data.actors), "both", "third"]),
            directions=self._many("direction", DIRECTIONS),
            strength=self._number("strength", 0.0, 10.0, float) or 0.0,
            text=" ".join((self.query.pop("q", None) or [""])[0].split()),
            scored=self._one("count", COUNTING) or "all",
            event=self._one("event", events),
            chapter=chapter,
            view=self._view() or data.chapter_view(chapter),
            model=model,
            params=self._params(model),
            look=self._one("look", LOOKS),
            on=self._day(),
            without=tuple(sorted(self._many("without", events))),
            rescored=self._rescored(events),
            turns=self._one("turns", TURNS) or TURNS_DEFAULT,
        )
        for key in self.query:
            self._note(key, self.query[key][0] if self.query[key] else "")
        return selection, self.notes

    def _note(self, key: str, value: str) -> None:
        self.notes.append(ignored(key, value))

    def _one(self, key: str, known: Iterable[str]) -> str | None:
        values = self.query.pop(key, [])
        if not values or values[0] in known:
            return values[0] if values else None
        self._note(key, values[0])
        return None

    def _many(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        known = list(known)
        values = self.query.pop(key, [])
        for value in values:
            if value not in known:
                self._note(key, value)
        return tuple(name for name in known if name in values)

    def _number(
        self, key: str, low: float, high: float, kind: Callable[[str], float]
    ) -> float | None:
        values = self.query.pop(key, [])
        if not values:
            return None
        try:
            number = kind(values[0])
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            self._note(key, values[0])
            return None
        return number

    def _view(self) -> tuple[str, str] | None:
        values = self.query.pop("view", [])
        if not values:
            return None
        parts = values[0].split("~")
        if len(parts) == 2 and all(_ISO_DAY.fullmatch(part) for part in parts):
            try:
                a, b = (pd.Timestamp(part) for part in parts)
                if a < b:
                    return parts[0], parts[1]
            except ValueError:
                pass
        self._note("view", values[0])
        return None

    def _day(self) -> str | None:
        values = self.query.pop("on", [])
        if not values:
            return None
        try:
            if _ISO_DAY.fullmatch(values[0]) and pd.Timestamp(values[0]):
                return values[0]
        except ValueError:
            pass
        self._note("on", values[0])
        return None

    def _rescored(self, events: set[str]) -> tuple[tuple[str, float], ...]:
        found: dict[str, float] = {}
        for value in self.query.pop("rescore", []):
            event, _, number = value.rpartition(":")
            try:
                score = float(number)
            except ValueError:
                score = float("nan")
            if event in events and -10 <= score <= 10:
                found[event] = score
            else:
                self._note("rescore", value)
        return tuple(sorted(found.items()))

    def _params(self, model: str) -> tuple[tuple[str, float | None], ...]:
        found: list[tuple[str, float | None]] = []
        for parameter in MODELS[model].parameters:
            if self.query.get(parameter.name) == ["never"] and parameter.optional:
                self.query.pop(parameter.name)
                found.append((parameter.name, None))
                continue
            value = self._number(parameter.name, parameter.low, parameter.high, float)
            default = self.dataset.defaults.get(parameter.name, parameter.default)
            if value is not None and value != default:
                found.append((parameter.name, value))
        return tuple(sorted(found))
