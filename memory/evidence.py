"""Whether a quote is in the person's own words, and whether it carries a claim."""

import re
from collections.abc import Sequence

from memory.borrowed import straight
from memory.language import is_english
from memory.own_words import own_spans
from memory.records import Span
from memory.stems import FRAME, NEGATIONS, stems

__all__ = ["carries", "find_quote", "own_spans", "plainly_said", "widened"]


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


_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_SENTENCE_END = re.compile(rf"[.!?\u2026;]+(?=\s|$|[{_EMOJI}])|\n+|\s*[{_EMOJI}]+")
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
    for mark in _SENTENCE_END.finditer(plain, own.start, own.end):
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


_REPORTED = re.compile(
    r"\b(?:(?!i\b|we\b)\w+ (?:\w+ly |still |just |always |often )?(?:said|says|say|saying|thinks?|thought|believes?|"
    r"believed|claims?|claimed|reckons?|reckoned|insists?|insisted|assumes?|assumed|suspects?|guess(?:es|ed)|joked?|jokes|swears?|"
    r"swore|calls? me|called me|told me|tells me|accus\w+)|according to|rumou?r|apparently|supposedly|allegedly)\b",
    re.IGNORECASE,
)
"""Somebody else says, or thinks, what follows: "Anna said I am a terrible cook"."""


def plainly_said(text: str, span: Span) -> bool:
    """Tell whether a quote stands in an English sentence in which nobody else is reported to say or to think it.

    The words around it are read too. What this cannot read is not plain.
    """
    plain = straight(text)
    first = max((mark.end() for mark in _SENTENCE_END.finditer(plain, 0, span.start)), default=0)
    after = _SENTENCE_END.search(plain, span.end)
    sentence = plain[first : after.start() if after else len(plain)]
    return is_english(plain[span.start : span.end]) and _REPORTED.search(sentence) is None


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
    said, claimed = _DONT_FORGET.sub("remember", _OBJECTION.sub("", straight(quote))), straight(content)
    if _adds(said, claimed) or _of_another(said, claimed):
        return False
    claimed_stems = stems(claimed)
    wanted = claimed_stems - FRAME
    if not wanted:
        # Nothing but frame words ("Likes it"): only the very same words will do.
        return bool(claimed_stems) and claimed_stems <= stems(said) and _denies(said) == _denies(claimed)
    if not wanted <= stems(said):
        return False
    if _denies(said) == _denies(claimed):
        return True
    rest = _without_contrast(said, claimed_stems)
    return wanted <= stems(rest) and _denies(rest) == _denies(claimed)


def _without_contrast(said: str, claimed: frozenset[str]) -> str:
    """Drop "not Thursdays" and "instead of 5 May" where the claim leaves a word of it out."""
    return _CONTRAST.sub(lambda part: part[0] if stems(part[1]) - FRAME <= claimed else "", said)


def _denies(text: str) -> bool:
    return NEGATIONS.search(text) is not None


# --- what frame words must not add ----------------------------------------------------------------------------------

