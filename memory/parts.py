"""The shared parts that every person's door is built from. Home makes one set; nothing else does."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from memory.clock import Clock
from memory.database import Database
from memory.embedding import Embedder, Vector
from memory.index import Index
from memory.looking_ahead import LookingAhead
from policies.engine import PolicySet

_log = logging.getLogger("sidenote.memory")

ReadAnswer = Callable[[str], Literal["yes", "no", "never", "unclear"]]
"""Reads the person's own message as an answer to a question: deterministic, no language model."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Database, index, embedder and rules of one installation."""

    database: Database
    index: Index
    embedder: Embedder
    ahead: LookingAhead
    policies: PolicySet
    clock: Clock
    tombstone_key: bytes
    undo: timedelta
    read_answer: ReadAnswer

    def embed(self, text: str) -> Vector | None:
        """Return the text's vector, or None while the embedder is not ready or if it fails."""
        if not self.embedder.ready:
            return None
        vector = self.ahead.take(text)
        if vector is not None:
            return vector
        try:
            made: Vector = self.embedder.encode([text])[0]
        except Exception as error:  # noqa: BLE001 - whatever breaks in the embedder, saving and forgetting go on without
            _log.warning("The embedder failed: %s", type(error).__name__)
            return None
        return made

    def undo_until(self, now: datetime) -> datetime:
        """Return the end of the undo window of what happens now."""
        return now + self.undo
