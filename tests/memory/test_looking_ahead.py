"""Embedding begins while the turn does other things: recall takes the vector that was begun, of that very text only."""

import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from memory.embedding import MiniLM, Vector
from memory.home import Home
from memory.looking_ahead import MOST, LookingAhead
from memory.records import Saved
from policies.builtin import default_policies
from policies.engine import PolicySet
from tests.memory.conftest import read_answer

QUESTION = "How do I look after my bees?"


class CountingEmbedder:
    """The genuine embedder, which notes what it was asked for, and fails or waits where a test says so."""

    def __init__(self, embedder: MiniLM) -> None:
        self._embedder = embedder
        self.ready = True
        self.asked: list[str] = []
        self.failures = 0
        self.open = threading.Event()
        self.open.set()

    def encode(self, texts: Sequence[str]) -> Vector:
        self.asked += texts
        self.open.wait(30)
        if self.failures:
            self.failures -= 1
            message = "no vectors now"
            raise RuntimeError(message)
        return self._embedder.encode(texts)

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - the port's
        return self.ready


@pytest.fixture
def counting(embedder: MiniLM) -> CountingEmbedder:
    return CountingEmbedder(embedder)


@pytest.fixture
def house(tmp_path: Path, counting: CountingEmbedder) -> Iterator[Home]:
    policies = PolicySet(default_policies())
    home = Home.open(tmp_path / "data", policies=policies, read_answer=read_answer, embedder=counting)
    yield home
    counting.open.set()
    home.close()


@pytest.fixture
def person_id(house: Home, counting: CountingEmbedder) -> str:
    person = house.accounts.create("Ana", "hash")
    assert isinstance(house.of(person.id).author("Keeps bees"), Saved)
    counting.asked.clear()
    return person.id


def _recalled(house: Home, person_id: str, text: str = QUESTION) -> list[str]:
    return [use.memory.content for use in house.of(person_id).recall(text).used]


def test_recall_takes_the_vector_that_was_begun(house: Home, person_id: str, counting: CountingEmbedder) -> None:
    """The message is embedded once; asked again later, it is embedded anew, for a vector is given once."""
    house.look_ahead(QUESTION)
    house.look_ahead(QUESTION)
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert counting.asked == [QUESTION]
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert counting.asked == [QUESTION, QUESTION]


def test_recall_waits_for_a_vector_that_is_being_made(house: Home, person_id: str, counting: CountingEmbedder) -> None:
    """It is not made a second time."""
    counting.open.clear()
    house.look_ahead(QUESTION)
    while not counting.asked:
        pass
    threading.Timer(0.05, counting.open.set).start()
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert counting.asked == [QUESTION]


def test_another_text_gets_a_vector_of_its_own(house: Home, person_id: str, counting: CountingEmbedder) -> None:
    """However little differs."""
    house.look_ahead("How do I look after my beans?")
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert counting.asked == ["How do I look after my beans?", QUESTION]


def test_a_failure_ahead_is_made_good(house: Home, person_id: str, counting: CountingEmbedder) -> None:
    """Recall embeds the text itself then."""
    counting.failures = 1
    house.look_ahead(QUESTION)
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert counting.asked == [QUESTION, QUESTION]


def test_two_people_may_ask_the_same(house: Home, person_id: str) -> None:
    """The same words have the same vector; each is shown their own memories."""
    ben = house.accounts.create("Ben", "hash")
    assert isinstance(house.of(ben.id).author("Is afraid of bees"), Saved)
    for _ in range(2):
        house.look_ahead(QUESTION)
    assert _recalled(house, person_id) == ["Keeps bees"]
    assert _recalled(house, ben.id) == ["Is afraid of bees"]


def test_nothing_is_begun_before_the_embedder_is_ready(house: Home, counting: CountingEmbedder) -> None:
    """Then there would be nothing but failures."""
    counting.ready = False
    house.look_ahead(QUESTION)
    assert counting.asked == []


def test_nothing_is_begun_after_closing(house: Home, counting: CountingEmbedder) -> None:
    """Nor does it raise, however often it is closed."""
    house.close()
    house.look_ahead(QUESTION)
    house.close()
    assert counting.asked == []


def test_vectors_are_true(embedder: MiniLM) -> None:
    """What was made ahead is what would have been made."""
    ahead = LookingAhead(lambda text: embedder.encode([text])[0])
    ahead.begin(QUESTION)
    vector = ahead.take(QUESTION)
    assert vector is not None
    assert np.array_equal(vector, embedder.encode([QUESTION])[0])
    ahead.close()


def test_only_a_few_are_kept_and_none_is_waited_for_in_a_queue(embedder: MiniLM) -> None:
    """The oldest makes room; what stands behind others is left to whoever asks for it; beginning never waits."""
    gate, made = threading.Event(), []

    def slow(text: str) -> Vector:
        gate.wait(30)
        made.append(text)
        vector: Vector = embedder.encode([text])[0]
        return vector

    ahead = LookingAhead(slow)
    texts = [f"text {number}" for number in range(MOST + 2)]
    for text in texts:
        ahead.begin(text)
    assert ahead.take(texts[-1]) is None
    gate.set()
    assert ahead.take(texts[1]) is None
    for text in texts[2:-1]:
        ahead.begin(text)
    ahead.close()
    assert texts[1] not in made
    assert texts[-1] not in made
    assert ahead.take(texts[2]) is None
