"""What a stage is told: lines, events and steps as plain numbers and words. Knows no Streamlit."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import numpy as np
import pandas as pd

from components.stage.stage_words import pieces_of
from components.style.palette_figure import palette
from data.basics import columns as c
from data.dates.historical_date import read_date
from data.events.data_set import DataSet
from data.lessons.drawing import Score
from data.lessons.glossary import Glossary, Term
from data.lessons.story import Story
from data.lessons.telling import Told, TraceOf
from data.selection import selection_address
from data.selection.selection import Selection
from data.temperature import CLASSES, Trace

EVENTS_MOST = 3000  # marks on the line; beyond that the strongest
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, eq=False)
class Scene:
    """What a stage is made of.

    Attributes:
        dataset: whose line it is.
        story: its name is that of the channel between windows and of the address.
        told: the steps.
        glossary: terms to mark.
        trace_of: for the published line.
        query: what every address has to carry, such as the name of the set.
        mode: `story`, `speaker`, `draw`, `single` or `present`.
        curves: lines of readers in place of a step's own: `median`, `published`, `low`, `high`.
    """

    dataset: DataSet
    story: Story
    told: Sequence[Told]
    glossary: Glossary
    trace_of: TraceOf
    query: Mapping[str, str]
    mode: str = "story"
    curves: Mapping[int, pd.DataFrame] = field(default_factory=dict)


def scene_json(scene: Scene) -> str:
    """The scene as JSON; it holds no colour, so that a changed theme leaves it as it is."""
    lines = _Lines(scene)
    events = _events(scene.dataset)
    terms: dict[str, int] = {}
    steps = [_step(scene, one, lines, terms) for one in scene.told]
    for at, curve in scene.curves.items():
        steps[at] |= lines.of_readers(curve)
    content = {
        "set": scene.dataset.name,
        "name": scene.story.name,
        "title": scene.story.title,
        "relation": scene.dataset.title,
        "minutes": scene.story.minutes,
        "mode": scene.mode,
        "address": scene.mode in ("story", "speaker"),
        "whole": [_day(day) for day in _whole(scene.dataset)],
        "explore": "./?" + (urlencode(scene.query) + "&" if scene.query else ""),
        "classes": _classes(),
        "chapters": _chapters(scene.dataset),
        "events": events,
        "lines": lines.made,
        "steps": steps,
        "terms": [_term(scene.glossary, name) for name in terms],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def colours_of(theme: str) -> dict[str, str]:
    """The colours of a stage as CSS variables."""
    p = palette(theme)
    own = "#7c3aed" if theme != "dark" else "#c4b5fd"
    return {
        **{name: getattr(p, name) for name in ("paper", "text", "muted", "grid", "zero", "line")},
        "warm": p.warm,
        "cold": p.cold,
        "strip": p.strip,
        "accent": p.cold,
        "quiet": p.strip_hidden,
        "second": p.series[1],
        "own": own,
        **{f"class-{number}": colour for number, colour in enumerate(p.classes)},
    }


def score_words(score: Score, dataset: DataSet, at: int) -> dict[str, Any]:
    """What came of a drawing, in words and with its largest differences."""
    titles = dict(zip(dataset.prepared[c.EVENT_ID], dataset.prepared[c.TITLE], strict=True))
    head, below = score.sentences()
    differences = [
        {
            "year": one.year,
            "drawn": round(one.drawn, 1),
            "line": round(one.line, 1),
            "head": f"{one.year}: you {_degrees(one.drawn)}, the line {_degrees(one.line)}.",
            "told": "What made it so:" if one.events else "No event of that time explains it.",
            "events": [{"id": name, "title": titles[name]} for name in one.events],
        }
        for one in score.differences
    ]
    return {"head": head, "below": below, "differences": differences, "at": at}


def _degrees(value: float) -> str:
    number = round(value)
    return f"{'−' if number < 0 else '+' if number > 0 else ''}{abs(number)}°"


class _Lines:
    """The lines that the steps need, each once, by a short key."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.keys: dict[tuple[str, str], str] = {}
        self.made: dict[str, dict[str, Any]] = {}

    def key(self, dataset: DataSet, selection: Selection, trace: Trace, label: str) -> str:
        """The key of a line; it is made when it is asked for first."""
        asked = dataset.name, repr(selection.for_temperature())
        if asked not in self.keys:
            self.keys[asked] = f"l{len(self.keys)}"
            self.made[self.keys[asked]] = {**_line(trace), "label": label}
        return self.keys[asked]

    def of_readers(self, curve: pd.DataFrame) -> dict[str, str]:
        """Keys of the line of medians, of the published one, and of the ends of the band."""
        names = {"line": "median", "ghost": "published", "low": "low", "high": "high"}
        labels = {"line": "Median of the readers", "ghost": "As published"}
        keys = {}
        for key, column in names.items():
            keys[key] = f"r{len(self.made)}"
            self.made[keys[key]] = _plain_line(curve[column], labels.get(key, ""))
        return keys

    def of(self, one: Told) -> dict[str, str | None]:
        """Keys of the step's line, of the published one behind it, and of the one beside it."""
        scene = self.scene
        plain = Selection(model=scene.dataset.model)
        published = self.key(
            scene.dataset, plain, scene.trace_of(scene.dataset, plain), "As published"
        )
        line = self.key(scene.dataset, one.selection, one.trace, _told(scene, one))
        beside = None
        if one.beside:
            other, trace = one.beside
            beside = self.key(other, Selection(model=other.model), trace, other.title)
        return {"line": line, "ghost": None if line == published else published, "beside": beside}


