"""Ten thousand steps of saying, asking, answering, editing, forgetting and undoing, against a few plain dicts.

After each step the store holds what the model holds: memories, questions, what recall may find, and lines in an intact
ledger. Where the two differ, one of them is wrong about what consent or forgetting means.
"""

import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlmodel import col, select

from assistant.reader import read_answer
from memory import tables
from memory.embedding import MiniLM, Vector
from memory.errors import (
    LapsedError,
    NotFoundError,
    SidenoteError,
    StaleDigestError,
    TooLateError,
    VersionConflictError,
)
from memory.governed import GovernedMemory
from memory.home import Home
from memory.ledger import is_intact
from memory.records import Asked, Claim, Forgetting, Known, Outcome, Refused, Saved, Span, TurnRef, Undone, Updated
from memory.tables import new_id
from memory.transcripts import Transcripts
from policies.builtin import default_policies
from policies.contract import Origin
from policies.engine import PolicySet
from tests.memory.conftest import MovableClock

SEED = 20_260_301
EXAMPLES, STEPS = 135, 100
UNDO = timedelta(seconds=30)
WEEKS = timedelta(days=14)


@dataclass(frozen=True)
class Sentence:
    """Something that may be said: how it is kept, how it is said, in which other words, and what it is about."""

    content: str
    quote: str
    other: str
    matter: str
    """What a "never ask" of it is about; its sensitive category, if it is sensitive."""
    sensitive: bool = False

    @property
    def home(self) -> bool:
        """Whether a new one takes the place of a former one: nobody lives in two places."""
        return self.content.startswith("Lives in")


SENTENCES = (
    Sentence("Prefers aisle seats", "I prefer aisle seats", "Wants a seat on the aisle", "travel"),
    Sentence("Takes the night train", "I take the night train", "Would rather not fly", "travel"),
    Sentence("Likes green tea", "I like green tea", "Drinks tea without milk", "food"),
    Sentence("Hates coriander", "I hate coriander", "Leaves coriander out", "food"),
    Sentence("Bakes sourdough bread", "I bake sourdough bread", "Keeps a sourdough starter", "food"),
    Sentence("Grows tomatoes on the balcony", "I grow tomatoes on the balcony", "Keeps tomatoes outdoors", "food"),
    Sentence("Plays the cello", "I play the cello", "Has taken up the cello again", "leisure"),
    Sentence("Runs every morning", "I run every morning", "Goes jogging at dawn", "leisure"),
    Sentence("Collects old maps", "I collect old maps", "Owns a hundred maps", "leisure"),
    Sentence("Reads crime novels", "I read crime novels", "Enjoys Scandinavian thrillers", "leisure"),
    Sentence("Paints with watercolours", "I paint with watercolours", "Takes a painting class", "leisure"),
    Sentence("Goes sailing in summer", "I go sailing in summer", "Shares a sailing boat", "leisure"),
    Sentence("Listens to jazz", "I listen to jazz", "Has a shelf of jazz records", "leisure"),
    Sentence("Works as a carpenter", "I work as a carpenter", "Is a joiner by trade", "work"),
    Sentence("Studies geology", "I study geology", "Is writing a thesis about basalt", "work"),
    Sentence("Lives in Porto", "I live in Porto", "Has a flat by the Douro", "home"),
    Sentence("Lives in Ghent", "I live in Ghent", "Has rooms in the old town of Ghent", "home"),
    Sentence("Lives in Bergen", "I live in Bergen", "Rents near the harbour of Bergen", "home"),
    Sentence("Has two cats", "I have two cats", "Feeds a pair of tabbies", "home"),
    Sentence("Speaks Portuguese", "I speak Portuguese", "Grew up with Portuguese", "language"),
    Sentence("Writes code in Rust", "I write code in Rust", "Programs in Rust for a living", "coding"),
    Sentence("Uses a Linux laptop", "I use a Linux laptop", "Works under Debian", "technology"),
    Sentence("Drives an electric car", "I drive an electric car", "Owns a small electric van", "technology"),
    Sentence("Has asthma", "I have asthma", "Carries an inhaler", "health", sensitive=True),
    Sentence("Has epilepsy", "I have epilepsy", "Takes pills against seizures", "health", sensitive=True),
    Sentence("Is a Buddhist", "I am a Buddhist", "Follows the Buddha's teaching", "religion", sensitive=True),
    Sentence("Votes for the Greens", "I vote for the Greens", "Supports the green party", "politics", sensitive=True),
    Sentence("Is bisexual", "I am bisexual", "Loves men and women alike", "orientation", sensitive=True),
)
HOW = ("plain", "told", "inferred")
SENSITIVE = sum(said.sensitive for said in SENTENCES)
"""They stand at the end."""
PAUSES = (3.3, 7.9, 31.7, 3_600.0, 5 * 86_400.0, 15 * 86_400.0)
"""Seconds. No few of them together come to the undo window: which side of its end one is on is never a close thing."""


