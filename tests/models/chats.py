"""LangChain's own clients, opened on a scripted server."""

import functools
import operator
from collections.abc import Callable, Sequence
from typing import Any

import httpx
from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk
from pydantic import BaseModel

from tests.models.server import ModelServer


class Claims(BaseModel):
    """What a message claims."""

    claims: list[str]


def look(what: str) -> str:
    """Look at something."""
    return what


def open_chat(server: ModelServer, base_url: str | None = None, timeout: float = 10.0, **more: Any) -> BaseChatModel:
    """Return the client of a server's provider, on that server or another address of its kind."""
    options: dict[str, dict[str, Any]] = {
        # Its own watch on silence waits in a way that can swallow a cancellation under Python 3.11.
        "openai": {"timeout": timeout, "stream_chunk_timeout": None},
        "ollama": {"client_kwargs": {"timeout": timeout}},
        "anthropic": {"timeout": timeout},
        # Without a transport it takes aiohttp wherever that is installed, whose time-outs are for the whole answer.
        "google_genai": {"timeout": timeout, "client_args": {"transport": httpx.AsyncHTTPTransport()}},
    }
    own = options[server.protocol.name]
    chat: BaseChatModel = init_chat_model(
        server.name, base_url=base_url or server.base_url, api_key="none", max_retries=0, **own, **more
    )
    return chat


async def streamed(
    chat: BaseChatModel, tools: Sequence[Callable[..., Any]] = (), text: str = "Hello"
) -> AIMessageChunk:
    """Return a streamed reply, its pieces added up."""
    asked = chat.bind_tools(tools) if tools else chat
    pieces = [piece async for piece in asked.astream(text)]
    whole = functools.reduce(operator.add, pieces)
    assert isinstance(whole, AIMessageChunk)
    return whole
