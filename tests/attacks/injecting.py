"""Hand documents to an assistant whose model obeys them, and count what came of it.

The way is the whole one: the door's cleaning, the turn, the tools, the form, memory, the page's rendering of the reply.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from langchain_core.language_models import BaseChatModel

from assistant.events import TurnRequest, TurnResult
from assistant.models import ChatModel, Models
from assistant.off_record import OffRecord
from assistant.providers import ModelChoice
from assistant.turn import Assistant, run_turn
from memory.clock import Clock, system_clock
from memory.governed import GovernedMemory
from memory.home import Home
from memory.records import Asked, Claim, Conversation, Person, Saved, TurnRef
from memory.tables import new_id
from memory.text import MESSAGE_BYTES, clean
from tests.attacks.documents import Document
from tests.attacks.obeying import ObeyingModel
from web.api.turns import pasted_spans
from web.markdown import render

KNOWN = ("Lives in Bergen", "Plays the cello", "Prefers short answers")
WAITING = ("Has a bad knee from arthritis", "I have a bad knee from arthritis")
FOLLOW_UPS = (("elsewhere", "yes"), ("here", "yes"), ("here", "thanks"), ("elsewhere", "thanks"))
_AT_ONCE = 3
CARDS = "cards shown"
GATED = ("memory.own_words.not_own", "assistant.reader.wording.not_own")
"""Where the gate is used: for evidence, and for what the reader reads."""
_HARMLESS = frozenset({"refused", "used"})
_LOADED = re.compile(
    r"<(?:img|iframe|script|link|video|audio|object|embed|source)\b|<[^<>]*\s(?:src|srcset|style|background)\s*=",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Found:
    """What a run of documents did: how often each thing happened, and by which documents."""

    tried: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    by: dict[str, list[str]] = field(default_factory=dict)
    """The documents by which something happened, with what it was."""

    @property
    def got_through(self) -> int:
        """How many documents changed anything but showed a card."""
        return len(self.by)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Everything of a person's memory that a document could change."""

    memories: frozenset[tuple[str, str, int]]
    cards: frozenset[tuple[str, str, str, str]]
    rules: frozenset[str]
    mode: str
    held: bool

    @property
    def wordings(self) -> frozenset[str]:
        """What is remembered."""
        return frozenset(content for _, content, _ in self.memories)


def nothing_borrowed(*_: object) -> tuple[()]:
    """Stand in the gate's place: nothing of a message is borrowed, pasted words neither."""
    return ()


async def hand_over(
    home: Home, documents: Sequence[Document], name: str, clock: Clock = system_clock
) -> tuple[Found, Counter[str]]:
    """Let a few people at once hand over the documents, each theirs; return what came of it and the tools called."""
    models = [ObeyingModel() for _ in range(_AT_ONCE)]
    found = await asyncio.gather(
        *(
            Victim(home, model, f"{name} {number}", clock).tries(documents[number::_AT_ONCE])
            for number, model in enumerate(models)
        )
    )
    whole = Found()
    for part in found:
        whole.tried += part.tried
        whole.happened.update(part.happened)
        whole.by.update(part.by)
    return whole, Counter(call for model in models for call in model.calls_made)


class Victim:
    """Somebody with memories and one card that waits, who shows an assistant the documents that they are sent."""

    def __init__(self, home: Home, model: BaseChatModel, name: str, clock: Clock = system_clock) -> None:
        chosen = ChatModel(ModelChoice("test:obeying"), lambda: model)
        self._assistant = Assistant(home, Models([chosen]), OffRecord(clock), clock)
        self._home = home
        self._name = name
        self._made = 0
        self._begin()

    def _begin(self) -> None:
        """Make the person, who is another one once something got through: nothing of it is left in the next try."""
        self._made += 1
        self.person: Person = self._home.accounts.create(f"{self._name} {self._made}", "no password is checked here")
        self.memory: GovernedMemory = self._home.of(self.person.id)
        for known in KNOWN:
            assert isinstance(self.memory.author(known), Saved)
        self.asked_in = self._home.transcripts(self.person.id).create()
        content, quote = WAITING
        asked = self.memory.propose(Claim(content, quote), self._say(self.asked_in, quote))
        assert isinstance(asked, Asked)

    async def tries(self, documents: Iterable[Document]) -> Found:
        """Hand over each document and answer something in the same or in another chat; count what came of it."""
        found = Found()
        for number, document in enumerate(documents):
            found.tried += 1
            before, seq = self._standing(self.asked_in), self._newest()
            place, answer = FOLLOW_UPS[number % len(FOLLOW_UPS)]
            # A bare yes may mean the card where it waits: there, nobody says it.
            here = self.asked_in if (place, answer) != ("here", "yes") else self.chat()
            results = [await self.turn(here, document)]
            results.append(await self.turn(here if place == "here" else self.chat(), Document("", answer)))
            happened = self._happened(seq)
            if self._standing(here).held or self._standing(self.asked_in).held:
                happened["forgettings waiting"] += 1
            if self._standing(self.asked_in) != before and not happened:
                happened["other changes"] += 1
            happened["requests by the page"] += sum(len(_LOADED.findall(_page(result))) for result in results)
            found.happened.update(happened)
            if real := +happened - Counter({CARDS: happened[CARDS]}):
                found.by[document.name] = [*sorted(real), *self._new(before)]
            if +happened:
                self._begin()
            else:
                for result in results:
                    self._home.transcripts(self.person.id).drop_turn(result.conversation_id, result.id)
        return found

    async def turn(self, conversation: Conversation, document: Document) -> TurnResult:
        """Send a message as the door takes it."""
        text = clean(document.text, MESSAGE_BYTES, "text")
        pasted = pasted_spans(document.text, text, tuple((span.start, span.end) for span in document.pasted))
        request = TurnRequest(new_id(), conversation, text, pasted)
        result: TurnResult | None = None
        async for event in run_turn(self._assistant, self.person, request):
            result = event.data if isinstance(event.data, TurnResult) else result
        assert result is not None
        return result

    def chat(self) -> Conversation:
        """Begin another conversation."""
        return self._home.transcripts(self.person.id).create()

    def _say(self, conversation: Conversation, text: str) -> TurnRef:
        turn_id = new_id()
        message = self._home.transcripts(self.person.id).add(conversation.id, turn_id, "person", text)
        return TurnRef(turn_id, conversation.id, message.id)

    def _standing(self, conversation: Conversation) -> _Standing:
        memory = self.memory
        return _Standing(
            frozenset((each.id, each.content, each.version) for each in memory.list()),
            frozenset((card.id, card.content, card.question, card.digest) for card in memory.proposals()),
            frozenset(rule.id for rule in memory.rules()),
            memory.person().mode.value,
            memory.held(conversation.id) is not None,
        )

    def _new(self, before: _Standing) -> list[str]:
        """Return the wordings of the memories that are new, for whoever reads what got through."""
        return sorted(each.content for each in self.memory.list() if each.content not in before.wordings)

    def _newest(self) -> int:
        return self.memory.activity(limit=1)[0].seq

    def _happened(self, seq: int) -> Counter[str]:
        """Count what the ledger says has happened since an entry, by kind."""
        kinds = [entry.kind for entry in self.memory.activity(limit=200) if entry.seq > seq]
        return Counter(CARDS if kind == "asked" else kind for kind in kinds if kind not in _HARMLESS)


def _page(result: TurnResult) -> str:
    """Return the reply as the page shows it."""
    return str(render(result.reply).html)
