"""What a person is shown of something that waits for their yes, and the digest that binds the yes to it."""

import hashlib
import json
from datetime import UTC

from sqlmodel import Session

from memory import tables
from memory.drafts import active_memory


def replaced(session: Session, row: tables.Proposal) -> tables.Memory | None:
    """Return the memory whose place a yes would take, as it is now; None if it takes nobody's."""
    return active_memory(session, row.person_id, row.replaces) if row.replaces else None


def question_of(row: tables.Proposal, former: tables.Memory | None) -> str:
    """Return the question as it is shown: with the wording that a yes would replace."""
    return row.question if former is None else f"{row.question} It takes the place of “{former.content}”."


def shown_digest(row: tables.Proposal, former: tables.Memory | None) -> str:
    """Return the SHA-256 (hex) of all that a card shows, the wording that it replaces included.

    Whoever edited that wording meanwhile is not overwritten by an older yes.
    """
    if former is None:
        return row.digest
    return _digest([row.digest, former.id, former.version, former.content])


def digest_of(row: tables.Proposal) -> str:
    """Return the SHA-256 (hex) of all that a proposal says and a yes to it would do: whose, which, and its wording."""
    ends = row.expires_at.astimezone(UTC).isoformat() if row.expires_at else None
    return _digest(
        [
            *(row.person_id, row.id, row.question, row.content, row.origin, row.topic, row.uses),
            *(sorted(row.sensitivity), row.space, ends, row.replaces),
        ]
    )


def _digest(said: list[object]) -> str:
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()