# --- the plain model ------------------------------------------------------------------------------------------------


@dataclass
class Former:
    """A wording that was replaced, kept for the undo window."""

    content: str
    version: int
    until: datetime
    replaced_in: str | None
    said_in: str | None


@dataclass
class Kept:
    """A memory as the plain model has it."""

    content: str
    turn: str | None
    born: datetime
    born_in: str | None
    quotes: dict[int, set[str]]
    version: int = 1
    former: list[Former] = field(default_factory=list)
    receipt: str | None = None

    def words(self) -> set[str]:
        """Everything that forgetting it must find."""
        return {self.content, *(f.content for f in self.former), *(q for qs in self.quotes.values() for q in qs)}

    def supersede(self, content: str, until: datetime, turn: str | None) -> None:
        self.former.append(Former(self.content, self.version, until, turn, self.turn))
        self.content, self.turn, self.version = content, turn, self.version + 1


@dataclass
class Waiting:
    """A question as the plain model has it."""

    sentence: Sentence
    guess: bool
    turn: str
    conversation: str
    asked: datetime
    digest: str
    replaces: str | None = None


class Plain:
    """What should be held about one person."""

    def __init__(self) -> None:
        self.kept: dict[str, Kept] = {}
        self.waiting: dict[str, Waiting] = {}
        self.answered: list[str] = []
        self.receipts: dict[str, tuple[datetime, str | None]] = {}
        """Those whose memories may still come back: until when, and in which turn they were made."""
        self.over: list[str] = []
        self.declined: set[str] = set()
        self.forgotten: set[str] = set()
        self.rules: set[str] = set()
        self.texts: dict[str, str] = {}
        """The text of each turn's message; what was forgotten is gone from it."""
        self.lines: list[str] = []

    def seen(self) -> dict[str, Kept]:
        return {memory_id: kept for memory_id, kept in self.kept.items() if kept.receipt is None}

    def open(self, now: datetime) -> dict[str, Waiting]:
        return {card_id: card for card_id, card in self.waiting.items() if card.asked + WEEKS > now}

    def outcome(self, said: Sentence, how: str, turn: str, now: datetime) -> str:
        """What becomes of a claim: saved, updated, asked, known or refused."""
        told, guess = how == "told", how == "inferred"
        if said.quote.casefold() not in self.texts[turn].casefold():
            return "refused"  # the words are no longer there: nothing is learnt again from old text
        hidden = {word for kept in self.kept.values() if kept.receipt for word in kept.words()}
        buried = bool({said.content, said.quote} & (self.forgotten | hidden))
        declined = bool({said.content, said.quote} & self.declined) and not told
        known = any(kept.content == said.content for kept in self.seen().values())
        if declined or (guess and (said.sensitive or buried)):
            return "refused"
        if known:
            return "known"
        if told or not (guess or said.sensitive or buried):
            return "updated" if self.homes(said) and not guess else "saved"
        mine = [card for card in self.open(now).values() if card.turn == turn]
        full = guess and len(self.open(now)) >= 3
        return "refused" if mine or full or said.matter in self.rules or said.content in self.rules else "asked"

    def homes(self, said: Sentence) -> set[str]:
        others = {each.content for each in SENTENCES if each.home} if said.home else set()
        return {memory_id for memory_id, kept in self.seen().items() if kept.content in others}

    def ask(self, card_id: str, card: Waiting) -> None:
        if len(waiting := self.open(card.asked)) >= 3:
            oldest = min(waiting, key=lambda each: (not waiting[each].guess, waiting[each].asked))
            self.let_go(oldest, "lapsed")
        self.waiting[card_id] = card
        self.lines.append("asked")

    def let_go(self, card_id: str, line: str) -> None:
        del self.waiting[card_id]
        self.answered.append(card_id)
        self.lines.append(line)

    def hide(self, forgetting: Forgetting, turn: str | None) -> None:
        self.receipts[forgetting.receipt_id] = (forgetting.undo_until, turn)
        for memory_id in forgetting.memory_ids:
            self.kept[memory_id].receipt = forgetting.receipt_id
            self.lines.append("forgotten")

    def of(self, receipt_id: str) -> set[str]:
        return {memory_id for memory_id, kept in self.kept.items() if kept.receipt == receipt_id}

    def bring_back(self, memory_ids: set[str]) -> None:
        for memory_id in memory_ids:
            receipt_id, self.kept[memory_id].receipt = self.kept[memory_id].receipt, None
            self.lines.append("restored")
            if receipt_id is not None and not self.of(receipt_id):
                del self.receipts[receipt_id]
                self.over.append(receipt_id)

    def undo_turn(self, turn: str, now: datetime) -> tuple[set[str], set[str]]:
        """Return what comes back and what goes, and do the first of it."""
        back: set[str] = set()
        for memory_id, kept in self.seen().items():
            for former in list(kept.former):
                if former.replaced_in == turn == kept.turn and former.until > now:
                    kept.former.remove(former)
                    kept.quotes.pop(kept.version, None)
                    kept.version += 1
                    kept.quotes[kept.version] = kept.quotes.pop(former.version, set())
                    kept.content, kept.turn = former.content, former.said_in
                    self.lines.append("restored")
                    back.add(memory_id)
        reworded = set(back)
        for receipt_id, (until, made_in) in list(self.receipts.items()):
            if made_in == turn and until > now:
                back |= (returning := self.of(receipt_id))
                self.bring_back(returning)
        fresh = {
            memory_id
            for memory_id, kept in self.seen().items()
            if kept.turn == kept.born_in == turn and kept.born + UNDO > now
        }
        return back, fresh - reworded

    def sweep(self, now: datetime) -> None:
        for kept in self.kept.values():
            for former in [each for each in kept.former if each.until <= now]:
                kept.former.remove(former)
                words = {former.content, *kept.quotes.pop(former.version, ())}
                self.redact({word for word in words if word not in " ".join(kept.words())})
        for card_id in set(self.waiting) - set(self.open(now)):
            self.let_go(card_id, "lapsed")
        for receipt_id in [each for each, (until, _) in self.receipts.items() if until <= now]:
            gone = {memory_id: self.kept.pop(memory_id) for memory_id in self.of(receipt_id)}
            words = {word for kept in gone.values() for word in kept.words()}
            for kept in gone.values():
                self.forgotten |= {kept.content, *(quote for quotes in kept.quotes.values() for quote in quotes)}
            for card_id, card in list(self.waiting.items()):
                if words & {card.sentence.content, card.sentence.quote}:
                    self.let_go(card_id, "dropped")
            self.redact(words)
            del self.receipts[receipt_id]
            self.over.append(receipt_id)
            self.lines.append("erased")

    def redact(self, words: set[str]) -> None:
        for turn, text in self.texts.items():
            if any(word in text for word in words):
                self.texts[turn] = "[forgotten]"


