"""A message cut into sentences and clauses, with their places in the message."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from memory.borrowed import straight
from memory.own_words import not_own
from memory.records import Span

NOT_OWN = "\ufffc"
"""Stands, character for character, for whatever is not the person's own words."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the person's own words. `start` is its place in the message."""

    text: str
    start: int
    asks: bool
    """It ends in a question mark."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence that could stand alone, without the words that join it to what came before."""

    text: str
    start: int
    joined: str
    """The word or mark that joins it: "and", "so", ",", or "" at the beginning."""
    asks: bool
    """It is the last of a sentence that ends in a question mark."""

    @property
    def end(self) -> int:
        """Its end in the message."""
        return self.start + len(self.text)


def own_text(text: str, pasted: Sequence[Span] = ()) -> str:
    """Return the message with straight quotes, all that is not the person's own words blotted out."""
    plain = straight(text)
    blotted = list(plain)
    for span in not_own(text, pasted):
        for at in range(span.start, min(span.end, len(plain))):
            if not plain[at].isspace():
                blotted[at] = NOT_OWN
    return "".join(blotted)


_EMOJI = "\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d"
_END = re.compile(r"(?P<mark>[.!?…]+[)\]]?)(?=\s|$|[" + _EMOJI + r"])|\n+|;\s|[" + _EMOJI + r"]+|\ufffc{2,}")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|eg|ie|etc|approx|ca|jr|sr|inc|ltd|dept|a\.m|p\.m|no|nr)|\b[a-z])\.$",
    re.IGNORECASE,
)


def sentences(own: str) -> tuple[Sentence, ...]:
    """Cut a text (as `own_text` gives it) into sentences."""
    return tuple(_sentences(own))


def _sentences(own: str) -> Iterator[Sentence]:
    at = 0
    for end in _END.finditer(own):
        if end["mark"] == "." and _ABBREVIATION.search(own, at, end.end()) and own[end.end() :].strip():
            continue
        yield from _sentence(own, at, end.start(), asks="?" in end[0])
        at = end.end()
    yield from _sentence(own, at, len(own), asks=False)


def _sentence(own: str, start: int, end: int, *, asks: bool) -> Iterator[Sentence]:
    piece = own[start:end]
    left = len(piece) - len(piece.lstrip(" \t\n.,!?-–—•*()" + NOT_OWN))
    text = piece[left:].rstrip(" \t\n" + NOT_OWN)
    if not any(character.isalnum() for character in text):
        return
    begin = start + left
    # A sentence that goes on in words that are not the person's own says nothing by itself: its open end stays marked.
    if _open_after(own, begin + len(text)):
        text += NOT_OWN
    if NOT_OWN in own[max(0, begin - 2) : begin] and "\n" not in own[max(0, begin - 2) : begin]:
        begin, text = begin - 1, NOT_OWN + text
    yield Sentence(text, begin, asks)


def _open_after(own: str, end: int) -> bool:
    rest = own[end : end + 3].lstrip(" ")
    return rest.startswith(NOT_OWN)


# --- what stands before the matter itself ---------------------------------------------------------------------------

