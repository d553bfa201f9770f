"""Somebody who plays what the documentation shows, with the built-in model."""

from uuid import uuid4

from assistant.events import TurnRequest, TurnResult
from assistant.models import Models, open_model
from assistant.off_record import OffRecord
from assistant.turn import Assistant, run_turn
from memory.home import Home
from memory.records import Conversation, Person


class Visitor:
    """Somebody with a fresh account and one conversation."""

    def __init__(self, home: Home) -> None:
        self._assistant = Assistant(home, Models([open_model()]), OffRecord())
        self.person: Person = home.accounts.create(f"person {uuid4()}", "not a hash: nobody logs in")
        self._conversation: Conversation = home.transcripts(self.person.id).create()

    async def says(self, text: str) -> TurnResult:
        """Say something, and return the whole turn."""
        request = TurnRequest(str(uuid4()), self._conversation, text)
        *_, last = [event async for event in run_turn(self._assistant, self.person, request)]
        assert isinstance(last.data, TurnResult)
        return last.data
