"""Rectifying by conversation: "that's wrong, it's oat milk, not soy"."""

from collections.abc import Sequence

from assistant import replies
from assistant.controls.choosing import choose
from assistant.desk import Desk
from assistant.events import Response
from assistant.reader.commands import Edit, apply_edit
from memory.records import Claim, Memory


def edit(command: Edit, desk: Desk) -> Response:
    """Give the memory that the words mean its new wording, these words being its evidence; keep it as new if none fits.

    # INVARIANT: Evidence. The change is proposed like any claim: the new words must be the person's own.
    """
    fitting = _fitting(command, desk)
    if len(fitting) > 1:
        return Response(
            replies.choices(
                "More than one memory fits, so I changed nothing yet:",
                (memory.content for memory, _ in fitting),
                "Please name the one you mean.",
            ),
            stored="More than one memory fits, so I changed nothing yet. Please name the one you mean.",
        )
    if fitting:
        memory, wording = fitting[0]
        claim = Claim(content=wording, quote=command.quote, told=True, replaces=memory.id)
    elif command.sentence:
        claim = Claim(content=replies.sentence(command.new).rstrip("."), quote=command.quote, told=True)
    else:
        return Response("I don't remember anything that fits, so I changed nothing.")
    happened = desk.memory.propose(claim, desk.turn)
    return Response(replies.outcome(happened), (happened,), replies.stored_outcome(happened))


def _fitting(command: Edit, desk: Desk) -> Sequence[tuple[Memory, str]]:
    """Return the memories that could be meant, each with its new wording: by the old words, then by the subject."""
    for words in (command.old, command.about, command.new):
        if not words:
            continue
        found = [
            (memory, wording)
            for memory in desk.memory.find(words)
            if (wording := apply_edit(memory.content, command)) is not None and wording != memory.content
        ]
        if found:
            chosen = choose([memory for memory, _ in found], f"{command.about or ''} {command.old or words}")
            return [(memory, wording) for memory, wording in found if memory in chosen]
    return []