_FEELS = re.compile(r"\b(?:likes?|prefers?|loves?|enjoys?)\b", re.IGNORECASE)
_FELT = re.compile(
    r"\b(?:lik(?:e|es|ed|ing)|lov(?:e|es|ed|ing)|luv|enjoy\w*|prefer\w*|ador\w+|fond|favou?rites?|fav|fave|fans?|"
    r"keen|into|"
    r"crazy|mad|better|best|rather|want\w*|wish\w*|appreciat\w+|admir\w+|passionate|enthusias\w+|always|usual\w*|"
    r"please|pls)\b",
    re.IGNORECASE,
)
_WANTS = re.compile(r"\b(?:wants?|would like)\b", re.IGNORECASE)
_WANTED = re.compile(
    r"\b(?:want\w*|wanna|wish\w*|like|love|prefer\w*|rather|need\w*|would|'d|hop(?:e|ing)|should|must|appreciate|"
    r"better|"
    r"fan|favou?rite|into|please|pls|plz|you|your|u|ur|never|always|no|stop|don't)\b|'d\b",
    re.IGNORECASE,
)
_SAYS_OF_SELF = re.compile(r"\W*(?:i|im|ive|i'\w+|we|my|our)\b", re.IGNORECASE)
_HATES = re.compile(
    r"\b(?:hat(?:e|es|ed|ing)|dislik\w+|detest\w*|loath\w+|despis\w+|can(?:'?t| ?not) (?:stand|bear)|allerg\w+|"
    r"avoid\w*|sick of)\b",
    re.IGNORECASE,
)
_DWELLS = re.compile(r"\bliv(?:e|es|ed|ing)\b(?= (?:in|at|near|on|by|with|alone)\b)", re.IGNORECASE)
_DWELT = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|dwell\w*|resid\w+|based|home|house|flat|apartment|settl\w+|mov(?:ed|ing)|relocat\w+|from|"
    r"address|city|town|stay\w*)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\b(?:goes by|go by|is called|name is|named)\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:names?|named|nick\w*|call\w*|known as|go(?:es)? by|address\w*|prefer\w*|use|spelled|pronouns?)\b"
    r"|\b(?:i'?m|i am|this is|it'?s|it is)\s+(?-i:[A-Z])",
    re.IGNORECASE,
)
_UNREAL = re.compile(
    r"\b(?:want(?:s|ed)? to|wanna|(?:would|'d) (?:like|love) to|wish|hop(?:e|ing) to|plan(?:ning)? to|going to|"
    r"gonna|might|"
    r"may (?=be|become|move|have|get|go|try|start)|thinking (?:of|about)|consider(?:ing)?|maybe|perhaps|dream of|as "
    r"if|almost|"
    r"doubt|pretend\w*|claim\w*|used to(?!.*\b(?:but|now)\b)|could (?=be|become|have been)|would (?=be|become|move|"
    r"live|have been)|(?:nearly|should) be)\b|'d (?=be|move|live)\b",
    re.IGNORECASE,
)
_REAL = re.compile(
    r"(?:always |also |now |currently )?(?:is|has|lives|works|owns|speaks|plays|studies)\b", re.IGNORECASE
)
_PAST = re.compile(r"\b(?:was|were|lived|worked|owned|played)\b", re.IGNORECASE)
_STILL = re.compile(
    r"\b(?:am|i'?m|is|are|be|been|we're|it's|\w+'s|have|has|'ve|lives?|living|works?|working|owns?|plays?|moved|now|"
    r"always|since|"
    r"still|born)\b|'(?:m|s|re|ve)\b",
    re.IGNORECASE,
)
_DOES = (
    r"(?:is|are|was|has|had|isn't|loves?|likes?|hates?|lives?|works?|plays?|eats?|drinks?|speaks?|prefers?|owns?|"
    r"studies|"
    r"collects?|wants?|needs?|uses?|drives?|says?|thinks?|told|can|can't|doesn't|never|always|suffers?|got|just|also)"
)
_SOMEBODY = re.compile(
    rf"\W*(?:(?:and|but|so|also|well|oh|please|remember|note|that|because|since)\W+)*(?:(?:my|our|his|her|their)\s+"
    rf"(?P<who>(?:[\w-]+\s+){{0,3}}?[\w-]+?)|(?P<name>(?-i:[A-Z][a-z]+)))(?:'s|\s+{_DOES})\s",
    re.IGNORECASE,
)
_WHO_HAS = re.compile(
    r"\b(?:have|has|got|know|'ve)\s+(?:an?|one|two|three|some|many)\s+(?:[\w-]+\s+){0,2}?(?P<who>[\w-]+)\s+"
    r"(?:who|that|which|called|named)\b",
    re.IGNORECASE,
)
_NAMING_NOUNS = stems("name names nickname pronouns surname handle")
_NO_NAMES = stems(
    "I we you he she they it this that there what which who how where when why yes no please always never the a an "
    "also only just"
)


def _adds(said: str, claimed: str) -> bool:
    """Tell whether the claim feels, dwells, names or is something that was not said to be so."""
    liked = _FELT.search(_HATES.sub(" ", said)) is not None
    if (_FEELS.search(claimed) and not liked) or (
        _WANTS.search(claimed) and _SAYS_OF_SELF.match(said) and not _WANTED.search(said)
    ):
        return True
    if (_DWELLS.search(claimed) and not _DWELT.search(said)) or (_NAMES.search(claimed) and not _NAMED.search(said)):
        return True
    if not _REAL.match(claimed):
        return False
    if _PAST.search(said) and not _STILL.search(said) and not _PAST.search(claimed):
        return True
    return _UNREAL.search(said) is not None and _UNREAL.search(claimed) is None


def _of_another(said: str, claimed: str) -> bool:
    """Tell whether the words speak of somebody or something else, which the claim leaves out."""
    claimed_stems = stems(claimed)
    for pattern in (_SOMEBODY.match, _WHO_HAS.search):
        found = pattern(said)
        if found is None:
            continue
        subject = stems(found["who"] or found.groupdict().get("name") or "")
        if subject and not subject & (claimed_stems | _NAMING_NOUNS | _NO_NAMES):
            return True
    return False
