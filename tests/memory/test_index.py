"""The index: a bounded pool, filled from SQL, rebuilt when it fails."""

import numpy as np
import pytest

from memory.embedding import DIMENSIONS, Vector
from memory.index import EXACT_ABOVE, Index, Rows


def _unit(seed: int, count: int = 1) -> Vector:
    vectors = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


class _Shelf:
    """Stands for SQL: a few vectors a person, and how often they were asked for."""

    def __init__(self, count: int = 30) -> None:
        self.count = count
        self.loads: list[str] = []

    def load(self, person_id: str) -> Rows:
        self.loads.append(person_id)
        vectors = _unit(abs(hash(person_id)) % 1000, self.count)
        return [f"{person_id}-{place}" for place in range(self.count)], vectors


@pytest.mark.parametrize("count", [5, 50, EXACT_ABOVE + 5])
def test_finds_added_vectors_and_not_removed_ones(count: int) -> None:
    """Small collections and large ones behave alike."""
    index, vector = Index(_Shelf(count).load), _unit(7)[0]
    index.search("ana", vector, 3)
    index.add("ana", "mine", vector)
    nearest, similarity = index.search("ana", vector, 3)[0]
    assert nearest == "mine"
    assert similarity == pytest.approx(1.0, abs=1e-5)
    index.remove("ana", ["mine", "never there"])
    assert "mine" not in [found for found, _ in index.search("ana", vector, 3)]


def test_the_pool_is_bounded_and_serves_everybody() -> None:
    """The least recently used person makes room, and is loaded again on coming back, with their own vectors alone."""
    shelf = _Shelf()
    index, vector = Index(shelf.load, pool=2), _unit(7)[0]
    for person in ("ana", "ben", "cleo", "ana"):
        assert all(found.startswith(person) for found, _ in index.search(person, vector, 10))
        assert index.people() <= 2
    assert shelf.loads == ["ana", "ben", "cleo", "ana"]


def test_a_failing_index_is_rebuilt_from_sql(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trouble inside Chroma costs one reload and no answer."""
    shelf = _Shelf()
    index, vector = Index(shelf.load), _unit(7)[0]
    index.search("ana", vector, 3)
    slot = index._people["ana"]
    monkeypatch.setattr(slot, "search", lambda *_: (_ for _ in ()).throw(RuntimeError("corrupt")))
    assert len(index.search("ana", vector, 3)) == 3
    assert shelf.loads == ["ana", "ana"]


def test_nobody_is_found_in_an_empty_index() -> None:
    """A person without memories has no hits and no error."""
    assert Index(lambda _: ([], np.empty((0, DIMENSIONS), dtype=np.float32))).search("ana", _unit(1)[0], 5) == []


def test_new_vectors_are_found_before_and_after_they_join_the_collection() -> None:
    """One by one, fifty vectors are each the nearest to themselves at once, and once more at the end."""
    index = Index(lambda _: ([], np.empty((0, DIMENSIONS), dtype=np.float32)))
    vectors = _unit(3, 50)
    index.search("ana", vectors[0], 1)
    for place, vector in enumerate(vectors):
        index.add("ana", f"m{place}", vector)
        assert index.search("ana", vector, 1)[0][0] == f"m{place}"
    assert [index.search("ana", vector, 1)[0][0] for vector in vectors] == [f"m{place}" for place in range(50)]
    index.remove("ana", [f"m{place}" for place in range(45)])
    assert {found for found, _ in index.search("ana", vectors[0], 50)} == {f"m{place}" for place in range(45, 50)}
