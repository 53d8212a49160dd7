"""The workspace: keeps data sets with every state they ever had, and opens them again."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from sqlalchemy import insert, update

from data.events.data_set import DataSet
from data.workspace import as_data_set, diffing, ledger
from data.workspace import content as kept
from data.workspace.as_data_set import copy_of, titled
from data.workspace.content import Content
from data.workspace.guarded import Guarded
from data.workspace.merging import NOTHING, merge
from data.workspace.people import sharing
from data.workspace.pieces import changing, shelf
from data.workspace.pieces.changing import Cells
from data.workspace.revisions import (
    PREFIX,
    Conflict,
    ConflictRow,
    Damaged,
    NoSuchSet,
    Revision,
    RowChange,
    SetInfo,
)
from data.workspace.schema import revisions, sets

NOTE_MOST = 2_000  # characters
NOTHING_SAID: Mapping[str, Any] = {}


class Store(Guarded):
    """A workspace. Safe to share between threads; several processes may use one database.

    Every method may raise `Unreachable`; those that take a `set_id` raise `NoSuchSet` if no set has
    it. A method that returns has written: what it did survives a killed process.
    """

    # -- making ----------------------------------------------------------------------------------

    def create(
        self,
        *,
        title: str,
        actors: Sequence[Mapping[str, Any]],
        events: pd.DataFrame,
        sources: pd.DataFrame | None = None,
        chapters: pd.DataFrame | None = None,
        indicators: pd.DataFrame | None = None,
        others: Mapping[str, pd.DataFrame] = NOTHING_SAID,
        categories: Sequence[Mapping[str, Any]] = (),
        about: Mapping[str, Any] = NOTHING_SAID,
        codebook: str = "",
        message: str = "",
    ) -> str:
        """Keep a new data set and give its id.

        Args:
            title: of the set.
            actors: the two states, as in a package's `thaw.actors`.
            events, sources, chapters, indicators: tables with the columns of `data.basics.columns`.
            others: `conditions`, `statements`, `readings`, as far as there are any.
            categories: as in `thaw.categories`.
            about: more of a package's JSON, such as `description` and `thaw.citation`.
            codebook: Markdown.
            message: what its history says about this beginning.
        """
        ours = {**about.get("thaw", {}), "actors": actors, "categories": categories}
        package = {**about, "title": title, "thaw": ours}
        tables = {**kept.given(events, sources, chapters, indicators), **others}
        content = as_data_set.content_of(package, codebook, tables)
        return self._create(content, shelf.packed(content), message or "Made")

    def copy_shipped(self, dataset: DataSet, title: str | None = None) -> str:
        """Copy a data set that was opened from a folder and give the copy's id."""
        content = as_data_set.content_of_shipped(dataset)
        old = str(kept.fields_of(content).get("title", dataset.name))
        title = title or copy_of(old, self.list(True))
        return self._create(titled(content, title), shelf.packed(content), f"Copied from “{old}”")

    def duplicate(self, set_id: str, title: str | None = None) -> str:
        """Copy a set as it stands now, without its history, and give the copy's id."""
        with self._reading(set_id) as connection:
            content = ledger.load(connection, set_id, ledger.head_of(connection, set_id))
            ready = shelf.packed_already(connection, set_id, content)
        old = str(kept.fields_of(content).get("title", set_id))
        title = title or copy_of(old, self.list(True))
        return self._create(titled(content, title), ready, f"Copied from “{old}”")

    def _create(self, content: Content, ready: Mapping[str, bytes], message: str) -> str:
        owner = sharing.allow_making()
        set_id, now = PREFIX + secrets.token_hex(6), ledger.now()
        with self._database.writing() as connection:
            row = {"id": set_id, "head": 0, "created": now, "archived": False, "deleted": False}
            first = {"title": "", "events": 0, "changed": now, "owner": owner}
            connection.execute(insert(sets).values(**row, **first))
            ledger.append(connection, set_id, 0, kept.empty(), content, message, ready=ready)
        return set_id

    # -- looking ---------------------------------------------------------------------------------

    def list(self, include_archived: bool = False, *, deleted: bool = False) -> list[SetInfo]:
        """The sets by title; deleted ones only with `deleted`, and then no others."""
        if not self._database.there():
            return []
        with self._database.reading() as connection:
            found = [ledger.as_info(row) for row in ledger.rows_of(connection, sets.name)]
            found = sharing.seen_of(connection, found)
        wanted = (
            info
            for info in found
            if info.deleted == deleted and (include_archived or deleted or not info.archived)
        )
        return sorted(wanted, key=lambda info: (info.title.casefold(), info.id))

    def info(self, set_id: str) -> SetInfo:
        """One set, whatever its state."""
        with self._reading(set_id) as connection:
            return ledger.as_info(ledger.row_of(connection, set_id))

    def stamp(self, set_id: str) -> str:
        """Changes with every revision."""
        return f"{set_id}-{self.info(set_id).head}"

    def content(self, set_id: str, revision: int | None = None) -> Content:
        """All tables of a set as text, as it stands or stood."""
        with self._reading(set_id) as connection:
            number = ledger.head_of(connection, set_id) if revision is None else revision
            return ledger.load(connection, set_id, number)

    def table(self, set_id: str, name: str, revision: int | None = None) -> pd.DataFrame:
        """A table, such as `events` or `readings`, as text, unusable rows included."""
        return kept.to_frame(self.content(set_id, revision)[name])

    def open(self, set_id: str, revision: int | None = None) -> DataSet:
        """The set as every page shows it; rows that cannot be used yet are in its problems.

        Raises:
            BrokenSet: there is no usable event in it, or an actor without an id.
        """
        return as_data_set.open_content(set_id, self.content(set_id, revision))

    # -- changing --------------------------------------------------------------------------------

    def save(
        self,
        set_id: str,
        base_revision: int,
        *,
        events: pd.DataFrame | None = None,
        sources: pd.DataFrame | None = None,
        chapters: pd.DataFrame | None = None,
        indicators: pd.DataFrame | None = None,
        conditions: pd.DataFrame | None = None,
        statements: pd.DataFrame | None = None,
        readings: pd.DataFrame | None = None,
        actors: Sequence[Mapping[str, Any]] | None = None,
        categories: Sequence[Mapping[str, Any]] | None = None,
        about: Mapping[str, Any] | None = None,
        cells: Mapping[str, Cells] = NOTHING_SAID,
        added: Mapping[str, pd.DataFrame] = NOTHING_SAID,
        message: str = "",
        decided: Mapping[ConflictRow, bool] = NOTHING,
        aside: bool = False,
    ) -> Revision:
        """Keep a new state; what is not given stays as it was in `base_revision`.

        If somebody saved in between, rows that only one side touched come together.

        Args:
            set_id: of the set.
            base_revision: number of the revision that the changes were made to.
            events and the other tables: each as a whole, as text or numbers.
            actors, categories: whole lists, as in a package.
            about: fields to set, such as `title` or `thaw.citation`; None as a value takes one out.
            cells: of tables that are not given as a whole, the cells that changed: by table, by
                the row's key in `content`, by column; None in place of a row's cells takes it
                out. Costs what changed, however large the table.
            added: rows that come before those of such a table, by its name.
            message: what the history says about it.
            decided: rows of an earlier `Conflict`; where it is False, the own state stands aside.
            aside: keep the state beside the line only; the set stays as it is.

        Returns:
            The revision that now stands; the newest there was if nothing differs from it; with
            `aside` the one beside the line.

        Raises:
            Conflict: rows were changed by both sides; nothing was kept.
        """
        new = kept.given(events, sources, chapters, indicators, conditions, statements, readings)
        changed = kept.changed(new, actors=actors, categories=categories)
        with self._writing(set_id) as connection:
            head = ledger.head_of(connection, set_id, lock=True)
            base = ledger.load(connection, set_id, base_revision)
            if about is not None:
                changed["about"] = as_data_set.about_with(base, about)
            mine = changing.onto(base, changed, cells, added)
            if base_revision == head:
                return ledger.append(connection, set_id, head, base, mine, message)
            theirs = ledger.load(connection, set_id, head)
            merged, rows = merge(base, mine, theirs, decided)
            if rows and not aside:
                raise Conflict(rows, head, ledger.authors_since(connection, set_id, base_revision))
            if aside or any(not keep for keep in decided.values()):
                whole = merge(base, mine, theirs, dict.fromkeys([*rows, *decided], True))[0]
                left = ledger.append(
                    connection, set_id, head, theirs, whole, f"Left out: {message}",
                    aside=True, parent=base_revision,
                )  # fmt: skip
                if aside:
                    return left
            return ledger.append(connection, set_id, head, theirs, merged, message)

    def settle(
        self, set_id: str, number: int, decided: Mapping[ConflictRow, bool] = NOTHING
    ) -> Revision:
        """Bring a change that stands beside the line to the set as it is now, as was decided.

        Raises:
            Conflict: rows of it were changed by others, and nobody decided; nothing was kept.
        """
        with self._writing(set_id) as connection:
            head = ledger.head_of(connection, set_id, lock=True)
            parent, base, mine = ledger.beside(connection, set_id, number)
            theirs = ledger.load(connection, set_id, head)
            merged, rows = merge(base, mine, theirs, decided)
            if rows:
                raise Conflict(rows, head, ledger.authors_since(connection, set_id, parent))
            return ledger.append(connection, set_id, head, theirs, merged, "conflict settled")

    def undo(
        self, set_id: str, number: int, *, decided: Mapping[ConflictRow, bool] = NOTHING
    ) -> Revision:
        """Take back what one revision changed; what came after it stays.

        Raises:
            Conflict: rows of it were changed again since; nothing was kept.
        """
        with self._writing(set_id) as connection:
            head = ledger.head_of(connection, set_id, lock=True)
            base = ledger.load(connection, set_id, number)
            before = ledger.revision_of(connection, set_id, number).parent
            if not before:
                raise NoSuchSet("Nothing comes before that revision, so it cannot be taken back.")
            mine = ledger.load(connection, set_id, before)
            theirs = ledger.load(connection, set_id, head)
            merged, rows = merge(base, mine, theirs, decided)
            if rows:
                raise Conflict(rows, head, ledger.authors_since(connection, set_id, number))
            message = f"Revision {number} taken back"
            return ledger.append(connection, set_id, head, theirs, merged, message)

    def note(self, set_id: str, number: int, words: str) -> None:
        """Write a note on a revision; it says why, where the message says what."""
        with self._writing(set_id) as connection:
            ledger.row_of(connection, set_id, lock=True)
            here = (revisions.c.set_id == set_id) & (revisions.c.number == number)
            words = ledger.storable(words.strip())[:NOTE_MOST]
            connection.execute(update(revisions).where(here).values(note=words))

    def restore(self, set_id: str, revision: int) -> Revision:
        """Make an earlier state the newest; what came between stays in the history."""
        with self._writing(set_id) as connection:
            head = ledger.row_of(connection, set_id, lock=True)["head"]
            then = ledger.load(connection, set_id, revision)
            try:
                now = ledger.load(connection, set_id, head)
            except (Damaged, NoSuchSet):
                now = kept.empty()  # the way out of damage must not need what is damaged
            message = f"Back to revision {revision}"
            return ledger.append(connection, set_id, head, now, then, message)

    def rename(self, set_id: str, title: str) -> Revision:
        """Give the set another title; that is a revision like any other."""
        with self._writing(set_id) as connection:
            head = ledger.head_of(connection, set_id, lock=True)
            now = ledger.load(connection, set_id, head)
            message = f"Renamed to “{title}”"
            return ledger.append(connection, set_id, head, now, titled(now, title), message)

    # -- history ---------------------------------------------------------------------------------

    def revisions(self, set_id: str, most: int | None = None) -> Sequence[Revision]:
        """The saves of a set, newest first."""
        with self._reading(set_id) as connection:
            ledger.row_of(connection, set_id)
            rows = ledger.rows_of(connection, revisions.name, set_id)
        rows = [row for row in rows if isinstance(row["number"], int)]
        rows.sort(key=lambda row: row["number"], reverse=True)
        return [ledger.as_revision(row) for row in rows[:most]]

    def compare(self, set_id: str, before: int, after: int) -> tuple[RowChange, ...]:
        """Every row that differs between two revisions."""
        return diffing.changes(self.content(set_id, before), self.content(set_id, after))
