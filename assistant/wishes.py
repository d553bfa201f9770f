"""Whether a clause asks me to forget something I remember: for what a model would forget on the strength of it.

"Forget that I love tea" does. "Delete the nuts from the recipe", "what if you forgot that I love tea" and "my doctor
told me to forget tea" do not, and in doubt nothing is forgotten: the person is asked in plain words what to say.
"""

import re

_FORGET = r"(?:forget|un-?learn|stop (?:remembering|knowing|keeping|storing)|no longer (?:remember|keep|store|know))"
_DONT_KEEP = r"(?:don't|do not) (?:remember|keep|store|save|know)\b(?!\s+(?:if|whether|how|what|why|when))"
_REMOVE = (
    r"(?:delete|erase|remove|drop|scrap|wipe(?: out)?|clear(?: out)?|lose|get rid of|let go of|discard|unsave|"
    r"throw (?:away|out))"
)
TAKES = r"(?:forget|delete|erase|remove|drop|scrap|wipe|clear|lose|get rid|let go)"
_ASKED = (
    r"^\W*(?:(?:please|pls|kindly|now|and|so|ok(?:ay)?|then|also|but|just|hey|hi|sidenote|yes|no|well|actually|"
    r"go ahead and|by the way|btw|i(?:'d| would) (?:like|want|prefer) (?:for )?you to|i (?:want|need) you to|"
    r"you (?:can|could|may|should|must|might|need to)|(?:can|could|would|will) you(?: please)?|"
    r"would you be so kind (?:as )?to)\b\W*)*(?:kindly |please |just )*"
)
_MEMORY = (
    r"\b(?:memor(?:y|ies)|remember\w*|know|knew|learn(?:ed|t)|noted?|notes?|saved?|stored?|kept|keep|hold|recorded|"
    r"have on|got on|about me|fact|detail|thing|bit|part|entry|entries|info\w*|told you|said|mentioned|profile|"
    r"that (?:i|i'm|i've|my|we)\b)"
)
_TO_ME = re.compile(
    rf"{_ASKED}(?:(?:{_FORGET}|{_DONT_KEEP})\b|{_REMOVE}\b(?=.*{_MEMORY}))",
    re.IGNORECASE | re.DOTALL,
)
_NOT_TO_ME = re.compile(
    r"\bforget(?:-me-not| about it| it\b)|\bfrom (?:my|the|this|that|our|his|her|their|your) "
    r"(?!memor|mind|head|notes?\b|records?\b|list of|profile|conversation|chat)|\bif\b|\bunless\b",
    re.IGNORECASE,
)


def asks_to_forget(clause: str) -> bool:
    """Tell whether a clause, straight quotes and all of it, asks the assistant to forget something it remembers."""
    return _TO_ME.match(clause) is not None and _NOT_TO_ME.search(clause) is None
