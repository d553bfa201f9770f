"""How policies name kinds and categories to a person."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from policies.contract import Subject

CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "health": "health",
        "religion": "religion or belief",
        "politics": "politics",
        "sex-life": "sex life",
        "orientation": "sexual orientation or gender identity",
        "ethnicity": "ethnicity",
        "union": "trade union membership",
        "genetic": "genetic data",
        "biometric": "biometric data",
        "finance": "money trouble",
        "criminal": "dealings with the law",
        "location": "exact address",
        "child": "child",
        "immigration": "immigration status",
        "abuse": "experience of violence or abuse",
    }
)
"""Every sensitive category, with the words that stand for it in a sentence after "your"."""


def listed(parts: Iterable[str]) -> str:
    """Join words (at least one) as a person would: "a, b and c"."""
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last


def about(categories: Iterable[str], subject: Subject) -> str:
    """Name the categories with their owner: "your health and politics", "somebody else's health"."""
    owner = "your" if subject is Subject.SELF else "somebody else's"
    return f"{owner} {listed(CATEGORIES.get(category, category) for category in sorted(categories))}"


def a_kind(kind: str) -> str:
    """Put the article before a kind of secret: "a password", "an API key"."""
    return f"{'an' if kind[:1].lower() in 'aeio' else 'a'} {kind}"
