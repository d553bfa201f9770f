"""A model's own claims about memory ("I've saved that") are taken out of its reply: only the ledger says so."""

import re
from collections.abc import Iterator

from assistant.claim_patterns import STOP, plain, spoken

_CLOSING = "\"”’»')]*_"
_END = re.compile(rf"[.!?…]+[{re.escape(_CLOSING)}]*(?=\s)|\n")
_MARKS = re.compile(r"[^\w\s]*\Z")
_QUOTES = re.compile('["“”„«»`]')
_CLOSES = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "`": "`"}
_BLANK = "\x00"
_FENCES = ("```", "~~~")


def prepare() -> None:
    """Compile the patterns, which takes a quarter of a second, before the first reply needs them."""
    plain()
    spoken()


def is_claim(sentence: str) -> bool:
    """Whether a sentence says that something was, or will be, saved or forgotten."""
    return _Sentence().claim_in(sentence) is not None


class ClaimFilter:
    """Passes a streamed reply on as it comes, but for claims about memory.

    Held back is only what may become a claim, from the place where that claim would begin. A claim goes with the rest
    of its sentence; what stood before it in the sentence stays, with the sentence's closing marks.

    # INVARIANT: Fail closed, speak true. What a model says about its own memory never reaches the person.
    """

    def __init__(self) -> None:
        self.claimed = False
        """Whether a claim was taken out."""
        self._sentence = _Sentence()
        self._held = ""
        # Between two sentences: the spaces after a claim, which go with it. None: they are shown as they come.
        self._gap: str | None = None
        self._between = True
        # Whether the current line shows nothing yet.
        self._bare = True

    def feed(self, piece: str) -> Iterator[str]:
        """Take a piece of the reply and yield what may be shown by now."""
        if shown := "".join(self._take(piece)):
            yield shown

    def close(self) -> Iterator[str]:
        """Yield what is left at the end of the reply."""
        held, self._held = self._held, ""
        if shown := "".join(self._ended(held)):
            yield shown

    def _take(self, piece: str) -> Iterator[str]:
        while piece:
            if self._between:
                words = piece.lstrip()
                yield from self._spaces(piece[: len(piece) - len(words)])
                if not words:
                    return
                yield from self._begin()
                piece = words
            text, piece = self._held + piece, ""
            end = self._sentence.end(text, len(self._held))
            if end is None:
                safe = self._sentence.safe(text)
                self._held = text[safe:]
                self._sentence.go_on(text[:safe])
                yield self._show(text[:safe])
            else:
                self._held, piece = "", text[end:]
                yield from self._ended(text[:end])

    def _ended(self, held: str) -> Iterator[str]:
        """Decide about a whole sentence, of which `held` was not shown yet."""
        claim = self._sentence.claim_in(held)
        if claim is None:
            yield self._show(held)
        else:
            self.claimed = True
            words = held.rstrip()
            if claim or self._sentence.begun:
                found = _MARKS.search(words, claim)
                marks = found[0] if found else ""
                yield self._show(held[:claim] + marks + held[len(words) :])
            else:
                self._gap = held[len(words) :]
        self._sentence.go_on(held)
        self._between = True

    def _spaces(self, spaces: str) -> Iterator[str]:
        self._sentence.go_on(spaces)
        if self._gap is None:
            yield self._show(spaces)
        else:
            self._gap += spaces

    def _begin(self) -> Iterator[str]:
        """Begin a sentence: a claim that was taken out takes its line with it, if it stood alone there."""
        if self._gap is not None and "\n" in self._gap:
            _, _, indent = self._gap.rpartition("\n")
            yield self._show(indent if self._bare else self._gap.lstrip(" \t"))
        self._gap, self._between = None, False
        self._sentence = self._sentence.following()

    def _show(self, text: str) -> str:
        _, newline, line = text.rpartition("\n")
        self._bare = (self._bare or bool(newline)) and not line.strip()
        return text


class _Sentence:
    """What must be known of the part of a sentence that was let go, to judge the rest of it."""

    def __init__(self, quote: str = "", *, fenced: bool = False, first_of_line: bool = True) -> None:
        self.begun = False
        """Whether some of it was let go."""
        # The last character that was let go; a full stop if the sentence could end here.
        self._last = ""
        self._quote = quote
        self._fenced = fenced
        self._first_of_line = first_of_line
        self._opening = ""
        self._new_line = False

    def following(self) -> "_Sentence":
        """Return the sentence that comes next: inside the same quotation or block of code."""
        marks_fence = self._first_of_line and self._opening.startswith(_FENCES)
        return _Sentence(
            "" if self._new_line else self._quote,
            fenced=self._fenced != marks_fence,
            first_of_line=self._new_line or (self._first_of_line and not self._opening.strip()),
        )

    def end(self, held: str, looked: int) -> int | None:
        """Return where the sentence ends in `held`, of which `looked` characters hold no end, if it does."""
        # An end may have begun in what was looked at: with its marks, which wait for a space.
        begin = len(held[:looked].rstrip(".!?…" + _CLOSING)) + len(self._last)
        found = _END.search(self._last + held, begin if begin > len(self._last) else 0)
        return None if found is None else found.end() - len(self._last)

    def safe(self, held: str) -> int:
        """Return how much of `held` can be no part of a claim, however the sentence goes on."""
        safe = self._first_claim(held)
        return len(held) if safe is None else safe

    def claim_in(self, held: str) -> int | None:
        """Return where a claim begins in `held`, the rest of the sentence, if there is one."""
        return self._first_claim(held, STOP)

    def go_on(self, text: str) -> None:
        """Let go of text."""
        if not text:
            return
        self.begun = True
        self._opening = (self._opening + text[:3])[:3]
        self._new_line |= "\n" in text
        before_closing = text.rstrip(_CLOSING)
        last = before_closing[-1] if before_closing else self._last
        self._last = "." if last and last in ".!?…" else text[-1]
        _, self._quote = _without_quotes(text, self._quote)

    def _first_claim(self, held: str, stop: str = "") -> int | None:
        """Return where the first claim begins, or without the `stop` after the sentence: where one could begin."""
        before = len(self._last)
        held = held.replace(STOP, _BLANK)
        found = [plain().search(self._last + held + stop, before, partial=not stop)]
        if not self._fenced:
            spoken_text, _ = _without_quotes(held, self._quote)
            found.append(spoken().search(self._last + spoken_text + stop, before, partial=not stop))
        return min((match.start() - before for match in found if match), default=None)


def _without_quotes(text: str, quote: str) -> tuple[str, str]:
    """Blank out what is quoted, and return what closes the quotation that is open at the end.

    `quote`: what closes the one that is open at the beginning.
    """
    if not quote and _QUOTES.search(text) is None:
        return text, ""
    parts, done = [], 0
    for mark in _QUOTES.finditer(text):
        if not quote:
            parts.append(text[done : mark.start()])
            quote, done = _CLOSES.get(mark[0], ""), mark.start()
        elif mark[0] in quote:
            parts.append(_BLANK * (mark.end() - done))
            quote, done = "", mark.end()
    parts.append(_BLANK * (len(text) - done) if quote else text[done:])
    return "".join(parts), quote
