"""Ollama's own protocol: a line of JSON for each piece, tool calls whole."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tests.models.parts import Blocked, Failed, Finish, Nothing, Part, Refusal, Text, Thought, ToolCall, words_in
from tests.models.protocol import MODEL, Asked, Protocol, texts_in, tokens_in
from tests.models.refusals import OLLAMA
from tests.models.script import Status

REASONS = {"tools": "stop", "filter": "stop", "refusal": "stop"}
CREATED = "2026-01-01T00:00:00Z"


class Ollama(Protocol):
    """`POST /api/chat`, and what the `ollama` command and client look up."""

    name = "ollama"
    media_type = "application/x-ndjson"
    refusals = OLLAMA

    def asked(self, path: str, body: Any) -> Asked | None:
        if path != "/api/chat":
            return None
        return Asked(
            prompt="\n".join(texts_in([_told(message) for message in body["messages"]])),
            streamed=body.get("stream", True),
            tools=bool(body.get("tools")),
            structured=bool(body.get("format")),
        )

    def lookup(self, path: str) -> object | None:
        details = {"format": "gguf", "family": "llama", "parameter_size": "3.2B", "quantization_level": "Q4_K_M"}
        model = {
            "name": f"{MODEL}:latest",
            "model": f"{MODEL}:latest",
            "modified_at": CREATED,
            "size": 1,
            "digest": "0" * 64,
            "details": details,
        }
        pages: dict[str, object] = {
            "/api/version": {"version": "0.34.1"},
            "/api/tags": {"models": [model]},
            "/api/ps": {"models": []},
            "/api/show": {"details": details, "model_info": {}, "capabilities": ["completion", "tools"]},
        }
        return pages.get(path)

    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        said = ""
        for part in parts:
            match part:
                case Text(words) | Refusal(words):
                    said += words
                    yield _line(_chunk({"content": words}))
                case Thought(words):
                    yield _line(_chunk({"content": "", "thinking": words}))
                case ToolCall():
                    yield _line(_called(part))
                case Finish(reason):
                    yield _line(_chunk({"content": ""}) | _done(REASONS.get(reason, reason), asked, said))
                case Failed():
                    yield _line(self.failure(500))
                case Blocked():
                    yield _line(_chunk({"content": ""}) | _done("stop", asked, said))
                case Nothing():
                    return

    def whole(self, parts: list[Part], asked: Asked) -> Status:
        if any(isinstance(part, Failed) for part in parts):
            return Status(500)
        called = [_called(part) for part in parts if isinstance(part, ToolCall)]
        if failed := next((call for call in called if "error" in call), None):
            return Status(500, failed)
        calls = [call for chunk in called for call in chunk["message"]["tool_calls"]]
        words = words_in(Text(part.words) if isinstance(part, Refusal) else part for part in parts)
        message = {"content": words} | ({"tool_calls": calls} if calls else {})
        reasons = [REASONS.get(part.reason, part.reason) for part in parts if isinstance(part, Finish)]
        done = _done(reasons[0], asked, words) if reasons else {}
        return Status(200, {} if any(isinstance(part, Nothing) for part in parts) else _chunk(message) | done)

    def failure(self, code: int) -> object:
        match code:
            case 401:
                return OLLAMA["bad key"].body
            case 403:
                return {"error": "this model requires a subscription, upgrade for access: https://ollama.com/upgrade"}
            case 404:
                return OLLAMA["unknown model"].body
            case 429:
                return {"error": "too many requests"}
            case 503:
                return {"error": "server busy, please try again. maximum pending requests exceeded"}
            case _:
                return {"error": "an error was encountered while running the model: unexpected EOF"}


def _told(message: Any) -> list[Any]:
    calls = [[call["function"]["name"], call["function"]["arguments"]] for call in message.get("tool_calls") or []]
    return [message.get("content"), calls]


def _line(content: object) -> bytes:
    return json.dumps(content).encode() + b"\n"


def _chunk(message: dict[str, Any]) -> dict[str, Any]:
    return {"model": MODEL, "created_at": CREATED, "message": {"role": "assistant", **message}, "done": False}


def _done(reason: str, asked: Asked, said: str) -> dict[str, object]:
    counts = {"prompt_eval_count": tokens_in(asked.prompt), "eval_count": tokens_in(said)}
    times = {"total_duration": 3, "load_duration": 1, "prompt_eval_duration": 1, "eval_duration": 1}
    return {"done": True, "done_reason": reason, **times, **counts}


def _called(call: ToolCall) -> dict[str, Any]:
    """Return the chunk of a call; Ollama reads the arguments itself, and fails where they are no JSON."""
    try:
        arguments = json.loads(call.arguments)
    except ValueError:
        return {"error": f"error parsing tool call: raw='{call.arguments}', err=unexpected end of JSON input"}
    return _chunk({"content": "", "tool_calls": [{"function": {"name": call.name, "arguments": arguments}}]})
