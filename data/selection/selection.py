"""What is looked at: one frozen selection behind widgets, chart, table, address and exports."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.events.data_set import DataSet
from data.questions import memory, what_if
from data.selection.searching import matches
from data.temperature import DEFAULT_MODEL, MODELS

DIRECTIONS = ("warming", "cooling", "neutral")
COUNTING = ("all", "shown")
LOOKS = ("why", "memory", "what-if")
TURNS = ("day", "month", "half-year", "year", "two-years", "five-years")
TURNS_DEFAULT = "two-years"  # that of the headline, too
GHOSTS = ("memory", "what-if")  # looks that show the published line behind the one at hand


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
        look: what is looked at more closely beside the chart, one of `LOOKS`; None for nothing.
        on: the date that is asked about, as ISO text; None for none.
        without: ids of events left out of the temperature by way of trial.
        rescored: event ids with a score given by way of trial, sorted by id.
        turns: within how long the great turns are looked for, one of `TURNS`.
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
    look: str | None = None
    on: str | None = None
    without: tuple[str, ...] = ()
    rescored: tuple[tuple[str, float], ...] = ()
    turns: str = TURNS_DEFAULT

    # ---- what it keeps -----------------------------------------------------------------------

    def mask(self, prepared: pd.DataFrame) -> np.ndarray:
        """Which rows of the prepared events are shown (bool, one for each row)."""
        known = c.HITS in prepared
        keep = (
            prepared[c.HITS].to_numpy(dtype=bool, copy=True)
            if known
            else self.mask_of_each(prepared)
        )
        if self.categories:
            keep &= prepared[c.CATEGORY].isin(self.categories).to_numpy()
        if self.initiators:
            keep &= prepared[c.INITIATOR].isin(self.initiators).to_numpy()
        if self.directions:
            value = prepared[c.VALUE].fillna(0.0).to_numpy()
            signs = {"warming": 1, "cooling": -1, "neutral": 0}
            keep &= np.isin(np.sign(value), [signs[name] for name in self.directions])
        return keep

    @property
    def asked_of_each(self) -> str:
        """What is asked of each event, which a bundle of them cannot tell; empty for nothing."""
        if self.start is None and self.end is None and not self.strength and not self.text:
            return ""
        return repr((self.start, self.end, self.strength, self.text))

    def mask_of_each(self, prepared: pd.DataFrame) -> np.ndarray:
        """Which events the years, the strength and the search keep (bool, a new one)."""
        keep = np.ones(len(prepared), dtype=bool)
        if self.start is not None:
            keep &= (prepared[c.LAST].dt.year >= self.start).to_numpy()
        if self.end is not None:
            keep &= (prepared[c.FIRST].dt.year <= self.end).to_numpy()
        if self.strength > 0:
            keep &= prepared[c.VALUE].fillna(0.0).abs().to_numpy() >= self.strength
        if self.text:
            keep &= matches(prepared, self.text)
        return keep

    def apply(self, prepared: pd.DataFrame) -> pd.DataFrame:
        """The shown events."""
        return prepared.loc[self.mask(prepared)]

    def scored_events(self, prepared: pd.DataFrame) -> pd.DataFrame:
        """The events that count towards the temperature, with what is changed by way of trial."""
        events = self.apply(prepared) if self.scored == "shown" else prepared
        return what_if.changed(events, self.without, dict(self.rescored))

    def cleared(self) -> "Selection":
        """The same view without any filter."""
        return replace(Selection(), **{name: getattr(self, name) for name in _NO_FILTERS})

    def as_published(self) -> "Selection":
        """The same view without what is changed by way of trial."""
        return replace(self, without=(), rescored=())

    def without_navigation(self) -> "Selection":
        """Only what changes the picture: no selected event, chapter, zoom or date asked about."""
        look = self.look if self.look in GHOSTS else None
        away = {"event": None, "chapter": None, "view": None, "on": None, "turns": TURNS_DEFAULT}
        return replace(self, look=look, **away)  # type: ignore[arg-type]

    def settings(self, defaults: Mapping[str, float | None]) -> dict[str, float | None]:
        """The model's parameters: the data set's own defaults it knows, then what is chosen.

        Args:
            defaults: of the data set, for any model.
        """
        declared = {parameter.name for parameter in MODELS[self.model].parameters}
        own = {name: value for name, value in defaults.items() if name in declared}
        return own | dict(self.params)

    def with_parameter(self, name: str, value: float | None, default: float | None) -> "Selection":
        """The same view with another value for one of the model's parameters."""
        others = [(known, kept) for known, kept in self.params if known != name]
        mine = [] if value == default else [(name, value)]
        return replace(self, params=tuple(sorted([*others, *mine], key=lambda pair: pair[0])))

    def for_temperature(self) -> "Selection":
        """Only what changes the temperature: the model, the trial, and filters if they count."""
        kept = self.without_navigation() if self.scored == "shown" else self.cleared()
        return replace(kept.without_navigation(), look=None)

    # ---- in words ----------------------------------------------------------------------------

    def conditions(self, dataset: DataSet) -> tuple[Condition, ...]:
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

    def changed_settings(self, own: str = DEFAULT_MODEL) -> tuple[Condition, ...]:
        """The model and the parameters that differ from the default, each with the way back.

        Args:
            own: the data set's model.
        """
        found: list[Condition] = []
        model = MODELS[self.model]
        if self.model != own:
            back = replace(self, model=own, params=())
            found.append(Condition("model", f"model: {model.title.lower()}", back))
        labels = {parameter.name: parameter.label for parameter in model.parameters}
        for name, value in self.params:
            words = memory.in_words(value) if name == memory.PARAMETER else f"{value:g}"
            rest = tuple(pair for pair in self.params if pair[0] != name)
            label = f"{labels.get(name, name)} {words}"
            found.append(Condition(name, label[:1].lower() + label[1:], replace(self, params=rest)))
        return tuple(found)

    def sentence(self, prepared: pd.DataFrame, dataset: DataSet) -> str:
        """What is shown: `41 of 168 events: military, 1948–1955, cooling`."""
        one, number = _told_by_one(prepared, dataset.held)
        shown, every = int(number[self.mask(prepared)].sum()), int(number.sum())
        conditions = self.conditions(dataset)
        trial = "".join(f"; {kept.label}" for kept in self.changed_settings(dataset.model))
        trial += what_if.words(len(self.without), len(self.rescored))
        if not conditions:
            first, last = dataset.years
            span = f"{first}–{last}" if first < last else str(first)
            return f"{_all(prepared, dataset.held)}, {span}{trial}"
        count = f"{shown:,} of {every:,}" if shown else f"None of {every:,}"
        named = ", ".join(condition.label for condition in conditions)
        tail = "; only these count towards the temperature" if self.scored == "shown" else ""
        return f"{count} {one}{'' if every == 1 else 's'}: {named}{tail}{trial}"


_NO_FILTERS = (
    *("event", "chapter", "view", "scored", "model", "params"),
    *("look", "on", "without", "rescored", "turns"),
)


def _told_by_one(prepared: pd.DataFrame, held: str) -> tuple[str, np.ndarray]:
    """What is counted in a sentence, and for each row how many of it there are."""
    if c.REPORTS not in prepared:
        return "event", np.ones(len(prepared), dtype=int)
    if held == "event":  # bundles are how they are drawn; a filter was asked of every one
        return held, prepared[c.REPORTS].to_numpy(dtype=int)
    return "bundle", np.ones(len(prepared), dtype=int)


def _all(prepared: pd.DataFrame, held: str) -> str:
    """How many events there are, or how many reports in how many bundles."""
    every = len(prepared)
    if c.REPORTS not in prepared:
        return f"All {every:,} events" if every != 1 else "1 event"
    number, bundles = int(prepared[c.REPORTS].sum()), "bundle" if every == 1 else "bundles"
    told = f"All {number:,} {held}s" if number != 1 else f"1 {held}"
    return told if number == every else f"{told} in {every:,} {bundles}"


def _join(names: Iterable[str]) -> str:
    return " or ".join(names)
