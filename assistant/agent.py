"""The agent: LangChain's `create_agent` around a model and the memory tools; streaming, bounded, its failures plain."""

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing
from typing import Any, TypeVar, cast

import langsmith
from langchain.agents import create_agent
from langchain.agents.middleware import (
    AgentMiddleware,
    ModelCallLimitMiddleware,
    ModelRequest,
    ModelResponse,
    ToolCallLimitMiddleware,
    ToolErrorMiddleware,
)
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AnyMessage, BaseMessage, HumanMessage, ToolMessage, merge_message_runs
from pydantic import BaseModel

from assistant import failures
from assistant.errors import AnswerError
from assistant.events import TurnProblem
from assistant.prompts import MEMORIES, tokens
from assistant.providers import PROVIDERS, ModelChoice
from assistant.thinking import ThoughtFilter
from assistant.tools import ToolDesk, memory_tools

MOST_MODEL_CALLS = 5
MOST_TOOL_CALLS = 8
MOST_CHARACTERS = 60_000
MOST_SECONDS = 30 * 60.0
BETWEEN_SECONDS = 60.0
"""How long a model that has begun may pause between two words; before the first one it has its `patience`."""
ASIDE_SECONDS = 30.0
"""How long what comes after the reply may take: noticing and summing up hold up the next message."""
MOST_TRIES = 3
PAUSE_SECONDS = 0.5
"""Before a server that answered nothing but a failure of its own is asked again."""
_LENGTH = frozenset({"length", "max_tokens", "max_output_tokens", "model_context_window_exceeded"})
_DECLINED = frozenset({"content_filter", "refusal", "safety", "recitation", "blocklist", "prohibited_content", "spii"})
_INCOMPLETE = "incomplete"

Form = TypeVar("Form", bound=BaseModel)

_log = logging.getLogger(__name__)

# INVARIANT: Off the record leaves no trace. A tracing service that is switched on in the environment for other programs
# would be sent every prompt; here it stays off.
langsmith.configure(enabled=False)


