"""Forgetting: hidden at once, erased to the last byte after the undo window, and a receipt that says what was done.

No policy is asked: forgetting is nobody's to stop. A receipt goes hidden → (undone) → pending → done; "done" is written
only after the words were checked to be gone and the write-ahead log was emptied.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import BindParameter, Select, bindparam, delete
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from memory import ledger, summaries, tables
from memory.errors import NotFoundError, TooLateError
from memory.fingerprints import fingerprint
from memory.mapping import to_memories
from memory.parts import Parts
from memory.proposals import let_go
from memory.records import Forgetting, Memory, TurnRef

FORGOTTEN = "[forgotten]"
_TELLING = 6
"""How many letters at the end of a title must begin forgotten words for it to tell of them."""
_SUMMARIES = "summaries of chats"
UNREACHABLE = (
    "copies of the data folder made outside Sidenote (backups, snapshots)",
    "what the file system or the disk keeps of overwritten blocks",
    "replies that say the same in other words",
    "a model provider that was sent the words while they were remembered",
)


def forget(parts: Parts, person_id: str, memory_ids: Sequence[str], turn: TurnRef | None) -> Forgetting:
    """Hide memories at once; they are erased when the undo window has passed (at once, if it is none).

    Raises NotFoundError if one of them is not there; then nothing changes.
    """
    with parts.database.write() as session:
        rows = [_present(session, person_id, memory_id) for memory_id in dict.fromkeys(memory_ids)]
        if not rows:
            raise NotFoundError
        forgetting = hide(parts, session, rows, turn)
    parts.index.remove(person_id, forgetting.memory_ids)
    if not parts.undo:
        erase_due(parts)
    return forgetting


def hide(parts: Parts, session: Session, rows: Sequence[tables.Memory], turn: TurnRef | None) -> Forgetting:
    """Hide memories of one person under a new receipt, within the caller's transaction."""
    now = parts.clock()
    person_id, turn_id = rows[0].person_id, turn.turn_id if turn else None
    dropped = summaries.drop_all(session, person_id)
    receipt = tables.Receipt(
        person_id=person_id,
        state="hidden",
        created_at=now,
        undo_until=parts.undo_until(now),
        memories=len(rows),
        places=[[_SUMMARIES, dropped]] if dropped else [],
        turn_id=turn_id,
    )
    session.add(receipt)
    session.flush()
    for row in rows:
        row.receipt_id = receipt.id
        session.add(row)
        ledger.append(session, person_id, "forgotten", now, memory_id=row.id, receipt_id=receipt.id, turn_id=turn_id)
    return Forgetting(receipt.id, tuple(row.id for row in rows), receipt.undo_until)


def restore(parts: Parts, person_id: str, receipt_id: str, memory_id: str | None = None) -> tuple[Memory, ...]:
    """Bring back what one forgetting hid, or one memory of it.

    Raises NotFoundError, or TooLateError once the window has passed.
    """
    with parts.database.write() as session:
        memories = unhide(parts, session, receipt_row(session, person_id, receipt_id), None, memory_id)
    parts.index.drop(person_id)  # Filled again from SQL by the next search.
    return memories


def unhide(
    parts: Parts, session: Session, receipt: tables.Receipt, turn: TurnRef | None, memory_id: str | None = None
) -> tuple[Memory, ...]:
    """Bring back what a receipt hid (or one memory of it), within the caller's transaction."""
    now = parts.clock()
    if receipt.state != "hidden" or receipt.undo_until <= now:
        raise TooLateError
    hidden = session.exec(select(tables.Memory).where(tables.Memory.receipt_id == receipt.id)).all()
    rows = [row for row in hidden if memory_id in {None, row.id}]
    turn_id = turn.turn_id if turn else None
    for row in rows:
        row.receipt_id = None
        session.add(row)
        ledger.append(session, row.person_id, "restored", now, memory_id=row.id, receipt_id=receipt.id, turn_id=turn_id)
    # What was made of the messages meanwhile was made without these words.
    summaries.drop_all(session, receipt.person_id)
    receipt.memories = len(hidden) - len(rows)
    if not receipt.memories:
        receipt.state, receipt.finished_at = "undone", now
    session.add(receipt)
    session.flush()
    return to_memories(session, rows)


