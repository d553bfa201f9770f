"""The memory commands that a message can hold: frozen values, no behaviour."""

from dataclasses import dataclass
from typing import Literal

from assistant.reader.rewording import completed, replaced
from policies.contract import MemoryMode


@dataclass(frozen=True, slots=True)
class ListMemories:
    """Show what is remembered: all of it, or what is `about` something."""

    about: str | None = None
    inferred_only: bool = False


@dataclass(frozen=True, slots=True)
class Forget:
    """Forget one thing (`about`), a whole topic (`bulk`), the newest thing (`last`) or `everything`."""

    about: str | None = None
    everything: bool = False
    last: bool = False
    bulk: bool = False


@dataclass(frozen=True, slots=True)
class KeepNothing:
    """Keep nothing of this message, which also states something."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Change the wording of a memory.

    `old` and `new` are phrases of the person ("soy" and "oat milk"). Without `old`, `new` is either what a memory
    `about` something should say now ("rooibos"), or, when `sentence`, its whole new wording.
    """

    old: str | None
    new: str
    about: str | None
    quote: str
    sentence: bool = False


@dataclass(frozen=True, slots=True)
class Why:
    """Explain a suggestion, a refusal, a memory or a use; `about` names it in the person's words."""

    about: str | None
    kind: Literal["suggestion", "refusal", "memory", "use", "any"] = "any"


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the newest thing that was saved, updated or forgotten."""


@dataclass(frozen=True, slots=True)
class WhatUsed:
    """Tell which memories the last reply used."""


@dataclass(frozen=True, slots=True)
class NeverRemember:
    """Never keep anything about this."""

    about: str


@dataclass(frozen=True, slots=True)
class NeverAsk:
    """Never ask about this again; None means what was just asked."""

    about: str | None


@dataclass(frozen=True, slots=True)
class ShowRules:
    """Show the person's own rules."""


@dataclass(frozen=True, slots=True)
class RemoveRule:
    """Drop the rule about this; None means the only one."""

    about: str | None


@dataclass(frozen=True, slots=True)
class SetMode:
    """Change how much Sidenote keeps."""

    mode: MemoryMode


@dataclass(frozen=True, slots=True)
class Export:
    """Hand over everything that is held."""


Command = (
    ListMemories
    | Forget
    | KeepNothing
    | Edit
    | Why
    | Undo
    | WhatUsed
    | NeverRemember
    | NeverAsk
    | ShowRules
    | RemoveRule
    | SetMode
    | Export
)


def apply_edit(content: str, edit: Edit) -> str | None:
    """Return the new wording of a memory, None where the edit does not fit it."""
    if edit.sentence:
        return edit.new
    if edit.old:
        return replaced(content, edit.old, edit.new)
    return completed(content, edit.new, edit.about)
