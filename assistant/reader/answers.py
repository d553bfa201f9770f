"""Reading a yes, a no or a "never ask again": strict for yes, and nothing where it is not plain.

INVARIANT: Consent. A yes is only what consists of nothing but a yes.
"""

import re

from assistant.reader.shapes import Answer
from memory.borrowed import straight

_I = re.IGNORECASE

_NEVER_ASK = re.compile(
    r"\b(?:(?:do ?n'?t|do not|never|stop|quit|no more|please stop|rather you did(?: not|"
    r"n'?t))\s+(?:(?:you|ever|please|even|bother|want you to)\s+)*"
    r"(?:ask(?:ing)?|bring(?:ing)?\s+(?:it|that|this)\s+up|suggest(?:ing)?\s+(?:it|that|this)|"
    r"propos(?:e|ing)\s+(?:it|that|this))\b"
    r"(?!\s+(?:me\s+)?(?:why|what|how|who|where|when|if|to)\b))",
    _I,
)
_NEVER_ABOUT = re.compile(
    r"(?:never|do ?n'?t|do not|stop|quit|no more)\s+(?:(?:you|ever|please|"
    r"even)\s+)*(?:ask(?:ing)?|question(?:s|ing)?)\s*(?:me|us)?\s*"
    r"(?:(?:any|more|questions?|anything|things?|stuff|again)\s+)*"
    r"(?:about|on|regarding|concerning|to\s+(?:remember|save|keep)\s+(?:things?|anything|"
    r"stuff)?\s*(?:about)?)\s+(?P<about>[^.!?;,\n]+)",
    _I,
)
_AGAIN = re.compile(
    r"\s*\b(?:again|ever again|ever|any ?more|any longer|please|pls|from now on|"
    r"in (?:the )?future|at all|ok|okay|thanks|thank you)\b\s*$",
    _I,
)
_REFERS = re.compile(
    r"(?:that|this|it|those|these|them|such things?|that (?:kind|sort) of thing|stuff like that|"
    r"things like that|that stuff|this stuff)$",
    _I,
)


def read_never_about(text: str) -> str | None:
    """Return what they never want to be asked about: "money" for "stop asking me about my money"."""
    found = _NEVER_ABOUT.search(straight(text))
    if found is None:
        return None
    about = found["about"].strip()
    while cut := _AGAIN.search(about):
        about = about[: cut.start()].strip()
    about = re.sub(r"^(?:(?:my|our|the|any|anything (?:to do with|about)|anything)\s+)+", "", about, flags=_I)
    return None if not about or _REFERS.fullmatch(about) else about


# --- yes and no: every word must be known ---------------------------------------------------------------------------

