"""How a claim becomes a memory, a question or a refusal: evidence, labels, policies, then one transaction.

Nothing else in Sidenote inserts a memory or a proposal; governed.py is the door that leads here.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from memory import contradiction, ledger, rules, tables
from memory.embedding import Vector
from memory.errors import DeniedError, NotFoundError
from memory.evidence import carries, find_quote, widened
from memory.fingerprints import fingerprint
from memory.mapping import to_memory, to_proposals
from memory.parts import Parts
from memory.records import Asked, Claim, Known, Outcome, Refused, Saved, Span, TurnRef, Updated
from memory.text import clean_sentence
from memory.topics import TOPICS, topic_of
from policies.contract import (
    Action,
    Context,
    Decision,
    Effect,
    ExpireAfter,
    Label,
    Labels,
    MemoryMode,
    OnlyInSpaces,
    Origin,
    Redact,
    Request,
)
from policies.labels import label

LAPSES_AFTER = timedelta(days=14)
MOST_WAITING = 3
_NEIGHBOURS = 12


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
        former = _active(session, person_id, claim.replaces) if claim.replaces is not None else None
        before = former.content if former is not None else ""
    # INVARIANT: Evidence. Words that are not the person's own, or that they had forgotten here, prove nothing.
    own_words = span is not None and not buried
    origin = claim.origin
    # A part of a clause may say the opposite of the whole: the whole is what is judged.
    whole = widened(message.text, span, pasted) if span is not None else None
    said = message.text[whole.start : whole.end] if whole is not None else claim.quote
    labels = label(content, said, told=claim.told)
    # A correction says what changes; the rest of the new wording stands in the memory already.
    carried = carries(said, content) or (bool(before) and carries(f"{said}, {before}", content))
    if origin is Origin.STATED and not carried:
        origin = Origin.INFERRED
    sources: tuple[Source, ...] = ()
    if span is not None:
        quote = message.text[span.start : span.end]
        sources = (Source(message.id, message.conversation_id, turn.turn_id, message.created_at, quote, span),)
    return Draft(
        content=content,
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
        replaces=claim.replaces,
        turn=turn,
        sensitivity=tuple(sorted(labels.sensitivity)),
    )


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


def write(parts: Parts, person_id: str, draft: Draft) -> Outcome:
    """Decide a draft and carry the decision out, in one transaction; the index follows the commit."""
    now = parts.clock()
    with parts.database.write() as session:
        outcome = _write(parts, session, person_id, draft, now)
    if isinstance(outcome, Saved | Updated) and draft.vector is not None:
        parts.index.add(person_id, outcome.memory.id, draft.vector)
    return outcome


def _write(parts: Parts, session: Session, person_id: str, draft: Draft, now: datetime) -> Outcome:
    relation = _relation(parts, session, person_id, draft)
    applying = rules.covering(session, person_id, draft.content, draft.topic, draft.sensitivity, draft.vector)
    context = _context(parts, session, person_id, draft, relation, applying, now)
    decision = parts.policies.decide(_request(draft), context)
    draft = obliged(draft, decision, now)
    if decision.effect is Effect.DENY:
        return _refuse(session, person_id, draft, decision, relation, applying, now)
    replaced = relation[1] if relation is not None and relation[0] == "instead" else None
    if decision.effect is Effect.ASK:
        return _ask(session, person_id, draft, decision, replaced, now)
    return save(session, parts, person_id, draft, decision, replaced, now)


def decide_again(parts: Parts, session: Session, person_id: str, draft: Draft, now: datetime) -> Decision:
    """Decide a draft that the person confirms or rewords, without counting it as a repetition of itself."""
    applying = rules.covering(session, person_id, draft.content, draft.topic, draft.sensitivity, draft.vector)
    context = _context(parts, session, person_id, draft, None, applying, now)
    context = replace(context, declined=False, forgotten=False, asked_this_turn=0, waiting=0, never_ask=None)
    return parts.policies.decide(_request(draft), context)


def obliged(draft: Draft, decision: Decision, now: datetime) -> Draft:
    """Return the draft with the decision's obligations carried out."""
    for obligation in decision.obligations:
        match obligation:
            case ExpireAfter(period):
                ends = now + period
                draft = replace(draft, expires_at=min(draft.expires_at or ends, ends))
            case Redact(text):
                draft = replace(draft, content=draft.content.replace(text, "[redacted]"), vector=None)
            case Label(sensitivity):
                draft = replace(draft, sensitivity=tuple(sorted({*draft.sensitivity, sensitivity})))
            case _:
                pass
    return draft


