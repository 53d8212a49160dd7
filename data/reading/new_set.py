"""A new data set out of imported events: two states, categories, sources, chapters."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from data.basics import columns as c
from data.basics.given import Given
from data.basics.search_text import fold
from data.basics.slugs import slug, slugs
from data.events.checking import source_ids
from data.events.descriptor import read_descriptor
from data.events.steps import as_json

BOTH, THIRD = "both", "third"
_ROLES = {
    BOTH: "both joint mutual together bilateral beide gemeinsam deux ensemble ambos entrambi oba"
    " obe obie oboje spolecne wspolnie zajedno obie-strony",
    THIRD: "third other others dritte tiers tercero terzo treti trzeci",
}
MOST_CATEGORIES = 12
OTHER = "other"


@dataclass(frozen=True, eq=False)
class NewSet:
    """What the workspace is handed.

    Attributes:
        title: of the set.
        actors: the two states, as in a package's `thaw.actors`.
        categories: as in `thaw.categories`.
        events, sources, chapters, indicators: tables with exactly the columns of `columns`.
        others: conditions, statements and readings, as far as the file brought any.
        about: the rest of datapackage.json, as far as it can be used.
        codebook: Markdown that the file brought; nobody here has looked at it.
    """

    title: str
    actors: list[dict]
    categories: list[dict]
    events: pd.DataFrame
    sources: pd.DataFrame
    chapters: pd.DataFrame
    indicators: pd.DataFrame
    others: dict[str, pd.DataFrame]
    about: dict[str, Any]
    codebook: str


def guess_sides(values: pd.Series) -> tuple[str, str]:
    """The two texts of the initiator's column that most likely name the two states."""
    place, texts = pd.factorize(values)  # in the order in which they come
    often = np.bincount(place[place >= 0], minlength=len(texts))
    counts = Counter({t: n for t, n in zip(texts, often, strict=True) if t and _role(t) is None})
    names = [text for text, _ in counts.most_common(2)] + ["", ""]
    return names[0], names[1]


def _role(text: str) -> str | None:
    """`both` or `third`, where a word says so."""
    words = set(fold(text[:200]).replace("/", " ").split())
    return next((role for role, said in _ROLES.items() if words & set(said.split())), None)


def guess_initiators(values: pd.Series, first: str, second: str) -> dict[str, str]:
    """For each text of the initiator's column: the first state, the second, both, or a third.

    Where no text names either state (the file says “USSR”, the person “Soviet Union”), the two
    most frequent ones are taken for the two states in their order, which is that of `guess_sides`.
    """
    ids = side_ids(first, second)
    found = {}
    for text in pd.unique(values):
        one, two = _mentions(text, first), _mentions(text, second)
        if text == "":
            continue
        if one and two:
            found[text] = BOTH
        elif one or two:
            found[text] = ids[0] if one else ids[1]
        else:
            found[text] = _role(text) or THIRD
    if not set(ids) & set(found.values()):
        sides = guess_sides(values)
        found |= {text: side for text, side in zip(sides, ids, strict=True) if text}
    return found


def _mentions(text: str, name: str) -> bool:
    wanted = re.escape(fold(name))
    found = re.search(rf"(?<![a-z0-9]){wanted}(?![a-z0-9])", fold(text[:200]))
    return bool(wanted) and found is not None


def side_ids(first: str, second: str) -> tuple[str, str]:
    """Ids of the two states, different from each other and from `both` and `third`."""
    one, two = slug(first or "first", 24), slug(second or "second", 24)
    if one in (BOTH, THIRD):
        one += "-state"
    while two in (one, BOTH, THIRD):
        two += "-2"
    return one, two


def build(
    events: pd.DataFrame,
    given: Given,
    *,
    title: str,
    names: tuple[str, str],
    initiators: Mapping[str, str] | None = None,
) -> NewSet:
    """Put a set together.

    Args:
        events: what `Mapping.apply` gave.
        given: the file it came from; its sources, chapters, categories and actors are kept.
        title: of the set.
        names: of the two states.
        initiators: for texts of the initiator's column an actor's id, `both` or `third`; what is
            in neither is guessed.
    """
    table = events[list(c.EVENT_COLUMNS)].reset_index(drop=True).copy()
    table.attrs = {}
    actors = _actors(given, names)
    ids = [actor["id"] for actor in actors]
    table[c.INITIATOR] = _initiators(table[c.INITIATOR], names, ids, initiators or {})
    table[c.CATEGORY], categories = _categories(table[c.CATEGORY], given)
    table[c.SOURCES], sources = _sources(table[c.SOURCES], given)
    table[c.EVENT_ID] = _ids(table)
    chapters = given.chapters if given.chapters is not None else _none(c.CHAPTER_COLUMNS)
    indicators = given.indicators if given.indicators is not None else _none(c.INDICATOR_COLUMNS)
    return NewSet(
        title=title,
        actors=actors,
        categories=categories,
        events=table,
        sources=sources,
        chapters=chapters[list(c.CHAPTER_COLUMNS)],
        indicators=indicators[list(c.INDICATOR_COLUMNS)],
        others=dict(given.others),
        about=_about(given),
        codebook=given.codebook,
    )


