"""What a stranger, another site's page or a broken client may send: it is refused, and nothing breaks."""

import re
import socket
from urllib.parse import urlsplit

import pytest
from litestar.handlers import HTTPRouteHandler

from tests.server import PASSWORD, Sidenote, expect, expect_problem, new_name, say, sign_up
from web.api import api_handlers
from web.pages import page_handlers

SAFE = {"GET", "HEAD", "OPTIONS"}
COOKIE = "sidenote_session"


def unsafe_requests() -> list[tuple[str, str]]:
    """Return method and path of every request that changes something under a log-in."""
    pages = [handler for router in page_handlers for route in router.routes for handler in _handlers(route)]
    return sorted(
        (str(method), re.sub(r"\{\w+:\w+\}", "nothing", path))
        for handler in [*api_handlers, *pages]
        if not handler.opt.get("by_origin")
        for method in handler.http_methods
        if method not in SAFE
        for path in handler.paths
    )


def _handlers(route: object) -> list[HTTPRouteHandler]:
    return list(getattr(route, "route_handlers", ()))


def head(server: Sidenote, request: str) -> bytes:
    """Send a request as it is, byte for byte, and return the head of the answer."""
    parts = urlsplit(server.base)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), timeout=10) as line:
        line.sendall(request.encode("latin-1"))
        answer = b""
        while b"\r\n\r\n" not in answer and (more := line.recv(65536)):
            answer += more
    return answer.partition(b"\r\n\r\n")[0]


def test_there_are_unsafe_requests_of_both_kinds() -> None:
    """The list that the next test goes through has the interface's and the pages' own."""
    paths = [path for _, path in unsafe_requests()]
    assert len(paths) > 30
    assert any(path.startswith("/api/") for path in paths)
    assert "/memory/nothing/forget" in paths


def test_every_unsafe_request_needs_the_token_of_its_own_session(sidenote: Sidenote) -> None:
    """Without it, with a made-up one, and with somebody else's, nothing is even looked at."""
    ada, bob = sidenote.browser(), sidenote.browser()
    mine = ada.headers.pop("X-CSRF-Token")
    for method, path in unsafe_requests():
        for token in (None, "made-up", bob.headers["X-CSRF-Token"]):
            answer = ada.request(method, path, headers={"X-CSRF-Token": token} if token else {})
            assert answer.status_code == 403, f"{method} {path}"
    assert ada.delete("/api/memories/nothing", headers={"X-CSRF-Token": mine}).status_code == 404


@pytest.mark.parametrize(
    "origin",
    ["null", "", "http://evil.example", "http://[::1", "http://{host}.evil.example", "http://user@{host}", "{host}"],
)
def test_another_sites_page_can_neither_log_in_nor_sign_up(sidenote: Sidenote, origin: str) -> None:
    """Whatever stands in `Origin`, also what cannot be read as an address."""
    name, host = new_name(), urlsplit(sidenote.base).netloc
    with sidenote.client(headers={"Origin": origin.format(host=host)}) as stranger:
        for path in ("/api/accounts", "/api/sessions"):
            problem = expect_problem(stranger.post(path, json={"name": name, "password": PASSWORD}), 403)
            assert problem["type"] == "urn:sidenote:problem:foreign-origin"
        body = {"label": "x", "name": name, "password": PASSWORD}
        expect_problem(stranger.post("/api/tokens", json=body), 403)


