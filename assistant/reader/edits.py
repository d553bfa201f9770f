"""Reading commands that change a memory's wording."""

import re

from assistant.reader.commands import Edit
from assistant.reader.rewriting import inner, third_person
from assistant.reader.vocabulary import ATTRIBUTE

_I = re.IGNORECASE

_WRONG = (
    r"(?:(?:no|nope|sorry|oops|wait|hey|hi|hmm|actually|correction|ah|oh|ok|well|and|but|um|um,)[\s,.!–—-]+)*"
    r"(?:(?:that|this|it)(?:'s| is|s| was|'s all)? (?:wrong|incorrect|not right|"
    r"not (?:quite )?(?:true|correct|right|it)|a mistake|mistaken|off|out of date|outdated|"
    r"no longer (?:true|right|correct)|changed)"
    r"|you(?:'ve| have|'re| are)?(?: got| have)? (?P<about>(?:my|the) [\w' -]+?|it|that|this|"
    r"me)?\s*(?:wrong|mistaken|mixed up|confused)|(?:wrong|incorrect)|(?:i|you) (?:meant|"
    r"misspelled|misspelt|made a mistake|said it wrong|mistyped)(?: (?:it|that|this))?|not quite|"
    r"let me correct (?:that|you|myself)|i need to correct (?:that|you|something)|i was wrong)"
    r"(?:\s+(?:there|here|about (?:that|me|my [\w' ]+)))?[\s,.;:!–—-]*(?:(?:and|but|because|"
    r"actually|it should (?:say|be|read))\s+)*"
)
_SORRY = (
    r"(?:(?:no|nope|sorry|oops|wait|actually|correction|ah|oh|hmm|hang on|well|hey|my mistake|"
    r"my bad|i meant|i mean|not quite)[\s,.!:–—-]+)+"
)
_X_NOT_Y = (
    r"(?P<new>[^,.;!?]+?)\s*(?:,|;|\s-+|\s[–—])?\s*(?:\b(?:and )?not\b|\binstead of\b|"
    r"\brather than\b|\bno longer\b)\s+(?P<old>[^,.;!?]+?)\s*(?:any ?more|any longer|now|please|"
    r"pls|as (?:you|i) (?:said|thought|wrote)|like (?:you|i) said)?[\s.!:)]*$"
)
_NOT_Y_X = (
    r"(?:not|n't) (?P<old>[^,.;!?]+?)\s*[,;–—-]+\s*(?:but |it'?s |it is |they'?re |that'?s |"
    r"rather )?(?P<new>[^,.;!?]+?)[\s.!]*$"
)
_IT_IS = (
    r"(?:it'?s|it is|its|it was|that'?s|that is|they'?re|they are|it should (?:be|say|read)|"
    r"should (?:be|say)|i said|i meant|i mean|i prefer|it's actually|make (?:it|that)|"
    r"change (?:it|that) to|put)"
)

