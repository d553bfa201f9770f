"""A model's own claims about memory ("I've saved that") are taken out of its reply: only the ledger says so."""

import re
from collections.abc import Iterator

# A claim tells a deed ("I've saved that") or promises one ("I'll remember") and is about memory. What is about the
# person's text is none: "I've removed the second comma" is an answer.
_DEED = (
    r"(?:saved|stored|remembered|memori[sz]ed|recorded|noted|logged|forgotten|erased|deleted|removed|updated|added|kept|"
    r"made a (?:mental )?note|taken (?:a )?note)"
)
_CERTAIN = r"(?:saved|stored|remembered|memori[sz]ed|noted|forgotten|recorded)"
_PROMISE = (
    r"(?:remember|memori[sz]e|save|store|forget|make a (?:mental )?note|note (?:that|this|it)|"
    r"keep (?:that|this|it) (?:saved|stored|on file))"
)
_MEMORY = (
    r"(?:\bmemor(?:y|ies)\b|\bfor (?:next time|later|the future|future reference)\b|\babout you\b|\bprofile\b|"
    r"\bpreferences?\b|\bnotes?\b)"
)
_WELL = r"^\W*(?:(?:ok|okay|done|sure|great|perfect|alright|got it|of course|certainly)\W+)*"
_MINE = r"(?:that|this|it|your \w+(?: \w+)?)(?:['’]s| is| has)(?: now| been)*"
_IDLY = r"(?: \w+ly| now| just| also| gone ahead and)*"
_CLAIMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_WELL}{_DEED}\W*$",
        rf"{_WELL}{_DEED}\b.*{_MEMORY}",
        rf"\bI(?:['’]ve| have|'d| just| now| also)?{_IDLY} {_DEED} (?:that|this|it|them|your?|the fact)\b.*{_MEMORY}",
        rf"\bI(?:['’]ve| have| just| now| also){_IDLY} {_CERTAIN} (?:that|this|it|them|everything)\b",
        rf"\bI(?:['’]ll| will| am going to|['’]m going to)(?:{_IDLY}| be sure to| make sure to)* {_PROMISE}\b",
        rf"\b(?:has|have) (?:now |just |also |already )?been {_DEED}\b.*{_MEMORY}",
        rf"\b{_MINE} {_CERTAIN}\b(?: now)?(?:\W*$|.*{_MEMORY})",
        rf"\b{_DEED} (?:(?:it|that|this|them) )?(?:in|to|from) (?:(?:my|your|the) )?(?:long-term )?memor(?:y|ies)\b",
    )
)
_END = re.compile(r"(?:[.!?…]+[\"”')\]]*(?=\s)|\n)\s*")


def is_claim(sentence: str) -> bool:
    """Whether a sentence says that something was, or will be, saved or forgotten."""
    return any(pattern.search(sentence) for pattern in _CLAIMS)


class ClaimFilter:
    """Passes a streamed reply on, sentence by sentence, and keeps claims about memory back.

    # INVARIANT: Fail closed, speak true. What a model says about its own memory never reaches the person.
    """

    def __init__(self) -> None:
        self._held = ""
        self.claimed = False
        """Whether a claim was taken out."""

    def feed(self, piece: str) -> Iterator[str]:
        """Take a piece of the reply and yield what may be shown by now."""
        self._held += piece
        while (end := _END.search(self._held)) is not None and end.end() < len(self._held):
            sentence, self._held = self._held[: end.end()], self._held[end.end() :]
            yield from self._passed(sentence)

    def close(self) -> Iterator[str]:
        """Yield what is left at the end of the reply."""
        rest, self._held = self._held, ""
        if rest:
            yield from self._passed(rest)

    def _passed(self, sentence: str) -> Iterator[str]:
        if is_claim(sentence):
            self.claimed = True
        else:
            yield sentence