def erase_due(parts: Parts) -> int:
    """Erase all whose undo window has passed, finish what was interrupted; return how many forgettings ended.

    Superseded wordings, what has expired and suggestions that lapsed go the same way.
    """
    now = parts.clock()
    with parts.database.write() as session:
        versions = session.exec(select(tables.MemoryVersion).where(col(tables.MemoryVersion.erase_after) <= now)).all()
        for version in versions:
            _erase_version(session, version)
        expired = _drop_expired(session, now)
        lapsed = session.exec(select(tables.Proposal).where(col(tables.Proposal.lapses_at) <= now)).all()
        for proposal in lapsed:
            let_go(session, proposal, "lapsed", now)
        receipts = session.exec(
            select(tables.Receipt).where(
                (col(tables.Receipt.state) == "pending")
                | ((col(tables.Receipt.state) == "hidden") & (col(tables.Receipt.undo_until) <= now))
            )
        ).all()
        for receipt in receipts:
            if receipt.state == "hidden":
                _erase(parts, session, receipt, now)
        ended = [receipt.id for receipt in receipts]
    for person_id, memory_id in expired:
        parts.index.remove(person_id, [memory_id])
    # INVARIANT: Forgotten is gone. "Done" is said only when nothing of it is left in the write-ahead log either.
    if not (ended or versions or expired or lapsed) or not parts.database.checkpoint():
        return 0
    if ended:
        _finish(parts, ended, now)
    return len(ended)


def erase_everything(parts: Parts, person_id: str) -> None:
    """Erase an account with everything that is held about the person. Nothing of it can be undone."""
    owned = (
        tables.MemoryUse, tables.Evidence, tables.MemoryVersion, tables.Held, tables.Proposal, tables.Memory,
        tables.Receipt, tables.Tombstone, tables.Rule, tables.Summary, tables.Message, tables.Conversation,
        tables.Ledger, tables.LoginSession, tables.Token,
    )  # fmt: skip
    with parts.database.write() as session:
        for table in owned:
            session.exec(delete(table).where(col(table.person_id) == person_id))
        session.exec(delete(tables.Person).where(col(tables.Person.id) == person_id))
        _keep_an_owner(session)
    parts.index.drop(person_id)
    parts.database.checkpoint()


def _keep_an_owner(session: Session) -> None:
    """Make the oldest account the owner's, if the owner has gone."""
    people = session.exec(select(tables.Person).order_by(col(tables.Person.created_at), col(tables.Person.id))).all()
    if people and not any(person.owner for person in people):
        people[0].owner = True
        session.add(people[0])


def hidden_words(session: Session, person_id: str) -> frozenset[str]:
    """Return the wordings and quotes of what is hidden and not yet erased: shown texts leave them out at once."""
    # Read with every conversation and in every turn, and nearly always empty.
    rows = session.connection().execute(_hidden_query(), {"person_id": person_id}).all()
    return frozenset(_words_of(session, rows)) if rows else frozenset()


@cache
def _hidden_query() -> Select[Any]:
    table = tables.Memory
    person_id: BindParameter[str] = bindparam("person_id")
    hidden = (col(table.person_id) == person_id, col(table.receipt_id).is_not(None))
    return cast("Select[Any]", sa_select(col(table.id), col(table.content)).where(*hidden))


def _words_of(session: Session, rows: Sequence[Any]) -> set[str]:
    """Return every wording of the memories, former ones too, and every quote they rest on."""
    ids = [row.id for row in rows]
    quotes = session.exec(select(tables.Evidence.quote).where(col(tables.Evidence.memory_id).in_(ids)))
    former = session.exec(select(tables.MemoryVersion.content).where(col(tables.MemoryVersion.memory_id).in_(ids)))
    return {row.content for row in rows} | set(quotes) | set(former)


def digest_of(person_id: str, memories: Iterable[Memory]) -> str:
    """Return the SHA-256 (hex) that binds a yes to exactly this list, wordings included."""
    listed = sorted((memory.id, memory.version, memory.content) for memory in memories)
    return hashlib.sha256(json.dumps([person_id, listed], ensure_ascii=False).encode()).hexdigest()


