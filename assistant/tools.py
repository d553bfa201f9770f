"""What a model may request of memory: typed tools, bound to one person and turn, grounded in the person's own words.

# INVARIANT: Consent. No tool answers a proposal or a preview: there is none that could. What a tool asks for is decided
like everything else, and forgetting several things at once waits for the person's own yes.
"""

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from assistant import replies
from assistant.controls.choosing import choose, names
from assistant.controls.explaining import EXPLAINED, source
from assistant.controls.listing import listing
from assistant.errors import ClosedError
from assistant.events import Happening, Response
from assistant.reader import Reading
from assistant.words import shared
from memory.borrowed import straight
from memory.errors import TextError
from memory.evidence import find_quote, widened
from memory.records import Asked, Claim, Known, Memory, Message, Outcome, Refused, Saved, Updated, Use
from memory.turn_memory import TurnMemory

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

_TAKES = r"(?:forget|delete|erase|remove|drop|scrap|wipe|clear|lose|get rid|let go)"
_FORGETTING = re.compile(
    rf"\b(?:{_TAKES}\b|(?:don't|do not|stop|no longer)\b.{{0,20}}\b(?:keep|know|remember|store|hold))", re.IGNORECASE
)
_NOT_FORGETTING = re.compile(
    rf"(?:n't|\bnot|\bnever|\bno need to|\bwithout|\bcannot|\bcant|\bdont)\s+(?:\w+\s+){{0,2}}?(?:{_TAKES}|"
    rf"\w*getting)\b"
    rf"|\b(?:i|we|he|she|they|it|who|people|always|often|easily|tend to|sometimes|trying to|try to|used to|want to|"
    rf"need to"
    rf"|have to|hard to|i'll|i'd)\s+(?:\w+ly\s+|just\s+|really\s+)?{_TAKES}\b"
    r"|\b(?:i|we|he|she|they)\s+(?:don't|do not|no longer)\s+(?:\w+ly\s+|even\s+)?(?:keep|know|remember|store|hold)\b"
    r"|\bforget(?:-me-not| about it| it)\b|\b(?:lose|drop) (?:weight|\w+ (?:kilos?|pounds|stone)|the kids)\b|\bhard "
    r"to forget\b",
    re.IGNORECASE,
)
"""A forgetting that nobody asks of me: "don't forget", "I always forget", "lose weight"."""
_SETTLED = "Refused: what they asked of memory in this message is done already. Go on without it."
_NO_QUOTE = "Refused: the quote is not in the person's own words of this message. Copy it word for word, or leave it."


_CUES = re.compile(
    rf"\b(?:{_TAKES}|remember\w*|recall\w*|memor\w+|know|knew|known|keep|kept|note|noted|notes|mind|save\w*|stor(?:e[ds]?|ing)|"
    r"record\w*|forg[eo]t\w*|delet\w+|eras\w+|remov\w+|undo|unsave|stop|correct\w*|wrong|mistake\w*|mistaken|outdated|"
    r"chang\w+|updat\w+|edit\w*|fix|actually|no longer|not any ?more|instead|told you|about me|learn\w*|"
    r"list|show|where did you|why did you|how do you|how did you|private|privacy|profile)\b",
    re.IGNORECASE,
)
"""Words that a message about memory may have; most messages have none, and are spared the tools."""

Words = Annotated[str, Field(description="Their own words in this message, word for word.")]
Wording = Annotated[str, Field(description="A short clause without its subject, such as “Prefers tea”.")]
Subject = Annotated[str, Field(description="A subject; empty for everything.")]
Which = Annotated[str, Field(description="The memory's number, or words that name it.")]


