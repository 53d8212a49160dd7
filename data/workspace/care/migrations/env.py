"""What Alembic runs the steps with: the connection, in the transaction, of whoever asked."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="thaw_migrations",
)
context.run_migrations()
