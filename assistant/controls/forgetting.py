"""Forgetting and taking back, by conversation."""

from collections.abc import Sequence

from assistant import consent, replies
from assistant.controls.choosing import choose, names, pick
from assistant.controls.listing import possessed
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader import read
from assistant.reader.commands import Forget
from memory.records import Memory, Preview

_WHICH = "More than one memory fits, so I forgot nothing yet:"
_NOTHING_SAVED = "I had not saved anything from that, so there is nothing to forget."


def forget(command: Forget, desk: Desk) -> Response:
    """Forget one memory at once; show first what a bulk forgetting would take.

    # INVARIANT: Forgetting always works. No policy is asked here, and nothing but the person's word is needed.
    """
    if command.everything:
        return _everything(desk)
    if command.about is None:
        return _forget_last(desk)
    if command.bulk:
        return _preview(desk.memory.preview(query=command.about), command.about, desk)
    found = choose(desk.memory.find(command.about), command.about)
    if len(found) == 1:
        if not names(command.about, found[0]):
            # Near in meaning alone ("jazz" and "classical music"): it is shown first, and needs a yes.
            return _preview(desk.memory.preview_of(found), command.about, desk)
        return _forget(found[0], desk)
    return _which(found) if found else _forget_unfound(command, command.about, desk)


def _everything(desk: Desk) -> Response:
    """Show the whole list first; where there is none, the suggestions that wait are all there is to drop."""
    if not desk.memory.list() and (cards := desk.memory.proposals()):
        consent.withdraw(desk.memory, desk.turn, cards)
        return Response(f"{replies.nothing_listed(None)} {replies.dropped(len(cards))}")
    return _preview(desk.memory.preview(everything=True), None, desk)


def forget_chosen(said: str, desk: Desk) -> Response | None:
    """Take "the second one" or "the one called Rex" as the answer to "which one?"; None if that was not asked."""
    asked, reply = desk.before[-2:] if len(desk.before) > 1 else (None, None)
    if asked is None or reply is None or not (reply.role == "assistant" and reply.text.startswith(_WHICH)):
        return None
    command = read(asked.text, pasted=asked.pasted).command
    if not isinstance(command, Forget) or command.about is None:
        return None
    found = choose(desk.memory.find(command.about), command.about)
    chosen = pick(found, said)
    return None if chosen is None else _forget(chosen, desk)


def undo(desk: Desk) -> Response:
    """Take back the newest thing that this conversation saved, changed or forgot."""
    done = desk.memory.undo_last(desk.turn)
    if done is None:
        return Response(
            "There is nothing left to undo: I changed nothing here lately, or the time for undoing is over."
        )
    return Response(replies.undone(done), (done,), replies.stored_undone(done))


def _which(found: Sequence[Memory]) -> Response:
    contents = (memory.content for memory in found)
    return Response(
        replies.choices(_WHICH, contents, "Name the one you mean, such as “the first one”."),
        stored=f"{_WHICH} [listed {len(found)}]",
    )


def _forget_unfound(command: Forget, about: str, desk: Desk) -> Response:
    """No memory has these words: they may mean the newest one, or a card that still waits."""
    if command.last:
        return _forget_last(desk)
    named = [card for card in desk.cards() if consent.rules_out(about, card)]
    if named:
        consent.withdraw(desk.memory, desk.turn, named)
        return Response("I had not saved that, and now I won't.")
    return Response(f"I don't remember anything like {replies.quoted(about)}, so I forgot nothing.")


def _forget(memory: Memory, desk: Desk) -> Response:
    forgetting = desk.memory.forget((memory.id,), turn=desk.turn)
    return Response(
        replies.forgot((memory,), forgetting, desk.now), (forgetting,), replies.stored_forgot(forgetting, desk.now)
    )


def _preview(preview: Preview, about: str | None, desk: Desk) -> Response:
    if not preview.matches:
        return Response(replies.nothing_listed(possessed(about)))
    desk.memory.hold(preview, desk.turn)
    return Response(replies.forget_preview(preview), (preview,), replies.stored_preview(preview))


def _forget_last(desk: Desk) -> Response:
    """Forget what this conversation saved last; a card that still waits counts as the last thing."""
    for notes in desk.notes():
        if notes.proposals:
            consent.withdraw(desk.memory, desk.turn, notes.proposals)
            return Response("I won't keep that.")
        kept = (*notes.saved, *notes.updated)
        if kept:
            return _forget(kept[-1], desk)
    return Response(_NOTHING_SAVED)
