"""Where sentences end, and the words by which one speaks of oneself in them."""

import re
from collections.abc import Iterator

FIRST = r"(?:i|i'\w+|im|ive|we|we'\w+)"
"""Oneself as the one who does something."""
ONESELF = re.compile(r"\b(?:i|i'\w+|im|ive|my|mine|me|myself|we|we'\w+|our|ours|us)\b", re.IGNORECASE)
PERHAPS = r"maybe|perhaps|might"
_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_END = re.compile(rf"[.!?\u2026;]+(?=\s|$|[{_EMOJI}])|\n+|\s{{0,3}}[{_EMOJI}]+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|eg|ie|etc|approx|ca|jr|sr)|\b(?:[a-z]\.)*[a-hj-z])$", re.IGNORECASE
)


def sentence_end(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences between two places: a stop, a line's end or an emoji."""
    for mark in _END.finditer(text, start, end):
        abbreviated = mark[0] == "." and _ABBREVIATED.search(text, max(start, mark.start() - 8), mark.start())
        if not (abbreviated and text[mark.end() : end].strip()):
            yield mark