class Agent:
    """Answers one message at a time; holds nothing of them between messages."""

    def __init__(self, model: BaseChatModel, choice: ModelChoice) -> None:
        self.model = model
        self._patience = choice.patience
        # Ollama cuts what is longer than its context without a word, the instructions first.
        self._most_tokens = choice.context if choice.provider == "ollama" else None
        # Providers that we know say how a reply ended: where that is missing, the stream was cut.
        self._says_the_end = choice.provider in PROVIDERS
        self._fills_forms = True
        # Typed as Any: the type parameters of LangChain's middleware and graph say nothing here.
        caps: list[Any] = [
            ModelCallLimitMiddleware(run_limit=MOST_MODEL_CALLS, exit_behavior="error"),
            ToolCallLimitMiddleware(run_limit=MOST_TOOL_CALLS, exit_behavior="continue"),
            ToolErrorMiddleware(_tool_failed),
        ]
        mending: Any = _Mending(says_the_end=self._says_the_end)
        self._with_tools: Any = create_agent(
            model, list(memory_tools()), middleware=[*caps, mending], context_schema=ToolDesk
        )
        self._alone: Any = create_agent(model, [], middleware=[mending])

    async def answer(self, messages: Sequence[BaseMessage], desk: ToolDesk | None) -> AsyncGenerator[str, None]:
        """Stream the reply. What tools did is on the desk afterwards; no desk, no tools (off the record).

        Raises AnswerError.
        """
        self._check_length(messages)
        graph = self._with_tools if desk is not None else self._alone
        parts = graph.astream({"messages": list(messages)}, stream_mode="messages", context=desk)
        said = False
        async with aclosing(self._pieces(_messages_of(parts))) as pieces:
            async for piece in pieces:
                said = said or bool(piece.strip())
                yield piece
        if not said and not (desk is not None and (desk.responses or desk.happened)):
            raise AnswerError(failures.EMPTY)

    async def fill_in(self, messages: Sequence[BaseMessage], form: type[Form]) -> Form | None:
        """Return the form as the model filled it in; None if it cannot, or fails. Nothing of it is known to be true."""
        if not self._fills_forms:
            return None
        try:
            async with asyncio.timeout(min(self._patience, ASIDE_SECONDS)):
                filled = await self.model.with_structured_output(form).ainvoke(list(messages))
        except Exception as error:  # noqa: BLE001 - providers raise whatever their servers provoke
            _log.info("The model did not fill in a form: %s", type(error).__name__)
            self._fills_forms = not failures.declines_forms(error)
            return None
        return filled if isinstance(filled, form) else None

    async def write(self, messages: Sequence[BaseMessage]) -> str | None:
        """Return a whole text at once; None if the model fails."""
        try:
            async with asyncio.timeout(min(self._patience, ASIDE_SECONDS)):
                said = await self.model.ainvoke(list(messages))
        except Exception as error:  # noqa: BLE001 - as above
            _log.info("The model did not write: %s", type(error).__name__)
            return None
        thoughts = ThoughtFilter()
        text = "".join([*thoughts.feed(str(said.text)), *thoughts.close()]).strip()
        return text if _finish(said) not in _LENGTH | _DECLINED and text else None

    def _check_length(self, messages: Sequence[BaseMessage]) -> None:
        if self._most_tokens is not None and sum(tokens(str(each.text)) for each in messages) > self._most_tokens:
            raise AnswerError(failures.TOO_MUCH_TO_READ)

    async def _pieces(self, messages: AsyncGenerator[BaseMessage, None]) -> AsyncGenerator[str, None]:
        """Yield the text of the model's messages as it comes, a blank line between two messages."""
        written, said_in, current, finish = 0, None, None, ""
        thoughts = ThoughtFilter()
        async with aclosing(messages) as source:
            async for message in self._in_time(source):
                pieces: list[str] = []
                if message.id != current:
                    pieces += thoughts.close()
                    current, finish, thoughts = message.id, "", ThoughtFilter()
                finish = _finish(message) or finish
                pieces += thoughts.feed(_text(message))
                for piece in pieces:
                    yield piece if said_in in {None, current} else f"\n\n{piece}"
                    said_in = current
                written += len(_text(message))
                if written > MOST_CHARACTERS:
                    raise AnswerError(failures.TOO_LONG)
        for piece in thoughts.close():
            yield piece if said_in in {None, current} else f"\n\n{piece}"
        if (problem := self._ended_badly(finish)) is not None and (written or finish):
            raise AnswerError(problem)

    async def _in_time(self, source: AsyncIterator[BaseMessage]) -> AsyncIterator[AIMessage]:
        """Yield what the model says. Raises AnswerError where it is silent for too long, or fails."""
        begun, end = False, time.monotonic() + MOST_SECONDS
        while True:
            patience = min(self._patience, BETWEEN_SECONDS) if begun else self._patience
            message = await _next(source, min(patience, end - time.monotonic()))
            if message is None:
                return
            # After a tool's answer the model reads everything anew: it has its whole patience again.
            begun = isinstance(message, AIMessage)
            if isinstance(message, AIMessage):
                yield message

    def _ended_badly(self, finish: str) -> TurnProblem | None:
        if finish in _LENGTH:
            return failures.AT_ITS_LIMIT
        if finish in _DECLINED:
            return failures.REFUSED
        return failures.BROKE_OFF if finish == _INCOMPLETE or (not finish and self._says_the_end) else None


