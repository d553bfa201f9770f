"""Frames around a sentence: a game, a part, somebody else's word, a jest, a denial just after it.

Only what cannot be ordinary typing is one: here a sentence of the person's own is doubted, which they may have meant.
"""

import re

from memory.clauses import FIRST

_I = re.IGNORECASE

LEADS = (
    r"\W*(?:(?:and|but|so|also|then|well|oh|ok|okay|yes|yeah|no|hey|hi|hello|look|listen|please|actually|honestly|"
    r"frankly|personally|now|just|btw|by the way|fyi|plus|remember|note|that)\b\W*)*"
)

# --- games, parts, suppositions --------------------------------------------------------------------------------------

_ORDERED = re.compile(
    rf"{LEADS}(?:let'?s )?(?:say|prove|argue|pretend|claim|imagine|confirm|verify|deny|suppose|assume|convince (?:me|"
    rf"us|him|"
    rf"her|them)|show (?:me|them))(?: that)? {FIRST}(?!\w)",
    _I,
)
"""A sentence that asks to say or to show it: "Prove that I live in Rome"."""
_SUPPOSITION = (
    r"(?:for the sake of (?:the |this )?argument|for argument'?s sake|for (?:the purposes? of )?this (?:exercise|game|"
    r"scenario|story|experiment|example|role|role-?play|quiz|riddle|scene)|in this (?:scenario|game|story|exercise|"
    r"example|scene|role|role-?play|riddle)|as an? (?:[\w-]+ ){0,2}?(?:elf|dwarf|orc|wizard|witch|warlock|mage|"
    r"sorceress|sorcerer|paladin|knight|vampire|werewolf|zombie|ghost|dragon|unicorn|fairy|mermaid|goblin|troll|alien|"
    r"robot|pirate|king|queen|emperor|empress|god|goddess|superhero|villain)|(?:on|in) my (?:[\w-]+ )?(?:profile|cv|"
    r"r[eé]sum[eé]|application|business card|bio))"
)
_SUPPOSED = re.compile(rf"\b{_SUPPOSITION}\b[^.!?\n]{{0,20}}$|^{LEADS}{_SUPPOSITION},? {FIRST}(?!\w)", _I)
"""Just before a clause, or at the beginning of one."""
_USER_STORY = re.compile(
    rf"{LEADS}as an? (?:[\w-]+ )?(?:user|customer|admin|administrator|visitor|guest|member|reader|buyer|shopper|"
    rf"player),? "
    r"i (?:want|need|would like|can|should)\b",
    _I,
)
_LABELLED = re.compile(
    r"\b(?:scenario|premise|user story|test case|backstory|persona|character|example)(?: \w{1,2})?\s*:[^.!?]{0,300}$",
    _I,
)
_GAME = re.compile(
    r"\b(?:two truths and (?:a|one) lie|never have i ever|(?:repeat|say) after me|repeat (?:these words|the following)|"
    r"guess (?:who|what|where)(?: \w+)? (?:i am|am i|i'm)\b|(?:who|what) am i\s*[?:]|(?:a|my|this) riddle\s*:|"
    r"(?:true or "
    r"false|truth or (?:lie|dare))\s*[?:])",
    _I,
)
_GOVERNS = 500
"""Characters before a sentence in which a game that was announced still goes on."""
_MADE_UP = re.compile(
    r"\bin (?:my|our|this|an?|the) (?:[\w-]+ ){0,2}?(?:novels?|fan ?fic\w*|role-?play|daydreams?|dreams?|screenplay|"
    r"short "
    r"story|fantasy)\b",
    _I,
)
PLAYED = re.compile(
    rf"\bin (?:my|our|this|an?|the) (?:[\w-]+ ){{0,2}}?(?:game|book|story|film|movie|play|show|series|campaign|world|"
    rf"simulation|scene)\b(?! (?:industry|club|shop|store|business|group|room|studies|design))|{LEADS}in (?:the )"
    rf"?(?-i:[A-Z])[\w'-]*(?: (?-i:[A-Z])[\w'-]*)* \d+,? {FIRST}(?!\w)",
    _I,
)
"""Where a model should not take it for the person's life: too much of it is ordinary typing to doubt the person."""

# --- jest and what is taken back -------------------------------------------------------------------------------------

