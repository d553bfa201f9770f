"""Anthropic's messages: an answer is a row of blocks, each opened, filled and closed."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tests.models.parts import (
    Blocked,
    Failed,
    Finish,
    Nothing,
    Part,
    Refusal,
    Text,
    Thought,
    ToolCall,
    cut_up,
    finish_in,
    words_in,
)
from tests.models.protocol import MODEL, Asked, Protocol, sse, texts_in, tokens_in
from tests.models.refusals import ANTHROPIC, anthropic_error
from tests.models.script import Status

REASONS = {"stop": "end_turn", "length": "max_tokens", "tools": "tool_use", "filter": "refusal"}
KINDS = {
    400: ("invalid_request_error", "Invalid request"),
    403: ("permission_error", "Your API key does not have permission to use the specified resource."),
    429: ("rate_limit_error", "This request would exceed your account's rate limit. Please try again later."),
    503: ("api_error", "Service Unavailable"),
    529: ("overloaded_error", "Overloaded"),
}


class Anthropic(Protocol):
    """`POST /v1/messages` and `GET /v1/models`."""

    name = "anthropic"
    key_variable = "ANTHROPIC_API_KEY"
    refusals = ANTHROPIC

    def asked(self, path: str, body: Any) -> Asked | None:
        if path.partition("?")[0] != "/v1/messages":
            return None
        chosen = body.get("tool_choice") or {}
        tool = chosen.get("name") if chosen.get("type") == "tool" else None
        form = (body.get("output_config") or {}).get("format") or body.get("output_format")
        said = [message["content"] for message in body["messages"]]
        return Asked(
            prompt="\n".join(texts_in([body.get("system"), said])),
            streamed=bool(body.get("stream")),
            tools=bool(body.get("tools")),
            structured=bool(tool or form),
            tool=tool,
        )

    def lookup(self, path: str) -> object | None:
        model = {"type": "model", "id": MODEL, "display_name": "Test model", "created_at": "2026-01-01T00:00:00Z"}
        page = {"data": [model], "has_more": False, "first_id": MODEL, "last_id": MODEL}
        return page if path == "/v1/models" else None

    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        counted = {"input_tokens": tokens_in(asked.prompt), "output_tokens": 1}
        yield _event("message_start", message=_message([], None, counted))
        yield _event("ping")
        blocks = _Blocks()
        for part in parts:
            match part:
                case Text(words) | Refusal(words):
                    yield from blocks.add("text", {"text": words})
                case Thought(words):
                    yield from blocks.add("thinking", {"thinking": words})
                case ToolCall():
                    yield from blocks.call(part)
                case Finish(reason):
                    yield from blocks.close()
                    yield from _end(REASONS.get(reason, reason))
                case Blocked():
                    yield from _end("refusal")
                case Failed():
                    yield sse(self.failure(529), "error")
                case Nothing():
                    yield _event("message_stop")

    def whole(self, parts: list[Part], asked: Asked) -> Status:
        if any(isinstance(part, Failed) for part in parts):
            return Status(529)
        words = words_in(Text(part.words) if isinstance(part, Refusal) else part for part in parts)
        thought = "".join(part.words for part in parts if isinstance(part, Thought))
        calls = [part for part in parts if isinstance(part, ToolCall)]
        content = [{"type": "thinking", "thinking": thought, "signature": "c2ln"}] if thought else []
        content += [{"type": "text", "text": words}] if words else []
        content += [_use(call, place) | {"input": _arguments(call)} for place, call in enumerate(calls)]
        reason = "refusal" if any(isinstance(part, Blocked) for part in parts) else finish_in(parts)
        counted = {"input_tokens": tokens_in(asked.prompt), "output_tokens": tokens_in(words)}
        return Status(200, _message(content, REASONS.get(reason, reason) if reason else None, counted))

    def failure(self, code: int) -> object:
        if code in {401, 404}:
            return ANTHROPIC["bad key" if code == 401 else "unknown model"].body
        return anthropic_error(*KINDS.get(code, ("api_error", "Internal server error")))


class _Blocks:
    """The blocks of a streamed answer: which is open, and how many there were."""

    def __init__(self) -> None:
        self._kind: str | None = None
        self._count = 0

    def add(self, kind: str, delta: dict[str, str]) -> Iterator[bytes]:
        """Yield what adds to the open block, opening another if it is of another kind."""
        if self._kind != kind:
            yield from self._open(kind, {"type": kind, **dict.fromkeys(delta, "")})
        yield self._fill({"type": f"{kind}_delta", **delta})

    def call(self, call: ToolCall) -> Iterator[bytes]:
        """Yield a call: a block of its own, its arguments piece by piece."""
        yield from self._open("tool_use", _use(call, self._count))
        for piece in cut_up(call.arguments):
            yield self._fill({"type": "input_json_delta", "partial_json": piece})
        yield from self.close()

    def close(self) -> Iterator[bytes]:
        """Yield the end of the open block, if one is open."""
        if self._kind:
            yield _event("content_block_stop", index=self._count - 1)
        self._kind = None

    def _open(self, kind: str, block: dict[str, Any]) -> Iterator[bytes]:
        yield from self.close()
        yield _event("content_block_start", index=self._count, content_block=block)
        self._kind, self._count = kind, self._count + 1

    def _fill(self, delta: dict[str, str]) -> bytes:
        return _event("content_block_delta", index=self._count - 1, delta=delta)


def _event(kind: str, **content: object) -> bytes:
    return sse({"type": kind, **content}, kind)


def _end(reason: str) -> Iterator[bytes]:
    delta: dict[str, object] = {"stop_reason": reason, "stop_sequence": None}
    yield _event("message_delta", delta=delta, usage={"output_tokens": 1})
    yield _event("message_stop")


def _message(content: list[Any], reason: str | None, usage: dict[str, int]) -> dict[str, object]:
    frame = {"id": "msg_test", "type": "message", "role": "assistant", "model": MODEL}
    return {**frame, "content": content, "stop_reason": reason, "stop_sequence": None, "usage": usage}


def _use(call: ToolCall, place: int) -> dict[str, Any]:
    return {"type": "tool_use", "id": f"toolu_{place}_{call.name}", "name": call.name, "input": {}}


def _arguments(call: ToolCall) -> object:
    try:
        return json.loads(call.arguments)
    except ValueError:
        return call.arguments
