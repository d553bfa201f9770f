"""Reading rules and modes: "never keep anything about my money", "pause memory", "export my data"."""

import re

from assistant.reader.commands import Export, NeverAsk, NeverRemember, RemoveRule, SetMode, ShowRules
from assistant.reader.courtesy import ME, YOU, trimmed
from assistant.reader.told import REMEMBER
from policies.contract import MemoryMode

_I = re.IGNORECASE


# --- rules, modes, export -------------------------------------------------------------------------------------------

_KEEPING = rf"(?:{REMEMBER}|save|store|keep|record|note|log|memori[sz]e|retain|hold on to|write down|learn|collect)"
_KEEPING_ING = (
    r"(?:remembering|saving|storing|keeping|recording|noting|logging|memori[sz]ing|retaining|"
    r"writing down|learning|collecting)"
)
_ANYTHING = (
    r"(?:anything|things?|any ?thing|stuff|any (?:details?|facts?|info\w*|information|of (?:it|"
    r"that))|facts?|details?|info\w*|information|everything|memories|notes|something|data|"
    r"what i (?:say|tell you|write|mention))"
)
_NEVER_REMEMBER = re.compile(
    r"(?:(?:never(?: ever| again)?|(?:do not|don'?t)(?: you)?(?: ever| please)?|i(?:'d|"
    r" would)? (?:never|do not|don'?t|rather you (?:never|did not|"
    r"didn'?t))(?: ever)?(?: want)?(?: you)?(?: to)?|not|(?:you )?(?:must|should|may) (?:not|"
    rf"never)|mustn'?t|shouldn'?t) (?:{_KEEPING}) {_ANYTHING}(?: (?:else|more|at all|i (?:say|"
    r"tell you|write|mention)|you (?:learn|hear|know)|personal))? (?:about|on|regarding|"
    r"concerning|to do with|related to|relating to|having to do with|of) (?P<a>.+)"
    rf"|(?:stop|quit|no more|cease) (?:{_KEEPING_ING}) (?:{_ANYTHING} (?:about|on|regarding|"
    r"concerning|to do with|related to|of)|about) (?P<b>.+)"
    rf"|(?:never(?: ever| again)|never) (?:{_KEEPING}) (?!that\b|this\b|it\b|them\b|{_ANYTHING}\b|"
    r"to\b|how\b|when\b|where\b|what\b|the (?:name|time)\b)(?P<c>(?:my|our|where i|what i|who i|"
    r"how i|how much i|any|where my|what my)\b.+)"
    r"|(?:keep|leave|stay out of) (?P<d>my [\w' -]+?) out of (?:your |the )?(?:memory|memories|"
    r"records|it)(?: (?:from now on|in future|forever|for good|always))?"
    r"|(?:nothing|not a (?:thing|word)) about (?P<e>.+?) (?:should|is to|may|must|"
    r"ought to) (?:ever )?be (?:saved|stored|remembered|kept|recorded)"
    r"|(?:my|our) (?P<f>[\w' -]+?) (?:is|are) (?:off[- ]limits|off limits|none of your business|"
    r"not to be (?:saved|stored|remembered|kept))(?: (?:for|to|from) (?:your |the )?(?:memory|"
    r"memories|you))?"
    r"|(?:i )?(?:don'?t|do not) want (?:my|our) (?P<g>[\w' -]+?) (?:to be )?(?:saved|stored|"
    r"remembered|kept|recorded)(?: ever| anywhere)?)",
    _I,
)
_NEVER_ASK = re.compile(
    r"(?:(?:please |just )?(?:never|don'?t(?: you)?(?: ever)?|do not(?: ever)?|stop|quit|"
    r"no need to|i (?:don'?t|do not) want you to(?: ever)?|you (?:don'?t|do not) (?:have|"
    r"need) to|no more)\s+(?:ask(?:ing)?|bother(?:ing)?|pester(?:ing)?|prompt(?:ing)?|"
    r"nag(?:ging)?|question(?:ing|s)?|(?:suggest|propos|offer)(?:e|ing)?(?=\s+(?:to\s+)?(?:sav|"
    r"remember|keep|memor|stor)))(?:\s+(?:me|us))?"
    r"(?!\s+(?:why|what|how|who|where|when|if you|for\b))(?:\s+(?:any ?more|any|more|questions?|"
    r"things?|again|ever))*(?:\s+(?:(?:about|on|regarding|with|to (?:remember|save|keep|store)|"
    r"for|whether|if)\s+)(?P<about>.+)|\s+(?:that|this|it)|\s+(?:again|ever again|any ?more))*)",
    _I,
)
_MEMORY_WORD = r"(?:your |the |my |all )?(?:memory|memories|remembering|memory feature|saving memories|learning)"
_MODES: tuple[tuple[MemoryMode, re.Pattern[str]], ...] = tuple(
    (mode, re.compile(pattern, _I))
    for mode, pattern in (
        (
            MemoryMode.ONLY_WHEN_TOLD,
            (
                rf"(?:only|just) (?:ever )?(?:{_KEEPING}) (?:things|stuff|something|what|facts|"
                r"anything)?\s*(?:about me )?(?:if|when|that|what|once|after) i (?:tell|ask|say|told|want|"
                r"explicitly (?:tell|ask|say))(?: (?:you|so|it))?(?: to)?(?: .{0,40})?|(?:do not|don'?t|"
                rf"never) (?:{_KEEPING}) (?:anything|things|stuff) (?:unless|until|except when|if i (?:don'?t|"
                r"do not)|without) (?:me |i )?(?:tell|ask|say|telling|asking|explicitly)(?: .{0,40})?|"
                rf"(?:set|switch|change|turn) {_MEMORY_WORD} (?:mode )?to (?:\"|')?only[- ]when[- ](?:told|"
                r"asked|i (?:say|ask|tell you))(?: so)?(?:\"|')?|(?:stop|"
                rf"quit) (?:{_KEEPING_ING}) things? (?:on your own|by yourself|automatically|unless .+)"
            ),
        ),
        (
            MemoryMode.OFF,
            (
                rf"(?:turn|switch) (?:off |{_MEMORY_WORD} off)(?:{_MEMORY_WORD})?|(?:turn|"
                rf"switch) off {_MEMORY_WORD}|(?:pause|disable|deactivate|stop|suspend|halt|"
                rf"mute) {_MEMORY_WORD}|(?:stop|quit|cease|pause) (?:{_KEEPING_ING})(?: (?:anything|things|"
                r"stuff|everything|any(?: more)? (?:of )?(?:things|facts|memories)|memories|new things|"
                r"what i (?:say|tell you)))?(?: (?:about|on) me)?(?: from now on| for now| for a while)?|"
                rf"(?:do not|don'?t|never) (?:{_KEEPING}) (?:anything|things|any ?thing|stuff)(?: (?:else|"
                r"more|new|at all|ever))*(?: (?:about|on) me)?(?: (?:else|any ?more|from now on|for now|"
                r"at all|ever|again|for a while|until i say(?: so)?))*|(?:set|switch|change|"
                rf"put) {_MEMORY_WORD} (?:mode )?to off|memory off|no (?:more )?memor(?:y|ies)(?: from now on|"
                r" please)?"
            ),
        ),
        (
            MemoryMode.ASK_FIRST,
            (
                rf"(?:turn|switch) (?:on |{_MEMORY_WORD} (?:back )?on)(?:{_MEMORY_WORD})?(?: again)?|(?:turn|"
                rf"switch) (?:back )?on {_MEMORY_WORD}(?: again)?|(?:resume|enable|re-?enable|activate|"
                rf"reactivate|un-?pause|restart) (?:{_MEMORY_WORD}|{_KEEPING_ING}(?: things)?(?: about me)?)|"
                rf"(?:start) (?:{_KEEPING_ING}) (?:things|stuff|again)(?: about me)?(?: again)?|(?:you (?:can|"
                rf"may) )?(?:{_KEEPING}) (?:things|stuff)(?: about me)? again|"
                rf"(?:set|switch|change) {_MEMORY_WORD} (?:mode )?to (?:\"|')?ask(?:[- ](?:me )?first)?(?:\"|"
                rf"')?|always ask (?:me )?(?:first|before (?:you )?(?:{_KEEPING}|{_KEEPING_ING})(?: .+)?)|"
                rf"memory (?:back )?on|ask me (?:first )?before (?:you )?(?:{_KEEPING}|{_KEEPING_ING})(?: .+)?"
            ),
        ),
    )
)
_EXPORT = re.compile(
    r"(?:(?:can|could|may|how (?:do|can)) i )?(?:export|download|back ?up|get|have|give me|"
    r"send me|let me (?:have|download)|save)(?: (?:me|a|an|the|full|complete|copy|export|backup|"
    r"dump|file|json|of|all|everything|my|your|that|what|whatever|out))* (?:(?:my|your|the|"
    rf"all) )?(?:(?:memories|memory|data|personal data|personal information)(?: (?:{YOU} (?:have|"
    r"hold|keep|store)|about me|on me|as .+|to .+|in .+|into .+))*|(?:everything |all |"
    rf"what )?{YOU}(?:'ve| have)? (?:know|have|hold|stored|saved|remember|got|kept)(?: (?:about|"
    r"on) me)?(?: (?:as|to|in|into) .+)?)",
    _I,
)
_EXPORTS = re.compile(r"\b(?:export|download|back ?up|copy|dump|json|csv|file)\b", _I)


