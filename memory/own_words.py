"""Which parts of a message are the person's own words, said as themselves.

Whatever was pasted, quoted, forwarded, logged, coded, or said in a part that somebody plays is left out: it may be
answered, but it is never evidence of anything about the person. In doubt a part is left out.
"""

from collections.abc import Iterator, Sequence

from memory.borrowed import BLOCKS, CODE, LETTER, LOG_LINE, MAIL, STARS, quotations, speakers, straight
from memory.material import HYPOTHETICAL, MENTION, ROLE_PLAY, fiction, material
from memory.records import Span


def _not_own(text: str, pasted: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for span in pasted:
        yield span.start, span.end
    for pattern in (*BLOCKS, MAIL, LETTER, LOG_LINE, STARS, CODE, MENTION, ROLE_PLAY, HYPOTHETICAL):
        for match in pattern.finditer(text):
            yield match.span()
    yield from quotations(text)
    yield from speakers(text)
    yield from material(text)
    yield from fiction(text)


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
