"""Memories over HTTP: seeing, writing, correcting, forgetting, bringing back."""

import json
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.server import Sidenote, expect, expect_problem, say

MEMORY = {
    "id",
    "content",
    "origin",
    "topic",
    "sensitivity",
    "space",
    "evidence",
    "created_at",
    "confirmed_at",
    "expires_at",
    "last_used_at",
    "times_used",
    "version",
    "state",
}
EVIDENCE = {"quote", "conversation_id", "message_id", "said_at"}


def remember(client: httpx.Client, content: str) -> Any:
    return expect(client.post("/api/memories", json={"content": content}), 201)


def contents(client: httpx.Client, **query: str) -> list[str]:
    return [memory["content"] for memory in expect(client.get("/api/memories", params=query), 200)["memories"]]


def test_what_is_typed_in_is_remembered_as_the_contract_says(sidenote: Sidenote) -> None:
    """Every field is there; it is authored, without evidence."""
    memory = remember(sidenote.person(), "Prefers aisle seats")
    assert memory.keys() >= MEMORY
    assert (memory["content"], memory["origin"], memory["state"]) == ("Prefers aisle seats", "authored", "active")
    assert (memory["evidence"], memory["version"], memory["times_used"]) == ([], 1, 0)
    assert memory["created_at"].endswith("Z")


def test_what_is_said_is_remembered_with_its_evidence(sidenote: Sidenote) -> None:
    """A statement in a chat points at the message it was made in."""
    me = sidenote.person()
    turn = say(me, "I live in Nottingham. How do I get to the coast by train?")
    [memory] = turn["saved"]
    assert memory["origin"] == "stated"
    [evidence] = memory["evidence"]
    assert evidence.keys() == EVIDENCE
    assert evidence["conversation_id"] == turn["conversation_id"]
    assert contents(me) == [memory["content"]]


def test_the_list_is_newest_first_and_can_be_narrowed(sidenote: Sidenote) -> None:
    """By words, topic, origin and sensitivity."""
    me = sidenote.person()
    for content in ("Likes strong coffee", "Plays the cello", "Is allergic to peanuts"):
        remember(me, content)
    assert contents(me) == ["Is allergic to peanuts", "Plays the cello", "Likes strong coffee"]
    assert contents(me, q="cello") == ["Plays the cello"]
    assert contents(me, q="nothing like it at all") == []
    assert contents(me, sensitivity="health") == ["Is allergic to peanuts"]
    assert contents(me, origin="authored") == contents(me)
    assert contents(me, origin="inferred") == []
    topic = expect(me.get("/api/memories", params={"q": "coffee"}), 200)["memories"][0]["topic"]
    assert "Likes strong coffee" in contents(me, topic=topic)
    assert "Plays the cello" not in contents(me, topic=topic)
    assert contents(me, q="", topic="", origin="") == contents(me)


@pytest.mark.parametrize("query", [{"origin": "guessed"}, {"q": "a" * 3000}, {"q": "a\x00b"}])
def test_a_filter_that_cannot_be_is_named(sidenote: Sidenote, query: dict[str, str]) -> None:
    """422, naming the filter."""
    problem = expect_problem(sidenote.person().get("/api/memories", params=query), 422)
    assert problem["field"] in query


def test_a_long_list_comes_in_pages(sidenote: Sidenote) -> None:
    """`next` leads through all of them, each once; the last page names none."""
    me = sidenote.person()
    for number in range(103):
        remember(me, f"Owns bicycle number {number} of the shed")
    first = expect(me.get("/api/memories"), 200)
    assert len(first["memories"]) == 100
    second = expect(me.get("/api/memories", params={"after": first["next"]}), 200)
    assert "next" not in second
    ids = [memory["id"] for memory in first["memories"] + second["memories"]]
    assert len(set(ids)) == len(ids) == 103
    expect_problem(me.get("/api/memories", params={"after": "nowhere"}), 404)


@pytest.mark.parametrize(
    "content",
    ["", "  \u200b\u202e ", "a" * 2001, "a\x00b", "half a pair \ud800", "é" * 1001],
)
def test_a_text_that_cannot_be_kept_is_refused_by_field(sidenote: Sidenote, content: str) -> None:
    """Empty, too long, NUL and broken Unicode: 422 with the remedy."""
    me = sidenote.person()
    body = {"content": content}
    assert expect_problem(_post(me, "/api/memories", body), 422)["field"] == "content"
    memory = remember(me, "Prefers aisle seats")
    assert expect_problem(_patch(me, memory["id"], body), 422)["field"] == "content"
    assert contents(me) == ["Prefers aisle seats"]


def test_bidi_controls_do_not_hide_in_a_memory(sidenote: Sidenote) -> None:
    """What is shown is what is stored."""
    assert remember(sidenote.person(), "Prefers \u202eaisle\u202c seats\u200b")["content"] == "Prefers aisle seats"


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "content"), ({"content": 1}, "content"), ({"content": "x", "origin": "stated"}, "origin")],
)
def test_a_memory_of_another_shape_is_refused_by_field(sidenote: Sidenote, body: dict[str, object], field: str) -> None:
    """Nobody chooses a memory's origin from outside."""
    assert expect_problem(sidenote.person().post("/api/memories", json=body), 422)["field"] == field


