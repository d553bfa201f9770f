"""Secrets told in plain words: "my wifi password is …", "the PIN for my debit card is …"."""

import re
from collections.abc import Iterator

from policies.labels import secret_cues as cues
from policies.labels.secret_phrases import codes, phrases
from policies.labels.secret_shapes import SecretSpan, looks_random

_CODE_DIGITS = range(3, 13)
_WORDS_OF_A_PASSPHRASE = range(4, 11)
_CLOSING = ".,;:?)]}>"
_OPENING_MARKS, _CLOSING_MARKS = "\"“'`", "\"”'`"
_CLAUSE_END = re.compile(
    r"\s*(?:$|[.,;!?)\n]|(?:and|but|so|because|please|pls|thanks|remember|keep|just|in case|if|for|which"
    r"|lol|btw|ok)\b)",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[^.,;:!?\n()]+")
_WORD = re.compile(r"[^\W\d_]{4,}(?:[-_][^\W\d_]+)*")
_ADJECTIVE = re.compile(r"(?:ing|ed|able|ible|ful|less|ous|ive|ly)$")
_NO_PASSWORD = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|https?://.*|\[.*|.* removed|[\w.]+[\[(].*")
_ORDINARY_MIX = re.compile(
    r"[A-Za-z]+['’][a-z]+|\d+(?:st|nd|rd|th|s|x|am|pm|%|k|min|mins|hours?|days?|chars?)|1[Pp]assword"
    r"|[iI](?:Phone|Cloud|Pad|OS|Mac)|Mac(?:Book|OS)|Last[Pp]ass|KeePass(?:XC)?|GitHub|WiFi"
    r"|[A-Z]+s?|[A-Za-z]+/[A-Za-z]+"
)
"""Mixed spellings that are no secrets: possessives, times, amounts, products."""
_CODE = re.compile(r"[*#]?[A-Za-z]{0,2}\d(?:[ -]?\d|[A-Za-z](?=[\d*#]|\b))*[*#]?")
"""A code has digits: also in groups ("12 34", "4-9-2-1"), also with the signs of a keypad."""
_AMOUNT = re.compile(
    r"\s*(?:digits?|numbers?|characters?|letters?|years?|days?|hours?|minutes?|times|%|people|attempts?|[ap]m\b"
    r"|[a-z]+ (?:long|ago))",
    re.IGNORECASE,
)
_LOG_IN = re.compile(r"log[- ]?in", re.IGNORECASE)
_GROUP = re.compile(r"[ -]([^\s,;]+)")


def prose(text: str) -> Iterator[SecretSpan]:
    """Find secrets that the words around them give away, in no order and possibly overlapping."""
    # Where no "is" stands between the cue and what may be the secret, only what looks like one counts.
    for pattern, loose in ((cues.SAID, False), (cues.CHANGED, False), (cues.BEFORE, True), (cues.ADJACENT, True)):
        for match in _at_every_cue(pattern, text):
            span = _secret(match, text, loose=loose)
            if span is not None:
                yield span
    for match in cues.LOGIN_PAIR.finditer(text):
        if looks_random(match["value"]):
            yield SecretSpan(*match.span("value"), "password")
    yield from codes(text)
    yield from phrases(text)


def _at_every_cue(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Give matches at every cue, also inside an earlier match that led nowhere."""
    at = 0
    while (match := pattern.search(text, at)) is not None:
        yield match
        at = max(match.end("cue"), match.start() + 1)


def _secret(match: re.Match[str], text: str, *, loose: bool) -> SecretSpan | None:
    """Decide whether what stands in the place of the secret is one, and where it ends."""
    start, end, quoted = _bounds(text, *match.span("value"))
    value, kind = text[start:end], _kind(match["cue"])
    if not value or _NO_PASSWORD.fullmatch(value):
        return None
    if kind in {"PIN", "security code"}:
        end = _end_of_code(text, start, end)
    elif not (quoted and not loose):
        end = _end_of_password(text, start, end, kind, match["cue"], loose=loose)
    return SecretSpan(start, end, kind) if end > start else None


def _bounds(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """Where the value itself begins and ends, and whether it stands in quotation marks."""
    if end - start > len("''") and text[start] in _OPENING_MARKS and text[end - 1] in _CLOSING_MARKS:
        return start + 1, end - 1, True
    value = text[start:end]
    bare = value.rstrip(_CLOSING).rstrip(_CLOSING_MARKS)
    return start + len(bare) - len(bare.lstrip(_OPENING_MARKS + "([<")), start + len(bare), False


def _end_of_code(text: str, start: int, end: int) -> int:
    """Where a PIN or code ends; its start when it is none."""
    match = _CODE.match(text, start)
    if match is None:
        value = text[start:end]
        mixed = looks_random(value) and any(character.isdigit() for character in value)
        return end if mixed and not _is_ordinary(value) else start
    code = match[0].rstrip(" -")
    digits = sum(character.isdigit() for character in code)
    if digits not in _CODE_DIGITS or _AMOUNT.match(text, start + len(code)):
        return start
    return start + len(code)


def _end_of_password(text: str, start: int, end: int, kind: str, cue: str, *, loose: bool) -> int:
    # one decision needs, in one place
    """Where a password or key ends; its start when it is none."""
    value = text[start:end]
    # A log-in is a name more often than a secret.
    names_only = _LOG_IN.fullmatch(cue) is not None
    if names_only or _is_ordinary(value):
        return start if names_only or loose or kind != "password" else _end_of_words(text, start)
    if looks_random(value) or (not loose and value.isdecimal() and len(value) >= _CODE_DIGITS.start):
        return end if loose else _end_of_groups(text, end)
    return start if loose or kind != "password" else _end_of_words(text, start)


def _is_ordinary(value: str) -> bool:
    return _ORDINARY_MIX.fullmatch(value) is not None or value.lower() in cues.ORDINARY


def _end_of_words(text: str, start: int) -> int:
    """Where a secret of plain words ends that fills the clause, one word or four and more; its start if none."""
    clause = _CLAUSE.match(text, start)
    words = clause[0].split() if clause is not None else []
    if clause is None or not words or not _WORD.fullmatch(words[0]):
        return start
    ordinary = words[0].lower() in cues.ORDINARY
    first = start + len(words[0])
    if not ordinary and _CLAUSE_END.match(text, first) and not _ADJECTIVE.search(words[0].lower()):
        return first
    plain = all(word.isalpha() and word.islower() and word not in cues.ORDINARY for word in words[1:])
    announced = not ordinary or text[:start].rstrip().endswith((":", "="))
    if len(words) in _WORDS_OF_A_PASSPHRASE and plain and announced and words[0].islower():
        return start + len(clause[0].rstrip())
    return start


def _end_of_groups(text: str, end: int) -> int:
    """Carry a secret on over further groups that are as random as it."""
    while (following := _GROUP.match(text, end)) is not None:
        group = following[1].rstrip(_CLOSING)
        if not looks_random(group) or not any(character.isdigit() for character in group):
            break
        end += 1 + len(group)
    return end


def _kind(cue: str) -> str:
    if re.fullmatch(cues.LOG_IN_CUE, cue, re.IGNORECASE):
        return "password"
    if re.fullmatch(cues.CODE_CUE, cue, re.IGNORECASE):
        return "PIN" if re.search(r"\bpin", cue, re.IGNORECASE) else "security code"
    if re.search(r"private|ssh", cue, re.IGNORECASE):
        return "private key"
    return "token" if "token" in cue.lower() else "API key"
