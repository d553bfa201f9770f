"""Conversations off the record: they live here, in memory alone, and are gone when they are idle, full or closed.

# INVARIANT: Off the record leaves no trace. Nothing in this file writes, logs or embeds anything.
"""

import threading
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal
from uuid import uuid4

from memory.clock import Clock, system_clock
from memory.records import Conversation, Message

MOST_CONVERSATIONS = 20
"""For one person; the one idle for longest makes room."""
MOST_PEOPLE = 500
MOST_CHARACTERS = 200_000
"""For one conversation; its oldest messages make room."""
MOST_ASIDES = 10_000
"""Conversations in which something was said aside; the ones noted longest ago make room."""
IDLE_AFTER = timedelta(hours=6)


@dataclass(slots=True)
class _Chat:
    conversation: Conversation
    messages: list[Message] = field(default_factory=list)


class OffRecord:
    """Every person's conversations off the record. Safe to use from several threads."""

    def __init__(self, clock: Clock = system_clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._people: OrderedDict[str, OrderedDict[str, _Chat]] = OrderedDict()
        self._opened_at = clock()
        self._aside: OrderedDict[str, None] = OrderedDict()

    def note_aside(self, conversation_id: str) -> None:
        """Note that something was said off the record in a conversation that is kept otherwise: that, and not what."""
        with self._lock:
            self._aside[conversation_id] = None
            self._aside.move_to_end(conversation_id)
            while len(self._aside) > MOST_ASIDES:
                self._aside.popitem(last=False)

    def take_aside(self, conversation_id: str, since: datetime | None) -> bool:
        """Return whether something may have been said aside since a moment; what was noted is dropped with it.

        Nobody knows what was said aside before the program started.
        """
        with self._lock:
            noted = conversation_id in self._aside
            self._aside.pop(conversation_id, None)
            return noted or since is None or since < self._opened_at

    def create(self, person_id: str, space: str | None = None) -> Conversation:
        """Begin a conversation that is not kept."""
        now = self._clock()
        conversation = Conversation(f"off-{uuid4()}", "Off the record", space, now, now, off_record=True)
        with self._lock:
            self._drop_idle()
            chats = self._people.setdefault(person_id, OrderedDict())
            chats[conversation.id] = _Chat(conversation)
            self._people.move_to_end(person_id)
            while len(chats) > MOST_CONVERSATIONS:
                chats.popitem(last=False)
            while len(self._people) > MOST_PEOPLE:
                self._people.popitem(last=False)
        return conversation

    def get(self, person_id: str, conversation_id: str) -> Conversation | None:
        """Return a conversation of this person, or None where there is none (any more)."""
        with self._lock:
            chat = self._chat(person_id, conversation_id)
            return chat.conversation if chat else None

    def conversations(self, person_id: str) -> tuple[Conversation, ...]:
        """Return this person's conversations, the latest used first."""
        with self._lock:
            self._drop_idle()
            return tuple(chat.conversation for chat in reversed(self._people.get(person_id, OrderedDict()).values()))

    def messages(self, person_id: str, conversation_id: str) -> tuple[Message, ...]:
        """Return a conversation's messages, oldest first; none where there is no such conversation."""
        with self._lock:
            chat = self._chat(person_id, conversation_id)
            return tuple(chat.messages) if chat else ()

    def add(
        self, person_id: str, conversation_id: str, turn_id: str, role: Literal["person", "assistant"], text: str
    ) -> None:
        """Append a message; the oldest ones go where the conversation gets too long."""
        now = self._clock()
        with self._lock:
            chat = self._chat(person_id, conversation_id)
            if chat is None:
                return
            chat.messages.append(Message(str(uuid4()), conversation_id, turn_id, role, text, now))
            while len(chat.messages) > 1 and sum(len(message.text) for message in chat.messages) > MOST_CHARACTERS:
                chat.messages.pop(0)
            chat.conversation = replace(chat.conversation, updated_at=now)
            self._people[person_id].move_to_end(conversation_id)
            self._people.move_to_end(person_id)

    def delete(self, person_id: str, conversation_id: str) -> bool:
        """Drop a conversation; False where there is none."""
        with self._lock:
            return self._people.get(person_id, OrderedDict()).pop(conversation_id, None) is not None

    def forget_person(self, person_id: str) -> None:
        """Drop everything of a person."""
        with self._lock:
            self._people.pop(person_id, None)

    def _chat(self, person_id: str, conversation_id: str) -> _Chat | None:
        self._drop_idle()
        return self._people.get(person_id, OrderedDict()).get(conversation_id)

    def _drop_idle(self) -> None:
        oldest = self._clock() - IDLE_AFTER
        for person_id, chats in list(self._people.items()):
            for conversation_id, chat in list(chats.items()):
                if chat.conversation.updated_at < oldest:
                    del chats[conversation_id]
            if not chats:
                del self._people[person_id]
