"""From the id of a bundle on the screen to the rows that are in it."""

from data.archive import levels
from data.archive.behind.one_bundle import told_by
from data.archive.behind.rows import MOST_ROWS, MOST_SECONDS, Reading, Wanted
from data.archive.opening import Archive
from data.archive.relation_set import Relation

_ROOTS = {kind: tuple(f"{root:02d}" for root in roots) for kind, (_, roots) in levels.KINDS.items()}
_EVERY = tuple(root for roots in _ROOTS.values() for root in roots)


def wanted_of(relation: Relation, event_id: str) -> Wanted | None:
    """Which rows a bundle of a relation holds; None where the id is none of a bundle."""
    told = told_by(event_id)
    if told is None or told.who not in (relation.a, relation.b):
        return None
    roots = (told.root,) if told.unit == "code" else _ROOTS.get(told.kind)
    but = _EVERY if roots is None else ()
    return Wanted(
        relation.a, relation.b, told.who, told.start, told.last, roots, but, told.way
    )  # fmt: skip


def reading_of(
    archive: Archive,
    relation: Relation,
    event_id: str,
    most: int = MOST_ROWS,
    seconds: float = MOST_SECONDS,
) -> Reading | None:
    """A reading of the rows of a bundle; None where the id is none of a bundle.

    Args:
        archive: the one that the relation is out of.
        relation: whose bundle it is.
        event_id: of the bundle.
        most: rows that are read.
        seconds: that it may take.
    """
    wanted = wanted_of(relation, event_id)
    return None if wanted is None else Reading(archive, wanted, most, seconds)