def _initiators(
    texts: pd.Series, names: tuple[str, str], ids: list[str], wished: Mapping[str, str]
) -> pd.Series:
    """Who began, as the set says it: an actor's id, `both` or `third`."""
    known = {*ids, BOTH, THIRD, ""}
    chosen = {**guess_initiators(texts, *names), **wished}
    who = {text: chosen.get(text, THIRD) for text in texts.unique()}
    ours = dict(zip(side_ids(*names), ids, strict=True))
    return texts.map(
        {text: text if text in known else ours.get(to, to) for text, to in who.items()}
    )


def _about(given: Given) -> dict[str, Any]:
    """What the file says of itself besides title, states and lanes."""
    thaw = given.package.get("thaw")
    ours = thaw if isinstance(thaw, dict) else {}
    told = {k: v for k, v in ours.items() if k not in ("actors", "categories")}
    read = read_descriptor("", {**given.package, "thaw": told})
    fields = {
        "description": given.description,
        "version": read.version,
        "licenses": [{"title": given.licence}] if given.licence else [],
    }
    more = {
        "citation": given.citation,
        "indicators": list(read.indicators),
        "points": list(read.points),
        "notes": list(read.notes),
        "readers": list(read.readers),
        "sides": list(read.sides),
        "steps": as_json(read.steps),
        "parameters": read.parameters,
        "finding": read.finding,
        **read.texts,
    }
    return {
        **{name: value for name, value in fields.items() if value},
        "thaw": {name: value for name, value in more.items() if value},
    }


def _actors(given: Given, names: tuple[str, str]) -> list[dict]:
    """The two states: those of the file if it has two, with the names chosen here."""
    if len(given.actors) == 2:
        pairs = zip(given.actors, names, strict=True)
        return [{**a, "name": name or a.get("name") or a["id"]} for a, name in pairs]
    return [
        {"id": side, "name": name or fallback, "short": (name or fallback)[:16]}
        for side, name, fallback in zip(
            side_ids(*names), names, ("First state", "Second state"), strict=True
        )
    ]


def _categories(column: pd.Series, given: Given) -> tuple[pd.Series, list[dict]]:
    """Lanes: those of the file, or one for each text; beyond a dozen the rare ones go together."""
    declared = [dict(entry) for entry in given.categories]
    known = {entry["id"] for entry in declared}
    ids: dict[str, str] = {}
    for text, _ in Counter(column.to_list()).most_common():
        if text in known:
            ids[text] = text
        elif text == "" or len(known) >= MOST_CATEGORIES:
            ids[text] = OTHER
        else:
            name = slug(text, 30)
            if name not in known:
                declared.append({"id": name, "label": text[:1].upper() + text[1:30]})
                known.add(name)
            ids[text] = name
    if OTHER in ids.values() and OTHER not in known:
        declared.append({"id": OTHER, "label": "Other" if len(declared) else "Events"})
    used = set(ids.values())
    kept = [entry for entry in declared if entry["id"] in used or given.kind == "package"]
    return column.map(ids).astype("str"), kept


def _sources(column: pd.Series, given: Given) -> tuple[pd.Series, pd.DataFrame]:
    """Sources: the file's own list, and an entry for everything cited that is not on it."""
    table = given.sources if given.sources is not None else _none(c.SOURCE_COLUMNS)
    table = table[list(c.SOURCE_COLUMNS)]
    known = set(table[c.SOURCE_ID])
    cells: dict[str, str] = {}
    new: dict[str, dict] = {}
    for text in map(str, column.unique()):
        if text and all(name in known for name in source_ids(text)):
            cells[text] = text
            continue
        parts = [" ".join(part.split()) for part in re.split(r"[;\n|]", text)]
        cells[text] = ";".join(_source_id(part, known, new) for part in parts if part)
    blank = dict.fromkeys(c.SOURCE_COLUMNS, "")
    more = pd.DataFrame([{**blank, **entry} for entry in new.values()], dtype="str")
    both = pd.concat([table, more], ignore_index=True) if new else table
    return column.map(cells).astype("str"), both


def _source_id(text: str, known: set[str], new: dict[str, dict]) -> str:
    name = text.partition("@")[0]
    if name.strip() in known:
        return text
    if text not in new:
        web = re.match(r"https?://", text) is not None
        base = slug(re.sub(r"^https?://(www\.)?", "", text), 32)
        own, number = base, 1
        taken = known | {entry[c.SOURCE_ID] for entry in new.values()}
        while own in taken:
            number += 1
            own = f"{base}-{number}"
        new[text] = {
            c.SOURCE_ID: own,
            c.KIND: "web" if web else "",
            c.TITLE: text[:500],
            c.URL: text if web else "",
        }
    return new[text][c.SOURCE_ID]


def _ids(table: pd.DataFrame) -> pd.Series:
    """Ids that are there and differ; `prepare` makes those that are missing."""
    if (table[c.EVENT_ID] != "").all() and table[c.EVENT_ID].is_unique:
        return table[c.EVENT_ID]
    ids = table[c.EVENT_ID].where(~table[c.EVENT_ID].duplicated(), "")
    titles = slugs(table[c.TITLE], 30).where(table[c.TITLE] != "", "event")
    numbers = pd.Series(table.index + 1, table.index).astype("str")
    made = table[c.DATE].str.slice(0, 4) + "-" + titles + "-" + numbers
    out = ids.where(ids != "", made)
    return out if out.is_unique else made


def _none(columns: tuple[str, ...]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in columns})
