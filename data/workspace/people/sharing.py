"""Who may read and who may change a set; every question of the store comes by here first."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from data.workspace.people.asking import Asker, asker
from data.workspace.revisions import NoSuchSet, NotYours, SetInfo
from data.workspace.schema import sets, shares

GUESTS = "*guests"  # with whom, instead of a member's name: whoever may look in at all
MEMBERS = "*members"  # everybody of the department
NAME_MOST = 200
READ, EDIT, OWN = 1, 2, 3


@dataclass(frozen=True)
class Share:
    """With whom a set is shared: a member's name, `GUESTS` or `MEMBERS`; and whether to edit."""

    person: str
    edit: bool


def right_to(connection: Connection, set_id: str, who: Asker) -> int:
    """What somebody may do with a set: 0 for nothing, READ, EDIT or OWN."""
    if who.everything:
        return OWN
    asked = select(sets.c.owner).where(sets.c.id == set_id)
    found = connection.execute(asked).first()
    if found is None:
        return 0
    if who.person and found.owner == who.person:
        return OWN
    asked = select(shares.c.edit).where(shares.c.set_id == set_id, shares.c.person.in_(_names(who)))
    edits = [bool(edit) for edit in connection.execute(asked).scalars()]
    if not edits:
        return 0
    return EDIT if any(edits) and who.makes else READ


def allow(connection: Connection, set_id: str, least: int) -> None:
    """Nothing, if whoever asks may do it.

    Raises:
        NoSuchSet: they may not even know that there is such a set.
        NotYours: they may read it, and no more.
    """
    who = asker()
    right = right_to(connection, set_id, who)
    if right == 0 and not who.everything:
        raise NoSuchSet("There is no such data set in the workspace; perhaps it was deleted.")
    if right < least:
        raise NotYours(
            "This set is shared with you to read. Make a copy to change it."
            if least == EDIT
            else "Only whoever made this set may do that."
        )


def allow_making() -> str:
    """The name to keep a new set under.

    Raises:
        NotYours: whoever asks keeps nothing here.
    """
    if not asker().makes:
        raise NotYours("Guests look at what is here; they keep nothing of their own.")
    return asker().person


def seen_of(connection: Connection, infos: Sequence[SetInfo]) -> list[SetInfo]:
    """Those sets that whoever asks may know of."""
    who = asker()
    if who.everything:
        return list(infos)
    asked = select(shares.c.set_id).where(shares.c.person.in_(_names(who)))
    shared = set(connection.execute(asked).scalars())
    return [info for info in infos if info.id in shared or _is_own(info, who)]


def shares_of(connection: Connection, set_id: str) -> list[Share]:
    """With whom a set is shared, by name."""
    asked = select(shares.c.person, shares.c.edit).where(shares.c.set_id == set_id)
    return sorted(
        (Share(row.person, bool(row.edit)) for row in connection.execute(asked)),
        key=lambda one: one.person,
    )


def share(connection: Connection, set_id: str, person: str, edit: bool | None) -> None:
    """Share a set with somebody to read or to edit, or, with None, no longer.

    Raises:
        ValueError: that is no name, or guests would change it.
    """
    name = person.strip().lower()
    if not name or len(name) > NAME_MOST or not name.isprintable():
        raise ValueError("Write the name that they log in with, such as ana@school.example.")
    if name.startswith("*") and name not in (GUESTS, MEMBERS):
        raise ValueError("A name does not begin with *.")
    if name == GUESTS and edit:
        raise ValueError("Guests read; they change nothing.")
    connection.execute(delete(shares).where(shares.c.set_id == set_id, shares.c.person == name))
    if edit is not None:
        connection.execute(insert(shares).values(set_id=set_id, person=name, edit=edit))


def _names(who: Asker) -> list[str]:
    """Under which names something may be shared with somebody."""
    return [who.person, MEMBERS, GUESTS] if who.person else [GUESTS]


def _is_own(info: SetInfo, who: Asker) -> bool:
    return bool(who.person) and info.owner == who.person
