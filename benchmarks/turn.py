"""A turn's own cost: from the message's arrival until the model is asked, recall and storing included."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from typing import Any
from uuid import uuid4

from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import AIMessage
from langchain_core.runnables import Runnable

from assistant.events import TurnRequest, TurnResult
from assistant.models import ChatModel, Models
from assistant.off_record import OffRecord
from assistant.providers import ModelChoice
from assistant.turn import Assistant, run_turn
from benchmarks.figures import Figure, arguments, figure, report
from benchmarks.house import keep, open_house, person
from benchmarks.sample import memories, questions
from memory.home import Home


class InstantModel(GenericFakeChatModel):
    """Answers at once with what comes out of `messages`, and never calls a tool."""

    def bind_tools(self, tools: Sequence[Any], **kwargs: Any) -> Runnable[Any, AIMessage]:  # noqa: ANN401, ARG002 - LangChain's
        """Take the tools, and leave them alone."""
        return self


def _gladly(asked_at: list[int]) -> Iterator[AIMessage]:
    """Note when each answer is asked for: what passed before is the turn's own."""
    while True:
        asked_at.append(time.perf_counter_ns())
        yield AIMessage("Gladly.")


def measure(memory_count: int, runs: int) -> list[Figure]:
    """Measure turns that ask something, each in a conversation of its own, with so many memories."""
    with open_house() as home:
        return asyncio.run(_measure(home, memory_count, runs))


async def _measure(home: Home, memory_count: int, runs: int) -> list[Figure]:
    somebody = person(home)
    keep(home.of(somebody.id), memory_count, memories())
    asked_at: list[int] = []
    model = InstantModel(messages=_gladly(asked_at))
    assistant = Assistant(home, Models([ChatModel(ModelChoice("test:instant"), lambda: model)]), OffRecord())
    transcripts = home.transcripts(somebody.id)
    before_model, whole = [], []
    for text in ["Hello!", *questions(runs)]:
        request = TurnRequest(str(uuid4()), transcripts.create(), text)
        asked_at.clear()
        begin = time.perf_counter_ns()
        result: TurnResult | None = None
        async for event in run_turn(assistant, somebody, request):
            result = event.data if isinstance(event.data, TurnResult) else result
        if not asked_at or result is None or result.error:
            message = f"the turn {text!r} did not reach the model"
            raise RuntimeError(message)
        before_model.append((asked_at[0] - begin) / 1e6)
        whole.append((time.perf_counter_ns() - begin) / 1e6)
    # The first turn makes the agent and fills the index: it is a start's cost, not a turn's.
    return [
        figure(
            f"turn before the model is asked, {memory_count:,} memories",
            before_model[1:],
            goal="p50 ≤ 25 ms, p95 ≤ 40 ms",
        ),
        figure("whole turn with a model that answers at once", whole[1:]),
    ]


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=1_000)
    parser.add_argument("--runs", type=int, default=200)
    chosen = parser.parse_args()
    report(measure(chosen.memories, chosen.runs), as_json=chosen.json)
