"""What a long conversation leaves out of the prompt, in short: written by the model, kept and erased by memory."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import prompts
from memory.records import Message, Summary
from memory.transcripts import digest_of

if TYPE_CHECKING:
    from assistant.agent import Agent

MOST_CHARACTERS = 1_500


@dataclass(frozen=True, slots=True)
class Talk:
    """The part of a conversation that goes into a prompt."""

    messages: Sequence[Message]
    summary: Summary | None
    left_out: Sequence[Message]
    """Earlier ones that neither the messages nor the summary hold."""


@dataclass(frozen=True, slots=True)
class NewSummary:
    """A summary that may be kept, if what it was made from still stands as it was."""

    text: str
    upto: str
    """The id of the last message that it covers."""
    seen: str
    """The digest of the messages it was made from."""


def cut(before: Sequence[Message], summary: Summary | None, room: int) -> Talk:
    """Cut a conversation to a budget of so many tokens: its newest messages, and a summary of what came before them."""
    kept, start = _newest(before, room)
    if not start:
        return Talk(kept, None, ())
    covered = _covered(before, summary)
    return Talk(kept, summary if covered else None, before[covered:start])


async def summarised(
    agent: "Agent", before: Sequence[Message], summary: Summary | None, room: int
) -> NewSummary | None:
    """Have everything but the newest half of a budget summed up; None if there is nothing to do, or the model fails."""
    from langchain_core.messages import HumanMessage, SystemMessage

    _, start = _newest(before, room // 2)
    covered = _covered(before, summary)
    if start <= covered:
        return None
    parts = [prompts.summary_block(summary)] if summary is not None and covered else []
    parts.append(prompts.talk(prompts.newest(before[covered:start], room)))
    written = await agent.write([SystemMessage(prompts.SUMMARY), HumanMessage("\n".join(parts))])
    if not written:
        return None
    return NewSummary(written[:MOST_CHARACTERS], before[start - 1].id, digest_of(before[:start]))


def _newest(before: Sequence[Message], room: int) -> tuple[Sequence[Message], int]:
    """Return the newest messages that fit, and how many come before them."""
    kept = prompts.newest(before, room)
    if not kept:
        return kept, len(before)
    return kept, next(place for place, message in enumerate(before) if message.id == kept[0].id)


def _covered(before: Sequence[Message], summary: Summary | None) -> int:
    """Return how many messages a summary covers; none if it is not of this conversation as it stands."""
    if summary is None:
        return 0
    return next((place for place, message in enumerate(before, 1) if message.id == summary.upto), 0)
