"""What a person sees of what is held: the list, the trail, the activity, the notes beside old replies, the export."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from memory import tables
from memory.erasure import hidden_words
from memory.errors import NotFoundError
from memory.mapping import (
    to_conversation,
    to_entry,
    to_memories,
    to_memory,
    to_message,
    to_person,
    to_proposals,
    to_receipt,
    to_rule,
    to_summary,
)
from memory.parts import Parts
from memory.records import Entry, Forgetting, Memory, Refused, Rule, TrailStep, TurnNotes, Use
from memory.transcripts import shown_conversation, shown_message, shown_summary

EXPORT_SCHEMA = "sidenote/export/1"


def list_memories(
    parts: Parts, person_id: str, *, query: str | None, topic: str | None, origin: str | None, sensitivity: str | None
) -> tuple[Memory, ...]:
    """Return all that is remembered, newest first, narrowed by words, topic, origin or sensitive category."""
    table = tables.Memory
    wanted = select(table).where(table.person_id == person_id, col(table.receipt_id).is_(None))
    if topic is not None:
        wanted = wanted.where(table.topic == topic)
    if origin is not None:
        wanted = wanted.where(table.origin == origin)
    with parts.database.read() as session:
        rows = [
            row
            for row in session.exec(wanted.order_by(col(table.id).desc()))
            if (query is None or _holds(row.content, query)) and (sensitivity is None or sensitivity in row.sensitivity)
        ]
        return to_memories(session, rows)


def get(parts: Parts, person_id: str, memory_id: str) -> Memory:
    """Return one memory, or raise NotFoundError."""
    with parts.database.read() as session:
        return to_memory(session, present(session, person_id, memory_id))


def trail(parts: Parts, person_id: str, memory_id: str) -> tuple[TrailStep, ...]:
    """Return "How I know this": what led to a memory, who decided, and how it was used, oldest first."""
    with parts.database.read() as session:
        memory = to_memory(session, present(session, person_id, memory_id))
        entries = session.exec(
            select(tables.Ledger)
            .where(tables.Ledger.person_id == person_id, tables.Ledger.memory_id == memory_id)
            .order_by(col(tables.Ledger.seq))
        ).all()
        steps = [TrailStep(said.said_at, "You said it", said.conversation_id) for said in memory.evidence]
        for entry in entries:
            text = _TRAIL.get(entry.kind)
            if entry.kind == "saved" and memory.origin.value == "authored":
                text = "You added it yourself"
            if text is not None:
                steps.append(TrailStep(entry.at, text, None))
        uses = [entry for entry in entries if entry.kind == "used"]
        if uses:
            times = "once" if len(uses) == 1 else f"in {len(uses)} replies"
            steps.append(TrailStep(uses[-1].at, f"Used {times}", _conversation_of(session, uses[-1].turn_id)))
        return tuple(sorted(steps, key=lambda step: step.at))


def activity(parts: Parts, person_id: str, before: str | None, limit: int) -> tuple[Entry, ...]:
    """Return ledger entries, newest first; `before` is the id of the last one of the page before."""
    table = tables.Ledger
    with parts.database.read() as session:
        query = select(table).where(table.person_id == person_id)
        if before is not None:
            last = session.get(table, before)
            if last is None or last.person_id != person_id:
                raise NotFoundError
            query = query.where(col(table.seq) < last.seq)
        rows = session.exec(query.order_by(col(table.seq).desc()).limit(limit)).all()
        return tuple(to_entry(row, _summaries(parts)) for row in rows)


def notes(parts: Parts, person_id: str, conversation_id: str) -> dict[str, TurnNotes]:
    """Return what each turn of a conversation did, by turn id, as far as it still stands."""
    now = parts.clock()
    with parts.database.read() as session:
        turn_ids = session.exec(
            select(tables.Message.turn_id)
            .where(tables.Message.conversation_id == conversation_id, tables.Message.person_id == person_id)
            .distinct()
        ).all()
        return {turn_id: _turn_notes(parts, session, person_id, turn_id, now) for turn_id in turn_ids}


def rules(parts: Parts, person_id: str) -> tuple[Rule, ...]:
    """Return the person's own rules, oldest first."""
    with parts.database.read() as session:
        query = select(tables.Rule).where(tables.Rule.person_id == person_id).order_by(col(tables.Rule.created_at))
        return tuple(to_rule(row) for row in session.exec(query))


