"""Conversations and their messages: personal data too, so they live in memory's rooms."""

import hashlib
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from sqlalchemy import BindParameter, Select, bindparam, delete
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from memory import summaries, tables
from memory.erasure import hidden_words, redacted, redacted_title
from memory.errors import NotFoundError, TextError
from memory.evidence import own_spans
from memory.mapping import to_conversation, to_message, to_summary
from memory.parts import Parts
from memory.proposals import let_go
from memory.records import Conversation, Message, Span, Summary
from memory.text import MESSAGE_BYTES, clean
from policies.labels import secrets

_TITLE = 60


class Transcripts:
    """One person's conversations. What belongs to somebody else raises NotFoundError, as if it did not exist."""

    def __init__(self, parts: Parts, person_id: str) -> None:
        self._parts = parts
        self._person_id = person_id

    def create(self, space: str | None = None) -> Conversation:
        """Begin a conversation on the record."""
        now = self._parts.clock()
        with self._parts.database.write() as session:
            row = tables.Conversation(person_id=self._person_id, space=space, created_at=now, updated_at=now)
            session.add(row)
            return to_conversation(row)

    def conversations(self, limit: int = 100, after: str | None = None) -> tuple[Conversation, ...]:
        """Return the conversations, newest first; `after` is the id of the last one of the page before."""
        table = tables.Conversation
        with self._parts.database.read() as session:
            query = select(table).where(table.person_id == self._person_id)
            if after is not None:
                last = self._row(session, after)
                query = query.where(
                    (col(table.updated_at) < last.updated_at)
                    | ((col(table.updated_at) == last.updated_at) & (col(table.id) < last.id))
                )
            query = query.order_by(col(table.updated_at).desc(), col(table.id).desc()).limit(limit)
            hidden = hidden_words(session, self._person_id)
            return tuple(shown_conversation(to_conversation(row), hidden) for row in session.exec(query))

    def conversation(self, conversation_id: str) -> Conversation:
        """Return one conversation."""
        with self._parts.database.read() as session:
            row = self._row(session, conversation_id)
            return shown_conversation(to_conversation(row), hidden_words(session, self._person_id))

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """Return a conversation's messages, oldest first, what was forgotten masked at once."""
        with self._parts.database.read() as session:
            self._row(session, conversation_id)
            return _messages(session, conversation_id, hidden_words(session, self._person_id))

    def summary(self, conversation_id: str) -> Summary | None:
        """Return what the beginning of a conversation says in short, if it was summarised and nothing went since."""
        with self._parts.database.read() as session:
            self._row(session, conversation_id)
            return _summary(session, conversation_id, hidden_words(session, self._person_id))

    def so_far(self, conversation_id: str) -> tuple[tuple[Message, ...], Summary | None]:
        """Return a conversation's messages and its summary as they stand at one and the same moment."""
        with self._parts.database.read() as session:
            self._row(session, conversation_id)
            hidden = hidden_words(session, self._person_id)
            return _messages(session, conversation_id, hidden), _summary(session, conversation_id, hidden)

    def summarise(self, conversation_id: str, text: str, upto: str, seen: str) -> bool:
        """Store a summary of the messages up to `upto`, secrets masked, in the place of the former one.

        `seen` is the `digest_of` these messages and of the former summary, as they were read to make it.

        Returns False, and changes nothing, if they are shown otherwise by now, or
        if the text is empty or cannot be kept.
        """
        try:
            kept = secrets.mask(clean(text, MESSAGE_BYTES, "summary")).text
        except TextError:
            return False
        now = self._parts.clock()
        with self._parts.database.write() as session:
            conversation = self._row(session, conversation_id)
            hidden = hidden_words(session, self._person_id)
            messages, former = _messages(session, conversation_id, hidden), _summary(session, conversation_id, hidden)
            covered = [message for message in messages if message.id <= upto]
            # INVARIANT: Forgotten is gone. What was forgotten while the summary was being made never comes back by it.
            if not covered or covered[-1].id != upto or digest_of(covered, former) != seen:
                return False
            summaries.put(session, conversation, kept, upto, now)
        return True

    def add(
        self,
        conversation_id: str,
        turn_id: str,
        role: Literal["person", "assistant"],
        text: str,
        pasted: Sequence[Span] = (),
    ) -> Message:
        """Store a message, secrets masked before the first write; the first one gives the conversation its title."""
        masked = secrets.mask(text)
        spans = [_moved(span, masked) for span in pasted]
        now = self._parts.clock()
        with self._parts.database.write() as session:
            conversation = self._row(session, conversation_id)
            conversation.updated_at = now
            if not conversation.title and role == "person":
                conversation.title = _title(masked.text, [Span(start, end) for start, end in spans])
            session.add(conversation)
            row = tables.Message(
                person_id=self._person_id,
                conversation_id=conversation_id,
                turn_id=turn_id,
                role=role,
                text=masked.text,
                pasted=spans,
                masked=list(masked.kinds),
                created_at=now,
            )
            session.add(row)
            return to_message(row)

    def drop_turn(self, conversation_id: str, turn_id: str) -> None:
        """Delete the messages of one turn, because the person sent it again in other words."""
        with self._parts.database.write() as session:
            self._row(session, conversation_id)
            summaries.drop_of(session, conversation_id)
            session.exec(
                delete(tables.Message).where(
                    col(tables.Message.conversation_id) == conversation_id, col(tables.Message.turn_id) == turn_id
                )
            )

    def delete(self, conversation_id: str) -> None:
        """Delete a conversation with its messages and what waits in it; memories learnt from it stay."""
        with self._parts.database.write() as session:
            row = self._row(session, conversation_id)
            for proposal in session.exec(
                select(tables.Proposal).where(tables.Proposal.conversation_id == row.id)
            ).all():
                let_go(session, proposal, "dropped", self._parts.clock())
            session.exec(delete(tables.Held).where(col(tables.Held.conversation_id) == row.id))
            summaries.drop_of(session, row.id)
            session.exec(delete(tables.Message).where(col(tables.Message.conversation_id) == row.id))
            for evidence in session.exec(select(tables.Evidence).where(tables.Evidence.conversation_id == row.id)):
                evidence.conversation_id = evidence.message_id = None
                session.add(evidence)
            session.flush()
            session.delete(row)
        self._parts.database.checkpoint()

    def _row(self, session: Session, conversation_id: str) -> tables.Conversation:
        row = session.get(tables.Conversation, conversation_id)
        # INVARIANT: Nobody else's. Another person's conversation looks exactly like one that does not exist.
        if row is None or row.person_id != self._person_id:
            raise NotFoundError
        return row