_LEAD = re.compile(
    r"(?:(?:oh|ok|okay|so|well|right|hey|hi|hello|hiya|yo|um+|uh|er+m?|hmm+|ah|aha|haha|lol|"
    r"actually|anyway|anyways|also|and|but|plus|now|then|btw|fyi|"
    r"by the way|just so you know|jsyk|for your information|as (?:a side note|an aside)|"
    r"side note|incidentally|oops|whoops|sorry|sry|wait|hang on|hold on|no wait|"
    r"look|listen|see|you know|you see|basically|honestly|tbh|to be honest|frankly|in fact|"
    r"as a matter of fact|in general|generally speaking|"
    r"one|two|three|first|firstly|second|secondly|third|thirdly|lastly|finally|good (?:morning|"
    r"afternoon|evening|day)|morning|evening|dear sidenote|"
    r"thanks|thank you|cheers|ta|great|cool|nice|perfect|quick one|quick q|quick question|"
    r"one (?:more )?thing|another thing|(?:one )?last thing|"
    r"correction|update|important|note|ps|pps|p\.s\.|the thing is|thing is|"
    r"you should know(?: that)?|i should (?:say|mention|add)(?: that)?|"
    r"(?:i )?(?:should|must|ought to) (?:say|mention|add)(?: that)?|i(?:'ll| will)? (?:have to |"
    r"must )?(?:say|admit|confess)(?: that)?|just to (?:say|let you know)(?: that)?|"
    r"i (?:just )?(?:want|wanted) (?:you )?to (?:let you know|know|mention|say|tell you|"
    r"add)(?: that)?|i(?:'d| would) like (?:you )?to (?:let you know|know|mention|say|"
    r"add)(?: that)?|"
    r"let me (?:tell you|add|mention|say)(?: that)?|for context|for background|some (?:context|"
    r"background)|bear in mind(?: that)?|given that|seeing as|seeing that|"
    r"since|because|cause|'cause|cos|coz|cuz|as|being that|considering(?: that)?|"
    r"for what it's worth|fwiw|unfortunately|sadly|luckily|fortunately|obviously|of course|"
    r"apparently|personally|in my case|for me|speaking of which|about me|a bit about me|"
    r"(?:a )?fun fact|turns out(?: that)?|please|pls|plz|again|too|yes|yeah|yep|no|nope|nah|"
    r"to be (?:clear|fair|precise|exact)|as it happens|as you know|as i said|as mentioned|"
    r"as i mentioned|like i said|remember)"
    r"(?=[\s,:;!.—–-]|$)[\s,:;!.—–-]*)",
    re.IGNORECASE,
)


def after_lead(text: str, *, keep: Sequence[str] = ()) -> int:
    """Return where the matter begins, past "ok so, btw" and the like. Words in `keep` are not skipped."""
    at = 0
    while lead := _LEAD.match(text, at):
        word = lead[0].strip(" ,:;!.—–-").lower()
        if word in keep or (word == "as" and _ROLE_FOLLOWS.match(text, lead.end())) or lead.end() >= len(text):
            break
        if word == "no" and re.match(r"(?:longer|more|one)\b", text[lead.end() :], re.IGNORECASE):
            break
        if word in _ONLY_BEFORE_COMMA and "," not in lead[0] and ":" not in lead[0] and "." not in lead[0]:
            break
        at = lead.end()
    return at


_ROLE_FOLLOWS = re.compile(r"(?:an?|usual|always|ever|you|soon|well|long|far|for|per|of|in|to)\b", re.IGNORECASE)
_ONLY_BEFORE_COMMA = frozenset(
    {
        "one",
        "two",
        "three",
        "second",
        "third",
        "see",
        "look",
        "again",
        "note",
        "in general",
        "remember",
        "update",
        "morning",
        "evening",
        "great",
        "cool",
        "nice",
        "right",
    }
)

# --- clauses --------------------------------------------------------------------------------------------------------

