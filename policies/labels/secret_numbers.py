"""Secrets that are numbers: cards, accounts, identity numbers."""

import re
from collections.abc import Iterator
from types import ModuleType

from policies.labels.secret_shapes import SecretSpan

_DIGITS = re.compile(r"(?<![\w.,£$€+-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![A-Za-z0-9])", re.IGNORECASE)
_CARD = re.compile(
    r"\b(?:card|visa|mastercard|amex|american express|maestro|debit|credit|diners|discover|kreditkarte|carte"
    r"|tarjeta)\b",
    re.IGNORECASE,
)
_SHORTEST_IBAN = 15
_SHORTEST_CARD_NAMED, _SHORTEST_CARD, _USUAL_CARD = 12, 13, 16
_IBAN_WORD = re.compile(r"\biban\b", re.IGNORECASE)
_SSN = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")
_CUED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "social security number",
        re.compile(
            r"\b(?:ssn|social security(?: (?:number|no\.?|num|#))?)\b\D{0,25}?(?P<value>\d{3}[ -]?\d{2}[ -]?\d{4})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "account number",
        re.compile(
            r"\b(?:account|acct|a/c|konto|giro)(?:'s)?(?: ?(?:number|no\.?|num|nr\.?|#))?(?: (?:for|at|with"
            r"|of) [\w' ]{1,30}?)?(?:\s+is|'s|\s*[:=#]|\s)\s*(?:number )?(?P<value>\d(?:[ -]?\d){5,17})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "account number",
        re.compile(
            r"\brouting (?:number|no\.?|#)\W{0,3}(?:is\s+|:\s*)?(?P<value>\d{9})\b"
            r"|\bsort ?code\b\W{0,3}(?:is\s+|:\s*)?(?P<value2>\d{2}[ -]?\d{2}[ -]?\d{2})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "identity number",
        re.compile(
            r"\b(?:passport|national insurance|ni|nino|driving licen[cs]e|driver'?s licen[cs]e|national id"
            r"|identity card|id card|tax(?:payer)? id|personalausweis|aadhaar|nhs)(?: (?:number|no\.?|num"
            r"|#|card))*"
            r"(?:\s+is|'s|\s*[:=])\s*(?P<value>(?=[A-Z -]{0,12}\d)[A-Z0-9](?:[ -]?[A-Z0-9]){5,17})\b",
            re.IGNORECASE,
        ),
    ),
    (
        "identity number",
        re.compile(
            r"\b(?P<value>(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D])\b"
        ),
    ),
)


def numbers(text: str) -> Iterator[SecretSpan]:
    """Find card, account and identity numbers, in no order and possibly overlapping."""
    if not any(character.isdigit() for character in text):
        return
    # Loaded when the first number comes by.
    from stdnum import iban, luhn

    for match in _IBAN.finditer(text):
        length = _iban_length(match[0], iban)
        if length:
            yield SecretSpan(match.start(), match.start() + length, "account number")
        elif _IBAN_WORD.search(text[max(0, match.start() - 40) : match.start()]):
            yield SecretSpan(*match.span(), "account number")
    for match in _DIGITS.finditer(text):
        near = _CARD.search(text[max(0, match.start() - 60) : match.end() + 30]) is not None
        if _is_card(re.sub(r"\D", "", match[0]), luhn, near=near):
            yield SecretSpan(*match.span(), "card number")
    for match in _SSN.finditer(text):
        yield SecretSpan(*match.span(), "social security number")
    for kind, pattern in _CUED:
        for match in pattern.finditer(text):
            yield SecretSpan(*match.span("value" if match["value"] else "value2"), kind)


def _is_card(digits: str, luhn: ModuleType, *, near: bool) -> bool:
    """Whether the digits are a card's: beside a word for a card any so long are, elsewhere the check digit decides."""
    if len(set(digits)) == 1:
        return False
    if near:
        return len(digits) >= _SHORTEST_CARD_NAMED
    if len(digits) < _SHORTEST_CARD or digits[0] not in "23456" or not luhn.is_valid(digits):
        return False
    # Times and dates written in one begin with the century.
    return not digits.startswith("20") or len(digits) == _USUAL_CARD


def _iban_length(candidate: str, iban: ModuleType) -> int:
    """Length of the longest beginning that is a valid IBAN (words may follow it unstopped); 0 when there is none."""
    for end in range(len(candidate), _SHORTEST_IBAN - 1, -1):
        if candidate[end - 1].isalnum() and _checks_out(candidate[:end]):
            try:
                # The country's own checks would be imported and missed anew each time.
                iban.validate(candidate[:end], check_country=False)
            except ValueError:
                continue
            return end
    return 0


def _checks_out(number: str) -> bool:
    """Try the check digits of ISO 7064, mod 97: cheap, and enough to drop nearly everything that is no IBAN."""
    compact = re.sub(r"[ -]", "", number).upper()
    return int("".join(str(int(character, 36)) for character in compact[4:] + compact[:4])) % 97 == 1
