"""Which sensitive categories a text touches: a word table, and shapes for what no single word shows."""

import re
from functools import cache
from typing import NamedTuple

from policies.labels import lexicon

VERSION = "1"

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ORDINARY = ""
_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'"})
_JOB = re.compile(
    r"\b(?:(?:am|i'm|im|is|was|as|be|become|becoming|works?|working|retired|her|his|my (?:mum|mom|dad|wife"
    r"|husband|sister|brother|partner|parents?)(?: is| are)?) "
    r"(?:as )?(?:an? )?(?:[\w-]+ ){0,2}?(?:dentists?|surgeons?|nurses?|doctors?|midwi(?:fe|ves)|therapists?"
    r"|physiotherapists?|psychologists?|"
    r"psychiatrists?|counsell?ors?|chiropractors?|dieti[ct]ians?|nutritionists?|\w+ologists?|(?:x-?ray|lab"
    r"|pharmacy|dental|medical) "
    r"(?:technicians?|assistants?|hygienists?|receptionists?|writers?|students?)|physicians?|paramedics?)"
    r"|(?:work|works|working|worked|job|volunteer\w*|shift|intern\w*|career|degree|major(?:ing|ed)?|stud(?:y"
    r"|ies|ying|ied)) "
    r"(?:nights? |days? )?(?:at|in|for) (?:an? |the |my )?(?:[\w-]+ ){0,2}?(?:hospitals?|clinics?|rehab"
    r"|hospice|prisons?|medicine|medical \w+|"
    r"health ?care|\w+ therapy|psychology|psychiatry|surgery|dentistry|genetics|criminology|politics"
    r"|political science|gender studies))\b(?! appointment| session)",
    re.IGNORECASE,
)
"""A trade or a place of work says nothing about the person's own health or record."""


class _Entry(NamedTuple):
    words: tuple[str, ...]
    category: str


class _Index(NamedTuple):
    """Entries by their first word: whole words, and beginnings of words by length."""

    whole: dict[str, list[_Entry]]
    beginnings: dict[int, dict[str, list[_Entry]]]


def categories(text: str) -> frozenset[str]:
    """Name the sensitive categories that the text touches; none for an ordinary text."""
    text = _JOB.sub(" ", text.translate(_PLAIN))
    found = {category for _start, category in _matches(_tokens(text))}
    found |= {category for category, shape in _SHAPES if shape.search(text)}
    if "child" not in found and _CHILD.search(text) and (found - {"location"} or _IDENTIFIES_CHILD.search(text)):
        found.add("child")
    return frozenset(found)


