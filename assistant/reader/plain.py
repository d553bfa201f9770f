"""Reading one sentence that asks for nothing to be kept: what it states by itself, clause by clause."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.reader.corrections import Correction, changed, correction, ended, joined_instead, left_behind
from assistant.reader.facts import GREETING, facts, introduced, requests, span_text, stated
from assistant.reader.lasting import lasting
from assistant.reader.replies import is_lasting_mark, wants_of_replies, wish_for_when
from assistant.reader.rewriting import third_person
from assistant.reader.wording import Clause, Sentence, after_lead, clauses, without_trail

_I = re.IGNORECASE

_MARKED = re.compile(
    r"(?:^|[.!?;,]\s*|\b(?:and|but|so)\s+)(?:(?:no|oh|hey|hi|ok|sorry|btw|by the way|so|well|um|"
    r"wait)[\s,.!]+)*(?:actually|correction|update|small (?:update|correction)|quick (?:update|"
    r"correction)|no,|sorry,|no sorry|scratch that|i was wrong|i meant|(?:that|this)(?:'s| is|"
    r"s) (?:wrong|not right|outdated|out of date|no longer (?:true|right)|changed)|"
    r"you(?:'ve| have)? got (?:that|my [\w' ]+) wrong|things have changed|that'?s changed|"
    r"not any ?more|(?:can|could|please)? ?(?:you )?(?:update|change|correct|fix) (?:that|it|"
    r"this|your (?:notes|memory|records)))\b",
    _I,
)
_SAYS = re.compile(
    r"\b(?:say|says|said|tell|told|tells|ask|asked|asks|think|thinks|thought|claims?|claimed|"
    r"wrote|writes|replied|goes|like|means?|whether|that|if|when|unless|until|because he|"
    r"because she|who|which|wonder|know|believe|heard|explain|describe|why|how|imagine|"
    r"pretend)\s*[:,]?\s*$",
    _I,
)
_EMBEDS = re.compile(
    r"^(?:why|how come|what (?:if|would|happens)|is it|does it|do you (?:think|know|find)|"
    r"did you|are there|how (?:do|does|is|can|come)|can you (?:explain|tell)|explain|tell me|"
    r"would you|should|could it|who|which)\b",
    _I,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A clean sentence, with the place in the message of the words it comes from."""

    content: str
    start: int
    end: int
    corrects: bool = False
    old: str | None = None


