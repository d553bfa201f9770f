"""Sums in plain words: "what's 17 * 23", "15% of 80". Exact, bounded, and nothing is ever evaluated as a program."""

import ast
import operator
import re
from collections.abc import Callable
from fractions import Fraction

_OPENING = re.compile(
    r"^(?:(?:hey|hi|ok|so|please|pls|quick one|quick question)[,.:]?\s+)*"
    r"(?:what(?:['’]s|s| is| are| does)|how much(?: is|'s)|calculate|compute|work out|solve|add up|"
    r"can you (?:calculate|work out|do))?\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*(?:equals?|=|make|come to)?\s*(?:please|pls|for me)?\s*[?.!=]*\s*$", re.IGNORECASE)
_WORDS = (
    (re.compile(r"(\d)\s*(?:%|percent|per cent)\s+of\s+"), r"\1/100*"),
    (re.compile(r"(\d)\s*(?:%|percent|per cent)"), r"\1/100"),
    (re.compile(r"\bthe square root of\s+(\d+(?:\.\d+)?)|\bsquare root of\s+(\d+(?:\.\d+)?)"), r"(\1\2)**0.5"),
    (re.compile(r"\bplus\b"), "+"),
    (re.compile(r"\b(?:minus|less)\b"), "-"),
    (re.compile(r"\b(?:times|multiplied by)\b|[×·]|(?<=\d)\s*x\s*(?=\d)"), "*"),
    (re.compile(r"\b(?:divided by|over)\b|÷"), "/"),
    (re.compile(r"\bto the power of\b|\^"), "**"),
    (re.compile(r"\bsquared\b"), "**2"),
    (re.compile(r"\bcubed\b"), "**3"),
    (re.compile(r"(?<=\d),(?=\d{3}\b)"), ""),
    (re.compile("[\u2212\u2013]"), "-"),
)
_SUM = re.compile(r"[\d\s.+\-*/()]+")
_LONGEST = 200
_LARGEST = 10**30
_LARGEST_POWER = 64
_DECIMALS = 6
_SIMPLE: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
}


def answer(text: str) -> str | None:
    """Return the answer to a message that is nothing but a sum, or None."""
    written = _expression(text)
    if written is None:
        return None
    try:
        value = _value(ast.parse(written, mode="eval").body)
    except ZeroDivisionError:
        return "That divides by zero, which has no answer."
    except (SyntaxError, ValueError, OverflowError, RecursionError):
        return None
    return f"That is {_number(value)}."


def _expression(text: str) -> str | None:
    if len(text) > _LONGEST:
        return None
    written = _CLOSING.sub("", _OPENING.sub("", text.strip(), count=1)).lower()
    for words, sign in _WORDS:
        written = words.sub(sign, written)
    written = written.strip()
    is_sum = _SUM.fullmatch(written) and re.search(r"\d", written) and re.search(r"[\d)]\s*[-+*/]", written)
    return written if is_sum else None


def _value(node: ast.expr) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return _bounded(Fraction(str(number)))
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            return _bounded(_value(left) / _value(right))
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left), _value(right))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _SIMPLE:
            return _bounded(_SIMPLE[type(op)](_value(left), _value(right)))
        case _:
            raise ValueError


def _power(base: Fraction, exponent: Fraction) -> Fraction:
    if exponent == Fraction(1, 2) and base >= 0:
        return _bounded(Fraction(float(base) ** 0.5).limit_denominator(10**9))
    if exponent.denominator != 1 or abs(exponent) > _LARGEST_POWER:
        raise ValueError
    return _bounded(base ** int(exponent))


def _bounded(value: Fraction) -> Fraction:
    if abs(value) > _LARGEST or value.denominator > _LARGEST:
        raise ValueError
    return value


def _number(value: Fraction) -> str:
    if value.denominator == 1:
        return f"{value.numerator:,}"
    rounded = f"{round(float(value), _DECIMALS):,.{_DECIMALS}f}".rstrip("0").rstrip(".")
    exact = Fraction(rounded.replace(",", "")) == value
    return rounded if exact else f"about {rounded}"
