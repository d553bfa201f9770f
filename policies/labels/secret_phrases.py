"""Secrets of many parts: backup codes, and the words of a recovery phrase."""

import re
from collections.abc import Iterator

from policies.labels.secret_shapes import SecretSpan

_CODES = re.compile(
    r"\b(?P<cue>(?:back-?up|recovery|emergency|rescue|scratch|one[- ]time|2fa|reset|verification"
    r"|authenticator)(?: (?:2fa|login|account|access))? (?:codes?|keys?))\b(?P<rest>[^\n]{0,40}?)"
    r"(?P<value>(?:[#(]?\b(?=[\w-]*\d)[A-Za-z0-9]{3,12}(?:[ -][A-Za-z0-9]*\d[A-Za-z0-9]*)*\b\)?(?:\s*(?:,|;|/"
    r"|\||\n|and)\s*|\s+(?=[A-Za-z0-9-]*\d)|$|(?=[.!?])))+)",
    re.IGNORECASE,
)
_PHRASE_CUE = re.compile(
    r"\b(?:recovery|seed|back-?up|mnemonic|secret recovery|wallet|secret|bip-?39|crypto|ledger|metamask"
    r"|bitcoin|trezor)[- ](?:\w+ )?(?:phrase|words?|seed|mnemonic)\b|\b(?:mnemonic|seed phrase|12 words"
    r"|24 words|twelve words|twenty[- ]four words)\b",
    re.IGNORECASE,
)
_WORD_RUN = re.compile(
    r"(?<![\w'’])(?:(?:\d{1,2}[.):]\s*)?[a-z]{3,8}(?:\s*[,;\n]\s*|\s+)){11,}(?:\d{1,2}[.):]\s*)?[a-z]{3,8}(?![\w'’])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_INTRODUCTION = re.compile(
    r"[\s:,]{0,9}(?:(?:is|are|it|so|please|remember|this|following|for|my|wallet|the|words|phrase"
    r"|for me)[\s:,]{1,9}){0,12}",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 4
_PHRASE_LENGTHS = frozenset({12, 15, 18, 21, 24})
_NEAR = 120
"""How far from a recovery phrase the words may stand that name it, in characters."""
_SHORTEST_PHRASE = min(_PHRASE_LENGTHS)
_FUNCTION_WORDS = frozenset(
    """
    the and for are was not but has had him her his she they their them its our your from were been have would could
    should than then because into which also does did didn who how why cant dont isnt wont these those
    """.split()
)

_MOST_INFLECTED = 6
"""From how many letters on an inflected ending tells a sentence from a list of words."""


def codes(text: str) -> Iterator[SecretSpan]:
    """Find backup and recovery codes after the words that announce them."""
    for match in _CODES.finditer(text):
        if sum(character.isdigit() for character in match["value"]) >= _FEWEST_DIGITS:
            start = match.start("value")
            yield SecretSpan(start, start + len(match["value"].rstrip(" ,;/|\n")), "security code")


def phrases(text: str) -> Iterator[SecretSpan]:
    """Find recovery phrases: a run of short words without grammar, near a cue, or alone in exactly its length."""
    cues = list(_PHRASE_CUE.finditer(text))
    for match in _WORD_RUN.finditer(text):
        start, end = match.span()
        cue = next((cue for cue in cues if _is_near(cue, start, end)), None)
        if cue is not None and start < cue.end() < end:
            # The run began with the cue's own sentence: count from what follows it.
            introduction = _INTRODUCTION.match(text, cue.end())
            start = introduction.end() if introduction is not None else cue.end()
        words = [word.lower() for word in _WORD.findall(text[start:end])]
        grammar = sum(_is_grammar(word) for word in words)
        if cue is not None:
            found = len(words) >= _SHORTEST_PHRASE - 1 and grammar <= len(words) // 6
        else:
            found = len(words) in _PHRASE_LENGTHS and not grammar and _alone(text, start, end)
        if found:
            yield SecretSpan(start, end, "recovery phrase")


def _is_near(cue: re.Match[str], start: int, end: int) -> bool:
    return (cue.start() < end and start - cue.end() < _NEAR) or 0 <= cue.start() - end < _NEAR


def _is_grammar(word: str) -> bool:
    """Whether a word belongs to sentences: recovery phrases hold hardly any inflected word and no article."""
    return word in _FUNCTION_WORDS or (len(word) > _MOST_INFLECTED and word.endswith(("ing", "ed", "ly")))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing of a sentence runs on before or after."""
    before, after = text[:start].rstrip(" "), text[end:].lstrip(" ")
    return (not before or before[-1] in ":\n\"'“`") and (not after or after[0] in "\n.\"'”`")
