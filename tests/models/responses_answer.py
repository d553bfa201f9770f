"""One answer of OpenAI's Responses API as it grows: its items, and the events that tell of them."""

import itertools
from collections.abc import Iterator
from typing import Any

from tests.models.parts import Blocked, Failed, Finish, Nothing, Part, Refusal, Text, Thought, ToolCall, cut_up
from tests.models.protocol import MODEL, Asked, sse, tokens_in

REASONS = {"length": "max_output_tokens", "filter": "content_filter"}
COMPLETE = {"stop", "tools", "refusal"}
SEALED = "c2VhbGVk"
"""What is sent of the model's reasoning to those who ask for it sealed, to be handed back."""
FAILURE = {"code": "server_error", "message": "An error occurred while processing your request. Please try again."}
_numbers = itertools.count(1)


class Answer:
    """The items of an answer. Each answer has ids of its own: clients tell answers apart by them."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._number = next(_numbers)
        self._events = itertools.count()
        self._items: list[dict[str, Any]] = []
        self._open = False
        self._ending: dict[str, Any] = {"status": "in_progress"}

    def begin(self) -> Iterator[bytes]:
        """Yield what comes before anything is said."""
        yield self._event("response.created", response=self.response())
        yield self._event("response.in_progress", response=self.response())

    def add(self, part: Part) -> Iterator[bytes]:
        """Yield what tells of a part."""
        match part:
            case Nothing() | Blocked():
                yield from self._end("stop")
                return
            case Failed():
                self._ending = {"status": "failed", "error": FAILURE}
                yield self._event("response.failed", response=self.response())
                return
        if not self._items:
            # These models reason first, whether or not anything of it is shown.
            yield from self._begin_item("reasoning", {"summary": []})
        match part:
            case Thought(words):
                yield from self._think(words)
            case Text(words):
                yield from self._say("output_text", "text", words)
            case Refusal(words):
                yield from self._say("refusal", "refusal", words)
            case ToolCall():
                yield from self._call(part)
            case Finish(reason):
                yield from self._end(reason)

    def response(self) -> dict[str, Any]:
        """Return the answer as it is so far."""
        body, ended = self._asked.body, self._ending["status"] != "in_progress"
        said = "".join(str(item.get("content")) for item in self._items)
        read, written = tokens_in(self._asked.prompt), tokens_in(said)
        usage = {
            "input_tokens": read,
            "input_tokens_details": {"cached_tokens": 0},
            "output_tokens": written,
            "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": read + written,
        }
        return {
            "id": f"resp_{self._number}",
            "object": "response",
            "created_at": 1,
            "error": None,
            "incomplete_details": None,
            "model": MODEL,
            "output": list(self._items) if ended else [],
            "parallel_tool_calls": True,
            "store": body.get("store", True),
            "text": body.get("text") or {"format": {"type": "text"}},
            "tool_choice": body.get("tool_choice", "auto"),
            "tools": body.get("tools") or [],
            "usage": usage if ended else None,
            **self._ending,
        }

    def _begin_item(self, kind: str, content: dict[str, Any]) -> Iterator[bytes]:
        yield from self._close()
        place = len(self._items)
        name = {"reasoning": "rs", "message": "msg", "function_call": "fc"}[kind]
        status = {} if kind == "reasoning" else {"status": "in_progress"}
        item = {"id": f"{name}_{self._number}_{place}", "type": kind, **status, **content}
        self._items.append(item)
        self._open = True
        yield self._event("response.output_item.added", output_index=place, item=item)

    def _close(self, status: str = "completed") -> Iterator[bytes]:
        """Yield the end of the open item, if one is open."""
        if not self._open:
            return
        self._open, item = False, self._items[-1]
        if item["type"] == "reasoning":
            if item["summary"]:
                told = item["summary"][0]["text"]
                yield self._of_item("response.reasoning_summary_text.done", summary_index=0, text=told)
                part = item["summary"][0]
                yield self._of_item("response.reasoning_summary_part.done", summary_index=0, part=part)
            if "reasoning.encrypted_content" in (self._asked.body.get("include") or []):
                item["encrypted_content"] = SEALED
        else:
            item["status"] = status
        if item["type"] == "message":
            part = item["content"][0]
            key = "text" if part["type"] == "output_text" else "refusal"
            yield self._of_item(f"response.{part['type']}.done", content_index=0, **{key: part[key]})
            yield self._of_item("response.content_part.done", content_index=0, part=part)
        yield self._event("response.output_item.done", output_index=len(self._items) - 1, item=item)

    def _think(self, words: str) -> Iterator[bytes]:
        summary = self._items[-1]["summary"]
        if not summary:
            summary.append({"type": "summary_text", "text": ""})
            yield self._of_item("response.reasoning_summary_part.added", summary_index=0, part=summary[0])
        summary[0]["text"] += words
        yield self._of_item("response.reasoning_summary_text.delta", summary_index=0, delta=words)

    def _say(self, kind: str, key: str, words: str) -> Iterator[bytes]:
        if not self._open or self._items[-1]["type"] != "message":
            yield from self._begin_item("message", {"role": "assistant", "content": []})
            notes: dict[str, Any] = {"annotations": [], "logprobs": []} if kind == "output_text" else {}
            part = {"type": kind, key: "", **notes}
            self._items[-1]["content"].append(part)
            yield self._of_item("response.content_part.added", content_index=0, part=part)
        self._items[-1]["content"][0][key] += words
        yield self._of_item(f"response.{kind}.delta", content_index=0, delta=words)

    def _call(self, call: ToolCall) -> Iterator[bytes]:
        call_id = f"call_{self._number}_{len(self._items)}"
        yield from self._begin_item("function_call", {"name": call.name, "arguments": "", "call_id": call_id})
        for piece in cut_up(call.arguments):
            yield self._of_item("response.function_call_arguments.delta", delta=piece)
        self._items[-1]["arguments"] = call.arguments
        yield self._of_item("response.function_call_arguments.done", arguments=call.arguments, name=call.name)

    def _end(self, reason: str) -> Iterator[bytes]:
        status = "completed" if reason in COMPLETE else "incomplete"
        yield from self._close(status)
        self._ending = {"status": status}
        if status == "incomplete":
            self._ending["incomplete_details"] = {"reason": REASONS.get(reason, reason)}
        yield self._event(f"response.{status}", response=self.response())

    def _of_item(self, kind: str, **content: object) -> bytes:
        place = len(self._items) - 1
        return self._event(kind, item_id=self._items[place]["id"], output_index=place, **content)

    def _event(self, kind: str, **content: object) -> bytes:
        return sse({"type": kind, "sequence_number": next(self._events), **content}, kind)
