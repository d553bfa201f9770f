"""What wants to be kept, before it is decided: a sentence, the words it rests on, and its labels.

A claim is checked against the stored message it names; whoever makes it cannot say what that message holds.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from memory import tables
from memory.affirmed import plainly_said, tells_nothing, unsaid
from memory.changing import asks_to_change
from memory.embedding import Vector
from memory.errors import NotFoundError
from memory.evidence import carries, find_quote, widened
from memory.parts import Parts
from memory.provenance import from_elsewhere
from memory.records import Claim, Span, TurnRef
from memory.text import clean_sentence
from memory.topics import topic_of
from policies.contract import (
    Action,
    Labels,
    Origin,
)
from policies.labels import label


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a draft were said: a stored message of the person, and the quote's place in it."""

    message_id: str
    conversation_id: str
    turn_id: str
    said_at: datetime
    quote: str
    span: Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence that wants to be kept, with everything the policies may know about it."""

    content: str
    origin: Origin
    labels: Labels
    topic: str
    vector: Vector | None
    action: Action = Action.REMEMBER
    said: str = ""
    """The clause that it rests on, whole."""
    told: bool = False
    own_words: bool = True
    sources: tuple[Source, ...] = ()
    space: str | None = None
    expires_at: datetime | None = None
    question: str | None = None
    replaces: str | None = None
    turn: TurnRef | None = None
    sensitivity: tuple[str, ...] = field(default=())


def draft_of(parts: Parts, person_id: str, claim: Claim, turn: TurnRef) -> Draft:
    """Check a claim against the stored message it names, and label it.

    The message is read again here: whoever makes the claim cannot say what it holds.
    """
    content = clean_sentence(claim.content, "content")
    with parts.database.read() as session:
        message = _own_message(session, person_id, turn)
        conversation = session.get(tables.Conversation, message.conversation_id)
        space = conversation.space if conversation else None
        pasted = tuple(Span(start, end) for start, end in message.pasted)
        span = find_quote(message.text, claim.quote, pasted)
        buried = span is not None and _is_buried(session, person_id, message.id, span)
        # A part of a clause may say the opposite of the whole: the whole is what is judged.
        whole = widened(message.text, span, pasted) if span is not None else None
        said = message.text[whole.start : whole.end] if whole is not None else claim.quote
        former = active_memory(session, person_id, claim.replaces) if claim.replaces is not None else None
        if former is not None and claim.by_model and not asks_to_change(said, former.content):
            former = None  # nobody asked for it: the claim stands or falls by itself
        before = former.content if former is not None else ""
        brought = claim.by_model and from_elsewhere(session, message, content, before)
    # INVARIANT: Evidence. Words that are not the person's own, or that they had forgotten here, prove nothing; nor may
    # a model bring words along from a document, a memory or its own replies.
    own_words = span is not None and not buried and not brought
    origin = claim.origin
    labels = label(content, said, told=claim.told)
    # A correction says what changes; the rest of the new wording stands in the memory already.
    carried = carries(said, content) or (bool(before) and carries(f"{said}, {before}", content))
    if origin is Origin.STATED and not (carried and whole is not None and _is_meant(claim, message.text, whole)):
        origin = Origin.INFERRED
        own_words = own_words and not (claim.by_model and tells_nothing(said, content))
    sources: tuple[Source, ...] = ()
    if span is not None:
        quote = message.text[span.start : span.end]
        sources = (Source(message.id, message.conversation_id, turn.turn_id, message.created_at, quote, span),)
    return Draft(
        content=content,
        said=said,
        origin=origin,
        labels=labels,
        topic=topic_of(content),
        vector=parts.embed(content),
        told=claim.told and origin is Origin.STATED,
        own_words=own_words,
        sources=sources,
        space=space,
        expires_at=claim.expires_at,
        question=claim.question,
        replaces=former.id if former is not None else None,
        turn=turn,
        sensitivity=tuple(sorted(labels.sensitivity)),
    )


def _is_meant(claim: Claim, text: str, whole: Span) -> bool:
    """Tell whether the clause is meant as it stands: plainly, if a model reads it; not taken back, if rules do."""
    return plainly_said(text, whole) if claim.by_model else not unsaid(text, whole)


def authored_draft(parts: Parts, content: str, *, space: str | None, action: Action = Action.REMEMBER) -> Draft:
    """Return the draft of a sentence that the person typed as a memory: it needs no quote."""
    kept = clean_sentence(content, "content")
    labels = label(kept, kept, told=True)
    return Draft(
        content=kept,
        origin=Origin.AUTHORED,
        labels=labels,
        topic=topic_of(kept),
        vector=parts.embed(kept),
        action=action,
        told=True,
        space=space,
        sensitivity=tuple(sorted(labels.sensitivity)),
    )


def add_evidence(
    session: Session,
    person_id: str,
    sources: Sequence[Source],
    *,
    memory_id: str | None = None,
    proposal_id: str | None = None,
    version: int = 1,
) -> None:
    """Store the person's words under a memory's wording or a proposal."""
    for source in sources:
        session.add(
            tables.Evidence(
                person_id=person_id,
                memory_id=memory_id,
                proposal_id=proposal_id,
                version=version,
                conversation_id=source.conversation_id,
                message_id=source.message_id,
                start=source.span.start,
                end=source.span.end,
                quote=source.quote,
                said_at=source.said_at,
            )
        )
    session.flush()


def active_memory(session: Session, person_id: str, memory_id: str) -> tables.Memory | None:
    """Return a person's memory that is not hidden, or None."""
    row = session.get(tables.Memory, memory_id)
    return row if row is not None and row.person_id == person_id and row.receipt_id is None else None


def _own_message(session: Session, person_id: str, turn: TurnRef) -> tables.Message:
    row = session.get(tables.Message, turn.message_id)
    if row is None or row.person_id != person_id or row.role != "person" or row.conversation_id != turn.conversation_id:
        raise NotFoundError
    return row


def _is_buried(session: Session, person_id: str, message_id: str, span: Span) -> bool:
    table = tables.Tombstone
    query = select(table).where(
        table.person_id == person_id,
        table.message_id == message_id,
        col(table.start) < span.end,
        col(table.end) > span.start,
    )
    return session.exec(query.limit(1)).first() is not None
