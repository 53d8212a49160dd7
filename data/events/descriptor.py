"""datapackage.json, read so that nonsense in it is reported and left out, never an exception."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from data.basics.parameters import settle
from data.basics.problems import WARNING, Problem, Told, failed, shorten
from data.events import texts
from data.events.data_set import Actor, BrokenSet, Category
from data.events.steps import Steps, read_steps
from data.models import DEFAULT_MODEL, MODELS

FILE = "datapackage.json"
NOT_STATED = "not stated"
FINDING_MOST = 1000  # characters, bonds included
INDICATOR_TEXTS = ("title", "unit", "source", "caveat")


@dataclass(frozen=True, eq=False)
class Descriptor:
    """What a package says of itself.

    Attributes:
        title, description, licence, version, citation: plain texts.
        actors, categories: as `data.events.data_set` has them.
        indicators: of each series `id`, title, unit, source and caveat, all texts.
        points: `id` and `text`.
        notes: `from`, `to`, `text`.
        parameters: of the default model, each within its range.
        finding: a headline with bound numbers; empty for none.
        texts: stories and the glossary, by file name.
        readers: of readings.csv, `id` and `text`.
        sides: whose works can speak alone: `id`, `label`, `countries`.
        steps: what the five steps of a blind rating stand for; empty for the usual.
        problems: fields that were left out.
    """

    title: str
    description: str
    licence: str
    version: str
    citation: str
    actors: tuple[Actor, ...]
    categories: tuple[Category, ...]
    indicators: tuple[dict[str, Any], ...]
    points: tuple[dict[str, Any], ...]
    notes: tuple[dict[str, str], ...]
    parameters: dict[str, float]
    problems: list[Problem] = field(default_factory=list)
    finding: str = ""
    texts: dict[str, str] = field(default_factory=dict)
    readers: tuple[dict[str, str], ...] = ()
    sides: tuple[dict[str, Any], ...] = ()
    steps: Steps = ()


def read_descriptor(name: str, package: Mapping[str, Any]) -> Descriptor:
    """A package's JSON.

    Args:
        name: of the set, where it has no title.
        package: the JSON object of datapackage.json.

    Raises:
        BrokenSet: an actor or a category has no id.
    """
    thaw = package.get("thaw")
    ours: Mapping[str, Any] = thaw if isinstance(thaw, dict) else {}
    problems: list[Problem] = []
    title = text_of(package.get("title")) or name
    actors, categories = _actors_and_categories(ours)
    return Descriptor(
        title=title,
        description=text_of(package.get("description")),
        licence=licence_of(package) or NOT_STATED,
        version=text_of(package.get("version")),
        citation=text_of(ours.get("citation")) or title,
        actors=actors,
        categories=categories,
        indicators=_entries(ours, "indicators", ("id",), _indicator, problems),
        points=_entries(ours, "points", ("id", "text"), dict, problems),
        notes=_entries(ours, "notes", ("from", "to", "text"), _texts, problems),
        parameters=_parameters(ours, problems),
        problems=problems,
        finding=" ".join(text_of(ours.get("finding")).split())[:FINDING_MOST],
        texts=texts.of_json(ours),
        readers=_entries(ours, "readers", ("id", "text"), _texts, problems),
        sides=_entries(ours, "sides", ("id", "label"), _side, problems),
        steps=_steps(ours.get("steps"), problems),
    )


def _actors_and_categories(
    ours: Mapping[str, Any],
) -> tuple[tuple[Actor, ...], tuple[Category, ...]]:
    """Those of a package's `thaw`; each needs an id."""
    try:
        actors = tuple(_actor(entry) for entry in ours.get("actors", []))
        categories = tuple(
            Category(str(k["id"]), str(k.get("label") or k["id"]), text_of(k.get("description")))
            for k in ours.get("categories", [])
        )
    except (KeyError, TypeError, AttributeError):
        what = "an entry of thaw.actors or thaw.categories has no “id”"
        mend = "Give each an id and a name"
        raise BrokenSet([failed(FILE, what, mend, code="descriptor.entry_without_id")]) from None
    return actors, categories


def text_of(value: Any) -> str:
    """A text or a number as text; empty for everything else."""
    return str(value) if isinstance(value, str | int | float) else ""


