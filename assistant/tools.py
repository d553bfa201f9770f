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
from assistant.wishes import TAKES, asks_to_forget
from memory.borrowed import straight
from memory.errors import TextError
from memory.evidence import find_quote, widened
from memory.records import Asked, Claim, Forgetting, Known, Memory, Message, Outcome, Refused, Saved, Updated, Use
from memory.turn_memory import TurnMemory

if TYPE_CHECKING:
    from langchain_core.tools import BaseTool

_TAKING = re.compile(rf"\b{TAKES}\b", re.IGNORECASE)
_SETTLED = "Refused: what they asked of memory in this message is done already. Go on without it."
_NO_QUOTE = "Refused: the quote is not in the person's own words of this message. Copy it word for word, or leave it."


_CUES = re.compile(
    rf"\b(?:{TAKES}|remember\w*|recall\w*|memor\w+|know|knew|known|keep|kept|note|noted|notes|mind|save\w*|stor(?:e[ds]?|ing)|"
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
        return self._proposed(Claim(content=content, quote=quote, told=self._told(quote), by_model=True))

    def edit(self, which: str, content: str, quote: str) -> str:
        """Propose a claim in the place of a memory."""
        if self.settled:
            return _SETTLED
        if not self._said(quote):
            return _NO_QUOTE
        memory = self._one(which)
        if isinstance(memory, str):
            return memory
        # Whether it may take that memory's place is for memory to say, which reads the person's clause again.
        return self._proposed(Claim(content=content, quote=quote, replaces=memory.id, by_model=True))

    def forget(self, which: str, quote: str) -> str:
        """Forget one memory that the person asked to forget, or show what forgetting everything would take."""
        everything = which.strip().lower() in {"everything", "all", "*"}
        if (refusal := self._why_not(quote, shown_first=everything)) is not None:
            return refusal
        if everything:
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
        if not names(quote, memory) or [each.id for each in choose(self.memory.find(quote), quote)] != [memory.id]:
            return "Refused: the person's words name another memory than this one, or more than one."
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

    def _why_not(self, quote: str, *, shown_first: bool) -> str | None:
        """Return why nothing is forgotten on the strength of these words, or None.

        What is shown first, and waits for a yes of its own, may be asked for in more ways.
        """
        if self.settled:
            return _SETTLED
        if any(isinstance(happened, Forgetting) for response in self.responses for happened in response.happened):
            return "Refused: one memory a message. Let the person say which other one they mean."
        asked = _TAKING.search(quote) is not None if shown_first else self._asks_to_forget(quote)
        if not self._said(quote) or not asked:
            return "Refused: the person did not ask to forget anything in this message. Only they can."
        return None

    def _told(self, quote: str) -> bool:
        """Tell whether the quote lies in what the person told me to remember: a few words of it may stand elsewhere."""
        span = find_quote(self.message.text, quote, self.message.pasted)
        told = [
            find_quote(self.message.text, said.quote, self.message.pasted)
            for said in self.heard.statements
            if said.told
        ]
        return span is not None and any(
            (each.start <= span.start and span.end <= each.end) or (span.start <= each.start and each.end <= span.end)
            for each in told
            if each is not None
        )

    def _asks_to_forget(self, quote: str) -> bool:
        """Tell whether the clause around the quote asks me, and nobody else, to forget."""
        span = find_quote(self.message.text, quote, self.message.pasted)
        if span is None or self._told(quote):
            return False
        whole = widened(self.message.text, span, self.message.pasted)
        clause = straight(self.message.text[min(whole.start, span.start) : max(whole.end, span.end)])
        return asks_to_forget(clause)

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