def _tokens(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", token.lower().replace("’", "'")) for token in _TOKEN.findall(text)]


def _matches(tokens: list[str]) -> list[tuple[int, str]]:
    index = _index()
    found: list[tuple[int, str]] = []
    ordinary: set[int] = set()
    for start, token in enumerate(tokens):
        for entry in _candidates(index, token):
            end = start + len(entry.words)
            if end > len(tokens) or not all(map(_fits, entry.words[1:], tokens[start + 1 : end])):
                continue
            if entry.category == _ORDINARY:
                ordinary.update(range(start, end))
            else:
                found.append((start, entry.category))
    return [(start, category) for start, category in found if start not in ordinary]


def _candidates(index: _Index, token: str) -> list[_Entry]:
    candidates = index.whole.get(token, [])
    for length, beginnings in index.beginnings.items():
        if length <= len(token) and token[:length] in beginnings:
            candidates = candidates + beginnings[token[:length]]
    return candidates


def _fits(pattern: str, token: str) -> bool:
    return token.startswith(pattern[:-1]) if pattern.endswith("*") else token == pattern


@cache
def _index() -> _Index:
    index = _Index({}, {})
    for category, table in [(_ORDINARY, lexicon.ORDINARY), *lexicon.CATEGORIES.items()]:
        for entry in lexicon.entries(table):
            # Tokens lose a possessive ending, so entries do as well.
            words = tuple(_POSSESSIVE.sub("", word) for word in entry.split())
            head = words[0]
            if head.endswith("*"):
                beginnings = index.beginnings.setdefault(len(head) - 1, {})
                beginnings.setdefault(head[:-1], []).append(_Entry(words, category))
            else:
                index.whole.setdefault(head, []).append(_Entry(words, category))
    return index


_STREET = (
    r"(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|crescent|cres|way|court|ct|place|pl|terrace"
    r"|boulevard|blvd|gardens|gdns|"
    r"grove|square|sq|mews|hill|row|parade|quay|wharf|walk|highway|hwy|parkway|pkwy|circle|cir|trail|alley"
    r"|plaza|heights)"
)
_NO_NAME = (
    r"(?!(?:the|a|an|of|from|to|in|on|at|by|with|and|or|is|miles?|km|minutes?|mins?|hours?|days?"
    r"|years?|steps?|metres?|meters?|weeks?|times?|people)\b)"
)
_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "location",
        re.compile(
            rf"\b\d{{1,5}}[a-z]?,? (?:{_NO_NAME}[\w'.-]+ ){{1,3}}{_STREET}\b(?! (?:of|to|too|that|more|less|for)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "location",
        re.compile(
            r"\b[A-ZÄÖÜ][\w-]{0,40}(?:straße|strasse|str\.|gasse|weg|allee|platz|gata|gatan|straat"
            r"|laan) \d{1,4}[a-z]?\b"
        ),
    ),
    (
        "location",
        re.compile(
            r"\b\d{1,4}(?:,| bis,?)? (?:rue|avenue|boulevard|place|chemin|via|viale|piazza|calle|avenida"
            r"|rua) (?:d[eu]s? |de la |del |d')?\w+",
            re.IGNORECASE,
        ),
    ),
    ("location", re.compile(r"\b(?:rue|via|viale|calle|avenida|rua|piazza) (?:\w+ ){1,4}?\d{1,4}\b", re.IGNORECASE)),
    ("location", re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b")),
    (
        "location",
        re.compile(
            r"\b(?:flat|apartment|apt\.?|unit|suite) #?\d+[a-z]?\b.*\b(?:street|road|avenue|lane|house|court"
            r"|building)\b|\b[A-Z]{2} \d{5}(?:-\d{4})?\b"
        ),
    ),
    ("location", re.compile(r"-?\b\d{1,3}\.\d{4,}\s*,\s*-?\d{1,3}\.\d{4,}\b")),
    (
        "finance",
        re.compile(
            r"\bow(?:e|es|ed|ing) (?:\w+ ){0,3}?(?:[£$€]\s?\d|\d[\d,.]*\s?(?:k|pounds|dollars|euros|quid|grand)\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "health",
        re.compile(
            r"\b(?:lost|gained|lose|weigh(?:s|ed|ing)?|shed|dropped|loss of|gain of) (?:\w+[ -]){0,4}?(?:\d+"
            r"|\w+)[ -](?:pounds|lbs?|kg|kilos|kilograms|stone)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "health",
        re.compile(
            r"\b\d{2,3}\s?(?:/|over)\s?\d{2,3}(?: ?mm ?hg)?\b(?=.{0,12}(?:mm ?hg|$|\.))"
            r"|\b\d+(?:\.\d+)? ?(?:mg|mcg|µg|mmol|bpm)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "health",
        re.compile(
            r"\bsle(?:ep|eps|pt|eping) (?:\w+ ){0,6}?(?:hours|hrs)\b|\b(?:hours|hrs) of (?:\w+ ){0,2}sleep\b"
            r"|\bsleep duration\b",
            re.IGNORECASE,
        ),
    ),
    (
        "health",
        re.compile(
            r"\b(?:stress|anxiety|mood|motivation|confidence|energy|pain|self[-]esteem|wellbeing"
            r"|well[-]being|satisfaction|happiness|resilience|emotional)\b.{0,40}\b(?:\d+(?:\.\d+)?"
            r"|\w+) ?(?:out of|/) ?(?:\d+|ten|five)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "ethnicity",
        re.compile(
            r"\b(?:half|part|ethnically|second[- ]generation|first[- ]generation) [A-Z][a-z]+(?:an|ese|ish|i"
            r"|ic)\b|\b[A-Z][a-z]+(?:an|ese|ish)[- ](?:American|British|Canadian|Australian)\b"
            r"|\b(?:British|American|African|Black|Asian)[ -](?!English|Spanish)[A-Z][a-z]+(?:an|ese|ish|i)\b"
        ),
    ),
    (
        "union",
        re.compile(
            r"\b(?:Unite|UNISON|Unison|GMB|RMT|NEU|CWU|PCS|TSSA|Usdaw)\b(?=.{0,20}\b(?:member|rep|branch"
            r"|union|steward|ballot)\b)"
        ),
    ),
)
_CHILD = re.compile(
    r"\b(?:(?:step|grand|god)?(?:son|daughter|child|children|kids?)|toddler|baby|newborn|\w+[- ]year[- ]olds?"
    r"|little (?:boy|girl|one))\b",
    re.IGNORECASE,
)
_IDENTIFIES_CHILD = re.compile(
    r"\b(?:called [A-Z]|named [A-Z]|go(?:es)? to [A-Z]|(?:is|are) called\b|'s called\b|name is\b|name's\b|names are\b"
    r"|goes to (?:\w+ ){0,4}(?:school|nursery)\b|attends?\b|school is\b|nursery is\b|kindergarten\b|passport\b"
    r"|(?:primary|elementary|middle|high|secondary) school\b|birthday(?:'s| is)\b|born on\b|date of birth\b)"
)
