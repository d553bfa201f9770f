"""Tokens of a language model on the event stream: as they come, resumable, and stopped at once."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx

from tests.models.script import Hang, Say
from tests.models.server import ModelServer
from tests.server import Sidenote, expect

WORDS = "The sea is wide and the moon is far and nobody counts the waves"


def _begin(client: httpx.Client, text: str) -> str:
    conversation = expect(client.post("/api/conversations", json={}), 201)["id"]
    headers = {"Accept": "text/event-stream"}
    answer = client.post(f"/api/conversations/{conversation}/turns", json={"text": text}, headers=headers)
    return str(expect(answer, 202)["id"])


def _events(client: httpx.Client, turn: str, after: int = 0) -> Iterator[tuple[int, str, Any]]:
    headers = {"Accept": "text/event-stream", "Last-Event-ID": str(after)}
    with client.stream("GET", f"/api/turns/{turn}/events", headers=headers) as answer:
        fields: dict[str, str] = {}
        for line in answer.iter_lines():
            name, _, value = line.partition(": ")
            if line:
                fields[name] = value
            elif "data" in fields:
                yield int(fields["id"]), fields["event"], json.loads(fields["data"])
                fields = {}


def test_tokens_stream_as_they_come(start_sidenote: Callable[..., Sidenote], openai_server: ModelServer) -> None:
    """Words that can be no claim about memory are passed on one by one, while the model still writes."""
    openai_server.script = [Say(WORDS, pause=0.1)]
    ana = start_sidenote(**openai_server.settings).person()
    turn = _begin(ana, "Tell me of the sea, would you?")
    times, words = [], ""
    for _, name, data in _events(ana, turn):
        if name == "delta":
            times.append(time.perf_counter())
            words += data["text"]
    assert words == WORDS
    assert len(times) >= len(WORDS.split()) - 4
    (request,) = openai_server.scripted
    assert request.ended is not None
    assert times[0] < request.ended.clock


def test_a_dropped_line_reads_on_where_it_was(
    start_sidenote: Callable[..., Sidenote], openai_server: ModelServer
) -> None:
    """With the last event's number the rest comes, nothing twice and nothing lost, while it is written and after."""
    openai_server.script = [Say(WORDS, pause=0.05)]
    ana = start_sidenote(**openai_server.settings).person()
    turn = _begin(ana, "Tell me of the sea, would you?")
    first = []
    for number, name, data in _events(ana, turn):
        first.append((number, name, data))
        if len(first) == 4:
            break
    rest = list(_events(ana, turn, first[-1][0]))
    again = list(_events(ana, turn))
    assert again == [*first, *rest]
    assert "".join(data["text"] for _, name, data in again if name == "delta") == WORDS
    assert again[-1][1] == "done"
    assert again[-1][2]["reply"] == WORDS


def test_stop_ends_the_providers_request(start_sidenote: Callable[..., Sidenote], openai_server: ModelServer) -> None:
    """The model's server sees its client go; what was written stays, in the turn and in the chat."""
    going = threading.Event()
    openai_server.script = [Hang("between", after="The sea is", until=going, then=" wide.")]
    ana = start_sidenote(**openai_server.settings).person()
    turn = _begin(ana, "Tell me of the sea, would you?")
    for _, name, _data in _events(ana, turn):
        if name == "delta":
            break
    stopped_at = time.perf_counter()
    expect(ana.post(f"/api/turns/{turn}/stop"), 204)
    (request,) = openai_server.requests
    request.wait_until_over(15.0)
    assert request.left is not None
    assert request.left.clock - stopped_at < 15
    *_, (_, name, done) = _events(ana, turn)
    assert name == "done"
    assert done["stopped"]
    assert done["error"] is None
    assert "The sea" in done["reply"]
    messages = expect(ana.get(f"/api/conversations/{done['conversation_id']}"), 200)["messages"]
    assert "The sea" in messages[-1]["text"]
