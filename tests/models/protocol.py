"""What every protocol of the scripted server knows: how to read a request and how to write an answer."""

import json
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from tests.models.parts import Part
from tests.models.refusals import Refusals
from tests.models.script import Status

MODEL = "test-model"

_STRUCTURE = {"type", "role", "id", "tool_call_id", "tool_use_id", "cache_control", "signature", "thoughtSignature"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request for an answer wants."""

    prompt: str
    streamed: bool
    tools: bool = False
    structured: bool = False
    tool: str | None = None
    """The tool that must be called: structured output is asked for in its arguments."""
    usage: bool = False
    """A stream shall end with the count of tokens."""
    body: Any = None
    """The request itself, where an answer repeats some of it."""
    refused: str | None = None
    """The name of the refusal that the request itself earns, whatever the script says."""


class Protocol(ABC):
    """One provider's language over HTTP."""

    name: ClassVar[str]
    """The provider, as LangChain names it."""
    key_variable: ClassVar[str | None] = None
    base_path: ClassVar[str] = ""
    media_type: ClassVar[str] = "text/event-stream"
    refusals: ClassVar[Refusals]
    refused_in_stream: ClassVar[frozenset[str]] = frozenset()
    """The refusals that a stream gets in itself, its status being 200."""

    def at(self, path: str) -> "Protocol":  # noqa: ARG002 - those with one interface speak it everywhere
        """Return the protocol that is spoken at a path: this one, unless a provider has two."""
        return self

    @abstractmethod
    def asked(self, path: str, body: Any) -> Asked | None:
        """Return what a POST request asks for, or None if it is not one for an answer."""

    @abstractmethod
    def lookup(self, path: str) -> object | None:
        """Return the JSON of a page that is only read, or None where there is none."""

    @abstractmethod
    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        """Yield an answer event by event, each as soon as its part is there."""

    @abstractmethod
    def whole(self, parts: list[Part], asked: Asked) -> Status:
        """Return the same answer as one piece of JSON, with its status."""

    @abstractmethod
    def failure(self, code: int) -> object:
        """Return the JSON with which the provider explains a status."""


def sse(data: object, event: str | None = None) -> bytes:
    """Return one server-sent event."""
    text = data if isinstance(data, str) else json.dumps(data)
    return (f"event: {event}\n" if event else "").encode() + f"data: {text}\n\n".encode()


def texts_in(content: Any) -> Iterator[str]:
    """Yield every text in a message, however deep, but not what only tells its structure."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, list):
        for item in content:
            yield from texts_in(item)
    elif isinstance(content, dict):
        for key, value in content.items():
            if key not in _STRUCTURE:
                yield from texts_in(value)


def tokens_in(text: str) -> int:
    """Return a count of tokens, roughly: four characters each."""
    return len(text) // 4 + 1
