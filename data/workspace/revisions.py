"""What the workspace hands out, and the ways in which it says no."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

PREFIX = "ws-"  # of every set's id, so that none is taken for a folder's name

Cells = tuple[tuple[str, str], ...]


class WorkspaceError(Exception):
    """Something cannot be done; the message is a sentence for the person."""


class Unreachable(WorkspaceError):
    """The database does not answer, or is not one of Thaw's."""


class Ruined(Unreachable):
    """What lies in the database's place is damaged as a whole."""


class ReadOnly(Unreachable):
    """The database can be read, but not written to."""


class Damaged(WorkspaceError):
    """What is stored of a set cannot be read; the sentence says what, and the rest still works."""


class NoSuchSet(WorkspaceError):
    """No data set has that id, or it has no such revision."""


class NotYours(WorkspaceError):
    """Whoever asks may not do that with the set; the sentence says what they may."""


@dataclass(frozen=True)
class SetInfo:
    """A data set as the list shows it.

    Attributes:
        id: begins with `PREFIX`; also its name in the catalogue.
        title: as it stands now.
        head: number of the newest revision.
        events: how many rows of events there are, usable or not.
        created, changed: in UTC.
        archived: put aside; still opens.
        deleted: can be brought back until it is purged.
        damage: which of these values cannot be read, in words; they are guessed then.
        owner: the member of a department who made it; empty: the owner of the workspace.
    """

    id: str
    title: str
    head: int
    events: int
    created: datetime
    changed: datetime
    archived: bool
    deleted: bool
    damage: str = ""
    owner: str = ""


@dataclass(frozen=True)
class Revision:
    """One save.

    Attributes:
        set_id: of the data set.
        number: 1, 2, 3 …
        made: when, in UTC.
        message: what the person (or the page) said about it.
        counts: for each table that changed, rows added, changed and removed.
        parent: the revision it was made from; None for the first.
        aside: it was left out when two had changed one row, and stands beside the others.
        note: what the person wrote on it afterwards.
        author: the member of a department who saved it; empty: nobody logged in.
        saves: of how many saves it is the last; those before it were thinned out.
    """

    set_id: str
    number: int
    made: datetime
    message: str
    counts: Mapping[str, tuple[int, int, int]]
    parent: int | None = None
    aside: bool = False
    note: str = ""
    author: str = ""
    saves: int = 1


@dataclass(frozen=True)
class RowChange:
    """A row before and after, as its cells that are not empty; None where there is no such row."""

    table: str
    key: str
    before: Cells | None
    after: Cells | None

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns whose cells differ."""
        old, new = dict(self.before or ()), dict(self.after or ())
        return tuple(name for name in {**old, **new} if old.get(name) != new.get(name))


@dataclass(frozen=True)
class ConflictRow:
    """A row that two people changed in different ways; None where a side has no such row.

    Attributes:
        table: such as `events`.
        key: id of the row.
        base: as both found it.
        mine: as the save that was refused has it.
        theirs: as it is kept now.
    """

    table: str
    key: str
    base: Cells | None
    mine: Cells | None
    theirs: Cells | None


class Conflict(WorkspaceError):
    """A save that would have overwritten somebody else's; nothing of it was kept.

    Attributes:
        rows: every row that both sides changed.
        head: number of the revision that is kept now.
        by: the members who saved in between, as far as they are known.
    """

    def __init__(self, rows: tuple[ConflictRow, ...], head: int, by: tuple[str, ...] = ()) -> None:
        one = len(rows) == 1
        where = f"by {' and '.join(by)}" if by else "elsewhere"
        super().__init__(
            f"{len(rows)} {'row was' if one else 'rows were'} changed {where} in the meantime"
        )
        self.rows = rows
        self.head = head
        self.by = by

    def __reduce__(self):
        return (Conflict, (self.rows, self.head, self.by))
