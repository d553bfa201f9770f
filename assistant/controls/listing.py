"""What do you remember about me? Rendered from the store, so that nothing can be left out."""

from datetime import datetime

from assistant import replies
from assistant.desk import Desk
from assistant.events import Listed, Response
from assistant.reader.commands import ListMemories
from memory.records import Memory
from policies.contract import Origin


def list_memories(command: ListMemories, desk: Desk) -> Response:
    """List everything, or what is about something. `listed` holds exactly what the reply shows.

    # INVARIANT: Awareness. A list without a subject is memory's whole list: all states, nothing filtered.
    """
    memories = desk.memory.list() if command.about is None else desk.memory.about(command.about)
    if command.inferred_only:
        memories = tuple(memory for memory in memories if memory.origin is Origin.INFERRED)
        if not memories:
            answer = Response(replies.no_guesses(others=desk.memory.count() > 0), (Listed(()),))
        else:
            answer = listing(memories, command.about, desk.now, guessed=True)
    else:
        answer = listing(memories, command.about, desk.now)
    waiting = 0 if command.about else len(desk.memory.proposals())
    return _with_waiting(answer, waiting) if waiting else answer


def listing(memories: tuple[Memory, ...], about: str | None, now: datetime, *, guessed: bool = False) -> Response:
    """Render a list of memories, and what stands for it in the transcript."""
    subject = possessed(about)
    if not memories:
        return Response(replies.nothing_listed(subject), (Listed(()),))
    return Response(
        replies.listing(memories, subject, now, guessed=guessed),
        (Listed(memories),),
        replies.stored_listing(memories, subject),
    )


def _with_waiting(answer: Response, number: int) -> Response:
    """Say that suggestions wait, too: they are seen, but they are no part of the list."""
    line = replies.waiting(number)
    stored = answer.text if answer.stored is None else answer.stored
    return Response(f"{answer.text}\n\n{line}", answer.happened, f"{stored} {line}")


def possessed(about: str | None) -> str | None:
    """Return a subject as it reads after "your": "my work" → "work"."""
    if about is None:
        return None
    words = about.split()
    while words and words[0].lower() in {"my", "the", "our", "me", "mine", "any", "all"}:
        words = words[1:]
    return " ".join(words) or None