_KEEP = r"(?:save|remember|keep|store|note|record|add|hold|hang|memori[sz]e|log|write|do|put)"
_ERASE = r"(?:delete|erase|remove|wipe|clear)"
_OBJECT = (
    r"(?:\s+(?:(?:that|this) one|(?:it|that|them|those) all|all of (?:it|them|that|those)|it|that|this|them|all|"
    r"everything|those|both|the lot|any of (?:it|that|this)|anything|so))?"
    r"(?:\s+(?:on to|onto) (?:it|that|this))?(?:\s+(?:in (?:your )?(?:mind|memory)|"
    r"to (?:your )?memory|down|about me|for (?:me|later|next time|future reference|the future)|"
    r"saved|stored|remembered|kept))*"
)
_REFUSES = (
    r"(?:i'?d (?:rather|prefer)(?: it)?(?: if)?(?: you)?|i would (?:rather|"
    r"prefer)(?: it)?(?: if)?(?: you)?|let'?s|let us|i do not|i don'?t|i|you|better)?\s*"
    r"(?:do not|don'?t|did not|didn'?t|would not|wouldn'?t|will not|won'?t|never|not|no need to|"
    r"need ?n'?t|should not|shouldn'?t|must not|mustn'?t)\s+(?:(?:ever|even|dare|to|you|want|"
    r"have|that|please|bother|like|it)\s+)*"
)
_SIGNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(rf"(?<![\w'])(?:{pattern})(?![\w'])", _I), f" {sign} ")
    for pattern, sign in (
        (r"(?:not|isn'?t|ain'?t|are ?n'?t|is not) (?:wrong|false|incorrect|untrue|inaccurate|mistaken|lying)", "YES"),
        (
            _REFUSES + r"(?:saved?|saving|remember(?:ed|ing)?|keep(?:ing)?|kept|stored?|storing|noted?|"
            r"record(?:ed)?|add(?:ed)?|hold|memori[sz]ed?|log|write|put|do|delet(?:e|ed|ing)|erased?|"
            r"removed?|wiped?)" + _OBJECT,
            "NO",
        ),
        (
            (
                r"(?:no|not a|zero|nil) (?:idea|clue|problem|problems|worries|bother|matter|doubt|more|one|"
                r"rush|offence|prob|biggie|longer|way to know)"
            ),
            "OTHER",
        ),
        (
            (
                r"no (?:thanks|thank you|way|chance|need|sir|ma'?am|deal|can do|go)|not (?:at all|really|now|"
                r"today|this time|a chance|necessary|needed|happening|a fan|ever|in a million years|"
                r"on your life|interested|for me)|"
                r"(?:i'?ll|i will|ill|gonna|hard|i'?m going to) (?:have to )?pass|rather not|"
                r"prefer not(?: to)?|better not|leave (?:it|that|them)(?: (?:out|alone|be|as (?:it|"
                r"they) (?:is|are)))?|skip (?:it|that|this)|forget (?:it|about it|that)|never ?mind|nvm|"
                r"(?:cancel|stop|drop|scrap|scratch|discard|ignore|abort|dismiss)(?: (?:it|that|this))?|"
                r"keep (?:them|everything)|(?:do not|don'?t) think so|i think not|"
                r"(?:that )?won'?t be necessary|out of the question|over my dead body"
            ),
            "NO",
        ),
        (
            (
                r"of course|sure thing|go (?:ahead|for it)|go on then|do (?:it|that|so)|please do|by all means|"
                r"(?:you )?(?:can|may)(?= YES| please|$)|feel free(?: to)?|"
                r"sounds (?:good|great|right|fine|perfect|lovely)|"
                r"why not|you (?:bet|got it)|for sure|be my guest|spot on|"
                r"(?:that )?works(?: for me)?|all ?right|no problem with that|"
                r"(?:i'?d|i would|that would|that'd) (?:really |very much )?(?:be )?(?:like|love|appreciate|"
                r"great|good|awesome|nice|lovely|helpful|wonderful|perfect|fine|fantastic)(?! you\b)(?: (?:it|that|"
                r"this))?(?: (?:a lot|alot|very much|yes))?|"
                r"(?:i )?(?:couldn'?t|could not) (?:agree more|have said it better)|uh[- ]?huh|mm+-?hm+|"
                r"let'?s do (?:it|that)|i(?:'m| am) in agreement|(?:a |one )?hundred percent|100 ?%|"
                r"(?:it|that|this|what you (?:just )?said)(?:'?s| is)(?: (?:\w+ly|quite|very|indeed|YES))* (?:YES|"
                r"right|"
                r"correct|true|accurate|a fact|factual|the truth|the case)|"
                r"(?:you are|you'?re)(?: (?:\w+ly|quite))* (?:correct|YES)|"
                r"(?:i(?:'d| would|'ll| will| have to| must)?|let me|let's) (?:say|vote|go with|answer)(?: an?)? "
                r"(?:yes|yeah|yep|YES)|(?:i )?(?:think|believe|say|hope) so|i (?:do )?(?:agree|approve|accept|confirm)|"
                r"(?:my|the) (?:answer|response|vote|choice)(?:'s| is)(?: an?)?(?: \w+)? (?:yes|YES|yeah)|"
                r"(?:it'?s|that'?s|it is|that is) an? (?:\w+ )?yes|(?:a )?(?:big|solid|firm|resounding|definite) yes|"
                r"(?:very much|most \w+ly) so"
            ),
            "YES",
        ),
        (
            (
                r"(?:(?:do|go ahead and|you (?:can|may|could|should)|please|and|just|feel free to|"
                rf"i'?d like you to|i want you to|i would like you to|want you to)\s+)*{_KEEP}{_OBJECT}"
            ),
            "KEEP",
        ),
        (
            (
                r"(?:(?:do|go ahead and|you (?:can|may|could|should)|please|and|just|feel free to|"
                rf"i'?d like you to|i want you to)\s+)*(?:{_ERASE}|forget){_OBJECT}"
            ),
            "ERASE",
        ),
    )
)

