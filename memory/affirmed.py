"""Whether a clause of the person's own words affirms what it says, of themselves: no question, jest, report or doubt.

Read for what a language model claims. In doubt it is not affirmed, and the claim is a guess.
"""

import re
import unicodedata
from dataclasses import dataclass

from memory.borrowed import straight
from memory.clauses import FIRST, ONESELF, PERHAPS, sentence_end
from memory.frames import LEADS, PLAYED, is_framed, is_reported, is_taken_back
from memory.language import is_english
from memory.records import Span

_I = re.IGNORECASE
# --- questions -------------------------------------------------------------------------------------------------------

_AUXILIARY = (
    r"(?:am|is|are|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|may|might|must|ain'?t)(?:n'?t)?"
)
_INVERTED = re.compile(
    rf"{LEADS}(?:(?:why|how|what|which|where|when|who|whom|whose|since when|how "
    rf"come)\b[^,;]*?\b)?{_AUXILIARY}\s+(?:not\s+)?(?:{FIRST}|you|he|she|they|it|this|that|there|my|our|your|the|"
    rf"an?|any\w*|some\w*|every\w*)\b",
    _I,
)
_SPLIT_QUESTION = re.compile(
    rf"^\W*(?:\w+\W+){{0,3}}?(?:{_AUXILIARY}|what|which|how|where|when|why|who|any|please|tell|give|show)\b", _I
)
_TAG = re.compile(
    rf"(?:^|[,;–—-])\W*(?:(?:{_AUXILIARY}|don'?t|can'?t|won'?t)\s+(?:i|we|it|they|he|she|you)(?: not)?|right|no|yes|"
    rf"yeah|correct|"
    r"innit|eh|huh|true|false|ok|okay|really|is(?: that|n't that) (?:so|right|true)|or (?:not|what|no)|you think|"
    r"wrong)\W*$",
    _I,
)
_GIVEN = re.compile(r"\b(?:seeing|given|considering|since|because|now)(?: that)?\s*$", _I)
"""Words by which a question takes for granted what follows: "Is tea nice, seeing that I play squash on Fridays?"."""
_SHORT = 2

# --- what is not so, or not so for sure ------------------------------------------------------------------------------

_UNSURE = re.compile(
    rf"\b(?:{PERHAPS}|possibly|presumably|conceivably|hypothetically|theoretically|in theory|(?:could|"
    r"would|should)(?!n'?t|(?: \w+ly)? (?:like|love|prefer|rather|appreciate|hate|be (?:glad|happy|grateful)|never|"
    r"mention|add|say|note|tell|point out))|must (?:be|feel|have been)|if|unless|whether|as though|assum(?:e|ing)|"
    r"suppos(?:e|ing)|provided|given an?|in case|lest|otherwise|in (?:a|another|my next|my former|some other) "
    r"(?:\w+ )?(?:life|world|universe|dimension)|in my dreams?|in theory|(?:lie|myth|false|untrue|rumou?r|joke|"
    r"wrong|nonsense|impossible|unlikely) that)\b|\bmay (?=be\b|have\b|not\b|\w+ (?:a|an|the|to|in)\b)(?<![.] may )"
    rf"|\b{FIRST[:-1]}|he|she|they)'d (?!(?:\w+ly )?(?:like|love|prefer|rather|appreciate|hate|be (?:glad|happy)|"
    rf"never|better)\b)|\b(?:when|once|until|till|by the time|as soon as|after|before)\b[^.]*\b(?:will|won't|would|"
    rf"shall)\b|\b(?:when|once|until|till|by the time|as soon as|after|before)\b[^.]*'ll\b",
    _I,
)
_HEDGED = re.compile(
    rf"\b{FIRST}\s+(?:\w+ly\s+|just\s+|always\s+|often\s+|still\s+|even\s+|once\s+|sometimes\s+)*(?:do(?:n'?t| "
    rf"not)\s+|did(?:n'?t| not)\s+|can(?:'?t|not)\s+|am\s+|was\s+)?(?:and\s+)?"
    r"(?:think|thought|guess(?:ed)?|reckon(?:ed)?|suppose|suspect(?:ed)?|imagin\w+|believed?|doubt(?:ed)?|hope\w*|"
    r"hoping|wish\w*|dream\w*|dreamt|pretend\w*|claim\w*|lie|lied|lying|jok\w+|say|said|saying|tell(?! you)|told(?! "
    r"you)|telling|fear\w*|worr\w+|wonder\w*|fanc(?:y|ied)|heard|read|not sure|unsure|no idea)\b"
    rf"[^.!?]*?\b{FIRST}\b",
    _I,
)
_SEEMS = re.compile(
    rf"\b(?:look|sound|seem|feel|act|appear|behave|smell|come across|came across)s?(?:ed|ing)? (?:like|as if|as "
    rf"though|as)\b[^.!?]*?"
    rf"\b{FIRST}(?!\w)|\b(?:afraid|scared|worried|terrified|concerned|nervous|paranoid|anxious|convinced)"
    rf"\b[^.!?,]{{0,20}}?"
    rf"\b{FIRST}(?!\w)|\bto (?:think|believe|assume|suspect|pretend|imagine|say)\b[^.!?,]{{0,30}}?\b{FIRST}(?!\w)",
    _I,
)
"""What I seem to be, fear to be, or want others to think: "I want people to think I'm a lawyer"."""
_MUST_SAY = re.compile(
    rf"\b(?:must|should|have to|got to|gotta|need to|will|'ll|can|let me|want to|as {FIRST}) (?:just )?(?:say|said|"
    rf"tell|told|admit)\b[^.!?]*?",
    _I,
)