class _Mending(AgentMiddleware[Any, Any, Any]):
    """Asks a model again, in another way, where that can help.

    Only where the server refused the request as such, with a status: then nothing has been said yet.
    """

    def __init__(self, *, says_the_end: bool) -> None:
        super().__init__()
        self._says_the_end = says_the_end
        self._takes_tools = True
        self._alternates = False

    async def awrap_model_call(
        self,
        request: ModelRequest[Any],
        handler: Callable[[ModelRequest[Any]], Awaitable[ModelResponse[Any]]],
    ) -> ModelResponse[Any]:
        """Ask, at most `MOST_TRIES` times. Raises what the client raised last."""
        for left in reversed(range(MOST_TRIES)):
            try:
                response = await handler(self._adapted(request))
            except Exception as error:
                if not left:
                    raise
                request = await self._other_way(request, error)
            else:
                response.result = [self._callable(message) for message in response.result]
                return response
        raise AssertionError  # pragma: no cover - the last try returns or raises

    async def _other_way(self, request: ModelRequest[Any], error: Exception) -> ModelRequest[Any]:
        """Return how to ask instead. Raises the error again where there is no other way."""
        shorter = _this_turn(request.messages)
        if self._takes_tools and self._adapted(request).tools and failures.declines_tools(error):
            # Lists, corrections and forgetting work without: they are read before any model.
            self._takes_tools = False
        elif not self._alternates and failures.wants_alternation(error):
            self._alternates = True
        elif failures.status_of(error) and failures.overflows(error) and len(shorter) < len(request.messages):
            return request.override(messages=shorter)
        elif failures.passes_by_itself(error):
            await asyncio.sleep(PAUSE_SECONDS)
        else:
            raise error
        return request

    def _adapted(self, request: ModelRequest[Any]) -> ModelRequest[Any]:
        desk = request.runtime.context
        # Results of tools may not stand in a request that names none.
        begun = any(isinstance(message, ToolMessage) for message in request.messages)
        if not self._takes_tools or (desk is not None and not desk.offered and not begun):
            request = request.override(tools=[])
        if self._alternates:
            system, *rest = request.messages
            request = request.override(messages=cast("list[AnyMessage]", [system, *merge_message_runs(rest)]))
        return request

    def _callable(self, message: BaseMessage) -> BaseMessage:
        """Return a message whose malformed tool calls lack all arguments: the tool's error says what to mend.

        Raises AnswerError for calls that were cut off in the middle: what is there of their arguments is not what was
        meant.
        """
        if not isinstance(message, AIMessage) or not (message.tool_calls or message.invalid_tool_calls):
            return message
        finish = _finish(message)
        if finish in _LENGTH:
            raise AnswerError(failures.AT_ITS_LIMIT)
        if finish == _INCOMPLETE or (not finish and self._says_the_end):
            raise AnswerError(failures.BROKE_OFF)
        broken = [
            {"name": call["name"] or "unknown", "args": {}, "id": call["id"] or f"call-{place}", "type": "tool_call"}
            for place, call in enumerate(message.invalid_tool_calls)
        ]
        calls = [*message.tool_calls, *broken]
        return AIMessage(content=str(message.text), tool_calls=calls, id=message.id) if broken else message


def _this_turn(messages: Sequence[AnyMessage]) -> list[AnyMessage]:
    """Return the instructions and this turn's messages alone, without the conversation before."""
    last = max(place for place, message in enumerate(messages) if isinstance(message, HumanMessage))
    if last > 1 and messages[last - 1].name == MEMORIES:
        last -= 1
    return [messages[0], *messages[last:]]


def _tool_failed(error: Exception, request: object) -> str:  # noqa: ARG001 - LangChain's signature
    """Let the model go on when memory cannot do what it asked for; each write is whole or not at all."""
    _log.warning("A tool failed: %s", type(error).__name__)
    return "This could not be done, and nothing changed. Go on without it, and don't say that it was done."


def _text(message: AIMessage) -> str:
    """Return what a message says; the words of a refusal come as a block of their own."""
    blocks = message.content if isinstance(message.content, list) else []
    refusals = [str(block.get("refusal", "")) for block in blocks if isinstance(block, dict)]
    return str(message.text) + "".join(refusals)


def _finish(message: BaseMessage) -> str:
    """Return why a model stopped, in lower case, as its provider names it; empty where it is not said (yet)."""
    about = message.response_metadata
    for name in ("finish_reason", "stop_reason", "done_reason"):
        if value := about.get(name):
            return str(getattr(value, "name", value)).lower()
    # OpenAI's Responses API tells a state instead, and where that is "incomplete" the reason for it.
    if about.get("status") == "incomplete":
        reason = str((about.get("incomplete_details") or {}).get("reason", "")).lower()
        return reason if reason in _LENGTH | _DECLINED else _INCOMPLETE
    return "stop" if about.get("status") == "completed" else ""


async def _messages_of(parts: AsyncGenerator[tuple[BaseMessage, Any], None]) -> AsyncGenerator[BaseMessage, None]:
    async with aclosing(parts):
        async for message, _ in parts:
            yield message


async def _next(source: AsyncIterator[BaseMessage], seconds: float) -> BaseMessage | None:
    try:
        async with asyncio.timeout(max(seconds, 0)):
            return await anext(source, None)
    except AnswerError:
        raise
    except Exception as error:
        # Providers raise whatever their servers provoke (IndexError, UnicodeDecodeError …): each becomes a sentence.
        # The class alone is logged: the message may repeat what the person wrote.
        _log.warning("The model failed: %s", type(error).__name__)
        raise AnswerError(failures.problem_of(error)) from error