_YES = frozenset(
    "YES yes yeah yep yup yea yeap yess yesss yah ya yass aye sure surely ok okay okey okie k "
    "kk alright absolutely definitely certainly affirmative affirmitive affirm indeed correct right "
    "true accurate approved agreed "
    "agree exactly precisely totally fine accepted valid confirmed confirm confirming righto "
    "roger facts fact legit truth positive yessir deal 👍".split()
)
_AFFIRMS = _YES - {"right"}
_NO = frozenset(
    "NO no nope nah naw nay na nada nix noo nooo negative negatory false untrue wrong incorrect "
    "inaccurate invalid erroneous fake disagree denied declined decline refuse reject rejected "
    "mistaken bogus lie never".split()
)
_NOT = frozenset(
    "not isn't isnt ain't don't dont doesn't can't cannot wasn't aren't won't wouldn't "
    "shouldn't couldn't didn't neither nor".split()
)
_NEUTRAL = frozenset(
    "KEEP ERASE please pls plz thanks thank you thx ta cheers then that's thats that is it's "
    "its it this the a an i'd i i'm am say vote think believe would have to my answer response "
    "me for from so too also and but well "
    "oh ah um uh hmm er hey yo statement what said just are you're your very really quite "
    "pretty completely percent sounds be one now actually in case mate buddy friend love dear "
    "sir great good awesome cool nice perfect "
    "lovely wonderful excellent brilliant fantastic helpful idea sense as alot lot like was "
    "were going with final want do does there on at of all everything about information turns "
    "out can yours mine choice guess seems seem "
    "appears hard big solid firm resounding definite hell heck god gosh man dude lol haha time "
    "today sorry terrible bad must gotta got that'd it'd that'll most very much because how "
    "give go get been has had will "
    "by let's we us both them those these telling meant saying proper factual possible "
    "overwhelmingly question part whole entirely utterly clearly obviously simply honestly "
    "certainly wise though still some sort kind x".split()
)
_WEAK = frozenset("ok okay okey okie k kk alright fine true correct totally exactly indeed fact facts TAG".split())
_PRAISE = frozenset("great good awesome cool nice perfect lovely wonderful excellent brilliant fantastic super".split())
_COURTESY = frozenset(
    "KEEP ERASE TAG please pls plz thanks thank you thx ta cheers then oh ah um uh hmm hey well yo and also just "
    "now too "
    "mate buddy sir man dude x lol haha great good awesome cool nice perfect lovely wonderful excellent "
    "brilliant fantastic super very much really most actually totally completely right".split()
)
"""Words that may stand beside a yes without adding anything to it."""
_TAG = re.compile(
    r"(?<![\w'])(?:(?:(?:i|you|we)(?: \w+ly)? (?:KEEP|can|may|should|could|will|would)|(?:it|that|this) is)"
    r"(?= (?:please|pls|thanks|thank|then|and|now|YES|KEEP)\b|\s*$)"
    r"|(?:that'?s|it'?s|that is|it is) (?:fine|ok|okay|great|good|perfect|cool|lovely|kind of you)(?: (?:with|by|"
    r"for) me)?"
    r"|(?:that'?s |that is )?(?:an? )?(?:good|great|nice|excellent|lovely) (?:idea|thinking|plan)|go on"
    r"|makes (?:perfect )?sense|for (?:me|next time|later|the future)|(?:very )?kind of you|with pleasure)(?![\w'])",
    _I,
)
"""Whole sayings that only go along with a yes ("yes, it is", "ok, that's fine")."""
_SARCASM = re.compile(r"\b(?:yeah|yes|yea|yep|yup|sure|aye|oh|ya|okay|ok|uh)\W+right\W*$", _I)
_THANKS = re.compile(r"\b(?:thanks?|thx|cheers|ta)\b", _I)
_HEDGE = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|unsure|not (?:too |so |entirely |quite |completely |"
    r"totally |really )?(?:sure|certain|positive)|dunno|(?:do ?n'?t|do not) (?:really |even |"
    r"actually )?know|either|both|might|could be|depends|"
    r"not to sure|hard to say|(?:can'?t|couldn'?t|cannot) say|(?:can'?t|cannot|could not|"
    r"couldn'?t|do ?n'?t|do not) (?:really |even )?(?:have|give|answer)\b|who knows|let me think|"
    r"think about|later|not yet|wait|(?:hold|hang) on(?! to)|if|unless|except|only|why(?! not\b)|when|where|which|"
    r"who|first)\b"
    r"|\b(?:yes|no) (?:and|or) (?:no|yes)\b|\bhow about\b|\bi guess\b",
    _I,
)
_INVERTED = re.compile(
    r"(?:(?:and|so|but|hey|well)\s+)?(?:(?:are|is|do|does|did|can|could|will|would|should|have|"
    r"has|was|were)\s+(?:you|i|it|that|this|he|she|they|we|the)\b(?!\W*$)|(?:what|"
    r"how)\b(?! you (?:just )?said))",
    _I,
)
_THUMB_UP, _THUMB_DOWN = re.compile("[👍✅✔☑👌🆗]"), re.compile("[👎❌🚫✖]")
_SYMBOLS = re.compile(r"[^\w\s'%-]+|(?<!\w)['-]|['-](?!\w)")
_ABOUT_PROPOSAL = re.compile(
    r"^\W*(?:(?:so|ok|okay|hey|hi|and|also|oh|right|well)\W+)*(?:about|regarding|re|on|as for|"
    r"as to|concerning|back to|in answer to|answering|to answer)\s+"
    r"(?:that|the|your|this|what)\s+(?:\w+\s+){0,2}?(?:thing|question|card|one|memory|suggestion|"
    r"proposal|you)\b[^:,.!?]*[:,.!-]+\s*",
    _I,
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
_REASON = re.compile(
    r"(?:it|its|it's|that|that's|thats|because|cause|cos|since|as|i|i'm|i'd|i'll|this|you|we|let's|just|there)\b", _I
)


def read_answer(text: str) -> Answer:
    """Read a message as the answer to "Shall I remember that?".

    "unclear" for whatever is not plainly an answer: a yes that goes on about something else is none.
    """
    matter = _ABOUT_PROPOSAL.sub("", straight(text).strip(), count=1)
    parts = [part.strip() for part in _SENTENCE.findall(matter) if any(character.isalnum() for character in part)]
    if not parts:
        return _by_thumb(matter)
    if any(map(_NEVER_ASK.search, parts)):
        return _never(parts)
    if _is_no(parts[0]) and not _is_yes(matter):
        return "no"
    return "yes" if _is_yes(matter) else "unclear"


def _by_thumb(text: str) -> Answer:
    up, down = bool(_THUMB_UP.search(text)), bool(_THUMB_DOWN.search(text))
    if up == down:
        return "unclear"
    return "yes" if up else "no"


def _never(parts: list[str]) -> Answer:
    """Read "nope, and stop asking me"; what stands before must refuse, or be nothing."""
    before = parts[0] if not _NEVER_ASK.search(parts[0]) else parts[0][: _NEVER_ASK.search(parts[0]).start()]  # type: ignore[union-attr]
    before = re.sub(r"[\s,;—–-]*\b(?:and|but|so|also|please|pls|just|oh|ok|okay|hey)?[\s,;—–-]*$", "", before, flags=_I)
    return "never" if not before or _is_no(before) else "unclear"


def _tokens(text: str) -> list[str]:
    words = re.sub(r"\s+", " ", _SYMBOLS.sub(" ", text))
    for pattern, sign in _SIGNS:
        words = re.sub(r"\s+", " ", pattern.sub(sign, words))
    return [word if word in {"YES", "NO", "KEEP", "ERASE", "OTHER"} else word.lower() for word in words.split()]


def _is_yes(text: str) -> bool:
    # INVARIANT: Consent. Every word is a yes, names keeping, or is mere courtesy; one word more, and it is no yes.
    if "?" in text or _HEDGE.search(text) or _INVERTED.match(text) or _THUMB_DOWN.search(text) or _SARCASM.search(text):
        return False
    tokens = _TAG.sub(" TAG ", " ".join(_tokens(text))).split()
    if not all(token in _AFFIRMS or token in _COURTESY for token in tokens):
        return False
    affirms = set(tokens) & (_AFFIRMS | {"KEEP"})
    # "ok, thanks" and "ok great" are as often said about the reply as about the question.
    return bool(affirms) and not (affirms <= _WEAK and (_THANKS.search(text) or _PRAISE & set(tokens)))


def _is_no(text: str) -> bool:
    if "?" in text or _INVERTED.match(text):
        return False
    tokens = _tokens(text)
    if _HEDGE.search(text) and tokens[:1] not in (["NO"], ["no"]):
        return False
    refuses = any(token in _NO or token in _NOT for token in tokens)
    if refuses and all(token in _NO or token in _NOT or token in _YES or token in _NEUTRAL for token in tokens):
        return True
    # A refusal in so many words may be followed by its reason.
    if "NO" in tokens:
        at = tokens.index("NO")
        if all(token in _NO or token in _NEUTRAL for token in tokens[:at]):
            rest = tokens[at + 1 :]
            return not rest or bool(_REASON.match(rest[0])) or rest[0] in _NO
    return False
