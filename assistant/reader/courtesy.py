"""The core of a command, without the courtesy around it, and the words that commands share."""

import re

from assistant.reader.told import REMEMBER

_I = re.IGNORECASE


# What may stand before a command.
_LEAD = re.compile(
    r"(?:(?:oh|ok|okay|so|well|right|hey|hi|hello|um+|uh|hmm+|ah|lol|haha|actually|anyway|also|"
    r"and|but|then|now|just|btw|by the way|oops|whoops|sorry|wait|hang on|hold on|no|nah|yes|"
    r"yeah|please|pls|plz|kindly|quickly|"
    r"good (?:morning|afternoon|evening)|thanks|thank you|in fact|on second thoughts?|"
    r"come to think of it|i changed my mind|i've changed my mind|changed my mind|never ?mind|"
    r"can (?:you|u|we)|could (?:you|u|we)|would (?:you|u)|will (?:you|u)|would you mind|"
    r"do you mind|are you able to|is it possible to|i(?:'d| would)? (?:like|want|need|love|"
    r"prefer|wish)(?: for)?(?: you| u)? to|i(?:'d| would) (?:like|prefer|"
    r"appreciate) it if you(?: could| would|'d)?|"
    r"you (?:should|can|could|may|must|need to|have to)|let'?s|go ahead and|feel free to|"
    r"i think you (?:should|can)|it(?:'s| is| would be) (?:best|better|good|fine|great) (?:to|"
    r"if you)|how about you|why don'?t you|try to|make sure (?:to|you)|is there a way to|"
    r"sidenote)\b[\s,.!:;–—-]*)*",
    _I,
)
_TAIL = re.compile(
    r"[\s,]*\b(?:please|pls|plz|thanks|thank you|thx|would you|will you|could you|can you|ok|"
    r"okay|now|then|for me|instead|after all|any ?more|any longer|immediately|right away|asap|"
    r"at once|again|completely|entirely|permanently|for good|altogether|if you can|if possible|"
    r"i insist|mate|lol|so far|at all|anyway|xx?)[\s.!?]*$",
    _I,
)
_EMOJI = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff\ufe0f\u200d]+")


_SHORT = tuple(
    (re.compile(rf"\b{short}\b", _I), long)
    for short, long in (
        ("u", "you"),
        ("ur", "your"),
        ("abt", "about"),
        ("wot", "what"),
        ("r", "are"),
        ("wanna", "want to"),
        ("whats", "what's"),
        ("hows", "how is"),
    )
)


def bare(text: str) -> str:
    """Return the core of a command: without courtesy before and behind, emoji and final marks."""
    text = _EMOJI.sub(" ", text)
    for short, long in _SHORT:
        text = short.sub(long, text)
    text = text[_LEAD.match(text).end() :]  # type: ignore[union-attr]
    text = text.strip(" \t\n.,;:!?)(–—-'\"")
    while (cut := _TAIL.search(text)) and cut.start() > 0:
        text = text[: cut.start()].rstrip(" ,.!?")
    return re.sub(r"\s+", " ", text)


YOU = r"(?:you|u|sidenote)"
ME = r"(?:me|myself|us|my life|who i am)"
KNOW = (
    rf"(?:know|{REMEMBER}|got|get|have|hold|keep|save|store|note|record|recall|understand|learned|"
    r"learnt|gathered|picked up)"
)
STORED = (
    r"(?:stored|saved|kept|remembered|memori[sz]ed|recorded|logged|noted|collected|written down|"
    r"retained|learned|learnt|gathered|held|got saved|got stored|on file|on record|saved up|"
    r"put down)"
)


def trimmed(about: str) -> str:
    """Return what a command is about, without the courtesy behind it."""
    about = re.sub(r"\s+", " ", about).strip(" .,;:!?")
    while (cut := _TAIL.search(about)) and cut.start() > 0:
        about = about[: cut.start()].rstrip(" ,.")
    return about
