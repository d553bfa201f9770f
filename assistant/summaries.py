"""What a long conversation leaves out of the prompt, in short: written by the model, kept and erased by memory."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant import prompts
from memory.records import Message, Summary
from memory.transcripts import digest_of

if TYPE_CHECKING:
    from assistant.agent import Agent

MOST_TOKENS = 300
MOST_OF_ONE = 500
"""Of a single long message, a pasted letter for instance, so many tokens are summed up."""


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
    agent: "Agent", before: Sequence[Message], summary: Summary | None, context: int
) -> NewSummary | None:
    """Have what comes before the newest half of the budget summed up, its oldest part first, as much as fits.

    None if there is nothing to do, or the model fails.
    """
    from langchain_core.messages import HumanMessage, SystemMessage

    _, start = _newest(before, prompts.room_for_talk(context, "") // 2)
    covered = _covered(before, summary)
    told = _oldest([_shortened(message) for message in before[covered:start]], context - prompts.OVERHEAD_TOKENS)
    if not told:
        return None
    parts = [prompts.summary_block(summary)] if summary is not None and covered else []
    written = await agent.write([SystemMessage(prompts.SUMMARY), HumanMessage("\n".join([*parts, prompts.talk(told)]))])
    if not written:
        return None
    upto = covered + len(told)
    return NewSummary(_cut_to(written, MOST_TOKENS), before[upto - 1].id, digest_of(before[:upto], summary))


def _oldest(messages: Sequence[Message], room: int) -> Sequence[Message]:
    """Return the oldest messages that fit into so many tokens."""
    kept: list[Message] = []
    for message in messages:
        room -= prompts.tokens(message.text)
        if room < 0:
            break
        kept.append(message)
    return kept


def _shortened(message: Message) -> Message:
    return replace(message, text=_cut_to(message.text, MOST_OF_ONE))


def _cut_to(text: str, tokens: int) -> str:
    return text if prompts.tokens(text) <= tokens else text.encode()[: 4 * tokens].decode(errors="ignore") + " …"


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
