"""Scripted model servers for tests, each of the test's own."""

from collections.abc import Iterator

import pytest

from tests.models.server import PROTOCOLS, ModelServer


@pytest.fixture(params=PROTOCOLS)
def model_server(request: pytest.FixtureRequest) -> Iterator[ModelServer]:
    """Give a model server: in turn of every protocol, unless the test's parameters choose some."""
    with ModelServer(request.param) as server:
        yield server


@pytest.fixture
def openai_server() -> Iterator[ModelServer]:
    """Give a model server that speaks OpenAI's protocol."""
    with ModelServer("openai") as server:
        yield server


@pytest.fixture
def ollama_server() -> Iterator[ModelServer]:
    """Give a model server that speaks Ollama's protocol."""
    with ModelServer("ollama") as server:
        yield server


@pytest.fixture
def anthropic_server() -> Iterator[ModelServer]:
    """Give a model server that speaks Anthropic's protocol."""
    with ModelServer("anthropic") as server:
        yield server


@pytest.fixture
def gemini_server() -> Iterator[ModelServer]:
    """Give a model server that speaks Gemini's protocol."""
    with ModelServer("gemini") as server:
        yield server
