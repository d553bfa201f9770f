"""Which parts of a message are the person's own words, said as themselves.

Whatever was pasted, quoted, forwarded, logged, coded, or said in a part that somebody plays is left out: it may be
answered, but it is never evidence of anything about the person. In doubt a part is left out.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from memory.borrowed import BLOCKS, CODE, LETTER, LOG_LINE, MAIL, STARS, quotations, speakers, straight, tagged
from memory.handed_over import handed_over
from memory.material import HYPOTHETICAL, MENTION, ROLE_PLAY, fiction
from memory.pasted_shapes import pasted_shapes
from memory.records import Span

_TAKEN_BACK = re.compile(
    r"\b(?:(?:just|only|totally) (?:kidding|joking|messing)|(?:i'm|im|i am|i was) (?:only |just )?(?:kidding|"
    r"joking)|jk|j/k|"
    r"said (?:nobody|no one)(?: ever)?|(?<=[.,!;(\u2013\u2014-] )(?:well, )?not really|(?<=[(\n])not really)"
    r"(?=\s*(?:[.!)\u2026,]|$|\n))"
    r"|\((?:[\w'-]+ ){0,4}?(?:fictional|fiction|made[- ]up|invented|in[- ]character|role-?play|pretend(?:ing)?|"
    r"hypothetical(?:ly)?|"
    r"not true|not me)\b[^)\n]{0,60}\)",
    re.IGNORECASE,
)
_STOPS = re.compile(r"[.!?\u2026\n]")
_BETWEEN = " \t.,!?;:(\u2013\u2014\u2026\n-"


def _taken_back(text: str) -> Iterator[tuple[int, int]]:
    """Yield what is taken back in the same breath: "I'm the king of Spain. Just kidding", "I'm Zorg (fictional)"."""
    stops: list[int] | None = None
    for found in _TAKEN_BACK.finditer(text):
        if stops is None:
            stops = [0, *(stop.end() for stop in _STOPS.finditer(text))]
        said = found.start()
        while said and text[said - 1] in _BETWEEN:
            said -= 1
        yield stops[bisect_right(stops, said) - 1], found.end()


def _not_own(text: str, pasted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for span in pasted:
        yield span.start, span.end
    for pattern in (*BLOCKS, MAIL, LETTER, LOG_LINE, STARS, CODE, MENTION, ROLE_PLAY, HYPOTHETICAL):
        for match in pattern.finditer(text):
            yield match.span()
    yield from pasted_shapes(text)
    yield from tagged(text)
    yield from quotations(text)
    yield from speakers(text)
    yield from handed_over(text)
    yield from fiction(text)
    yield from _taken_back(text)


def not_own(text: str, pasted: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the parts of a message that are not the person's own words, in order; they may overlap."""
    return tuple(Span(start, end) for start, end in sorted(_not_own(straight(text), pasted)) if end > start)


def own_spans(text: str, pasted: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the parts of a message that the person typed as their own words, in order, without surrounding space."""
    # INVARIANT: Evidence. Whatever lies outside these spans never becomes a memory.
    return tuple(_rest(text, not_own(text, pasted)))


def _rest(text: str, gone: Sequence[Span]) -> Iterator[Span]:
    at = 0
    for start, end in [*((span.start, span.end) for span in gone), (len(text), len(text))]:
        if start > at:
            piece = text[at:start]
            left = len(piece) - len(piece.lstrip())
            kept = piece.strip()
            if any(character.isalnum() for character in kept):
                yield Span(at + left, at + left + len(kept))
        at = max(at, end)