def receipt_row(session: Session, person_id: str, receipt_id: str) -> tables.Receipt:
    """Return a person's receipt, or raise NotFoundError."""
    row = session.get(tables.Receipt, receipt_id)
    if row is None or row.person_id != person_id:
        raise NotFoundError
    return row


def _erase(parts: Parts, session: Session, receipt: tables.Receipt, now: datetime) -> None:
    person_id = receipt.person_id
    rows = session.exec(select(tables.Memory).where(tables.Memory.receipt_id == receipt.id)).all()
    ids = [row.id for row in rows]
    evidence = session.exec(select(tables.Evidence).where(col(tables.Evidence.memory_id).in_(ids))).all()
    versions = session.exec(select(tables.MemoryVersion).where(col(tables.MemoryVersion.memory_id).in_(ids))).all()
    words = _words_of(session, rows)
    for row in rows:
        _bury(parts, session, row, [found for found in evidence if found.memory_id == row.id], now)
    proposals = _erase_proposals(session, person_id, words, now)
    messages = _redact_messages(session, person_id, words)
    titles = _redact_titles(session, person_id, words)
    # Some went when it was hidden; what was made of the masked messages since then goes as well.
    dropped = sum(int(count) for _, count in receipt.places) + summaries.drop_all(session, person_id)
    uses = session.exec(delete(tables.MemoryUse).where(col(tables.MemoryUse.memory_id).in_(ids))).rowcount
    for item in (*evidence, *versions):
        session.delete(item)
    session.flush()
    for row in rows:
        session.delete(row)
    session.flush()
    ledger.append(session, person_id, "erased", now, receipt_id=receipt.id)
    receipt.state = "pending"
    receipt.places = [
        ["memory rows and vectors", len(rows)],
        ["former wordings", len(versions)],
        ["quotes kept as evidence", len(evidence)],
        ["marks of use in replies", uses],
        ["waiting suggestions from the same words", proposals],
        ["messages and replies", messages],
        ["conversation titles", titles],
        [_SUMMARIES, dropped],
    ]
    receipt.checks = [_checked(session, person_id, words)]
    receipt.unreachable = list(UNREACHABLE)
    session.add(receipt)


def _checked(session: Session, person_id: str, words: set[str]) -> str:
    """Look for the words once more wherever text is stored, and say how that came out."""
    patterns = [_anywhere(text) for text in words]
    texts = (
        *session.exec(select(tables.Message.text).where(tables.Message.person_id == person_id)),
        *session.exec(select(tables.Conversation.title).where(tables.Conversation.person_id == person_id)),
        *session.exec(select(tables.Summary.text).where(tables.Summary.person_id == person_id)),
        *session.exec(select(tables.Proposal.content).where(tables.Proposal.person_id == person_id)),
        *session.exec(select(tables.Evidence.quote).where(tables.Evidence.person_id == person_id)),
    )
    left = sum(1 for text in texts if any(pattern.search(text) for pattern in patterns))
    if left:
        return f"{left} other records that you kept still hold the same words"
    return "no stored message, title, summary, suggestion or quote holds the words any more"


def _finish(parts: Parts, receipt_ids: Sequence[str], now: datetime) -> None:
    with parts.database.write() as session:
        for receipt_id in receipt_ids:
            receipt = session.get(tables.Receipt, receipt_id)
            if receipt is not None:
                receipt.state, receipt.finished_at = "done", now
                receipt.checks = [*receipt.checks, "the database's write-ahead log was emptied after the deletion"]
                session.add(receipt)


def _bury(
    parts: Parts, session: Session, row: tables.Memory, evidence: Sequence[tables.Evidence], now: datetime
) -> None:
    marks: dict[str, tables.Evidence | None] = {row.content: None}
    marks.update({found.quote: found for found in evidence})
    for text, found in marks.items():
        session.add(
            tables.Tombstone(
                person_id=row.person_id,
                kind="forgotten",
                claim_hash=fingerprint(parts.tombstone_key, text),
                message_id=found.message_id if found else None,
                start=found.start if found else 0,
                end=found.end if found else 0,
                created_at=now,
            )
        )


