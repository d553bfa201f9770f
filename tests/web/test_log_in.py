"""Sessions, tokens, CSRF, and slowing those who guess."""

import time
from collections.abc import Callable

import httpx
import pytest

from tests.server import PASSWORD, Sidenote, expect, expect_problem, log_in, new_name, sign_up

COOKIE = "sidenote_session"


def test_logging_in_gives_a_cookie_that_scripts_cannot_read(sidenote: Sidenote) -> None:
    """HttpOnly and SameSite=Lax; Secure where the page came over https, and only there."""
    name = new_name()
    with sidenote.client() as client:
        sign_up(client, name)
        body = {"name": name, "password": PASSWORD}
        plain = client.post("/api/sessions", json=body)
        safe = client.post("/api/sessions", json=body, headers={"X-Forwarded-Proto": "https"})
    expect(plain, 204)
    flags = [part.strip().lower() for part in plain.headers["set-cookie"].split(";")]
    assert {"httponly", "samesite=lax", "path=/"} <= set(flags)
    assert "secure" not in flags
    assert "secure" in safe.headers["set-cookie"].lower()


def test_only_the_hash_of_a_cookie_or_token_is_stored(start_sidenote: Callable[..., Sidenote]) -> None:
    """A copy of the data folder logs nobody in."""
    server = start_sidenote(ready=False)
    browser = server.browser("Ada")
    token = expect(browser.post("/api/tokens", json={"label": "script"}), 201)["token"]
    stored = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())
    assert browser.cookies[COOKIE].encode() not in stored
    assert token.encode() not in stored
    assert PASSWORD.encode() not in stored
    assert len(browser.cookies[COOKIE]) >= 43
    assert len(token) >= 43


def test_a_session_id_that_a_browser_brings_along_is_never_taken_over(sidenote: Sidenote) -> None:
    """Fixation: an unknown id is nobody's, and logging in does not make it somebody's."""
    name = new_name()
    planted = "planted-by-somebody-else"
    with sidenote.client() as client:
        sign_up(client, name)
        answer = client.post(
            "/api/sessions", json={"name": name, "password": PASSWORD}, headers={"Cookie": f"{COOKIE}={planted}"}
        )
        expect(answer, 204)
        assert client.cookies[COOKIE] != planted
    with sidenote.client(cookies={COOKIE: planted}) as attacker:
        expect_problem(attacker.get("/api/me"), 401)


def test_logging_in_again_ends_the_session_before(sidenote: Sidenote) -> None:
    """The id is new at each log-in, and the old one stands for nobody."""
    name = new_name()
    browser = sidenote.browser(name)
    old = browser.cookies[COOKIE]
    log_in(browser, name)
    assert browser.cookies[COOKIE] != old
    with sidenote.client(cookies={COOKIE: old}) as stale:
        expect_problem(stale.get("/api/me"), 401)
    assert len(expect(browser.get("/api/sessions"), 200)["sessions"]) == 1


def test_logging_out_ends_the_session_and_clears_the_cookie(sidenote: Sidenote) -> None:
    """A cookie that was kept elsewhere is worthless after."""
    browser = sidenote.browser()
    old = browser.cookies[COOKIE]
    expect(browser.delete("/api/sessions"), 204)
    assert COOKIE not in browser.cookies
    with sidenote.client(cookies={COOKIE: old}) as stale:
        expect_problem(stale.get("/api/me"), 401)


def test_logging_out_without_a_session_is_no_error(sidenote: Sidenote) -> None:
    """Being out already is what was wanted."""
    with sidenote.client() as client:
        expect(client.delete("/api/sessions"), 204)


