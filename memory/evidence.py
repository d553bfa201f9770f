"""Whether a quote is in the person's own words, and whether it carries a claim."""

import re
from collections.abc import Sequence

from memory.borrowed import straight
from memory.own_words import own_spans
from memory.records import Span
from memory.stems import FRAME, NEGATIONS, stems

__all__ = ["carries", "find_quote", "own_spans"]


def find_quote(text: str, quote: str, pasted: Sequence[Span] = ()) -> Span | None:
    """Return where the quote stands, word for word, within one of the person's own spans; None if it does not.

    Case, kinds of quotation marks and the amount of white space do not matter.
    """
    words = straight(quote).split()
    if not words:
        return None
    begin = r"(?<!\w)" if words[0][0].isalnum() else ""
    end = r"(?!\w)" if words[-1][-1].isalnum() else ""
    pattern = re.compile(begin + r"\s+".join(re.escape(word) for word in words) + end, re.IGNORECASE)
    plain = straight(text)
    for span in own_spans(text, pasted):
        if found := pattern.search(plain, span.start, span.end):
            return Span(found.start(), found.end())
    return None


_CONTRAST = re.compile(
    r"[,;]?\s*\b(?:not|rather than|instead of|and not|but not)\s+((?:[\w'%.-]+\s*){1,4})(?=[,.;!?]|$)", re.IGNORECASE
)

_OBJECTION = re.compile(r"^\W*(?:(?:no|nope|nah)\b\s*[,.;!–—-]+\s*)+", re.IGNORECASE)
"""The "No," that begins a correction denies what was said before, not what follows."""


def carries(quote: str, content: str) -> bool:
    """Tell whether the content's words come from the quote (inflected or not) and whether both affirm, or both deny.

    "I'm vegetarian" carries "Is vegetarian"; it carries neither "Is vegan" nor "Is not vegetarian".
    """
    said, claimed = _OBJECTION.sub("", straight(quote)), straight(content)
    claimed_stems = stems(claimed)
    wanted = claimed_stems - FRAME
    if not wanted:
        # Nothing but frame words ("Likes it"): only the very same words will do.
        return bool(claimed_stems) and claimed_stems <= stems(said) and _denies(said) == _denies(claimed)
    if not wanted <= stems(said):
        return False
    if _denies(said) == _denies(claimed):
        return True
    return _denies(_without_contrast(said, claimed_stems)) == _denies(claimed)


def _without_contrast(said: str, claimed: frozenset[str]) -> str:
    """Drop "not Thursdays" and "instead of Thursdays" where the claim leaves Thursdays out."""
    return _CONTRAST.sub(lambda part: part[0] if stems(part[1]) & claimed - FRAME else "", said)


def _denies(text: str) -> bool:
    return NEGATIONS.search(text) is not None
