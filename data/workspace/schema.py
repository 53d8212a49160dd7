"""The tables in the database. What changes here gets a step in `care/migrations` as well."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)

VERSION = 4

metadata = MetaData()
versions = Table("thaw_schema", metadata, Column("version", Integer, primary_key=True))
sets = Table(
    "thaw_sets",
    metadata,
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("head", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("created", Text, nullable=False),  # UTC, ISO 8601
    Column("changed", Text, nullable=False),
    Column("archived", Boolean, nullable=False),
    Column("deleted", Boolean, nullable=False),
    # Since version 3: the member of a department who made it; empty for the workspace's owner.
    Column("owner", Text, nullable=False, server_default=""),
)
# With whom a set is shared, since version 3.
shares = Table(
    "thaw_shares",
    metadata,
    Column("set_id", Text, ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("person", Text, primary_key=True),
    Column("edit", Boolean, nullable=False),
)
# What did not change in a save is stored once, so a revision is complete and still small. A small
# table lies here whole; of a large one, since version 4, its pieces and the nodes above them.
blobs = Table(
    "thaw_blobs",
    metadata,
    Column("set_id", Text, ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
revisions = Table(
    "thaw_revisions",
    metadata,
    Column("set_id", Text, ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("made", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("counts", Text, nullable=False),  # JSON
    # Since version 2. `parent` is the revision it was made from; before, always the one below it.
    Column("parent", Integer),
    # Kept beside the line of revisions: what a person left out when two had changed one row.
    Column("aside", Boolean, nullable=False, server_default=false()),
    Column("note", Text, nullable=False, server_default=""),
    Column("author", Text, nullable=False, server_default=""),  # since version 3
    # Since version 4: of how many saves it is the last, where those before it were thinned out.
    Column("saves", Integer, nullable=False, server_default="1"),
)
parts = Table(
    "thaw_parts",
    metadata,
    Column("set_id", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, primary_key=True),  # events, sources …
    Column("hash", Text, nullable=False),  # of the table, or of the node above all its pieces
    ForeignKeyConstraint(
        ["set_id", "number"], ["thaw_revisions.set_id", "thaw_revisions.number"], ondelete="CASCADE"
    ),
    ForeignKeyConstraint(["set_id", "hash"], ["thaw_blobs.set_id", "thaw_blobs.hash"]),
)
