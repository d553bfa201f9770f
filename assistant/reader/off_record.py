"""Whether a message says that it is off the record."""

import re
from collections.abc import Sequence

from assistant.reader.wording import Sentence
from memory.records import Span

_I = re.IGNORECASE

_SAYS_SO = re.compile(
    r"(?:^|(?<=[;:,(—–-])|(?<=[;:,(—–-] ))[\s*']*(?:(?:ok|okay|so|hey|hi|and|but|also|please|pls|"
    r"oh|just|well|psst|quick one|right|this is|this one is|this one's|this is strictly|that'?s|"
    r"that is|that was|(?:all|everything) (?:of )?(?:this|that|here|"
    r"i(?:'ve)? (?:just )?said) (?:is|was|stays)|this stays|strictly|totally|completely|"
    r"can we (?:go|talk|keep this)|let'?s (?:go|keep (?:this|that|it)(?: one)?|stay|talk)|"
    r"keep (?:this|that|it)(?: one)?|what follows is|what i say (?:now|next) is|"
    r"between you and me,?|i'?d like (?:this|it) to (?:be|stay)|"
    r"i want (?:this|it) (?:to (?:be|stay|remain) |kept )?|this should (?:be|stay)|"
    r"this (?:one )?(?:has to|must) (?:be|stay)|for (?:this|the next) (?:one|bit|message|"
    r"question),?|going|consider this|speaking|now|make this|treat this (?:one )?as|"
    r"everything here is)\s*)*"
    r"(?:off[- ]the[- ]record|off record|o\.?t\.?r\.?(?=\s*[:,-])|"
    r"not for the record)\b(?!\s+(?:remark|remarks|chat|comment|conversation|statement|briefing|"
    r"mean|means|quote|is\b))",
    _I,
)
_ENDS_SO = re.compile(
    r"[,.;:(—–-]\s*(?:(?:but|and|this is|that'?s|all|strictly|keep (?:this|that|it)|please|"
    r"all this is|this one'?s)\s+)*(?:off[- ]the[- ]record|not for the record)\s*(?:please|pls|"
    r"ok|okay|though)?\s*[.!)]*\s*$",
    _I,
)
_NO_TRACE = re.compile(
    r"\b(?:(?:don'?t|do not|please don'?t|no need to) (?:save|store|keep|record|remember|"
    r"log) (?:anything (?:from|in|of|about) )?(?:this|the next|what i (?:say|tell you|"
    r"write) (?:next|now))(?: (?:message|chat|conversation|one|question|part|bit))?(?=\s*[:,;.!–—-]+\s*"
    r"(?:but |and |please |so )*(?!(?:it|that)(?:'s| is)\b|please\b|thanks\b|ok)[\w'-]+ [\w'-]+ [\w'-])"
    r"|(?:leave|keep) (?:this|that|it)(?: (?:message|one|chat|conversation))? (?:out of|"
    r"off) (?:your |the )?(?:memory|memories|record|records)"
    r"|(?:this|the following) (?:message |one |part )?(?:is|stays|should stay) (?:not to be|"
    r"never to be) (?:saved|stored|remembered|recorded))\b",
    _I,
)
_TALKS_ABOUT = re.compile(
    r"\b(?:what (?:does|do|is|'s)|meaning of|define|definition|mean(?:s|ing)?|difference between|"
    r"phrase|expression|translate|how does|how do i|what happens when|"
    r"is it)\b[^.!?\n]{0,40}\boff[- ](?:the[- ])?record\b",
    _I,
)


def says_off_record(sentences: Sequence[Sentence]) -> bool:
    """Tell whether a message asks to be kept off the record."""
    return any(
        pattern.search(sentence.text)
        for sentence in sentences
        if not _TALKS_ABOUT.search(sentence.text)
        for pattern in (_SAYS_SO, _ENDS_SO, _NO_TRACE)
    )


_KEEP = r"(?:save|store|remember|keep|record|note|log|memori[sz]e|retain|hold on to)"
_NOT_KEPT = re.compile(
    r"(?<![\w'])(?P<whose>(?:i|we|they|he|she|people|who|to|why|can|could|will|would|did|does)\s+(?:really |still |"
    r"just |often )?)?"
    r"(?:(?:(?:do not|don'?t|dont|never|rather not|not)(?: ever| please| bother to| you)*"
    r"|(?P<asked>no need(?: for you)? to|need ?n'?t(?: to)?|need not|(?:should|must) ?n'?t|(?:should|must) not|"
    r"(?:do not|don'?t|dont) (?:need|have|want|wish)(?: you)? to|"
    r"(?:(?:i|we)(?:'?d| would) (?:much )?)?rather (?:you|u) (?:didn'?t|did not)|prefer (?:you|u) (?:didn'?t|did "
    r"not|not to)|no reason to))"
    rf"(?: even| ever| please)? {_KEEP})\s+"
    r"(?:(?:any of )?(?:this|that|it|these|those|them)(?: (?:one|bit|part|message|fact|please|pls|though|ok|either|"
    r"anywhere|"
    r"in (?:your )?memory|about me|down|for me|to memory|in mind|at all|thing))*"
    r"|(?:my|our) (?!(?:answers?|repl(?:y|ies)|responses?|explanations?)\b)(?:[\w'-]+ ){0,2}[\w'-]+|what i(?:'m| "
    r"am)? (?:\w+ ){1,4}?(?:now|next|you)|anything (?:here|from this|in this)[\w ]*)"
    r"(?=\s*(?:$|[,.;:!)(–—-]|\b(?:but|and|because|cos|since|though|as|if|while|so|when)\b))"
    rf"|(?<![\w'])(?:do not|don'?t|dont) {_KEEP} that (?=(?:i|i'\w+|im|my|we|our)\b)",
    _I,
)


def kept_out(sentences: Sequence[Sentence]) -> tuple[Span, ...]:
    """Return where a message says that what it holds is not to be kept ("no need to save that", "don't store my age").

    "I don't remember that" says what the person forgot, "don't forget that" asks to remember: neither is meant.
    """
    return tuple(
        Span(sentence.start + found.start(), sentence.start + found.end())
        for sentence in sentences
        if not sentence.asks and (found := _NOT_KEPT.search(sentence.text)) and (found["asked"] or not found["whose"])
    )
