"""Reading one message: what the person states, asks to have remembered, commands, and what their request suggests."""

import re
from collections.abc import Sequence

from assistant.reader.command_reading import FORGET_IT, command_in
from assistant.reader.commands import Command, Forget, KeepNothing
from assistant.reader.facts import requests
from assistant.reader.inferences import chooses, guesses
from assistant.reader.off_record import kept_out, says_off_record
from assistant.reader.shapes import Reading, Statement
from assistant.reader.statements import UPDATE_IT, statements_in
from assistant.reader.told import asks_to_keep, told_in
from assistant.reader.wording import NOT_OWN, Sentence, clauses, own_text, sentences
from memory.borrowed import straight
from memory.language import language_of
from memory.records import Span

_I = re.IGNORECASE

_WHO = re.compile(
    r"(?:Is (?!not\b|more\b|mostly\b|really\b|too\b|into\b)|Has (?:an? |two |three )|Lives|Works|"
    r"Goes by|Name|Wants (?:answers|replies|to be))"
)

_FOR_OTHERS = re.compile(
    r"\b(?:draft|write|word|compose|phrase|rephrase|reword|pen|type up|put together|"
    r"help me (?:write|word|draft|say|with)|how (?:do|should|would|can|could) i (?:write|word|"
    r"phrase|say|tell|reply|respond|answer|ask|put|explain)|reply to|respond to|answer to|make|"
    r"need|want|give me|turn .{1,40} into|sign)\b[^.?!\n]{0,60}?"
    r"\b(?:e-?mails?|letters?|messages?|notes?|cards?|invit(?:e|es|ation|ations)|speech|toast|"
    r"eulogy|bio|biography|cv|r[eé]sum[eé]|cover letter|application|text|texts|reply|response|"
    r"post|tweet|caption|linkedin|profile|announcement|newsletter|press release|blog|review|"
    r"complaint|statement|proposal|pitch|subject line|sms|whatsapp|"
    r"obituary|vows|apology|thank[- ]you|reference|recommendation letter|memo|agenda|minutes|"
    r"advert|ad|listing|flyer|poster|website|article|slogan|petition|testimonial|to my (?:boss|"
    r"landlord|manager|neighbour|neighbor|teacher|mp|doctor|colleagues?|team|client|"
    r"customers?))\b",
    _I,
)


_LONGEST = 700
"""Nobody states a fact in a sentence longer than that; it also bounds what reading may cost."""


def read(text: str, *, pasted: Sequence[Span] = (), earlier: Sequence[str] = ()) -> Reading:
    """Read a message. `earlier`: the person's previous messages of this conversation, oldest first.

    No model takes part: the same words always give the same reading.
    """
    language = language_of(text)
    own = own_text(text, pasted)
    for_others = _FOR_OTHERS.search(own) is not None
    found = tuple(sentence for sentence in sentences(own) if len(sentence.text) <= _LONGEST)
    command, used = command_in(found, text, earlier)
    if says_off_record(found):
        return Reading(off_record=True, command=command, more=True, for_others=for_others, language=language)
    if _drops_itself(found, text, command):
        more = any(sentence.asks for sentence in found)
        return Reading(command=KeepNothing(), more=more, for_others=for_others, language=language)
    statements = statements_in(found, text, used)
    if chooses(found):
        # What is said while choosing among offers is about the offers.
        statements = tuple(said for said in statements if said.told or said.corrects or _WHO.match(said.content))
    more = _asks_more(found, text, own, statements, used)
    told = any(statement.told for statement in statements)
    inferences = () if command or told or kept_out(found) else guesses(found, text, earlier)
    return Reading(
        command=command,
        statements=statements,
        inferences=inferences,
        more=more,
        for_others=for_others,
        language=language,
    )


_FORGET_IT = re.compile(
    r"\b(?:forget|delete|erase|remove|unsave|scrap|wipe|(?:do not|don'?t|dont|no need to|rather you didn'?t) \w+)"
    r"(?: about)? (?:that|this|it|what i (?:just )?(?:said|told you))\b",
    _I,
)


def _drops_itself(found: Sequence[Sentence], text: str, command: Command | None) -> bool:
    """Tell whether a message takes back what it states itself: then it is about no earlier turn either."""
    last = isinstance(command, Forget) and command.last and command.about is None
    orders = kept_out(found)
    out = bool(orders) or any(FORGET_IT.fullmatch(sentence.text) for sentence in found[1:])
    if not last and not (command is None and out):
        return False
    # "I'd rather you didn't save that" may read as a wish as well: the order itself is nothing that is stated.
    stated = [
        said
        for said in statements_in(found, text, frozenset())
        if not any(order.start <= text.find(said.quote) < order.end for order in orders)
    ]
    if last and not out:
        # "Forget that. I sing" is about what was said before; "I sing. Forget that" is not.
        forgets = [place.start() for place in _FORGET_IT.finditer(straight(text))]
        return any(text.find(said.quote) < max(forgets, default=-1) for said in stated)
    return bool(stated)


_SOME_MATERIAL = 8
"""So many characters that are not the person's own are something to answer."""


def _asks_more(
    found: Sequence[Sentence], text: str, own: str, statements: Sequence[Statement], used: frozenset[int]
) -> bool:
    """Tell whether something is left to answer besides the command and what was told."""
    told = [statement.quote for statement in statements if statement.told]
    for number, sentence in enumerate(found):
        if number in used or UPDATE_IT.match(sentence.text):
            continue
        said = text[sentence.start : sentence.start + len(sentence.text)]
        quoted = [quote for quote in told if quote in said]
        if not quoted:
            if asks_to_keep(sentence.text) == 0 or told_in(sentence.text):
                continue
            if sentence.asks or any(requests(clause) for clause in clauses(sentence)):
                return True
            continue
        rest = said
        for quote in quoted:
            rest = rest.partition(quote)[2]
        if re.search(
            r"\b(?:what|how|which|where|when|why|can you|could you|would you|any ideas|suggest|recommend|"
            r"give me|write|help me)\b",
            rest,
            _I,
        ) and not asks_to_keep(rest):
            return True
    return own.count(NOT_OWN) >= _SOME_MATERIAL and not told
