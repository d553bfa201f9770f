"""How a waiting proposal is answered: by the person's authenticated click, or by their own message, read again here.

Nothing else can answer one. The click carries the digest of the words it was shown; the message must be the person's
newest one in the conversation where the proposal was shown, written after it, must read as a yes, and counts once.
"""

import hmac
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, select

from memory import ledger, tables
from memory.cards import digest_of, replaced, shown_digest
from memory.drafts import Draft, Source
from memory.errors import DeniedError, LapsedError, NotFoundError, StaleDigestError
from memory.fingerprints import fingerprint
from memory.mapping import to_rule
from memory.parts import Parts
from memory.proposals import ask_anew, let_go
from memory.records import Rule, Saved, Span, TurnRef, Updated
from memory.spoken import wholly_own
from memory.text import clean_sentence
from memory.topics import TOPICS, topic_of
from memory.writing import decide_again, obliged, save
from policies.contract import Effect, Origin
from policies.labels import label


def confirm(parts: Parts, person_id: str, proposal_id: str, digest: str, content: str | None) -> Saved | Updated:
    """Save what waits, after the person's click on exactly the words that `digest` names.

    `content`, if given, is the person's own rewording and is decided again. Raises NotFoundError, StaleDigestError,
    LapsedError, or DeniedError with the reason.
    """
    # Labels and vectors are slow: they are made before the write lock is taken.
    reworded = clean_sentence(content, "content") if content is not None else None
    return _confirm(parts, person_id, proposal_id, digest=digest, reworded=reworded, turn=None)


def confirm_spoken(parts: Parts, person_id: str, proposal_id: str, turn: TurnRef) -> Saved | Updated:
    """Save what waits, because the message that `turn` names says yes. The message is read again here.

    Raises NotFoundError if the message is not the person's own newest one in the conversation that the proposal belongs
    to, came before the proposal, has confirmed one already, or does not say yes; StaleDigestError if what waits is not
    what was shown; LapsedError if the proposal lapsed.
    """
    return _confirm(parts, person_id, proposal_id, digest=None, reworded=None, turn=turn)


def reject(parts: Parts, person_id: str, proposal_id: str, *, never_ask: bool, turn: TurnRef | None) -> Rule | None:
    """Let what waits go, remember that it was declined (a keyed hash, no words), and make a rule if asked to."""
    now = parts.clock()
    with parts.database.write() as session:
        row = _waiting(session, person_id, proposal_id, now)
        _bury(parts, session, row, now)
        rule = None
        if never_ask:
            # Its vector follows with the next sweep; the words alone cover it until then.
            rule = tables.Rule(person_id=person_id, about=_rule_about(row), kind="never_ask", created_at=now)
            session.add(rule)
            ledger.append(session, person_id, "rule added", now, turn_id=turn.turn_id if turn else None)
        let_go(session, row, "rejected", now, turn.turn_id if turn else None)
        return to_rule(rule) if rule else None


def _confirm(
    parts: Parts, person_id: str, proposal_id: str, *, digest: str | None, reworded: str | None, turn: TurnRef | None
) -> Saved | Updated:
    now = parts.clock()
    with parts.database.read() as session:
        row = _waiting(session, person_id, proposal_id, now)
        drafted_from = _shown(session, row, digest)
        draft = _draft(parts, session, row, reworded, turn)
    with parts.database.write() as session:
        # INVARIANT: Consent. Read again under the write lock: of two confirmations at once, the second finds nothing
        # waiting, and what is saved is what this very row says.
        row = _waiting(session, person_id, proposal_id, now)
        _shown(session, row, drafted_from)
        if turn is not None:
            _check_spoken(parts, session, row, turn)
        decision = decide_again(parts, session, person_id, draft, now)
        if decision.effect is Effect.DENY:
            ledger.append(session, person_id, "refused", now, decision=decision, proposal_id=row.id)
            session.commit()  # the refusal is written down, the proposal goes on waiting
            raise DeniedError(decision.reasons[0], decision.determining[0])
        draft = obliged(draft, decision, now)
        if reworded is None and (draft.content, draft.expires_at) != (row.content, row.expires_at):
            ask_anew(session, row, draft, decision, now)
            session.commit()  # the rules left other words of it than were shown: these wait for a yes of their own
            raise StaleDigestError
        replaces, kind = row.replaces, "confirmed"
        outcome = save(
            session, parts, person_id, draft, decision, replaces, now, kind=kind, proposal_id=row.id, confirmed=True
        )
        _keep_or_drop_quotes(parts, session, row, outcome.memory.id, now, reworded=reworded is not None)
        session.delete(row)
    if draft.vector is not None:
        parts.index.add(person_id, outcome.memory.id, draft.vector)
    return outcome


def _keep_or_drop_quotes(
    parts: Parts, session: Session, row: tables.Proposal, memory_id: str, now: datetime, *, reworded: bool
) -> None:
    """Drop the proposal's own quotes; where the person reworded it, what was shown is erased as a former wording is."""
    for evidence in session.exec(select(tables.Evidence).where(tables.Evidence.proposal_id == row.id)).all():
        if reworded:
            evidence.proposal_id, evidence.memory_id, evidence.version = None, memory_id, 0
            session.add(evidence)
        else:
            session.delete(evidence)
    if reworded:
        session.add(
            tables.MemoryVersion(
                person_id=row.person_id,
                memory_id=memory_id,
                version=0,
                content=row.content,
                origin=row.origin,
                topic=row.topic,
                erase_after=now + parts.undo,
            )
        )
    session.flush()