def digest_of(messages: Iterable[Message], former: Summary | None) -> str:
    """Return the SHA-256 (hex) that names exactly these messages and this summary (`so_far`), as they are shown now."""
    shown = [[message.id, message.role, message.text] for message in messages]
    shown.append([former.upto, former.text] if former is not None else [])
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False).encode()).hexdigest()


def shown_conversation(conversation: Conversation, hidden: frozenset[str]) -> Conversation:
    """Return the conversation with hidden words left out of its title."""
    return replace(conversation, title=redacted_title(conversation.title, hidden)) if hidden else conversation


def shown_message(message: Message, hidden: frozenset[str]) -> Message:
    """Return the message with hidden words masked."""
    text = redacted(message.text, hidden)
    if text == message.text:
        return message
    return replace(message, text=text, pasted=(Span(0, len(text)),) if message.pasted else ())


def shown_summary(summary: Summary, hidden: frozenset[str]) -> Summary:
    """Return the summary with hidden words masked, should it hold some by chance."""
    return replace(summary, text=redacted(summary.text, hidden)) if hidden else summary


def _messages(session: Session, conversation_id: str, hidden: frozenset[str]) -> tuple[Message, ...]:
    rows = session.connection().execute(_messages_query(), {"conversation_id": conversation_id})
    messages = [to_message(row) for row in rows]
    return tuple(shown_message(message, hidden) for message in messages) if hidden else tuple(messages)


@cache
def _messages_query() -> Select[Any]:
    """Build the look-up once, of plain columns: a long conversation is read in every turn of it."""
    table: Any = tables.Message
    conversation_id: BindParameter[str] = bindparam("conversation_id")
    query = sa_select(*table.__table__.columns).where(col(table.conversation_id) == conversation_id)
    return query.order_by(col(table.id))


def _summary(session: Session, conversation_id: str, hidden: frozenset[str]) -> Summary | None:
    row = session.get(tables.Summary, conversation_id)
    return shown_summary(to_summary(row), hidden) if row is not None else None


def _moved(span: Span, masked: secrets.Masked) -> list[int]:
    """Return where a span of the typed text lies in the masked one, widened over a mask that it touches."""
    return [_offset(span.start, masked, at_end=False), _offset(span.end, masked, at_end=True)]


def _offset(place: int, masked: secrets.Masked, *, at_end: bool) -> int:
    moved = place
    for start, end, new_start, new_end in masked.spans:
        if end <= place:
            moved = place + new_end - end
        elif start < place:
            return new_end if at_end else new_start
    return moved


def _title(text: str, pasted: Sequence[Span]) -> str:
    own = " ".join(text[span.start : span.end] for span in own_spans(text, tuple(pasted))) or text
    line = re.sub(r"\s+", " ", own).strip()
    if len(line) <= _TITLE:
        return line
    return line[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"
