"""Reading bodies strictly."""

import json
from typing import Any

import pytest
from litestar import Litestar, Request, post
from litestar.testing import TestClient

from web.bodies import Body, read_body
from web.problems import answer


class Shape(Body, frozen=True):
    text: str
    number: int = 0
    spans: tuple[tuple[int, int], ...] = ()


@post("/api/echo", status_code=200)
async def echo(request: Request[Any, Any, Any]) -> dict[str, Any]:
    body = await read_body(request, Shape)
    return {"text": body.text, "number": body.number, "spans": body.spans}


app = Litestar([echo], exception_handlers={Exception: answer}, openapi_config=None, request_max_body_size=1000)


def send(content: bytes) -> tuple[int, Any]:
    with TestClient(app) as client:
        response = client.post("/api/echo", content=content)
    return response.status_code, response.json()


def test_a_fitting_body_is_read() -> None:
    """What fits is taken as it is."""
    assert send(b'{"text": "a", "spans": [[1, 2]]}') == (200, {"text": "a", "number": 0, "spans": [[1, 2]]})


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": 1}, "text"),
        ({"text": None}, "text"),
        ({"text": "a", "number": "1"}, "number"),
        ({"text": "a", "number": True}, "number"),
        ({"text": "a", "number": 1.5}, "number"),
        ({"text": "a", "spans": [[1]]}, "spans[0]"),
        ({"text": "a", "spans": [[1, "2"]]}, "spans[0][1]"),
        ({"text": "a", "txet": "b"}, "txet"),
        ({"text": "a", "\ud800": "b"}, "body"),
        ({"text": "a \ud800"}, "text"),
        ({"text": "a", "spans": [["\udfff", 1]]}, "spans[0][0]"),
        ([], "body"),
        (None, "body"),
        ("text", "body"),
    ],
)
def test_what_does_not_fit_is_named(body: Any, field: str) -> None:
    """Missing and unknown fields and wrong types are refused by name, with what to do."""
    status, problem = send(json.dumps(body).encode())
    assert status == 422
    assert problem["field"] == field
    assert problem["detail"].startswith(f"{field}: ")


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff", b'{"text": NaN}', b"[" * 900, b'{"number": ' + b"9" * 900, b"text=a", b'{"text": "\xed\xa0\x80"}'],
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    """Broken JSON, broken UTF-8, numbers that are none and endless nesting are refused without a trace."""
    status, problem = send(content)
    assert (status, problem["type"]) == (400, "urn:sidenote:problem:malformed")


def test_nothing_reads_as_an_empty_object() -> None:
    """A request without a body lacks the fields that must be there."""
    status, problem = send(b"")
    assert (status, problem["field"]) == (422, "text")


def test_what_is_too_large_is_refused() -> None:
    """A body over the limit is not read."""
    assert send(b'{"text": "' + b"a" * 2000 + b'"}')[0] == 413
