"""Run by Alembic: hands the scripts the connection that opens the case."""

from __future__ import annotations

from alembic import context

from factional.store.schema import metadata

connection = context.config.attributes.get("connection")

# SQLite cannot alter most of a table in place: a batch copies it, and PostgreSQL ignores the flag
context.configure(
    connection=connection,
    dialect_name=None if connection else context.config.get_main_option("dialect"),
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    literal_binds=connection is None,
)

with context.begin_transaction():
    context.run_migrations()
