"""What is looked at: one frozen selection behind widgets, chart, table, address and exports."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from data import columns as c
from data.search_text import fold
from data.temperature import DEFAULT_MODEL, MODELS

if TYPE_CHECKING:
    from data.catalog import DataSet

DIRECTIONS = ("warming", "cooling", "neutral")
COUNTING = ("all", "shown")
TEXT_MOST = 200
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Condition:
    """One condition that can be taken away: what it is called, and the selection without it."""

    key: str
    label: str
    without: "Selection"


@dataclass(frozen=True)
class Selection:
    """What is shown of a data set.

    Attributes:
        start, end: first and last year shown; None for no limit.
        categories, initiators, directions: what is kept; empty keeps all.
        strength: least size of the score, 0 to 10.
        text: searched in title, summary, rationale and note.
        scored: `all` (hidden events still count towards the temperature) or `shown`.
        event: id of the selected event.
        chapter: id of the chapter zoomed into.
        view: visible dates as ISO text; None for everything.
        model: name of the temperature model.
        params: parameters that differ from the default, sorted by name.
    """

    start: int | None = None
    end: int | None = None
    categories: tuple[str, ...] = ()
    initiators: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    strength: float = 0.0
    text: str = ""
    scored: str = "all"
    event: str | None = None
    chapter: str | None = None
    view: tuple[str, str] | None = None
    model: str = DEFAULT_MODEL
    params: tuple[tuple[str, float | None], ...] = field(default=())

    # ---- what it keeps -----------------------------------------------------------------------

    def mask(self, prepared: pd.DataFrame) -> np.ndarray:
        """Which rows of the prepared events are shown (bool, one for each row)."""
        keep = np.ones(len(prepared), dtype=bool)
        if self.start is not None:
            keep &= (prepared[c.LAST].dt.year >= self.start).to_numpy()
        if self.end is not None:
            keep &= (prepared[c.FIRST].dt.year <= self.end).to_numpy()
        if self.categories:
            keep &= prepared[c.CATEGORY].isin(self.categories).to_numpy()
        if self.initiators:
            keep &= prepared[c.INITIATOR].isin(self.initiators).to_numpy()
        value = prepared[c.VALUE].fillna(0.0).to_numpy()
        if self.directions:
            signs = {"warming": 1, "cooling": -1, "neutral": 0}
            keep &= np.isin(np.sign(value), [signs[name] for name in self.directions])
        if self.strength > 0:
            keep &= np.abs(value) >= self.strength
        if self.text:
            keep &= _matches(prepared, self.text)
        return keep

    def apply(self, prepared: pd.DataFrame) -> pd.DataFrame:
        """The shown events."""
        return prepared.loc[self.mask(prepared)]

    def cleared(self) -> "Selection":
        """The same view without any filter."""
        return Selection(
            event=self.event,
            chapter=self.chapter,
            view=self.view,
            scored=self.scored,
            model=self.model,
            params=self.params,
        )

    def without_navigation(self) -> "Selection":
        """Only what changes the picture: no selected event, chapter or zoom."""
        return replace(self, event=None, chapter=None, view=None)

    # ---- in words ----------------------------------------------------------------------------

    def conditions(self, dataset: "DataSet") -> tuple[Condition, ...]:
        """The conditions in force, in the order in which the sentence names them."""
        found: list[Condition] = []

        def add(key: str, label: str, **without: object) -> None:
            found.append(Condition(key, label, replace(self, **without)))  # type: ignore[arg-type]

        if self.categories:
            add("category", _join(dataset.category_names(self.categories)), categories=())
        if self.start is not None or self.end is not None:
            first, last = dataset.years
            low, high = self.start or first, self.end or last
            add("years", str(low) if low == high else f"{low}–{high}", start=None, end=None)
        if self.directions:
            names = {"neutral": "neither warming nor cooling"}
            add("direction", _join(names.get(d, d) for d in self.directions), directions=())
        if self.initiators:
            add("by", "by " + _join(dataset.initiator_names(self.initiators)), initiators=())
        if self.strength > 0:
            add("strength", f"score at least ±{self.strength:g}", strength=0.0)
        if self.text:
            add("q", f"with “{self.text}”", text="")
        return tuple(found)

    def sentence(self, prepared: pd.DataFrame, dataset: "DataSet") -> str:
        """What is shown: `41 of 168 events: military, 1948–1955, cooling`."""
        shown, every = int(self.mask(prepared).sum()), len(prepared)
        conditions = self.conditions(dataset)
        if not conditions:
            return f"All {every} events, {dataset.years[0]}–{dataset.years[1]}"
        count = f"{shown} of {every}" if shown else f"None of {every}"
        named = ", ".join(condition.label for condition in conditions)
        tail = "; only these count towards the temperature" if self.scored == "shown" else ""
        return f"{count} events: {named}{tail}"

    # ---- in the address ----------------------------------------------------------------------

    def to_query(self) -> dict[str, str | list[str]]:
        """The selection as a query; what has its default leaves no trace."""
        plain: dict[str, str | list[str] | None] = {
            "from": None if self.start is None else str(self.start),
            "to": None if self.end is None else str(self.end),
            "category": list(self.categories),
            "by": list(self.initiators),
            "direction": list(self.directions),
            "strength": f"{self.strength:g}" if self.strength > 0 else None,
            "q": self.text,
            "count": self.scored if self.scored != COUNTING[0] else None,
            "event": self.event,
            "chapter": self.chapter,
            "view": "~".join(self.view) if self.view and not self.chapter else None,
            "model": self.model if self.model != DEFAULT_MODEL else None,
        }
        settings = {n: "never" if v is None else f"{v:g}" for n, v in self.params}
        return {key: value for key, value in plain.items() if value} | settings

    @classmethod
    def from_query(
        cls, query: Mapping[str, Iterable[str]], dataset: "DataSet"
    ) -> tuple["Selection", list[str]]:
        """Read a query; what makes no sense is left out and said in a note.

        Args:
            query: every key with its values.
            dataset: for the ids that exist and the years it spans.

        Returns:
            The selection and the notes, in words. Never raises.
        """
        return _QueryReader(query, dataset).read()


def _join(names: Iterable[str]) -> str:
    return " or ".join(names)


def _matches(prepared: pd.DataFrame, text: str) -> np.ndarray:
    """Rows in which every word of `text` occurs in title, summary, rationale or note."""
    fields = (c.TITLE, c.SUMMARY, c.RATIONALE, c.NOTE)
    rows = zip(*(prepared[name] for name in fields), strict=True)
    words = fold(text).split()
    folded = (fold(" ".join(map(str, row))) for row in rows)
    return np.array([all(word in row for word in words) for row in folded], dtype=bool)


class _QueryReader:
    """Reads one query key after the other and collects notes on what it cannot use."""

    def __init__(self, query: Mapping[str, Iterable[str]], dataset: "DataSet") -> None:
        self.query = {
            str(key)[:40]: [str(v)[:TEXT_MOST] for v in list(values)[:50]]
            for key, values in list(query.items())[:40]
        }
        self.dataset = dataset
        self.notes: list[str] = []

    def read(self) -> tuple[Selection, list[str]]:
        data = self.dataset
        first, last = data.years
        start, end = (self._number(key, first, last, int) for key in ("from", "to"))
        if start is not None and end is not None and start > end:
            start, end = end, start
        model = self._one("model", MODELS) or DEFAULT_MODEL
        chapter = self._one("chapter", set(data.chapters["chapter_id"]))
        selection = Selection(
            start=int(start) if start is not None and start > first else None,
            end=int(end) if end is not None and end < last else None,
            categories=self._many("category", [k.id for k in data.categories]),
            initiators=self._many("by", [*(a.id for a in data.actors), "both", "third"]),
            directions=self._many("direction", DIRECTIONS),
            strength=self._number("strength", 0.0, 10.0, float) or 0.0,
            text=" ".join((self.query.pop("q", None) or [""])[0].split()),
            scored=self._one("count", COUNTING) or "all",
            event=self._one("event", set(data.prepared[c.EVENT_ID])),
            chapter=chapter,
            view=self._view() or data.chapter_view(chapter),
            model=model,
            params=self._params(model),
        )
        for key in self.query:
            self._note(key, self.query[key][0] if self.query[key] else "")
        return selection, self.notes

    def _note(self, key: str, value: str) -> None:
        self.notes.append(
            f"The address says {key}={value[:40]}, which means nothing here: ignored."
        )

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