def _draft(parts: Parts, session: Session, row: tables.Proposal, reworded: str | None, turn: TurnRef | None) -> Draft:
    evidence = session.exec(select(tables.Evidence).where(tables.Evidence.proposal_id == row.id)).all()
    sources = tuple(
        Source(
            found.message_id or "", found.conversation_id or "", row.turn_id or "", found.said_at, found.quote,
            Span(found.start, found.end),
        )
        for found in evidence
    )  # fmt: skip
    content = reworded or row.content
    labels = label(content, reworded or (sources[0].quote if sources else content), told=reworded is not None)
    draft = Draft(
        content=content,
        origin=Origin.AUTHORED if reworded else Origin(row.origin),
        labels=labels,
        topic=row.topic if reworded is None else topic_of(content),
        vector=parts.embed(content),
        told=True,  # a yes is an order to keep it
        # A rule covers the words that it rests on too: the wording could leave its matter out.
        said="" if reworded else "\n".join(source.quote for source in sources),
        sources=() if reworded else sources,
        space=row.space,
        expires_at=row.expires_at,
        turn=turn or _asked_in(row),
        sensitivity=tuple(sorted({*row.sensitivity, *labels.sensitivity} if reworded is None else labels.sensitivity)),
    )
    return draft if reworded is None else replace(draft, turn=None)


def _asked_in(row: tables.Proposal) -> TurnRef | None:
    if row.turn_id is None or row.conversation_id is None:
        return None
    return TurnRef(row.turn_id, row.conversation_id, "")


def _shown(session: Session, row: tables.Proposal, digest: str | None) -> str:
    """Return the digest of what is shown of a card now. Raises StaleDigestError unless `digest`, if given, is that.

    What the row says must be what it said when it was made: a stored digest proves nothing by itself.
    """
    standing = shown_digest(row, replaced(session, row))
    # Whoever sends a digest may send anything: what cannot be encoded is no digest either.
    given = standing.encode() if digest is None else digest.encode(errors="replace")
    if not (row.digest == digest_of(row) and hmac.compare_digest(standing.encode(), given)):
        raise StaleDigestError
    return standing


def _check_spoken(parts: Parts, session: Session, row: tables.Proposal, turn: TurnRef) -> None:
    message = session.get(tables.Message, turn.message_id)
    if message is None or message.person_id != row.person_id or message.role != "person":
        raise NotFoundError
    if not wholly_own(message.text, tuple(Span(start, end) for start, end in message.pasted)):
        raise NotFoundError
    if (turn.turn_id, turn.conversation_id) != (message.turn_id, message.conversation_id):
        raise NotFoundError
    if row.conversation_id != message.conversation_id or message.created_at < row.created_at:
        raise NotFoundError
    # What it would replace was shown when it was asked; a wording that came later has not been.
    if row.replaces is not None and _has_changed(session, row):
        raise StaleDigestError
    # The message that was asked about is no answer, and one yes answers one question.
    if row.turn_id == message.turn_id or _has_confirmed(session, message):
        raise NotFoundError
    newer = select(tables.Message).where(
        tables.Message.conversation_id == message.conversation_id,
        tables.Message.role == "person",
        col(tables.Message.id) > message.id,
    )
    if session.exec(newer.limit(1)).first() is not None or parts.read_answer(message.text) != "yes":
        raise NotFoundError


def _has_changed(session: Session, row: tables.Proposal) -> bool:
    entry = tables.Ledger
    acts = ("updated", "edited", "restored", "forgotten", "erased", "expired")
    query = select(entry.id).where(
        entry.person_id == row.person_id,
        entry.memory_id == row.replaces,
        col(entry.kind).in_(acts),
        col(entry.at) > row.created_at,
    )
    return session.exec(query.limit(1)).first() is not None


def _has_confirmed(session: Session, message: tables.Message) -> bool:
    entry = tables.Ledger
    query = select(entry.id).where(
        entry.person_id == message.person_id, entry.turn_id == message.turn_id, entry.kind == "confirmed"
    )
    return session.exec(query.limit(1)).first() is not None


def _waiting(session: Session, person_id: str, proposal_id: str, now: datetime) -> tables.Proposal:
    row = session.get(tables.Proposal, proposal_id)
    if row is not None and row.person_id == person_id:
        if row.lapses_at <= now:
            raise LapsedError
        return row
    if _was_answered(session, person_id, proposal_id):
        raise LapsedError
    raise NotFoundError


def _was_answered(session: Session, person_id: str, proposal_id: str) -> bool:
    query = select(tables.Ledger).where(tables.Ledger.person_id == person_id, tables.Ledger.proposal_id == proposal_id)
    return session.exec(query.limit(1)).first() is not None


def _bury(parts: Parts, session: Session, row: tables.Proposal, now: datetime) -> None:
    quotes = session.exec(select(tables.Evidence.quote).where(tables.Evidence.proposal_id == row.id)).all()
    for text in {row.content, *quotes}:
        mark = fingerprint(parts.tombstone_key, text)
        session.add(tables.Tombstone(person_id=row.person_id, kind="declined", claim_hash=mark, created_at=now))


def _rule_about(row: tables.Proposal) -> str:
    kind: Literal["sensitive", "topic"] = "sensitive" if row.sensitivity else "topic"
    if kind == "sensitive":
        return f"my {row.sensitivity[0]}"
    return TOPICS[row.topic] if row.topic != "other" else row.content