# --- the store, driven beside it ------------------------------------------------------------------------------------


class Remembering:
    """The genuine MiniLM, which embeds each sentence once only."""

    def __init__(self, model: MiniLM) -> None:
        self.ready = True
        self._one = lru_cache(maxsize=None)(lambda text: model.encode([text])[0])

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - the embedder's signature
        return self.ready

    def encode(self, texts: Sequence[str]) -> Vector:
        return np.stack([self._one(text) for text in texts])


@dataclass
class World:
    """A data folder, and the home that is open on it."""

    folder: Path
    embedder: Remembering
    clock: MovableClock = field(default_factory=MovableClock)
    people: int = 0
    steps: int = 0
    tally: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.home = self.open()

    def open(self) -> Home:
        return Home.open(
            self.folder,
            policies=PolicySet(default_policies()),
            read_answer=read_answer,
            undo_seconds=int(UNDO.total_seconds()),
            clock=self.clock,
            embedder=self.embedder,
        )


PICK, CHAT = st.integers(0, 1_000), st.integers(0, 1)


def machine(world: World) -> type[RuleBasedStateMachine]:  # noqa: C901 - a machine is all of its rules
    """Make the machine that drives this world: a new person each time, in the same folder."""

    class Machine(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            world.people += 1
            self.person_id = world.home.accounts.create(f"Person {world.people}", "no password is checked here").id
            self.stranger_id = world.home.accounts.create(f"Stranger {world.people}", "nor here").id
            self.chats = [self.transcripts.create().id for _ in range(2)]
            self.plain = Plain()
            self.turns: list[tuple[TurnRef, Sentence]] = []
            self.done = 0

        @property
        def memory(self) -> GovernedMemory:
            return world.home.of(self.person_id)

        @property
        def transcripts(self) -> Transcripts:
            return world.home.transcripts(self.person_id)

        def says(self, text: str, chat: int = 0, *, pasted: bool = False) -> TurnRef:
            turn_id = new_id()
            spans = (Span(0, len(text)),) if pasted else ()
            message = self.transcripts.add(self.chats[chat], turn_id, "person", text, spans)
            self.plain.texts[turn_id] = text
            return TurnRef(turn_id, self.chats[chat], message.id)

        def count(self, what: str) -> None:
            world.tally[what] += 1

        def raises(self, kind: type[SidenoteError], act: object, *given: object) -> None:
            assert callable(act)
            with pytest.raises(kind):
                act(*given)
            self.count(kind.__name__)

        # -- saying

        @rule(pick=PICK, chat=CHAT)
        def says_plainly(self, pick: int, chat: int) -> None:
            self.says_something(pick, "plain", chat)

        @rule(pick=PICK, chat=CHAT)
        def tells_me_to_remember(self, pick: int, chat: int) -> None:
            self.says_something(pick, "told", chat)

        @rule(pick=PICK, chat=CHAT)
        def lets_me_guess(self, pick: int, chat: int) -> None:
            self.says_something(pick, "inferred", chat)

        @rule(pick=PICK, chat=CHAT)
        def mentions_something_sensitive(self, pick: int, chat: int) -> None:
            self.says_something(len(SENTENCES) - 1 - pick % SENSITIVE, "plain", chat)

        def says_something(self, pick: int, how: str, chat: int) -> None:
            said = SENTENCES[pick % len(SENTENCES)]
            turn = self.says(said.quote, chat)
            self.turns.append((turn, said))
            self.claims(said, how, turn)

        @precondition(lambda self: self.turns)
        @rule(pick=PICK, how=st.sampled_from(HOW))
        def reads_old_words_again(self, pick: int, how: str) -> None:
            turn, said = self.turns[pick % len(self.turns)]
            if not said.home:
                self.claims(said, how, turn)

        def claims(self, said: Sentence, how: str, turn: TurnRef) -> None:
            plain, now = self.plain, world.clock.now
            expected = plain.outcome(said, how, turn.turn_id, now)
            homes = plain.homes(said)
            origin = Origin.INFERRED if how == "inferred" else Origin.STATED
            outcome = self.memory.propose(Claim(said.content, said.quote, origin, told=how == "told"), turn)
            self.count(expected)
            self.follow(expected, outcome, said, how, turn, homes)

        def follow(
            self, expected: str, outcome: Outcome, said: Sentence, how: str, turn: TurnRef, homes: set[str]
        ) -> None:
            plain = self.plain
            match expected, outcome:
                case "saved", Saved(memory):
                    plain.kept[memory.id] = Kept(
                        said.content, turn.turn_id, memory.created_at, turn.turn_id, {1: {said.quote}}
                    )
                    plain.lines.append("saved")
                case "updated", Updated(memory):
                    assert memory.id in homes
                    kept = plain.kept[memory.id]
                    kept.supersede(said.content, self.ends(), turn.turn_id)
                    kept.quotes[kept.version] = {said.quote}
                    plain.lines.append("updated")
                case "known", Known(memory):
                    kept = plain.kept[memory.id]
                    assert kept.content == said.content
                    if how != "inferred":  # a guess proves nothing
                        kept.quotes.setdefault(kept.version, set()).add(said.quote)
                case "asked", Asked(card):
                    again = [one for one, each in plain.open(card.created_at).items() if each.sentence == said]
                    if again:
                        assert card.id in again
                        return
                    assert card.lapses_at - card.created_at == WEEKS
                    instead = None if how == "inferred" else self.replaced(card.id)
                    assert (instead in homes) if homes and how != "inferred" else instead is None
                    waits = Waiting(
                        said,
                        how == "inferred",
                        turn.turn_id,
                        turn.conversation_id,
                        card.created_at,
                        card.digest,
                        instead,
                    )
                    plain.ask(card.id, waits)
                case "refused", Refused():
                    plain.lines.append("refused")
                case _:
                    pytest.fail(f"{said.content} ({how}): expected {expected}, came {outcome}; {vars(plain)}")

        def replaced(self, card_id: str) -> str | None:
            with world.home._parts.database.read() as session:
                row = session.get(tables.Proposal, card_id)
                assert row is not None
                return row.replaces

        def ends(self) -> datetime:
            return world.clock.now + UNDO

        # -- answering

        def card(self, pick: int) -> tuple[str, Waiting]:
            cards = sorted(self.plain.waiting.items())
            return cards[pick % len(cards)]

        @precondition(lambda self: self.plain.waiting)
        @rule(pick=PICK, reword=st.booleans())
        def clicks_yes(self, pick: int, reword: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
            card_id, card = self.card(pick)
            words = card.sentence.other if reword else None
            if card_id not in self.plain.open(world.clock.now):
                self.raises(LapsedError, self.memory.confirm, card_id, card.digest, words)
                return
            self.raises(StaleDigestError, self.memory.confirm, card_id, "0" * 64, words)
            self.raises(NotFoundError, world.home.of(self.stranger_id).confirm, card_id, card.digest, words)
            self.confirmed(card_id, card, self.memory.confirm(card_id, card.digest, words), words, card.turn)
            self.raises(LapsedError, self.memory.confirm, card_id, card.digest, words)

        @precondition(lambda self: self.plain.waiting)
        @rule(pick=PICK, words=st.sampled_from(("Yes.", "yes please", "No.", "Why?", "pasted")), chat=CHAT)
        def speaks(self, pick: int, words: str, chat: int) -> None:
            card_id, card = self.card(pick)
            before = self.turns[-1][0] if self.turns else None
            turn = self.says("Yes.", chat, pasted=True) if words == "pasted" else self.says(words, chat)
            if card_id not in self.plain.open(world.clock.now):
                self.raises(LapsedError, self.memory.confirm_spoken, card_id, turn)
                return
            self.raises(NotFoundError, world.home.of(self.stranger_id).confirm_spoken, card_id, turn)
            if before is not None:  # a message that is not the newest of its chat, or does not say yes
                self.raises(NotFoundError, self.memory.confirm_spoken, card_id, before)
            if words not in {"Yes.", "yes please"} or self.chats[chat] != card.conversation:
                self.raises(NotFoundError, self.memory.confirm_spoken, card_id, turn)
                return
            self.confirmed(card_id, card, self.memory.confirm_spoken(card_id, turn), None, turn.turn_id)
            self.raises(LapsedError, self.memory.confirm_spoken, card_id, turn)

        def confirmed(
            self, card_id: str, card: Waiting, happened: Saved | Updated, words: str | None, turn_id: str
        ) -> None:
            plain, memory = self.plain, happened.memory
            replaces = card.replaces if card.replaces in plain.seen() else None
            turn = None if words else turn_id
            if replaces is None:
                assert isinstance(happened, Saved)
                plain.kept[memory.id] = Kept(words or card.sentence.content, turn, memory.created_at, turn, {})
            else:
                assert isinstance(happened, Updated)
                assert memory.id == replaces
                plain.kept[memory.id].supersede(words or card.sentence.content, self.ends(), turn)
            kept = plain.kept[memory.id]
            kept.quotes[0 if words else kept.version] = {card.sentence.quote}
            if words:
                kept.former.append(Former(card.sentence.content, 0, self.ends(), None, None))
            plain.let_go(card_id, "confirmed")
            self.count("confirmed")

        @precondition(lambda self: self.plain.waiting)
        @rule(pick=PICK, never=st.booleans())
        def says_no(self, pick: int, never: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
            card_id, card = self.card(pick)
            if card_id not in self.plain.open(world.clock.now):
                self.raises(LapsedError, self.memory.reject, card_id)
                return
            self.memory.reject(card_id, never_ask=never)
            if never:
                self.plain.rules.add(card.sentence.matter)
                self.plain.lines.append("rule added")
            self.plain.declined |= {card.sentence.content, card.sentence.quote}
            self.plain.let_go(card_id, "rejected")
            self.count("rejected")

        @precondition(lambda self: self.plain.answered)
        @rule(pick=PICK)
        def answers_what_no_longer_waits(self, pick: int) -> None:
            card_id = self.plain.answered[pick % len(self.plain.answered)]
            self.raises(LapsedError, self.memory.confirm, card_id, "0" * 64)
            self.raises(LapsedError, self.memory.reject, card_id)

        # -- editing and forgetting

        def one(self, pick: int) -> tuple[str, Kept]:
            seen = sorted(self.plain.seen().items())
            return seen[pick % len(seen)]

        @precondition(lambda self: self.plain.seen())
        @rule(pick=PICK)
        def edits(self, pick: int) -> None:
            memory_id, kept = self.one(pick)
            said = next(each for each in SENTENCES if kept.content in {each.content, each.other})
            words = said.other if kept.content == said.content else said.content
            self.raises(NotFoundError, world.home.of(self.stranger_id).rectify, memory_id, words)
            with pytest.raises(VersionConflictError) as conflict:
                self.memory.rectify(memory_id, words, version=kept.version - 1)
            assert (conflict.value.current, conflict.value.proposed) == (kept.content, words)
            self.memory.rectify(memory_id, words, version=kept.version)
            kept.supersede(words, self.ends(), None)
            self.plain.lines.append("edited")
            self.count("edited")

        @precondition(lambda self: self.plain.seen())
        @rule(pick=PICK, aloud=st.booleans())
        def forgets_one(self, pick: int, aloud: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
            memory_id, _ = self.one(pick)
            self.raises(NotFoundError, world.home.of(self.stranger_id).forget, [memory_id])
            turn = self.says("Forget it.") if aloud else None
            self.plain.hide(self.memory.forget([memory_id], turn=turn), turn.turn_id if turn else None)
            self.raises(NotFoundError, self.memory.forget, [memory_id])
            self.count("forgotten")

        @precondition(lambda self: len(self.plain.seen()) > 1)
        @rule(pick=PICK, meanwhile=st.booleans())
        def forgets_what_was_listed(self, pick: int, meanwhile: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
            since = sorted(kept.born for kept in self.plain.seen().values())[pick % len(self.plain.seen())]
            preview = self.memory.preview(since=since)
            listed = {one for one, kept in self.plain.seen().items() if kept.born >= since}
            assert {match.id for match in preview.matches} == listed
            if meanwhile:
                self.edits(pick)
                changed = self.one(pick)[0] in listed
                if changed:
                    with pytest.raises(StaleDigestError):
                        self.memory.forget_previewed(preview.digest, since=since)
                    return
            forgetting = self.memory.forget_previewed(preview.digest, since=since)
            assert set(forgetting.memory_ids) == listed
            self.plain.hide(forgetting, None)
            self.count("forgotten as listed")

        # -- undoing

        @precondition(lambda self: self.plain.kept)
        @rule(pick=PICK)
        def brings_one_back(self, pick: int) -> None:
            memory_id, kept = sorted(self.plain.kept.items())[pick % len(self.plain.kept)]
            self.raises(NotFoundError, world.home.of(self.stranger_id).restore, memory_id)
            if kept.receipt is None:
                assert self.memory.restore(memory_id).content == kept.content
            elif self.plain.receipts[kept.receipt][0] > world.clock.now:
                self.memory.restore(memory_id)
                self.plain.bring_back({memory_id})
                self.count("restored")
            else:
                self.raises(TooLateError, self.memory.restore, memory_id)

        @precondition(lambda self: self.plain.receipts)
        @rule(pick=PICK)
        def undoes_a_forgetting(self, pick: int) -> None:
            receipt_id = sorted(self.plain.receipts)[pick % len(self.plain.receipts)]
            self.raises(NotFoundError, world.home.of(self.stranger_id).undo_receipt, receipt_id)
            if self.plain.receipts[receipt_id][0] > world.clock.now:
                back = {memory.id for memory in self.memory.undo_receipt(receipt_id).restored}
                assert back == self.plain.of(receipt_id)
                self.plain.bring_back(back)
                self.count("restored")
            else:
                self.raises(TooLateError, self.memory.undo_receipt, receipt_id)

        @precondition(lambda self: self.plain.over)
        @rule(pick=PICK)
        def undoes_what_is_over(self, pick: int) -> None:
            self.raises(TooLateError, self.memory.undo_receipt, self.plain.over[pick % len(self.plain.over)])

        @precondition(lambda self: self.plain.texts)
        @rule(back=st.integers(0, 5))
        def undoes_a_turn(self, back: int) -> None:
            turns = list(self.plain.texts)
            turn_id = turns[-1 - back % len(turns)]
            self.raises(NotFoundError, world.home.of(self.stranger_id).undo_turn, turn_id)
            restored, gone = self.plain.undo_turn(turn_id, world.clock.now)
            if not (restored or gone):
                self.raises(TooLateError, self.memory.undo_turn, turn_id)
                return
            undone: Undone = self.memory.undo_turn(turn_id)
            assert {memory.id for memory in undone.restored} == restored
            assert set(undone.forgotten.memory_ids if undone.forgotten else ()) == gone
            if undone.forgotten is not None:
                self.plain.hide(undone.forgotten, None)
            self.count("turn undone")

        # -- time and trouble

        @rule(seconds=st.sampled_from(PAUSES), then=st.sampled_from(("", "swept", "swept", "restarted")))
        def time_passes(self, seconds: float, then: str) -> None:
            world.clock.pass_by(seconds=seconds)
            if then == "swept":
                self.plain.sweep(world.clock.now)
                world.home.erase_due()
            elif then == "restarted":
                world.home.close()
                world.home = world.open()
            self.count(then or "waited")

        # -- the comparison

        @invariant()
        def both_hold_the_same(self) -> None:
            world.steps += bool(self.plain.texts)
            plain, now = self.plain, world.clock.now
            seen = {memory_id: (kept.content, kept.version) for memory_id, kept in plain.seen().items()}
            held = self.memory.list()
            assert {memory.id: (memory.content, memory.version) for memory in held} == seen
            quotes = {one: kept.quotes.get(kept.version, set()) for one, kept in plain.seen().items()}
            assert {memory.id: {found.quote for found in memory.evidence} for memory in held} == quotes
            waiting = {card_id: card.sentence.content for card_id, card in plain.open(now).items()}
            assert {card.id: card.content for card in self.memory.proposals()} == waiting
            # What recall may find is what can be seen: nothing that waits, nothing hidden, and nothing is missing.
            asked = SENTENCES[world.steps % len(SENTENCES)].content
            vector = world.embedder.encode([asked])[0]
            assert {found for found, _ in world.home._parts.index.search(self.person_id, vector, 200)} == set(seen)
            used = {use.memory.id: use.memory.content for use in self.memory.recall(asked).used}
            assert used.items() <= {one: content for one, (content, _) in seen.items()}.items()
            assert len(used) == 8 or {one for one, (content, _) in seen.items() if content == asked} <= set(used)
            self.the_ledger_agrees()

        def the_ledger_agrees(self) -> None:
            with world.home._parts.database.read() as session:
                query = select(tables.Ledger).where(tables.Ledger.person_id == self.person_id)
                entries = session.exec(query.order_by(col(tables.Ledger.seq))).all()
            assert is_intact(entries)
            assert Counter(entry.kind for entry in entries[self.done :]) == Counter(self.plain.lines[self.done :])
            assert len(entries) == len(self.plain.lines)
            self.done = len(entries)

    return Machine


@pytest.fixture
def world(embedder: MiniLM) -> Iterator[World]:
    """Give a data folder of its own, in memory where there is such a place: a step is not the disk's to slow down."""
    memory = Path("/dev/shm")  # noqa: S108 - a fresh folder is made in it
    folder = Path(tempfile.mkdtemp(prefix="sidenote-steps-", dir=memory if memory.is_dir() else None))
    made = World(folder / "data", Remembering(embedder))
    yield made
    made.home.close()
    shutil.rmtree(folder)


@pytest.mark.timeout(600)
def test_ten_thousand_steps_agree_with_a_plain_model(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever is said, answered, edited, forgotten, undone or waited for, in whatever order: the store is as plain."""
    chosen = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate],  # making a failure smaller takes minutes: add Phase.shrink for that
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(seed(SEED)(machine(world)), settings=chosen)
    happened = ", ".join(f"{what} {count}" for what, count in world.tally.most_common())
    with capsys.disabled():
        sys.stdout.write(f"\n{world.steps:,} steps of {world.people} people, seed {SEED}: {happened}\n")
    assert world.steps >= 10_000
