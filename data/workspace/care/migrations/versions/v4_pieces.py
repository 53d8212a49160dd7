"""Large tables lie in pieces, and a revision knows for how many saves it stands."""

import sqlalchemy as sa
from alembic import op

revision = "4"
down_revision = "3"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column. Tables that lie there whole stay so; what is saved next is cut into pieces."""
    op.add_column(
        "thaw_revisions", sa.Column("saves", sa.Integer, nullable=False, server_default="1")
    )


def downgrade() -> None:
    """Copies are made before each step; the way back is the copy."""
    raise NotImplementedError
