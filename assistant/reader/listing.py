"""Reading "what do you remember about me?"."""

import re

from assistant.reader.commands import ListMemories
from assistant.reader.courtesy import KNOW, ME, STORED, YOU, trimmed
from assistant.reader.told import REMEMBER

_I = re.IGNORECASE

_SO = (
    r"(?: (?:so far|now|already|currently|at the moment|right now|exactly|actually|all|right|"
    r"today|still|then|these days|as of now|up to now|until now))*"
)
_LISTS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        rf"what(?: all| else)? (?:do|can) {YOU} (?:still |already |actually |currently )*{REMEMBER}{_SO}$",
        (
            r"(?:what|wot|which things|what things|which (?:facts|memories|details|info\w*)|what (?:all|"
            r"else|exactly|kind of (?:things|stuff)|sort of (?:things|stuff)|info\w*|facts|details|data|"
            r"stuff|memories)|how much)(?: (?:do|does|did|have|has|can|would|is it))?(?: that)?(?:'ve|"
            rf"'s)? ?{YOU}(?: (?:actually|currently|already|still|even|now|think you|really|have|"
            rf"happen to|to))* (?:{KNOW}|{STORED})"
            r"(?: (?:stored|saved|remembered|kept|recorded|down|written|noted|on file|in (?:your |"
            rf"the )?(?:memory|memories|notes|records|store|head|mind)))*{_SO} (?:about|on|of|for|"
            rf"regarding) {ME}(?P<rest>.*)"
        ),
        (
            r"(?:what|which things|what (?:all|else|exactly|info\w*|facts|details|data|stuff))(?: (?:do|"
            rf"did|have|can))? {YOU}(?: \w+)?? (?:have |got |hold |keep )?(?:{STORED}|in (?:your |"
            r"the )?(?:memory|memories|notes|records))(?: (?:in|from|to) (?:your |the )?(?:memory|"
            rf"memories))?(?: from our chats)?{_SO}$"
        ),
        (
            r"(?:what(?:'s| is| are)|what all is) (?:currently |now |all |still )?(?:in|on|"
            r"inside) (?:your |the |my )(?:\w+ )?(?:memory|memories|memory bank|notes|records|profile|"
            rf"file)(?: (?:about|on|of|for) (?:me|myself))?{_SO}"
        ),
        (
            r"(?:show|list|display|tell|give|print|read|see|view|get|let|recap|summari[sz]e|enumerate|"
            r"bring up|pull up|recite|go (?:over|through)|run (?:me )?through|open|spell out|remind|"
            r"share)(?: (?:me|us|see|know|off|out|back|to me|up|of))*(?: (?:all|everything|each|every|"
            r"any|of|the|a|full|complete|list|summary|overview|whole|whatever|what|things?|facts?|"
            rf"info\w*|stuff|data|details|that|entire|it))* {YOU}(?:'ve| have|'re)?(?: (?:actually|"
            rf"currently|already|still|now|all))* (?:{KNOW}|{STORED})(?: (?:stored|saved|remembered|"
            rf"kept|down|on file|in (?:your |the )?(?:memory|notes)))*(?:{_SO} (?:about|on|"
            rf"of) {ME}(?P<rest>.*)|{_SO}$)"
        ),
        (
            r"(?:show|list|display|tell|give|print|read|see|view|get|open|bring up|pull up|let me see|"
            r"let me view|can i see|may i see|could i see|i(?:'d like to|want to| wanna)? see|look at|"
            r"check|access|review|recap|where (?:are|can i see|can i find)|what are)(?: (?:me|out|back|"
            r"up|off|through|to see))*(?: (?:all|the|of|every|full|complete|entire|list|a list|my|your|"
            r"those|these|saved|stored|current|existing))* (?:memory|memories|memory list|saved memories|"
            rf"notes (?:about|on) me|facts (?:about|on) me)(?: (?:about|on|of) {ME}| {YOU} (?:have|hold|"
            rf"keep|saved|stored)(?: (?:about|on|of) {ME})?)?(?: (?:about|on|to do with|regarding|"
            rf"related to) (?P<about>.+))?{_SO}$"
        ),
        (
            rf"(?:do|did|have|has) {YOU} (?:\w+ )??(?:{KNOW}|{STORED})(?: (?:stored|saved|"
            r"remembered))?(?: (?:any ?thing|something|any (?:info\w*|facts|details|memories|data)|much|"
            r"things|stuff|a lot|anything at all))(?: (?:stored|saved|"
            rf"in (?:your )?memory))?{_SO} (?:about|on|of|regarding) {ME}(?P<rest>.*)"
        ),
        (
            r"(?:remind me (?:of )?,?\s*)?(?:what|which things|everything)(?: (?:all|else|things|have|"
            r"has|did))*(?: that)? i(?:'ve| have)? (?:told|tell|shared with|said to|let) (?:you|"
            r"u)(?: know)?(?: so far| already)? (?:about|of) (?:me|myself)(?P<rest>.*)"
        ),
        r"(?:remind me,?\s*)?what have i (?:told|shared with) (?:you|u)(?: about (?:me|myself))?(?: so far)?$",
        (
            r"(?:who am i(?: to you)?|(?:tell me|describe) (?:about )?(?:me|myself)|what am i like|"
            r"what(?:'s| is) my profile)$"
        ),
        rf"what (?:guesses|assumptions|inferences) (?:have|did) {YOU} (?:made?|drawn?)(?: about me)?(?P<guess>)",
        (
            r"(?:what|which|show|list)(?: \w+){0,4} (?P<guess2>(?:guess(?:es|ed)?|infer(?:red|ences)?|"
            r"assum(?:ed|ptions?)))(?: \w+)? (?:about|on) me$"
        ),
    )
)
_ALL_OF_ME = re.compile(
    r"(?:show|list|tell|give)(?: (?:me|us))? (?:everything|all|what|anything) (?:about|"
    rf"on) {ME} (?:that )?{YOU}(?:'ve| have)? (?:{KNOW}|{STORED})",
    _I,
)
_LISTS_ABOUT: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, _I)
    for pattern in (
        (
            rf"(?:what|which things|how much)(?: (?:do|did|have|can))? {YOU}(?: \w+)?? (?:{KNOW}|"
            rf"{STORED})(?: (?:stored|saved|in (?:your )?memory))?{_SO} (?:about|on|of|"
            r"regarding) (?P<about>(?:my|our|how i|what i|where i|when i|who i|why i|me and)\b.+)"
        ),
        (
            r"(?:what|which things|anything|something)(?: (?:do|did|have|"
            rf"can))? {YOU}(?: have)?(?: got)? {STORED}(?: down)? (?:about|on|regarding|"
            r"under) (?P<about>.+)"
        ),
        (
            rf"(?:have|did|do) {YOU} (?:\w+ )??(?:{STORED}|save|store|keep|{REMEMBER}|know|have|"
            r"got)(?: (?:saved|stored|remembered))? (?:any ?thing|something|things|stuff|any (?:info\w*|"
            r"facts|details|memories))(?: (?:saved|stored|in (?:your )?memory))? (?:about|on|regarding|"
            r"to do with) (?P<about>(?:my|our|how i|what i|where i|when i|who i)\b.+)"
        ),
        (
            rf"(?:have|did) {YOU} (?:{STORED}|save|store|keep) (?:any ?thing|something|things) (?:about|"
            r"on|regarding) (?P<about>.+)"
        ),
        (
            r"(?:show|list|display|tell|give|read)(?: me)?(?: (?:all|everything|the|what|whatever|"
            rf"things?|facts?|that|of))* {YOU}(?:'ve| have)? (?:{KNOW}|{STORED})(?: saved|"
            r" stored)? (?:about|on|regarding) (?P<about>(?:my|our|how i|what i|where i|when i|"
            r"who i)\b.+)"
        ),
        (
            r"(?:show|list|display|give|read)(?: me)?(?: (?:all|the|of|my|"
            r"your))* (?P<about>[\w' -]{3,30}?) (?:memories)$"
        ),
        (
            r"(?:show|list|display)(?: me)?(?: (?:all|the|my))* (?P<about>(?:food|travel|work|home|"
            r"health|family|money) (?:preferences|facts|habits))$"
        ),
    )
)
_NARROWS = re.compile(
    r"\s*(?:and|with|regarding|when it comes to|concerning|in terms of|as far as|,? specifically|"
    r"to do with|related to|that (?:has|have) to do with|'s)\s+(?:about\s+)?(?P<about>.+)",
    _I,
)
_ONLY_SO = re.compile(
    rf"{_SO}(?:[\s,]*(?:in (?:your |the )?(?:memory|memories)|please|so far|now|from (?:our|past|"
    r"previous) chats|and (?:what|where|how|why)\b.*|i want to see.*|from before|personally|"
    r"as a person|at the moment|\?))*\s*$",
    _I,
)


_OF_ALL = frozenset({"me", "myself", "my life", "my", "saved", "stored", "all"})


def listing(core: str) -> ListMemories | None:
    """Read a request to be shown what is remembered: all of it, or what is about something."""
    for pattern in _LISTS:
        if found := pattern.match(core):
            return _listed(found)
    if _ALL_OF_ME.fullmatch(core):
        return ListMemories()
    about = next((trimmed(found["about"]) for pattern in _LISTS_ABOUT if (found := pattern.fullmatch(core))), None)
    if about is None:
        return None
    return ListMemories() if about.lower() in _OF_ALL else ListMemories(about)


def _listed(found: re.Match[str]) -> ListMemories | None:
    groups = found.groupdict()
    if "guess" in groups or "guess2" in groups:
        return ListMemories(inferred_only=True)
    if groups.get("about"):
        return ListMemories(about=trimmed(found["about"]))
    rest = (groups.get("rest") or "").strip()
    narrows = _NARROWS.fullmatch(rest)
    if not rest or _ONLY_SO.fullmatch(rest):
        return ListMemories()
    return ListMemories(about=trimmed(narrows["about"])) if narrows else None
