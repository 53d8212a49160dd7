"""The tables as the first Thaw made them; nobody needs to come here from nothing."""

revision = "1"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Nothing: a new workspace is made whole, as it is today."""


def downgrade() -> None:
    """There is nothing before it."""