# --- jest ------------------------------------------------------------------------------------------------------------

_JEST = re.compile(
    r"(?:(?<=\s)|^)/s(?:arc(?:asm)?)?\b|\b(?:yeah|oh|ya|yea|sure),? (?:right|sure)\b|^\W*(?:(?:oh|yeah|yes|"
    r"well)\W+)?(?:sure|suu+re|of course)\W+(?!\w+ (?:have|am)\b.*\?)|\b(?:because|cos|'cause|as) (?:obviously|"
    r"clearly|of course)\b|^\W*like (?=i\b|i'|my\b)|^\W*oh,? (?:great|joy|lovely|wonderful|brilliant|fantastic|"
    r"perfect|goody|fun)\b|\bjust what (?:i|we) (?:wanted|needed)\b|\b(?:obviously|clearly|totally)\W*$|\b(?:l+o+l+|"
    r"lmf?ao|rofl|(?:ha){2,}h?|(?:he){2,}|jk|j/k|kidding|joking|sarcas\w+|irony|ironic\w*|#?not)\W*$|\bas if\b|"
    r"\b(?:yay|woo+hoo)\b|([a-z])\1{2,}(?<!www)|(?<!\w)[;:]-?[pP)](?!\w)(?<!:\))|\b(?:said|says) (?:nobody|no "
    r"one)\b",
    _I,
)
_WINKS = re.compile(
    "[\U0001f602\U0001f609\U0001f60f\U0001f612\U0001f61b-\U0001f61d\U0001f643\U0001f644\U0001f921\U0001f923\U0001f926\U0001f92a]"
)
_SCARE = re.compile(
    r"\"[a-z][^\"\s]*\"|(?<!\w)'[a-z][^'\s]*'(?!\w)|\*[a-z][^*\s]*\*|\b(?:so-called|quote-unquote|air quotes)\b"
)

# --- taken back just after -------------------------------------------------------------------------------------------

_BACK = re.compile(
    r"^\W*(?:(?:well|ok|oh|but|and|except|or|at least|sorry|hmm|uh|um)\W+)*(?:not?t?\W*$|not (?:really|any ?more|"
    r"true|at all|quite|exactly|even|anymore|now|yet)\b|nope\b|nah\b|no longer\b|any ?more\b|(?:scratch|strike|"
    r"forget|ignore|delete|disregard) (?:that|this|it)\b|(?:no\W+)?(?:wait|hang on|hold on)\b|(?:just |only |"
    r"totally )?(?:kidding|joking)\b|jk\b|psych\b|sike\b|rather\b|rather not\b|i wish\b|in my dreams\b|as if\b|/s\b|"
    r"l+o+l+\b|yeah\W+right\b|that(?:'s| is| was) (?:a (?:lie|joke)|not (?:true|right|so)|wrong|false|untrue)|"
    r"(?:\w+ )?i(?:'m| (?:do|am|did|can|have|was|would|will))? ?(?:n'?t|not|never)\W*$|i(?:'m| am| was)? (?:lied|"
    r"lying|made (?:that|it) up|just made)|used to\b|never mind\b|nvm\b|correction\b|(?:(?:hm+|actually|wait|no)\W+)"
    r"+i\b|so (?:they|he|she|people) )",
    _I,
)

