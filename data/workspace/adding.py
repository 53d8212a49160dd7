"""A file comes to a set that is there already: what is new, changed, the same, or gone from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from data.basics import columns as c
from data.basics.search_text import fold
from data.reading.new_set import NewSet
from data.workspace import content as kept
from data.workspace.content import ACTORS, CATEGORIES, EVENTS, SOURCES, Content, Row, Table


@dataclass(frozen=True)
class Addition:
    """What a file would do to a set; nothing is done yet.

    Attributes:
        new: rows that the set has not.
        changed: for the key of each row that differs, the row before and after.
        same: keys of rows that stay as they are.
        gone: keys of rows that the file has not; they stay unless one asks for it.
        events: the events of the set with those of the file, the gone ones still in it.
        sources, categories: the set's own, with those of the file that it has not.
    """

    new: tuple[Row, ...]
    changed: Mapping[str, tuple[Row, Row]]
    same: tuple[str, ...]
    gone: tuple[str, ...]
    events: Table
    sources: Table
    categories: list[dict[str, Any]]

    def without_gone(self) -> Table:
        """The events, without those that the file has not."""
        left = {key: row for key, row in self.events.rows.items() if key not in set(self.gone)}
        return Table(self.events.columns, left)


def compare(content: Content, made: NewSet) -> Addition:
    """Match the rows of a file with those of a set: by id, else by date and title.

    Cells that are empty in the file leave the set's as they are.

    Args:
        content: of the set.
        made: out of the file, with the set's two states in their order.
    """
    table = content[EVENTS]
    coming = kept.from_frame(EVENTS, _own_actors(content, made))
    by_name = {_name(row): key for key, row in table.rows.items()}
    rows, new = dict(table.rows), []
    changed: dict[str, tuple[Row, Row]] = {}
    same = []
    for key, row in coming.rows.items():
        found = key if key in table.rows else by_name.get(_name(row))
        if found is None or found in changed or found in same:
            rows[_free(key, rows)] = row
            new.append(row)
            continue
        after = {**table.rows[found], **row, c.EVENT_ID: table.rows[found].get(c.EVENT_ID, found)}
        if after == table.rows[found]:
            same.append(found)
        else:
            changed[found] = (table.rows[found], after)
            rows[found] = after
    met = {*changed, *same}
    columns = tuple(dict.fromkeys([*table.columns, *coming.columns]))
    return Addition(
        tuple(new),
        changed,
        tuple(same),
        tuple(key for key in table.rows if key not in met),
        Table(columns, rows),
        _with_sources(content[SOURCES], kept.from_frame(SOURCES, made.sources)),
        _with_categories(content, made),
    )


def _own_actors(content: Content, made: NewSet):
    """The file's events, with the ids that the set has for its two states."""
    own = [str(actor.get("id")) for actor in kept.entries_of(content[ACTORS])]
    ids = dict(zip([str(actor["id"]) for actor in made.actors], own, strict=False))
    return made.events.assign(**{c.INITIATOR: made.events[c.INITIATOR].replace(ids)})


def _name(row: Row) -> tuple[str, str]:
    """What a row without an id is known by."""
    return row.get(c.DATE, ""), " ".join(fold(row.get(c.TITLE, "")).split())


def _free(key: str, rows: Mapping[str, Row]) -> str:
    number, free = 1, key
    while free in rows:
        number += 1
        free = f"{key} #{number}"
    return free


def _with_sources(own: Table, coming: Table) -> Table:
    more = {key: row for key, row in coming.rows.items() if key not in own.rows}
    columns = tuple(dict.fromkeys([*own.columns, *coming.columns]))
    return Table(columns, {**own.rows, **more})


def _with_categories(content: Content, made: NewSet) -> list[dict[str, Any]]:
    own = kept.entries_of(content[CATEGORIES])
    known = {str(entry.get("id")) for entry in own}
    used = set(made.events[c.CATEGORY])
    return [*own, *(e for e in made.categories if e["id"] not in known and e["id"] in used)]