def mode(core: str) -> SetMode | None:
    """Read a change of how much is kept."""
    return next((SetMode(mode) for mode, pattern in _MODES if pattern.fullmatch(core)), None)


_THAT = re.compile(
    r"(?:that|this|it|those|these|them|that (?:kind|sort) of thing|such things|things|stuff)(?: again)?", _I
)
_AGAIN = re.compile(r"\s+(?:again|ever|ever again|any ?more|from now on|in (?:the )?future)$", _I)


def rule(core: str) -> NeverRemember | NeverAsk | SetMode | None:
    """Read a rule of the person's own: never keep, or never ask, about something."""
    if found := _NEVER_REMEMBER.fullmatch(core):
        about = _AGAIN.sub("", trimmed(next(text for text in found.groups() if text)))
        if re.fullmatch(ME, about, _I):
            return SetMode(MemoryMode.OFF)
        return None if _THAT.fullmatch(about) else NeverRemember(about)
    if found := _NEVER_ASK.fullmatch(core):
        about = _AGAIN.sub("", trimmed(found["about"] or ""))
        about = re.sub(r"^(?:my|our|the|anything about|things about)\s+", "", about, flags=_I)
        return NeverAsk(None if not about or _THAT.fullmatch(about) else about)
    return None


_SHOWS_RULES = re.compile(
    r"(?:(?:show|list|tell|give|read|see|display|view|check)(?: me)?|what are|what're|which are|what)(?: (?:all|of))* "
    r"(?:my|your memory|the memory|my memory|my own|your)(?: own)? rules(?: (?:about|for|on) (?:me|memory|"
    r"remembering))?"
    r"(?: (?:i|you) (?:have|made|set|gave|follow|keep|know)(?: (?:you|so far|to))?)?"
    r"|(?:what|which) rules (?:have i|did i|do i|do you|are there)(?: \w+){0,3}(?: (?:for|about) (?:me|memory))?",
    _I,
)
_DROPS_RULE = re.compile(
    r"(?:delete|remove|drop|cancel|lift|end|scrap|clear|erase|forget|revoke|get rid of|take away) (?:the|my|that|"
    r"this|your) "
    r"(?:(?P<kind>[\w' -]{2,30}?) )?rule(?: (?:about|on|against|for|regarding|to do with|concerning|(?:that says |"
    r"to |saying )?"
    r"(?:never|not)(?: to)? (?:remember|keep|save|ask)(?: me)?(?: anything| things)?(?: about)?) (?P<about>.+))?",
    _I,
)
_ALLOWS_AGAIN = re.compile(
    rf"\W*(?:(?:ok|okay|so|now|please|actually|hey|well|yes)[\s,]+)*you (?:can|may) (?:now )?(?:{_KEEPING}|ask(?: me)?)"
    rf"(?: {_ANYTHING})? about (?P<about>(?!me\b)[^.!?,]+?) again\W*(?:(?:now|please|thanks)\W*)?",
    _I,
)
_RESUMES = re.compile(
    rf"\W*(?:(?:ok|okay|so|now|please|actually|hey|well|yes|can you|could you|you (?:can|may|should))[\s,]+)*"
    rf"(?:(?:re-?)?(?:start|begin|resume|continue|go back to|carry on)(?: to)? (?:{_KEEPING_ING}|{_KEEPING})"
    r"(?: (?:things|stuff|memories|what i (?:say|tell you)))?(?: about me)?(?: (?:again|now|please|from now on|"
    r"thanks))*"
    rf"|(?:{_KEEPING}) (?:things|stuff|memories|what i (?:say|tell you))(?: about me)? again(?: (?:now|please|from "
    rf"now on))*)\W*",
    _I,
)


def own_rules(core: str, sentence: str) -> ShowRules | RemoveRule | SetMode | None:
    """Read what is said about the person's rules: shown, dropped, or all of memory switched on again."""
    if _RESUMES.fullmatch(sentence):
        return SetMode(MemoryMode.ASK_FIRST)
    if again := _ALLOWS_AGAIN.fullmatch(sentence):
        return RemoveRule(trimmed(again["about"]))
    if _SHOWS_RULES.fullmatch(core):
        return ShowRules()
    if found := _DROPS_RULE.fullmatch(core):
        about = trimmed(found["about"] or found["kind"] or "")
        return RemoveRule(about or None)
    return None


def export(core: str) -> Export | None:
    """Read a request for a copy of everything held."""
    return Export() if _EXPORT.fullmatch(core) and _EXPORTS.search(core) else None
