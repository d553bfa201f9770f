"""POST /api/accounts, /api/me and the end of an account."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.server import PASSWORD, Sidenote, expect, expect_problem, log_in, new_name, say, sign_up


def test_the_first_account_is_the_owners_and_the_only_one(start_sidenote: Callable[..., Sidenote]) -> None:
    """By default nobody but the first may have an account."""
    server = start_sidenote(ready=False)
    client = server.client()
    account = sign_up(client, "Ada")
    assert account == {"id": account["id"], "name": "Ada", "owner": True}
    body = {"name": "Bob", "password": PASSWORD}
    assert expect_problem(client.post("/api/accounts", json=body), 403)["type"].endswith("sign-up-closed")


def test_of_many_first_accounts_at_once_one_is_made(start_sidenote: Callable[..., Sidenote]) -> None:
    """Nobody slips in beside the owner."""
    server = start_sidenote(ready=False)

    def post(number: int) -> int:
        with server.client() as client:
            return client.post("/api/accounts", json={"name": f"name-{number}", "password": PASSWORD}).status_code

    with ThreadPoolExecutor(6) as pool:
        assert sorted(pool.map(post, range(6))) == [201, 403, 403, 403, 403, 403]


def test_a_first_account_from_another_machine_needs_the_printed_code(start_sidenote: Callable[..., Sidenote]) -> None:
    """Whoever finds a fresh server on the network cannot take it over."""
    server = start_sidenote(ready=False)
    elsewhere = server.client(headers={"X-Forwarded-For": "192.0.2.7"})
    body = {"name": "Ada", "password": PASSWORD}
    assert expect_problem(elsewhere.post("/api/accounts", json=body), 403)["field"] == "setup_code"
    wrong = {**body, "setup_code": "AAAA-BBBB-CCCC"}
    expect_problem(elsewhere.post("/api/accounts", json=wrong), 403)
    code = server.log().partition("another machine: ")[2].split()[0]
    assert expect(elsewhere.post("/api/accounts", json={**body, "setup_code": code.lower()}), 201)["owner"]


def test_guessing_the_code_is_slowed(start_sidenote: Callable[..., Sidenote]) -> None:
    """After some wrong codes an address must wait."""
    server = start_sidenote(ready=False)
    elsewhere = server.client(headers={"X-Forwarded-For": "192.0.2.7"})
    body = {"name": "Ada", "password": PASSWORD, "setup_code": "AAAA-BBBB-CCCC"}
    statuses = [elsewhere.post("/api/accounts", json=body).status_code for _ in range(25)]
    assert statuses[0] == 403
    assert statuses[-1] == 429


def test_an_open_server_prints_no_code_once_it_has_an_account(start_sidenote: Callable[..., Sidenote]) -> None:
    """The code is only ever for the first account."""
    server = start_sidenote(ready=False)
    sign_up(server.client(), "Ada")
    server.restart(ready=False)
    assert server.log().count("Set-up code") == 1


def test_another_sites_page_cannot_make_an_account(sidenote: Sidenote) -> None:
    """A foreign Origin is refused, ours is not."""
    body = {"name": new_name(), "password": PASSWORD}
    foreign = {"Origin": "https://evil.example"}
    with sidenote.client() as client:
        expect_problem(client.post("/api/accounts", json=body, headers=foreign), 403)
        expect(client.post("/api/accounts", json=body, headers={"Origin": sidenote.base}), 201)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"password": PASSWORD}, "name"),
        ({"name": "Ada"}, "password"),
        ({"name": " \u200b ", "password": PASSWORD}, "name"),
        ({"name": "a\x00b", "password": PASSWORD}, "name"),
        ({"name": "a" * 101, "password": PASSWORD}, "name"),
        ({"name": "Ada", "password": "short"}, "password"),
        ({"name": "Ada", "password": "x" * 1025}, "password"),
        ({"name": "Ada", "password": PASSWORD, "owner": True}, "owner"),
        ({"name": ["Ada"], "password": PASSWORD}, "name"),
    ],
)
def test_an_account_that_cannot_be_is_refused_by_field(sidenote: Sidenote, body: dict[str, object], field: str) -> None:
    """422 names the field, whatever is wrong with it."""
    with sidenote.client() as client:
        assert expect_problem(client.post("/api/accounts", json=body), 422)["field"] == field


def test_a_name_is_taken_once(sidenote: Sidenote) -> None:
    """Names that look alike are one."""
    name = new_name()
    with sidenote.client() as client:
        sign_up(client, name)
        body = {"name": f" {name.upper()} ", "password": PASSWORD}
        expect_problem(client.post("/api/accounts", json=body), 409)


def test_me_tells_who_i_am(sidenote: Sidenote) -> None:
    """The fields of the contract, and a CSRF token only where a browser needs one."""
    name = new_name()
    browser = sidenote.browser(name)
    mine = expect(browser.get("/api/me"), 200)
    assert mine["name"] == name
    assert mine["memory"] == "ask-first"
    assert mine["model"] == {"name": "builtin", "builtin": True}
    assert mine["owner"] in {True, False}
    assert mine["csrf_token"]
    assert expect(sidenote.person().get("/api/me"), 200)["csrf_token"] is None
    with sidenote.client() as stranger:
        expect_problem(stranger.get("/api/me"), 401)


@pytest.mark.parametrize("mode", ["only-when-told", "off", "ask-first"])
def test_how_much_is_kept_can_be_chosen(sidenote: Sidenote, mode: str) -> None:
    """The choice holds from then on."""
    me = sidenote.person()
    assert expect(me.patch("/api/me", json={"memory": mode}), 200)["memory"] == mode
    assert expect(me.get("/api/me"), 200)["memory"] == mode


@pytest.mark.parametrize("body", [{"memory": "on"}, {"memory": None}, {"memory": 1}, {"mode": "off"}, {"name": "Eve"}])
def test_another_choice_is_refused(sidenote: Sidenote, body: dict[str, object]) -> None:
    """Only what may be changed is."""
    expect_problem(sidenote.person().patch("/api/me", json=body), 422)


def test_an_empty_change_changes_nothing(sidenote: Sidenote) -> None:
    """PATCH with nothing answers as GET does."""
    me = sidenote.person()
    assert expect(me.patch("/api/me", json={}), 200) == expect(me.get("/api/me"), 200)


def test_deleting_an_account_erases_everything_about_the_person(start_sidenote: Callable[..., Sidenote]) -> None:
    """Nothing is left in the data folder, no log-in works any more, and the name is free again."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    other = server.browser("Bob")
    browser = server.browser("Ada")
    token = expect(browser.post("/api/tokens", json={"label": "script"}), 201)["token"]
    expect(browser.post("/api/memories", json={"content": "Collects xylographs of Ravenna"}), 201)
    say(browser, "I collect quokkagrams of Zanzibar.")
    expect_problem(browser.request("DELETE", "/api/me", json={"password": "wrong password"}), 403)
    expect_problem(browser.request("DELETE", "/api/me", json={}), 422)
    gone = browser.request("DELETE", "/api/me", json={"password": PASSWORD})
    expect(gone, 204)
    assert "sidenote_session=" in gone.headers["set-cookie"]
    expect_problem(browser.get("/api/me"), 401)
    with server.client(headers={"Authorization": f"Bearer {token}"}) as script:
        expect_problem(script.get("/api/me"), 401)
    expect(other.get("/api/me"), 200)
    left = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())
    assert b"xylographs" not in left
    assert b"quokkagrams" not in left
    with server.client() as again:
        sign_up(again, "Ada")
        log_in(again, "Ada")


def test_only_a_json_object_is_a_body(sidenote: Sidenote) -> None:
    """What is no JSON gets 400, what is another shape 422, and never a 500."""
    with sidenote.client() as client:
        for content in (b"{", b"\xff", b"[" * 100_000):
            expect_problem(client.post("/api/accounts", content=content), 400)
        for content in (b"[]", b"null", b'"name"', b""):
            expect_problem(client.post("/api/accounts", content=content), 422)


def test_what_is_too_large_is_refused(sidenote: Sidenote) -> None:
    """413, told also to a client that sends everything before it listens."""
    with sidenote.client() as client:
        response: httpx.Response = client.post("/api/accounts", content=b'{"name": "' + b"a" * 3_000_000 + b'"}')
        expect_problem(response, 413)