_ASKS = (
    r"(?:what|what's|whats|where|where's|when|which|who|who's|whom|whose|how|how's|hows|why|"
    r"could|can|would|will|should|shall|may|might|do|does|did|is|are|was|were|am|"
    r"has|have|any|got any|anything|anyone|is there|are there|wondering|wonder|tips|ideas|"
    r"suggestions|thoughts|advice|help)\b"
)
_REQUESTS = (
    r"(?:please|pls|plz|never|don't|dont|do not|let's|lets|suggest|give|gimme|make|write|draft|"
    r"tell|show|help|recommend|find|plan|explain|list|create|compose|pick|choose|"
    r"keep|stop|avoid|use|answer|reply|respond|write|speak|talk|call|remind|remember|forget|save|"
    r"store|note|update|change|delete|remove|erase|correct|translate|summari[sz]e|"
    r"check|look|send|book|set|put|add|take|skip|leave|design|sketch|outline|build|generate|"
    r"compare|calculate|convert|describe|define|teach|turn|undo|always|feel free|go ahead|"
    r"be (?:brief|quick|gentle|honest|careful|kind)|need|want|looking for)\b"
)
_PERSONAL = (
    r"(?:(?:he|she|they|it|you|we|there|that|this|these|those|that's|thats)(?:'\w+)?\b|"
    r"(?:everyone|everybody|someone|somebody|nobody)\b)"
)
_VERBISH = (
    r"(?:is|isn't|are|aren't|was|were|has|hasn't|have|had|and i|does|doesn't|don't|did|didn't|"
    r"can|can't|will|won't|would|could|should|runs?|works?|lives?|likes?|loves?|hates?|prefers?|"
    r"keeps?|says?|wants?|needs?|thinks?|thought|told|said|got|went|just|always|never|usually|"
    r"only|also|speaks?|eats?|drinks?|plays?|comes?|came|goes|lost)\b"
)
_MY = rf"(?:my|our)\s+(?:(?:[\w&.-]+)\s+){{0,3}}?[\w&.-]+(?:'s\b(?!\s+\w+\s+{_VERBISH})|s?\s+{_VERBISH})"
_I_FOLLOWS = r"(?:i|im|ive|i'm|i've|i'd|i'll|we|we're|we've|myself)\b(?! \w+ing\b)"
_STARTS = (
    rf"(?:{_I_FOLLOWS}|{_MY}|{_ASKS}|{_REQUESTS}|{_PERSONAL}|(?:maybe|perhaps|ideally|"
    r"preferably)\b|btw\b|by the way\b|fyi\b|also\b|as an? \w+)"
)
# After "and" a bare verb goes on with the same subject ("I get up at five and write"): only what is plainly a question
# or a request begins anew.
_STARTS_AFTER_AND = (
    rf"(?:{_I_FOLLOWS}|{_MY}|{_PERSONAL}|(?:what|what's|whats|where|where's|when|which|who|who's|how|how's|why)\b|"
    r"(?:could|can|would|will|should|shall|may|might|do|does|did|is|are|was|were|am|has|have)\s+(?:you|u|i|we|they|he|"
    r"she|it|there|the|my|this|that|these|those|any\w*|people)\b|(?:any|wondering|wonder)\b|"
    r"(?:please|pls|plz|don't|dont|do not|let's|lets|suggest|recommend|explain|remember|forget|feel free|need|want)\b|"
    r"(?:give|tell|show|help|find|make|write|send|teach|get|draft|list)\s+(?:me|us|him|her|them|"
    r"a|an|the|some)\b|never suggest\b|"
    r"(?:would|i'd|might|may|plan to|hope to|am looking|am thinking|am planning|am trying|was)\b|"
    r"(?:maybe|perhaps|btw|fyi|also)\b|by the way\b|as an? \w+)"
)
_SPLIT = re.compile(
    r"(?:(?P<mark>\s*[,;:(]\s*|\s*[—–]\s*|\s+-+\s+|\.\.+\s*)(?:(?P<after>(?:and|but|so|because|"
    r"since|as|cos|coz|cuz|though|although|while|plus|however|then|or|yet|also|"
    r"which means)\s+)?(?:(?:then|also|so|now|please|maybe|anyway)\s+)?)"
    rf"(?={_STARTS})"
    r"|\s+(?P<join>and so|so|because|since|as|cos|coz|cuz|though|although|even though|while|whereas|plus|however|then|"
    rf"yet|btw|by the way|fyi|also)\s+(?={_STARTS})"
    rf"|\s+(?P<and>and then|and also|and|but|or)\s+(?={_STARTS_AFTER_AND}))",
    re.IGNORECASE,
)
_TRAIL = re.compile(
    r"(?:[\s,]*(?:\(?\b(?:btw|by the way|fyi|lol|haha+|pls|please|plz|thanks|thank you|thx|ta|"
    r"cheers|though|tho|too|as well|ok|okay|you know|tbh|to be honest|if that helps|"
    r"if (?:it|that) (?:helps|matters)|just so you know|jsyk|in case (?:that|it) (?:helps|"
    r"matters)|will you|would you|for me|actually|xx?|imo|x+d)\b\)?|[:;]-?[)(dp]|<3))+[\s.,!…)]*$",
    re.IGNORECASE,
)


