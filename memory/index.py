"""The search index: Chroma, in-process and in memory, of opaque ids and vectors only. It can be thrown away.

A collection holds one person at a time. Chroma gives a deleted collection's memory never back, so there is a fixed pool
of them, emptied and filled again from SQL when another person comes by (least recently used goes first). A person with
more than `EXACT_ABOVE` memories is searched exactly with numpy, which is then both faster and cheaper to fill.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol
from uuid import uuid4

import numpy as np

from memory.embedding import DIMENSIONS, Vector

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

EXACT_ABOVE = 3_000
POOL = 64
_BATCH = 500
_TAIL = 20

Rows = tuple[list[str], Vector]
"""Ids, and their vectors as rows."""
Hit = tuple[str, float]
"""An id and its cosine similarity to the query, 1 the nearest."""

_log = logging.getLogger("sidenote.index")


class _Slot(Protocol):
    """What holds one person's vectors."""

    def add(self, ids: Sequence[str], vectors: Vector) -> None: ...
    def remove(self, ids: Sequence[str]) -> None: ...
    def search(self, vector: Vector, count: int) -> list[Hit]: ...
    def empty(self) -> None: ...


class Index:
    """Finds the nearest memories of one person.

    `load(person_id)` gives a person's ids and vectors out of SQL; it is called on first use and after any trouble.
    """

    def __init__(self, load: Callable[[str], Rows], *, pool: int = POOL) -> None:
        self._load = load
        self._pool = pool
        self._client: ClientAPI | None = None
        self._people: OrderedDict[str, _Slot] = OrderedDict()
        self._free: list[_ChromaSlot] = []
        self._lock = threading.RLock()

    def search(self, person_id: str, vector: Vector, count: int) -> list[Hit]:
        """Return up to `count` hits, nearest first."""
        with self._lock:
            try:
                return self._slot(person_id).search(vector, count)
            except Exception:  # noqa: BLE001 - whatever Chroma raises, SQL still holds the vectors
                _log.warning("The index failed; this person is searched exactly from here on.")
                self._people[person_id] = exact = _ExactSlot()
                ids, vectors = self._load(person_id)
                exact.add(ids, vectors)
                return exact.search(vector, count)

    def add(self, person_id: str, memory_id: str, vector: Vector) -> None:
        """Add or replace one vector, if the person is loaded; otherwise the next search loads it from SQL."""
        self._change(person_id, lambda slot: slot.add([memory_id], vector.reshape(1, -1)))

    def remove(self, person_id: str, memory_ids: Sequence[str]) -> None:
        """Take vectors out."""
        self._change(person_id, lambda slot: slot.remove(memory_ids))

    def drop(self, person_id: str) -> None:
        """Empty a person's collection and give it back to the pool."""
        with self._lock:
            self._release(person_id)

    def people(self) -> int:
        """How many people are loaded."""
        return len(self._people)

    def _change(self, person_id: str, change: Callable[[_Slot], None]) -> None:
        with self._lock:
            slot = self._people.get(person_id)
            if slot is None:
                return
            try:
                change(slot)
            except Exception:  # noqa: BLE001 - an index that cannot follow is dropped; the next search rebuilds it from SQL
                _log.warning("The index could not follow a change and is dropped.")
                self._discard(person_id)

    def _slot(self, person_id: str) -> _Slot:
        if person_id in self._people:
            self._people.move_to_end(person_id)
            return self._people[person_id]
        while len(self._people) >= self._pool:
            self._release(next(iter(self._people)))
        ids, vectors = self._load(person_id)
        slot: _Slot = (
            _ExactSlot() if len(ids) > EXACT_ABOVE else self._free.pop() if self._free else self._new_collection()
        )
        if ids:
            slot.add(ids, vectors)
        self._people[person_id] = slot
        return slot

    def _release(self, person_id: str) -> None:
        slot = self._people.pop(person_id, None)
        if isinstance(slot, _ChromaSlot):
            try:
                slot.empty()
            except Exception:  # noqa: BLE001 - a collection that cannot be emptied must never serve another person
                _log.warning("A collection could not be emptied and is abandoned.")
                return
            self._free.append(slot)

    def _discard(self, person_id: str) -> None:
        self._people.pop(person_id, None)

    def _new_collection(self) -> "_ChromaSlot":
        if self._client is None:
            self._client = _ephemeral_client()
        # Every in-memory client of a process shares one store, so names are never used twice.
        # The default batch sizes leave a log that every query scans: small ones keep a query at 2 ms with 100
        # collections.
        collection = self._client.create_collection(
            f"slot-{uuid4().hex}",
            embedding_function=None,
            configuration={"hnsw": {"space": "cosine", "batch_size": 20, "sync_threshold": 20}},
        )
        return _ChromaSlot(collection)


