"""The person's own rules, "never remember …" and "never ask about …", and whether one covers a sentence."""

import re
from collections.abc import Collection

import numpy as np
from sqlmodel import Session, select

from memory import tables
from memory.embedding import Vector
from memory.stems import stem
from memory.topics import named_topic
from policies.labels.sensitivity import categories

_NEAR = 0.55
"""Cosine from which a sentence is about a rule's matter. Rules only tighten, so it leans towards matching."""
_IDLE = frozenset("a an the my i about anything everything of on in to and or any that this is am are i'm have".split())


def covering(
    session: Session,
    person_id: str,
    said: str,
    topics: Collection[str],
    sensitivity: Collection[str],
    vector: Vector | None,
) -> dict[str, tables.Rule]:
    """Return the first rule of each kind that covers what is said, by kind."""
    rules = session.exec(select(tables.Rule).where(tables.Rule.person_id == person_id)).all()
    found: dict[str, tables.Rule] = {}
    for rule in rules:
        meant = np.frombuffer(rule.vector, dtype=np.float32) if rule.vector is not None else None
        if rule.kind not in found and _covers(rule.about, meant, said, topics, frozenset(sensitivity), vector):
            found[rule.kind] = rule
    return found


def _covers(
    about: str,
    rule_vector: Vector | None,
    content: str,
    topics: Collection[str],
    sensitivity: frozenset[str],
    vector: Vector | None,
) -> bool:
    if named_topic(about) in {*topics} - {"other"}:
        return True
    if sensitivity & (categories(about) | {about.casefold().removeprefix("my ")}):
        return True
    wanted, said = _words(about), _words(content)
    if wanted and wanted <= said:
        return True
    return vector is not None and rule_vector is not None and float(vector @ rule_vector) >= _NEAR


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"[\w'-]+", text.casefold()) if word not in _IDLE)
