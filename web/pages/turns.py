"""A turn as the chat shows it, from what just ended or, later, from the transcript and the ledger."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from markupsafe import Markup

from assistant.events import TurnResult
from memory.records import Memory, Message, Preview, Proposal, Rule, TurnNotes, Use
from web.markdown import render
from web.pages import lines
from web.pages.lines import Line

BROKE_OFF = "This reply broke off."

_LISTED = re.compile(r"\[listed (\d+)\]")
"""What the transcript keeps in the place of a list of memories."""
_LIST_LINK = r'<a href="/memory">\1 listed, see What I remember</a>'


@dataclass(frozen=True, slots=True)
class TurnView:
    """Everything the page shows of a turn. `used` is in the order in which the reply's markers name them."""

    id: str
    conversation_id: str
    title: str
    said: str | None
    """The person's message as it is kept; None where it is kept nowhere."""
    reply: Markup
    masked: tuple[str, ...] = ()
    """What was taken out of the message, such as "password"."""
    used: tuple[Use, ...] = ()
    lines: tuple[Line, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    awaiting: Preview | None = None
    """A list of memories that would be forgotten, if the person says yes."""
    list_shown: bool = False
    """Whether the reply itself shows all of that list."""
    problem: str | None = None
    off_record: bool = False
    """The turn alone is kept nowhere."""
    listed: bool = False
    """The reply lists memories, straight from the store."""
    open: bool = False
    """The reply is still on its way."""


@dataclass(frozen=True, slots=True)
class PanelView:
    """What the panel beside a chat shows."""

    replied: bool
    listed: bool
    """Whether the last reply lists memories."""
    used: tuple[Use, ...]
    count: int
    """How many things are remembered in all."""
    waiting: tuple[Proposal, ...]
    saved: tuple[Memory, ...]
    never_ask: tuple[Rule, ...]
    titles: dict[str, str]

    @property
    def left_out(self) -> int:
        """How many stayed out of the last reply."""
        return max(self.count - len(self.used), 0)

    def title_of(self, memory: Memory) -> str | None:
        """Return the title of the chat in which it was said, if that is still there."""
        chat = memory.evidence[0].conversation_id if memory.evidence else None
        return self.titles.get(chat) if chat else None


def ended(result: TurnResult, messages: Sequence[Message], title: str, now: datetime, undo_seconds: int) -> TurnView:
    """Return a turn that has just ended."""
    text = result.reply
    if result.error is not None:
        # The reply ends with what went wrong; the page says that in a line of its own.
        text = text.removesuffix(result.error.detail).rstrip()
    reply, used = _replied(result.id, text, dict(enumerate(result.used, 1)))
    happened = (
        *(lines.remembered(memory) for memory in result.saved),
        *(lines.updated(change.memory, change.before, result.id, undo_seconds) for change in result.updated),
        *(lines.forgotten(forgetting, now) for forgetting in result.forgotten),
        *(lines.restored(memory) for memory in result.restored),
        *(lines.ruled(rule) for rule in result.rules),
        *(lines.refused(refusal) for refusal in dict.fromkeys(result.refused) if refusal.reason not in text),
        *(
            (lines.plain("Off the record: this message and its reply are not kept.", "eye-off"),)
            if result.off_record
            else ()
        ),
        *((lines.plain("Stopped. What was written so far stays.", "square"),) if result.stopped else ()),
    )
    view = TurnView(
        id=result.id,
        conversation_id=result.conversation_id,
        title=title,
        said=None,
        reply=reply,
        used=used,
        lines=tuple(_unless_said(line, text) for line in happened),
        proposals=result.proposals,
        awaiting=result.awaiting,
        list_shown=result.awaiting is not None and all(memory.content in text for memory in result.awaiting.matches),
        problem=result.error.detail if result.error else None,
        off_record=result.off_record,
        listed=result.listed is not None,
    )
    return _with_message(view, messages)


def earlier(
    turn_id: str, messages: Sequence[Message], notes: TurnNotes | None, title: str, now: datetime, undo_seconds: int
) -> TurnView:
    """Return a turn of the transcript, with what it did as far as that still stands."""
    text = "\n\n".join(message.text for message in messages if message.role == "assistant")
    reply, used = _replied(turn_id, text, dict(zip(notes.marks, notes.used, strict=True)) if notes else {})
    said_at = messages[-1].created_at
    left = int((said_at + timedelta(seconds=undo_seconds) - now).total_seconds())
    happened: tuple[Line, ...] = ()
    if notes is not None:
        happened = (
            *(lines.remembered(memory, word="Undo" if left > 0 else "Forget") for memory in notes.saved),
            *(lines.updated(memory, None, turn_id, left) for memory in notes.updated if memory not in notes.saved),
            *(lines.forgotten(forgetting, now) for forgetting in notes.forgotten),
        )
    view = TurnView(
        id=turn_id,
        conversation_id=messages[0].conversation_id,
        title=title,
        said=None,
        reply=Markup(_LISTED.sub(_LIST_LINK, str(reply))),  # noqa: S704 - a constant in place of a mark, in cleaned HTML
        used=used,
        lines=tuple(_unless_said(line, text) for line in happened),
        proposals=notes.proposals if notes else (),
        problem=None if text else BROKE_OFF,
        listed=_LISTED.search(text) is not None,
    )
    return _with_message(view, messages)


def by_turn(messages: Iterable[Message]) -> dict[str, list[Message]]:
    """Group messages by their turn, in order; one that got no reply and was sent again is left out."""
    grouped: dict[str, list[Message]] = {}
    for message in messages:
        grouped.setdefault(message.turn_id, []).append(message)
    said = {turn_id: [message.text for message in group] for turn_id, group in grouped.items()}
    for turn_id, following in pairwise(said):
        if len(said[turn_id]) == 1 and said[turn_id] == said[following][:1]:
            del grouped[turn_id]
    return grouped


def _replied(turn_id: str, text: str, used: Mapping[int, Use]) -> tuple[Markup, tuple[Use, ...]]:
    """Render a reply. `used` by the number with which the reply marks it; returned as the page counts anew."""
    rendered = render(text, {number: use.memory.content for number, use in used.items()}, f"use-{turn_id}-")
    return rendered.html, tuple(used[number] for number in rendered.order)


def _unless_said(line: Line, reply: str) -> Line:
    """Leave the words out of a line where the reply has them already."""
    if line.content and line.content.rstrip(".").casefold() in reply.casefold() and (line.undo or line.view):
        return replace(line, text=line.text.rstrip(":"), content="", after="")
    return line


def _with_message(view: TurnView, messages: Sequence[Message]) -> TurnView:
    mine = [message for message in messages if message.role == "person"]
    if not mine:
        return view
    return replace(view, said="\n\n".join(each.text for each in mine), masked=_kinds(mine))


def _kinds(messages: Iterable[Message]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for message in messages for kind in message.masked))
