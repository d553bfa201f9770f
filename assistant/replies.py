"""The words for what memory did: first person, short, the same whichever model runs.

No reply here ends with a question: a bare "yes" must never have two questions to answer.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from memory.records import (
    Asked,
    Forgetting,
    Known,
    Memory,
    Outcome,
    Preview,
    Proposal,
    Refused,
    Rule,
    Saved,
    Undone,
    Updated,
)
from memory.topics import TOPICS
from policies.contract import Origin

OFF_RECORD_NOTHING = "This is off the record: I don't read, keep or change any memories here."
NOTHING_DONE = "To be clear: I have kept, changed and forgotten nothing with this message."
_MANY = 12


def day(moment: datetime, now: datetime) -> str:
    """Write a date as people do: "3 Oct", with the year when it is another one."""
    written = f"{moment.day} {moment:%b}"
    return written if moment.year == now.year else f"{written} {moment.year}"


def quoted(text: str) -> str:
    """Put a memory's or a person's words in quotation marks, on one line."""
    return f"“{' '.join(text.split())}”"


def provenance(memory: Memory, now: datetime) -> str:
    """Say where a memory comes from: "you said so on 3 Oct"."""
    if memory.origin is Origin.AUTHORED:
        return f"you added this on {day(memory.created_at, now)}"
    if memory.origin is Origin.IMPORTED:
        return f"you imported this on {day(memory.created_at, now)}"
    if memory.origin is Origin.INFERRED:
        return f"my guess; you confirmed this on {day(memory.confirmed_at or memory.created_at, now)}"
    said = memory.evidence[0].said_at if memory.evidence else memory.created_at
    confirmed = ", and confirmed it" if memory.confirmed_at and memory.sensitivity else ""
    return f"you said so on {day(said, now)}{confirmed}"


def outcome(happened: Outcome) -> str:
    """Say in a sentence what became of something the person told me to keep."""
    match happened:
        case Saved(memory):
            return f"Remembered: {sentence(memory.content)}"
        case Updated(memory, before):
            return f"Updated: {sentence(memory.content)[:-1]} (was: {before.rstrip('.')})."
        case Known(memory):
            return f"I already remember that: {sentence(memory.content)}"
        case Asked(proposal):
            return f"Not saved yet: {sentence(proposal.content)} I keep it only if you say yes."
        case Refused():
            return refused(happened)


def stored_outcome(happened: Outcome) -> str:
    """Say the same without wording that is gone now."""
    if isinstance(happened, Updated):
        return f"Updated: {sentence(happened.memory.content)}"
    return outcome(happened)


def refused(refusal: Refused) -> str:
    """Say that something was not kept, and why."""
    return f"I did not keep that. {sentence(refusal.reason)}"


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop."""
    whole = text.strip()
    if not whole:
        return ""
    return whole[0].upper() + whole[1:] + ("" if whole[-1] in ".!?…" else ".")


def things(number: int) -> str:
    """Count memories: "1 thing", "3 things"."""
    return "1 thing" if number == 1 else f"{number} things"


def listing(memories: Sequence[Memory], about: str | None, now: datetime, *, guessed: bool = False) -> str:
    """List memories by topic, each with where it comes from. `guessed`: they are all that was guessed, no more."""
    opening = f"What I remember about your {about}:" if about else "This is everything I remember about you:"
    if guessed:
        opening = "This is everything I guessed about you, and you confirmed:"
    groups: dict[str, list[Memory]] = {}
    for memory in memories:
        groups.setdefault(memory.topic, []).append(memory)
    parts = [opening]
    for topic in sorted(groups, key=_topic_order):
        lines = [f"- {memory.content} — {_state(memory)}{provenance(memory, now)}" for memory in groups[topic]]
        parts.append(f"**{topic_title(topic)}**\n\n" + "\n".join(lines))
    return "\n\n".join(parts)


def stored_listing(memories: Sequence[Memory], about: str | None) -> str:
    """Stand for a list in the transcript: its memories are not copied there."""
    opening = f"What I remember about your {about}:" if about else "Everything I remember about you:"
    return f"{opening} [listed {len(memories)}]"


def nothing_listed(about: str | None) -> str:
    """Say that there is nothing to list."""
    if about:
        return f"I don't remember anything about your {about}."
    return "I don't remember anything about you."


def no_guesses(*, others: bool) -> str:
    """Say that nothing that is remembered was a guess."""
    nothing = "Nothing that I remember about you is a guess of mine"
    return f"{nothing}: you said it or wrote it yourself." if others else f"{nothing}: I remember nothing yet."


def waiting(number: int) -> str:
    """Say how many suggestions wait: they are no memories."""
    if number == 1:
        return "1 suggestion waits for your answer; it is not saved."
    return f"{number} suggestions wait for your answer; they are not saved."


def dropped(number: int) -> str:
    """Say that suggestions went together with the memories."""
    return (
        "I also dropped the suggestion that waited."
        if number == 1
        else f"I also dropped {number} suggestions that waited."
    )


def rules_listed(rules: Sequence[Rule]) -> str:
    """List the person's own rules."""
    if not rules:
        return "You have made no rules."
    lines = "\n".join(
        f"- {'Never remember' if rule.kind == 'never_remember' else 'Never ask'} anything about {quoted(rule.about)}"
        for rule in rules
    )
    return f"Your rules:\n\n{lines}\n\nSay “delete the rule about …” to drop one."


def topic_title(topic: str) -> str:
    """Name a topic as a heading."""
    words = TOPICS.get(topic, topic)
    return words[:1].upper() + words[1:]


def choices(opening: str, contents: Iterable[str], closing: str) -> str:
    """Show what could be meant, numbered."""
    lines = "\n".join(f"{number}. {content}" for number, content in enumerate(contents, 1))
    return f"{opening}\n\n{lines}\n\n{closing}"


def forgot(memories: Sequence[Memory], forgetting: Forgetting, now: datetime) -> str:
    """Say what was forgotten and how to get it back."""
    what = quoted(memories[0].content) if len(memories) == 1 else things(len(forgetting.memory_ids))
    return f"Forgotten: {what}. {_undo_hint(forgetting, now)}"


def stored_forgot(forgetting: Forgetting, now: datetime) -> str:
    """Say the same without the words that are gone."""
    return f"Forgotten: {things(len(forgetting.memory_ids))}. {_undo_hint(forgetting, now)}"


def forget_preview(preview: Preview) -> str:
    """Show exactly what a bulk forgetting would take, before it takes anything."""
    shown = [f"- {memory.content}" for memory in preview.matches[:_MANY]]
    if len(preview.matches) > _MANY:
        shown.append(f"- and {things(len(preview.matches) - _MANY)} more")
    lines = "\n".join(shown)
    return (
        f"This would make me forget {things(len(preview.matches))}:\n\n{lines}\n\n"
        "Nothing is forgotten yet. Say “yes” to forget, or “no” to leave it."
    )


def stored_preview(preview: Preview) -> str:
    """Stand for a preview in the transcript."""
    return f"This would make me forget {things(len(preview.matches))}: [listed {len(preview.matches)}]"


def undone(done: Undone) -> str:
    """Say what an undo did."""
    parts = []
    if done.restored:
        contents = ", ".join(quoted(memory.content) for memory in done.restored[:_MANY])
        parts.append(f"Undone. I remember this again: {contents}.")
    if done.forgotten is not None:
        number = len(done.forgotten.memory_ids)
        parts.append(f"Undone. {things(number)} I had saved {'is' if number == 1 else 'are'} forgotten again.")
    return " ".join(parts) or "There is nothing left to undo."


def stored_undone(done: Undone) -> str:
    """Say the same without words that may be forgotten next."""
    return f"Undone. I remember {things(len(done.restored))} again." if done.restored else undone(done)


def card(proposal: Proposal) -> str:
    """Name a waiting card."""
    return f"Remember: {proposal.content}"


def declined(rule: Rule | None) -> str:
    """Say that a card was turned down."""
    if rule is not None:
        return "I won't keep that, and I won't ask about it again."
    return "I won't keep that."


def _state(memory: Memory) -> str:
    return "" if memory.state == "active" else f"{memory.state}, not used; "


def _topic_order(topic: str) -> tuple[int, str]:
    order = list(TOPICS)
    return (order.index(topic) if topic in order else len(order), topic)


def _undo_hint(forgetting: Forgetting, now: datetime) -> str:
    return "Say “undo” to bring it back." if forgetting.undo_until > now else "It is gone for good."
