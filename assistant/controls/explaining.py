"""How do you know that? Why did you ask me? Why didn't you save it? Answered from evidence and the ledger."""

from collections.abc import Sequence
from datetime import datetime

from assistant import consent, replies
from assistant.controls.choosing import choose, names
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader.commands import Why
from memory.records import Memory, Proposal, TurnNotes, Use
from policies.contract import Origin
from policies.words import a_kind, listed

EXPLAINED = "Where it comes from: [listed {}]"
"""Stands for an explanation in the transcript: quotes from other conversations are not copied there."""
_FEW = 5
_NOTHING = "I used nothing that I remember about you for that, and I kept nothing from it."


def explain(command: Why, desk: Desk) -> Response:
    """Say where a memory comes from, why a card was shown, or why something was refused."""
    if command.about:
        return _explain_about(command, command.about, desk)
    if command.kind == "refusal":
        return _explain_refusal(desk) or Response("I have not refused to keep anything in this chat.")
    if command.kind == "suggestion":
        answer = _explain_suggestion(desk) or _explain_last_turn(desk)
    elif command.kind in {"memory", "use"}:
        answer = _explain_last_turn(desk) or _explain_suggestion(desk)
    else:
        answer = _explain_last_turn(desk) or _explain_suggestion(desk) or _explain_refusal(desk)
    return answer or _explain_newest(desk)


def what_was_used(desk: Desk) -> Response:
    """Say which memories the last reply was given."""
    for notes in desk.notes():
        if not notes.used:
            break
        lines = "\n".join(f"- {use.memory.content} — {_because(use.reason)}" for use in notes.used)
        return Response(
            f"My last reply was given {replies.things(len(notes.used))} I remember:\n\n{lines}",
            stored=f"My last reply was given: [listed {len(notes.used)}]",
        )
    return Response("My last reply was given none of your memories.")


def source(memory: Memory, now: datetime) -> str:
    """Say where one memory comes from, with the person's words where there are any."""
    content = replies.quoted(memory.content)
    if memory.origin is Origin.AUTHORED:
        return f"You wrote {content} into “What I remember” yourself on {replies.day(memory.created_at, now)}."
    if memory.origin is Origin.IMPORTED:
        return f"{content} came with the memories you imported on {replies.day(memory.created_at, now)}."
    if not memory.evidence:
        return f"You told me {content} on {replies.day(memory.created_at, now)}."
    first = memory.evidence[0]
    said = f"You told me on {replies.day(first.said_at, now)}: {replies.quoted(first.quote)}."
    if memory.origin is Origin.INFERRED:
        said = (
            f"{content} was my guess from what you said on {replies.day(first.said_at, now)}: "
            f"{replies.quoted(first.quote)}. You confirmed it."
        )
    return said if memory.origin is Origin.INFERRED else f"{content}: {said}"


def _explain_about(command: Why, about: str, desk: Desk) -> Response:
    """Explain what the words name: first of all a memory, whatever was refused or asked since."""
    found = choose(desk.memory.find(about), about)
    waiting = desk.cards()
    cards = [card for card in waiting if consent.rules_out(about, card)]
    if command.kind == "suggestion" and not cards and len(waiting) == 1 and not any(names(about, one) for one in found):
        cards = list(waiting)
    if cards and (command.kind == "suggestion" or not found):
        return _card(cards[-1])
    if found:
        used = _used_of(found, desk) if command.kind == "use" else None
        return used or _sources(found[:_FEW], desk)
    refusal = _explain_refusal(desk) if command.kind in {"memory", "refusal"} else None
    return refusal or Response(f"I don't remember anything like {replies.quoted(about)}.")


def _used_of(found: Sequence[Memory], desk: Desk) -> Response | None:
    used = next((notes.used for notes in desk.notes() if notes.used), ())
    meant = [use for use in used if use.memory.id in {memory.id for memory in found}]
    return _uses(meant, desk) if meant else None


def _explain_refusal(desk: Desk) -> Response | None:
    for notes in desk.notes():
        if notes.refused:
            return _why_refused(notes, desk)
    return None


def _why_refused(notes: TurnNotes, desk: Desk) -> Response:
    """Give the rules' reasons; of a secret, its kind as well, which the masked message still tells."""
    masked = (kind for message in desk.before if message.turn_id == notes.turn_id for kind in message.masked)
    kinds = [a_kind(kind) for kind in dict.fromkeys(masked)]
    held = f" It held {listed(kinds)}." if kinds else ""
    reasons = dict.fromkeys(replies.sentence(refusal.reason) for refusal in notes.refused)
    return Response(f"I did not keep it.{held} {' '.join(reasons)}")


def _explain_suggestion(desk: Desk) -> Response | None:
    cards = desk.cards()
    return _card(cards[-1]) if cards else None


def _card(card: Proposal) -> Response:
    text = f"I asked about {replies.quoted(card.content)}"
    if card.evidence:
        text += f" because you said {replies.quoted(card.evidence[0].quote)}"
    reasons = " ".join(replies.sentence(reason) for reason in card.reasons)
    if card.origin is Origin.INFERRED:
        reasons = f"That is my guess, and I don't keep guesses unasked. {reasons}"
    whole = f"{text}. {reasons} It is not saved unless you say yes.".replace("  ", " ")
    return Response(whole, stored="Why I asked: [listed 1]")


def _explain_last_turn(desk: Desk) -> Response | None:
    """Explain what the newest turn that touched memory used, kept or refused."""
    for notes in desk.notes():
        if notes.used:
            return _uses(notes.used, desk)
        if notes.proposals:
            return _card(notes.proposals[-1])
        if kept := (*notes.saved, *notes.updated):
            return _sources(kept, desk)
        if notes.refused:
            return _why_refused(notes, desk)
    return None


def _explain_newest(desk: Desk) -> Response:
    memories = desk.memory.list()
    return _sources(memories[:_FEW], desk) if memories else Response(_NOTHING)


def _uses(used: Sequence[Use], desk: Desk) -> Response:
    return _told([f"{source(use.memory, desk.now)} I used it because {_because(use.reason)}." for use in used])


def _because(reason: str) -> str:
    plain = reason.strip().rstrip(".")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() or plain[1:2] == " " else plain


def _sources(memories: Sequence[Memory], desk: Desk) -> Response:
    return _told([source(memory, desk.now) for memory in memories])


def _told(lines: Sequence[str]) -> Response:
    text = lines[0] if len(lines) == 1 else "\n".join(f"- {line}" for line in lines)
    return Response(text, stored=EXPLAINED.format(len(lines)))
