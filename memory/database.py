"""The SQL database: one writer at a time, every commit on the disk before it is reported."""

import contextlib
import os
import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Connection
from sqlmodel import Session

_WRITE = "sidenote_write"

# secure_delete overwrites what is deleted with zeros; FULL makes a commit durable before it returns.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA secure_delete=ON",
    "PRAGMA foreign_keys=ON",
    "PRAGMA busy_timeout=10000",
    "PRAGMA temp_store=MEMORY",
)


class Database:
    """An open SQLite database.

    `read()` and `write()` give a session. A write holds the process's one write lock, starts with BEGIN IMMEDIATE and
    commits when its block ends without an error; otherwise nothing of it stays.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        _close_to_others(path)
        self.engine = _engine(path)
        self._lock = threading.RLock()
        self._writer: Engine = self.engine.execution_options(**{_WRITE: True})

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session for reading. Never keep it across a stream: an open reader blocks erasure's checkpoint."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session whose changes are committed together at the end of the block, or not at all."""
        with self._lock, Session(self._writer, expire_on_commit=False) as session:
            yield session
            session.commit()

    def checkpoint(self) -> bool:
        """Move the write-ahead log into the database and empty it. True when nothing of it is left."""
        with self._lock, self.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            busy, _, _ = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            return int(busy) == 0

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _close_to_others(path: Path) -> None:
    """Make the database's files readable by us alone, in a folder that others may read too.

    SQLite would make the database as the process's umask says, and gives its log beside it the database's own mode.
    """
    # What cannot be made or changed here is SQLite's to report, in the words that callers know.
    with contextlib.suppress(OSError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        with contextlib.suppress(OSError):
            about = each.stat()
            if about.st_uid == os.geteuid() and about.st_mode & (stat.S_IRWXG | stat.S_IRWXO):
                each.chmod(0o600)


def _engine(path: Path) -> Engine:
    engine = create_engine(f"sqlite:///{path}", connect_args={"check_same_thread": False})

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:  # noqa: ANN401 - the driver's own connection
        # The driver would begin transactions by itself, and only before some statements: we say BEGIN ourselves, below.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that begins as a reader can fail half-way when another writer was faster: it takes the lock at once.
        writing = connection.get_execution_options().get(_WRITE, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine
