"""A set knows who made it and with whom it is shared, a revision who saved it."""

import sqlalchemy as sa
from alembic import op

revision = "3"
down_revision = "2"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Two columns, empty for what was there: that is the owner's of the workspace."""
    op.add_column("thaw_sets", sa.Column("owner", sa.Text, nullable=False, server_default=""))
    op.add_column("thaw_revisions", sa.Column("author", sa.Text, nullable=False, server_default=""))
    op.create_table(
        "thaw_shares",
        sa.Column(
            "set_id", sa.Text, sa.ForeignKey("thaw_sets.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("person", sa.Text, primary_key=True),
        sa.Column("edit", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    """Copies are made before each step; the way back is the copy."""
    raise NotImplementedError
