"""The ledger: one append-only hash chain a person, of what was done and which rules decided, without its words.

`proof` shows to whoever holds a record that the entry is about exactly its words: an HMAC under the record's own key.
The key dies with the record, and then the proof tells nothing.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlmodel import Session, col, select

from memory.tables import Ledger, new_id
from policies.contract import Decision

GENESIS = "0" * 64


def new_record_key() -> bytes:
    """Return a key of 32 random bytes for one record."""
    return secrets.token_bytes(32)


def proof_of(record_key: bytes, content: str) -> str:
    """Return the HMAC-SHA-256 (hex) of a content under its record's key."""
    return hmac.new(record_key, content.encode(), hashlib.sha256).hexdigest()


def append(  # noqa: PLR0913 - an entry names what it is about, each by its own name
    session: Session,
    person_id: str,
    kind: str,
    now: datetime,
    *,
    decision: Decision | None = None,
    memory_id: str | None = None,
    proposal_id: str | None = None,
    receipt_id: str | None = None,
    turn_id: str | None = None,
    proof: str | None = None,
) -> Ledger:
    """Add an entry to a person's chain within the caller's transaction, and return it."""
    entry = Ledger(
        id=new_id(),
        person_id=person_id,
        seq=0,
        at=now,
        kind=kind,
        effect=decision.effect.value if decision else None,
        determining=list(decision.determining) if decision else [],
        trace=[_step(step.policy, step.effect, step.error) for step in decision.trace] if decision else [],
        policy_set=decision.policy_set if decision else None,
        memory_id=memory_id,
        proposal_id=proposal_id,
        receipt_id=receipt_id,
        turn_id=turn_id,
        proof=proof,
        previous="",
        hash="",
    )
    _chain(session, person_id, [entry])
    return entry


def append_uses(
    session: Session, person_id: str, now: datetime, memory_ids: Sequence[str], turn_id: str | None
) -> None:
    """Add a "used" entry for each memory that entered a turn's prompt."""
    entries = [
        Ledger(
            id=new_id(),
            person_id=person_id,
            seq=0,
            at=now,
            kind="used",
            memory_id=memory_id,
            turn_id=turn_id,
            previous="",
            hash="",
        )
        for memory_id in memory_ids
    ]
    _chain(session, person_id, entries)


def _chain(session: Session, person_id: str, entries: Sequence[Ledger]) -> None:
    """Put entries at the end of a person's chain, in order."""
    ends = select(Ledger.seq, Ledger.hash).where(Ledger.person_id == person_id)
    seq, previous = session.exec(ends.order_by(col(Ledger.seq).desc()).limit(1)).first() or (0, GENESIS)
    for entry in entries:
        seq += 1
        entry.seq, entry.previous = seq, previous
        entry.hash = previous = digest_of(entry)
    session.add_all(entries)
    session.flush()


def digest_of(entry: Ledger) -> str:
    """Return the SHA-256 (hex) of everything an entry says, the hash of the one before included."""
    said = entry.model_dump(exclude={"hash", "at"}) | {"at": entry.at.isoformat()}
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def is_intact(entries: Iterable[Ledger]) -> bool:
    """Whether a person's entries, oldest first, form one unbroken chain."""
    previous = GENESIS
    for seq, entry in enumerate(entries, start=1):
        if entry.seq != seq or entry.previous != previous or entry.hash != digest_of(entry):
            return False
        previous = entry.hash
    return True


def _step(policy: str, effect: object, error: str | None) -> list[str]:
    # The reasons stay out: they may name a category, and the chain must not tell what a forgotten thing was about.
    return [policy, str(effect or ""), error or ""]