def without_trail(text: str) -> str:
    """Cut "btw", "lol" and "please" off the end."""
    cut = _TRAIL.search(text)
    if cut and cut.start() > 0:
        text = text[: cut.start()]
    return text.rstrip(" \t\n,;:-–—.!…(")


def clauses(sentence: Sentence) -> tuple[Clause, ...]:
    """Cut a sentence where a new subject, a question or a request begins."""
    pieces: list[tuple[int, int, str]] = []
    at, joined = 0, ""
    lead = after_lead(sentence.text)
    for split in _splits(sentence.text):
        if split.start() < lead:
            continue
        if _belongs(sentence.text, at, split):
            continue
        if split.start() < at:
            continue
        pieces.append((at, split.start(), joined))
        joined = (split["join"] or split["and"] or split["after"] or split["mark"] or "").strip().lower() or ","
        at = split.end()
    pieces.append((at, len(sentence.text), joined))
    found = []
    for number, (start, end, join) in enumerate(pieces):
        raw = sentence.text[start:end]
        lead = after_lead(raw)
        text = raw[lead:].rstrip(" ,;:-–—(")
        if text:
            asks = sentence.asks and number == len(pieces) - 1
            found.append(Clause(text, sentence.start + start + lead, join, asks))
    return tuple(found)


# "Because I'm Muslim I don't drink" has no mark between its parts.
_REASON_FIRST = re.compile(
    r"(?:\W*(?:and|so|but|well|oh|ok|btw)\W+)*(?:because|since|as|cos|given that|seeing as)\s+i\b", re.IGNORECASE
)
_SECOND_I = re.compile(
    r"(?P<mark>\s+)(?P<after>)(?P<join>)(?P<and>)(?=i (?:don'?t|do not|never|always|can'?t|cannot|usually|"
    r"avoid|only|need|have to|must|prefer)\b)",
    re.IGNORECASE,
)
# "My daughter loves dinosaurs, party ideas?": a question without a verb.
_BARE_QUESTION = re.compile(
    r"(?P<mark>\s*[,–—-]+\s*)(?P<after>)(?P<join>)(?P<and>)(?=(?:[\w'-]+ ){0,3}(?:ideas?|tips?|advice|"
    r"suggestions?|recommendations?|recipes?|thoughts|help|options?|recs|inspo|plans?|gifts?|"
    r"presents?)(?: for \w+(?: \w+)?)?\s*$)",
    re.IGNORECASE,
)


def _splits(text: str) -> list[re.Match[str]]:
    found = list(_SPLIT.finditer(text))
    if _REASON_FIRST.match(text):
        found += [split for split in _SECOND_I.finditer(text) if split.start()]
    found += _BARE_QUESTION.finditer(text)
    return sorted(found, key=lambda split: split.start())


_JOINS_PEOPLE = re.compile(r"\b(?:me|my \w+|both|between \w+)$", re.IGNORECASE)


def _belongs(text: str, start: int, split: re.Match[str]) -> bool:
    """Tell whether what follows belongs to what precedes ("my partner and I")."""
    if split["and"] not in {"and", "or"}:
        return False
    follows = text[split.end() :]
    return bool(re.match(r"i\b(?!')", follows, re.IGNORECASE) and _JOINS_PEOPLE.search(text[start : split.start()]))
