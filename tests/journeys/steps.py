"""What journeys do again and again: talk, look at what is held, look into the files."""

from pathlib import Path
from typing import Any

import httpx

from assistant.prompts import memories_in
from tests.models.exchange import Request
from tests.server import expect


def conversation(client: httpx.Client, **options: Any) -> str:
    """Begin a conversation and return its id."""
    return str(expect(client.post("/api/conversations", json=options), 201)["id"])


def memories(client: httpx.Client) -> list[str]:
    """Return the wordings of all that is remembered."""
    return [memory["content"] for memory in expect(client.get("/api/memories"), 200)["memories"]]


def proposals(client: httpx.Client) -> list[Any]:
    """Return what waits."""
    return list(expect(client.get("/api/proposals"), 200)["proposals"])


def activity(client: httpx.Client) -> list[Any]:
    """Return the newest ledger entries."""
    (entries,) = (value for value in expect(client.get("/api/activity"), 200).values() if isinstance(value, list))
    return entries


def bytes_of(folder: Path) -> bytes:
    """Return everything that stands in a folder's files, in lower case."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()).lower()


def used(turn: Any) -> str:
    """Return the wordings of what a turn used."""
    return " | ".join(use["content"] for use in turn["used"])


def memories_sent(request: Request) -> list[str]:
    """Return the wordings of the memory block that a request to the language model held."""
    return [content for _, _, content in memories_in(request.prompt)]


def tool_results(request: Request) -> list[str]:
    """Return what tools had answered by the time of a request, in OpenAI's protocol."""
    return [str(message["content"]) for message in request.body["messages"] if message["role"] == "tool"]
