"""Records as the JSON that programs and the page read. Times are RFC 3339 in UTC."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any, TypeVar

from assistant.events import Event, TurnProblem, TurnResult
from assistant.models import ChatModel
from memory.records import (
    Conversation,
    Entry,
    Evidence,
    Forgetting,
    Login,
    Memory,
    Message,
    Person,
    Preview,
    Proposal,
    Receipt,
    Refused,
    Rule,
    Summary,
    TrailStep,
    Undone,
    Updated,
    Use,
)
from web.choices import where

Json = dict[str, Any]
T = TypeVar("T")


def each(shape: Callable[[T], Json], records: Iterable[T]) -> list[Json]:
    """Shape every record of a list."""
    return [shape(record) for record in records]


def moment(value: datetime) -> str:
    """Return a moment as text."""
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def maybe(value: datetime | None) -> str | None:
    """Return a moment as text, or nothing."""
    return None if value is None else moment(value)


def account(person: Person) -> Json:
    """Shape a new account."""
    return {"id": person.id, "name": person.name, "owner": person.owner}


def model(record: ChatModel, *, answers: bool) -> Json:
    """Shape a model that may answer. `answers`: whether it is the one that does."""
    return {
        "name": record.name,
        "label": record.label,
        "where": where(record),
        "builtin": record.builtin,
        "local": record.local,
        "answers": answers,
    }


def login(record: Login, current_id: str) -> Json:
    """Shape what is logged in. `current_id`: the log-in by which it is asked."""
    return {
        "id": record.id,
        "label": record.label,
        "created_at": moment(record.created_at),
        "last_seen_at": moment(record.last_seen_at),
        "expires_at": maybe(record.expires_at),
        "current": record.id == current_id,
    }


def conversation(record: Conversation) -> Json:
    """Shape a conversation without its messages."""
    return {
        "id": record.id,
        "title": record.title,
        "space": record.space,
        "off_record": record.off_record,
        "created_at": moment(record.created_at),
        "updated_at": moment(record.updated_at),
    }


def message(record: Message) -> Json:
    """Shape one message."""
    return {
        "id": record.id,
        "turn_id": record.turn_id,
        "role": record.role,
        "text": record.text,
        "pasted": [[span.start, span.end] for span in record.pasted],
        "masked": list(record.masked),
        "created_at": moment(record.created_at),
    }


def summary(record: Summary | None) -> Json | None:
    """Shape what a conversation's beginning says in short, where that was summarised."""
    return None if record is None else {"text": record.text, "created_at": moment(record.created_at)}


def evidence(record: Evidence) -> Json:
    """Shape the words that a memory rests on."""
    return {
        "quote": record.quote,
        "conversation_id": record.conversation_id,
        "message_id": record.message_id,
        "said_at": moment(record.said_at),
    }


def memory(record: Memory) -> Json:
    """Shape a memory."""
    return {
        "id": record.id,
        "content": record.content,
        "origin": record.origin.value,
        "topic": record.topic,
        "sensitivity": list(record.sensitivity),
        "space": record.space,
        "evidence": each(evidence, record.evidence),
        "created_at": moment(record.created_at),
        "confirmed_at": maybe(record.confirmed_at),
        "expires_at": maybe(record.expires_at),
        "last_used_at": maybe(record.last_used_at),
        "times_used": record.times_used,
        "version": record.version,
        "state": record.state.value,
    }


def trail_step(record: TrailStep) -> Json:
    """Shape one step of how a memory came to be."""
    return {"at": moment(record.at), "text": record.text, "conversation_id": record.conversation_id}


def proposal(record: Proposal) -> Json:
    """Shape something that waits for a yes."""
    return {
        "id": record.id,
        "content": record.content,
        "question": record.question,
        "origin": record.origin.value,
        "sensitivity": list(record.sensitivity),
        "space": record.space,
        "uses": record.uses,
        "expires_at": maybe(record.expires_at),
        "evidence": each(evidence, record.evidence),
        "reasons": list(record.reasons),
        "digest": record.digest,
        "created_at": moment(record.created_at),
        "lapses_at": moment(record.lapses_at),
    }


def use(record: Use) -> Json:
    """Shape a memory that a reply had before it."""
    return {"memory_id": record.memory.id, "content": record.memory.content, "reason": record.reason}


def updated(record: Updated) -> Json:
    """Shape a change of wording."""
    return {"memory_id": record.memory.id, "before": record.before, "after": record.memory.content}


def refused(record: Refused) -> Json:
    """Shape a refusal."""
    return {"reason": record.reason, "policy": record.policy}


