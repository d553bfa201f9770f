"""Whether a quote is in the person's own words, and whether it carries a claim."""

import re
import unicodedata
from collections.abc import Sequence

from memory.adding import adds, by_way_of_another, drops_a_denial, drops_a_limit, of_another
from memory.borrowed import straight
from memory.clauses import sentence_end
from memory.own_words import own_spans
from memory.records import Span
from memory.stems import FRAME, NEGATIONS, stems

__all__ = ["carries", "find_quote", "own_spans", "widened"]


def find_quote(text: str, quote: str, pasted: Sequence[Span] = ()) -> Span | None:
    """Return where the quote stands, word for word, within one of the person's own spans; None if it does not.

    Case, kinds of quotation marks and the amount of white space do not matter.
    """
    words = straight(quote).split()
    if not words:
        return None
    begin = r"(?<!\w)" if words[0][0].isalnum() else ""
    end = r"(?![\w\u0300-\u036f])" if words[-1][-1].isalnum() else ""
    pattern = re.compile(begin + r"\s+".join(_either_form(word) for word in words) + end, re.IGNORECASE)
    plain = straight(text)
    for span in own_spans(text, pasted):
        if found := pattern.search(plain, span.start, span.end):
            return Span(found.start(), found.end())
    return None


def _either_form(word: str) -> str:
    """Match a word whether its accents are letters of their own or not: to the eye both are the same."""
    forms = dict.fromkeys((word, unicodedata.normalize("NFC", word), unicodedata.normalize("NFD", word)))
    return f"(?:{'|'.join(map(re.escape, forms))})"


_ASIDE = re.compile(r"\s*[,:(\u2013\u2014]|\s-+\s")
_JOINS = r"(?:and|but|or|so|because|since|as|cos|though|although|while|whereas|plus|then|yet|also|however|which means)"
_NEW_SUBJECT = (
    r"(?:(?:and|but|so|also|then|please|maybe|now|just)\s+)*(?:i|im|ive|i'\w+|my|we|we'\w+|our|he|she|they|it|it's|"
    r"you|your|"
    r"there|that's|this is|what|what's|which|how|where|when|why|who|can|could|would|will|should|do|does|did|is|are|any|"
    r"please|pls|give|tell|show|make|write|suggest|recommend|help|find|remember|note|save|keep|call|use|answer|"
    r"always|never|don't|hi|hello|hey|thanks|just so you know|fyi|btw)\b"
)
_NEW_CLAUSE = re.compile(
    rf"\s*[,:()\u2013\u2014]+\s*(?:{_JOINS}\s+)?(?={_NEW_SUBJECT})|\s-+\s(?={_NEW_SUBJECT})|"
    rf"\s+{_JOINS}\s+(?={_NEW_SUBJECT})|"
    r"\b(?:remember|forget|note|mind|save|store|seeing|given|considering|record|reference|fyi|btw)\s+(?:that\s+)?"
    r"(?=(?:i|i'\w+|my|we)\b)|\s+(?=i (?:do ?n'?t|do not|never|always|can'?t|cannot|avoid|only)\b)",
    re.IGNORECASE,
)


def widened(text: str, span: Span, pasted: Sequence[Span] = ()) -> Span:
    """Return the whole clause that a quote stands in, so that nobody may crop "vegan" out of "I am not vegan".

    A quote that begins its clause may end at any mark; one that begins within a clause is taken with all of it.
    """
    plain = straight(text)
    own = next((own for own in own_spans(text, pasted) if own.start <= span.start and span.end <= own.end), span)
    starts, ends = [own.start], [own.end]
    for mark in sentence_end(plain, own.start, own.end):
        (starts if mark.end() <= span.start else ends).append(
            mark.end() if mark.end() <= span.start else max(mark.start(), span.end)
        )
    first, last = max(starts), min(end for end in ends if end >= span.end)
    for mark in _NEW_CLAUSE.finditer(plain, first, last):
        if mark.end() <= span.start:
            first = mark.end()
        elif mark.start() >= span.end:
            last = mark.start()
            break
    if not any(character.isalnum() for character in plain[first : span.start]) and (
        aside := _ASIDE.search(plain, span.end, last)
    ):
        last = aside.start()
    whole = plain[first:last]
    return Span(first + len(whole) - len(whole.lstrip()), max(span.end, last - len(whole) + len(whole.rstrip())))


_CONTRAST = re.compile(
    r"[,;]?\s*\b(?:not|rather than|instead of|and not|but not)\s+((?:[\w'%.-]+\s*){1,4})(?=[,.;!?]|$)", re.IGNORECASE
)

_OBJECTION = re.compile(r"^\W*(?:(?:no|nope|nah)\b\s*[,.;!–—-]+\s*)+", re.IGNORECASE)
"""The "No," that begins a correction denies what was said before, not what follows."""
_DONT_FORGET = re.compile(r"\b(?:do ?n'?t|do not|never)(?: you| ever)* forget\b", re.IGNORECASE)
"""It denies nothing: it asks to remember."""


def carries(quote: str, content: str) -> bool:
    """Tell whether the content's words come from the quote (inflected or not) and whether both affirm, or both deny.

    "I'm vegetarian" carries "Is vegetarian"; it carries neither "Is vegan" nor "Is not vegetarian". What it feels,
    where it dwells and what it names must have been said in some form, and of the same person.
    """
    said, claimed = _DONT_FORGET.sub("remember", _OBJECTION.sub("", _plain(quote))), _plain(content)
    if adds(said, claimed) or of_another(said, claimed) or drops_a_limit(said, claimed):
        return False
    claimed_stems = stems(claimed)
    wanted = claimed_stems - FRAME
    if drops_a_denial(said, claimed, wanted) or by_way_of_another(said, claimed, wanted):
        return False
    if not wanted:
        # Nothing but frame words ("Likes it"): only the very same words will do.
        return bool(claimed_stems) and claimed_stems <= stems(said) and _denies(said) == _denies(claimed)
    if not wanted <= stems(said):
        return False
    if _denies(said) == _denies(claimed):
        return True
    rest = _without_contrast(said, claimed_stems)
    return wanted <= stems(rest) and _denies(rest) == _denies(claimed)


def _plain(text: str) -> str:
    return straight(unicodedata.normalize("NFC", text))


def _without_contrast(said: str, claimed: frozenset[str]) -> str:
    """Drop "not Thursdays" and "instead of 5 May" where the claim leaves a word of it out."""
    return _CONTRAST.sub(lambda part: part[0] if stems(part[1]) - FRAME <= claimed else "", said)


def _denies(text: str) -> bool:
    return NEGATIONS.search(text) is not None
