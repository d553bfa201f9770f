"""How a claim becomes a memory, a question or a refusal: evidence, labels, policies, then one transaction.

Nothing else in Sidenote inserts a memory or a proposal; governed.py is the door that leads here.
"""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from memory import contradiction, ledger, rules, tables
from memory.drafts import Draft, active_memory, add_evidence
from memory.erasure import hidden_words
from memory.errors import DeniedError, NotFoundError
from memory.fingerprints import fingerprint
from memory.mapping import to_memory
from memory.parts import Parts
from memory.proposals import ask, waiting
from memory.records import Known, Outcome, Refused, Saved, TurnRef, Updated
from memory.topics import topic_of
from policies.contract import (
    Context,
    Decision,
    Effect,
    ExpireAfter,
    Label,
    MemoryMode,
    OnlyInSpaces,
    Origin,
    Redact,
    Request,
)

_NEIGHBOURS = 12


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
    applying = _applying(session, person_id, draft)
    context = _context(parts, session, person_id, draft, relation, applying, now)
    decision = parts.policies.decide(_request(draft), context)
    draft = obliged(draft, decision, now)
    if decision.effect is Effect.DENY:
        return _refuse(session, person_id, draft, decision, relation, applying, now)
    replaced = relation[1] if relation is not None and relation[0] == "instead" else None
    if decision.effect is Effect.ASK:
        return ask(session, person_id, draft, decision, replaced, now)
    return save(session, parts, person_id, draft, decision, replaced, now)


def decide_again(parts: Parts, session: Session, person_id: str, draft: Draft, now: datetime) -> Decision:
    """Decide a draft that the person confirms or rewords, without counting it as a repetition of itself."""
    applying = _applying(session, person_id, draft)
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
    before = active_memory(session, person_id, replaces) if replaces else None
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
        row = active_memory(session, person_id, relation[1])
        if row is not None:
            if draft.origin is Origin.STATED:
                # Said again, it rests on these words too: forgetting it must find them. A guess proves nothing.
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
    row = active_memory(session, person_id, draft.replaces) if draft.replaces is not None else None
    if row is not None and row.content == draft.content:
        return "same", row.id
    table = tables.Memory
    # Columns only: whole rows carry their vectors.
    query = select(table.id, table.content).where(
        table.person_id == person_id, col(table.receipt_id).is_(None), table.state == "active"
    )
    if draft.vector is not None:
        near = dict(parts.index.search(person_id, draft.vector, _NEIGHBOURS))
        # A memory that still waits for its vector is in no index: it is compared all the same.
        query = query.where(col(table.id).in_(list(near)) | col(table.vector).is_(None))
    else:
        near = {}
    rows = session.exec(query).all()
    known = [
        contradiction.Known(memory_id, content, near.get(memory_id, 0.0))
        for memory_id, content in rows
        if row is None or memory_id != row.id
    ]
    relation = contradiction.related(draft.content, known)
    if row is not None:
        # A correction of one memory that says what another one says already is nothing new either.
        return relation if relation is not None and relation[0] == "same" else ("instead", row.id)
    if relation is not None and relation[0] == "instead" and draft.origin is Origin.INFERRED:
        return None  # A guess never takes the place of what the person said.
    return relation


def _applying(session: Session, person_id: str, draft: Draft) -> dict[str, tables.Rule]:
    """Return the person's rules that cover a draft, or the words it rests on: a wording could leave its matter out."""
    said, topics = f"{draft.content}\n{draft.said}", {draft.topic, topic_of(draft.said)}
    return rules.covering(session, person_id, said, topics, draft.sensitivity, draft.vector)


def _buried_kinds(parts: Parts, session: Session, person_id: str, draft: Draft) -> set[str]:
    texts = {draft.content, *(source.quote for source in draft.sources)}
    hashes = {fingerprint(parts.tombstone_key, text) for text in texts}
    query = select(tables.Tombstone.kind).where(
        tables.Tombstone.person_id == person_id, col(tables.Tombstone.claim_hash).in_(hashes)
    )
    kinds = set(session.exec(query).all())
    # What was forgotten a moment ago has no tombstone yet, for it may be undone; it is forgotten all the same.
    hidden = hidden_words(session, person_id)
    if any(fingerprint(parts.tombstone_key, text) in hashes for text in hidden):
        kinds.add("forgotten")
    return kinds
