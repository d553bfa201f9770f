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
    return listing(memories, command.about, desk.now)


def listing(memories: tuple[Memory, ...], about: str | None, now: datetime) -> Response:
    """Render a list of memories, and what stands for it in the transcript."""
    subject = possessed(about)
    if not memories:
        return Response(replies.nothing_listed(subject), (Listed(()),))
    return Response(
        replies.listing(memories, subject, now),
        (Listed(memories),),
        replies.stored_listing(memories, subject),
    )


def possessed(about: str | None) -> str | None:
    """Return a subject as it reads after "your": "my work" → "work"."""
    if about is None:
        return None
    words = about.split()
    while words and words[0].lower() in {"my", "the", "our", "me", "mine", "any", "all"}:
        words = words[1:]
    return " ".join(words) or None
