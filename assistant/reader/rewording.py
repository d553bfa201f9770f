"""The new wording of a memory, from its old one and what the person said about it."""

import re

from assistant.reader.rewriting import inner, tidy
from memory.stems import stem

_I = re.IGNORECASE


_TOKEN = re.compile(r"[^\W_]+(?:['’.:-][^\W_]+)*|£|\$|€")
_ARTICLE = re.compile(r"^(?:an?|the|my|our|on|in|at)\s+", _I)


def _tokens(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text in their common form, each with its place."""
    return [(stem(found[0].lower()), found.start(), found.end()) for found in _TOKEN.finditer(text)]


def _stems(text: str) -> list[str]:
    return ["their" if word in {"my", "our", "your"} else word for word, _, _ in _tokens(text)]


def replaced(content: str, old: str, new: str) -> str | None:
    """Return the content with `new` for `old`: "Bakes wheat bread", wheat → rye bread gives "Bakes rye bread".

    What the person repeats around the new word ("one egg in my soup") takes the place of what stood there.
    None if `old` is not in the content.
    """
    places, words, wanted = _tokens(content), _stems(content), _stems(_ARTICLE.sub("", old))
    starts = range(len(words) - len(wanted) + 1)
    at = next((start for start in starts if wanted and words[start : start + len(wanted)] == wanted), None)
    if at is None:
        return None
    before = content[: places[at][1]]
    if re.search(r"\b(?:an?|the|my|their)\s+$", before, _I):
        new = re.sub(r"^(?:an?|the)\s+(?=\w)", "", new, flags=_I)
    fresh, end = _stems(new), at + len(wanted)
    after = next((n for n in range(len(fresh) - 1, 0, -1) if words[end : end + n] == fresh[-n:]), 0)
    ahead = next((n for n in range(len(fresh) - 1, 0, -1) if n <= at and words[at - n : at] == fresh[:n]), 0)
    kept_before = content[: places[at - ahead][1]]
    kept_after = content[places[end - 1 + after][2] :]
    return tidy(kept_before + _like(inner(new), content[places[at][1] :]) + kept_after)


def _like(new: str, former: str) -> str:
    """A name keeps its capital; a word that replaces a capital one gets it."""
    if former[:1].isupper() and new[:1].islower() and len(new.split()) == 1:
        return new[:1].upper() + new[1:]
    return new


_COPULA = re.compile(r"\b(?:is|are|by|in|at|as|on|with)\s+", _I)
_AMOUNT = re.compile(r"(?:[£$€]\s?)?\d[\d.,:]*(?:\s?(?:k|am|pm|pounds|euros|dollars|kg|km|%))?(?!\w)", _I)
_JOB = frozenset(map(stem, ("job", "profession", "occupation", "career", "trade")))
_OFTEN_UNSAID = frozenset(map(stem, ("name", "nickname", "city", "town", "address", "home", "country", "age")))


def _job(value: str) -> str:
    if re.match(r"(?:at|for|in|with)\b", value, _I):
        return f"Works {value}"
    article = "" if re.match(r"(?:an?|the)\b", value, _I) else "an " if value[:1].lower() in "aeiou" else "a "
    return f"Works as {article}{value}"


_VALUE_VERB = re.compile(
    r"^(?:(?:Is|Has|Lives|Works|Goes by|Drinks|Eats|Uses|Prefers|Drives|Takes|Plays|Speaks|"
    r"Spends|Called|Born)(?: (?:in|at|as|on|by|with|for|a|an|the|called|at most))*)\s+"
)


def completed(content: str, new: str, about: str | None) -> str | None:
    """Return the content with another value: "Favourite colour is red", teal gives "Favourite colour is teal".

    None where the content is not about that, or has no value that could be told apart.
    """
    asked, value = set(_stems(_ARTICLE.sub("", about or ""))), inner(new)
    if asked & _JOB and re.match(r"(?:Is an? |Works )", content):
        return tidy(_job(value))
    if len(_AMOUNT.findall(content)) == 1 and _AMOUNT.fullmatch(value):
        return tidy(_AMOUNT.sub(value, content))
    if asked and not asked & {*_stems(content), *_OFTEN_UNSAID}:
        return None
    for verb in _COPULA.finditer(content):
        if not asked or asked & set(_stems(content[: verb.start()])):
            return tidy(content[: verb.end()] + value)
    begins = _VALUE_VERB.match(content)
    return tidy(content[: begins.end()] + value) if begins else None
