"""Whether a message says that it is off the record."""

import re
from collections.abc import Sequence

from assistant.reader.wording import Sentence

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
    r"write) (?:next|now))(?: (?:message|chat|conversation|one|question|part|bit))?(?=\s*(?:$|"
    r"[:.,!]))(?=.{25})"
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