_FIX: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        (
            rf"{_WRONG}(?:{_IT_IS}|(?P<subject>(?!i\b|i')(?:my |the |our )?[\w' -]{{2,30}}?)(?:'s|\sis|"
            r"\sare)?|i(?:'m| am|'ve got|'ve| have| take| drink| eat| live| work| play| use| like|"
            r" prefer| drive| study| speak| go| run)?)\s+(?:actually |really |now |on |in |"
            rf"at )?{_X_NOT_Y}"
        ),
        rf"{_WRONG}(?:it'?s|it is|they'?re|that'?s|it should)\s*{_NOT_Y_X}",
        (
            rf"{_SORRY}(?:it'?s|it is|its|they'?re|they are|it should be|(?P<subject>(?!i\b|i'|im\b|"
            r"that\b|the (?:answer|capital|first|second)\b)(?:my |the |our )?[\w' -]{2,30}?)(?:'s|\sis|"
            rf"\sare))\s+(?:actually |really |now )?{_X_NOT_Y}"
        ),
        (
            r"(?:please |pls |can you |could you |hey |ok |actually |sorry )*(?:make|change)\s+(?:it|"
            rf"that|this)\s+(?:to )?{_X_NOT_Y}"
        ),
        (
            r"(?:please |pls |can you |could you |hey |ok |actually |sorry )*(?:it'?s|they'?re|it is|"
            r"(?P<subject>(?:(?:his|her|their|its|my|the) [\w' ]{2,20}?|he|she))(?:'s| is|"
            rf" are)) (?:actually |now |called )?{_X_NOT_Y}"
        ),
        rf"(?:(?:no|wait|sorry|actually|oops|hm+|correction|ah|oh)[\s,.!:]+)*(?:it'?s )?{_NOT_Y_X}",
        (
            r"i (?:said|wrote|meant to say|told you|put) (?P<old>[^,.;!?]+?),? (?:but|and) (?:it|that|"
            r"i) (?:should (?:be|have been|say)|is|was|meant|really is|is actually)(?: actually|"
            r" really)? (?P<new>[^,.;!?]+?)[\s.!]*$"
        ),
        (
            r"(?:(?:please|pls|can you|could you|hey|ok|sorry)[\s,]+)*(?:swap|replace|change|"
            r"switch) (?P<old>(?!(?:my|our|the|what|that|it|this|your)\b)[^,.;:!?]+?) (?:for|with|to|"
            r"by) (?P<new>[^,.;:!?]+?)(?: in (?:your|my|the) (?:memory|memories|notes?))?[\s.!?]*$"
        ),
    )
)
_UNMARKED = 4
"""From this pattern on no word says that something is wrong."""
_FEW = 3
_VERB = (
    r"(?:(?:please|pls|plz|hey|hi|can you|could you|would you|will you|i(?:'d|"
    r" would) like (?:you )?to|i want (?:you )?to|i need (?:you )?to|let'?s|just|also|so|ok|okay|"
    r"oh|and|now|actually)[\s,]+)*(?:change|update|edit|correct|amend|fix|modify|adjust|set|"
    r"switch|revise|reword|alter|replace)"
)
_KNOWN = (
    r"(?:(?:what you (?:know|have|remember|saved|stored)(?: about| on)? |(?:the|that|your|"
    r"my) (?:memory|memories|note|notes|bit|part|thing|entry|fact|one|info|record|"
    r"detail)s?(?: (?:about|on|of|for|that says|saying|where|that))* |that (?=i|my))?"
    r"(?P<about>(?:my (?:(?:[\w-]+ ){0,2}(?:favou?rite|preferred|usual|go-to|"
    rf"least favou?rite)(?: [\w-]+){{1,4}}?|(?:[\w-]+ ){{0,2}}{ATTRIBUTE}|"
    r"(?:[\w-]+(?:'s)? ){0,2}(?:name|age|birthday|limit|budget|goal|preference|preferences|"
    r"schedule|routine|diet|allergy|allergies|email address|phone number|size|pronouns|city|town|"
    r"address|team|title|level|car|phone|laptop|bike|dog|cat))"
    r"|(?<=about )[\w' -]{2,40}?|(?<=that )[\w' -]{4,60}?|(?<=memory )[\w' -]{2,40}?|"
    r"i (?!want|need)[\w' -]{3,50}?)))"
)
_TO = re.compile(
    rf"{_VERB}\s+{_KNOWN}(?:\s+from (?P<old>[^,.;:!?]+?))?\s+(?:to(?: say| be)?|into|"
    r"so (?:that )?it says|as)\s+(?P<new>[^;!?]+?)[\s.!?]*$",
    _I,
)
_WITH = re.compile(
    rf"{_VERB}\s+{_KNOWN}\s*(?:,|:|;|\s[–—-]+|\.|\bbecause|\bsince|\bas|\band|"
    r"\bcos)\s*(?P<said>(?:(?:it|that|they)(?:'?s|'?re| is| are| should)|i|im|i'm|ive|my|we|now|"
    r"the|please)\b.+)$",
    _I | re.DOTALL,
)


def read_edit(sentence: str, *, quote: str) -> Edit | None:
    """Read "that's wrong, it's rye, not wheat" or "change my favourite colour to teal"."""
    for number, pattern in enumerate(_FIX):
        if found := pattern.match(sentence):
            groups = found.groupdict()
            about = _named(groups.get("about")) or _named(groups.get("subject"))
            new, old = _phrase(found["new"]), _phrase(found["old"])
            if number >= _UNMARKED and (len(old.split()) > _FEW or len(new.split()) > _FEW + 1):
                continue
            if new and old and _plausible(new) and _plausible(old):
                return Edit(old=old, new=new, about=about, quote=quote)
    if found := _TO.match(sentence):
        return Edit(
            old=_phrase(found["old"]) if found["old"] else None,
            new=_phrase(found["new"]),
            about=_named(found["about"]),
            quote=quote,
        )
    if found := _WITH.match(sentence):
        said = re.sub(
            r"^(?:(?:it|that|they)(?:'s|'re| is| are|s| should be) (?:now )?)", "", found["said"].strip(" .!"), flags=_I
        )
        whole = said == found["said"].strip(" .!")
        if whole:
            return Edit(
                old=None, new=_resolved(said, found["about"]), about=_named(found["about"]), quote=quote, sentence=True
            )
        return Edit(old=None, new=_phrase(said), about=_named(found["about"]), quote=quote)
    return None


_ENDING_NOW = re.compile(r"[\s,]*\b(?:now|these days|nowadays|from now on|please|pls|instead|thanks|ok)$", _I)


def _resolved(said: str, about: str) -> str:
    """Rewrite what they said, "them" being what it is about: "I like them short"."""
    while cut := _ENDING_NOW.search(said):
        said = said[: cut.start()]
    content = third_person(said)
    thing = inner(re.sub(r"^(?:my|the|our)\s+", "", about.strip(), flags=_I))
    return re.sub(r"^(\w+) (?:them|it|those|that)\b", rf"\1 {thing}", content, count=1)


def _phrase(text: str) -> str:
    text = text.strip(" ,.!:;\"'()")
    while cut := _ENDING_NOW.search(text):
        text = text[: cut.start()]
    return text


def _named(about: str | None) -> str | None:
    if not about or about.strip().lower() in {"it", "that", "this", "me", "they", "them", "i", "no", "sorry"}:
        return None
    return re.sub(r"'s$", "", about.strip(" ,"))


_LONGEST = 60


def _plausible(phrase: str) -> bool:
    return 0 < len(phrase) <= _LONGEST and not re.search(r"\b(?:what|how|why|sure|really|that you)\b", phrase, _I)
