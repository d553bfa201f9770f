"""Home: one installation's data folder, opened. web/app.py opens it; every other room is handed a person's door."""

import fcntl
import os
from datetime import timedelta
from pathlib import Path
from typing import IO

import numpy as np
from sqlmodel import col, select

from memory import erasure, tables
from memory.accounts import Accounts
from memory.clock import Clock, system_clock
from memory.database import Database
from memory.embedding import DIMENSIONS, Embedder, MiniLM, Vector
from memory.errors import DataFolderError
from memory.fingerprints import open_key
from memory.governed import GovernedMemory
from memory.index import Index
from memory.looking_ahead import LookingAhead
from memory.migrating import migrate
from memory.parts import Parts, ReadAnswer
from memory.records import TurnRef
from memory.transcripts import Transcripts
from memory.turn_memory import TurnMemory
from policies.engine import PolicySet

_PER_SWEEP = 64


class Home:
    """An open data folder: the database, the index, the embedder and the rules. One process at a time holds it."""

    def __init__(self, parts: Parts, lock: IO[str]) -> None:
        self._parts = parts
        self._lock = lock
        self.accounts = Accounts(parts.database, parts.clock)

    @classmethod
    def open(
        cls,
        data: Path,
        *,
        policies: PolicySet,
        read_answer: ReadAnswer,
        undo_seconds: int = 30,
        clock: Clock = system_clock,
        embedder: Embedder | None = None,
    ) -> "Home":
        """Open the data folder, made if missing, and bring its database to this version.

        Without an `embedder` MiniLM begins to load in the background. Raises DataFolderError if the folder is not
        writable, is held by another server, or was written by a newer version.
        """
        lock = _hold(data)
        try:
            database = Database(data / "sidenote.db")
            migrate(database)
            key = open_key(data / "keys" / "tombstones.key")
        except BaseException:
            lock.close()
            raise
        if embedder is None:
            embedder = MiniLM()
            embedder.load_in_background()
        parts = Parts(
            database=database,
            index=Index(lambda person_id: _vectors(database, person_id)),
            embedder=embedder,
            ahead=LookingAhead(lambda text: embedder.encode([text])[0]),
            policies=policies,
            clock=clock,
            tombstone_key=key,
            undo=timedelta(seconds=undo_seconds),
            read_answer=read_answer,
        )
        return cls(parts, lock)

    @property
    def embedder(self) -> Embedder:
        """What turns sentences into vectors."""
        return self._parts.embedder

    @property
    def policies(self) -> PolicySet:
        """The rules that decide."""
        return self._parts.policies

    def of(self, person_id: str) -> GovernedMemory:
        """Return a person's door to what is remembered about them."""
        return GovernedMemory(self._parts, person_id)

    def for_turn(self, person_id: str, turn: TurnRef) -> TurnMemory:
        """Return the face that a turn's agent, tools and notice may hold."""
        return TurnMemory(self.of(person_id), turn)

    def transcripts(self, person_id: str) -> Transcripts:
        """Return a person's conversations."""
        return Transcripts(self._parts, person_id)

    def look_ahead(self, text: str) -> None:
        """Begin to embed a message that recall will ask for, if the embedder is ready. It never raises or waits."""
        if self._parts.embedder.ready:
            self._parts.ahead.begin(text)

    def erase_person(self, person_id: str) -> None:
        """Erase an account with everything about the person, at once and for good."""
        erasure.erase_everything(self._parts, person_id)

    def erase_due(self) -> int:
        """Erase what is due, let the overdue lapse, embed what waits; return how many forgettings ended."""
        ended = erasure.erase_due(self._parts)
        # Afterwards: nothing that may go wrong with vectors stands before forgetting.
        self._embed_waiting()
        return ended

    def close(self) -> None:
        """Close the database and let another process have the folder."""
        self._parts.ahead.close()
        self._parts.database.close()
        self._lock.close()

    def _embed_waiting(self) -> None:
        """Give vectors to what was written before the embedder was ready: a row without one is its own job."""
        if not self._parts.embedder.ready:
            return
        for table, text in ((tables.Memory, tables.Memory.content), (tables.Rule, tables.Rule.about)):
            with self._parts.database.read() as session:
                waiting = session.exec(
                    select(table.id, text).where(col(table.vector).is_(None)).limit(_PER_SWEEP)
                ).all()
            for row_id, words in waiting:
                vector = self._parts.embed(words)
                if vector is not None:
                    self._keep_vector(table, row_id, words, vector)

    def _keep_vector(
        self, table: type[tables.Memory] | type[tables.Rule], row_id: str, words: str, vector: Vector
    ) -> None:
        memory = None
        with self._parts.database.write() as session:
            row = session.get(table, row_id)
            if isinstance(row, tables.Memory) and row.content == words:
                row.vector = vector.tobytes()
                memory = row if row.receipt_id is None else None
            elif isinstance(row, tables.Rule) and row.about == words:
                row.vector = vector.tobytes()
            session.add_all([row] if row is not None else [])
        if memory is not None:
            self._parts.index.add(memory.person_id, memory.id, vector)


def _vectors(database: Database, person_id: str) -> tuple[list[str], Vector]:
    table = tables.Memory
    with database.read() as session:
        query = select(table.id, table.vector).where(
            table.person_id == person_id,
            table.state == "active",
            col(table.receipt_id).is_(None),
            col(table.vector).is_not(None),
        )
        rows = session.exec(query).all()
    vectors = np.frombuffer(b"".join(vector or b"" for _, vector in rows), dtype=np.float32)
    return [memory_id for memory_id, _ in rows], vectors.reshape(-1, DIMENSIONS)


def _hold(data: Path) -> IO[str]:
    """Make the folder if needed and take its lock; the operating system gives the lock back when the process ends."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (data / "lock").open("a+")
    except OSError as error:
        message = f"The data folder {data} cannot be written to ({error.strerror}). Choose another one with --data."
        raise DataFolderError(message) from None
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        message = (
            f"The data folder {data} is in use by another Sidenote server. Stop it, or choose another one with --data."
        )
        raise DataFolderError(message) from None
    if not os.access(data, os.W_OK):
        file.close()
        message = f"The data folder {data} cannot be written to. Choose another one with --data."
        raise DataFolderError(message)
    return file
