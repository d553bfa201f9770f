"""Alembic's migrations, applied at start-up."""
