"""From stored rows to the records that people and other rooms see."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Literal, cast

from sqlalchemy import BindParameter, Select, bindparam
from sqlalchemy import select as sa_select
from sqlmodel import Session, col

from memory import tables
from memory.cards import question_of, replaced, shown_digest
from memory.records import (
    Conversation,
    Entry,
    Evidence,
    Memory,
    Message,
    Person,
    Proposal,
    Receipt,
    Rule,
    Span,
    State,
    Summary,
)
from policies.contract import MemoryMode, Origin


def to_person(row: tables.Person) -> Person:
    """Return the person without the password's hash."""
    return Person(row.id, row.name, row.owner, MemoryMode(row.mode), row.created_at)


def to_conversation(row: tables.Conversation) -> Conversation:
    """Return a conversation on the record."""
    return Conversation(row.id, row.title, row.space, row.created_at, row.updated_at)


def to_message(row: Any) -> Message:  # noqa: ANN401 - a row of tables.Message, or its columns
    """Return a stored message."""
    spans = tuple(Span(start, end) for start, end in row.pasted)
    role: Literal["person", "assistant"] = "person" if row.role == "person" else "assistant"
    return Message(
        row.id, row.conversation_id, row.turn_id, role, row.text, row.created_at, pasted=spans, masked=tuple(row.masked)
    )  # fmt: skip


def to_summary(row: tables.Summary) -> Summary:
    """Return a conversation's summary."""
    return Summary(row.text, row.upto, row.created_at)


def to_memories(session: Session, rows: Sequence[tables.Memory]) -> tuple[Memory, ...]:
    """Return memories with the evidence of their present wording, in the order of the rows."""
    evidence = _evidence(session, "memory_id", [row.id for row in rows])
    return tuple(
        _to_memory(row, [found for found in evidence if found.memory_id == row.id and found.version == row.version])
        for row in rows
    )


def to_memory(session: Session, row: tables.Memory) -> Memory:
    """Return one memory with its evidence."""
    return to_memories(session, [row])[0]


def to_proposals(session: Session, rows: Sequence[tables.Proposal]) -> tuple[Proposal, ...]:
    """Return proposals with their evidence, in the order of the rows."""
    evidence = _evidence(session, "proposal_id", [row.id for row in rows])
    return tuple(
        _to_proposal(row, replaced(session, row), [found for found in evidence if found.proposal_id == row.id])
        for row in rows
    )


def to_rule(row: tables.Rule) -> Rule:
    """Return one of the person's own rules."""
    kind: Literal["never_ask", "never_remember"] = "never_ask" if row.kind == "never_ask" else "never_remember"
    return Rule(row.id, row.about, kind, row.applied, row.created_at)


def to_receipt(row: tables.Receipt) -> Receipt:
    """Return a receipt as it stands now."""
    return Receipt(
        row.id,
        cast("Any", row.state),
        row.created_at,
        row.undo_until,
        row.finished_at,
        row.memories,
        tuple((str(place), int(count)) for place, count in row.places),
        tuple(row.checks),
        tuple(row.unreachable),
    )


def to_entry(row: tables.Ledger, summaries: Mapping[str, str]) -> Entry:
    """Return a ledger entry; its reasons are what the deciding policies say of themselves."""
    return Entry(
        row.id,
        row.seq,
        row.at,
        row.kind,
        row.effect,
        tuple(summaries[policy] for policy in row.determining if policy in summaries),
        tuple(row.determining),
        row.policy_set,
        row.memory_id,
        row.proposal_id,
        row.receipt_id,
        row.turn_id,
    )


def _evidence(session: Session, of: Literal["memory_id", "proposal_id"], ids: Sequence[str]) -> Sequence[Any]:
    """Read evidence as plain columns: it comes along with every memory, in every turn."""
    return session.connection().execute(_evidence_query(of), {"ids": ids}).all() if ids else ()


@cache
def _evidence_query(of: Literal["memory_id", "proposal_id"]) -> Select[Any]:
    table = tables.Evidence
    columns = (table.quote, table.conversation_id, table.message_id, table.said_at, table.memory_id, table.version)
    ids: BindParameter[Any] = bindparam("ids", expanding=True)
    query = sa_select(*(cast("Any", column) for column in (*columns, table.proposal_id)))
    return query.where(col(getattr(table, of)).in_(ids)).order_by(col(table.said_at))


def _to_evidence(rows: Iterable[Any]) -> tuple[Evidence, ...]:
    return tuple(Evidence(row.quote, row.conversation_id, row.message_id, row.said_at) for row in rows)


def _to_memory(row: tables.Memory, evidence: Iterable[Any]) -> Memory:
    return Memory(
        id=row.id,
        content=row.content,
        origin=Origin(row.origin),
        topic=row.topic,
        sensitivity=tuple(row.sensitivity),
        space=row.space,
        evidence=_to_evidence(evidence),
        created_at=row.created_at,
        confirmed_at=row.confirmed_at,
        expires_at=row.expires_at,
        last_used_at=row.last_used_at,
        times_used=row.times_used,
        version=row.version,
        state=State(row.state),
    )


def _to_proposal(row: tables.Proposal, former: tables.Memory | None, evidence: Iterable[Any]) -> Proposal:
    return Proposal(
        id=row.id,
        content=row.content,
        question=question_of(row, former),
        origin=Origin(row.origin),
        topic=row.topic,
        sensitivity=tuple(row.sensitivity),
        space=row.space,
        uses=row.uses,
        expires_at=row.expires_at,
        evidence=_to_evidence(evidence),
        reasons=tuple(row.reasons),
        digest=shown_digest(row, former),
        created_at=row.created_at,
        lapses_at=row.lapses_at,
        conversation_id=row.conversation_id,
        turn_id=row.turn_id,
    )
