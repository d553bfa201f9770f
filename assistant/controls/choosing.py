"""Which memory the person's words mean."""

import re
from collections.abc import Sequence

from assistant.words import shared, stems
from memory.records import Memory

_SHORT = 60
_ORDINALS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in ("first|1st|1|former", "second|2nd|2|latter", "third|3rd|3", "fourth|4th|4")
)


def choose(found: Sequence[Memory], about: str) -> Sequence[Memory]:
    """Narrow plausible memories (best first) down to the one the words name; several if more than one could be meant.

    The words decide: "the paper tickets thing" is the memory that has most of these words.
    """
    if not found:
        return found
    counts = [shared(about, _words(memory)) for memory in found]
    most = max(counts)
    if most == 0:
        return found
    best: Sequence[Memory] = [memory for memory, count in zip(found, counts, strict=True) if count == most]
    if len(best) > 1:
        best = _closest(best, about)
    return best


def names(about: str, memory: Memory) -> bool:
    """Whether the person's words are the memory's own, or those of its quotes, at least in part."""
    return shared(about, _words(memory)) > 0


def pick(shown: Sequence[Memory], said: str) -> Memory | None:
    """Return the one of several shown memories that a short answer names: by its place, or by words it has alone."""
    if len(said) > _SHORT:
        return None
    for place, ordinal in enumerate(_ORDINALS):
        if ordinal.search(said):
            return shown[place] if place < len(shown) else None
    named = [memory for memory in shown if shared(said, memory.content)]
    best = choose(named, said)
    return best[0] if len(best) == 1 else None


def _closest(memories: Sequence[Memory], about: str) -> Sequence[Memory]:
    """Prefer a memory that says nothing beyond the words: "tea" is rather "Likes tea" than "Likes tea and cake"."""
    exact = [memory for memory in memories if stems(memory.content) <= stems(about)]
    return exact or memories


def _words(memory: Memory) -> str:
    return " ".join((memory.content, *(evidence.quote for evidence in memory.evidence)))
