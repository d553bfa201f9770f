"""What of all that is remembered bears on a message: ranked by meaning, cut at a floor, decided by the use policies."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Select, bindparam, func
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from memory import ledger, tables
from memory.mapping import to_memories
from memory.parts import Parts
from memory.records import Memory, Recall, TurnRef, Use
from memory.stems import FRAME, stems
from memory.topics import TOPICS, topics_in
from policies.contract import Action, Context, Effect, Labels, MemoryMode, Origin, Request, Subject
from policies.labels.sensitivity import categories

CANDIDATES = 24
MOST_USED = 8
FLOOR = 0.27
"""The score below which a memory has nothing to do with a message."""
WORD_BONUS = 0.12
TOPIC_BONUS = 0.16
"""Added where message and memory share a topic: enough only together with some nearness in meaning."""
FOCUSED_BONUS = 0.34
"""For topics whose memories nearly always bear on a request of that topic: a diet on any meal, a seat on any train."""
FOCUSED = frozenset({"food", "travel", "coding"})
_OF_TOPIC = 40
"""How many memories of a focused topic are looked at beyond the nearest ones."""
STANDING = "replies"
"""The topic that shapes every reply; with it goes what the person is called."""
_CALLED = re.compile(
    r"(?:goes by|(?:first )?name is|wants to be called|pronouns are|uses \w+/\w+ pronouns)\b", re.IGNORECASE
)
_MOST_STANDING = 6
_WORDS_ENOUGH = 0.5
_NEAR_ENOUGH = 0.45
"""What makes a memory plausible when a person points at it: their words in it, or nearness in meaning."""
_CLOSE = 0.12
"""How far behind the best match another may be and still be meant."""


class _Row(NamedTuple):
    """What ranking and the policies need of a memory, read as columns: whole rows carry their vectors."""

    id: str
    content: str
    origin: str
    topic: str
    sensitivity: list[str]
    only_spaces: list[str]
    expires_at: datetime | None


@dataclass(frozen=True, slots=True)
class _Purpose:
    """What the memories would help to answer."""

    text: str
    sensitivity: frozenset[str]
    space: str | None
    for_others: bool


@dataclass(frozen=True, slots=True)
class _Candidate:
    row: _Row
    score: float
    reason: str


def recall(
    parts: Parts,
    person_id: str,
    text: str,
    *,
    turn: TurnRef | None = None,
    space: str | None = None,
    without: Collection[str] = (),
    for_others: bool = False,
) -> Recall:
    """Return the memories to use for a message, best first, each with its reason; with `turn`, the use is recorded.

    Every candidate is read again from SQL, so that what is hidden, suspended or expired never gets through, and each is
    decided by the use policies: no verdict leaves it out.
    """
    now = parts.clock()
    vector = parts.embed(text)
    near = dict(parts.index.search(person_id, vector, CANDIDATES)) if vector is not None else {}
    with parts.database.read() as session:
        mode = session.exec(select(tables.Person.mode).where(tables.Person.id == person_id)).first()
        if mode is None or mode == MemoryMode.OFF.value:
            return Recall((), 0)
        topics = topics_in(text)
        rows = _rows(session, person_id, list(near), topics & FOCUSED, now)
        total = count(session, person_id)
        context = Context(now=now, mode=MemoryMode(mode))
        purpose = _Purpose(text, categories(text), space, for_others)
        chosen = [
            candidate
            for candidate in _ranked(rows, near, topics, _words(text))
            if candidate.row.id not in without and _allowed(parts, candidate, context, purpose)
        ][:MOST_USED]
        memories = _in_order(session, [candidate.row.id for candidate in chosen])
    used = tuple(Use(memory, candidate.reason) for memory, candidate in zip(memories, chosen, strict=True))
    if turn is not None and used:
        record_use(parts, person_id, used, turn)
    return Recall(used, max(total - len(used), 0))


def record_use(parts: Parts, person_id: str, used: Sequence[Use], turn: TurnRef) -> None:
    """Write down that these memories entered a turn's prompt: for the reply's marks, the trail and the activity."""
    now = parts.clock()
    with parts.database.write() as session:
        for place, use in enumerate(used):
            row = session.get(tables.Memory, use.memory.id)
            if row is None or row.person_id != person_id or row.receipt_id is not None:
                continue
            if session.get(tables.MemoryUse, (turn.turn_id, row.id)) is not None:
                continue
            row.times_used += 1
            row.last_used_at = now
            session.add(row)
            session.add(
                tables.MemoryUse(
                    turn_id=turn.turn_id, memory_id=row.id, person_id=person_id, position=place, reason=use.reason
                )
            )
            ledger.append(session, person_id, "used", now, memory_id=row.id, turn_id=turn.turn_id)


def find(parts: Parts, person_id: str, about: str) -> tuple[Memory, ...]:
    """Return the memories that the words plausibly mean, best first; none when nothing fits.

    Used where a person points at a memory ("the thing about the economist"): words count for more than in `recall`, and
    only what comes close to the best match is returned.
    """
    scored = _pointed_at(parts, person_id, about)
    if not scored:
        return ()
    best = scored[0][0]
    rows = [row for score, row in scored if score >= best - _CLOSE]
    with parts.database.read() as session:
        return to_memories(session, rows)


def _pointed_at(parts: Parts, person_id: str, about: str) -> list[tuple[float, tables.Memory]]:
    vector = parts.embed(about)
    near = dict(parts.index.search(person_id, vector, CANDIDATES)) if vector is not None else {}
    wanted = stems(about) - FRAME or _words(about)
    with parts.database.read() as session:
        rows = _all(session, person_id)
        quotes = _quotes(session, [row.id for row in rows]) if wanted else {}
    scored: list[tuple[float, tables.Memory]] = []
    for row in rows:
        said = stems(f"{row.content} {quotes.get(row.id, '')}")
        share = len(wanted & said) / len(wanted) if wanted else 0.0
        score = max(near.get(row.id, 0.0), share) + 0.25 * share
        if share >= _WORDS_ENOUGH or near.get(row.id, 0.0) >= _NEAR_ENOUGH:
            scored.append((score, row))
    scored.sort(key=lambda pair: (-pair[0], pair[1].id))
    return scored


def _quotes(session: Session, memory_ids: Sequence[str]) -> dict[str, str]:
    query = select(tables.Evidence).where(col(tables.Evidence.memory_id).in_(memory_ids))
    quotes: dict[str, str] = {}
    for evidence in session.exec(query):
        quotes[str(evidence.memory_id)] = f"{quotes.get(str(evidence.memory_id), '')} {evidence.quote}"
    return quotes


def _ranked(
    rows: Sequence[_Row], near: dict[str, float], topics: frozenset[str], words: frozenset[str]
) -> list[_Candidate]:
    candidates = []
    for row in rows:
        if _is_standing(row):
            candidates.append(_Candidate(row, 1.0, "It shapes every reply."))
            continue
        shared = words & _words(row.content)
        about = row.topic in topics and row.topic != "other"
        bonus = (FOCUSED_BONUS if row.topic in FOCUSED else TOPIC_BONUS) if about else 0.0
        score = near.get(row.id, 0.0) + bonus + (WORD_BONUS if shared else 0.0)
        if score >= FLOOR:
            candidates.append(_Candidate(row, min(score, 1.0), _reason(row, about=about, shared=bool(shared))))
    standing = [candidate for candidate in candidates if _is_standing(candidate.row)][:_MOST_STANDING]
    fitting = [candidate for candidate in candidates if not _is_standing(candidate.row)]
    return sorted(fitting, key=lambda candidate: -candidate.score)[: MOST_USED - min(len(standing), 4)] + standing


def _is_standing(row: _Row) -> bool:
    return row.topic == STANDING or (row.topic == "identity" and _CALLED.match(row.content) is not None)


def _reason(row: _Row, *, about: bool, shared: bool) -> str:
    if about:
        return f"Your message is about {TOPICS[row.topic]}."
    if shared:
        return "Your message mentions the same thing."
    return "It is close to what you asked."


def _allowed(parts: Parts, candidate: _Candidate, context: Context, purpose: _Purpose) -> bool:
    row = candidate.row
    if row.only_spaces and purpose.space not in row.only_spaces:
        return False
    request = Request(
        action=Action.USE,
        content=row.content,
        origin=Origin(row.origin),
        labels=Labels(sensitivity=frozenset(row.sensitivity), subject=Subject.SELF),
        topic=row.topic,
        space=purpose.space,
        expires_at=row.expires_at,
        purpose=purpose.text,
        purpose_sensitivity=purpose.sensitivity,
        for_others=purpose.for_others,
        relevance=candidate.score,
    )
    return parts.policies.decide(request, context).effect is Effect.ALLOW


def _in_order(session: Session, memory_ids: Sequence[str]) -> tuple[Memory, ...]:
    if not memory_ids:
        return ()
    rows = session.exec(select(tables.Memory).where(col(tables.Memory.id).in_(memory_ids))).all()
    return to_memories(session, sorted(rows, key=lambda row: memory_ids.index(row.id)))


def _rows(session: Session, person_id: str, near: Sequence[str], topics: frozenset[str], now: datetime) -> list[_Row]:
    by_id, by_topic, newest_by_topic = _queries()
    connection = session.connection()
    found = {
        row.id: row
        for query, choice in ((by_id, near), (by_topic, [STANDING, "identity"]), (newest_by_topic, list(topics)))
        if choice
        for row in map(_Row._make, connection.execute(query, {"person_id": person_id, "choice": choice}))
    }
    return [row for row in found.values() if row.expires_at is None or row.expires_at > now]


@cache
def _queries() -> tuple[Select[Any], Select[Any], Select[Any]]:
    """Build the look-ups once: each of them runs in every turn."""
    table = tables.Memory
    present = sa_select(*[getattr(table, name) for name in _Row._fields]).where(
        col(table.person_id) == bindparam("person_id"), col(table.receipt_id).is_(None), col(table.state) == "active"
    )
    choice: BindParameter[Any] = bindparam("choice", expanding=True)
    by_topic = present.where(col(table.topic).in_(choice))
    return present.where(col(table.id).in_(choice)), by_topic, by_topic.order_by(col(table.id).desc()).limit(_OF_TOPIC)


def _all(session: Session, person_id: str) -> list[tables.Memory]:
    query = select(tables.Memory).where(tables.Memory.person_id == person_id, col(tables.Memory.receipt_id).is_(None))
    return list(session.exec(query.order_by(col(tables.Memory.id).desc())))


def count(session: Session, person_id: str) -> int:
    """Return how many memories a person has, the hidden ones left out."""
    query = select(func.count()).select_from(tables.Memory)
    return session.exec(
        query.where(tables.Memory.person_id == person_id, col(tables.Memory.receipt_id).is_(None))
    ).one()


def _words(text: str) -> frozenset[str]:
    return stems(text) - _idle()


@cache
def _idle() -> frozenset[str]:
    return stems(_IDLE) | (FRAME - stems("live reply answer name"))


_IDLE = (
    "about again always any anything because been bits bit could does doing don't even every everything from give "
    "have help into just like likes make memory memories more much need never only over please prefer prefers "
    "really remember said should some stuff suggest tell than that that's them then there these they thing things "
    "this those told used uses very want wants what what's when where which while with without work would write "
    "your you're know knows"
)
