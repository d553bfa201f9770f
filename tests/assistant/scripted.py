"""A real chat model that does what a test tells it: it says words, calls tools, or breaks."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from pydantic import Field

# ruff: noqa: ARG002 - the methods' arguments are LangChain's

Call = tuple[str, str]
"""A tool's name and its arguments as JSON, well-formed or not."""
Step = str | Sequence[Call] | Exception


class ScriptedModel(BaseChatModel):
    """Takes one step of its script at each call; the last step is repeated. `prompts` holds what it was given."""

    script: list[Any]
    prompts: list[list[BaseMessage]] = Field(default_factory=list)
    tools: list[str] = Field(default_factory=list)
    pause: float = 0.0
    """Seconds between two words."""

    @property
    def _llm_type(self) -> str:
        return "scripted"

    @property
    def seen(self) -> str:
        """Everything that the model was given at its last call."""
        return "\n".join(str(message.text) for message in self.prompts[-1])

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        self.tools[:] = [tool.name for tool in tools if isinstance(tool, BaseTool)]
        return self

    def _chunks(self, messages: list[BaseMessage]) -> Iterator[AIMessageChunk]:
        self.prompts.append(messages)
        step = self.script[min(len(self.prompts), len(self.script)) - 1]
        if isinstance(step, Exception):
            yield AIMessageChunk(content="Half a ")
            raise step
        if isinstance(step, str):
            for word in step.split(" "):
                yield AIMessageChunk(content=f"{word} ")
            return
        for place, (name, arguments) in enumerate(step):
            call = tool_call_chunk(name=name, args=arguments, id=f"{len(self.prompts)}-{place}", index=place)
            yield AIMessageChunk(content="", tool_call_chunks=[call])

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        whole = AIMessageChunk(content="")
        for chunk in self._chunks(messages):
            whole += chunk
        return ChatResult(generations=[ChatGeneration(message=whole)])

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        for chunk in self._chunks(messages):
            yield ChatGenerationChunk(message=chunk)
            await asyncio.sleep(self.pause)