_EYES = re.compile("[\U0001f643\U0001f644\U0001f921]")
"""Faces that turn a sentence round; others laugh with it."""
_SCOFFS = re.compile(r"^\W*(?:oh )?yeah right\W+$|(?:^|\s)/s(?:arcasm)?\W*$", _I)
_UNTRUE = (
    r"(?:a (?:lie|joke|test|fib)|not (?:true|so)|untrue|false|nonsense|rubbish|bullshit|bs|made[- ]up|"
    r"ridiculous|absurd)"
)
_BACK_AT_ONCE = re.compile(
    r"^\W*(?:(?:and|but|well|oh|ok|haha)\W+)*(?:yeah,? right|not|as if|just kidding|jk|in my dreams|psych|sike|i "
    r"wish)\W*$|"
    rf"\bwhich(?:'s| is| was)(?: of course| obviously| clearly| totally| all)? {_UNTRUE}|"
    r",\s*(?:they|he|she|it|you|someone|somebody) (?:lied|(?:was|were) lying|made (?:it|that) up)\b|(?:^|\s)/s\W*$",
    _I,
)
_BACK_AFTER = re.compile(
    r"\W*(?:(?:well|ok|oh|but|no|nah|haha|hm+|sorry|actually|and|lol)\W+)*(?:not|as if|yeah,? right|psych|sike|jk|just "
    rf"kidding|in my dreams|i wish|that(?:'s| is| was)(?: of course| obviously| all| just| clearly| only)? {_UNTRUE}|"
    r"i(?:'m| am| was) (?:lying|joking|kidding|(?:just )?making (?:that|it|this) up)|i (?:lied|made (?:that|it|this) "
    r"up)|"
    r"(?:they|he|she) (?:lied|made (?:it|that) up)|don'?t (?:take|believe) (?:that|it|this|me|any of (?:that|it|this)"
    r")(?: "
    r"(?:too )?(?:seriously|literally))?|(?:scratch|strike|disregard) that)\W*",
    _I,
)
"""The whole of the next sentence."""

# --- somebody else's word --------------------------------------------------------------------------------------------

_SAYER = (
    r"(?:(?:my|our|his|her|their|the|an?|your) (?:[\w-]+ ){0,2}?(?:sister|brother|mother|father|mum|mom|dad|parents?|"
    r"wife|"
    r"husband|partner|girlfriend|boyfriend|ex|son|daughter|kids?|children|friends?|family|grandmother|grandfather|gran|"
    r"grandma|grandpa|aunt|uncle|cousin|boss|colleagues?|neighbou?rs?|teachers?|landlord|flatmates?|roommates?|"
    r"horoscope|"
    r"quiz|test|app|internet|legend|rumou?r|gossip|press|cat|dog|people)|everyone|everybody|some|people|legend|rumou?r)"
)
_REPORTED_AFTER = re.compile(
    rf"^[\s,(\u2013\u2014-]*(?:or )?(?:at least )?according to {_SAYER}\b|(?:^|[,(\u2013\u2014-])\s*(?:or so )"
    rf"?(?:said|says|say|"
    rf"claims?|claimed|reckons?) (?:my|our|his|her|their|the|an?|he|she|they|everyone|no ?one|nobody)\b",
    _I,
)
_REPORTED_BEFORE = re.compile(rf"{LEADS}according to {_SAYER}\b[^.!?]{{0,20}}$", _I)


def is_framed(before: str, sentence: str, lead: str, rest: str) -> bool:
    """Tell whether a clause stands in a game, a part or a supposition.

    `before` is the message before it, `lead` and `rest` what its sentence holds before and after it.
    """
    return (
        _ORDERED.match(sentence) is not None
        or _USER_STORY.match(sentence) is not None
        or _SUPPOSED.search(lead) is not None
        or _SUPPOSED.match(sentence) is not None
        or _MADE_UP.search(rest) is not None
        or _MADE_UP.search(lead) is not None
        or _LABELLED.search(before[-_GOVERNS:]) is not None
        or _GAME.search(before[-_GOVERNS:]) is not None
    )


def is_taken_back(lead: str, rest: str, mark: str, after: str) -> bool:
    """Tell whether a clause is denied or scoffed at in its own sentence, by its `mark`, or by the sentence `after`."""
    return (
        _SCOFFS.search(lead) is not None
        or _EYES.search(f"{rest}{mark}{after[:3]}") is not None
        or _BACK_AT_ONCE.search(rest) is not None
        or _BACK_AFTER.fullmatch(after) is not None
    )


def is_reported(lead: str, rest: str) -> bool:
    """Tell whether a clause is said to be somebody else's word."""
    return _REPORTED_AFTER.search(rest) is not None or _REPORTED_BEFORE.match(lead) is not None
