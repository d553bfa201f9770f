"""What reading a message gives: frozen values, no behaviour."""

from dataclasses import dataclass
from typing import Literal

from assistant.reader.commands import Command

Answer = Literal["yes", "no", "never", "unclear"]


@dataclass(frozen=True, slots=True)
class Statement:
    """Something that the person said, or that their request suggests."""

    content: str
    """A clean sentence in the third person, without its subject: "Lives in York"."""
    quote: str
    """The words it rests on, verbatim in the message."""
    told: bool = False
    """They asked to have it remembered."""
    corrects: bool = False
    """It says that something was different before."""
    old: str | None = None
    """What it was before, in the person's words, where they said so."""
    question: str | None = None
    """How to ask about it, where a standard wording would not do."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One message, read."""

    off_record: bool = False
    command: Command | None = None
    statements: tuple[Statement, ...] = ()
    inferences: tuple[Statement, ...] = ()
    more: bool = False
    """Besides the command and what was told there is a question or a request to answer."""
    for_others: bool = False
    """It asks for a text that somebody else will read."""
    language: str = "en"
    """ISO 639-1 code of the message's language, "und" when there is too little to tell."""