# --- somebody else's word for it -------------------------------------------------------------------------------------

_TELLS = (
    r"(?:said|says?|saying|thinks?|thought|believes?|believed|claims?|claimed|reckons?|reckoned|insists?|insisted|"
    r"assumes?|assumed|suspects?|suspected|guess(?:es|ed)|jok(?:ed?|es)|swears?|swore|calls me|called me|(?<=they "
    r")call me|(?<=people )call me|told|tells|accus\w+|wrote|writes|written|texted|e-?mailed|messaged|stat(?:es?|"
    r"ed)|mention(?:s|ed)|argu(?:es?|ed)|complain(?:s|ed)|suggest(?:s|ed)|impl(?:y|ies|ied)|puts? it|describes?|"
    r"described|labell?ed|declares?|declared|feels?|hop(?:es?|ed)|wish(?:es|ed)|dreams?|warn(?:s|ed)|report(?:s|ed)|"
    r"conclud(?:es?|ed)|predict(?:s|ed)|show(?:s|ed) that)"
)
_REPORTED = re.compile(
    rf"\b(?!(?:i|we|to|must|should|can|let|have)\b)[\w']+ (?:\w+ly |still |just |always |often |also |never |once |"
    rf"both |all )?{_TELLS}\b|[,(–—-]\s*{_TELLS} (?:my|our|his|her|their|the|an?|he|she|they|everyone|[A-Z])"
    r"|\b(?:according to|rumou?r|apparently|supposedly|allegedly|reportedly|purportedly)\b|\b(?:in|to|by) (?:(?:my|"
    r"our|his|her|their|the) )?(?:[\w-]+ )?(?:\w+'s?|his|her|their|your) (?:opinion|view|eyes?|mind|words?|book|"
    r"account|telling|estimation)\b",
    _I,
)
_ATTRIBUTED = re.compile(
    rf"^\W*(?:(?:or|and|but|at least|well)\W+)*(?:so|that'?s|that is|this is|those are|as|"
    rf"it'?s)\b[^.!?]{{0,30}}\b{_TELLS}\b|^\W*(?:my|our|his|her|their|the|he|she|they|"
    rf"everyone)\b[^.!?]{{0,30}}\b{_TELLS}\W*(?:so|that|it|me|anyway)?\W*$|"
    r"^\W*(?:those|these|that) (?:are|were|is|was) (?:his|her|their|my \w+'s|the \w+'s|not my) words?\b",
    _I,
)
"""The sentence after: "At least that's what my mum says"."""

# --- whose -----------------------------------------------------------------------------------------------------------

_DIRECTS = re.compile(
    rf"{LEADS}(?:always|never|don'?t|do not|only|stop|avoid|call|use|keep|answer|reply|respond|give|write|speak|be|"
    rf"address|refer|format|"
    r"show|end|start|begin|sign|skip|leave|put|assume|prefer|include|explain|list|spell|round|convert|make|set|"
    r"stick to|go easy|no)\b",
    _I,
)
_RELATIVE = re.compile(r"\W*(?:who|whose|which)\b", _I)
_NOMINATIVE = re.compile(rf"\b{FIRST}(?!\w)", _I)
_NO_NAME = (
    "When|While|As|On|In|At|For|From|By|With|Without|To|After|Before|During|Since|Because|Although|Though|Until|Every|"
    "Each|Most|These|Whenever|Wherever|Where|Usually|Sometimes|Often|Always|Never|Not|Only|Just|If|Like|Than|Of|About|"
    "Over|Under|Given|Being|Apart|Despite|Due|Unlike|Nowadays|Currently|Today|Lately|Recently|Normally|Generally|"
    "Mostly|Sadly|Luckily|Unfortunately|Fortunately|Thanks|Please|Remember|Note|Now|Yes|No|So|And|But|Or|Hi|Hey|Hello|"
    "Oh|Ok|Okay|Well"
)
_OTHER_HEAD = re.compile(
    rf"(?i:{LEADS})(?P<head>(?P<pronoun>(?i:he|she|it|they|you|who|people|every(?:one|body)|some(?:one|body)|"
    r"any(?:one|body)|nobody|no one|few|several|hardly (?:any\w*)|this|that|these|those|there)\b)"
    r"|(?i:the|an?|my|our|your|his|her|their|some|every|each|all|most|many|no|one|two|both|lots)\b"
    rf"|(?!(?:{_NO_NAME})\b)[A-Z]\w+\b)"
)
_LONGEST_ANTECEDENT = 3