class PlainSentence:
    """One sentence, read from left to right: an earlier clause may say what no longer holds."""

    def __init__(self, sentence: Sentence, *, told: bool, marked: bool, greeted: bool = False) -> None:
        """`told`: the next sentence asks to keep this one. `marked`: another one says that it corrects something.

        `greeted`: the sentence before is nothing but a greeting.
        """
        self._sentence = sentence
        self._told = told
        self._pieces = clauses(sentence)
        self._lead = after_lead(sentence.text)
        self._marked = marked or _MARKED.search(sentence.text) is not None
        self._from_now_on = bool(self._pieces) and is_lasting_mark(self._pieces[0].text)
        self._greeted = greeted or GREETING.match(sentence.text) is not None
        self._asked = False
        self._gone: str | None = None

    def all(self) -> Iterator[Found]:
        """Yield what the sentence states."""
        begin = self._lead
        if made := changed(self._sentence.text[begin:]):
            start, end = self._sentence.start + begin, self._sentence.start + len(self._sentence.text)
            yield Found(made.content, start, end, corrects=True, old=made.old)
            return
        if wish := wish_for_when(self._sentence.text[begin:]):
            yield Found(wish, self._sentence.start + begin, self._sentence.start + len(self._sentence.text))
            return
        for group in facts(self._pieces):
            passes_over = self._passes_over(group)
            self._asked = self._asked or requests(group[0])
            text = without_trail(span_text(self._sentence.text, self._sentence.start, group))
            if not passes_over and (found := self._read(group[0], text)):
                yield found

    def _passes_over(self, group: tuple[Clause, ...]) -> bool:
        """Tell whether a clause is a question, or belongs to one, or tells what somebody says."""
        clause = group[0]
        before = self._sentence.text[self._lead : clause.start - self._sentence.start]
        if (group[-1].asks and not _ASKS_ALWAYS.match(clause.text)) or _SAYS.search(before.rstrip()):
            return True
        if not self._asked:
            return False
        return clause.joined in {"while", "whereas"} or (
            clause.joined in {"and", "or", ""} and _EMBEDS.match(before.strip(" ,")) is not None
        )

    def _read(self, clause: Clause, text: str) -> Found | None:
        if self._leaves(clause, text):
            return None
        for step in (self._introduction, self._instead, self._ended, self._wish, self._correction, self._fact):
            if made := step(clause, text):
                corrects = made.old is not None or step in {self._ended, self._correction}
                return Found(made.content, clause.start, clause.start + len(text), corrects, made.old)
        return None

    def _introduction(self, clause: Clause, text: str) -> Correction | None:
        first = self._pieces and clause is self._pieces[0]
        name = introduced(text) if first and self._greeted else None
        return Correction(f"Name is {name}", None) if name else None

    def _instead(self, _: Clause, text: str) -> Correction | None:
        now = joined_instead(text) if self._gone else None
        return Correction(now, self._taken()) if now else None

    def _leaves(self, clause: Clause, text: str) -> bool:
        """Take in what a clause says is over, if a later one says what holds instead."""
        later = [other.text for other in self._pieces if other.start > clause.start]
        past = left_behind(text) if any(joined_instead(other) or lasting(other) for other in later) else None
        if past is None and any(lasting(other) or _I_FIRST.match(other) for other in later):
            past = ended(text)
        if past is not None:
            self._gone = past
        return past is not None

    def _ended(self, _: Clause, text: str) -> Correction | None:
        past = ended(text)
        if past is None or not (self._marked or self._told or len(self._pieces) > 1 or _NO_MORE.search(text)):
            return None
        whole = text if re.match(r"(?:i|we)\b", text, _I) else f"I'm {text}"
        return Correction(third_person(whole), past)

    def _wish(self, _: Clause, text: str) -> Correction | None:
        wants = wants_of_replies(f"from now on {text}" if self._from_now_on else text)
        return Correction(wants, None) if wants else None

    def _correction(self, _: Clause, text: str) -> Correction | None:
        if self._marked and (place := _NOW_IN.match(text)):
            # In passing "I'm in Berlin" is a trip; said to correct something, it is where the person lives.
            return Correction(f"Lives in {place['place']}", self._taken())
        made = correction(text, marked=self._marked)
        if made is None:
            return None
        plain = made.content.startswith(("Lives in", "Goes by", "Switched to")) or made.old or self._told
        if not plain and stated(_NOW.sub(" ", text).strip(), told=self._told) is None:
            return None
        return Correction(made.content, made.old or self._taken())

    def _fact(self, _: Clause, text: str) -> Correction | None:
        content = stated(text, told=self._told)
        return Correction(content, self._taken()) if content else None

    def _taken(self) -> str | None:
        """Return what an earlier clause said was over, once."""
        gone, self._gone = self._gone, None
        return gone


# "Can you always …?" is a wish, not a question.
_ASKS_ALWAYS = re.compile(
    r"(?:can|could|will|would) (?:you|u) (?:please )?(?:\w+ )?(?:always|never|from now on|in future)\b|"
    r"(?:can|could|will|would) (?:you|u) .*\bfrom now on$",
    _I,
)
_NOW_IN = re.compile(r"[Ii](?:'|’)?(?:m| am)(?: now)? in (?P<place>[A-Z][\w'’ -]{1,40}?)(?: now)?[.!]*$")
_NO_MORE = re.compile(r"\b(?:any ?more|any longer|no longer)\b", _I)
_I_FIRST = re.compile(r"(?:i|im|i'm)\b", _I)
_NOW = re.compile(r"\s*\b(?:now|these days)\b\s*", _I)
