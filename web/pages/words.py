"""What the pages say about times, sources and counts, in the words of the person's own clock."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from memory.erasure import FORGOTTEN
from memory.records import Conversation, Memory, Proposal
from memory.topics import TOPICS
from policies.contract import MemoryMode, Origin

MODES = {
    MemoryMode.ASK_FIRST: (
        "Keep what I tell you, ask about guesses",
        "What you say plainly about yourself is kept, with an Undo each time. What I only guess waits for your yes.",
    ),
    MemoryMode.ONLY_WHEN_TOLD: (
        "Only when I say remember",
        "I keep what you ask me to remember, and nothing else.",
    ),
    MemoryMode.OFF: (
        "Off",
        "I keep nothing new and use nothing. What I remember already stays until you forget it.",
    ),
}
"""Each memory mode as a choice: its name and what it means."""

MORNING, AFTERNOON, EVENING = 5, 12, 18


def things(number: int) -> str:
    """Count memories: "1 thing", "3 things"."""
    return f"{number} {'thing' if number == 1 else 'things'}"


def day(moment: datetime, now: datetime) -> str:
    """Write a date: "3 Oct", with the year when it is another one. Both moments in the person's time zone."""
    moment = moment.astimezone(now.tzinfo)
    return f"{moment.day} {moment:%b}" + ("" if moment.year == now.year else f" {moment.year}")


def on_day(moment: datetime, now: datetime) -> str:
    """Write when something was: "today", "yesterday", "on 3 Oct"."""
    ago = _days_ago(moment, now)
    return {0: "today", 1: "yesterday"}.get(ago) or f"on {day(moment, now)}"


def time_of(moment: datetime, now: datetime) -> str:
    """Write a time of day: "09:14"."""
    return f"{moment.astimezone(now.tzinfo):%H:%M}"


def moment_of(moment: datetime, now: datetime) -> str:
    """Write a moment: "Today, 08:52", "12 Nov, 09:14"."""
    ago = _days_ago(moment, now)
    return f"{ ({0: 'Today', 1: 'Yesterday'}.get(ago) or day(moment, now)) }, {time_of(moment, now)}"


def heading(moment: datetime, now: datetime) -> str:
    """Name a day as a heading: "Today", "Yesterday", "Monday 3 November"."""
    ago = _days_ago(moment, now)
    local = moment.astimezone(now.tzinfo)
    named = f"{local:%A} {local.day} {local:%B}" + ("" if local.year == now.year else f" {local.year}")
    return {0: "Today", 1: "Yesterday"}.get(ago) or named


def greeting(now: datetime) -> str:
    """Greet by the time of day. No memory goes into it."""
    if MORNING <= now.hour < AFTERNOON:
        return "Good morning"
    return "Good afternoon" if AFTERNOON <= now.hour < EVENING else "Good evening"


def used(memory: Memory, now: datetime) -> str:
    """Say when a memory was last used."""
    if memory.last_used_at is None:
        return "Not used yet"
    ago = _days_ago(memory.last_used_at, now)
    if ago <= 1:
        return f"Used {on_day(memory.last_used_at, now)}"
    return f"Used {ago} days ago" if ago <= 7 else f"Used {on_day(memory.last_used_at, now)}"  # noqa: PLR2004 - a week


def source(memory: Memory, now: datetime) -> str:
    """Say where a memory comes from, without a full stop: "You said this on 12 Nov"."""
    confirmed = memory.confirmed_at or memory.created_at
    said = memory.evidence[0].said_at if memory.evidence else memory.created_at
    match memory.origin:
        case Origin.AUTHORED:
            return f"You added this {on_day(memory.created_at, now)}"
        case Origin.IMPORTED:
            return f"You imported this {on_day(memory.created_at, now)}"
        case Origin.INFERRED:
            return f"My guess from your words; you confirmed it {on_day(confirmed, now)}"
        case Origin.STATED:
            return f"You said this {on_day(said, now)}"


def said_at(proposal: Proposal, now: datetime) -> str:
    """Say when the words were said that a suggestion rests on."""
    said = proposal.evidence[0].said_at if proposal.evidence else proposal.created_at
    return "just now" if timedelta(0) <= now - said < timedelta(minutes=5) else on_day(said, now)


def kept(expires_at: datetime | None, now: datetime) -> str:
    """Say how long something is kept."""
    return f"until {day(expires_at, now)}" if expires_at else "until you forget it"


def uses(proposal: Proposal) -> str:
    """Say what a suggestion would be used for."""
    return "whatever it bears on" if proposal.uses == TOPICS["other"] else proposal.uses


def topic(name: str) -> str:
    """Name a topic."""
    title = TOPICS.get(name, name)
    return title[:1].upper() + title[1:]


def title(conversation: Conversation) -> str:
    """Name a chat."""
    named = conversation.title.rstrip(".")
    return "Untitled chat" if named == FORGOTTEN else named or "New chat"


def chats_by_age(conversations: Iterable[Conversation], now: datetime) -> list[tuple[str, list[Conversation]]]:
    """Group chats, newest first, under Today, Yesterday, Last 7 days, and then by month."""
    groups: dict[str, list[Conversation]] = {}
    for conversation in conversations:
        groups.setdefault(_age(conversation.updated_at, now), []).append(conversation)
    return list(groups.items())


def _age(moment: datetime, now: datetime) -> str:
    ago = _days_ago(moment, now)
    if ago <= 1:
        return "Today" if ago <= 0 else "Yesterday"
    if ago <= 7:  # noqa: PLR2004 - a week
        return "Last 7 days"
    local = moment.astimezone(now.tzinfo)
    return f"{local:%B}" if local.year == now.year else f"{local:%B %Y}"


def _days_ago(moment: datetime, now: datetime) -> int:
    return max((now.date() - moment.astimezone(now.tzinfo).date()).days, 0)