def _told(scene: Scene, one: Told) -> str:
    """What is different in a step's line from the published one."""
    return one.selection.sentence(scene.dataset.prepared, scene.dataset)


def _plain_line(curve: pd.Series, label: str) -> dict[str, Any]:
    days = curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    values = [None if np.isnan(y) else round(float(y), 2) for y in curve.to_numpy(dtype=float)]
    return {"x": days.tolist(), "y": values, "moves": {}, "label": label}


def _line(trace: Trace) -> dict[str, Any]:
    """A line: days, degrees from each day on, and what each event did to it."""
    degrees = trace.curve[c.DEGREES].to_numpy(dtype=float)
    days = trace.curve.index.to_numpy().astype("datetime64[D]").astype("int64")
    moves = zip(trace.moves[c.EVENT_ID], trace.moves["move"].to_numpy(dtype=float), strict=True)
    return {
        "x": days.tolist(),
        "y": [None if np.isnan(y) else round(float(y), 2) for y in degrees],
        "moves": {name: round(float(move), 2) for name, move in moves if not np.isnan(move)},
    }


def _day(day: date) -> int:
    return (day - _EPOCH).days


def _whole(dataset: DataSet) -> tuple[date, date]:
    rows = dataset.prepared
    first, last = pd.Timestamp(rows[c.FIRST].min()), pd.Timestamp(rows[c.LAST].max())
    spans = [(read_date(a).first, read_date(b).last) for a, b in _spans(dataset)]
    starts, ends = [first.date(), *(a for a, _ in spans)], [last.date(), *(b for _, b in spans)]
    return min(starts), max(ends) + timedelta(days=30)


def _spans(dataset: DataSet) -> Iterable[tuple[str, str]]:
    return ((str(a), str(b)) for a, b in dataset.chapters[[c.START, c.END]].to_numpy())


def _classes() -> list[dict[str, Any]]:
    return [
        {"name": known.name, "low": known.lower_degrees, "high": known.upper_degrees}
        for known in CLASSES
    ]


def _chapters(dataset: DataSet) -> list[dict[str, Any]]:
    return [
        {
            "label": str(label or title),
            "x0": _day(read_date(a).first),
            "x1": _day(read_date(b).last),
        }
        for label, title, a, b in dataset.chapters[[c.LABEL, c.TITLE, c.START, c.END]].to_numpy()
    ]


def _events(dataset: DataSet) -> list[dict[str, Any]]:
    """The events in time order, on their middle day."""
    rows = dataset.prepared
    if len(rows) > EVENTS_MOST:
        strongest = rows[c.VALUE].abs().rank(method="first", ascending=False) <= EVENTS_MOST
        rows = rows[strongest]
    rows = rows.sort_values([c.MIDDLE, c.EVENT_ID], kind="stable")
    found = []
    for row in rows.to_dict("records"):
        middle = row[c.MIDDLE].date()
        label = str(row[c.LABEL])
        found.append(
            {
                "id": row[c.EVENT_ID],
                "x": _day(middle),
                "short": _short(row, middle),
                "when": row[c.DATE_LABEL],
                "label": row[c.TITLE] if label.endswith("…") else label,
                "title": row[c.TITLE],
                "summary": row[c.SUMMARY],
            }
        )
    return found


def _short(row: Mapping[Any, Any], middle: date) -> str:
    """The date on a label: day and month where the day is known, else the year."""
    if row[c.PRECISION] == "day":
        return f"{middle.day} {middle:%b} {middle.year}"
    return str(middle.year)


def _step(scene: Scene, one: Told, lines: _Lines, terms: dict[str, int]) -> dict[str, Any]:
    seen: set[str] = set()
    return {
        "heading": pieces_of(one.heading, scene.glossary, terms, seen),
        "prose": pieces_of(one.prose, scene.glossary, terms, seen),
        "show": [_day(day) for day in one.span] if one.span else None,
        "events": list(one.step.events),
        **lines.of(one),
        "draw": list(one.draw) if one.draw else None,
        "notes": one.step.notes,
        "questions": list(one.step.questions),
        "page": one.step.page,
        "open": address_of(one, scene.dataset, scene.query),
    }


def address_of(one: Told, dataset: DataSet, query: Mapping[str, str]) -> str:
    """Where the view of a step lies in the app."""
    if one.step.page == "compare":
        other = one.beside[0].name if one.beside else ""
        sets = [("sets", name) for name in (dataset.name, other) if name]
        return "./compare?" + urlencode(sets)
    first = one.step.events[-1] if one.step.events else None
    selection = replace(one.selection, event=one.selection.event or first)
    pairs = {**query, **selection_address.to_query(selection, dataset.model)}
    page = "./explain?" if one.step.page == "explain" else "./?"
    return page + urlencode(pairs, doseq=True)


def _term(glossary: Glossary, name: str) -> dict[str, str]:
    found: Term = next(term for term in glossary.terms if term.name == name)
    return {"name": found.name, "meaning": found.meaning}