# --- requests --------------------------------------------------------------------------------------------------------

_COURTESY = r"^\W*(?:(?:and|so|ok(?:ay)?|hi|hello|hey|please|now|then|also|well|thanks|thank you)\b\W*)*"
_OPENS = re.compile(
    rf"{_COURTESY}(?:can|could|would|will|do|did|does|is|are|was|were|should|shall|may|might|have|has|what|which|who|"
    r"whose|when|where|why|how)\b",
    _I,
)
_COMMAND = re.compile(
    rf"{_COURTESY}(?:tell|give|show|help|write|draft|make|explain|suggest|find|list|let|remind|recommend|plan|"
    r"translate|summari[sz]e|check|compare|describe|define|fix|go|try|use|turn|put|add|pick|choose|calculate|convert|"
    r"name|read|look|keep)\b",
    _I,
)
_WISH = re.compile(rf"{_COURTESY}i(?:'d| would| need| want| am looking|'m looking|'m trying)\b[^.!?;,]*", _I)
_LASTING = re.compile(
    r"\b(?:always|never|from now on|in (?:the )?future|whenever|every|each|any ?time|only|by default|generally|"
    r"as a rule|don't|do not|no more|stop|at all times)\b",
    _I,
)


def asks_for(sentence: str) -> bool:
    """Tell whether a sentence asks for something: what it tells of the person can only be inferred."""
    plain = straight(sentence)
    return any(pattern.match(plain) for pattern in (_OPENS, _COMMAND, _WISH))


def _for_now(clause: str) -> bool:
    """Tell whether a clause asks for something once: "summarise the news for me" is no wish that lasts."""
    return _COMMAND.match(clause) is not None and _LASTING.search(clause) is None


# --- letters that are not what they seem -----------------------------------------------------------------------------

_WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u200c\u200d\u20d0-\u20ff]+[^\W\d_]*)*")
_MARKS = re.compile(r"[^\W\d_][\u0300-\u036f\u200c\u200d\u20d0-\u20ff]")


_LETTERS = re.compile(r"[\w']+")
_LONGEST = 600
"""Characters of a sentence that can be read for sure."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a clause, as far as it is looked at."""

    before: str
    """The message before it."""
    lead: str
    """What its own sentence holds before it …"""
    rest: str
    """… and after it."""
    sentence: str
    mark: str
    """The stop or the emoji that ends its sentence."""
    after: str
    """The next sentence."""


def _around(plain: str, start: int, end: int) -> _Around:
    first = max((mark.end() for mark in sentence_end(plain, 0, start)), default=0)
    last = next(iter(sentence_end(plain, end, len(plain))), None)
    stop = last.start() if last else len(plain)
    first, stop = max(first, start - _LONGEST), min(stop, end + _LONGEST)
    return _Around(
        before=plain[max(0, start - _LONGEST) : start],
        lead=plain[first:start],
        rest=plain[end:stop],
        sentence=plain[first : max(stop, end)],
        mark=last[0] if last else "",
        after=_next_sentence(plain, last.end() if last else len(plain))[:_LONGEST],
    )


def unsaid(text: str, span: Span) -> bool:
    """Tell whether words are a jest, taken back just after, somebody else's, or part of a game or a frame.

    For claims of whoever reads the person's own words: only what cannot be ordinary typing counts.
    """
    plain = straight(text)
    around = _around(plain, span.start, span.start + len(plain[span.start : span.end].rstrip(" .!?…;,")))
    return (
        is_framed(around.before, around.sentence, around.lead, around.rest)
        or is_taken_back(around.lead, around.rest, around.mark, around.after)
        or is_reported(around.lead, around.rest)
    )


