"""What a control needs at hand: the person's memory, this turn, and what was said in the conversation before it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from memory.governed import GovernedMemory
from memory.records import Message, Proposal, TurnNotes, TurnRef


@dataclass(frozen=True, slots=True)
class Desk:
    """One person's memory as one turn finds it."""

    memory: GovernedMemory
    turn: TurnRef
    before: tuple[Message, ...]
    """The conversation's earlier messages, oldest first."""
    now: datetime

    def notes(self) -> Iterator[TurnNotes]:
        """Yield what the earlier turns of this conversation did, newest first."""
        by_turn = self.memory.notes(self.turn.conversation_id)
        seen: set[str] = {self.turn.turn_id}
        for message in reversed(self.before):
            if message.turn_id not in seen:
                seen.add(message.turn_id)
                if message.turn_id in by_turn:
                    yield by_turn[message.turn_id]

    def cards(self) -> tuple[Proposal, ...]:
        """Return the cards that wait in this conversation, oldest first."""
        return self.memory.proposals(self.turn.conversation_id)