@pytest.mark.parametrize("token", [None, "", "wrong", "ä"])
def test_what_a_cookie_alone_asks_to_change_is_refused(sidenote: Sidenote, token: str | None) -> None:
    """CSRF: without this session's own token nothing unsafe happens."""
    browser = sidenote.browser()
    del browser.headers["X-CSRF-Token"]
    headers = {} if token is None else {"X-CSRF-Token": token.encode()}
    for method, path in [
        ("POST", "/api/conversations"),
        ("PATCH", "/api/me"),
        ("DELETE", "/api/sessions"),
        ("POST", "/api/tokens"),
        ("DELETE", "/api/me"),
    ]:
        response = browser.request(method, path, json={}, headers=headers)  # type: ignore[arg-type]  # bytes are fine
        assert expect_problem(response, 403)["type"].endswith("csrf")
    expect(browser.get("/api/me"), 200)


def test_a_csrf_token_is_one_sessions_alone(sidenote: Sidenote) -> None:
    """Another session's token, even of the same person, does not do."""
    name = new_name()
    first = sidenote.browser(name)
    second = sidenote.client()
    log_in(second, name)
    assert first.headers["X-CSRF-Token"] != second.headers["X-CSRF-Token"]
    stolen = {"X-CSRF-Token": first.headers["X-CSRF-Token"]}
    expect_problem(second.post("/api/conversations", json={}, headers=stolen), 403)


def test_another_sites_page_cannot_log_anybody_in(sidenote: Sidenote) -> None:
    """Log-in checks Origin."""
    name = new_name()
    body = {"name": name, "password": PASSWORD}
    with sidenote.client() as client:
        sign_up(client, name)
        for headers in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
            expect_problem(client.post("/api/sessions", json=body, headers=headers), 403)
            expect_problem(client.post("/api/tokens", json={**body, "label": "x"}, headers=headers), 403)


def test_a_wrong_name_and_a_wrong_password_look_the_same(sidenote: Sidenote) -> None:
    """Nobody learns which names have accounts: neither from the words nor from the time they take."""
    name = new_name()
    took: dict[str, list[float]] = {name: [], "unknown": []}
    with sidenote.client() as client:
        sign_up(client, name)
        answers = []
        for number in range(4):
            for who in (name, f"unknown-{number}-{name}"):
                start = time.perf_counter()
                answers.append(client.post("/api/sessions", json={"name": who, "password": "wrong password"}))
                took[name if who == name else "unknown"].append(time.perf_counter() - start)
    assert len({response.text for response in answers}) == 1
    assert {response.status_code for response in answers} == {401}
    assert min(took["unknown"]) > min(took[name]) / 3


def failures(client: httpx.Client, name: str, count: int) -> list[httpx.Response]:
    body = {"name": name, "password": "wrong password"}
    return [client.post("/api/sessions", json=body) for _ in range(count)]


def test_guessing_a_password_is_slowed_by_name_and_the_right_one_from_here_never(
    start_sidenote: Callable[..., Sidenote],
) -> None:
    """429 with Retry-After after some failures; from this machine the right password still opens."""
    server = start_sidenote(ready=False)
    client = server.client()
    sign_up(client, "Ada")
    slowed = failures(client, "Ada", 8)[-1]
    expect_problem(slowed, 429)
    assert int(slowed.headers["retry-after"]) >= 1
    elsewhere = server.client(headers={"X-Forwarded-For": "192.0.2.7"})
    body = {"name": "ADA", "password": PASSWORD}
    expect_problem(elsewhere.post("/api/sessions", json=body), 429)
    expect(client.post("/api/sessions", json=body), 204)
    expect(elsewhere.post("/api/sessions", json=body), 204)


def test_guessing_names_is_slowed_by_address(start_sidenote: Callable[..., Sidenote]) -> None:
    """Many names from one address wait too; other addresses do not."""
    server = start_sidenote(ready=False)
    client = server.client()
    sign_up(client, "Ada")
    one = server.client(headers={"X-Forwarded-For": "192.0.2.7"})
    other = server.client(headers={"X-Forwarded-For": "192.0.2.8"})
    statuses = [failures(one, f"name-{number}", 1)[0].status_code for number in range(22)]
    assert (statuses[0], statuses[-1]) == (401, 429)
    expect_problem(one.post("/api/sessions", json={"name": "Ada", "password": PASSWORD}), 429)
    expect(other.post("/api/sessions", json={"name": "Ada", "password": PASSWORD}), 204)


