"""What waits for the person's yes: asked with a digest of its words, and let go by itself when nobody answers."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from memory import ledger, rules, tables
from memory.cards import digest_of
from memory.drafts import Draft, add_evidence
from memory.mapping import to_proposals
from memory.parts import Parts
from memory.records import Asked, Outcome
from memory.topics import TOPICS, topic_of
from policies.contract import (
    Decision,
    Origin,
)

LAPSES_AFTER = timedelta(days=14)
MOST_WAITING = 3


def ask(
    session: Session,
    person_id: str,
    draft: Draft,
    decision: Decision,
    replaces: str | None,
    now: datetime,
) -> Outcome:
    """Let a draft wait for the person's yes. Where too many wait already, the oldest guess makes room."""
    present = waiting(session, person_id, now)
    again = next((row for row in present if row.content == draft.content), None)
    if again is not None:
        return Asked(to_proposals(session, [again])[0])
    turn_id = draft.turn.turn_id if draft.turn else None
    if len(present) >= MOST_WAITING:
        # Statements come before guesses: the oldest guess makes room, else the oldest of all.
        guess = next((row for row in present if row.origin == Origin.INFERRED.value), present[0])
        let_go(session, guess, "lapsed", now, turn_id)
    proposal_id = tables.new_id()
    entry = ledger.append(session, person_id, "asked", now, decision=decision, proposal_id=proposal_id, turn_id=turn_id)
    row = tables.Proposal(
        id=proposal_id,
        person_id=person_id,
        decision_id=entry.id,
        content=draft.content,
        question=draft.question or _asking(draft.content),
        origin=draft.origin.value,
        topic=draft.topic,
        sensitivity=list(draft.sensitivity),
        reasons=list(decision.reasons),
        space=draft.space,
        uses=TOPICS[draft.topic],
        digest="",
        expires_at=draft.expires_at,
        created_at=now,
        lapses_at=now + LAPSES_AFTER,
        conversation_id=draft.turn.conversation_id if draft.turn else None,
        turn_id=turn_id,
        replaces=replaces,
    )
    row.digest = digest_of(row)
    # INVARIANT: Consent. What waits for a yes has no vector and stands in a table that recall never reads.
    session.add(row)
    session.flush()
    add_evidence(session, person_id, draft.sources, proposal_id=row.id)
    return Asked(to_proposals(session, [row])[0])


def ask_anew(session: Session, row: tables.Proposal, draft: Draft, decision: Decision, now: datetime) -> None:
    """Let a proposal wait for another yes, in the words that the policies have left of it."""
    entry = ledger.append(
        session, row.person_id, "asked", now, decision=decision, proposal_id=row.id, turn_id=row.turn_id
    )
    row.decision_id, row.reasons = entry.id, list(decision.reasons)
    row.content, row.question, row.expires_at = draft.content, _asking(draft.content), draft.expires_at
    row.digest = digest_of(row)
    session.add(row)


def waiting(session: Session, person_id: str, now: datetime) -> list[tables.Proposal]:
    """Return what waits for the person's yes, oldest first, after letting the overdue lapse."""
    query = select(tables.Proposal).where(tables.Proposal.person_id == person_id)
    rows = list(session.exec(query.order_by(col(tables.Proposal.created_at), col(tables.Proposal.id))))
    return [row for row in rows if row.lapses_at > now]


def let_go(session: Session, row: tables.Proposal, kind: str, now: datetime, turn_id: str | None = None) -> None:
    """Delete a proposal, words and all; a line without words stays in the ledger."""
    ledger.append(session, row.person_id, kind, now, proposal_id=row.id, turn_id=turn_id or row.turn_id)
    for evidence in session.exec(select(tables.Evidence).where(tables.Evidence.proposal_id == row.id)):
        session.delete(evidence)
    session.flush()
    session.delete(row)
    session.flush()


def let_covered_go(parts: Parts, session: Session, person_id: str, now: datetime) -> None:
    """Let go of what waits and falls under one of the person's own rules."""
    for row in waiting(session, person_id, now):
        vector = parts.embed(row.content)
        quotes = session.exec(select(tables.Evidence.quote).where(tables.Evidence.proposal_id == row.id)).all()
        topics = {row.topic, *(topic_of(quote) for quote in quotes)}
        if rules.covering(session, person_id, "\n".join((row.content, *quotes)), topics, row.sensitivity, vector):
            let_go(session, row, "dropped", now)


def _asking(content: str) -> str:
    return f"You mentioned this: {content}. Remember it?"
