"""What an answer is made of, before a protocol gives it its form."""

import re
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tests.models.script import (
    Block,
    Call,
    Cut,
    Empty,
    End,
    Fault,
    Hang,
    NoChoices,
    NoTools,
    Refuse,
    Say,
    Step,
    Unending,
)

LONGEST_SILENCE = 60.0
ARGUMENTS_PIECE = 7
"""Characters of a tool call's arguments that are streamed at once."""


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of the reply."""

    words: str


@dataclass(frozen=True, slots=True)
class Thought:
    """A piece of what the model thinks aloud."""

    words: str


@dataclass(frozen=True, slots=True)
class ToolCall:
    """One call of a tool, whole."""

    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """The words of a refusal."""

    words: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The provider failed while answering."""


@dataclass(frozen=True, slots=True)
class Blocked:
    """The prompt is blocked."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """There is no answer in the answer."""


@dataclass(frozen=True, slots=True)
class Finish:
    """The end, and why: stop, length, tools, filter, refusal, or one of a protocol's own reasons."""

    reason: str


Part = Text | Thought | ToolCall | Refusal | Failed | Blocked | Nothing | Finish
Wait = Callable[[float, threading.Event | None], None]
"""Waits so many seconds or until the event; raises when the client has gone or the server closes."""


class DroppedError(Exception):
    """The connection shall die here."""

    def __init__(self, *, reset: bool) -> None:
        super().__init__()
        self.reset = reset


def hang(step: Hang, wait: Wait) -> None:
    """Be silent until the step may go on. Raises DroppedError if it never may."""
    wait(LONGEST_SILENCE, step.until)
    if step.until is None or not step.until.is_set():
        raise DroppedError(reset=False)


def parts_of(step: Step, wait: Wait) -> Iterator[Part]:
    """Yield what a step says, as slowly as it says it. Raises DroppedError where the connection shall die."""
    match step:
        case Say(words, pause, finish, thought):
            yield from map(Thought, pieces_of(thought))
            yield from _slowly(words, pause, wait)
            yield Finish(finish)
        case Call():
            yield from map(Text, pieces_of(step.words))
            yield from (ToolCall(name, arguments) for name, arguments in step.calls)
            yield Finish(step.finish)
        case Hang(where, after, _, then):
            yield from map(Text, pieces_of(after))
            if where == "between":
                hang(step, wait)
            yield from map(Text, pieces_of(then))
            yield Finish("stop")
        case Cut(words, reset):
            yield from map(Text, pieces_of(words))
            raise DroppedError(reset=reset)
        case Unending(word, pause):
            while True:
                yield Text(word)
                wait(pause, None)
        case _:
            yield from _at_once(step)


def _at_once(step: Step) -> Iterator[Part]:
    match step:
        case NoTools(words):
            yield from map(Text, pieces_of(words))
            yield Finish("stop")
        case End(words):
            yield from map(Text, pieces_of(words))
        case Fault(words):
            yield from map(Text, pieces_of(words))
            yield Failed()
        case Refuse(words):
            yield Refusal(words)
            yield Finish("refusal")
        case Empty():
            yield Finish("stop")
        case NoChoices():
            yield Nothing()
        case Block():
            yield Blocked()
        case _:
            message = f"{type(step).__name__} says nothing"
            raise TypeError(message)


def pieces_of(words: str) -> list[str]:
    """Break text into the pieces it is streamed in: words with the space around them."""
    return re.findall(r"\s*\S+\s*|\s+", words)


def cut_up(arguments: str) -> list[str]:
    """Break a tool call's arguments into the pieces they are streamed in, which respect nothing."""
    return [arguments[start : start + ARGUMENTS_PIECE] for start in range(0, len(arguments), ARGUMENTS_PIECE)]


def words_in(parts: Iterable[Part]) -> str:
    """Return the reply that the parts make."""
    return "".join(part.words for part in parts if isinstance(part, Text))


def finish_in(parts: Iterable[Part]) -> str | None:
    """Return why the parts end, if they say so."""
    return next((part.reason for part in parts if isinstance(part, Finish)), None)


def _slowly(words: str, pause: float, wait: Wait) -> Iterator[Text]:
    for place, piece in enumerate(pieces_of(words)):
        if place and pause:
            wait(pause, None)
        yield Text(piece)
