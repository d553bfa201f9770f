"""Activity: what happened to what is remembered, in plain words, with why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from litestar import get
from litestar.params import FromQuery
from litestar.response import Template

from assistant.crossing import in_thread
from memory.errors import NotFoundError
from memory.records import Entry, Memory
from web.pages import words
from web.pages.visit import HTMX_HEADER, PageRequest, Visit, visit_of

PAGE = 50

KINDS = {
    "saved": ("bookmark-check", "I remembered"),
    "updated": ("pencil", "I updated"),
    "asked": ("circle-question-mark", "I asked whether to remember something"),
    "refused": ("shield-off", "I did not keep something you said"),
    "confirmed": ("check", "You said yes, and I remembered"),
    "rejected": ("x", "You said no, and nothing was kept"),
    "lapsed": ("clock", "A question lapsed unanswered, and nothing was kept"),
    "used": ("bookmark", "I used"),
    "edited": ("pencil", "You changed"),
    "forgotten": ("trash-2", "You had something forgotten"),
    "erased": ("trash-2", "What you had forgotten was erased for good"),
    "expired": ("clock", "Something kept for a while came to its end"),
    "restored": ("undo-2", "You brought back"),
    "exported": ("download", "You exported everything"),
    "imported": ("upload", "You imported"),
    "rule added": ("bell-off", "You made a rule"),
    "rule removed": ("bell-off", "You removed a rule"),
    "dropped": ("clock", "I dropped a question to make room for another"),
}
"""Each kind of entry: its icon and how its sentence begins. The ledger holds no words; what still exists is named."""
NAMED = frozenset({"saved", "updated", "confirmed", "used", "edited", "restored", "imported"})
FIRST = frozenset({"saved", "confirmed"})
"""Of those, the ones that may have been about another wording."""
GONE = "something that is forgotten now"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the activity."""

    id: str
    at: datetime
    icon: str
    text: str
    memory: Memory | None
    kept: bool
    reasons: tuple[str, ...]
    policies: tuple[str, ...]
    policy_set: str | None
    undo: str | None = None
    undo_seconds: int = 0


@get("/activity")
async def activity_page(request: PageRequest, before: FromQuery[str] = "") -> Template:
    """Show what happened, newest first."""
    visit = await visit_of(request)
    entries = await in_thread(visit.memory.activity, before or None, PAGE)
    days = await in_thread(_days, visit, entries)
    next_id = entries[-1].id if len(entries) == PAGE else None
    if before and HTMX_HEADER in request.headers:
        return visit.part("parts/activity.html", days=days, next_id=next_id)
    return await visit.page("activity.html", days=days, next_id=next_id)


def _days(visit: Visit, entries: Sequence[Entry]) -> list[tuple[str, list[Happening]]]:
    memories = {memory.id: memory for memory in visit.memory.list()}
    days: dict[str, list[Happening]] = {}
    for entry in entries:
        day = days.setdefault(words.heading(entry.at, visit.now), [])
        day.append(_happening(visit, entry, memories))
    return list(days.items())


def _happening(visit: Visit, entry: Entry, memories: dict[str, Memory]) -> Happening:
    icon, text = KINDS.get(entry.kind, ("history", entry.kind.capitalize()))
    memory = memories.get(entry.memory_id or "")
    if entry.kind in NAMED and memory is None:
        text = f"{text} {GONE}"
    elif memory is not None and memory.version > 1 and entry.kind in FIRST:
        text = f"{text} what is now"
    undo, seconds = _undo(visit, entry)
    return Happening(
        id=entry.id,
        at=entry.at,
        icon=icon,
        text=text,
        memory=memory if entry.kind in NAMED else None,
        kept=entry.kind in {"saved", "confirmed", "used", "updated", "restored"},
        reasons=entry.reasons,
        policies=entry.policies,
        policy_set=entry.policy_set,
        undo=undo,
        undo_seconds=seconds,
    )


def _undo(visit: Visit, entry: Entry) -> tuple[str | None, int]:
    if entry.kind != "forgotten" or entry.receipt_id is None:
        return None, 0
    try:
        receipt = visit.memory.receipt(entry.receipt_id)
    except NotFoundError:
        return None, 0
    seconds = int((receipt.undo_until - visit.now).total_seconds())
    if receipt.state != "hidden" or seconds <= 0:
        return None, 0
    return f"/receipts/{receipt.id}/undo?show=toast", seconds
