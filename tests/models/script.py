"""What a scripted model does with a request: steps that mean the same in every protocol."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Say:
    """Says the words piece by piece, seconds between two. It may think first.

    It finishes for the reason stop, length, tools, filter or refusal, or one of a protocol's own.
    """

    words: str
    pause: float = 0.0
    finish: str = "stop"
    thought: str = ""


@dataclass(frozen=True, slots=True, init=False)
class Call:
    """Calls tools, each given as its name and its arguments: JSON, or what is none."""

    calls: tuple[tuple[str, str], ...]
    words: str
    finish: str

    def __init__(self, *calls: tuple[str, str], words: str = "", finish: str = "tools") -> None:
        object.__setattr__(self, "calls", calls)
        object.__setattr__(self, "words", words)
        object.__setattr__(self, "finish", finish)


@dataclass(frozen=True, slots=True)
class Status:
    """Answers with a status instead; without a body, with what the provider says of that status."""

    code: int
    body: object = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hang:
    """Falls silent: having read the request, having sent the headers, or after some words.

    Once `until` is set it goes on with what it says `then`. Without, the connection dies after a minute.
    """

    where: Literal["accept", "before first", "between"] = "accept"
    after: str = ""
    until: threading.Event | None = None
    then: str = ""


@dataclass(frozen=True, slots=True)
class Cut:
    """Says the words, then the connection dies: it ends too early, or is reset."""

    words: str = ""
    reset: bool = False


@dataclass(frozen=True, slots=True)
class End:
    """Says the words and ends in good order, but without saying why it finished."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Says the words, then the provider reports inside the stream that it failed."""

    words: str = ""


@dataclass(frozen=True, slots=True)
class Garbage:
    """Sends these bytes as if they were an answer."""

    content: bytes = b"\xff\xfe{not an answer"


@dataclass(frozen=True, slots=True)
class Empty:
    """Finishes without a word."""


@dataclass(frozen=True, slots=True)
class NoChoices:
    """Sends an answer that holds no answer: no choices, no content, no candidates."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Declines, as that provider's models do."""

    words: str = "I can't help with that."


@dataclass(frozen=True, slots=True)
class Unending:
    """Says a word again and again until the client goes away."""

    word: str = "again "
    pause: float = 0.0005


@dataclass(frozen=True, slots=True)
class Block:
    """Blocks the prompt before a word is said, as that provider does."""


@dataclass(frozen=True, slots=True)
class NoTools:
    """Refuses a request that carries tools, in the provider's or another server's words; says the words to others."""

    words: str = "I have no tools."
    wording: str = ""


@dataclass(frozen=True, slots=True)
class Overflow:
    """Refuses because the conversation is too long, in the provider's or another server's words."""

    wording: str = ""


@dataclass(frozen=True, slots=True)
class BadKey:
    """Refuses the key."""


@dataclass(frozen=True, slots=True)
class UnknownModel:
    """Knows no such model."""


@dataclass(frozen=True, slots=True)
class NoCredit:
    """Refuses because nothing is left to pay with."""


Step = (
    Say
    | Call
    | Status
    | Hang
    | Cut
    | End
    | Fault
    | Garbage
    | Empty
    | NoChoices
    | Refuse
    | Unending
    | Block
    | NoTools
    | Overflow
    | BadKey
    | UnknownModel
    | NoCredit
)
