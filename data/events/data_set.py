"""What an opened data set is: its tables, its two states, its categories, what is said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd

from data.basics import columns as c
from data.basics.problems import Problem, shorten
from data.dates.historical_date import read_date
from data.events.steps import Steps
from data.models import DEFAULT_MODEL

NOWHERE = Path(__file__).parents[1] / "sets"  # holds folders only, so no set lies right in it


class BrokenSet(Exception):
    """A data set that cannot be opened, with all that is wrong."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(problem.sentence() for problem in problems[:3]))
        self.problems = problems

    def __reduce__(self):
        return (BrokenSet, (self.problems,))


REPORTS = "reports, not events"  # in the caution of a set whose rows are reports


@dataclass(frozen=True)
class Actor:
    """One of the two states: id in the table, names, and its colours in the two themes."""

    id: str
    name: str
    short: str
    colour_light: str = ""
    colour_dark: str = ""
    names: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Category:
    """A lane of the timeline."""

    id: str
    label: str
    description: str = ""


def _no_rows(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})


@dataclass(frozen=True, eq=False, repr=False)
class DataSet:
    """An opened data set.

    Attributes:
        name: of its folder, or its id in the workspace.
        title, description, licence, version, citation: as its package says.
        actors: the two states.
        categories: in the order of the lanes.
        events: the table as read; `prepared` is the same with dates and scores worked out.
        sources, chapters, indicators: tables as read.
        conditions: what was in force from when to when (`data.events.conditions`).
        statements: pairs of days of which one was colder; never used to fit anything.
        readings: what other readers scored; `readers` says who they are, `id` and `text`.
        sides: whose works can speak alone: `id`, `label`, `countries`.
        indicator_info: title, unit, source and caveat of each indicator.
        points: claims the set must cover, `id` and `text`.
        notes: spans with a remark, `from`, `to`, `text`.
        codebook: Markdown of the set's own codebook.
        problems: what is wrong but does not keep it from opening.
        defaults: model parameters the set brings.
        fingerprint: hash of all its content.
        folder: where it lies; `NOWHERE` for one that lies in no folder.
        steps: what the five steps of a blind rating stand for (`data.events.steps`), or empty.
        texts: stories and the glossary by file name (`data.events.texts`).
        finding: the author's headline, with bound numbers (`data.bound`); empty for none.
        model: the temperature model it is shown with unless another is asked for.
        caution: what a reader has to know before the line; empty for nothing.
        held: what a bundle of it holds, where its rows are bundles: reports, or events.
    """

    name: str
    title: str
    description: str
    licence: str
    version: str
    citation: str
    actors: tuple[Actor, ...]
    categories: tuple[Category, ...]
    events: pd.DataFrame
    prepared: pd.DataFrame
    sources: pd.DataFrame
    chapters: pd.DataFrame
    indicators: pd.DataFrame
    indicator_info: tuple[dict[str, Any], ...]
    points: tuple[dict[str, Any], ...]
    notes: tuple[dict[str, str], ...]
    codebook: str
    problems: Sequence[Problem]
    defaults: dict[str, float]
    fingerprint: str
    folder: Path = field(default=NOWHERE)
    finding: str = ""
    conditions: pd.DataFrame = field(default_factory=lambda: _no_rows(c.CONDITION_COLUMNS))
    statements: pd.DataFrame = field(default_factory=lambda: _no_rows(c.STATEMENT_COLUMNS))
    readings: pd.DataFrame = field(
        default_factory=lambda: _no_rows(c.READING_COLUMNS).astype({"score": "float64"})
    )
    readers: tuple[dict[str, str], ...] = ()
    sides: tuple[dict[str, Any], ...] = ()
    steps: Steps = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    model: str = DEFAULT_MODEL
    caution: str = ""
    held: str = "report"

    def __repr__(self) -> str:
        if self.prepared.empty:
            return f"DataSet({self.name!r}: {shorten(self.title)}, no events)"
        first, last = self.years
        number = len(self.events)
        events = "1 event" if number == 1 else f"{number:,} events"
        return f"DataSet({self.name!r}: {shorten(self.title)}, {events}, {first} to {last})"

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Its tables by name, as they are kept and packed; those without a row too."""
        return {
            "events": self.events,
            "sources": self.sources,
            "chapters": self.chapters,
            "indicators": self.indicators,
            "conditions": self.conditions,
            "statements": self.statements,
            "readings": self.readings,
        }

    @property
    def caution_title(self) -> str:
        """What stands on the button that opens the caution."""
        return "Reports, not events" if REPORTS in self.caution else "Many events a day"

    @property
    def years(self) -> tuple[int, int]:
        """First and last year with an event."""
        return int(self.prepared[c.FIRST].dt.year.min()), int(self.prepared[c.LAST].dt.year.max())

    def category_name(self, category: str) -> str:
        """The label of a category; its id if the data set does not describe it."""
        return next((k.label for k in self.categories if k.id == category), category)

    def initiator_name(self, initiator: str) -> str:
        """Who acted, in words: an actor's name, both, or a third party."""
        names = {"both": "Both", "third": "A third party"}
        names |= {actor.id: actor.name for actor in self.actors}
        return names.get(initiator, initiator or "not recorded")

    def category_names(self, ids: tuple[str, ...]) -> list[str]:
        """Labels of categories, in lower case as in a sentence."""
        labels = {category.id: category.label for category in self.categories}
        return [labels.get(name, name).lower() for name in ids]

    def initiator_names(self, ids: tuple[str, ...]) -> list[str]:
        """Names of initiators as in a sentence."""
        names = {actor.id: actor.name for actor in self.actors}
        names |= {"both": "both", "third": "a third party"}
        return [names.get(name, name) for name in ids]

    def chapter_view(self, chapter: str | None) -> tuple[str, str] | None:
        """The dates to look at for a chapter: its span and a tenth of it on either side."""
        rows = self.chapters[self.chapters[c.CHAPTER_ID] == chapter]
        if rows.empty:
            return None
        start, end = read_date(str(rows[c.START].iat[0])), read_date(str(rows[c.END].iat[0]))
        air = timedelta(days=max(30, (end.last - start.first).days // 10))
        return (start.first - air).isoformat(), (end.last + air).isoformat()
