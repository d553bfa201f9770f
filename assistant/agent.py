"""The agent: LangChain's `create_agent` around a model and the memory tools; streaming, capped, its failures plain."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from typing import Any

from langchain.agents import create_agent
from langchain.agents.middleware import ModelCallLimitMiddleware, ToolCallLimitMiddleware
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage

from assistant.errors import AnswerError
from assistant.events import TurnProblem
from assistant.tools import ToolDesk, memory_tools

MOST_MODEL_CALLS = 5
MOST_TOOL_CALLS = 8
MOST_CHARACTERS = 60_000
SILENCE = 120.0
"""Seconds without a word from the model after which it counts as lost."""

_log = logging.getLogger(__name__)


class Agent:
    """Answers one message at a time; holds nothing between messages."""

    def __init__(self, model: BaseChatModel) -> None:
        self._model = model
        # Typed as Any: the type parameters of LangChain's middleware and graph say nothing here.
        caps: list[Any] = [
            ModelCallLimitMiddleware(run_limit=MOST_MODEL_CALLS, exit_behavior="error"),
            ToolCallLimitMiddleware(run_limit=MOST_TOOL_CALLS, exit_behavior="continue"),
        ]
        self._graph: Any = create_agent(
            model,
            list(memory_tools()),
            middleware=caps,
            context_schema=ToolDesk,
        )

    async def answer(self, messages: Sequence[BaseMessage], desk: ToolDesk) -> AsyncIterator[str]:
        """Stream the reply. What tools did is on the desk afterwards. Raises AnswerError."""
        parts = self._graph.astream({"messages": list(messages)}, stream_mode="messages", context=desk)
        said = False
        async for piece in _pieces(message async for message, _ in parts):
            said = said or bool(piece.strip())
            yield piece
        if not said and not desk.responses and not desk.happened:
            raise AnswerError(_EMPTY)

    async def answer_alone(self, messages: Sequence[BaseMessage]) -> AsyncIterator[str]:
        """Stream a reply without any tools: for what is off the record. Raises AnswerError."""
        said = False
        async for piece in _pieces(self._model.astream(list(messages))):
            said = said or bool(piece.strip())
            yield piece
        if not said:
            raise AnswerError(_EMPTY)


_EMPTY = TurnProblem("No reply", "The model answered with nothing. Please try again.")
_SILENT = TurnProblem("No reply", "The model did not answer in time. Please try again.")
_LONG = TurnProblem("Cut short", "The model did not stop writing, so I stopped it.")


async def _pieces(messages: AsyncIterator[BaseMessage]) -> AsyncIterator[str]:
    """Yield the text of the model's messages as it comes, a blank line between two messages."""
    written, last = 0, None
    source = aiter(messages)
    while True:
        message = await _next(source)
        if message is None:
            return
        text = str(message.text) if isinstance(message, AIMessage) else ""
        if not text:
            continue
        if last is not None and message.id != last:
            yield "\n\n"
        last = message.id
        written += len(text)
        yield text
        if written > MOST_CHARACTERS:
            raise AnswerError(_LONG)


async def _next(source: AsyncIterator[BaseMessage]) -> BaseMessage | None:
    try:
        async with asyncio.timeout(SILENCE):
            return await anext(source, None)
    except TimeoutError as error:
        raise AnswerError(_SILENT) from error
    except Exception as error:
        # Providers raise whatever their servers provoke (IndexError, UnicodeDecodeError …): one plain sentence for all.
        kind = type(error).__name__
        # The class alone: the message may repeat what the person wrote.
        _log.warning("The model failed: %s", kind)
        raise AnswerError(
            TurnProblem("The model failed", f"The model could not answer ({kind}). Please try again.")
        ) from error
