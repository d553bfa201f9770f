"""What is held about a person, as people know it: frozen values. tables.py says how they are stored."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from policies.contract import MemoryMode, Origin


class State(StrEnum):
    """`suspended` and `quarantined` memories are shown to the person and used for nothing."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with an account."""

    id: str
    name: str
    owner: bool
    mode: MemoryMode
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a message's text: `start` and `end` are offsets in code points, the end excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Conversation:
    """One chat. An off-the-record one exists in memory alone (assistant/off_record.py)."""

    id: str
    title: str
    space: str | None
    created_at: datetime
    updated_at: datetime
    off_record: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation, as stored: secrets masked, forgotten words replaced."""

    id: str
    conversation_id: str
    turn_id: str
    role: Literal["person", "assistant"]
    text: str
    created_at: datetime
    pasted: tuple[Span, ...] = ()
    masked: tuple[str, ...] = ()
    """Kinds of secret that were masked out of it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What the beginning of a long conversation says in short. A cache of its messages, never evidence."""

    text: str
    upto: str
    """Id of the last message that it covers."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """The person's own words that a memory rests on."""

    quote: str
    conversation_id: str | None
    message_id: str | None
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Memory:
    """One thing that is remembered about the person."""

    id: str
    content: str
    origin: Origin
    topic: str
    sensitivity: tuple[str, ...]
    space: str | None
    evidence: tuple[Evidence, ...]
    created_at: datetime
    confirmed_at: datetime | None
    expires_at: datetime | None
    last_used_at: datetime | None
    times_used: int
    version: int
    state: State


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that waits for the person's yes: unused, not embedded, lapses by itself."""

    id: str
    content: str
    question: str
    origin: Origin
    topic: str
    sensitivity: tuple[str, ...]
    space: str | None
    uses: str
    """What it would be used for, in words a person reads ("cooking and food")."""
    expires_at: datetime | None
    evidence: tuple[Evidence, ...]
    reasons: tuple[str, ...]
    digest: str
    created_at: datetime
    lapses_at: datetime
    conversation_id: str | None
    turn_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What the reader or a model's tool call says the person said: evidence and policies decide on it."""

    content: str
    """A clean sentence in the third person, without its subject: "Prefers aisle seats"."""
    quote: str
    """The person's words it rests on, verbatim in the message."""
    origin: Origin = Origin.STATED
    told: bool = False
    expires_at: datetime | None = None
    question: str | None = None
    """How to ask, if it must be asked; None: a standard wording."""
    replaces: str | None = None
    """Id of the memory that it corrects, where the person named one."""
    by_model: bool = False
    """A language model found and worded it: then it counts as stated only where nothing speaks against that."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The claim is a memory now."""

    memory: Memory


@dataclass(frozen=True, slots=True)
class Updated:
    """The claim superseded the wording of a memory."""

    memory: Memory
    before: str


@dataclass(frozen=True, slots=True)
class Asked:
    """The claim waits for the person's yes."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Known:
    """A memory says so already; nothing was written."""

    memory: Memory


@dataclass(frozen=True, slots=True)
class Refused:
    """The policies said no. `quiet`: not worth a word to the person (a passing state, declined before)."""

    reason: str
    policy: str
    quiet: bool = False


Outcome = Saved | Updated | Asked | Known | Refused


@dataclass(frozen=True, slots=True)
class Use:
    """A memory that entered a prompt, and why."""

    memory: Memory
    reason: str


@dataclass(frozen=True, slots=True)
class Recall:
    """What was found for a message, and how many memories stayed out."""

    used: tuple[Use, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What one forgetting hid; it is erased for good once `undo_until` has passed."""

    receipt_id: str
    memory_ids: tuple[str, ...]
    undo_until: datetime


@dataclass(frozen=True, slots=True)
class Preview:
    """Exactly what a bulk forgetting would take. The digest binds the yes to this list."""

    matches: tuple[Memory, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo did: memories that are back (or back to their former wording), and ones it took away again."""

    restored: tuple[Memory, ...]
    forgotten: Forgetting | None


@dataclass(frozen=True, slots=True)
class Rule:
    """The person's own "never ask" or "never remember" rule."""

    id: str
    about: str
    kind: Literal["never_ask", "never_remember"]
    applied: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a forgetting erased, where, and how that was checked. Holds no words."""

    id: str
    state: Literal["hidden", "undone", "pending", "done"]
    created_at: datetime
    undo_until: datetime
    finished_at: datetime | None
    memories: int
    places: tuple[tuple[str, int], ...]
    """Pairs of a place ("memory rows", "messages") and how many items were erased there."""
    checks: tuple[str, ...]
    unreachable: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the activity, from the ledger. Holds no words of any memory."""

    id: str
    seq: int
    at: datetime
    kind: str
    """What happened: "saved", "updated", "asked", "refused", "confirmed", "rejected", "lapsed", "dropped", "used",
    "edited", "forgotten", "erased", "expired", "restored", "exported", "rule added" or "rule removed"."""
    effect: str | None
    reasons: tuple[str, ...]
    policies: tuple[str, ...]
    policy_set: str | None
    memory_id: str | None
    proposal_id: str | None
    receipt_id: str | None
    turn_id: str | None


@dataclass(frozen=True, slots=True)
class TurnNotes:
    """What a finished turn did, read back from the ledger for showing an old conversation again."""

    turn_id: str
    used: tuple[Use, ...]
    saved: tuple[Memory, ...]
    updated: tuple[Memory, ...]
    proposals: tuple[Proposal, ...]
    """Those still waiting."""
    refused: tuple[Refused, ...]
    forgotten: tuple[Forgetting, ...]
    """Those that can still be undone."""
    marks: tuple[int, ...]
    """For each of `used`, the number by which the reply marks it; the numbers of what is forgotten are missing."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a log-in needs to know."""

    person: Person
    password_hash: str


@dataclass(frozen=True, slots=True)
class Login:
    """A session or a token of a person."""

    id: str
    person_id: str
    label: str
    created_at: datetime
    last_seen_at: datetime
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class TurnRef:
    """Which turn a request belongs to, and the stored message that asked for it."""

    turn_id: str
    conversation_id: str
    message_id: str


@dataclass(frozen=True, slots=True)
class TrailStep:
    """One step of "How I know this"."""

    at: datetime
    text: str
    conversation_id: str | None