def save(  # noqa: PLR0913 - one row needs all it is made of
    session: Session,
    parts: Parts,
    person_id: str,
    draft: Draft,
    decision: Decision,
    replaces: str | None,
    now: datetime,
    *,
    kind: str | None = None,
    proposal_id: str | None = None,
    confirmed: bool = False,
) -> Saved | Updated:
    """Insert a memory, or give the one it replaces its new wording, with the ledger entry of the decision."""
    before = _active(session, person_id, replaces) if replaces else None
    turn_id = draft.turn.turn_id if draft.turn else None
    key = ledger.new_record_key()
    memory_id = before.id if before else tables.new_id()
    entry = ledger.append(
        session,
        person_id,
        kind or ("updated" if before else "saved"),
        now,
        decision=decision,
        memory_id=memory_id,
        proposal_id=proposal_id,
        turn_id=turn_id,
        proof=ledger.proof_of(key, draft.content),
    )
    former = before.content if before else None
    if before:
        keep_version(session, before, now + parts.undo, turn_id)
        row = before
        row.version += 1
    else:
        row = tables.Memory(
            id=memory_id,
            person_id=person_id,
            created_at=now,
            decision_id=entry.id,
            content="",
            origin="",
            topic="",
            record_key=key,
        )
    row.decision_id, row.record_key, row.turn_id = entry.id, key, turn_id
    row.content, row.origin, row.topic = draft.content, draft.origin.value, draft.topic
    row.sensitivity, row.reasons, row.space = list(draft.sensitivity), list(decision.reasons), draft.space
    row.only_spaces = [space for o in decision.obligations if isinstance(o, OnlyInSpaces) for space in sorted(o.spaces)]
    row.expires_at = draft.expires_at
    row.confirmed_at = now if confirmed else row.confirmed_at
    row.vector = draft.vector.tobytes() if draft.vector is not None else None
    session.add(row)
    session.flush()
    add_evidence(session, person_id, draft.sources, memory_id=row.id, version=row.version)
    memory = to_memory(session, row)
    return Saved(memory) if former is None else Updated(memory, former)


def rectify(
    parts: Parts, session: Session, row: tables.Memory, draft: Draft, now: datetime, turn: TurnRef | None
) -> Updated:
    """Give a memory the person's own new wording. Raises DeniedError if the policies refuse it."""
    draft = replace(draft, space=row.space, expires_at=row.expires_at, turn=turn)
    decision = decide_again(parts, session, row.person_id, draft, now)
    if decision.effect is Effect.DENY:
        ledger.append(session, row.person_id, "refused", now, decision=decision, turn_id=turn.turn_id if turn else None)
        session.commit()
        raise DeniedError(decision.reasons[0], decision.determining[0])
    draft = obliged(draft, decision, now)
    outcome = save(session, parts, row.person_id, draft, decision, row.id, now, kind="edited")
    if not isinstance(outcome, Updated):
        raise NotFoundError
    return outcome


def let_covered_go(parts: Parts, session: Session, person_id: str, now: datetime) -> None:
    """Let go of what waits and falls under one of the person's own rules."""
    for row in waiting(session, person_id, now):
        vector = parts.embed(row.content)
        if rules.covering(session, person_id, row.content, row.topic, row.sensitivity, vector):
            let_go(session, row, "dropped", now)


