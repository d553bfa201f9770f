"""The built-in model as a real LangChain chat model: it streams and calls tools, and needs no network.

It reads the same prompt as any other model, so that what shapes its replies is exactly what the reply lists as used.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, ToolMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import Field

from assistant.builtin import arithmetic, dates, small_talk
from assistant.builtin.style import Remembered, second_person, shape, style_of
from assistant.prompts import MEMORIES, STANDING, memories_in
from memory.clock import Clock, system_clock

CONNECT = "To connect one, set SIDENOTE_MODEL=provider:model and restart."
BEYOND = "I can't answer that: it needs a language model, and none is connected."
_ABOUT_ME = re.compile(
    r"\bdo you (?:even )?know (?:me|who i am)\b|\bwho am i\b|"
    r"\b(?:what|which|anything|everything|stuff|things?)\b.{0,40}\b(?:kn[eo]w|remember|kept|keep|stored?|hold(?:ing)?|saved?)\b"
    r".{0,30}\b(?:about|on|of) me\b|\b(?:show|see|list|open)\b.{0,20}\b(?:my|your) memor(?:y|ies)\b",
    re.IGNORECASE,
)
_OF_MYSELF = re.compile(
    r"^\W*(?:and |so |ok |hey )?(?:(?:what|when|who|which)(?:'s|’s| is| are| was)? my\b|am i\b|what am i called\b|"
    r"(?:what|where|when|which|how|do)\b.{0,30}?\b(?:do )?i "
    r"(?:like|love|hate|eat|drink|have|own|take|prefer|play|use|speak|live|work|go by|drive|ride)\b[^,]{0,40}\?*$)",
    re.IGNORECASE,
)
"""A question about the person that a memory answers by itself ("where do I live?")."""
_WORDS = re.compile(r"\S+\s*|\s+")


class BuiltinModel(BaseChatModel):
    """Answers by fixed rules from the prompt alone."""

    clock: Clock = Field(default=system_clock, exclude=True)

    @property
    def _llm_type(self) -> str:
        return "sidenote-builtin"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,  # noqa: ARG002 - LangChain's signature; these rules choose by themselves
        **kwargs: Any,  # noqa: ANN401
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Make tools known by name."""
        names = [convert_to_openai_tool(tool)["function"]["name"] for tool in tools]
        return self.bind(tool_names=names, **kwargs)

    def reply(self, messages: Sequence[BaseMessage], tool_names: Sequence[str] = ()) -> str | None:
        """Return the reply to a conversation, or None to call `list_memories` instead."""
        last = messages[-1]
        if isinstance(last, ToolMessage):
            return "That is all I can do about it."
        text = str(last.text)
        memories = _memories(messages)
        style = style_of(memories)
        earlier = [str(message.text) for message in messages if isinstance(message, AIMessage)]
        if "list_memories" in tool_names and _ABOUT_ME.search(text):
            return None
        simple = arithmetic.answer(text) or dates.answer(text, self.clock()) or small_talk.answer(text, earlier)
        bearing = [memory for memory in memories if memory.topic not in STANDING]
        if simple is not None:
            return shape([simple], style)
        if _OF_MYSELF.search(text) and (told := bearing or [memory for memory in memories if _is_asked(memory, text)]):
            noted = [f"{second_person(memory.content)} [{memory.number}]" for memory in told]
            return shape([f"You told me that {_joined(noted)}."], style)
        sentences = []
        if bearing:
            noted = [f"{second_person(memory.content)} [{memory.number}]" for memory in bearing]
            sentences.append(f"I'd keep in mind that {_joined(noted)}.")
        sentences.append(BEYOND)
        if not any(CONNECT in reply for reply in earlier):
            sentences.append(CONNECT)
        return shape(sentences, style)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,  # noqa: ANN401
    ) -> ChatResult:
        chunks = list(self._stream(messages, stop, run_manager, **kwargs))
        whole = chunks[0]
        for chunk in chunks[1:]:
            whole += chunk
        said = whole.message
        calls = said.tool_calls if isinstance(said, AIMessageChunk) else []
        return ChatResult(generations=[ChatGeneration(message=AIMessage(content=str(said.text), tool_calls=calls))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,  # noqa: ARG002 - LangChain's signature
        run_manager: CallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401
    ) -> Iterator[ChatGenerationChunk]:
        reply = self.reply(messages, kwargs.get("tool_names", ()))
        if reply is None:
            call = tool_call_chunk(name="list_memories", args="{}", id=f"call-{len(messages)}", index=0)
            yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[call]))
            return
        for word in _WORDS.findall(reply):
            yield ChatGenerationChunk(message=AIMessageChunk(content=word))

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,  # noqa: ARG002
        **kwargs: Any,  # noqa: ANN401
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in self._stream(messages, stop, None, **kwargs):
            yield chunk
            await asyncio.sleep(0)  # lets a stop come in between


def _memories(messages: Sequence[BaseMessage]) -> list[Remembered]:
    """Read the memory block, which is the one message of that name."""
    for message in reversed(messages):
        if isinstance(message, HumanMessage) and message.name == MEMORIES:
            return [Remembered(*memory) for memory in memories_in(str(message.text))]
    return []


def _is_asked(memory: Remembered, text: str) -> bool:
    """Whether a question asks for a memory that otherwise only shapes replies ("what's my name?")."""
    return bool(re.search(r"\b(?:name|called|go by|pronouns)\b", text, re.IGNORECASE)) and memory.topic == "identity"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
