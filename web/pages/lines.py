"""One line for each thing that happened, with the way to take it back: "Remembered: … Undo, View"."""

from dataclasses import dataclass
from datetime import datetime

from memory.records import Forgetting, Memory, Refused, Rule
from web.pages.words import things


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says and offers."""

    icon: str
    text: str
    content: str = ""
    """The memory's words, if they are shown."""
    after: str = ""
    undo: str | None = None
    """Where the page posts to take it back."""
    undo_word: str = "Undo"
    seconds: int | None = None
    """For how long that is possible; None: always."""
    view: str | None = None
    """Id of the memory that "View" leads to."""
    quiet: bool = False


def remembered(memory: Memory, *, word: str = "Undo") -> Line:
    """Say that something is remembered now. Taking it back forgets it: that is always possible."""
    return Line(
        "bookmark-check",
        "Remembered:",
        memory.content,
        undo=f"/memory/{memory.id}/forget?show=line",
        undo_word=word,
        view=memory.id,
    )


def updated(memory: Memory, before: str | None, turn_id: str, seconds: int) -> Line:
    """Say that a memory has other words now, and for a while what they were."""
    return Line(
        "bookmark-check",
        "Updated:",
        memory.content,
        after=f"(was: {before})" if before else "",
        undo=f"/turns/{turn_id}/undo" if seconds > 0 else None,
        seconds=seconds if seconds > 0 else None,
        view=memory.id,
    )


def known(memory: Memory) -> Line:
    """Say that nothing new was written."""
    return Line("bookmark", "I already remember that:", memory.content, view=memory.id)


def refused(refusal: Refused) -> Line:
    """Say that something was not kept, and why."""
    return Line("shield-off", "Not kept.", after=_sentence(refusal.reason), quiet=True)


def forgotten(forgetting: Forgetting, now: datetime, content: str = "") -> Line:
    """Say that something is forgotten, and until when that can be taken back."""
    seconds = int((forgetting.undo_until - now).total_seconds())
    return Line(
        "trash-2",
        "Forgotten:" if content else f"Forgotten: {things(len(forgetting.memory_ids))}.",
        content,
        undo=f"/receipts/{forgetting.receipt_id}/undo?show=line" if seconds > 0 else None,
        seconds=max(seconds, 0),
        quiet=True,
    )


def restored(memory: Memory) -> Line:
    """Say that something is back."""
    return Line("undo-2", "Back again:", memory.content, view=memory.id)


def undone(count: int) -> Line:
    """Say that what a turn had saved is forgotten again."""
    return Line("undo-2", f"Undone. {things(count).capitalize()} I had kept is forgotten again.", quiet=True)


def ruled(rule: Rule) -> Line:
    """Say which rule holds from now on."""
    does = "ask about" if rule.kind == "never_ask" else "remember anything about"
    return Line(
        "bell-off", f"I will never {does}", rule.about + ".", undo=f"/rules/{rule.id}/remove?show=line", quiet=True
    )


def plain(text: str, icon: str = "check") -> Line:
    """Say a sentence."""
    return Line(icon, text, quiet=True)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + ("" if text[-1:] in ".!?…" else ".")