def forgotten(records: Iterable[Forgetting]) -> list[Json]:
    """Shape forgettings, one item a memory."""
    return [
        {"memory_id": memory_id, "receipt_id": record.receipt_id, "undo_until": moment(record.undo_until)}
        for record in records
        for memory_id in record.memory_ids
    ]


def undone(record: Undone) -> Json:
    """Shape what an undo did."""
    taken = [record.forgotten] if record.forgotten else []
    return {"restored": each(memory, record.restored), "forgotten": forgotten(taken)}


def rule(record: Rule) -> Json:
    """Shape a person's rule."""
    return {"id": record.id, "about": record.about, "kind": record.kind, "applied": record.applied}


def awaiting(record: Preview) -> Json:
    """Shape a bulk forgetting that waits for its yes."""
    return {"kind": "forget", "digest": record.digest, "matches": each(memory, record.matches)}


def turn_problem(record: TurnProblem) -> Json:
    """Shape why a turn has no proper reply: problem details inside the turn."""
    return {"type": "urn:sidenote:problem:turn", "title": record.title, "status": 502, "detail": record.detail}


def turn(record: TurnResult) -> Json:
    """Shape a whole turn."""
    return {
        "id": record.id,
        "conversation_id": record.conversation_id,
        "off_record": record.off_record,
        "reply": record.reply,
        "used": each(use, record.used),
        "saved": each(memory, record.saved),
        "updated": each(updated, record.updated),
        "proposals": each(proposal, record.proposals),
        "refused": each(refused, record.refused),
        "forgotten": forgotten(record.forgotten),
        "restored": each(memory, record.restored),
        "rules": each(rule, record.rules),
        "listed": None if record.listed is None else each(memory, record.listed),
        "awaiting": None if record.awaiting is None else awaiting(record.awaiting),
        "stopped": record.stopped,
        "error": None if record.error is None else turn_problem(record.error),
    }


_EVENT_SHAPES: dict[str, Callable[[Any], Any]] = {
    "delta": lambda text: {"text": text},
    "used": lambda records: each(use, records),
    "saved": lambda records: each(memory, records),
    "updated": lambda records: each(updated, records),
    "proposal": proposal,
    "refused": lambda records: each(refused, records),
    "forgotten": forgotten,
    "restored": lambda records: each(memory, records),
    "listed": lambda records: each(memory, records),
    "awaiting": awaiting,
    "error": turn_problem,
    "done": turn,
}


def event(record: Event) -> Any:  # noqa: ANN401 - a list or an object, by the event's name
    """Shape what a turn tells while it runs: the turn's field as it stands now, `{text}` for a delta."""
    return _EVENT_SHAPES[record.name](record.data)


def receipt(record: Receipt) -> Json:
    """Shape what a forgetting erased. It holds no words."""
    return {
        "id": record.id,
        "state": record.state,
        "created_at": moment(record.created_at),
        "undo_until": moment(record.undo_until),
        "finished_at": maybe(record.finished_at),
        "memories": record.memories,
        "places": [{"place": place, "erased": count} for place, count in record.places],
        "checks": list(record.checks),
        "unreachable": list(record.unreachable),
    }


def entry(record: Entry) -> Json:
    """Shape one line of the activity."""
    return {
        "id": record.id,
        "seq": record.seq,
        "at": moment(record.at),
        "kind": record.kind,
        "text": sentence(record),
        "decision": record.effect,
        "reasons": list(record.reasons),
        "policies": list(record.policies),
        "policy_set": record.policy_set,
        "memory_id": record.memory_id,
        "proposal_id": record.proposal_id,
        "receipt_id": record.receipt_id,
        "turn_id": record.turn_id,
    }


_SENTENCES = {
    "saved": "I remembered something you told me.",
    "updated": "I updated something I remember, as you told me.",
    "asked": "I asked whether to remember something.",
    "refused": "I did not remember something.",
    "confirmed": "You said yes, and I remembered it.",
    "rejected": "You said no, and nothing was kept.",
    "lapsed": "A question lapsed without an answer, and nothing was kept.",
    "used": "I used something I remember in a reply.",
    "edited": "You changed something I remember.",
    "forgotten": "You had something forgotten.",
    "erased": "Something forgotten was erased for good.",
    "expired": "Something kept for a while came to its end and was dropped.",
    "restored": "You took a forgetting back.",
    "exported": "You exported what is held about you.",
    "imported": "You imported something.",
    "rule added": "You made a rule.",
    "rule removed": "You removed a rule.",
    "dropped": "I dropped a question to make room for another.",
}


def sentence(record: Entry) -> str:
    """Return what an entry says, in plain words and without any of a memory's."""
    return _SENTENCES.get(record.kind, f"{record.kind.capitalize()}.")
