"""Secrets in a text: passwords, keys, card and account numbers, PINs, recovery phrases. Finding and masking them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from policies.labels.secret_numbers import numbers
from policies.labels.secret_prose import prose
from policies.labels.secret_shapes import SecretSpan, shapes

__all__ = ["KINDS", "VERSION", "Masked", "SecretSpan", "find", "mask"]

VERSION = "1"

KINDS = (
    "recovery phrase",
    "private key",
    "card number",
    "account number",
    "social security number",
    "identity number",
    "PIN",
    "security code",
    "password",
    "API key",
    "token",
)
"""What secrets are called. Where finds overlap, the first of these names the whole."""

_MARK = re.compile(rf"\[(?P<kind>{'|'.join(map(re.escape, KINDS))}) removed\]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A text without its secrets."""

    text: str
    kinds: tuple[str, ...]
    """The kinds that were found, each once, in the order of the text."""
    spans: tuple[tuple[int, int, int, int], ...]
    """What was replaced: start and end in the text before, start and end in the text after."""


def find(text: str) -> tuple[SecretSpan, ...]:
    """Find the secrets in a text, in order and without overlap.

    A mark that `mask` left counts as the secret it stands for, so what is said about it stays a secret.
    """
    marks = [SecretSpan(*match.span(), match["kind"]) for match in _MARK.finditer(text)]
    found = [
        span
        for span in (*shapes(text), *numbers(text), *prose(text))
        if not any(span.start < mark.end and mark.start < span.end for mark in marks)
    ]
    return _merged([*marks, *found])


def mask(text: str) -> Masked:
    """Replace every secret by a mark such as `[password removed]`. Masking twice changes nothing more."""
    parts: list[str] = []
    replaced: list[tuple[int, int, int, int]] = []
    spans = find(text)
    at = length = 0
    for span in spans:
        mark = f"[{span.kind} removed]"
        parts += [text[at : span.start], mark]
        length += span.start - at
        if text[span.start : span.end] != mark:
            replaced.append((span.start, span.end, length, length + len(mark)))
        length += len(mark)
        at = span.end
    parts.append(text[at:])
    return Masked("".join(parts), tuple(dict.fromkeys(span.kind for span in spans)), tuple(replaced))


def _merged(spans: Iterable[SecretSpan]) -> tuple[SecretSpan, ...]:
    merged: list[SecretSpan] = []
    for span in sorted(span for span in spans if span.start < span.end):
        last = merged[-1] if merged else None
        if last is not None and span.start < last.end:
            kind = min(last.kind, span.kind, key=KINDS.index)
            merged[-1] = SecretSpan(last.start, max(last.end, span.end), kind)
        else:
            merged.append(span)
    return tuple(merged)
