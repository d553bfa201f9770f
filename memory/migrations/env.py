"""Alembic's entry: runs the migrations over the connection that memory/migrating.py hands in."""

from alembic import context
from sqlmodel import SQLModel

from memory import tables

assert tables  # noqa: S101 - imported for its side: the tables register with the metadata
context.configure(
    connection=context.config.attributes["connection"], target_metadata=SQLModel.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
