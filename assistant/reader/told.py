"""What a person asks to have remembered: "remember that …", "for future reference, …", "… so keep that in mind"."""

import re
from dataclasses import dataclass

_I = re.IGNORECASE

REMEMBER = r"(?:(?:remember|rememeber|remeber|remembr|rember|remmber|rememebr|rmbr|memori[sz]e)\b)"

_PLEASE = (
    r"(?:(?:please|pls|plz|kindly|also|just|so|and|oh|do|now|then|always|first|hey|ok|okay|"
    r"can (?:you|u)|could (?:you|u)|would (?:you|u)|will (?:you|u)|would you mind|i(?:'d|"
    r" would)? (?:like|love|want|need|prefer|wish) (?:you|it if you) (?:to|could|would)|"
    r"i(?:'d| would) appreciate it if you(?: could| would|'d)?|you (?:should|must|need to|"
    r"have to|can|could|may|ought to)|let'?s|make sure (?:to|you|that you)|be sure (?:to|and|"
    r"you)|try to|go ahead and|for (?:later|next time|the future|future chats),?|"
    r"i'?m going to need you to|it'?s (?:important|worth) (?:to|that you)|important to|"
    r"it would help (?:to|if you))\s+)*"
)
_WHERE = (
    r"(?:\s+(?:for me|for later|for next time|for the (?:future|record)|for future (?:reference|"
    r"chats|conversations)|of the fact|the fact|of this|somewhere|in your memory|(?:to|in|"
    r"into) (?:your |my |the )?(?:memory|memories|notes|profile)|too|please|pls|also|always|"
    r"forever|down|about me|as well|this|the following|something|one thing|this fact|"
    r"this about me|for good|for (?:my |the )?(?:invoices|next time|when [^,:]{3,40}|"
    r"whenever [^,:]{3,40})))*"
)
_KEEP_VERB = (
    rf"(?:{REMEMBER}|keep(?: it| this| that)? in mind|bear(?: this| that)? in mind|never forget|"
    r"(?:do not|don'?t)(?: you| ever)? forget|know|be aware|take into account|take note|mind|"
    r"(?:make|take)(?: yourself)?(?: a| another)? (?:mental )?note|note|jot down|write down|"
    r"record|log|store|save|keep|add|put|commit)"
)
_TOLD = re.compile(
    rf"{_PLEASE}(?P<verb>{_KEEP_VERB})(?P<where>{_WHERE})(?P<joint>\s*(?:[:=–—-]+\s*)"
    r"?(?:that\b(?!\s+(?:for|to|in|down|when|as)\b)|,|:|=|–|—|-)?\s*)(?P<what>.*)",
    _I | re.DOTALL,
)
_FIRM = re.compile(
    rf"(?:{REMEMBER}|.*forget|keep.*in mind|bear in mind|be aware|take into account|(?:make|"
    r"take).*note|take note)$",
    _I,
)
_LABEL = re.compile(
    r"(?:(?:ok|okay|so|hey|also|and|oh|just|btw|hi|please)[\s,]+)*(?:(?:just )?for (?:your |my |"
    r"the |any )?(?:future |later |own )?(?:reference|records?|memory|notes?|info|information|"
    r"benefit)|for (?:next time|later|the future|future chats)|(?:a |quick |just a |"
    r"one )?(?:note|reminder|memo|something|thing|one)(?: to remember)? (?:for (?:later|"
    r"next time|future reference|you|your memory|the future|your records)|"
    r"to (?:self|memory|remember|yourself|keep in mind))|to remember|(?:add|"
    r"save) to (?:your )?memory|memory(?: note)?|new memory|remember(?: this| the following)?|"
    r"save this|note this|note|please note|please remember(?: this)?|important to remember|"
    r"worth remembering|for you to remember|remember for (?:later|"
    r"next time))\s*(?P<mark>[:,;–—-]+|\.\.+|(?<=reference)(?=\s(?:i|i'm|im|my)\b)|"
    r"(?<=later)(?=\s(?:i|i'm|im|my)\b)|(?<=record)(?=\s(?:i|i'm|im|"
    r"my)\b))\s*(?:that\s+)?(?P<what>.+)",
    _I | re.DOTALL,
)
_NOT_TOLD = re.compile(
    r"(?:do|did|don'?t|does|can'?t|cannot|couldn'?t|i|we|he|she|they|you|to|i'll|help me|will i|"
    r"could i|should i|why|how|what|who)\b.{0,12}\b"
    + REMEMBER
    + r"\b|"
    + REMEMBER
    + (
        r"\s+(?:me\b|when\b|how\b|what\b|where\b|who\b|why\b|which\b|whether\b|if\b|to (?!always\b|"
        r"never\b|use\b|call\b|write\b|keep\b|answer\b|reply\b|address\b|avoid\b|give\b)|"
        r"the (?!fact\b)|those\b|these\b|anything\b|everything\b|nothing\b|something about\b|about\b|"
        r"it\b|that\s*[?.!]*$|them\b|this\s*[?.!]*$|all\b|him\b|her\b)"
    ),
    _I,
)
_AFTER = re.compile(
    r"(?:^|[\s,.;:!?–—-]+|\b(?:and|so|but)\s+)(?:(?:so|and|but|please|pls|plz|just|also|do|"
    r"can you|could you|will you|would you|ok|okay|i want you to|i'd like you to|you should|"
    r"you can|you must|lol|oh|pls do|make sure (?:you|to)|try to|kindly|don'?t forget to)\s+)*"
    rf"(?:(?:{REMEMBER}|save|store|keep|note|record|log|memori[sz]e|hold on to|hang on to|"
    r"make (?:a )?note of|take (?:a )?note of|jot down|write down|(?:do not|don'?t) forget|"
    r"never forget)\s+(?:all (?:of )?)?(?:this|that|it|these|those|them)(?: (?:one|fact|about me|"
    r"for me|for later|for next time|for future reference|in mind|in your memory|down|to memory|"
    r"please|somewhere|safe|too|for when|for the next|for invoices|just in case|will you|"
    r"would you|ok|pls|handy|saved|if|when|next time|whenever|as|going forward|in future|"
    r"from now on)\b[^.!?\n]*)?"
    r"|keep (?:that|this|it) in mind\b[^.!?\n]*|bear (?:that|this|it) in mind\b[^.!?\n]*|"
    r"remind me (?:if|when) i forget(?: it)?|(?:please )?(?:take|make) (?:a )?note\b[^.!?\n]*|"
    r"keep (?:that|this|it) for me\b[^.!?\n]*|please remember\b\s*)\s*[.!?]*\s*$",
    _I,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What stands after "remember that", as offsets into the sentence."""

    start: int
    end: int


def told_in(sentence: str) -> Told | None:
    """Return what a sentence asks to have remembered; None where it asks for nothing of the kind."""
    label = _LABEL.match(sentence)
    if label and label["what"].strip() and not _ABOUT_OTHERS.match(label["what"]):
        again, offset = told_in(label["what"]), label.start("what")
        return Told(offset + again.start, offset + again.end) if again else Told(offset, len(sentence))
    told = None if _NOT_TOLD.match(sentence) else _TOLD.match(sentence)
    if told is None or not told["what"].strip() or _NOT_TOLD.match(sentence, told.start("verb")):
        return None
    tells = _tells_firmly(told) if _FIRM.fullmatch(told["verb"]) else _tells(told)
    return Told(told.start("what"), len(sentence)) if tells else None


def _tells_firmly(told: re.Match[str]) -> bool:
    """Tell whether what follows "remember" is something to remember, not somebody to think of."""
    what = told["what"]
    if _ABOUT_OTHERS.match(what):
        return False
    if told["joint"].strip() not in {"", ","}:
        return True
    return bool((_STATES.match(what) and _SAID_OF.match(what)) or _HOLDS.match(what))


def _tells(told: re.Match[str]) -> bool:
    """Tell whether "save", "note" or "keep" means memory: with "that", with a colon, or where memory is named."""
    what, joint, verb = told["what"], told["joint"].strip().lower(), told["verb"].lower()
    that, states = joint.endswith("that"), _STATES.match(what) is not None
    if verb in {"know", "mind"} and not that:
        return False
    if re.search(r"\b(?:memory|memories|notes|profile|about me|fact)\b", told["where"], _I):
        return bool(joint) or states or _HOLDS.match(what) is not None
    if (that and states) or (joint in {":", "="} and "this" in told["where"].lower()):
        return True
    return _HOLDS.match(what) is not None and verb not in {"add", "put"}


# Advice to whoever listens, not a fact to keep.
_ABOUT_OTHERS = re.compile(
    r"(?:that\s+)?(?:you|your|you're|it|it's|this|there|one|people|time|not|life|everyone|"
    r"everybody|we all|all of us)\b(?! (?:should|must) (?:always|never)\b)",
    _I,
)

# What can follow without "that": a sentence, or a thing with its value.
_STATES = re.compile(
    r"(?:that\s+)?(?:(?:i|im|i'm|ive|i've|i'd|i'll|we|we're|we've|my|our)\b|(?:to )?(?:always|"
    r"never|please|call me|use|write to me|answer|reply|address me|avoid|keep your|from now)\b|"
    r"(?:the|this|a) [\w' -]{2,40}\b(?:is|are|for my|of my)\b"
    r"|(?:when(?:ever)?|if|for|in|on|at|during) [\w' -]{2,30},? (?:i|my|we)\b|"
    r"(?-i:[A-Z][a-z]+(?: in \w+)?)(?:'s| (?:is|has|likes|loves|hates|prefers|lives|works|can't|"
    r"doesn't|was|never|always))\b)",
    _I,
)
# A thing of mine needs something said of it.
_SAID_OF = re.compile(
    r"(?!(?:that\s+)?(?:my|our)\b)|.*(?:\d|removed\]|\b(?:is|are|isn't|aren't|has|have|was|were|"
    r"runs?|works?|lives?|likes?|loves?|hates?|prefers?|starts?|ends?|goes|needs?|takes?|eats?|"
    r"can't|doesn't|don't|never|always|speaks?|plays?|"
    r"drives?|meets?|comes?|falls?|means?|only|closes?|opens?|wants?|keeps?|sleeps?)\b|\w's\s)",
    _I | re.DOTALL,
)
_HOLDS = re.compile(r"(?:my|our|the)\b.{2,80}(?:[:=]\s*\S|\d{3}|\[[\w ]+ removed\]|\b(?:is|are)\b)", _I | re.DOTALL)


def asks_to_keep(sentence: str) -> int | None:
    """Return where "… so keep that in mind" begins in a sentence that ends so; None where it does not."""
    found = _AFTER.search(sentence)
    return found.start() if found else None
