"""The fields of what programs read, name by name."""

from typing import Any

import httpx

from tests.server import Sidenote, expect, say

MEMORY = set(
    "id content origin topic sensitivity space evidence created_at confirmed_at expires_at last_used_at times_used "
    "version state".split()
)
EVIDENCE = set("quote conversation_id message_id said_at".split())
PROPOSAL = set(
    "id content question origin sensitivity space uses expires_at evidence reasons digest created_at lapses_at".split()
)
TURN = set(
    "id conversation_id off_record reply used saved updated proposals refused forgotten restored rules listed awaiting "
    "stopped error".split()
)


def test_a_turn_and_all_that_happens_in_it(sidenote: Sidenote) -> None:
    """Each thing a turn can tell has exactly its fields."""
    me = sidenote.person()
    saved = _turn(me, "I live in York.")
    (memory,) = saved["saved"]
    assert memory.keys() == MEMORY
    assert memory["evidence"][0].keys() == EVIDENCE
    updated = _turn(me, "Actually I moved to Leeds.")["updated"][0]
    assert updated == {"memory_id": memory["id"], "before": "Lives in York", "after": "Lives in Leeds"}
    (proposal,) = _turn(me, "I was diagnosed with coeliac disease last year.")["proposals"]
    assert proposal.keys() == PROPOSAL
    assert expect(me.get("/api/proposals"), 200)["proposals"] == [proposal]
    (refused,) = _turn(me, "Remember that my PIN is 4921.")["refused"]
    assert refused.keys() == {"reason", "policy"}
    (rule,) = _turn(me, "Never remember anything about football.")["rules"]
    assert rule.keys() == {"id", "about", "kind", "applied"}
    listed = _turn(me, "What do you remember about me?")["listed"]
    assert [each.keys() for each in listed] == [MEMORY]
    (forgotten,) = _turn(me, "Forget that I live in Leeds.")["forgotten"]
    assert forgotten.keys() == {"memory_id", "receipt_id", "undo_until"}
    say(me, "Remember that I play the cello.")
    say(me, "Remember that I like strong tea.")
    awaiting = _turn(me, "Forget everything you know about me.")["awaiting"]
    assert awaiting.keys() == {"kind", "digest", "matches"}
    assert all(each.keys() == MEMORY for each in awaiting["matches"])


def test_who_i_am_names_the_token_only_where_a_cookie_needs_it(sidenote: Sidenote) -> None:
    """A program with a bearer token needs no CSRF token."""
    fields = {"id", "name", "owner", "memory", "model", "csrf_token"}
    by_cookie = expect(sidenote.browser().get("/api/me"), 200)
    by_token = expect(sidenote.person().get("/api/me"), 200)
    assert by_cookie.keys() == by_token.keys() == fields
    assert by_cookie["model"].keys() == {"name", "builtin"}
    assert by_cookie["csrf_token"]
    assert by_token["csrf_token"] is None


def test_every_list_comes_in_pages(sidenote: Sidenote) -> None:
    """Rules, tokens and sessions too: `next` leads on, and each thing comes once."""
    me = sidenote.person()
    for number in range(101):
        expect(me.post("/api/tokens", json={"label": f"script {number}"}), 201)
    first = expect(me.get("/api/tokens"), 200)
    second = expect(me.get("/api/tokens", params={"after": first["next"]}), 200)
    assert [len(first["tokens"]), len(second["tokens"])] == [100, 2]
    assert "next" not in second
    assert len({each["id"] for each in first["tokens"] + second["tokens"]}) == 102
    for path in ("/api/rules", "/api/sessions", "/api/tokens"):
        assert me.get(path, params={"after": "nothing"}).status_code == 404


def test_a_day_is_a_whole_day_however_it_is_written(sidenote: Sidenote) -> None:
    """`until` today takes in what was said today, in each of ISO 8601's ways to write a day."""
    me = sidenote.person()
    memory = expect(me.post("/api/memories", json={"content": "Plays the cello"}), 201)
    today = memory["created_at"][:10]
    for written in (today, today.replace("-", "")):
        matches = expect(me.post("/api/forget", json={"since": written, "until": written}), 200)["matches"]
        assert [each["id"] for each in matches] == [memory["id"]]


def _turn(client: httpx.Client, text: str) -> Any:
    turn = say(client, text)
    assert turn.keys() == TURN
    return turn
