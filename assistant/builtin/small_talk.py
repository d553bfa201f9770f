"""Hello, thanks, who are you, a joke. Nothing here ends with a question, so that a later "yes" has one meaning."""

import re
from collections.abc import Sequence

ABILITIES = (
    "I remember what you tell me about yourself, ask before I keep a guess, show what I used, and forget when you "
    "say so. Without a language model I do sums and dates too, and chat a little. "
    "Try “remember that I prefer aisle seats”, “what do you remember about me” or “forget that …”."
)
SELF = (
    "I'm Sidenote, a program that runs on your own machine. "
    "Right now its built-in model answers: simple rules, no language model."
)
PRIVACY = (
    "Whatever I keep about you I show you when I keep it, and I ask before I keep a guess. "
    "“What do you remember about me” shows all of it."
)
JOKES = (
    "I told my calendar a joke. It said its days were numbered.",
    "Penguins never argue about what to wear. They are always overdressed.",
    "I would tell you a joke about forgetting, but you would have to ask me twice.",
    "My memory is excellent. I can even recall the things you asked me to forget, for about thirty seconds.",
)

_LEAD = r"^\W*(?:(?:oh|ok|okay|hey|hi|well|so|lol|haha|hehe|and)\W+)*"
_THANKS = r"(?:thanks|thank you|thx|ty|cheers|ta|(?:that['’]?s|that was) (?:\w+ )?(?:helpful|great|perfect))\b"
_BYE = r"(?:bye|goodbye|good night|see (?:you|ya)|cya|later|talk (?:to you )?(?:soon|later)|cool,? see you)\b"
_WHO = r"\b(?:who|what) are you\b|\bwhat(?:['’]s| is) your name\b"
_WHAT = r"\bare you (?:really )?(?:an? )?(?:real|human|person|bot|robot|machine|computer|ai|program)\b"
_ABLE = r"\bwhat (?:can|do) you (?:do|help)\b|\bwhat are you (?:able|good)\b"
_HOW = r"\bhow(?:['’]s| is) it going\b|\bhow are (?:you|u|things)\b|\bhow do you do\b|\bwhat'?s up\b|\bsup\b"
_PRAISE = r"\byou(?:['’]re| are|r) (?:the |so |a |really )*(?:best|great|awesome|amazing|brilliant|star|lovely|kind)\b"
_HELLO = r"(?:hey|hi|hello|hiya|yo|howdy|(?:good )?(?:morning|afternoon|evening))\b\W*(?:there|sidenote|again)?\W*$"
_PRIVATE = (
    r"\bare you (?:saving|storing|keeping|remembering|recording) (?:this|that|it|everything|all)\b|"
    r"\bdo you (?:save|store|keep|record|remember) (?:everything|all|this)\b|\bhow (?:come|do) you know so much\b"
)
_MANNER = (
    r"^\W*(?:please |from now on,? |always |never )*(?:answer|reply|respond|talk|speak|call|address)\b.{0,24}\bme\b"
)
_NODS = r"^\W*(?:lol|haha\w*|hehe\w*|nice|cool|great|ok|okay|wow|got it|fine|glad to hear it|good to know)\b.{0,24}$"
_REPLIES = tuple(
    (re.compile(pattern, re.IGNORECASE), reply)
    for pattern, reply in (
        (f"{_LEAD}{_THANKS}", "You're welcome."),
        (f"{_LEAD}{_BYE}", "See you."),
        (f"{_WHO}|{_WHAT}", SELF),
        (_PRIVATE, PRIVACY),
        (_MANNER, "All right."),
        (rf"{_ABLE}|\bhow (?:do|does) (?:you|this|it) work\b|^\W*help\W*$", ABILITIES),
        (_HOW, "All well here, thank you."),
        (_PRAISE, "Thank you, that's kind."),
        (f"{_LEAD}{_HELLO}", "Hello."),
        (_NODS, "Good."),
        (r"^\W*(?:sorry|my bad|never ?mind|nvm|(?:oh,? )?forget it)\b", "No problem."),
        (r"^\W*(?:yes|yeah|yep|no|nope|nah|sure)\W*$", "Nothing is waiting for an answer from you right now."),
    )
)
_JOKE = re.compile(r"\bjokes?\b|\bmake me laugh\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|one more|more|again)\b", re.IGNORECASE)
_ALSO_ASKS = re.compile(
    r"(?:^|[.!,;:]\s*|\b(?:so|and|but)\s+)(?:what|how|why|when|where|who|which|should|could|can|any|is|are|do|does)\b",
    re.IGNORECASE,
)
_TELLING = re.compile(
    r"^\W*(?:(?:hi|hey|hello|good (?:morning|afternoon|evening)|actually|well|btw|by the way|also|and|no|sorry)\b\W*)*"
    r"(?:i|i'm|im|i’m|i've|ive|my|we|we're|it's|its|our)\b(?!.*\?)",
    re.IGNORECASE | re.DOTALL,
)
_ASKING = re.compile(
    r"\b(?:can|could|would|will) you\b|(?:^|[.!,]\s+|\bso |\bplease )"
    r"(?:suggest|write|give|tell|make|help|explain|recommend|find|show|list|plan|draft|translate|please)\b",
    re.IGNORECASE,
)


def answer(text: str, earlier_replies: Sequence[str]) -> str | None:
    """Return the answer to small talk, or None."""
    told = sum(joke in reply for reply in earlier_replies for joke in JOKES)
    if _JOKE.search(text) or (told and _ANOTHER.search(text)):
        return JOKES[told % len(JOKES)]
    for pattern, reply in _REPLIES:
        if pattern.search(text):
            return reply
    if _TELLING.search(text) and not _ASKING.search(text) and not _ALSO_ASKS.search(text):
        return "Thank you for telling me."
    return None
