"""What a control needs at hand: the person's memory, this turn, and what was said in the conversation before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from memory.governed import GovernedMemory
from memory.records import Memory, Message, Proposal, TurnNotes, TurnRef


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's memory as one turn finds it."""

    memory: GovernedMemory
    turn: TurnRef
    before: tuple[Message, ...]
    """The conversation's earlier messages, oldest first."""
    now: datetime
    aside: bool = False
    """Whether something off the record may have come after the last of those messages."""

    def notes(self) -> Iterator[TurnNotes]:
        """Yield what the earlier turns of this conversation did, newest first."""
        by_turn = self.memory.notes(self.turn.conversation_id)
        seen: set[str] = {self.turn.turn_id}
        for message in reversed(self.before):
            if message.turn_id not in seen:
                seen.add(message.turn_id)
                if message.turn_id in by_turn:
                    yield by_turn[message.turn_id]

    def just_touched(self) -> tuple[Memory, ...]:
        """Return what the turn right before this one used, saved or updated."""
        notes = next(self.notes(), None)
        if notes is None or not self.before or self.before[-1].turn_id != notes.turn_id:
            return ()
        touched = (*(use.memory for use in notes.used), *notes.saved, *notes.updated)
        return tuple({memory.id: memory for memory in touched}.values())

    def cards(self) -> tuple[Proposal, ...]:
        """Return the cards that wait in this conversation, oldest first."""
        return self.memory.proposals(self.turn.conversation_id)