def _erase_version(session: Session, version: tables.MemoryVersion) -> None:
    """Erase a superseded wording with its own quotes; what the present wording says too is left."""
    query = select(tables.Evidence).where(
        tables.Evidence.memory_id == version.memory_id, tables.Evidence.version == version.version
    )
    evidence = session.exec(query).all()
    words = {version.content, *(found.quote for found in evidence)}
    for found in evidence:
        session.delete(found)
    session.delete(version)
    session.flush()
    row = session.get(tables.Memory, version.memory_id)
    if row is not None:
        present = " ".join(_words_of(session, [row]))
        words = {text for text in words if not _anywhere(text).search(present)}
    summaries.drop_all(session, version.person_id)
    _redact_messages(session, version.person_id, words)
    _redact_titles(session, version.person_id, words)


def _drop_expired(session: Session, now: datetime) -> list[tuple[str, str]]:
    """Drop memories whose time has come; return the person and the memory of each.

    Their words stay in the conversation they were said in: nobody asked to forget them, they only hold no longer.
    """
    query = select(tables.Memory).where(col(tables.Memory.expires_at) <= now, col(tables.Memory.receipt_id).is_(None))
    rows = session.exec(query).all()
    for row in rows:
        ledger.append(session, row.person_id, "expired", now, memory_id=row.id)
        for table in (tables.MemoryUse, tables.Evidence, tables.MemoryVersion):
            session.exec(delete(table).where(col(table.memory_id) == row.id))
        session.delete(row)
    return [(row.person_id, row.id) for row in rows]


def _erase_proposals(session: Session, person_id: str, words: set[str], now: datetime) -> int:
    patterns = [_anywhere(text) for text in words]
    count = 0
    for proposal in session.exec(select(tables.Proposal).where(tables.Proposal.person_id == person_id)).all():
        quotes = session.exec(select(tables.Evidence.quote).where(tables.Evidence.proposal_id == proposal.id)).all()
        if any(pattern.search(text) for pattern in patterns for text in (proposal.content, *quotes)):
            let_go(session, proposal, "dropped", now)
            count += 1
    return count


def _redact_messages(session: Session, person_id: str, words: set[str]) -> int:
    count = 0
    for message in session.exec(select(tables.Message).where(tables.Message.person_id == person_id)).all():
        text = redacted(message.text, words)
        if text != message.text:
            # The spans no longer fit: what was partly pasted counts as pasted as a whole from here on.
            message.text, message.pasted = text, [[0, len(text)]] if message.pasted else []
            session.add(message)
            count += 1
    return count


def redacted_title(title: str, words: Iterable[str]) -> str:
    """Return a title without the words; as the shortened beginning of a message it may end in the first of them."""
    title = redacted(title, words)
    if not title.endswith("…"):
        return title
    starts = [" ".join(text.casefold().split()) for text in words]
    for begin in (found.start() for found in re.finditer(r"\S+", title)):
        rest = title[begin:-1].casefold()
        if len(rest) >= _TELLING and any(start.startswith(rest) for start in starts):
            return title[:begin] + FORGOTTEN
    return title


def _redact_titles(session: Session, person_id: str, words: set[str]) -> int:
    count = 0
    for conversation in session.exec(
        select(tables.Conversation).where(tables.Conversation.person_id == person_id)
    ).all():
        title = redacted_title(conversation.title, words)
        if title != conversation.title:
            conversation.title = title
            session.add(conversation)
            count += 1
    return count


def redacted(text: str, words: Iterable[str]) -> str:
    """Return the text with every verbatim occurrence of the words replaced, longest first, however cased or spaced."""
    for wording in sorted(words, key=len, reverse=True):
        text = _anywhere(wording).sub(FORGOTTEN, text)
    return text


def _anywhere(wording: str) -> re.Pattern[str]:
    parts = [re.escape(part).replace("'", "['\u2019]") for part in wording.replace("\u2019", "'").split()]
    begin = r"(?<!\w)" if wording[:1].isalnum() else ""
    end = r"(?!\w)" if wording[-1:].isalnum() else ""
    return re.compile(begin + r"\s+".join(parts) + end, re.IGNORECASE)


def _present(session: Session, person_id: str, memory_id: str) -> tables.Memory:
    row = session.get(tables.Memory, memory_id)
    if row is None or row.person_id != person_id or row.receipt_id is not None:
        raise NotFoundError
    return row
