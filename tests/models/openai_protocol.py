"""OpenAI's chat completions, which llama.cpp, vLLM, LM Studio and many others speak too."""

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
from tests.models.refusals import OPENAI, openai_failure
from tests.models.responses_protocol import Responses
from tests.models.script import Status

REASONS = {"tools": "tool_calls", "filter": "content_filter", "refusal": "stop"}


class OpenAI(Protocol):
    """`POST /v1/chat/completions`, `GET /v1/models`, and the newer interface beside them."""

    name = "openai"
    key_variable = "OPENAI_API_KEY"
    base_path = "/v1"
    refusals = OPENAI
    refused_in_stream = frozenset({"overflow lm-studio"})

    def at(self, path: str) -> Protocol:
        return Responses() if path == "/v1/responses" else self

    def asked(self, path: str, body: Any) -> Asked | None:
        if path != "/v1/chat/completions":
            return None
        chosen = body.get("tool_choice")
        tool = chosen["function"]["name"] if isinstance(chosen, dict) else None
        form = (body.get("response_format") or {}).get("type", "text")
        return Asked(
            prompt="\n".join(texts_in([_told(message) for message in body["messages"]])),
            streamed=bool(body.get("stream")),
            tools=bool(body.get("tools")),
            structured=bool(tool) or form != "text",
            tool=tool,
            usage=bool((body.get("stream_options") or {}).get("include_usage")),
        )

    def lookup(self, path: str) -> object | None:
        model = {"id": MODEL, "object": "model", "created": 1, "owned_by": "tests"}
        return {"object": "list", "data": [model]} if path == "/v1/models" else None

    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        yield _chunk({"role": "assistant", "content": ""})
        calls, said = 0, ""
        for part in parts:
            match part:
                case Text(words):
                    said += words
                    yield _chunk({"content": words})
                case Thought(words):
                    yield _chunk({"reasoning_content": words})
                case Refusal(words):
                    yield _chunk({"refusal": words})
                case ToolCall():
                    yield from (_chunk({"tool_calls": [piece]}) for piece in _call_pieces(part, calls))
                    calls += 1
                case Finish(reason):
                    yield _chunk({}, REASONS.get(reason, reason))
                    if asked.usage:
                        yield sse({**_frame("chat.completion.chunk"), "choices": [], "usage": _usage(asked, said)})
                    yield sse("[DONE]")
                case Failed():
                    yield sse(self.failure(500))
                case Nothing() | Blocked():
                    yield sse({**_frame("chat.completion.chunk"), "choices": []})
                    yield sse("[DONE]")

    def whole(self, parts: list[Part], asked: Asked) -> Status:
        if any(isinstance(part, Failed) for part in parts):
            return Status(500)
        reason = finish_in(parts)
        calls = [_call(part, place) for place, part in enumerate(p for p in parts if isinstance(p, ToolCall))]
        refusal = next((part.words for part in parts if isinstance(part, Refusal)), None)
        message: dict[str, object] = {"role": "assistant", "content": words_in(parts) or None, "refusal": refusal}
        choice = {
            "index": 0,
            "message": message | ({"tool_calls": calls} if calls else {}),
            "logprobs": None,
            "finish_reason": REASONS.get(reason, reason) if reason else None,
        }
        choices = [] if any(isinstance(part, Nothing) for part in parts) else [choice]
        usage = _usage(asked, words_in(parts))
        return Status(200, {**_frame("chat.completion"), "choices": choices, "usage": usage})

    def failure(self, code: int) -> object:
        return openai_failure(code)


def _told(message: Any) -> list[Any]:
    calls = [[call["function"]["name"], call["function"]["arguments"]] for call in message.get("tool_calls") or []]
    return [message.get("content"), calls]


def _frame(kind: str) -> dict[str, object]:
    return {"id": "chatcmpl-test", "object": kind, "created": 1, "model": MODEL}


def _chunk(delta: dict[str, object], reason: str | None = None) -> bytes:
    choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": reason}
    return sse({**_frame("chat.completion.chunk"), "choices": [choice]})


def _call(call: ToolCall, place: int) -> dict[str, object]:
    function = {"name": call.name, "arguments": call.arguments}
    return {"id": f"call_{place}_{call.name}", "type": "function", "function": function}


def _call_pieces(call: ToolCall, place: int) -> Iterator[dict[str, object]]:
    yield {"index": place, **_call(ToolCall(call.name, ""), place)}
    for piece in cut_up(call.arguments):
        yield {"index": place, "function": {"arguments": piece}}


def _usage(asked: Asked, said: str) -> dict[str, int]:
    counts = tokens_in(asked.prompt), tokens_in(said)
    return {"prompt_tokens": counts[0], "completion_tokens": counts[1], "total_tokens": sum(counts)}
