"""OpenAI's Responses API, the newer of its two interfaces: some models are spoken to by it alone."""

from collections.abc import Iterable, Iterator
from typing import Any

from tests.models.parts import Failed, Part
from tests.models.protocol import Asked, Protocol, texts_in
from tests.models.refusals import RESPONSES, openai_failure
from tests.models.responses_answer import Answer
from tests.models.script import Status


class Responses(Protocol):
    """`POST /v1/responses`."""

    name = "openai"
    refusals = RESPONSES
    refused_in_stream = frozenset({"overflow in-stream"})

    def asked(self, path: str, body: Any) -> Asked | None:  # noqa: ARG002 - it is asked where its path is known
        chosen = body.get("tool_choice")
        tool = chosen["name"] if isinstance(chosen, dict) else None
        form = ((body.get("text") or {}).get("format") or {}).get("type", "text")
        items = body["input"] if isinstance(body["input"], list) else [{"content": body["input"]}]
        return Asked(
            prompt="\n".join(texts_in([body.get("instructions"), [_told(item) for item in items]])),
            streamed=bool(body.get("stream")),
            tools=bool(body.get("tools")),
            structured=bool(tool) or form != "text",
            tool=tool,
            body=body,
            refused=_refused(items, stored=body.get("store", True) is not False),
        )

    def lookup(self, path: str) -> object | None:  # noqa: ARG002 - nothing is read here
        return None

    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        answer = Answer(asked)
        yield from answer.begin()
        for part in parts:
            yield from answer.add(part)

    def whole(self, parts: list[Part], asked: Asked) -> Status:
        if any(isinstance(part, Failed) for part in parts):
            return Status(500)
        answer = Answer(asked)
        for part in parts:
            list(answer.add(part))
        return Status(200, answer.response())

    def failure(self, code: int) -> object:
        return openai_failure(code)


def _told(item: Any) -> list[Any]:
    called = item["name"] if item.get("type") == "function_call" else None
    return [item.get("content"), called, item.get("arguments"), item.get("output")]


def _refused(items: list[Any], *, stored: bool) -> str | None:
    """Return the name of the refusal that the items of a conversation get, if they get one.

    What is not stored cannot be pointed at: reasoning then comes back sealed, or not at all. What is stored must come
    back whole: a call with the reasoning that led to it.
    """
    if not stored:
        pointers = [item for item in items if item.get("id") and item.get("type") in {"reasoning", "message"}]
        return "not stored" if any(not item.get("encrypted_content") for item in pointers) else None
    reasoned = False
    for item in items:
        if item.get("type") == "reasoning":
            reasoned = True
        elif item.get("type") == "function_call_output" or item.get("role") == "user":
            reasoned = False
        if item.get("type") == "function_call" and item.get("id") and not reasoned:
            return "no reasoning"
    return None
