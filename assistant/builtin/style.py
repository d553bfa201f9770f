"""How the person wants to be answered, by the memories in the prompt; and those memories in the second person."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.prompts import STANDING

_NAME = re.compile(
    r"^(?:goes by|is called|is named|(?:first )?name is|(?:wants|likes|prefers|would (?:rather|like)) to be "
    r"(?:called|addressed as))\s+[\"“']?(?P<name>[^\W\d_][\w'’-]*)",
    re.IGNORECASE,
)
_SHORT = re.compile(r"\b(?:short|shorter|brief|concise|terse|to the point)\b", re.IGNORECASE)
_LONG = re.compile(r"\b(?:not|no|never|hates?|dislikes?|doesn't like)\b.*\b(?:short|brief|concise)\b", re.IGNORECASE)
_BULLETS = re.compile(r"\b(?:bullets?|bullet[- ]points?|bulleted)\b|\bplain lists\b", re.IGNORECASE)
_NO_BULLETS = re.compile(
    r"\b(?:no|not|never|without|hates?|dislikes?|can't stand|doesn't (?:like|want))\b.*\bbullets?\b", re.IGNORECASE
)
_LANGUAGE = re.compile(
    r"\b(?:answers?|replies|reply|responses?|respond|answered|replied to|talk|written|write)\b.*?"
    r"\bin (?P<language>[A-Z][a-z]+)\b"
)
_ENGLISH = {"English", "British", "American"}

_FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Remembered:
    """One memory of the prompt's memory block, with the number that marks it."""

    number: int
    topic: str
    content: str


@dataclass(frozen=True, slots=True)
class Style:
    """How to answer this person."""

    name: str | None = None
    short: bool = False
    bullets: bool = False
    language: str | None = None
    """A language other than English, in which they would like to be answered."""


def style_of(memories: Iterable[Remembered]) -> Style:
    """Return the style that the memories ask for."""
    name, short, bullets, language = None, False, False, None
    for memory in memories:
        if (named := _NAME.search(memory.content)) and memory.topic in STANDING:
            name = named["name"]
        if memory.topic not in STANDING:
            continue
        short = short or bool(_SHORT.search(memory.content) and not _LONG.search(memory.content))
        bullets = bullets or bool(_BULLETS.search(memory.content) and not _NO_BULLETS.search(memory.content))
        if (spoken := _LANGUAGE.search(memory.content)) and spoken["language"] not in _ENGLISH:
            language = spoken["language"]
    return Style(name, short, bullets, language)


def shape(sentences: Sequence[str], style: Style) -> str:
    """Write sentences the way the person likes it. With `short`, only the first one stays."""
    kept = list(sentences[:1] if style.short else sentences)
    if style.language is not None:
        kept.append(f"You'd like answers in {style.language}; I only write English without a language model.")
    if style.name is not None and kept:
        kept[0] = _addressed(kept[0], style.name)
    if style.bullets and len(kept) > 1:
        return "\n".join(f"- {sentence}" for sentence in kept)
    return " ".join(kept)


def _addressed(sentence: str, name: str) -> str:
    """Put the name where a person would: "Hello, Dee." and "Dee, I can't answer that."."""
    if len(sentence.split()) <= _FEW_WORDS:
        return f"{sentence[:-1]}, {name}{sentence[-1]}"
    keeps_capital = re.match(r"I\b|[A-Z]{2}", sentence)
    return f"{name}, {sentence if keeps_capital else sentence[0].lower() + sentence[1:]}"


def second_person(content: str) -> str:
    """Turn a memory towards the person: "Lives in York" → "you live in York"; quoted where that is not safe."""
    words = content.strip().rstrip(".").split(" ")
    first, rest = words[0].lower(), " ".join(words[1:])
    if first in _THINGS:
        return f"your {' '.join([first, *words[1:]])}"
    if first in _VERBS:
        return f"you {_VERBS[first]} {rest}".replace("you are ", "you're ", 1).strip()
    if first in {"never", "always", "usually", "often", "only", "sometimes", "really"} and len(words) > 1:
        verb = _base(words[1].lower())
        if verb is not None:
            return f"you {first} {verb} {' '.join(words[2:])}".strip()
    if (verb := _base(first)) is not None and rest:
        return f"you {verb} {rest}"
    return f"“{' '.join(words)}”"


_THINGS = frozenset({"name", "pronouns", "favourite", "favorite", "birthday"})
_VERBS = {
    "is": "are",
    "has": "have",
    "does": "do",
    "doesn't": "don't",
    "isn't": "aren't",
    "hasn't": "haven't",
    "can't": "can't",
    "cannot": "can't",
    "was": "were",
    "goes": "go",
    "can": "can",
    "would": "would",
    "won't": "won't",
}
# Verbs that memories begin with; a noun in the plural ("Desk days are …") must not be taken for one.
_THIRD = frozenset(
    "live work prefer want like love hate use eat drink play keep run take wake speak write read drive ride"
    " commute travel fly sing collect support follow learn train need own dislike enjoy avoid spend cook bake"
    " knit sew swim walk cycle study teach practise practice buy pay get code program sleep sit book make start"
    " do go wear listen watch attend volunteer manage lead come have grow raise breed paint draw pray fast vote"
    " smoke share rent stay know call find feel think believe celebrate".split()
)


def _base(verb: str) -> str | None:
    """Return a verb in the third person without its ending, if it is one we know."""
    if verb in _VERBS:
        return _VERBS[verb]
    for ending, instead in (("ies", "y"), ("es", ""), ("es", "e"), ("s", "")):
        if verb.endswith(ending) and (root := verb[: -len(ending)] + instead) in _THIRD:
            return root
    return None
