"""A revision knows which one it was made from, may stand aside of the line, and bears a note."""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Three columns; until now each revision was made from the one below it.

    No table is made anew: SQLite would follow `ON DELETE CASCADE` and empty the ones that point to
    it.
    """
    for column in (
        sa.Column("parent", sa.Integer),
        sa.Column("aside", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("note", sa.Text, nullable=False, server_default=""),
    ):
        op.add_column("thaw_revisions", column)
    op.execute("UPDATE thaw_revisions SET parent = number - 1 WHERE number > 1")


def downgrade() -> None:
    """Copies are made before each step; the way back is the copy."""
    raise NotImplementedError
