"""Summaries of long conversations: each a cache of its conversation, dropped wherever a word of it might have to go.

Nothing rests on a summary: it is no message, no evidence and no memory, and can be made again from what is there.
"""

from datetime import datetime

from sqlalchemy import delete
from sqlmodel import Session, col

from memory import tables


def put(session: Session, conversation: tables.Conversation, text: str, upto: str, now: datetime) -> None:
    """Store a conversation's summary in the place of the former one, within the caller's transaction."""
    drop_of(session, conversation.id)
    session.add(
        tables.Summary(
            conversation_id=conversation.id, person_id=conversation.person_id, upto=upto, text=text, created_at=now
        )
    )


def drop_of(session: Session, conversation_id: str) -> None:
    """Drop a conversation's summary, within the caller's transaction."""
    session.exec(delete(tables.Summary).where(col(tables.Summary.conversation_id) == conversation_id))


def drop_all(session: Session, person_id: str) -> int:
    """Drop all of a person's summaries, within the caller's transaction; return how many there were.

    # INVARIANT: Forgotten is gone. A summary says things in words of its own: no search for the forgotten words could
    tell whether it holds them, so all go, whatever is forgotten, restored or erased.
    """
    return session.exec(delete(tables.Summary).where(col(tables.Summary.person_id) == person_id)).rowcount