def keep_version(session: Session, row: tables.Memory, erase_after: datetime, turn_id: str | None) -> None:
    """Keep a memory's present wording for the undo window."""
    session.add(
        tables.MemoryVersion(
            person_id=row.person_id,
            memory_id=row.id,
            version=row.version,
            content=row.content,
            origin=row.origin,
            topic=row.topic,
            sensitivity=row.sensitivity,
            reasons=row.reasons,
            space=row.space,
            only_spaces=row.only_spaces,
            expires_at=row.expires_at,
            confirmed_at=row.confirmed_at,
            said_in=row.turn_id,
            replaced_in=turn_id,
            erase_after=erase_after,
        )
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


def digest_of(content: str, space: str | None, uses: str, expires_at: datetime | None) -> str:
    """Return the SHA-256 (hex) of exactly what a person is shown when they are asked."""
    shown = [content, space, uses, expires_at.isoformat() if expires_at else None]
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _ask(
    session: Session,
    person_id: str,
    draft: Draft,
    decision: Decision,
    replaces: str | None,
    now: datetime,
) -> Outcome:
    present = waiting(session, person_id, now)
    again = next((row for row in present if row.content == draft.content), None)
    if again is not None:
        return Asked(to_proposals(session, [again])[0])
    turn_id = draft.turn.turn_id if draft.turn else None
    if len(present) >= MOST_WAITING:
        # Statements come before guesses: the oldest guess makes room, else the oldest of all.
        guess = next((row for row in present if row.origin == Origin.INFERRED.value), present[0])
        let_go(session, guess, "lapsed", now, turn_id)
    uses = TOPICS[draft.topic]
    proposal_id = tables.new_id()
    entry = ledger.append(session, person_id, "asked", now, decision=decision, proposal_id=proposal_id, turn_id=turn_id)
    row = tables.Proposal(
        id=proposal_id,
        person_id=person_id,
        decision_id=entry.id,
        content=draft.content,
        question=draft.question or f"You mentioned this: {draft.content}. Remember it?",
        origin=draft.origin.value,
        topic=draft.topic,
        sensitivity=list(draft.sensitivity),
        reasons=list(decision.reasons),
        space=draft.space,
        uses=uses,
        digest=digest_of(draft.content, draft.space, uses, draft.expires_at),
        expires_at=draft.expires_at,
        created_at=now,
        lapses_at=now + LAPSES_AFTER,
        conversation_id=draft.turn.conversation_id if draft.turn else None,
        turn_id=turn_id,
        replaces=replaces,
    )
    # INVARIANT: Consent. What waits for a yes has no vector and stands in a table that recall never reads.
    session.add(row)
    session.flush()
    add_evidence(session, person_id, draft.sources, proposal_id=row.id)
    return Asked(to_proposals(session, [row])[0])


def _refuse(
    session: Session,
    person_id: str,
    draft: Draft,
    decision: Decision,
    relation: tuple[contradiction.Relation, str] | None,
    applying: dict[str, tables.Rule],
    now: datetime,
) -> Known | Refused:
    if decision.determining == ("core.known",) and relation is not None:
        row = _active(session, person_id, relation[1])
        if row is not None:
            # Said again, it rests on these words too: forgetting it must find them.
            add_evidence(session, person_id, draft.sources, memory_id=row.id, version=row.version)
            return Known(to_memory(session, row))
    for rule in applying.values() if "core.rules" in decision.determining else ():
        rule.applied += 1
        session.add(rule)
    turn_id = draft.turn.turn_id if draft.turn else None
    ledger.append(session, person_id, "refused", now, decision=decision, turn_id=turn_id)
    # Of several reasons, the one to act on comes first.
    place = decision.determining.index("core.secrets") if "core.secrets" in decision.determining else 0
    return Refused(decision.reasons[place], decision.determining[place], quiet=decision.quiet)


def _request(draft: Draft) -> Request:
    return Request(
        action=draft.action,
        content=draft.content,
        origin=draft.origin,
        labels=draft.labels,
        told=draft.told,
        topic=draft.topic,
        space=draft.space,
        expires_at=draft.expires_at,
    )


def _context(
    parts: Parts,
    session: Session,
    person_id: str,
    draft: Draft,
    relation: tuple[contradiction.Relation, str] | None,
    applying: dict[str, tables.Rule],
    now: datetime,
) -> Context:
    person = session.get(tables.Person, person_id)
    if person is None:
        raise NotFoundError
    kinds = _buried_kinds(parts, session, person_id, draft)
    present = waiting(session, person_id, now)
    turn_id = draft.turn.turn_id if draft.turn else None
    never_remember, never_ask = applying.get("never_remember"), applying.get("never_ask")
    return Context(
        now=now,
        mode=MemoryMode(person.mode),
        own_words=draft.own_words,
        known=relation is not None and relation[0] == "same",
        declined="declined" in kinds,
        forgotten="forgotten" in kinds,
        never_remember=never_remember.about if never_remember else None,
        never_ask=never_ask.about if never_ask else None,
        asked_this_turn=sum(1 for row in present if turn_id is not None and row.turn_id == turn_id),
        waiting=len(present),
    )


def _relation(
    parts: Parts, session: Session, person_id: str, draft: Draft
) -> tuple[contradiction.Relation, str] | None:
    if draft.replaces is not None:
        row = _active(session, person_id, draft.replaces)
        if row is not None:
            return ("same" if row.content == draft.content else "instead"), row.id
    table = tables.Memory
    query = select(table).where(table.person_id == person_id, col(table.receipt_id).is_(None), table.state == "active")
    if draft.vector is not None:
        near = dict(parts.index.search(person_id, draft.vector, _NEIGHBOURS))
        # A memory that still waits for its vector is in no index: it is compared all the same.
        query = query.where(col(table.id).in_(list(near)) | col(table.vector).is_(None))
    else:
        near = {}
    rows = session.exec(query).all()
    known = [contradiction.Known(row.id, row.content, near.get(row.id, 0.0)) for row in rows]
    relation = contradiction.related(draft.content, known)
    if relation is not None and relation[0] == "instead" and draft.origin is Origin.INFERRED:
        return None  # A guess never takes the place of what the person said.
    return relation


def _active(session: Session, person_id: str, memory_id: str) -> tables.Memory | None:
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


def _buried_kinds(parts: Parts, session: Session, person_id: str, draft: Draft) -> set[str]:
    texts = {draft.content, *(source.quote for source in draft.sources)}
    hashes = [fingerprint(parts.tombstone_key, text) for text in texts]
    query = select(tables.Tombstone.kind).where(
        tables.Tombstone.person_id == person_id, col(tables.Tombstone.claim_hash).in_(hashes)
    )
    return set(session.exec(query).all())
