"""Taking back what a turn did: the saved is forgotten, the updated gets its former wording, the forgotten returns."""

from sqlmodel import Session, col, select

from memory import erasure, ledger, tables
from memory.errors import NotFoundError, TooLateError
from memory.mapping import to_memory
from memory.parts import Parts
from memory.records import Forgetting, Memory, TurnRef, Undone

_LOOK_BACK = 20


def undo_turn(parts: Parts, person_id: str, turn_id: str, *, by: TurnRef | None = None, late: bool = False) -> Undone:
    """Undo all that one turn saved, updated or forgot.

    Raises NotFoundError, or TooLateError when nothing of it can be undone any more.

    `late` lets what the turn saved be forgotten after the window too: forgetting is always possible.
    """
    now = parts.clock()
    with parts.database.read() as session:
        entries = _entries(session, person_id, turn_id)
        if not entries and not _has_turn(session, person_id, turn_id):
            raise NotFoundError
        in_time = [entry for entry in entries if late or entry.at + parts.undo > now]
        saved = [
            str(entry.memory_id)
            for entry in in_time
            if entry.kind in {"saved", "confirmed"} and _is_first_wording(session, entry)
        ]
        rewritten = session.exec(
            select(tables.MemoryVersion).where(
                tables.MemoryVersion.turn_id == turn_id,
                tables.MemoryVersion.person_id == person_id,
                col(tables.MemoryVersion.erase_after) > now,
            )
        ).all()
        receipts = session.exec(
            select(tables.Receipt.id).where(
                tables.Receipt.turn_id == turn_id,
                tables.Receipt.person_id == person_id,
                tables.Receipt.state == "hidden",
                col(tables.Receipt.undo_until) > now,
            )
        ).all()
    if not (saved or rewritten or receipts):
        raise TooLateError
    restored: list[Memory] = [reword_back(parts, person_id, version.memory_id, by) for version in rewritten]
    for receipt_id in receipts:
        restored += erasure.restore(parts, person_id, receipt_id, by)
    forgotten: Forgetting | None = erasure.forget(parts, person_id, saved, by) if saved else None
    return Undone(tuple(restored), forgotten)


def undo_last(parts: Parts, person_id: str, by: TurnRef) -> Undone | None:
    """Undo the newest act of a conversation that can be undone; None if there is none."""
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
    for turn_id in turns:
        try:
            return undo_turn(parts, person_id, turn_id, by=by, late=True)
        except (TooLateError, NotFoundError):
            continue
    return None


def reword_back(parts: Parts, person_id: str, memory_id: str, by: TurnRef | None) -> Memory:
    """Give a memory its former wording again. Raises TooLateError when that wording is no longer kept."""
    now = parts.clock()
    with parts.database.read() as session:
        version = _newest_version(session, person_id, memory_id)
        if version is None or version.erase_after <= now:
            raise TooLateError
        content = version.content
    vector = parts.embed(content)
    with parts.database.write() as session:
        row = session.get(tables.Memory, memory_id)
        version = _newest_version(session, person_id, memory_id)
        if row is None or row.receipt_id is not None or version is None or version.content != content:
            raise TooLateError
        for evidence in session.exec(
            select(tables.Evidence).where(
                tables.Evidence.memory_id == memory_id, tables.Evidence.version == row.version
            )
        ):
            session.delete(evidence)
        key = ledger.new_record_key()
        entry = ledger.append(
            session, person_id, "restored", now, memory_id=memory_id, turn_id=by.turn_id if by else None,
            proof=ledger.proof_of(key, content),
        )  # fmt: skip
        row.content, row.origin, row.topic, row.sensitivity = (
            content,
            version.origin,
            version.topic,
            version.sensitivity,
        )
        row.record_key, row.decision_id = key, entry.id
        row.vector = vector.tobytes() if vector is not None else None
        # The number goes on rising: whoever saw the wording that was undone must not overwrite this one unseen.
        row.version += 1
        for evidence in session.exec(
            select(tables.Evidence).where(
                tables.Evidence.memory_id == memory_id, tables.Evidence.version == version.version
            )
        ):
            evidence.version = row.version
            session.add(evidence)
        session.add(row)
        session.delete(version)
        session.flush()
        memory = to_memory(session, row)
    if vector is not None:
        parts.index.add(person_id, memory_id, vector)
    return memory


def _newest_version(session: Session, person_id: str, memory_id: str) -> tables.MemoryVersion | None:
    query = select(tables.MemoryVersion).where(
        tables.MemoryVersion.memory_id == memory_id, tables.MemoryVersion.person_id == person_id
    )
    return session.exec(query.order_by(col(tables.MemoryVersion.version).desc()).limit(1)).first()


def _entries(session: Session, person_id: str, turn_id: str) -> list[tables.Ledger]:
    query = select(tables.Ledger).where(tables.Ledger.person_id == person_id, tables.Ledger.turn_id == turn_id)
    return list(session.exec(query.order_by(col(tables.Ledger.seq))))


def _has_turn(session: Session, person_id: str, turn_id: str) -> bool:
    query = select(tables.Message.id).where(tables.Message.person_id == person_id, tables.Message.turn_id == turn_id)
    return session.exec(query.limit(1)).first() is not None


def _is_first_wording(session: Session, entry: tables.Ledger) -> bool:
    """Whether the entry made a memory that is still there; a rewording is undone by its former wording instead."""
    row = session.get(tables.Memory, entry.memory_id)
    if row is None or row.receipt_id is not None:
        return False
    query = select(tables.MemoryVersion).where(
        tables.MemoryVersion.memory_id == row.id, tables.MemoryVersion.turn_id == entry.turn_id
    )
    return session.exec(query.limit(1)).first() is None
