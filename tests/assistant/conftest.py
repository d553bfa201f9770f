"""People who chat with a real Sidenote: real memory in a temporary folder, the real reader, a model of one's choice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from langchain_core.language_models import BaseChatModel

from assistant.desk import Desk
from assistant.events import Event, TurnRequest, TurnResult
from assistant.models import ChatModel, Models, open_model
from assistant.off_record import OffRecord
from assistant.providers import ModelChoice
from assistant.reader import read_answer
from assistant.turn import Assistant, run_turn
from memory.embedding import MiniLM
from memory.governed import GovernedMemory
from memory.home import Home
from memory.records import (
    Asked,
    Claim,
    Conversation,
    Memory,
    Outcome,
    Person,
    Proposal,
    Saved,
    Span,
    TurnRef,
)
from memory.tables import new_id
from memory.transcripts import Transcripts
from policies.builtin import default_policies
from policies.engine import PolicySet
from tests.assistant.scripted import ScriptedModel
from tests.memory.conftest import MovableClock


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    model = MiniLM()
    model.load_in_background()
    assert model.wait(60)
    return model


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def home(tmp_path: Path, clock: MovableClock, embedder: MiniLM) -> Iterator[Home]:
    opened = Home.open(
        tmp_path / "data",
        policies=PolicySet(default_policies()),
        read_answer=read_answer,
        clock=clock,
        embedder=embedder,
    )
    yield opened
    opened.close()


@dataclass
class Chat:
    """One person and their conversation with an assistant."""

    assistant: Assistant
    person: Person
    conversation: Conversation
    events: list[Event] = field(default_factory=list)
    """Those of the last turn."""

    @property
    def memory(self) -> GovernedMemory:
        """What is remembered about the person."""
        return self.assistant.home.of(self.person.id)

    @property
    def transcripts(self) -> Transcripts:
        """The person's conversations."""
        return self.assistant.home.transcripts(self.person.id)

    @property
    def kept(self) -> set[str]:
        """The wordings of all that is remembered."""
        return {memory.content for memory in self.memory.list()}

    @property
    def stored(self) -> list[str]:
        """The conversation's messages, as they are stored."""
        return [message.text for message in self.transcripts.messages(self.conversation.id)]

    async def turn(
        self, text: str, *, pasted: tuple[Span, ...] = (), without: tuple[str, ...] = (), replaces: str | None = None
    ) -> TurnResult:
        """Say something and wait for the end of the turn."""
        self.events = []
        request = TurnRequest(new_id(), self.conversation, text, pasted, without, replaces)
        async for event in run_turn(self.assistant, self.person, request):
            self.events.append(event)
        result = self.events[-1].data
        assert isinstance(result, TurnResult)
        return result

    def told(self, content: str, quote: str | None = None) -> Memory:
        """Have something remembered as told in this conversation."""
        outcome = self.claims(content, quote, told=True)
        assert isinstance(outcome, Saved)
        return outcome.memory

    def asked(self, content: str, quote: str) -> Proposal:
        """Let something sensitive, said in passing, wait for a yes in this conversation."""
        outcome = self.claims(content, quote)
        assert isinstance(outcome, Asked)
        return outcome.proposal

    def claims(self, content: str, quote: str | None = None, *, told: bool = False) -> Outcome:
        """Say the quote and propose the content on its strength; an answer of one word follows."""
        desk = self.desk(quote or content)
        outcome = self.memory.propose(Claim(content, quote or content, told=told), desk.turn)
        self.transcripts.add(self.conversation.id, desk.turn.turn_id, "assistant", "Fine.")
        return outcome

    def desk(self, text: str) -> Desk:
        """Store a message and return what a control has at hand in its turn."""
        before = self.transcripts.messages(self.conversation.id)
        turn_id = new_id()
        message = self.transcripts.add(self.conversation.id, turn_id, "person", text)
        turn = TurnRef(turn_id, self.conversation.id, message.id)
        return Desk(self.memory, turn, before, self.assistant.clock())

    def anew(self) -> "Chat":
        """Begin another conversation of the same person."""
        return Chat(self.assistant, self.person, self.transcripts.create())


NewChat = Callable[..., Chat]


@pytest.fixture
def new_chat(home: Home, clock: MovableClock) -> NewChat:
    """Makes a person who chats with a model: the built-in one, or a scripted one."""
    off_record = OffRecord(clock)
    named = iter(f"Person {number}" for number in range(100))

    def make(model: BaseChatModel | ChatModel | None = None, *, off_the_record: bool = False) -> Chat:
        if isinstance(model, BaseChatModel):
            client = model
            chosen = ChatModel(ModelChoice("test:scripted"), lambda: client)
        else:
            chosen = model or open_model(clock=clock)
        assistant = Assistant(home, Models([chosen]), off_record, clock)
        person = home.accounts.create(next(named), "no password is checked here")
        if off_the_record:
            return Chat(assistant, person, off_record.create(person.id))
        return Chat(assistant, person, home.transcripts(person.id).create())

    return make


@pytest.fixture
def chat(new_chat: NewChat) -> Chat:
    """Someone who chats with the built-in model."""
    return new_chat()


def scripted(*steps: object, pause: float = 0.0) -> ScriptedModel:
    """Return a model that takes these steps."""
    return ScriptedModel(script=list(steps), pause=pause)
