"""Brings the database to this version's tables, at start-up, with Alembic."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from memory.database import Database
from memory.errors import DataFolderError

_MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(database: Database) -> None:
    """Apply the migrations that are missing, all or none.

    Raises DataFolderError if the database was written by a newer version, or cannot be read.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    try:
        with database.engine.connect() as connection:
            present = MigrationContext.configure(connection).get_current_heads()
            if not set(present) <= known:
                message = (
                    f"The data in {database.path.parent} was written by a newer Sidenote."
                    " Update this one, or choose another folder with --data."
                )
                raise DataFolderError(message)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            connection.commit()
    except (DatabaseError, sqlite3.DatabaseError, OSError) as error:
        message = (
            f"The database in {database.path.parent} cannot be opened ({type(error).__name__})."
            " Choose another folder with --data."
        )
        raise DataFolderError(message) from None
