"""What of all that is remembered bears on a message: ranked by meaning, cut at a floor, decided by the use policies."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, cast

import numpy as np
from sqlalchemy import (
    BindParameter,
    CompoundSelect,
    Connection,
    Select,
    String,
    and_,
    bindparam,
    func,
    type_coerce,
    update,
)
from sqlalchemy import select as sa_select
from sqlmodel import Session, col, select

from memory import ledger, tables
from memory.embedding import Vector
from memory.mapping import to_memories
from memory.parts import Parts
from memory.records import Memory, Recall, TurnRef, Use
from memory.stems import FRAME, stems
from memory.topics import TOPICS, topics_in
from policies.contract import Action, Context, Effect, Labels, MemoryMode, Origin, Request, Subject
from policies.labels.sensitivity import categories

CANDIDATES = 16
MOST_USED = 8
FLOOR = 0.27
"""The score below which a memory has nothing to do with a message."""
WORD_BONUS = 0.12
TOPIC_BONUS = 0.16
"""Added where message and memory share a topic: enough only together with some nearness in meaning."""
FOCUSED_BONUS = 0.34
"""For topics whose memories nearly always bear on a request of that topic: a diet on any meal, a seat on any train."""
FOCUSED = frozenset({"food", "travel", "coding"})
_OF_TOPIC = 64
"""How many memories of focused topics, the newest first, are looked at beyond the nearest ones."""
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
    sensitivity: str
    only_spaces: str
    """Both still as JSON: only the few that are chosen need them."""
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
    space: str | None = None,
    without: Collection[str] = (),
    for_others: bool = False,
) -> Recall:
    """Return the memories to use for a message, best first, each with its reason.

    Every candidate is read again from SQL, so that what is hidden, suspended or expired never gets through, and each is
    decided by the use policies: no verdict leaves it out.
    """
    now = parts.clock()
    vector = parts.embed(text)
    near = dict(parts.index.search(person_id, vector, CANDIDATES)) if vector is not None else {}
    with parts.database.read() as session:
        connection = session.connection()
        person = connection.execute(_queries().person, {"person_id": person_id}).first()
        if person is None or person.mode == MemoryMode.OFF.value:
            return Recall((), 0)
        topics = topics_in(text)
        if vector is not None and topics & FOCUSED:
            near |= _near_in_topics(connection, person_id, topics & FOCUSED, vector)
        rows = _rows(connection, person_id, list(near), now)
        context = Context(now=now, mode=MemoryMode(person.mode))
        purpose = _Purpose(text, categories(text), space, for_others)
        chosen = [
            candidate
            for candidate in _ranked(rows, near, topics, _words(text))
            if candidate.row.id not in without and _allowed(parts, candidate, context, purpose)
        ][:MOST_USED]
        memories = _in_order(session, [candidate.row.id for candidate in chosen])
    used = tuple(Use(memory, candidate.reason) for memory, candidate in zip(memories, chosen, strict=True))
    return Recall(used, max(person.memories - len(used), 0))


def record_use(parts: Parts, person_id: str, used: Sequence[Use], turn: TurnRef) -> None:
    """Write down that these memories entered a turn's prompt: for the reply's marks, the trail and the activity."""
    if not used:
        return
    now = parts.clock()
    table = tables.Memory
    with parts.database.write() as session:
        ids = [use.memory.id for use in used]
        noted = select(tables.MemoryUse.memory_id).where(
            tables.MemoryUse.turn_id == turn.turn_id, col(tables.MemoryUse.memory_id).in_(ids)
        )
        there = select(table.id).where(
            table.person_id == person_id, col(table.id).in_(ids), col(table.receipt_id).is_(None)
        )
        fresh: set[str] = {*session.exec(there)} - {*session.exec(noted)}
        rows = [(place, use) for place, use in enumerate(used) if use.memory.id in fresh]
        if not rows:
            return
        counted = {"times_used": table.times_used + 1, "last_used_at": now}
        session.exec(update(table).where(col(table.id).in_(fresh)).values(counted))
        session.add_all(
            tables.MemoryUse(
                turn_id=turn.turn_id, memory_id=use.memory.id, person_id=person_id, position=place, reason=use.reason
            )
            for place, use in rows
        )
        ledger.append_uses(session, person_id, now, [use.memory.id for _, use in rows], turn.turn_id)


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
    spaces = json.loads(row.only_spaces)
    if spaces and purpose.space not in spaces:
        return False
    request = Request(
        action=Action.USE,
        content=row.content,
        origin=Origin(row.origin),
        labels=Labels(sensitivity=frozenset(json.loads(row.sensitivity)), subject=Subject.SELF),
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
    rows = session.connection().execute(_queries().whole, {"choice": memory_ids}).all()
    return to_memories(session, sorted(cast("Any", rows), key=lambda row: memory_ids.index(row.id)))


def _near_in_topics(connection: Connection, person_id: str, topics: frozenset[str], vector: Vector) -> dict[str, float]:
    """Return the nearest memories of the topics, however far they are from the message as a whole.

    "Is allergic to nuts" is not near "suggest a cake" and bears on it all the same: among many memories only its topic
    brings it up.
    """
    rows = connection.execute(_queries().vectors, {"person_id": person_id, "choice": list(topics)}).all()
    if not rows:
        return {}
    scores = np.frombuffer(b"".join(row.vector for row in rows), dtype=np.float32).reshape(len(rows), -1) @ vector
    return {rows[place].id: float(scores[place]) for place in np.argsort(-scores)[:MOST_USED]}


def _rows(connection: Connection, person_id: str, near: Sequence[str], now: datetime) -> list[_Row]:
    query = _queries().candidates
    found = {
        row.id: row for row in map(_Row._make, connection.execute(query, {"person_id": person_id, "choice": near}))
    }
    return [row for row in found.values() if row.expires_at is None or row.expires_at > now]


class _Queries(NamedTuple):
    person: Select[Any]
    candidates: CompoundSelect[Any]
    vectors: Select[Any]
    whole: Select[Any]


@cache
def _queries() -> _Queries:
    """Build the look-ups once: each of them runs in every turn."""
    table = tables.Memory
    person_id: BindParameter[str] = bindparam("person_id")
    mine = and_(col(table.person_id) == person_id, col(table.receipt_id).is_(None))
    memories = sa_select(func.count()).select_from(table).where(mine).scalar_subquery()
    person = sa_select(col(tables.Person.mode), memories.label("memories")).where(col(tables.Person.id) == person_id)
    as_text = {"sensitivity", "only_spaces"}
    columns = [
        type_coerce(getattr(table, name), String).label(name) if name in as_text else getattr(table, name)
        for name in _Row._fields
    ]
    active = and_(mine, col(table.state) == "active")
    choice: BindParameter[Any] = bindparam("choice", expanding=True)
    of_topic = col(table.topic).in_(choice)
    vectors = sa_select(col(table.id), col(table.vector)).where(active, of_topic, col(table.vector).is_not(None))
    standing = col(table.topic).in_([STANDING, "identity"])
    # Wrapped, so that SQLite looks the few ids up instead of walking over all that the person has.
    still_mine = func.coalesce(table.person_id, "") == person_id
    by_id = sa_select(*columns).where(
        col(table.id).in_(choice), still_mine, col(table.receipt_id).is_(None), col(table.state) == "active"
    )
    whole = [column for column in cast("Any", table).__table__.columns if column.name not in {"vector", "record_key"}]
    return _Queries(
        person=person,
        candidates=by_id.union_all(sa_select(*columns).where(active, standing)),
        vectors=cast("Select[Any]", vectors.order_by(col(table.id).desc()).limit(_OF_TOPIC)),
        whole=sa_select(*whole).where(col(table.id).in_(choice)),
    )


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
