"""Reading "why did you suggest that?", "how do you know?", "what did you use?"."""

import re
from typing import Literal, cast

from assistant.reader.commands import WhatUsed, Why
from assistant.reader.courtesy import YOU
from assistant.reader.told import REMEMBER

_I = re.IGNORECASE


# --- why ------------------------------------------------------------------------------------------------------------

_WHY = (
    r"(?:why|how come|what (?:made|makes) (?:you|u)|for what reason|what(?:'s| is|"
    r" was) the reason(?: (?:that|why))?|how is it that|on what basis|what for)"
)
_SUGGEST = (
    r"(?:suggest|recommend|propose|mention|bring (?:that |this |it |up)|bring up|pick|choose|say|"
    r"offer|advise|assume|think of|come up with|go with|include|leave out|avoid|skip)(?:ed|ing|s|"
    r"d)?"
)
Kind = Literal["suggestion", "refusal", "memory", "use", "any"]
_WHYS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, _I))
    for kind, pattern in (
        (
            "memory",
            (
                rf"{_WHY} (?:did|do|have) {YOU} (?:even |still |just |ever )?(?:save|saved|store|stored|keep|kept|"
                rf"{REMEMBER}|remembered|record|note|noted) (?:about |that |the fact that )?"
                r"(?P<about>(?:i|i'm|im|i've|i'd|my|where i|what i|how i)\b.+)"
            ),
        ),
        (
            "suggestion",
            (
                rf"{_WHY} (?:did|do|are|were|would) {YOU} (?:even |just |want to )?(?:ask(?:ed|ing)?)(?: me)? "
                r"(?:about|to remember|to save|whether|if) (?P<about>(?!that\b|this\b|it\b|sav|remember|keep|stor).+)"
            ),
        ),
        (
            "refusal",
            (
                rf"{_WHY} (?:(?:do|did|will|would|could|can|have|are|were|was) ?(?:n'?t|not)|won'?t|wont|"
                r"didnt|dont|cant|can'?t|couldn'?t|wouldn'?t|aren'?t|haven'?t|refuse|refusing|did|do|are|"
                rf"were|was|has)?\s*{YOU}? ?(?:not |won'?t |wont |refuse to |refusing to |refused? to |"
                r"can'?t |cant |couldn'?t |didn'?t |didnt |don'?t |dont |just |able to |unable to |"
                r"allowed to |willing to |want to |wanna |fail to )*"
                rf"(?:save|saving|store|storing|keep|keeping|{REMEMBER}|remembering|record|note|refuse|"
                r"refusing|memori[sz]e|saved|remembered|stored)(?: (?:that|it|this|them|me|my .+|what i .+|"
                r"anything))?(?: .{0,30})?"
            ),
        ),
        (
            "refusal",
            (
                rf"{_WHY} (?:(?:was|is|were|did|has|wasn'?t|isn'?t|hasn'?t) (?:that|it|this|"
                r"my .+?)(?: been)? (?:not )?(?:refused|denied|rejected|declined|blocked|not saved|"
                r"not stored|not remembered|saved|removed|masked|taken out)|(?:did|do|have|"
                rf"would) {YOU} (?:refused?|den(?:y|ied)|declined?|rejected?|blocked?|removed?|masked?|"
                r"hide)(?: to .+| (?:that|it|this|my .+))?)"
            ),
        ),
        (
            "suggestion",
            (
                rf"(?:{_WHY}|what (?:made|makes)) (?:are|were|did|do|have|would|must)? ?{YOU} ?(?:have to |"
                r"need to |keep |keep on |even |always |want to )?(?:ask(?:ing|ed)?|suggest(?:ing|ed)?|"
                r"want(?:ing|ed)?|wanna|propos(?:e|ing|ed)|offer(?:ing|ed)?)(?: (?:me|to))*(?: (?:that|this|"
                r"remembering (?:that|this|it)|about (?:that|this|it|saving .*|remembering .*)|"
                r"(?:to )?(?:remember|save|keep|store|remembering|saving|keeping|storing)(?: .*)?|instead .*|"
                r"before .*|if .*|whether .*|for (?:permission|confirmation).*|first))?(?: instead .*)?"
            ),
        ),
        (
            "use",
            (
                rf"{_WHY} (?:did|do|are|were|have|would)? ?{YOU} ?(?:just )?(?:use|using|used|"
                r"bring(?:ing)? up|brought up|mention(?:ed|ing)?|refer(?:red|ring)? to|take into account|"
                r"consider(?:ed)?) (?:the fact )?(?P<about>(?:that )?(?:i|i'm|im|i've|my)\b.+)"
            ),
        ),
        (
            "suggestion",
            (
                rf"{_WHY} (?:did|do|are|were|have|would)? ?{YOU} (?:just )?(?:suggest(?:ed|ing)?|"
                r"recommend(?:ed|ing)?|propose[ds]?|bring up|mention(?:ed)?|pick(?:ed)?|say|said|give me|"
                r"tell me)(?: (?:that|this|it|those|these|me that|me this|to me|to save .*|to remember .*|"
                r"remembering .*|saving .*|the .*|a .*|an .*))?(?: (?:to me|for me|one|in particular|"
                r"just now))*"
            ),
        ),
        (
            "use",
            (
                rf"{_WHY} (?:did|do|have) {YOU} (?:use|need|used) (?:that|this|it|those|my (?:memory|"
                r"memories|data|details|.+)|what .+)(?: .*)?"
            ),
        ),
        (
            "memory",
            (
                rf"{_WHY} (?:do|did|would) {YOU} (?:think|believe|assume|say|know|have|remember|claim|"
                r"reckon)(?: that)? (?P<about>(?:i|i'm|im|i've|i'd|my)\b.+)"
            ),
        ),
        (
            "memory",
            (
                rf"{_WHY} (?:do|did|have) {YOU} (?:save|saved|store|stored|keep|kept|remember|remembered|"
                r"know|knew)(?: (?:that|this|it|about me|me))?(?: (?P<about>(?:about |that )?(?:i|i'm|"
                r"my)\b.+))?"
            ),
        ),
        (
            "memory",
            (
                rf"(?:how|where|since when) (?:do|did|would|could|come|can|have) {YOU} (?:even |actually |"
                r"possibly |already |ever )?(?:know|knew|find out|learn|hear|get|remember|figure out|"
                r"work out|guess|come to know|known)(?: (?:that|this|it|so|all (?:that|"
                r"this)))?(?: (?:about me|from|idea|out|information|info|"
                r"one))*(?: (?:that )?(?P<about>(?:about )?(?:i|i'm|im|i've|i'd|my|where i|what i|"
                r"how i)\b.+))?"
            ),
        ),
        (
            "memory",
            (
                r"(?:when|where|how|in which (?:chat|conversation|message)) did i (?:ever |actually |"
                rf"first )?(?:tell|say|mention|write|share|let)(?: (?:to )?{YOU})?(?: know)?(?: (?:that|this|"
                r"it|so))?(?: (?:about me))?(?: (?:that )?(?P<about>(?:about )?(?:i|i'm|im|i've|my)\b.+))?"
            ),
        ),
        (
            "memory",
            (
                rf"(?:where|how) (?:did|do|does|have) (?:{YOU}|that|this|it|the .+?) (?:get|got|have|take|"
                r"come|learn|find|pick)(?: (?:that|this|it|those))?(?: (?:info\w*|idea|fact|one|memory|"
                r"up))?(?: from| that from)?"
            ),
        ),
        (
            "memory",
            (
                rf"(?:who|what) (?:told|gave) {YOU} (?:that|this|it)?(?: idea)?(?: ?(?P<about>(?:that )?(?:i|"
                rf"i'm|im|my)\b.+))?|what makes {YOU} (?:think|believe|say|sure)(?: (?:so|that|this|"
                r"it))?(?: ?(?P<about2>(?:that )?(?:i|i'm|im|my)\b.+))?|did i (?:really |ever |"
                r"actually )?(?:tell|say) (?:you )?(?:that|this|so)(?: ?(?P<about3>(?:i|i'm|my)\b.+))?"
            ),
        ),
        (
            "any",
            (
                r"(?:can you |could you |please )?explain (?:why|how) (?:you|u) (?:know|knew|saved|stored|"
                r"remember(?:ed)?|suggested|recommended|used|asked)(?: (?:that|this|"
                r"it))?(?: ?(?P<about>(?:about )?(?:i|i'm|my)\b.+))?|explain (?:that|this|the) (?:memory|"
                r"suggestion|card)"
            ),
        ),
    )
)
_USED = re.compile(
    r"(?:what|which)(?: (?:of|memories|memory|facts|info\w*|things|parts?|details|data|all|"
    r"personal|my|else))*(?: (?:memories|info\w*|details|data|things|"
    r"facts))?(?: (?:do you (?:know|remember) about me|about me|on me|you (?:have|know)|"
    rf"you remember))*(?: (?:did|have|do|that|were|was|are))*(?: {YOU})? ?(?:just |"
    r"actually )?(?:use|used|using|rely on|relied on|draw on|drew on|based? (?:that|this|it) on|"
    r"consider|take into account|look at)(?: (?:about me|of mine|from memory|"
    r"from me))?(?: (?:for|in|when|there|here|just now)\b(?: (?:that|this|it|your|the|my|you|"
    r"answering|replying|giving|suggesting)\b.{0,40})?)?"
    rf"|(?:did|have|were|are|do) {YOU} (?:just |actually )?(?:use|used|using|rely on|relying on|"
    r"draw on)(?: (?:anything|something|any|what|my|a|the|your|some|any of my|"
    r"any of the))(?: (?:memory|memories|personal (?:data|info\w*)|info\w*|details|data|"
    rf"{YOU} (?:know|knew|remember|remembered|have|saved)|of (?:it|that)))*(?: (?:about|on|"
    r"of) me)?(?: (?:for|in|to|there|here|when)\b.*)?"
    r"|(?:was|is) (?:that|this|your (?:answer|reply|suggestion)) (?:based on|from|using) (?:my|"
    r"your) (?:memory|memories)(?: .*)?|what was (?:that|this|your (?:answer|reply)) based on|"
    r"(?:show|tell|list)(?: me)? (?:what|which(?: memories)?) you(?:'ve|"
    r" have)? (?:just )?used(?: (?:for|in|there|here)\b.*)?",
    _I,
)


def used(core: str) -> WhatUsed | None:
    """Read the question which memories the last reply used."""
    return WhatUsed() if _USED.fullmatch(core) else None


def why(core: str) -> Why | None:
    """Read a question for the reason of a suggestion, a refusal, a memory or a use."""
    for kind, pattern in _WHYS:
        if found := pattern.fullmatch(core):
            groups = found.groupdict()
            about = next((text.strip() for name, text in groups.items() if name.startswith("about") and text), "")
            about = re.sub(r"^(?:about|that)\s+", "", about, flags=_I)
            return Why(None if about.lower() in {"", "me", "i"} else about, cast("Kind", kind))
    return None
