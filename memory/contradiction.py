"""Whether a new sentence says what a memory says already, or something else in its place.

Rules over the two sentences; the vectors only choose which memories are compared. A wrong "the same" would lose what
the person said and a wrong "instead" would overwrite it, so both need the sentences to agree in everything but the
value.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from memory.stems import stem

Relation = Literal["same", "instead"]


@dataclass(frozen=True, slots=True)
class Known:
    """A memory to compare with: its id, content and cosine similarity to the new sentence."""

    id: str
    content: str
    similarity: float


SAME_ABOVE = 0.95
"""Cosine from which two sentences may say the same, if they also share most of their words."""
SHARED_ABOVE = 0.6
_LIKES = frozenset("love loves like likes enjoy enjoys adore adores prefer prefers fond".split())
_DISLIKES = frozenset("hate hates dislike dislikes stand avoid avoids detest detests loathe loathes".split())
_NEGATED = re.compile(
    r"\b(?:not|never|no longer|any ?more|doesn't|isn't|don't|can't|cannot|hasn't|won't|stopped|quit|gave up)\b",
    re.IGNORECASE,
)
_IDLE = frozenset(
    (
        "a an the is are was be has have does do it its of and in on at for with that their they my i no not never "
        "longer any more anymore now still really very always usually currently days these currently just"
    ).split()
)

_PLACE = r"(?!(?:the|a|an|my|their|another)\b.*\b(?:team|job|role|department|position|project|flat|house|room)\b)"
_FIRM = r"(?!(?:nights?|home|weekends?|least|the weekend|the moment|a time|all|free|hours?|myself|themselves|days?)\b)"
_REPLIES = "(?:answers|replies|responses|explanations)"

# What a person has one of at a time: a second sentence in the same frame takes the first one's place.
_FRAMES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("home", rf"^(?:now )?(?:lives|is (?:now )?living|(?:is )?based|(?:has )?moved|resides) (?:in|to|at) {_PLACE}"),
        ("name", r"^(?:goes by|is (?:called|named)|(?:wants|likes|prefers) to be called|(?:first )?name is)\b"),
        ("pronouns", r"^(?:pronouns are|uses? \w+/\w+ pronouns|goes by \w+/\w+)\b"),
        ("time zone", r"^(?:(?:is )?on \w+(?: \w+)? time\b|time ?zone is|is in the \w+(?: \w+)? time ?zone)"),
        ("age", r"^(?:is )?\d{1,3} years old\b"),
        ("birthday", r"^(?:birthday is|was born on)\b"),
        ("employer", rf"^works (?:at|for) {_FIRM}"),
        ("units", r"^(?:prefers|uses|wants|likes) (?:the )?(?:metric|imperial|celsius|fahrenheit)\b"),
        (
            "length",
            rf"^(?:wants|prefers|likes)\b(?=.*\b{_REPLIES}\b).*\b(?:short|brief|concise|long|detailed)(?:er)?\b",
        ),
    )
)
_FAVOURITE = re.compile(r"^favou?rite ((?:\w+ ){1,3}?)(?:is|are)\b", re.IGNORECASE)


def related(content: str, known: Iterable[Known]) -> tuple[Relation, str] | None:
    """Return the first memory that the sentence repeats or replaces, and which of the two; None if it is new."""
    candidates = sorted(known, key=lambda memory: -memory.similarity)
    for memory in candidates:
        if _same(content, memory):
            return "same", memory.id
    for memory in candidates:
        if _instead(content, memory.content):
            return "instead", memory.id
    return None


def _same(content: str, memory: Known) -> bool:
    if _negated(content) != _negated(memory.content) or _dates(content) != _dates(memory.content):
        return False
    new, old = _ordered(content), _ordered(memory.content)
    if new == old:
        return True
    shared = len(set(new) & set(old))
    # The same words in another order say something else ("tea to coffee").
    return set(new) != set(old) and memory.similarity >= SAME_ABOVE and shared >= SHARED_ABOVE * len({*new, *old})


def _instead(content: str, before: str) -> bool:
    frame = _frame(content)
    if frame is not None and frame == _frame(before):
        return True
    new, old = _words(content) - _LIKES - _DISLIKES, _words(before) - _LIKES - _DISLIKES
    same_matter = bool(new) and bool(old) and (new <= old or old <= new)
    return same_matter and _feeling(content) != _feeling(before)


def _frame(content: str) -> str | None:
    favourite = _FAVOURITE.match(content)
    if favourite:
        return "favourite " + favourite[1].strip().casefold()
    return next((name for name, pattern in _FRAMES if pattern.search(content)), None)


def _feeling(content: str) -> bool:
    """Whether the sentence is for (or plainly states) its matter: liking and not disliking count the same."""
    words = set(re.findall(r"[\w']+", content.casefold()))
    against = bool(words & _DISLIKES)
    return against if _negated(content) and not against else not against and not _negated(content)


def _negated(content: str) -> bool:
    return bool(_NEGATED.search(content))


def _dates(content: str) -> list[str]:
    """Return numbers and the names of days and months: two sentences that differ in them are never the same."""
    return _DATED.findall(content.casefold())


def _ordered(content: str) -> tuple[str, ...]:
    found = re.findall(r"[^\W_]+(?:[./:-][^\W_]+)*", _NEGATED.sub(" ", content.casefold()))
    return tuple(stem(word) for word in found if word not in _IDLE)


def _words(content: str) -> frozenset[str]:
    return frozenset(_ordered(content))


_DATED = re.compile(
    r"\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|\bmay\b|june|july|august|september"
    r"|october|november|december"
)
