"""How what is held about a person is stored (SQLModel). records.py says what it means.

Every table carries the person it belongs to, and every query filters by it. A memory and a proposal point at the ledger
entry of the decision that let them in; the key is NOT NULL, so that a row without a decision cannot exist.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel
from uuid_utils.compat import uuid7


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC. SQLite keeps no zone, so it is put back when a row is read."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        """Turn any zone into UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the moment its zone back."""
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


def new_id() -> str:
    """Return a new UUIDv7: unique, opaque, and ordered by the time it was made."""
    return str(uuid7())


def _id() -> Any:  # noqa: ANN401 - what SQLModel's Field returns
    return Field(default_factory=new_id, primary_key=True)


def _owner() -> Any:  # noqa: ANN401
    return Field(foreign_key="person.id", index=True, nullable=False)


def _moment(*, nullable: bool = False) -> Any:  # noqa: ANN401
    return Field(default=None, sa_column=Column(UtcDateTime, nullable=nullable))


def _json() -> Any:  # noqa: ANN401
    return Field(default_factory=list, sa_column=Column(JSON, nullable=False))


def _decision() -> Any:  # noqa: ANN401
    # INVARIANT: One door. No memory or proposal row can exist without the ledger entry of the decision that let it in.
    return Field(sa_column=Column(String, ForeignKey("ledger.id"), nullable=False))


class Person(SQLModel, table=True):
    """Someone with an account. `name_key` is the name folded, so that no two look alike."""

    id: str = _id()
    name: str
    name_key: str = Field(unique=True)
    password_hash: str
    owner: bool = False
    mode: str = "ask-first"
    created_at: datetime = _moment()


class LoginSession(SQLModel, table=True):
    """A log-in of a browser; only the hash of its cookie is kept."""

    __tablename__ = "login_session"
    id: str = _id()
    person_id: str = _owner()
    token_hash: str = Field(unique=True)
    csrf_token: str
    label: str = ""
    created_at: datetime = _moment()
    last_seen_at: datetime = _moment()
    expires_at: datetime = _moment()


class Token(SQLModel, table=True):
    """A bearer token of a program; only its hash is kept."""

    id: str = _id()
    person_id: str = _owner()
    label: str
    token_hash: str = Field(unique=True)
    created_at: datetime = _moment()
    last_seen_at: datetime = _moment()


class Conversation(SQLModel, table=True):
    """One chat on the record."""

    id: str = _id()
    person_id: str = _owner()
    title: str = ""
    space: str | None = None
    created_at: datetime = _moment()
    updated_at: datetime = _moment()


class Message(SQLModel, table=True):
    """One message, secrets masked before it is first written."""

    id: str = _id()
    person_id: str = _owner()
    conversation_id: str = Field(foreign_key="conversation.id", index=True, nullable=False)
    turn_id: str = Field(index=True)
    role: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    pasted: list[list[int]] = _json()
    masked: list[str] = _json()
    created_at: datetime = _moment()


class Summary(SQLModel, table=True):
    """What a conversation's beginning says in short, up to a message. Made from the messages, and from nothing else."""

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    person_id: str = _owner()
    upto: str
    text: str = Field(sa_column=Column(Text, nullable=False))
    created_at: datetime = _moment()


class Ledger(SQLModel, table=True):
    """One act, chained by hash to the one before. It holds no word, topic or label of any memory."""

    __table_args__ = (UniqueConstraint("person_id", "seq"),)
    id: str = _id()
    person_id: str = _owner()
    seq: int
    at: datetime = _moment()
    kind: str
    effect: str | None = None
    determining: list[str] = _json()
    trace: list[list[str]] = _json()
    policy_set: str | None = None
    memory_id: str | None = Field(default=None, index=True)
    proposal_id: str | None = None
    receipt_id: str | None = None
    turn_id: str | None = Field(default=None, index=True)
    proof: str | None = None
    previous: str
    hash: str


class Receipt(SQLModel, table=True):
    """One forgetting: hidden at once, erased after the undo window. Holds no words."""

    id: str = _id()
    person_id: str = _owner()
    state: str
    created_at: datetime = _moment()
    undo_until: datetime = _moment()
    finished_at: datetime | None = _moment(nullable=True)
    memories: int = 0
    places: list[list[Any]] = _json()
    checks: list[str] = _json()
    unreachable: list[str] = _json()
    turn_id: str | None = Field(default=None, index=True)


