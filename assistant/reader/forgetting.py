"""Reading "forget that I like jazz", "delete everything about work"."""

import re

from assistant.reader.commands import Forget
from assistant.reader.courtesy import ME, YOU, trimmed
from assistant.reader.told import REMEMBER

_I = re.IGNORECASE


# --- forgetting -----------------------------------------------------------------------------------------------------

_FORGET = (
    r"(?:forget|un-?learn|stop remembering|stop knowing|un-?remember|(?:do not|don'?t|"
    rf"not) (?:to )?{REMEMBER}(?: any ?more)?|no longer {REMEMBER})"
)
_DELETE = (
    r"(?:delete|erase|remove|wipe(?: out| away)?|scrap|drop|clear(?: out)?|get rid of|ditch|bin|"
    r"purge|discard|throw (?:away|out)|trash|strike|scratch|cross out|dump|lose|take (?:out|away|"
    r"off)|destroy|expunge|eliminate|let go of|dispose of|rub out|nuke|unsave)"
)
_TAKE = rf"(?:{_FORGET}|{_DELETE})"
_MEMORY = (
    r"(?:memory|memories|note|notes|entry|entries|record|records|fact|facts|info|information|"
    r"data|detail|details|thing|things|bit|bits|part|one|stuff|item|items|piece|line|preference|"
    r"reference|mention|business)"
)
_KNOWN_BY = (
    rf"(?:{YOU}(?:'ve| have|'re)?(?: (?:ever|already|currently|all))* (?:know|{REMEMBER}|have|"
    r"hold|keep|got|learned|learnt|stored|saved|kept|remembered|recorded|gathered)(?: (?:saved|"
    r"stored|remembered|in (?:your )?memory))?|i(?:'ve| have)?(?: (?:ever|just|already|"
    r"once))* (?:told|said|tell|mentioned|shared|wrote|written|typed|let)(?: (?:to )?(?:you|"
    r"u))?(?: know)?)"
)
_EVERYTHING = re.compile(
    rf"{_TAKE} (?:(?:absolutely )?(?:everything|all|it all|the lot|whatever|anything|"
    r"every single thing|each and every thing)(?: of (?:it|them|that|this|those|my (?:data|"
    r"memories|information)|the memories|what))?(?: (?:that|"
    rf"what))?(?: {_KNOWN_BY})?(?:(?: (?:there is )?(?:about|on|of|regarding))? {ME})?|(?:all |"
    r"all of |everything in |the whole of |the entire |every one of )?(?:my|your|the|these|those|"
    r"our)(?: entire| whole| full| complete)? (?:memories|memory|memory bank|saved data|"
    rf"stored data|data|profile)(?: {YOU} (?:have|hold|keep|saved|stored))?(?: (?:of|about|"
    rf"on) {ME})?"
    rf"|all (?:the )?{_MEMORY}(?: {_KNOWN_BY})?(?: (?:of|about|on) {ME})?|{ME}|every (?:memory|"
    rf"fact|detail|thing)(?: {_KNOWN_BY})?(?: (?:of|about|on) {ME})?|"
    rf"what(?:ever)? {_KNOWN_BY} (?:about|on|of) {ME})(?: (?:from|in) (?:your |the )?(?:memory|"
    r"memories|records))?(?: (?:completely|entirely|please|now))?",
    _I,
)
_ALL_ABOUT = re.compile(
    rf"{_TAKE} (?:(?:absolutely )?(?:everything|all|anything|whatever|every (?:memory|fact|thing|"
    rf"detail)|all (?:the |my |your |that |this |of the |of my |of your |of that )?{_MEMORY}|"
    rf"all of (?:that|it)|the lot|any {_MEMORY}|things|stuff|memories|(?:the|my|your) (?:memories|"
    rf"facts|notes)))(?: (?:that|what|there is|which))?(?: {_KNOWN_BY})?(?: (?:that|"
    r"which))?(?: (?:is|are|was|has|have))? ?(?:about|on|of|regarding|concerning|related to|"
    r"relating to|to do with|having to do with|connected to|with|involving|around|under|"
    r"in) (?P<about>.+)",
    _I,
)
_ALL_X = re.compile(
    rf"{_TAKE} (?:all|every one of|all of) (?:the |my |your |of my |"
    r"of the )?(?P<about>[\w' -]{2,30}?) (?:memories|facts|things|stuff|notes|preferences|info|"
    r"data)",
    _I,
)
_NEWEST = (
    r"(?:that one|this one|the last (?:one|thing|memory|bit|message|fact|part)|that last (?:one|"
    r"thing|bit|memory|part|fact)|what (?:you|u)(?:'ve| have)? just (?:saved|stored|remembered|"
    r"learned|noted)|(?:what|the thing|the bit|everything|whatever) i(?:'ve| have)? just (?:said|"
    r"told you|mentioned|wrote|typed)|the (?:most recent|latest|newest|previous) (?:one|memory|"
    r"thing|fact)|my last (?:message|sentence|statement))"
)
_LAST: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        (
            rf"{_TAKE} (?:(?:about )?(?:that|this)|{_NEWEST})(?: {YOU} (?:just )?(?:saved|stored|"
            r"remembered|noted|learned|wrote down)| i (?:just )?(?:said|told you|"
            r"mentioned))?(?: (?:from (?:your |the )?(?:memory|memories|record)|please|again|one|too|"
            r"memory|about me))*"
        ),
        (
            r"(?:delete|erase|remove|unsave|wipe|get rid of|unlearn|discard) it(?: (?:from (?:your |"
            r"the )?(?:memory|memories)|again|please))*"
        ),
        (
            r"(?:do not|don'?t|please don'?t|rather you didn'?t|i'?d rather you didn'?t|"
            r"i would rather you didn'?t|i don'?t want you to|i didn'?t want you to) (?:save|store|keep|"
            rf"{REMEMBER}|record|note|log|memori[sz]e|hold on to) (?:that|this|it|that one|"
            r"what i just (?:said|told you)|any of that)(?: (?:any ?more|please|in (?:your )?memory|"
            r"about me|one|though|after all))*"
        ),
    )
)
_ONE_ABOUT = re.compile(
    rf"{_TAKE} (?:(?:the|that|this|your|my|any|those|these) (?:\w+ )?{_MEMORY}|what {_KNOWN_BY}|"
    r"what i (?:just )?said|all|it|everything i just (?:said|"
    rf"told you))(?: {_KNOWN_BY})? (?:about|on|of|regarding|concerning|to do with|with|where|that|"
    r"which says|saying|says|which|for) (?:how |the fact that |that )?(?P<about>.+)",
    _I,
)
_ONE_THING = re.compile(
    rf"{_TAKE} (?:(?:the|that|this|my|your|any) )?(?P<about>[\w'&. -]{{2,50}}?) (?:thing|bit|one|"
    r"part|memory|fact|note|entry|stuff|preference|business|memories|item|info|detail|"
    r"line)(?: (?:from (?:your |the )?(?:memory|memories|list|notes)|you (?:have|saved|"
    r"stored)(?: about me)?|i (?:told|mentioned)(?: you)?|about me|again))*",
    _I,
)
_FORGET_X = re.compile(
    rf"(?P<verb>{_FORGET}) (?P<join>that |about |what i (?:just )?(?:said|told you) about |"
    r"the fact that |all about |how |where |when |who |what )?(?P<about>.+)",
    _I,
)
_FROM_MEMORY = re.compile(
    rf"(?:{_TAKE}|take|keep|leave) (?P<about>.+?) (?:from|out of) (?:your |the |my )?(?:memory|"
    r"memories|mind|head|notes|list of memories|profile|saved (?:data|info))",
    _I,
)
_FACT_FIRST = re.compile(
    rf"{_DELETE} (?:that|the fact that|the fact|about) (?P<about>(?:i|im|i'm|i've|i'd|my|we)\b.+)", _I
)
_NO_LONGER_KNOW = re.compile(
    r"(?:i(?:'d| would)? (?:(?:do not|don'?t|no longer|never)(?: any ?more| really)? (?:want|"
    r"like|wish|need) (?:you|sidenote) to|rather you did(?: not|n'?t)|prefer (?:you )?(?:not to|"
    r"did not|if you (?:didn'?t|did not)))|(?:you )?(?:should not|shouldn'?t|need ?n'?t|"
    rf"no need to|do not need to|don'?t need to|don'?t have to)) (?:{REMEMBER}|know|keep|store|"
    r"have|save|hold(?: on to)?|think|retain|be aware)(?: (?:anything|any ?more|"
    r"knowledge))? ?(?:about|that|of)? ?(?P<about>(?:my|that i|i|i'm|i've|how i|what i|where i|"
    r"the)\b.+)",
    _I,
)
_IDIOM = re.compile(
    r"(?:forget (?:it|about it)\b(?!.*\b(?:memory|memories|you (?:saved|stored|know|remember))\b)"
    r"|(?:forget|drop|delete|remove|clear|scrap|lose|bin|cancel|leave|skip|scratch) (?:that|this|"
    r"it|about (?:that|this|it)|the (?:last|first|second|third) (?:line|paragraph|sentence|word|"
    r"bullet|point|part|option|question|item|row|column|step|comma|one))(?:\s*[,;–—.-]+\s*|"
    r"\s+(?=(?:and|i'?ll|i will|i'?d|we'?ll|let'?s|just|what|how|from the|"
    r"in the)\b))(?!(?:please|pls|thanks|from (?:your|the) memor|now|too|i (?:don'?t|do not|"
    r"no longer|didn'?t|never|shouldn'?t)|it'?s (?:private|personal|wrong|not))\b)\S"
    r"|(?:forget|drop) (?:me not|you|him|her|them|everyone)\b|(?:forget|drop|lose) (?:my|"
    r"the) (?:umbrella|keys|phone|wallet|passport|bag|password|lines))",
    _I,
)