def test_many_log_ins_from_here_are_never_slowed(sidenote: Sidenote) -> None:
    """Success is not rate-limited."""
    name = new_name()
    with sidenote.client() as client:
        sign_up(client, name)
        body = {"name": name, "password": PASSWORD}
        assert {client.post("/api/sessions", json=body).status_code for _ in range(30)} == {204}


def test_what_is_logged_in_is_shown_and_ended(sidenote: Sidenote) -> None:
    """Each browser by name, without its secret; an ended one is out."""
    name = new_name()
    first, second = (
        sidenote.browser(name),
        sidenote.client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0"}),
    )
    log_in(second, name)
    sessions = expect(second.get("/api/sessions"), 200)["sessions"]
    assert [session["label"] for session in sessions] == ["Firefox on Linux", "A program"]
    assert [session["current"] for session in sessions] == [True, False]
    assert first.cookies[COOKIE] not in str(sessions)
    expect(second.delete(f"/api/sessions/{sessions[1]['id']}"), 204)
    expect_problem(first.get("/api/me"), 401)
    expect_problem(second.delete(f"/api/sessions/{sessions[1]['id']}"), 404)


def test_a_token_is_made_shown_once_listed_and_ended(sidenote: Sidenote) -> None:
    """With a log-in or with name and password; its secret never shows again."""
    name = new_name()
    browser = sidenote.browser(name)
    made = expect(browser.post("/api/tokens", json={"label": "backup"}), 201)
    assert made.keys() == {"id", "token"}
    with sidenote.client() as client:
        body = {"label": "cron", "name": name, "password": PASSWORD}
        other = expect(client.post("/api/tokens", json=body), 201)
    tokens = expect(browser.get("/api/tokens"), 200)["tokens"]
    assert [token["label"] for token in tokens] == ["cron", "backup"]
    assert other["token"] not in str(tokens)
    with sidenote.client(headers={"Authorization": f"Bearer {made['token']}"}) as script:
        expect(script.get("/api/me"), 200)
        expect(script.post("/api/conversations", json={}), 201)
        expect(script.delete(f"/api/tokens/{made['id']}"), 204)
        expect_problem(script.get("/api/me"), 401)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({"label": ""}, 422),
        ({"label": "x" * 300}, 422),
        ({"label": "x"}, 401),
        ({"label": "x", "name": "nobody"}, 422),
        ({"label": "x", "password": PASSWORD}, 422),
        ({"label": "x", "name": "nobody", "password": PASSWORD}, 401),
    ],
)
def test_a_token_that_cannot_be_is_refused(sidenote: Sidenote, body: dict[str, object], status: int) -> None:
    """A label must be, and so must whoever asks."""
    with sidenote.client() as client:
        expect_problem(client.post("/api/tokens", json=body), status)


@pytest.mark.parametrize("header", ["Bearer", "Bearer wrong", "bearer \xff", "BEARER a b"])
def test_an_unknown_token_is_refused_even_beside_a_good_cookie(sidenote: Sidenote, header: str) -> None:
    """A program that shows a bad token is told so."""
    browser = sidenote.browser()
    response = browser.get("/api/me", headers={"Authorization": header.encode("latin-1")})  # type: ignore[arg-type]
    expect_problem(response, 401)
    assert response.headers["www-authenticate"] == "Bearer"


def test_a_proxys_own_log_in_beside_ours_does_no_harm(sidenote: Sidenote) -> None:
    """Another scheme of Authorization, put there by a proxy, leaves the cookie in force."""
    browser = sidenote.browser()
    expect(browser.get("/api/me", headers={"Authorization": "Basic YWRhOmFkYQ=="}), 200)
