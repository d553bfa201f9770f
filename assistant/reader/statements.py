"""Collecting what a message states, sentence by sentence."""

import re
from collections.abc import Iterator, Sequence

from assistant.reader.facts import GREETING, facts, goes_by, requests, span_text
from assistant.reader.people import about_someone_else, somebodys
from assistant.reader.phases import phase_in
from assistant.reader.plain import PlainSentence
from assistant.reader.replies import name_wanted, wants_of_replies
from assistant.reader.rewriting import third_person
from assistant.reader.shapes import Statement
from assistant.reader.told import Told, asks_to_keep, told_in
from assistant.reader.wording import NOT_OWN, Sentence, after_lead, clauses, without_trail

_I = re.IGNORECASE

UPDATE_IT = re.compile(
    r"(?:please |pls |so |and |can you |could you |would you |will you )*(?:update|change|"
    r"correct|fix|amend|note|edit|adjust) (?:that|it|this|your (?:notes|memory|memories|records)|"
    r"the memory)(?: (?:please|for me|accordingly|pls|too))*[\s.!?]*$",
    _I,
)
_TO_THAT = re.compile(
    r"^(?:(?:and |also )?that\s+|to\s+(?=(?:always|never|use|call|write|keep|answer|reply|address|avoid|give)\b))", _I
)
_FOR_WHEN = re.compile(
    r",?\s*\b(?:when(?:ever)?|if|next time|for when) (?:you|u) (?:help|suggest|plan|write|"
    r"recommend|give|answer|make|draft|book|pick|choose|cook|find|reply|are|talk)\b.*$",
    _I,
)
_NO_FACT = re.compile(
    r"(?:what|how|when|where|who|which|why|whether|if)\b(?! i\b)|(?:that|this|it|them|you|"
    r"everything|anything|one)$",
    _I,
)
_ONLY_GREETS = re.compile(GREETING.pattern + r"\W*", _I)
_SOMETHING = re.compile(r"(?:\b(?:i|im|i'm|i've|my|our|we|the|always|never|please|call me)\b|\bremoved\]).*\w", _I)


def updates(found: Sequence[Sentence]) -> bool:
    """Tell whether a sentence asks to bring what is remembered up to date ("can you update that?")."""
    return any(UPDATE_IT.match(sentence.text) for sentence in found)


def statements_in(found: Sequence[Sentence], text: str, used: frozenset[int]) -> tuple[Statement, ...]:
    """Return what the sentences of a message state; those in `used` are commands."""
    distinct: dict[str, Statement] = {}
    for statement in _Statements(found, text, used).all():
        if statement.content and len(statement.quote) > 1:
            distinct.setdefault(statement.content.casefold(), statement)
    return tuple(distinct.values())


class _Statements:
    """Reads the sentences of one message in the light of one another."""

    def __init__(self, found: Sequence[Sentence], text: str, used: frozenset[int]) -> None:
        self._found = found
        self._text = text
        self._used = used
        self._updates = updates(found)
        self._kept = {
            number - 1
            for number, sentence in enumerate(found)
            if number
            and (begin := asks_to_keep(sentence.text)) is not None
            and not sentence.text[:begin].strip(" ,.;:")
        }
        """Numbers of sentences that the next one asks to keep ("… Keep it for me")."""

    def all(self) -> Iterator[Statement]:
        """Yield the statements in the order they were said."""
        for number, sentence in enumerate(self._found):
            if number not in self._used:
                yield from self._of(number, sentence)

    def _of(self, number: int, sentence: Sentence) -> Iterator[Statement]:
        told, at = _told_in(sentence)
        if told is not None:
            if at:
                yield from self._plain(Sentence(sentence.text[:at].rstrip(" ,;:-"), sentence.start, asks=False))
            yield from self._told(sentence, told)
            return
        keep = asks_to_keep(sentence.text)
        if keep is not None and _SOMETHING.search(sentence.text[:keep]):
            yield from self._told(sentence, Told(0, keep))
            return
        greeted = number > 0 and _ONLY_GREETS.fullmatch(self._found[number - 1].text) is not None
        yield from self._plain(sentence, told=number in self._kept, greeted=greeted)

    def _told(self, sentence: Sentence, told: Told) -> Iterator[Statement]:
        part = sentence.text[told.start : told.end].strip()
        start = sentence.text.index(part, told.start)
        if cut := asks_to_keep(part):
            part = part[:cut]
        inside = Sentence(part, sentence.start + start, sentence.asks)
        first = True
        for group in facts(clauses(inside)):
            if not first and requests(group[0]):
                break
            text = span_text(part, inside.start, group)
            if content := _as_told(text):
                first = False
                yield self._statement(content, group[0].start, group[0].start + len(text), told=True)

    def _plain(self, sentence: Sentence, *, told: bool = False, greeted: bool = False) -> Iterator[Statement]:
        if not sentence.asks and (phase := phase_in(sentence.text)) is not None:
            yield self._statement(phase.content, sentence.start, sentence.start + len(sentence.text), told=told)
            return
        for found in PlainSentence(sentence, told=told, marked=self._updates, greeted=greeted).all():
            yield self._statement(
                found.content, found.start, found.end, told=told, corrects=found.corrects, old=found.old
            )

    def _statement(
        self, content: str, start: int, end: int, *, told: bool, corrects: bool = False, old: str | None = None
    ) -> Statement:
        quote = self._text[start:end].strip()
        return Statement(content=content, quote=quote, told=told, corrects=corrects, old=old)


def _told_in(sentence: Sentence) -> tuple[Told | None, int]:
    """Return what a sentence asks to keep, and where the clause that asks for it begins."""
    lead = after_lead(sentence.text, keep=("remember", "note", "please", "pls", "no", "actually"))
    for at in (0, lead, *(clause.start - sentence.start for clause in clauses(sentence)[1:])):
        told = told_in(sentence.text[at:])
        if told is not None:
            return Told(told.start + at, told.end + at), at if at > lead else 0
    return None, 0


def _as_told(text: str) -> str | None:
    """Return the clean sentence for what they asked to have remembered; it need not be lasting."""
    text = _FOR_WHEN.sub("", _TO_THAT.sub("", without_trail(text)))
    if NOT_OWN in text or not re.search(r"\w", text):
        return None
    if named := name_wanted(text):
        return goes_by(named, text)
    if wants := wants_of_replies(text, told=True):
        return wants
    if _NO_FACT.match(text):
        return None
    return somebodys(text) if about_someone_else(text) else third_person(text)