_GENERAL_THING = re.compile(
    r"(?:the )?(?:last |first |second |third |previous )?(?:file|files|line|lines|row|rows|"
    r"column|columns|paragraph|sentence|word|words|comma|bullet|points?|commit|branch|table|app|"
    r"account|email|emails|message|messages|photo|photos|duplicates?|node|element|"
    r"key|record|database|character|characters|spaces|whitespace|folder|directory|cache|cookies|"
    r"history|stain|alarm|reminder|timer|event|meeting|appointment|playlist|song|contact|list|"
    r"to-?do|shopping list|item from|items?|subscription|order|reservation|booking|password|"
    r"browser|search)\b"
    r"|.*\b(?:from|off|in|on) (?:my|the|a|an|this|our) (?:phone|laptop|computer|list|"
    r"shopping list|to-?do list|calendar|playlist|file|array|string|table|code|text|inbox|drive|"
    r"disk|order|essay|cart|basket|account|browser|document|dictionary|list of|carpet|shirt|wall|"
    r"device|pc|mac|iphone|desk|schedule|reminders?)\b",
    _I,
)


_LISTED = re.compile(
    r"\b(?:lists?|calendar|playlists?|cart|basket|inbox|phone|computer|laptop|folder|drive|schedule|agenda)$", _I
)


