"""Gemini's generateContent: an answer is a row of candidates made of parts, tool calls whole."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from tests.models.parts import Blocked, Failed, Finish, Nothing, Part, Refusal, Text, Thought, ToolCall
from tests.models.protocol import MODEL, Asked, Protocol, sse, texts_in, tokens_in
from tests.models.refusals import GEMINI, gemini_error
from tests.models.script import Status

REASONS = {"stop": "STOP", "length": "MAX_TOKENS", "tools": "STOP", "filter": "SAFETY", "refusal": "SAFETY"}
STATUSES = {
    400: ("INVALID_ARGUMENT", "Request contains an invalid argument."),
    401: ("UNAUTHENTICATED", "Request had invalid authentication credentials."),
    403: ("PERMISSION_DENIED", "The caller does not have permission"),
    429: ("RESOURCE_EXHAUSTED", "Resource has been exhausted (e.g. check quota)."),
    503: ("UNAVAILABLE", "The model is overloaded. Please try again later."),
}


class Gemini(Protocol):
    """`POST /v1beta/models/MODEL:generateContent` and `:streamGenerateContent`, and the list of models."""

    name = "google_genai"
    key_variable = "GOOGLE_API_KEY"
    refusals = GEMINI

    def asked(self, path: str, body: Any) -> Asked | None:
        method = path.partition("?")[0].rpartition(":")[2]
        if method not in {"generateContent", "streamGenerateContent"}:
            return None
        settings = body.get("generationConfig") or {}
        calling = (body.get("toolConfig") or {}).get("functionCallingConfig") or {}
        names = calling.get("allowedFunctionNames") or []
        tool = names[0] if calling.get("mode") == "ANY" and len(names) == 1 else None
        return Asked(
            prompt="\n".join(texts_in([body.get("systemInstruction"), body["contents"]])),
            streamed=method == "streamGenerateContent",
            tools=bool(body.get("tools")),
            structured=bool(tool) or settings.get("responseMimeType") == "application/json",
            tool=tool,
        )

    def lookup(self, path: str) -> object | None:
        model = {
            "name": f"models/{MODEL}",
            "displayName": "Test model",
            "inputTokenLimit": 8192,
            "supportedGenerationMethods": ["generateContent"],
        }
        pages: dict[str, object] = {"/v1beta/models": {"models": [model]}, f"/v1beta/models/{MODEL}": model}
        return pages.get(path)

    def stream(self, parts: Iterable[Part], asked: Asked) -> Iterator[bytes]:
        for part in parts:
            match part:
                case Failed():
                    yield sse(self.failure(503))
                case ToolCall() if not isinstance(_arguments(part), dict):
                    yield sse(_answer([], "MALFORMED_FUNCTION_CALL", asked))
                    return
                case Nothing() | Blocked():
                    yield sse(_without_candidates(part, asked))
                case Finish(reason):
                    yield sse(_answer([{"text": ""}], REASONS.get(reason, reason), asked))
                case _:
                    yield from (sse(_answer([piece], None, asked)) for piece in _pieces([part]))

    def whole(self, parts: list[Part], asked: Asked) -> Status:
        if any(isinstance(part, Failed) for part in parts):
            return Status(503)
        if without := next((part for part in parts if isinstance(part, Nothing | Blocked)), None):
            return Status(200, _without_candidates(without, asked))
        if any(isinstance(part, ToolCall) and not isinstance(_arguments(part), dict) for part in parts):
            return Status(200, _answer([], "MALFORMED_FUNCTION_CALL", asked))
        reasons = [REASONS.get(part.reason, part.reason) for part in parts if isinstance(part, Finish)]
        return Status(200, _answer(_pieces(parts), reasons[0] if reasons else None, asked))

    def failure(self, code: int) -> object:
        if code == 404:
            return GEMINI["unknown model"].body
        status, message = STATUSES.get(code, ("INTERNAL", "An internal error has occurred."))
        return gemini_error(code, status, message)


def _pieces(parts: Iterable[Part]) -> list[dict[str, object]]:
    """Return the parts as Gemini's parts; a refusal has none, it is silence for a reason."""
    pieces: list[dict[str, object]] = []
    for part in parts:
        match part:
            case Text(words):
                pieces.append({"text": words})
            case Thought(words):
                pieces.append({"text": words, "thought": True})
            case ToolCall(name):
                pieces.append({"functionCall": {"name": name, "args": _arguments(part)}})
            case Refusal():
                pass
    return pieces


def _answer(pieces: list[dict[str, object]], reason: str | None, asked: Asked) -> dict[str, object]:
    content = {"content": {"parts": pieces, "role": "model"}} if pieces else {}
    candidate = {**content, "index": 0, **({"finishReason": reason} if reason else {})}
    return {"candidates": [candidate], **_frame(asked)}


def _without_candidates(part: Nothing | Blocked, asked: Asked) -> dict[str, object]:
    blocked = {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}} if isinstance(part, Blocked) else {}
    return {**blocked, **_frame(asked)}


def _frame(asked: Asked) -> dict[str, object]:
    count = tokens_in(asked.prompt)
    usage = {"promptTokenCount": count, "candidatesTokenCount": 1, "totalTokenCount": count + 1}
    return {"usageMetadata": usage, "modelVersion": MODEL, "responseId": "test"}


def _arguments(call: ToolCall) -> object:
    try:
        return json.loads(call.arguments)
    except ValueError:
        return None
