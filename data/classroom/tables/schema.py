"""The tables of classes, beside those of the workspace. They are made when the first one begins.

A phone's token is not kept, only its hash; no address, no time of a single answer is.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 1

metadata = MetaData()
versions = Table("thaw_class_schema", metadata, Column("version", Integer, primary_key=True))
classes = Table(
    "thaw_classes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("owner", Text, nullable=False),  # of a department: who leads it; else empty
    Column("activity", Text, nullable=False),
    Column("dataset", Text, nullable=False),
    Column("title", Text, nullable=False),  # of the set
    Column("actors", Text, nullable=False),  # JSON: two names
    Column("questions", Text, nullable=False),  # JSON, as `questions.py` has it; never changed
    Column("state", Text, nullable=False),  # JSON, as `state.py` has it
    Column("version", Integer, nullable=False),  # counts what phones have to hear of
    Column("news", Integer, nullable=False),  # counts what the board has to hear of
    Column("created", Text, nullable=False),  # UTC, ISO 8601
    Column("changed", Text, nullable=False),
)
pupils = Table(
    "thaw_class_pupils",
    metadata,
    Column("code", Text, ForeignKey("thaw_classes.code", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("token", Text, nullable=False),  # SHA-256
    Column("name", Text, nullable=False),
    UniqueConstraint("code", "token"),
)
answers = Table(
    "thaw_class_answers",
    metadata,
    Column("code", Text, primary_key=True),
    Column("pupil", Integer, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("round", Integer, primary_key=True),
    # Counted by the phone: a later answer takes the place of an earlier one, never the other way.
    Column("count", BigInteger, nullable=False),
    Column("value", Text, nullable=False),  # JSON
    Column("let_through", Boolean, nullable=False),
    ForeignKeyConstraint(
        ["code", "pupil"],
        ["thaw_class_pupils.code", "thaw_class_pupils.number"],
        ondelete="CASCADE",
    ),
)
