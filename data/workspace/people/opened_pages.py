"""Which pages the owner has opened to guests, kept over a restart."""

from collections.abc import Iterable

from sqlalchemy import Column, MetaData, Table, Text, delete, insert, inspect, select

from data.workspace import place
from data.workspace.database import Database

metadata = MetaData()
pages = Table("thaw_opened_pages", metadata, Column("page", Text, primary_key=True))


def kept() -> tuple[str, ...]:
    """The pages that were open when they were last changed; looking makes no file.

    Raises:
        WorkspaceError: the database does not answer.
    """
    database = Database(place.address())
    try:
        if not database.there():
            return ()
        with database.reading() as connection:
            if not inspect(connection).has_table(pages.name):
                return ()
            return tuple(connection.execute(select(pages.c.page)).scalars())
    finally:
        database.close()


def keep(names: Iterable[str]) -> None:
    """Keep exactly these.

    Raises:
        WorkspaceError: the database does not answer, or cannot be written to.
    """
    rows = [{"page": name} for name in sorted(set(names))]
    database = Database(place.address())
    try:
        with database.writing() as connection:
            metadata.create_all(connection)
            connection.execute(delete(pages))
            if rows:
                connection.execute(insert(pages), rows)
    finally:
        database.close()
