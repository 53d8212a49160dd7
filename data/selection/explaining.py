"""What the page Explain looks at, as a frozen view that stands in the address of the page."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data.basics import columns as c
from data.basics.parameters import Parameter
from data.events.data_set import DataSet
from data.questions.whose import sides_of
from data.selection.selection_address import ignored
from data.temperature import MODELS

QUESTIONS = ("periods", "models", "sure", "turning", "sides", "voices")
MOST_POINTS = 12
SWITCHES = {"over": False, "flow": False, "band": True, "envelope": False, "outside": False}
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})~(\d{4}-\d{2}-\d{2})", re.ASCII)
Setting = tuple[str, str, float | None]  # model, parameter, value


@dataclass(frozen=True)
class Explaining:
    """What is asked, and with which settings.

    Attributes:
        ask: the question, one of `QUESTIONS`.
        a, b: the two periods: a chapter's id, or `YYYY-MM-DD~YYYY-MM-DD`; None for the ones the
            data suggest.
        over: the models one over another, not one under another.
        flow: the scores as bars under the models.
        band, envelope, outside: which of the three answers to “how sure” are shown.
        voice: the side whose works alone are asked, by its id; None for the first.
        when: the year of which it is asked how sure it is; None for the one the data suggest.
        points: how many turning points; None for the number the method suggests.
        settings: parameters of models other than the view's own, where they differ from the
            default: model, parameter, value, sorted.
    """

    ask: str = QUESTIONS[0]
    a: str | None = None
    b: str | None = None
    over: bool = False
    flow: bool = False
    band: bool = True
    envelope: bool = False
    outside: bool = False
    points: int | None = None
    voice: str | None = None
    when: int | None = None
    settings: tuple[Setting, ...] = ()

    def with_setting(
        self, model: str, name: str, value: float | None, default: float | None
    ) -> "Explaining":
        """The same view with another value for a parameter of a model."""
        kept = [known for known in self.settings if known[:2] != (model, name)]
        mine = [] if value == default else [(model, name, value)]
        return replace(self, settings=tuple(sorted([*kept, *mine], key=lambda known: known[:2])))

    def to_query(self) -> dict[str, str]:
        """The view as a query; what has its default leaves no trace."""
        plain = {
            "ask": self.ask if self.ask != QUESTIONS[0] else "",
            "a": self.a or "",
            "b": self.b or "",
            "points": "" if self.points is None else str(self.points),
            "voice": self.voice or "",
            "when": "" if self.when is None else str(self.when),
        }
        for name, default in SWITCHES.items():
            now = getattr(self, name)
            plain[name] = "" if now == default else "on" if now else "off"
        for model, name, value in self.settings:
            plain[f"{model}.{name}"] = "never" if value is None else f"{value:.12g}"
        return {key: value for key, value in plain.items() if value}


def keys() -> frozenset[str]:
    """All keys of the address that are this view's own."""
    own = {f"{model}.{p.name}" for model, known in MODELS.items() for p in known.parameters}
    return frozenset({"ask", "a", "b", "points", "voice", "when", *SWITCHES, *own})


def default_of(dataset: DataSet, parameter: Parameter) -> float | None:
    """A parameter's default: the data set's own, else the declared one."""
    return dataset.defaults.get(parameter.name, parameter.default)


def read_span(text: str | None) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """The two days of `YYYY-MM-DD~YYYY-MM-DD`, if it is that and they are in order."""
    found = _SPAN.fullmatch(text or "")
    if not found:
        return None
    try:
        start, end = (pd.Timestamp(day) for day in found.groups())
    except ValueError:
        return None
    return (start, end) if start <= end else None


def write_span(start: pd.Timestamp, end: pd.Timestamp) -> str:
    """A span as it stands in the address."""
    return "~".join(f"{day.year:04d}-{day.month:02d}-{day.day:02d}" for day in (start, end))


def from_query(
    query: Mapping[str, Iterable[str]], dataset: DataSet
) -> tuple[Explaining, list[str]]:
    """Read this view's own keys; what makes no sense is left out and said in a note.

    Args:
        query: every key with its values; keys that are not this view's are passed over.
        dataset: for its chapters and years.

    Returns:
        The view and the notes, in words. Never raises.
    """
    notes: list[str] = []
    found: dict[str, object] = {}
    settings: list[Setting] = []
    own = keys()
    for key in [key for key in query if key in own]:
        text = next((str(value) for value in query[key]), "")
        if "." in key:
            model, name = key.split(".", 1)
            known = _setting(dataset, model, name, text)
            value = None if known is None else (model, name, known[0])
            if value is not None and known is not None and not known[1]:
                settings.append(value)
        else:
            value = found[key] = _value(dataset, key, text)
        if value is None:
            notes.append(ignored(key, text))
    kept = {key: value for key, value in found.items() if value is not None}
    return Explaining(**kept, settings=tuple(sorted(settings, key=lambda s: s[:2]))), notes  # type: ignore[arg-type]


def _value(dataset: DataSet, key: str, text: str) -> object:
    """The value of a key of this view; None where the text makes no sense."""
    if key == "ask":
        return text if text in QUESTIONS else None
    if key in SWITCHES:
        return {"on": True, "off": False}.get(text)
    if key == "points":
        whole = text.isascii() and text.isdigit() and len(text) < 4
        return int(text) if whole and 1 <= int(text) <= MOST_POINTS else None
    if key == "when":
        first, last = dataset.years
        year = int(text) if re.fullmatch(r"-?\d{1,4}", text, re.ASCII) else None
        return year if year is not None and first <= year <= last else None
    if key == "voice":
        sides = sides_of(dataset.prepared, dataset.sources, dataset.sides)
        return text if text in {str(side["id"]) for side in sides} else None
    known = text in set(dataset.chapters[c.CHAPTER_ID]) or _meets(dataset, text)
    return text if known else None


def _meets(dataset: DataSet, text: str) -> bool:
    """Whether a text is a span that has something to do with the years of the data set."""
    span = read_span(text)
    first, last = dataset.years
    return span is not None and span[0].year <= last + 1 and span[1].year >= first - 1


def _setting(
    dataset: DataSet, model: str, name: str, text: str
) -> tuple[float | None, bool] | None:
    """A parameter's value and whether it is the default; None where the text makes no sense."""
    parameter = next(p for p in MODELS[model].parameters if p.name == name)
    default = default_of(dataset, parameter)
    if text == "never" and parameter.optional:
        return None, default is None
    try:
        value = float(text)
    except ValueError:
        return None
    if not parameter.low <= value <= parameter.high or (parameter.whole and value % 1):
        return None
    return value, value == default