def licence_of(package: Mapping[str, Any]) -> str:
    """The name of the first licence; empty if none is named."""
    licences = package.get("licenses")
    first = licences[0] if isinstance(licences, list) and licences else None
    if not isinstance(first, dict):
        return ""
    return text_of(first.get("title")) or text_of(first.get("name"))


def _actor(entry: Mapping[str, Any]) -> Actor:
    names = entry.get("names", [])
    return Actor(
        id=str(entry["id"]),
        name=str(entry.get("name") or entry["id"]),
        short=str(entry.get("short") or entry.get("name") or entry["id"]),
        colour_light=text_of(entry.get("colour_light")),
        colour_dark=text_of(entry.get("colour_dark")),
        names=tuple(
            (text_of(n.get("from")), text_of(n.get("to")), text_of(n.get("name"))) for n in names
        ),
    )


def _texts(entry: Mapping[str, Any]) -> dict[str, str]:
    return {str(key): text_of(value) for key, value in entry.items()}


def _side(entry: Mapping[str, Any]) -> dict[str, Any]:
    """Whose works can speak alone; a list of countries that is none is empty."""
    given = entry.get("countries")
    countries = [text_of(one) for one in given] if isinstance(given, list) else []
    return {
        "id": text_of(entry["id"]),
        "label": text_of(entry["label"]),
        "countries": [one for one in countries if one],
    }


def _indicator(entry: Mapping[str, Any]) -> dict[str, str]:
    texts = dict.fromkeys(INDICATOR_TEXTS, "") | _texts(entry)
    return texts | {"title": texts["title"] or texts["id"]}


def _entries(
    ours: Mapping[str, Any],
    name: str,
    needed: Iterable[str],
    read: Callable[[Mapping[str, Any]], dict],
    problems: list[Problem],
) -> tuple[dict, ...]:
    """The entries of a list that are objects with what is needed."""
    given = ours.get(name, [])
    entries = given if isinstance(given, list) else [given]
    good = [e for e in entries if isinstance(e, dict) and all(text_of(e.get(k)) for k in needed)]
    if len(good) < len(entries):
        wanted = ", ".join(f"“{key}”" for key in needed)
        problems.append(
            _left_out(
                f"thaw.{name}",
                "",
                f"an entry lacks {wanted}",
                code="descriptor.entry_lacks",
                values=(str(wanted),),
            )
        )
    if "id" in needed:
        good = _once(good, name, problems)
    return tuple(read(entry) for entry in good)


def _once(entries: list[dict], name: str, problems: list[Problem]) -> list[dict]:
    """The first entry of each id; what is shown by its id can be shown once."""
    first: dict[str, dict] = {}
    for entry in entries:
        text = text_of(entry["id"])
        if text in first:
            what = f"the id “{shorten(text)}” stands there twice"
            problems.append(
                _left_out(
                    f"thaw.{name}", "", what, code="descriptor.entry_repeated", values=(text,)
                )
            )
        first.setdefault(text, entry)
    return list(first.values())


def _steps(given: Any, problems: list[Problem]) -> Steps:
    """Those of the set, or none where they make no sense."""
    try:
        return read_steps(given)
    except ValueError as problem:
        told = str(problem)
        problems.append(
            _left_out("thaw.steps", given, told, code="descriptor.steps", values=(told,))
        )
        return ()


def _parameters(ours: Mapping[str, Any], problems: list[Problem]) -> dict[str, float]:
    """Those that the default model has, within their range."""
    given = ours.get("parameters", {})
    found: dict[str, float] = {}
    for name, value in (given if isinstance(given, dict) else {"parameters": given}).items():
        number = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
        try:
            settle(MODELS[DEFAULT_MODEL].parameters, {name: float(value) if number else value})
        except ValueError as problem:
            problems.append(
                _left_out(
                    f"thaw.parameters.{name}", value, str(problem), code="descriptor.parameter"
                )
            )
        else:
            found |= {name: float(value)} if number else {}
    return found


def _left_out(
    column: str, value: Any, what: str, *, code: str, values: tuple[Told, ...] = ()
) -> Problem:
    return Problem(
        WARNING,
        FILE,
        None,
        column,
        shorten(str(value)),
        what,
        "It is left out; mend it there",
        code=code,
        values=values,
    )