_PERSON_GONE = re.compile(r"(?:lose|drop|bin|wipe|remove|scratch|strike|ditch|dump) (?:me|us)$", _I)
_WHICH_ONE = frozenset(
    "last first second third whole same next other only main final middle top bottom previous "
    "wrong bad best worst old "
    "new good every one any important".split()
)


def forgetting(core: str) -> Forget | None:
    """Read a request to forget: one thing, a topic, the newest thing, or everything."""
    if any(pattern.fullmatch(core) for pattern in _LAST):
        return Forget(last=True)
    if _EVERYTHING.fullmatch(core) and not _PERSON_GONE.match(core):
        return Forget(everything=True)
    for pattern in (_ALL_ABOUT, _ALL_X):
        if found := pattern.fullmatch(core):
            about = trimmed(found["about"])
            return None if _GENERAL_THING.match(about) or _LISTED.search(about) else _bulk(about)
    return None if _IDIOM.match(core) else _one_thing(core)


def _one_thing(core: str) -> Forget | None:
    for pattern in (_ONE_ABOUT, _FROM_MEMORY, _FACT_FIRST, _NO_LONGER_KNOW):
        if found := pattern.fullmatch(core):
            return _one(found["about"])
    found = _ONE_THING.fullmatch(core)
    if found and not _GENERAL_THING.match(found["about"]) and found["about"].strip().lower() not in _WHICH_ONE:
        return _one(found["about"])
    found = _ERASE_MINE.fullmatch(core)
    if found and not _GENERAL_THING.match(found["about"]) and not _OF_A_DEVICE.search(found["about"]):
        return _one(f"my {found['about']}")
    found = _FORGET_X.fullmatch(core)
    return _forget_x(found) if found else None