@pytest.mark.parametrize("host", ["[", "[::1", "localhost:x", "a" * 300, ""])
def test_a_broken_host_breaks_nothing(sidenote: Sidenote, host: str) -> None:
    """It is nobody's host: a page comes as usual, and no page of it may log in."""
    assert b" 500 " not in head(sidenote, f"GET /welcome HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
    request = f"POST /api/sessions HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil\r\nContent-Length: 2\r\n\r\n{{}}"
    assert b" 403 " in head(sidenote, request)


def test_a_session_of_the_senders_own_making_is_nobodys(sidenote: Sidenote) -> None:
    """A log-in never takes up the id that a browser brought along, and ends the one it had."""
    with sidenote.client(cookies={COOKIE: "made-up"}) as client:
        name = new_name()
        sign_up(client, name)
        expect_problem(client.get("/api/me"), 401)
        given = []
        for _ in range(2):
            answer = client.post("/api/sessions", json={"name": name, "password": PASSWORD})
            given.append(answer.cookies[COOKIE])
            client.cookies.clear()
            client.cookies.set(COOKIE, given[-1])
        assert "made-up" not in given
        assert given[0] != given[1]
        expect(client.get("/api/me"), 200)
    with sidenote.client(cookies={COOKIE: given[0]}) as former:
        expect_problem(former.get("/api/me"), 401)


def test_the_cookie_is_for_https_alone_where_a_proxy_on_this_machine_says_so(sidenote: Sidenote) -> None:
    """The proxy's word counts; scripts never see the cookie, other sites never send it."""
    with sidenote.client() as client:
        name = new_name()
        sign_up(client, name)
        for passed_on, secure in (({}, False), ({"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.0.0.1"}, True)):
            answer = client.post("/api/sessions", json={"name": name, "password": PASSWORD}, headers=passed_on)
            flags = {flag.strip().casefold() for flag in answer.headers["set-cookie"].split(";")}
            assert {"httponly", "samesite=lax", "path=/"} <= flags
            assert ("secure" in flags) is secure


@pytest.mark.parametrize(
    "path",
    ["/../app.py", "/%2e%2e/app.py", "/..%2f..%2fapp.py", "//etc/passwd", "/%00", "/app.css%00.js", "/", "/fonts"],
)
def test_only_static_files_are_static(sidenote: Sidenote, path: str) -> None:
    """No way leads out of the folder, nothing lists it, and what is not there is not kept by anybody."""
    with sidenote.client() as client:
        asset = re.search(r"/static/\w+/app\.css", sidenote.browser().get("/").text)
        assert asset is not None
        assert "immutable" in client.get(asset[0]).headers["cache-control"]
        folder = asset[0].removesuffix("/app.css")
    answer = head(sidenote, f"GET {folder}{path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").lower()
    assert b" 404 " in answer.splitlines()[0]
    assert b"cache-control: no-store" in answer
    assert b"content-security-policy: default-src 'none'" in answer


@pytest.mark.parametrize("last", ["", "x", "-1", "1.5", "٣", "9" * 400])
def test_a_broken_last_event_id_reads_from_the_start(sidenote: Sidenote, last: str) -> None:
    """What is no number of an event counts as none; a large one waits for nothing."""
    me = sidenote.person()
    turn = say(me, "hello")
    events = me.get(f"/api/turns/{turn['id']}/events", headers={b"Last-Event-ID": last.encode()})
    assert events.status_code == 200
    assert events.text.startswith("id: 1\n")
    assert "event: done" in events.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", "application/x-www-form-urlencoded"),
        (b"content=%00&about=%00&query=%00&digest=%00", "application/x-www-form-urlencoded"),
        (b"digest=%ff&memory=%ed%a0%80&query=%ff", "application/x-www-form-urlencoded"),
        (b"since=x&until=9999-12-31&query=", "application/x-www-form-urlencoded"),
        (b"since=0001-01-01&until=0001-01-01", "application/x-www-form-urlencoded"),
        (b"content=" + b"x" * 3000, "application/x-www-form-urlencoded"),
        (b"x" * 300_000, "application/x-www-form-urlencoded"),
        (b"rubbish", "multipart/form-data; boundary=x"),
        (b"rubbish", "multipart/form-data"),
        (b"{", "application/json"),
    ],
)
def test_a_broken_form_changes_nothing_and_breaks_nothing(sidenote: Sidenote, body: bytes, kind: str) -> None:
    """Pages answer what is wrong, whatever stands in the form."""
    ada = sidenote.browser()
    before = (ada.get("/api/me").text, ada.get("/api/memories").text)
    for path in ("/memory/add", "/memory/preview", "/memory/forget-previewed", "/settings/memory"):
        answer = ada.post(path, content=body, headers={"Content-Type": kind})
        assert answer.status_code in {200, 400, 413, 422}, f"{path}: {answer.status_code}"
    assert (ada.get("/api/me").text, ada.get("/api/memories").text) == before


def test_a_choice_that_does_not_exist_is_not_confirmed(sidenote: Sidenote) -> None:
    """The page never says that something holds which does not."""
    answer = sidenote.browser().post("/settings/memory", data={"memory": "everything"})
    assert answer.status_code == 422
    assert "holds from now on" not in answer.text


def test_another_persons_held_list_is_not_there(sidenote: Sidenote) -> None:
    """Neither its yes nor its no can be given by somebody else."""
    ada, bob = sidenote.browser(), sidenote.browser()
    say(ada, "Remember that I play the cello.")
    say(ada, "Remember that I live in York.")
    turn = say(ada, "Forget everything you know about me.")
    chat, digest = turn["conversation_id"], turn["awaiting"]["digest"]
    assert bob.post(f"/chat/{chat}/forget-held?digest={digest}").status_code == 404
    assert bob.post(f"/chat/{chat}/leave-held").status_code == 404
    assert "Forgotten: 2 things" in ada.post(f"/chat/{chat}/forget-held?digest={digest}").text


def test_a_bad_token_is_not_made_good_by_a_cookie(sidenote: Sidenote) -> None:
    """Whoever names a token is that token's person or nobody."""
    ada = sidenote.browser()
    for token in ("Bearer", "Bearer x", "bearer " + "x" * 9000):
        expect_problem(ada.get("/api/me", headers={"Authorization": token}), 401)
    expect(ada.get("/api/me"), 200)