class Memory(SQLModel, table=True):
    """One thing remembered. Without a vector it waits for the embedder; with a receipt it is hidden, to be erased."""

    # Rows are wide (their vectors): counting and looking up by topic must not read them.
    __table_args__ = (Index("ix_memory_present", "person_id", "receipt_id", "topic"),)
    id: str = _id()
    person_id: str = _owner()
    decision_id: str = _decision()
    receipt_id: str | None = Field(default=None, foreign_key="receipt.id", index=True)
    content: str = Field(sa_column=Column(Text, nullable=False))
    origin: str
    topic: str
    sensitivity: list[str] = _json()
    reasons: list[str] = _json()
    space: str | None = None
    only_spaces: list[str] = _json()
    state: str = "active"
    version: int = 1
    created_at: datetime = _moment()
    confirmed_at: datetime | None = _moment(nullable=True)
    expires_at: datetime | None = _moment(nullable=True)
    last_used_at: datetime | None = _moment(nullable=True)
    times_used: int = 0
    turn_id: str | None = None
    record_key: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    vector: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))


class MemoryVersion(SQLModel, table=True):
    """A superseded wording with all that belonged to it, kept for the undo window only."""

    __tablename__ = "memory_version"
    id: str = _id()
    person_id: str = _owner()
    memory_id: str = Field(foreign_key="memory.id", index=True)
    version: int
    content: str = Field(sa_column=Column(Text, nullable=False))
    origin: str
    topic: str
    sensitivity: list[str] = _json()
    reasons: list[str] = _json()
    space: str | None = None
    only_spaces: list[str] = _json()
    expires_at: datetime | None = _moment(nullable=True)
    confirmed_at: datetime | None = _moment(nullable=True)
    said_in: str | None = None
    """The turn that made this wording."""
    replaced_in: str | None = Field(default=None, index=True)
    """The turn that made the next one."""
    erase_after: datetime = _moment()


class Proposal(SQLModel, table=True):
    """Something that waits for a yes: it has no vector, so that no search can find it."""

    id: str = _id()
    person_id: str = _owner()
    decision_id: str = _decision()
    content: str = Field(sa_column=Column(Text, nullable=False))
    question: str = Field(sa_column=Column(Text, nullable=False))
    origin: str
    topic: str
    sensitivity: list[str] = _json()
    reasons: list[str] = _json()
    space: str | None = None
    uses: str
    digest: str
    expires_at: datetime | None = _moment(nullable=True)
    created_at: datetime = _moment()
    lapses_at: datetime = _moment()
    conversation_id: str | None = Field(default=None, foreign_key="conversation.id", index=True)
    turn_id: str | None = None
    replaces: str | None = None


class Evidence(SQLModel, table=True):
    """The person's own words under a memory (at one of its versions) or a proposal."""

    id: str = _id()
    person_id: str = _owner()
    memory_id: str | None = Field(default=None, foreign_key="memory.id", index=True)
    proposal_id: str | None = Field(default=None, foreign_key="proposal.id", index=True)
    version: int = 1
    conversation_id: str | None = None
    message_id: str | None = None
    start: int = 0
    end: int = 0
    quote: str = Field(sa_column=Column(Text, nullable=False))
    said_at: datetime = _moment()


class MemoryUse(SQLModel, table=True):
    """A memory that entered a turn's prompt, with the reason that was shown. Dies with the memory."""

    __tablename__ = "memory_use"
    turn_id: str = Field(primary_key=True)
    memory_id: str = Field(primary_key=True, foreign_key="memory.id")
    person_id: str = _owner()
    position: int
    reason: str


class Rule(SQLModel, table=True):
    """The person's own rule."""

    id: str = _id()
    person_id: str = _owner()
    about: str
    kind: str
    applied: int = 0
    vector: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    created_at: datetime = _moment()


class Tombstone(SQLModel, table=True):
    """What stays of a forgotten or declined thing: a keyed hash (the key lies elsewhere) and where it was said."""

    id: str = _id()
    person_id: str = _owner()
    kind: str
    claim_hash: str = Field(index=True)
    message_id: str | None = Field(default=None, index=True)
    start: int = 0
    end: int = 0
    created_at: datetime = _moment()


class Held(SQLModel, table=True):
    """A bulk forgetting that was previewed in a conversation and waits for its yes."""

    conversation_id: str = Field(primary_key=True, foreign_key="conversation.id")
    person_id: str = _owner()
    turn_id: str
    digest: str
    memory_ids: list[str] = _json()
    created_at: datetime = _moment()
