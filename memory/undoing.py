"""Taking back what a turn did: the saved is forgotten, the updated gets its former wording, the forgotten returns."""

from sqlmodel import Session, col, select

from memory import erasure, ledger, tables
from memory.drafts import Draft
from memory.embedding import Vector
from memory.errors import NotFoundError, TooLateError
from memory.mapping import to_memory
from memory.parts import Parts
from memory.records import Forgetting, Memory, TurnRef, Undone
from memory.topics import topic_of
from memory.writing import decide_again
from policies.contract import Decision, Effect, Origin
from policies.labels import label

_LOOK_BACK = 20


def undo_turn(parts: Parts, person_id: str, turn_id: str, *, by: TurnRef | None = None, late: bool = False) -> Undone:
    """Undo all that one turn saved, updated or forgot and that still stands, in one transaction.

    `late` lets what the turn saved be forgotten after the window too: forgetting is always possible.
    Raises NotFoundError, or TooLateError when nothing of it can be undone any more.
    """
    now = parts.clock()
    with parts.database.read() as session:
        if not _has_turn(session, person_id, turn_id):
            raise NotFoundError
        former = {version.memory_id: parts.embed(version.content) for version in _replaced(session, parts, turn_id)}
    with parts.database.write() as session:
        restored: list[Memory] = []
        for version in _replaced(session, parts, turn_id):
            if version.person_id == person_id:
                back = _reword_back(parts, session, version, former.get(version.memory_id), by)
                restored += [back] if back is not None else []
        reworded = [memory.id for memory in restored]
        receipts = select(tables.Receipt).where(
            tables.Receipt.turn_id == turn_id,
            tables.Receipt.person_id == person_id,
            tables.Receipt.state == "hidden",
            col(tables.Receipt.undo_until) > now,
        )
        for receipt in session.exec(receipts).all():
            restored += erasure.unhide(parts, session, receipt, by)
        saved = [
            row
            for row in _saved(session, person_id, turn_id)
            if row.id not in reworded and (late or row.created_at + parts.undo > now)
        ]
        forgotten: Forgetting | None = erasure.hide(parts, session, saved, by) if saved else None
    if not (restored or forgotten):
        raise TooLateError
    parts.index.drop(person_id)  # Filled again from SQL by the next search.
    if forgotten is not None and not parts.undo:
        erasure.erase_due(parts)
    return Undone(tuple(restored), forgotten)


def undo_last(parts: Parts, person_id: str, by: TurnRef) -> Undone | None:
    """Undo the newest act of a conversation that can be undone; None if there is none.

    What the very last turn saved is forgotten however long ago that was: "undo" right after it can mean nothing else.
    """
    with parts.database.read() as session:
        query = (
            select(tables.Message.turn_id)
            .where(
                tables.Message.conversation_id == by.conversation_id,
                tables.Message.person_id == person_id,
                tables.Message.role == "person",
                tables.Message.turn_id != by.turn_id,
            )
            .order_by(col(tables.Message.id).desc())
            .limit(_LOOK_BACK)
        )
        turns = list(session.exec(query))
    for place, turn_id in enumerate(turns):
        try:
            return undo_turn(parts, person_id, turn_id, by=by, late=place == 0)
        except (TooLateError, NotFoundError):
            continue
    return None


def _reword_back(
    parts: Parts, session: Session, version: tables.MemoryVersion, vector: Vector | None, by: TurnRef | None
) -> Memory | None:
    """Give a memory its former wording again; None if it is gone, was reworded since, or a rule now refuses it."""
    row = session.get(tables.Memory, version.memory_id)
    if row is None or row.receipt_id is not None or row.turn_id != version.replaced_in:
        return None
    now = parts.clock()
    decision = _decided(parts, session, version, vector)
    if decision.effect is Effect.DENY:
        return None
    _replace_evidence(session, row, version)
    key = ledger.new_record_key()
    entry = ledger.append(
        session,
        row.person_id,
        "restored",
        now,
        decision=decision,
        memory_id=row.id,
        turn_id=by.turn_id if by else None,
        proof=ledger.proof_of(key, version.content),
    )
    row.content, row.origin, row.topic, row.sensitivity = (
        version.content,
        version.origin,
        version.topic,
        version.sensitivity,
    )
    row.reasons, row.space, row.only_spaces = version.reasons, version.space, version.only_spaces
    row.expires_at, row.confirmed_at, row.turn_id = version.expires_at, version.confirmed_at, version.said_in
    row.record_key, row.decision_id = key, entry.id
    row.vector = vector.tobytes() if vector is not None else None
    # The number goes on rising: whoever saw the wording that was undone must not overwrite this one unseen.
    row.version += 1
    session.add(row)
    session.delete(version)
    session.flush()
    return to_memory(session, row)


def _decided(parts: Parts, session: Session, version: tables.MemoryVersion, vector: Vector | None) -> Decision:
    labels = label(version.content, version.content, told=True)
    draft = Draft(
        content=version.content,
        origin=Origin(version.origin),
        labels=labels,
        topic=topic_of(version.content),
        vector=vector,
        told=True,
        space=version.space,
        expires_at=version.expires_at,
        sensitivity=tuple(version.sensitivity),
    )
    return decide_again(parts, session, version.person_id, draft, parts.clock())


def _replace_evidence(session: Session, row: tables.Memory, version: tables.MemoryVersion) -> None:
    """Drop the quotes of the wording that is undone, and let the former ones count again."""
    query = select(tables.Evidence).where(tables.Evidence.memory_id == row.id)
    for evidence in session.exec(query).all():
        if evidence.version == row.version:
            session.delete(evidence)
        elif evidence.version == version.version:
            evidence.version = row.version + 1
            session.add(evidence)
    session.flush()


def _replaced(session: Session, parts: Parts, turn_id: str) -> list[tables.MemoryVersion]:
    """Return the wordings that a turn replaced and that are still kept."""
    table = tables.MemoryVersion
    query = select(table).where(table.replaced_in == turn_id, col(table.erase_after) > parts.clock())
    return list(session.exec(query))


def _saved(session: Session, person_id: str, turn_id: str) -> list[tables.Memory]:
    """Return the memories that a turn made and whose wording is still that turn's."""
    acts = select(tables.Ledger).where(
        tables.Ledger.person_id == person_id,
        tables.Ledger.turn_id == turn_id,
        col(tables.Ledger.kind).in_(["saved", "confirmed"]),
    )
    rows = [(entry, session.get(tables.Memory, entry.memory_id)) for entry in session.exec(acts).all()]
    # An entry as old as the memory itself made it; a later one only gave it other words.
    return [
        row
        for entry, row in rows
        if row is not None and row.receipt_id is None and row.turn_id == turn_id and row.created_at == entry.at
    ]


def _has_turn(session: Session, person_id: str, turn_id: str) -> bool:
    query = select(tables.Message.id).where(tables.Message.person_id == person_id, tables.Message.turn_id == turn_id)
    if session.exec(query.limit(1)).first() is not None:
        return True
    acts = select(tables.Ledger.id).where(tables.Ledger.person_id == person_id, tables.Ledger.turn_id == turn_id)
    return session.exec(acts.limit(1)).first() is not None
