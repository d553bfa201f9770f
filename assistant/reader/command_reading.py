"""Which of a message's sentences is a command, and which only go with it."""

import re
from collections.abc import Iterator, Sequence

from assistant.reader.commands import Command, Edit, Forget, ListMemories, WhatUsed, Why
from assistant.reader.edits import read_edit
from assistant.reader.lasting import lasting
from assistant.reader.orders import read_order
from assistant.reader.statements import statements_in
from assistant.reader.told import told_in
from assistant.reader.wording import Clause, Sentence, clauses, own_text, sentences
from memory.stems import stems

_I = re.IGNORECASE


def command_in(found: Sequence[Sentence], text: str, earlier: Sequence[str]) -> tuple[Command | None, frozenset[int]]:
    """Return a message's command, and the numbers of the sentences that belong to it."""
    for number, sentence in enumerate(found):
        command = _of_sentence(sentence, text, earlier)
        if command is not None:
            rest = () if isinstance(command, Edit) else _same_order(found, number)
            return command, frozenset({number, *rest})
    if 1 < len(found) <= _FEW:
        whole = Sentence(". ".join(sentence.text.rstrip(" .!?") for sentence in found), found[0].start, asks=False)
        quote = text[found[0].start : found[-1].start + len(found[-1].text)]
        command = _edit(whole.text, quote, earlier) or read_order(whole.text)
        if command is not None:
            return command, frozenset(range(len(found)))
    if len(found) == 1 and FORGET_IT.fullmatch(found[0].text) and earlier and _states(earlier[-1]):
        return Forget(last=True), frozenset({0})
    return None, frozenset()


_FEW = 3
"""A command spread over more sentences than that is none."""
_SHORT = 40
FORGET_IT = re.compile(
    r"\W*(?:(?:oh|ok|please|actually|hmm|no|just|wait|can you|sorry)[\s,]+)*forget (?:it|about it)"
    r"(?: please| then| again)?\W*",
    _I,
)
"""Without more it may be said of anything; right after a statement it takes that back."""


def _of_sentence(sentence: Sentence, text: str, earlier: Sequence[str]) -> Command | None:
    quote = text[sentence.start : sentence.start + len(sentence.text)]
    command = _edit(sentence.text, quote, earlier) or read_order(sentence.text)
    if command is not None:
        return command
    parts = clauses(sentence)
    if len(parts) == 1 or told_in(parts[0].text) is not None:
        return None
    orders = ((clause, read_order(clause.text)) for clause in parts)
    return next((order for clause, order in orders if order is not None and _alone(parts, clause)), None)


def _edit(sentence: str, quote: str, earlier: Sequence[str]) -> Edit | None:
    edit = read_edit(sentence, quote=quote)
    return edit if edit is not None and _means_memory(edit, earlier) else None


def _states(message: str) -> bool:
    return bool(statements_in(sentences(own_text(message)), message, frozenset()))


_WRONG = re.compile(
    r"\b(?:wrong|incorrect|not (?:quite )?(?:right|true|correct)|mistaken|mixed up|out of date|"
    r"outdated|meant|memory|memories)\b",
    _I,
)


def _means_memory(edit: Edit, earlier: Sequence[str]) -> bool:
    """Tell whether "no, it's X, not Y" is about something remembered, not about the assistant's last answer."""
    if edit.old is None or edit.sentence or (edit.about or "").lower().startswith("my "):
        return True
    if not earlier:
        return _WRONG.search(edit.quote) is not None
    said = stems(" ".join(earlier))
    if stems(edit.old) <= said:
        return True
    return isinstance(command_in(sentences(own_text(earlier[-1])), earlier[-1], ())[0], ListMemories | Why | WhatUsed)


_REST_OF_ORDER = re.compile(
    r"(?:please |pls |just |and |so |can you |could you )*(?:i (?:don'?t|do not|no longer|really|"
    r"never|shouldn'?t|should not|wish|want|do|need|changed|didn'?t|did not|mean|meant|take)\b.*|"
    r"(?:delete|remove|erase|forget|wipe|restore|undo|bring|put|give|get|keep)\b.{0,40}|"
    r"(?:thanks|thank you|thx|cheers|please|pls|sorry|ok|okay|no|yes|oops|my mistake)\b.{0,20}|"
    r"it'?s (?:not|no longer|private|personal|none|wrong|all)\b.*|that'?s (?:private|personal|"
    r"wrong|all|none|not)\b.*|as in .*|all of (?:it|them)|everything|the whole lot|completely)$",
    _I,
)


def _same_order(found: Sequence[Sentence], number: int) -> Iterator[int]:
    for other, sentence in enumerate(found):
        if other != number and not sentence.asks and _REST_OF_ORDER.match(sentence.text):
            yield other


def _alone(parts: Sequence[Clause], clause: Clause) -> bool:
    """Tell whether a command in one clause is meant as such: the other clauses only explain it."""
    others = [other for other in parts if other is not clause]
    return all(_REST_OF_ORDER.match(other.text) or read_order(other.text) is not None for other in others) or (
        clause.joined in {",", "so", "and", "but", "then"}
        and all(lasting(other.text) or len(other.text) < _SHORT for other in others)
        and not any(other.asks for other in others)
    )
