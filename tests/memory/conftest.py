"""A real home in a temporary folder: SQLite, Chroma, MiniLM and the default policies, under a clock that tests move."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from memory.embedding import MiniLM
from memory.governed import GovernedMemory
from memory.home import Home
from memory.records import Claim, Outcome, Span, TurnRef
from memory.tables import new_id
from memory.transcripts import Transcripts
from policies.builtin import default_policies
from policies.contract import Origin
from policies.engine import PolicySet

UNDO_SECONDS = 30


@dataclass
class MovableClock:
    """A clock that stands still until a test moves it. Each reading is a microsecond later, so that order is kept."""

    now: datetime = field(default_factory=lambda: datetime(2026, 3, 1, 9, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def pass_by(self, **period: float) -> None:
        """Let time pass."""
        self.now += timedelta(**period)


@dataclass
class Someone:
    """A person with an account, one conversation, and ways to say things in it."""

    home: Home
    id: str
    memory: GovernedMemory
    transcripts: Transcripts
    conversation_id: str

    def says(self, text: str, *, pasted: tuple[Span, ...] = ()) -> TurnRef:
        """Store a message of the person's in a turn of its own."""
        turn_id = new_id()
        message = self.transcripts.add(self.conversation_id, turn_id, "person", text, pasted)
        return TurnRef(turn_id, self.conversation_id, message.id)

    def claims(self, content: str, quote: str | None = None, *, told: bool = False, guess: bool = False) -> Outcome:
        """Say the quote (the content itself, if none) and propose the content on its strength."""
        quote = content if quote is None else quote
        turn = self.says(quote)
        origin = Origin.INFERRED if guess else Origin.STATED
        return self.memory.propose(Claim(content, quote, origin=origin, told=told), turn)

    def contents(self) -> set[str]:
        """Return the wordings of all that is remembered."""
        return {memory.content for memory in self.memory.list()}


@pytest.fixture(scope="session")
def embedder() -> MiniLM:
    """The genuine MiniLM, loaded once."""
    model = MiniLM()
    model.load_in_background()
    assert model.wait(60)
    return model


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


def read_answer(text: str) -> Literal["yes", "no", "never", "unclear"]:
    """Read only the plainest yes: what the reader makes of others is its own tests' matter."""
    return "yes" if text.strip(" .!").casefold() == "yes" else "unclear"


OpenHome = Callable[[], Home]


@pytest.fixture
def open_home(tmp_path: Path, clock: MovableClock, embedder: MiniLM) -> Iterator[OpenHome]:
    """Opens (and reopens) one data folder; what is still open is closed at the end."""
    opened: list[Home] = []

    def open_it() -> Home:
        home = Home.open(
            tmp_path / "data",
            policies=PolicySet(default_policies()),
            read_answer=read_answer,
            undo_seconds=UNDO_SECONDS,
            clock=clock,
            embedder=embedder,
        )
        opened.append(home)
        return home

    yield open_it
    for home in opened:
        home.close()


@pytest.fixture
def home(open_home: OpenHome) -> Home:
    return open_home()


NewPerson = Callable[[str], Someone]


@pytest.fixture
def new_person(home: Home) -> NewPerson:
    """Makes an account by name."""

    def make(name: str) -> Someone:
        person = home.accounts.create(name, "no password is checked here")
        transcripts = home.transcripts(person.id)
        return Someone(home, person.id, home.of(person.id), transcripts, transcripts.create().id)

    return make


@pytest.fixture
def ana(new_person: NewPerson) -> Someone:
    return new_person("Ana")


@pytest.fixture
def ben(new_person: NewPerson, ana: Someone) -> Someone:
    return new_person("Ben")
