"""What every answer carries: security headers, problem details, no caching, no words in the log."""

from collections.abc import Callable

import pytest

from tests.server import Sidenote, expect, expect_problem, say

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
}


@pytest.mark.parametrize("path", ["/", "/login", "/health", "/api/me", "/api/memories", "/nowhere", "/api/nowhere"])
def test_every_answer_carries_the_security_headers(sidenote: Sidenote, path: str) -> None:
    """Pages, JSON and errors alike."""
    response = sidenote.browser().get(path)
    assert {part.strip() for part in response.headers["content-security-policy"].split(";")} == POLICY
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] == "no-referrer"
    assert "geolocation=()" in response.headers["permissions-policy"]
    assert response.headers["cache-control"] == "no-store"
    assert "server" not in response.headers


def test_a_stream_is_not_stored_either(sidenote: Sidenote) -> None:
    """Events are personal too."""
    me = sidenote.person()
    turn = say(me, "What is a haiku?")
    response = me.get(f"/api/turns/{turn['id']}/events")
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api"),
        ("GET", "/api/"),
        ("GET", "/api/nowhere"),
        ("POST", "/api/nowhere/at/all"),
        ("POST", "/api/invitations"),
        ("POST", "/api/import"),
        ("POST", "/api/policies/explain"),
        ("GET", "/api/%00"),
        ("GET", "/api/../api/nowhere"),
        ("GET", "/schema"),
    ],
)
def test_what_is_not_there_answers_404(sidenote: Sidenote, method: str, path: str) -> None:
    """Also what is not built: nothing is a stub."""
    response = sidenote.person().request(method, path)
    assert response.status_code == 404
    if path.startswith("/api"):
        expect_problem(response, 404)


def test_another_method_answers_405(sidenote: Sidenote) -> None:
    """With the methods that there are."""
    response = sidenote.person().put("/api/memories", json={})
    expect_problem(response, 405)
    assert {"GET", "POST"} <= {method.strip() for method in response.headers["allow"].split(",")}


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/me"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/me"),
        ("GET", "/api/conversations"),
        ("POST", "/api/conversations"),
        ("GET", "/api/conversations/x"),
        ("POST", "/api/conversations/x/turns"),
        ("GET", "/api/turns/x/events"),
        ("POST", "/api/turns/x/stop"),
        ("POST", "/api/turns/x/undo"),
        ("GET", "/api/memories"),
        ("POST", "/api/memories"),
        ("GET", "/api/memories/x"),
        ("PATCH", "/api/memories/x"),
        ("DELETE", "/api/memories/x"),
        ("POST", "/api/memories/x/restore"),
        ("POST", "/api/forget"),
        ("GET", "/api/receipts/x"),
        ("POST", "/api/receipts/x/undo"),
        ("GET", "/api/proposals"),
        ("POST", "/api/proposals/x/confirm"),
        ("POST", "/api/proposals/x/reject"),
        ("GET", "/api/rules"),
        ("POST", "/api/rules"),
        ("DELETE", "/api/rules/x"),
        ("GET", "/api/tokens"),
        ("DELETE", "/api/tokens/x"),
        ("GET", "/api/sessions"),
        ("DELETE", "/api/sessions/x"),
        ("GET", "/api/activity"),
        ("GET", "/api/export"),
    ],
)
def test_a_stranger_gets_nothing(sidenote: Sidenote, method: str, path: str) -> None:
    """Everything personal asks for a log-in first, whatever was sent with it."""
    with sidenote.client() as stranger:
        response = stranger.request(method, path, content=b"{")
    expect_problem(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"


def test_an_error_on_a_page_is_a_page(sidenote: Sidenote) -> None:
    """A person reads HTML, not JSON."""
    response = sidenote.browser().get("/nowhere", headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")
    assert "Traceback" not in response.text


def test_no_word_and_no_search_gets_into_the_log(start_sidenote: Callable[..., Sidenote]) -> None:
    """What is said, searched for, refused or asked badly stays out of what the server prints."""
    server = start_sidenote()
    me = server.person()
    say(me, "I live in Quokkaville.")
    expect(me.get("/api/memories", params={"q": "quokkasearch"}), 200)
    expect_problem(me.post("/api/memories", json={"content": "My wifi password is quokkasecret1"}), 409)
    expect_problem(me.post("/api/memories", content=b'{"content": "quokkabroken'), 400)
    expect_problem(me.post("/api/memories", json={"quokkafield": 1}), 422)
    expect_problem(me.get("/api/memories/quokkaid"), 404)
    server.stop()
    assert "quokka" not in server.log().casefold()
