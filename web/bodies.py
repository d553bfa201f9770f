"""Reading the JSON body of a request, strictly: unknown fields, wrong types and broken JSON are refused by name."""

import json
import re
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import msgspec
from litestar import Request
from litestar.exceptions import HTTPException

from web.problems import ProblemError, invalid

MOST_DRAINED_BYTES = 32 * 1024 * 1024

_FIELD = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED = re.compile(r"Object (?P<what>contains unknown|missing required) field `(?P<field>.*)`", re.DOTALL)

BodyT = TypeVar("BodyT", bound="Body")


class Body(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The root of what bodies look like: a field that is not listed is refused."""


async def read_body(request: Request[Any, Any, Any], shape: type[BodyT]) -> BodyT:
    """Return the request's body as `shape`; an absent body reads as `{}`.

    Raises ProblemError: 400 for what is not JSON, 413 for what is too large, 422 naming the field that cannot be taken.
    """
    raw = await _bytes(request)
    try:
        # Not msgspec's own decoder: it refuses half a surrogate pair without saying in which field.
        content = json.loads(raw.decode() or "{}", parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise ProblemError(400, "The body is not valid JSON in UTF-8.", kind="malformed") from None
    _check_unicode(content, "")
    try:
        return msgspec.convert(content, shape)
    except msgspec.ValidationError as error:
        raise _named(str(error)) from None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _check_unicode(content: object, path: str) -> None:
    r"""Refuse half a surrogate pair (a lone \\ud800) wherever it stands: nothing behind this could store or send it."""
    match content:
        case str():
            if any("\ud800" <= character <= "\udfff" for character in content):
                raise invalid(path or "body", "it contains half of a surrogate pair; send valid Unicode.")
        case list():
            for place, item in enumerate(content):
                _check_unicode(item, f"{path}[{place}]")
        case dict():
            for name, item in content.items():
                _check_unicode(name, path)
                _check_unicode(item, f"{path}.{name}" if path else name)


def _named(message: str) -> ProblemError:
    place = _FIELD.search(message)
    path = place["path"] if place else ""
    plain = _FIELD.sub("", message).replace("`", "")
    named = _NAMED.match(message)
    if named:
        field = ".".join(part for part in (path, named["field"]) if part)
        missing = named["what"].startswith("missing")
        return invalid(field[:100], "it is missing; add it." if missing else "there is no such field; remove it.")
    return invalid(path or "body", f"{plain[:1].lower()}{plain[1:]}.")


async def _bytes(request: Request[Any, Any, Any]) -> bytes:
    try:
        return await request.body()
    except HTTPException as error:
        if error.status_code == 413:  # noqa: PLR2004 - "content too large"
            await _drain(request.receive)
        raise


async def _drain(receive: Callable[[], Any]) -> None:
    """Take in the rest of what is too large, within reason: a client still sending would not read the answer."""
    drained = 0
    while drained < MOST_DRAINED_BYTES:
        message = await receive()
        drained += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body", False):
            return
