"""What a turn tells while it runs, and what it was in the end: frozen values."""

from dataclasses import dataclass
from typing import Literal

from memory.records import (
    Asked,
    Conversation,
    Forgetting,
    Known,
    Memory,
    Preview,
    Proposal,
    Refused,
    Rule,
    Saved,
    Span,
    Undone,
    Updated,
    Use,
)

EventName = Literal[
    "delta",
    "used",
    "saved",
    "updated",
    "proposal",
    "refused",
    "forgotten",
    "restored",
    "listed",
    "awaiting",
    "error",
    "done",
]


@dataclass(frozen=True, slots=True)
class TurnRequest:
    """One message of the person, and what came with it."""

    turn_id: str
    conversation: Conversation
    text: str
    pasted: tuple[Span, ...] = ()
    """The parts that the page saw being pasted: never evidence."""
    without: tuple[str, ...] = ()
    """Ids of memories to leave out of this reply."""
    replaces: str | None = None
    """Id of the turn whose message this is the edited form of."""


@dataclass(frozen=True, slots=True)
class TurnProblem:
    """Why a turn has no proper reply, in plain words. Holds nothing of what was said."""

    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Listed:
    """The memories that a reply lists: exactly these, rendered from the store."""

    memories: tuple[Memory, ...]


@dataclass(frozen=True, slots=True)
class TurnResult:
    """The whole turn. What happened in it comes from memory's answers, never from what a model said."""

    id: str
    conversation_id: str
    off_record: bool
    reply: str
    """Markdown."""
    used: tuple[Use, ...] = ()
    saved: tuple[Memory, ...] = ()
    updated: tuple[Updated, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    refused: tuple[Refused, ...] = ()
    forgotten: tuple[Forgetting, ...] = ()
    restored: tuple[Memory, ...] = ()
    rules: tuple[Rule, ...] = ()
    listed: tuple[Memory, ...] | None = None
    """None: the turn did not list anything. Empty: it did, and there is nothing."""
    awaiting: Preview | None = None
    stopped: bool = False
    error: TurnProblem | None = None


EventData = (
    str
    | tuple[Use, ...]
    | tuple[Memory, ...]
    | tuple[Updated, ...]
    | tuple[Refused, ...]
    | tuple[Forgetting, ...]
    | Proposal
    | Preview
    | TurnProblem
    | TurnResult
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing a turn tells. `delta` carries text to append; the others the turn's field as it stands now."""

    name: EventName
    data: EventData


Happening = Saved | Updated | Asked | Known | Refused | Forgetting | Undone | Rule | Listed | Preview
"""One thing that memory says has happened."""


@dataclass(frozen=True, slots=True)
class Response:
    """What a control did, and how to say so."""

    text: str
    happened: tuple[Happening, ...] = ()
    stored: str | None = None
    """What the transcript keeps instead of `text`, where that repeats words which may be forgotten any moment."""
