"""Trying a model: one round trip each for a streamed reply, a tool call and a structured answer."""

import asyncio
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pydantic import BaseModel

from assistant.errors import AnswerError
from assistant.models import ChatModel

if TYPE_CHECKING:
    from assistant.agent import Agent

TOOL_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class Trial:
    """What works with a model."""

    answers: bool
    streams: bool = False
    """Whether its reply came in more than one piece."""
    first_word_ms: float | None = None
    calls_tools: bool = False
    structured: bool = False
    """Whether it fills in a form (used for noticing what is said about oneself)."""
    problem: str | None = None
    """Why it does not answer, in a plain sentence."""


class _Sum(BaseModel):
    """The sum of two numbers."""

    total: int


async def try_model(model: ChatModel) -> Trial:
    """Talk to a model for a moment, about nothing of anybody's."""
    from langchain_core.messages import HumanMessage

    agent = await asyncio.to_thread(model.agent)
    begin, first, pieces = time.perf_counter(), None, 0
    try:
        async for _ in agent.answer([HumanMessage("Count from one to five in words.")], None):
            first = first or (time.perf_counter() - begin) * 1_000
            pieces += 1
    except AnswerError as error:
        return Trial(answers=pieces > 0, first_word_ms=first, problem=error.problem.detail)
    if model.builtin:
        return Trial(answers=True, streams=True, first_word_ms=first, calls_tools=True)
    form = await agent.fill_in([HumanMessage("What is 2 plus 3? Fill in the total.")], _Sum)
    return Trial(
        answers=True,
        streams=pieces > 1,
        first_word_ms=first,
        calls_tools=await _calls_tools(agent),
        structured=form is not None,
    )


async def _calls_tools(agent: "Agent") -> bool:
    from langchain_core.messages import AIMessage, HumanMessage
    from langchain_core.tools import tool

    @tool
    def look_up_weather(town: str) -> str:
        """Look up the weather of a town."""
        return f"Sunny in {town}."

    try:
        async with asyncio.timeout(TOOL_SECONDS):
            said = await agent.model.bind_tools([look_up_weather]).ainvoke(
                [HumanMessage("What is the weather in York? Use the tool.")]
            )
    except Exception:  # noqa: BLE001 - whatever a provider raises: tools do not work there
        return False
    return isinstance(said, AIMessage) and any(call["name"] == look_up_weather.name for call in said.tool_calls)