class _ChromaSlot:
    """A collection, and a short tail of new vectors that are searched exactly until they go into it together.

    One upsert costs about 5 ms, whether of one vector or of twenty.
    """

    def __init__(self, collection: "Collection") -> None:
        self._collection = collection
        self._ids: set[str] = set()
        self._tail = _ExactSlot()

    def add(self, ids: Sequence[str], vectors: Vector) -> None:
        self.remove([identifier for identifier in ids if identifier in self._ids])
        self._tail.add(ids, vectors)
        if len(self._tail.ids) >= _TAIL:
            self._put(self._tail.ids, self._tail.vectors)
            self._tail.empty()

    def remove(self, ids: Sequence[str]) -> None:
        self._tail.remove(ids)
        # Chroma says "deleted" for ids it never had, so only known ones are asked for.
        known = [identifier for identifier in ids if identifier in self._ids]
        if known:
            self._collection.delete(ids=known)
            self._ids.difference_update(known)

    def search(self, vector: Vector, count: int) -> list[Hit]:
        hits = self._tail.search(vector, count)
        if self._ids:
            found = self._collection.query(
                query_embeddings=vector.reshape(1, -1), n_results=min(count, len(self._ids)), include=["distances"]
            )
            distances = found["distances"] or [[]]
            hits += [
                (identifier, 1.0 - float(far)) for identifier, far in zip(found["ids"][0], distances[0], strict=True)
            ]
        return sorted(hits, key=lambda hit: -hit[1])[:count]

    def empty(self) -> None:
        self._tail.empty()
        self.remove(list(self._ids))

    def _put(self, ids: Sequence[str], vectors: Vector) -> None:
        for start in range(0, len(ids), _BATCH):
            batch = list(ids[start : start + _BATCH])
            self._collection.upsert(ids=batch, embeddings=vectors[start : start + _BATCH])
        self._ids.update(ids)


class _ExactSlot:
    def __init__(self) -> None:
        self.ids: list[str] = []
        self.vectors: Vector = np.empty((0, DIMENSIONS), dtype=np.float32)

    def add(self, ids: Sequence[str], vectors: Vector) -> None:
        self.remove(ids)
        self.ids += ids
        self.vectors = np.concatenate([self.vectors, vectors])

    def remove(self, ids: Sequence[str]) -> None:
        gone = set(ids)
        keep = [place for place, identifier in enumerate(self.ids) if identifier not in gone]
        if len(keep) < len(self.ids):
            self.ids = [self.ids[place] for place in keep]
            self.vectors = self.vectors[keep]

    def search(self, vector: Vector, count: int) -> list[Hit]:
        scores = self.vectors @ vector
        count = min(count, len(scores))
        nearest = np.argpartition(-scores, count - 1)[:count] if count else np.empty(0, dtype=int)
        nearest = nearest[np.argsort(-scores[nearest])]
        return [(self.ids[place], float(scores[place])) for place in nearest]

    def empty(self) -> None:
        self.ids, self.vectors = [], np.empty((0, DIMENSIONS), dtype=np.float32)


def _ephemeral_client() -> "ClientAPI":
    import chromadb
    from chromadb.config import Settings

    return chromadb.EphemeralClient(Settings(anonymized_telemetry=False, allow_reset=False))