def plainly_said(text: str, span: Span) -> bool:
    """Tell whether a clause is English and affirms what it says, as the person's own word and of themselves.

    The sentence that it stands in and the one after are read too. What this cannot read is not plain.
    """
    plain = straight(text)
    clause = plain[span.start : span.end].rstrip(" .!?…;,")
    around = _around(plain, span.start, span.start + len(clause))
    sentence, rest, after = around.sentence, around.rest, around.after
    if len(sentence) > _LONGEST or unsaid(text, span):
        return False
    return (
        is_english(clause)
        and not any(sentence_end(clause, 0, len(clause)))
        and _as_it_looks(clause)
        and not (_asks(clause, rest, around.mark) and not _GIVEN.search(around.lead))
        and _is_sure(clause)
        and not PLAYED.search(sentence)
        and not _in_jest(sentence, f"{around.mark}{after}")
        and not any(_BACK.search(part) for part in (rest.lstrip(" ,"), after))
        and not _told_by_others(sentence, after)
        and not _for_now(clause)
        and _of_oneself(clause)
    )


def tells_nothing(said: str, content: str) -> bool:
    """Tell whether a claim repeats, word for word, a question, a request, or what speaks of nobody in particular.

    "Is this spam?" is nothing to ask a person about, let alone to keep.
    """
    clause = straight(said)
    repeats = " ".join(_LETTERS.findall(straight(content).lower())) in " ".join(_LETTERS.findall(clause.lower()))
    return repeats and (
        clause.rstrip().endswith("?")
        or _INVERTED.match(clause) is not None
        or asks_for(clause)
        or not (ONESELF.search(clause) or _DIRECTS.match(clause))
    )


def _next_sentence(plain: str, start: int) -> str:
    after = next((mark for mark in sentence_end(plain, start, len(plain)) if plain[start : mark.start()].strip()), None)
    return plain[start : after.end() if after else len(plain)]


def _as_it_looks(clause: str) -> bool:
    """Tell whether no word mixes scripts, hides joiners or marks, or is written with another alphabet's forms."""
    composed = unicodedata.normalize("NFC", clause)
    if _MARKS.search(composed):
        return False
    for word in _WORD.findall(composed):
        scripts = {unicodedata.name(letter, "?").split()[0] for letter in word}
        if len(scripts) > 1 or unicodedata.normalize("NFKC", word) != word:
            return False
    return True


def _asks(clause: str, rest: str, mark: str) -> bool:
    if _INVERTED.match(clause):
        return True
    if "?" not in mark:
        return _TAG.search(rest) is not None and "'" in rest
    if _TAG.search(rest) or (not rest and _TAG.search(clause)):
        return True
    return len(rest.split()) < _SHORT and not _SPLIT_QUESTION.match(rest)


def _is_sure(clause: str) -> bool:
    plain = _MUST_SAY.sub("", clause)
    return not (_UNSURE.search(clause) or _HEDGED.search(plain) or _SEEMS.search(plain))


def _in_jest(sentence: str, after: str) -> bool:
    winks = re.match(r"\W*", after)
    return (
        _JEST.search(sentence.strip()) is not None
        or _SCARE.search(sentence) is not None
        or _WINKS.search(sentence) is not None
        or (winks is not None and _WINKS.search(winks[0]) is not None)
    )


def _told_by_others(sentence: str, after: str) -> bool:
    return _REPORTED.search(sentence) is not None or _ATTRIBUTED.search(after) is not None


def _of_oneself(clause: str) -> bool:
    """Tell whether a clause speaks of the person, and nobody else comes before them in it: "My aunt reckons I sing"."""
    if not ONESELF.search(clause):
        return _DIRECTS.match(clause) is not None
    if _RELATIVE.match(clause):
        return False
    subject = _NOMINATIVE.search(clause)
    if subject is None:
        return True
    before = clause[: subject.start()].rstrip()
    head = _OTHER_HEAD.match(before)
    if head is None or before.lower().endswith((" and", " but", " or", ",")):
        return True
    words = before[head.start("head") :].split()
    return head["pronoun"] is None and len(words) <= _LONGEST_ANTECEDENT - 1
