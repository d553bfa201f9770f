"""What a sentence is about: a table of words for each topic, no model.

A memory has one topic; a question may touch several. Words are matched in their common form ("cooked" is "cook").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from memory.stems import stem
from memory.topic_words import NAMED, TABLE

TOPICS: Mapping[str, str] = MappingProxyType(
    {
        "identity": "your name and how to address you",
        "replies": "how replies should be",
        "language": "languages",
        "food": "cooking and food",
        "travel": "travel",
        "health": "health",
        "work": "work and studies",
        "money": "money",
        "family": "family",
        "people": "people you know",
        "home": "home and where you live",
        "coding": "programming",
        "technology": "devices and technology",
        "leisure": "hobbies, sport, music and books",
        "other": "other things",
    }
)
"""The id of each topic and the words that a person reads for it."""
_ORDER = tuple(TOPICS)
_WEIGHT_PHRASE = 2.0
_WEIGHT_SHAPE = 1.5
_LONGEST_PHRASE = 4
# A name or a wish about replies says more about a sentence than the words around it.
_STRONG = MappingProxyType(
    {"identity": 2.0, "replies": 1.0, "language": 1.0, "people": 0.9, "home": 0.9, "technology": 1.0}
)

_WORD = re.compile(r"[^\W_]+(?:['’+/-][^\W_]+)*\+*|[£$€]")


def _entries() -> tuple[dict[str, frozenset[str]], dict[tuple[str, ...], frozenset[str]], tuple[tuple[str, str], ...]]:
    words: dict[str, set[str]] = {}
    phrases: dict[tuple[str, ...], set[str]] = {}
    open_words: list[tuple[str, str]] = []
    for topic, table in TABLE.items():
        for entry in table.split():
            if entry.endswith("*"):
                open_words.append((stem(entry[:-1]), topic))
            elif "_" in entry:
                phrases.setdefault(tuple(stem(part) for part in entry.split("_")), set()).add(topic)
            else:
                words.setdefault(stem(entry), set()).add(topic)
    return (
        {word: frozenset(topics) for word, topics in words.items()},
        {phrase: frozenset(topics) for phrase, topics in phrases.items()},
        tuple(open_words),
    )


_WORDS, _PHRASES, _OPEN = _entries()
_FIRST_OF_PHRASE = frozenset(phrase[0] for phrase in _PHRASES)

# Shapes that decide by themselves.
_SHAPES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), topic)
    for pattern, topic in (
        (
            (
                r"^(?:goes|go) by\b|^(?:(?:full |first |last |preferred |own |real )?name|nickname|"
                r"pronouns?) (?:is|are)\b|\bpronouns\b|^i go by\b|^call me\b|^wants to be called\b"
            ),
            "identity",
        ),
        (
            (
                r"^(?:never |always )?wants (?:always )?(?:(?:\w+ )?(?:answers|replies|responses|"
                r"explanations)|to be (?:corrected|answered|replied|written|spoken|talked|responded|told|"
                r"reminded|addressed|asked)|no (?:emojis?|apolog\w+))|"
                r"\b(?:likes?|prefers?|loves?|hates?|dislikes?|wants?|doesn't like|"
                r"needs?) (?:\w+ ){0,2}(?:answers|replies|responses|explanations|bullet points|units|"
                r"spelling)\b|\bbullet points\b"
            ),
            "replies",
        ),
        (r"\b(?:how far|get|got|way)\b.{0,30}\bfrom\b.*\bto\b|\b(?:get|travel|go|drive|fly) from\b", "travel"),
        (
            (
                r"^(?:lives|live|i live|based|is based|is from|is living|moved|comes from|grew up|"
                r"was born) ?(?:in|at|near|to|by)?\b"
            ),
            "home",
        ),
        (
            (
                r"^(?:works?|is working|i work) (?:as|at|for|in|with|from|on|part|full|nights)\b|"
                r"^is an? (?:\w+ ){0,3}(?:teacher|nurse|librarian|engineer|developer|doctor|lawyer|manager|"
                r"designer|student|analyst|accountant|consultant|chef|driver)\b"
            ),
            "work",
        ),
    )
)


def _tokens(text: str) -> list[str]:
    return [stem(word.strip("'’")) for word in _WORD.findall(text.lower().replace("’", "'"))]


@lru_cache(maxsize=4096)
def _scores(text: str) -> Mapping[str, float]:
    scores: dict[str, float] = {}
    for topic, weight in (*_by_words(_tokens(text)), *_by_shape(text.strip())):
        scores[topic] = scores.get(topic, 0.0) + weight * _STRONG.get(topic, 1.0)
    return MappingProxyType(scores)


def _by_words(tokens: Sequence[str]) -> Iterator[tuple[str, float]]:
    for at, token in enumerate(tokens):
        for length in range(_LONGEST_PHRASE, 1, -1) if token in _FIRST_OF_PHRASE else ():
            yield from ((topic, _WEIGHT_PHRASE) for topic in _PHRASES.get(tuple(tokens[at : at + length]), ()))
        known = _WORDS.get(token, frozenset())
        begins = {topic for beginning, topic in _OPEN if token.startswith(beginning)}
        yield from ((topic, 1.0) for topic in known | begins)


def _by_shape(text: str) -> Iterator[tuple[str, float]]:
    yield from ((topic, _WEIGHT_SHAPE) for pattern, topic in _SHAPES if pattern.search(text))


def topic_of(text: str) -> str:
    """Return the id of the one topic a sentence fits best; "other" where no word tells."""
    scores = _scores(text)
    if not scores:
        return "other"
    return max(scores, key=lambda topic: (scores[topic], -_ORDER.index(topic)))


def topics_in(text: str) -> frozenset[str]:
    """Return the ids of all topics that a text (a question, say) touches; empty where no word tells."""
    return frozenset(_scores(text))


_NAME_OF: Mapping[str, str] = MappingProxyType(
    {name.replace("_", " "): topic for topic, names in NAMED.items() for name in names.split()}
    # What a person reads for a topic names it too: "don't ask about this" on a card makes a rule of these words.
    | {read: topic for topic, read in TOPICS.items()}
)
_AROUND = re.compile(
    r"^(?:(?:all|any|about|of|the|my|our|your|me|anything|everything|stuff|things?|whatever|"
    r"to do with|related to|and|general|personal|own|any of|with)\s+)+|"
    r"\s+(?:preferences?|habits?|tastes?|facts?|stuff|things?|details?|info\w*|data|matters?|"
    r"issues?|related|memories|notes|life|situation|history|choices|likes|dislikes|"
    r"likes and dislikes|and so on|etc|stuff like that|needs|routines?|plans|arrangements|"
    r"topics?|generally|in general|please)$"
)


def named_topic(words: str) -> str | None:
    """Return the topic that a person's words name as such: "my food preferences", "what i eat" → "food".

    None for words that point at one thing within a topic ("my rabbit", "the cilantro thing").
    """
    plain = re.sub(r"\s+", " ", words.lower().replace("’", "'")).strip(" .,!?\"'")
    while True:
        if plain in _NAME_OF:
            return _NAME_OF[plain]
        if plain in TOPICS:
            return plain
        shorter = _AROUND.sub("", plain).strip()
        if shorter == plain or not shorter:
            break
        plain = shorter
    asked = re.sub(
        r"\b(?:usually|normally|like to|want to|prefer to|do not|don't|can't|can|or|and|drink|love to)\b\s*", "", plain
    )
    return _NAME_OF.get(re.sub(r"\s+", " ", asked).strip())