_ERASE_MINE = re.compile(r"(?:erase|delete|unlearn) my (?P<about>[\w'-]+(?: [\w'-]+){0,2})", _I)
_OF_A_DEVICE = re.compile(
    r"\b(?:tweets?|posts?|comments?|drafts?|essays?|texts?|code|programs?|apps?|pictures?|pics|videos?|recordings?|"
    r"downloads?|documents?|data|partition|drive|disk|laptop|phone|computer|server|website|page|blog|instagram|facebook|"
    r"twitter|linkedin|tattoo|answers?|work|whiteboard|board|homework|memory|memories|rules?|messages?|chats?|"
    r"conversations?|profile)\b",
    _I,
)
_OTHER_VERB = re.compile(
    r"(?:to\b|it\b|me\b|you\b|your\b|him\b|her\b|them\b|us\b|everyone\b|the (?:past|rest|world|"
    r"time|day|night)\b|what's\b|if\b|this\b(?! about)|about (?:him|her|you|them|it|me|"
    r"the (?:past|rest|world|time))\b|that i asked|i asked|i said|i don'?t need|i need|"
    r"previous instructions|(?:all |any )?(?:your |the )?(?:previous|prior|above|earlier|"
    r"system) )",
    _I,
)


_GOES_ON = re.compile(
    r"[,;.] *(?:write|give|make|let|just|can|could|what|how|tell|show|i'?ll|do|try|use|start|go)\b|\ufffc", _I
)
_OF_ME = re.compile(r"(?:i|im|i'm|i've|ive|i'd|my|mine)\b", _I)
_TELLS_WHAT = re.compile(r"about|that|the fact that|what i (?:just )?(?:said|told you) about", _I)


def _forget_x(found: re.Match[str]) -> Forget | None:
    about, join = found["about"].strip(), (found["join"] or "").strip().lower()
    if _GOES_ON.search(about) or _OTHER_VERB.match(about) or _GENERAL_THING.match(about):
        return None
    if not (_OF_ME.match(about) or _TELLS_WHAT.fullmatch(join) or re.match(r"the\s+\S", about, _I)):
        return None
    return _one(f"{join} {about}" if join in {"how", "where", "when", "who", "what"} else about)


def _bulk(about: str) -> Forget:
    if re.fullmatch(rf"{ME}", about, _I):
        return Forget(everything=True)
    if re.match(r"(?:that|this|it)$", about, _I):
        return Forget(last=True)
    return Forget(about=about, bulk=True)


def _one(about: str) -> Forget:
    about = trimmed(re.sub(r"^(?:about|that|the fact that|how)\s+(?=(?:i|my|im)\b)", "", about.strip(), flags=_I))
    if re.fullmatch(r"(?:that|this|it|that one|the last one|the last thing)", about, _I):
        return Forget(last=True)
    if re.fullmatch(rf"{ME}", about, _I):
        return Forget(everything=True)
    return Forget(about=about)