def test_a_secret_is_refused_with_the_policys_reason(sidenote: Sidenote) -> None:
    """409, in words, without repeating the secret."""
    me = sidenote.person()
    response = me.post("/api/memories", json={"content": "My wifi password is hunter2xyz"})
    problem = expect_problem(response, 409)
    assert problem["policy"] == "core.secrets"
    assert problem["reason"]
    assert "hunter2xyz" not in response.text
    assert contents(me) == []


def test_one_memory_shows_its_trail(sidenote: Sidenote) -> None:
    """What led to it, step by step."""
    me = sidenote.person()
    memory = remember(me, "Prefers aisle seats")
    shown = expect(me.get(f"/api/memories/{memory['id']}"), 200)
    assert {key: value for key, value in shown.items() if key != "trail"} == memory
    assert shown["trail"]
    assert all(step.keys() == {"at", "text", "conversation_id"} for step in shown["trail"])


def test_a_memory_is_corrected(sidenote: Sidenote) -> None:
    """The new wording is a new version, the person's own."""
    me = sidenote.person()
    memory = remember(me, "Prefers aisle seats")
    body = {"content": "Prefers window seats", "version": 1}
    changed = expect(me.patch(f"/api/memories/{memory['id']}", json=body), 200)
    assert (changed["id"], changed["content"]) == (memory["id"], "Prefers window seats")
    assert changed["version"] == 2
    assert contents(me) == ["Prefers window seats"]


def test_two_who_correct_at_once_do_not_overwrite_each_other(sidenote: Sidenote) -> None:
    """The second gets 409 with both texts, and nothing is lost."""
    me = sidenote.person()
    memory = remember(me, "Prefers aisle seats")
    path = f"/api/memories/{memory['id']}"
    expect(me.patch(path, json={"content": "Prefers window seats", "version": 1}), 200)
    problem = expect_problem(me.patch(path, json={"content": "Prefers front seats", "version": 1}), 409)
    assert (problem["current"], problem["proposed"]) == ("Prefers window seats", "Prefers front seats")
    assert problem["version"] == 2
    assert contents(me) == ["Prefers window seats"]


def test_a_correction_is_decided_too(sidenote: Sidenote) -> None:
    """A secret does not get in by the side door."""
    me = sidenote.person()
    memory = remember(me, "Prefers aisle seats")
    expect_problem(_patch(me, memory["id"], {"content": "My card number is 4111 1111 1111 1111"}), 409)
    assert contents(me) == ["Prefers aisle seats"]


def test_a_forgotten_memory_is_gone_at_once_and_can_be_brought_back(sidenote: Sidenote) -> None:
    """Until `undo_until`, it comes back as it was."""
    me = sidenote.person()
    memory = remember(me, "Prefers aisle seats")
    path = f"/api/memories/{memory['id']}"
    gone = expect(me.delete(path), 200)
    assert gone.keys() == {"receipt_id", "undo_until"}
    assert contents(me) == []
    expect_problem(me.get(path), 404)
    expect_problem(me.delete(path), 404)
    back = expect(me.post(f"{path}/restore"), 200)
    assert (back["id"], back["content"]) == (memory["id"], memory["content"])
    assert contents(me) == ["Prefers aisle seats"]


def test_after_the_undo_window_nothing_comes_back(start_sidenote: Callable[..., Sidenote]) -> None:
    """With an undo window of 0, a forgetting is final: 410 for every way back, and the receipt says it is done."""
    server = start_sidenote(SIDENOTE_UNDO_SECONDS="0", ready=True)
    me = server.person()
    memory = remember(me, "Prefers zanzibarian seats")
    gone = expect(me.delete(f"/api/memories/{memory['id']}"), 200)
    receipt = _finished(me, gone["receipt_id"])
    expect_problem(me.post(f"/api/memories/{memory['id']}/restore"), 410)
    expect_problem(me.post(f"/api/receipts/{gone['receipt_id']}/undo"), 410)
    assert receipt["memories"] == 1
    assert receipt["places"]
    assert receipt["checks"]
    assert "zanzibarian" not in str(receipt)
    left = b"".join(path.read_bytes() for path in server.data.rglob("*") if path.is_file())
    assert b"zanzibarian" not in left


def test_unknown_memories_are_not_found(sidenote: Sidenote) -> None:
    """Ids that nobody made, however odd."""
    me = sidenote.person()
    for odd in ("nothing", "0", "%00", "%FF", "a%20b", "x" * 2000):
        expect_problem(me.get(f"/api/memories/{odd}"), 404)
        expect_problem(me.delete(f"/api/memories/{odd}"), 404)
        expect_problem(me.post(f"/api/memories/{odd}/restore"), 404)
        expect_problem(me.patch(f"/api/memories/{odd}", json={"content": "x"}), 404)


def _finished(client: httpx.Client, receipt_id: str) -> Any:

    for _ in range(100):
        receipt = expect(client.get(f"/api/receipts/{receipt_id}"), 200)
        if receipt["state"] == "done":
            return receipt
        time.sleep(0.1)
    return pytest.fail(f"not erased in 10 s: {receipt}")


def _post(client: httpx.Client, path: str, body: dict[str, Any]) -> httpx.Response:
    return client.post(path, content=_escaped(body))


def _patch(client: httpx.Client, memory_id: str, body: dict[str, Any]) -> httpx.Response:
    return client.patch(f"/api/memories/{memory_id}", content=_escaped(body))


def _escaped(body: dict[str, Any]) -> bytes:

    return json.dumps(body).encode()