class Gate:
    """Lets one tool work at a time, and none once the turn has gone on."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False

    @contextmanager
    def open(self) -> Iterator[None]:
        """Let a tool work. Raises ClosedError."""
        with self._lock:
            if self._closed:
                raise ClosedError
            yield

    def close(self) -> None:
        """Wait for the tool that is at work, if one is, and let no other begin; blocking."""
        with self._lock:
            self._closed = True


@dataclass(slots=True)
class ToolDesk:
    """What tools work with in one turn, and what came of them."""

    memory: TurnMemory
    message: Message
    heard: Reading
    now: datetime
    used: Sequence[Use] = ()
    """The memories of this prompt, in the order of their numbers."""
    responses: list[Response] = field(default_factory=list)
    """Replies to show as they are: rendered from the store, never seen by the model."""
    happened: list[Happening] = field(default_factory=list)

    settled: bool = False
    """The message was an answer or a command, and has been carried out: a tool may not undo that."""
    gate: Gate = field(default_factory=Gate)

    @property
    def offered(self) -> bool:
        """Whether the tools are worth their tokens: the message may be about memory, or is not read well.

        Commands are read before the model; tools are a second way in, for wordings that the reader does not know. A
        model that calls one unasked is answered.
        """
        return self.heard.language not in {"en", "und"} or _CUES.search(self.message.text) is not None

    def remember(self, content: str, quote: str) -> str:
        """Propose a claim; whether the person told me to is the reader's to say, not the model's."""
        if self.settled:
            return _SETTLED
        if not self._said(quote):
            return _NO_QUOTE
        told = any(said.told and (said.quote in quote or quote in said.quote) for said in self.heard.statements)
        return self._proposed(Claim(content=content, quote=quote, told=told, by_model=True))

    def edit(self, which: str, content: str, quote: str) -> str:
        """Propose a claim in the place of a memory."""
        if self.settled:
            return _SETTLED
        if not self._said(quote):
            return _NO_QUOTE
        memory = self._one(which)
        if isinstance(memory, str):
            return memory
        # A number is one slip away from another memory: the new words, or the person's, must have to do with the old.
        related = names(quote, memory) or shared(content, memory.content)
        return self._proposed(
            Claim(content=content, quote=quote, replaces=memory.id if related else None, by_model=True)
        )

    def forget(self, which: str, quote: str) -> str:
        """Forget one memory that the person asked to forget, or show what forgetting everything would take."""
        if not self._said(quote) or not self._asks_to_forget(quote):
            return "Refused: the person did not ask to forget anything in this message. Only they can."
        if which.strip().lower() in {"everything", "all", "*"}:
            preview = self.memory.preview(everything=True)
            if not preview.matches:
                return "There is nothing to forget."
            self.memory.hold(preview)
            self.responses.append(
                Response(replies.forget_preview(preview), (preview,), replies.stored_preview(preview))
            )
            return "The person is shown the list and must say yes themselves. Nothing is forgotten yet."
        memory = self._one(which)
        if isinstance(memory, str):
            return memory
        if not names(quote, memory) or memory not in self.memory.find(quote):
            return "Refused: the person's words name another memory than this one."
        forgetting = self.memory.forget((memory.id,))
        text = replies.forgot((memory,), forgetting, self.now)
        self.responses.append(Response(text, (forgetting,), replies.stored_forgot(forgetting, self.now)))
        return "Done, and the person is told."

    def list(self, about: str | None) -> str:
        """Show what is remembered, all of it or about something; the model gets the number alone."""
        memories = self.memory.list() if about is None else self.memory.about(about)
        self.responses.append(listing(memories, about, self.now))
        return f"[listed {len(memories)}]"

    def explain(self, which: str) -> str:
        """Show where a memory comes from."""
        memory = self._one(which)
        if isinstance(memory, str):
            return memory
        self.responses.append(Response(source(memory, self.now), stored=EXPLAINED.format(1)))
        return "[explained]"

    def _said(self, quote: str) -> bool:
        # INVARIANT: Evidence. A tool call rests on words that the person typed in this message, not on pasted ones.
        return find_quote(self.message.text, quote, self.message.pasted) is not None

    def _asks_to_forget(self, quote: str) -> bool:
        """Tell whether the clause around the quote asks me to forget: "don't forget that I sing" does not."""
        span = find_quote(self.message.text, quote, self.message.pasted)
        if span is None or _FORGETTING.search(quote) is None:
            return False
        if any(said.told and (said.quote in quote or quote in said.quote) for said in self.heard.statements):
            return False
        whole = widened(self.message.text, span, self.message.pasted)
        clause = straight(self.message.text[min(whole.start, span.start) : max(whole.end, span.end)])
        return _NOT_FORGETTING.search(clause) is None

    def _one(self, which: str) -> Memory | str:
        """Return the one memory meant, or what to tell the model instead."""
        numbered = {str(number): use.memory.id for number, use in enumerate(self.used, 1)}
        meant = numbered.get(which.strip(" []#."))
        named = [memory for memory in self.memory.list() if memory.id == meant] if meant else []
        found = named or choose(self.memory.find(which), which)
        if len(found) == 1:
            return found[0]
        if not found:
            return "No memory fits these words. Leave it, or use words of the memory itself."
        return "More than one memory fits. Ask the person which one they mean."

    def _proposed(self, claim: Claim) -> str:
        try:
            outcome: Outcome = self.memory.propose(claim)
        except TextError as error:
            return f"Refused: {error}"
        self.happened.append(outcome)
        match outcome:
            case Saved() | Updated():
                return "Kept, and the person is shown so. Don't mention it."
            case Asked():
                return "Not kept: the person is asked with a card. Don't ask yourself, and don't say that it is saved."
            case Known():
                return "Known already; nothing changed."
            case Refused(reason):
                return f"Refused: {reason} Don't try again."


@cache
def memory_tools() -> "tuple[BaseTool, ...]":
    """Return the tools, each bound to the desk of the turn that runs it."""
    from langchain.tools import ToolRuntime, tool

    @tool
    def remember(content: Wording, quote: Words, runtime: ToolRuntime[ToolDesk]) -> str:
        """Keep something that the person says about themselves. It may be refused."""
        with runtime.context.gate.open():
            return runtime.context.remember(content, quote)

    @tool(return_direct=True)
    def list_memories(runtime: ToolRuntime[ToolDesk], about: Subject = "") -> str:
        """Show the person what is remembered. They see the list itself; you don't."""
        with runtime.context.gate.open():
            return runtime.context.list(about.strip() or None)

    @tool
    def edit_memory(memory: Which, content: Wording, quote: Words, runtime: ToolRuntime[ToolDesk]) -> str:
        """Correct a memory that the person says is wrong or has changed."""
        with runtime.context.gate.open():
            return runtime.context.edit(memory, content, quote)

    @tool
    def forget_memory(memory: Which, quote: Words, runtime: ToolRuntime[ToolDesk]) -> str:
        """Forget a memory, or “everything” (they are shown a list first), as the person asks."""
        with runtime.context.gate.open():
            return runtime.context.forget(memory, quote)

    @tool(return_direct=True)
    def explain(memory: Which, runtime: ToolRuntime[ToolDesk]) -> str:
        """Show the person where a memory comes from."""
        with runtime.context.gate.open():
            return runtime.context.explain(memory)

    return (remember, list_memories, edit_memory, forget_memory, explain)