def export(parts: Parts, person_id: str) -> dict[str, Any]:
    """Return everything held about the person as plain values, ready for JSON."""
    # INVARIANT: Awareness. Every table that holds something about a person appears here; a test compares the two lists.
    with parts.database.read() as session:
        person = session.get(tables.Person, person_id)
        if person is None:
            raise NotFoundError

        def owned(table: Any) -> Sequence[Any]:  # noqa: ANN401 - any of our tables
            return session.exec(select(table).where(table.person_id == person_id)).all()

        hidden = {row.id for row in owned(tables.Memory) if row.receipt_id is not None}
        words = hidden_words(session, person_id)
        short = {row.conversation_id: shown_summary(to_summary(row), words) for row in owned(tables.Summary)}
        return {
            "schema": EXPORT_SCHEMA,
            "exported_at": parts.clock(),
            "person": to_person(person),
            "memories": to_memories(session, [row for row in owned(tables.Memory) if row.id not in hidden]),
            "former_wordings": [
                {"memory_id": row.memory_id, "content": row.content, "erased_after": row.erase_after}
                for row in owned(tables.MemoryVersion)
                if row.memory_id not in hidden
            ],
            "proposals": to_proposals(session, owned(tables.Proposal)),
            "rules": [to_rule(row) for row in owned(tables.Rule)],
            "conversations": [
                {
                    "conversation": shown_conversation(to_conversation(chat), words),
                    "messages": [shown_message(message, words) for message in _messages(session, chat.id)],
                    "summary": short.get(chat.id),
                }
                for chat in owned(tables.Conversation)
            ],
            "uses": [
                {"turn_id": row.turn_id, "memory_id": row.memory_id, "reason": row.reason}
                for row in owned(tables.MemoryUse)
            ],
            "receipts": [to_receipt(row) for row in owned(tables.Receipt)],
            "activity": [to_entry(row, _summaries(parts)) for row in owned(tables.Ledger)],
            "forgotten_and_declined": [
                {"kind": row.kind, "fingerprint": row.claim_hash, "at": row.created_at}
                for row in owned(tables.Tombstone)
            ],
            "waiting_forgettings": [
                {"conversation_id": row.conversation_id, "memory_ids": row.memory_ids} for row in owned(tables.Held)
            ],
            "sessions": [{"label": row.label, "created_at": row.created_at} for row in owned(tables.LoginSession)],
            "tokens": [{"label": row.label, "created_at": row.created_at} for row in owned(tables.Token)],
        }  # fmt: skip


def present(session: Session, person_id: str, memory_id: str) -> tables.Memory:
    """Return a person's memory that is not hidden, or raise NotFoundError."""
    row = session.get(tables.Memory, memory_id)
    if row is None or row.person_id != person_id or row.receipt_id is not None:
        raise NotFoundError
    return row


_TRAIL = {
    "saved": "I kept it",
    "confirmed": "I asked, you said yes",
    "updated": "You corrected it",
    "edited": "You reworded it",
    "restored": "You brought it back",
}


def _turn_notes(parts: Parts, session: Session, person_id: str, turn_id: str, now: datetime) -> TurnNotes:
    entries = session.exec(
        select(tables.Ledger)
        .where(tables.Ledger.person_id == person_id, tables.Ledger.turn_id == turn_id)
        .order_by(col(tables.Ledger.seq))
    ).all()
    here = select(tables.Memory).where(tables.Memory.person_id == person_id, col(tables.Memory.receipt_id).is_(None))
    uses = session.exec(
        select(tables.MemoryUse).where(tables.MemoryUse.turn_id == turn_id).order_by(col(tables.MemoryUse.position))
    ).all()
    reasons = {use.memory_id: use.reason for use in uses}
    ids = {*reasons, *(entry.memory_id for entry in entries if entry.memory_id)}
    found = {
        memory.id: memory
        for memory in to_memories(session, session.exec(here.where(col(tables.Memory.id).in_(ids))).all())
    }

    def of_kind(*kinds: str) -> tuple[Memory, ...]:
        wanted = dict.fromkeys(entry.memory_id for entry in entries if entry.kind in kinds)
        return tuple(found[memory_id] for memory_id in wanted if memory_id in found)

    waiting = select(tables.Proposal).where(tables.Proposal.turn_id == turn_id, col(tables.Proposal.lapses_at) > now)
    hidden = session.exec(
        select(tables.Receipt).where(
            tables.Receipt.turn_id == turn_id, tables.Receipt.state == "hidden", col(tables.Receipt.undo_until) > now
        )
    ).all()
    forgotten = tuple(
        Forgetting(
            receipt.id,
            tuple(
                str(entry.memory_id)
                for entry in entries
                if entry.kind == "forgotten" and entry.receipt_id == receipt.id
            ),
            receipt.undo_until,
        )
        for receipt in hidden
    )
    summaries = _summaries(parts)
    refused = tuple(
        Refused(summaries.get(policy, "A rule refused it."), policy)
        for entry in entries
        if entry.kind == "refused"
        for policy in entry.determining[:1]
    )
    return TurnNotes(
        turn_id=turn_id,
        used=tuple(Use(found[memory_id], reason) for memory_id, reason in reasons.items() if memory_id in found),
        marks=tuple(use.position + 1 for use in uses if use.memory_id in found),
        saved=of_kind("saved", "confirmed"),
        updated=of_kind("updated", "edited"),
        proposals=to_proposals(session, session.exec(waiting.where(tables.Proposal.person_id == person_id)).all()),
        refused=refused,
        forgotten=forgotten,
    )


def _messages(session: Session, conversation_id: str) -> list[Any]:
    query = select(tables.Message).where(tables.Message.conversation_id == conversation_id)
    return [to_message(row) for row in session.exec(query.order_by(col(tables.Message.id)))]


def _conversation_of(session: Session, turn_id: str | None) -> str | None:
    return session.exec(
        select(tables.Message.conversation_id).where(tables.Message.turn_id == turn_id).limit(1)
    ).first()


def _summaries(parts: Parts) -> dict[str, str]:
    return {policy.id: policy.summary for policy in parts.policies.policies}


def _holds(content: str, query: str) -> bool:
    folded = content.casefold()
    return all(word in folded for word in query.casefold().split())
