"""Forgetting many at once, its receipts, the way back, and what has happened."""

from typing import Any

import httpx
import pytest

from tests.server import Sidenote, expect, expect_problem, say

EVERYTHING = {"everything": True}


def fill(client: httpx.Client) -> None:
    for content in ("Likes strong coffee", "Eats no mushrooms", "Plays the cello"):
        expect(client.post("/api/memories", json={"content": content}), 201)


def contents(client: httpx.Client) -> set[str]:
    return {memory["content"] for memory in expect(client.get("/api/memories"), 200)["memories"]}


def preview(client: httpx.Client, **what: Any) -> Any:
    return expect(client.post("/api/forget", json=what), 200)


def test_a_preview_changes_nothing_and_the_yes_to_it_forgets_exactly_that(sidenote: Sidenote) -> None:
    """What was shown goes, and the receipt tells it without its words."""
    me = sidenote.person()
    fill(me)
    shown = preview(me, topic="food")
    assert {memory["content"] for memory in shown["matches"]} == {"Likes strong coffee", "Eats no mushrooms"}
    assert len(contents(me)) == 3
    done = expect(me.post("/api/forget", json={"topic": "food", "confirm": shown["digest"]}), 200)
    assert done.keys() == {"receipt_id", "forgotten", "undo_until"}
    assert done["forgotten"] == 2
    assert contents(me) == {"Plays the cello"}
    receipt = expect(me.get(f"/api/receipts/{done['receipt_id']}"), 200)
    assert receipt["memories"] == 2
    assert "coffee" not in str(receipt)


def test_a_forgetting_is_taken_back_by_its_receipt(sidenote: Sidenote) -> None:
    """All of it comes back."""
    me = sidenote.person()
    fill(me)
    shown = preview(me, **EVERYTHING)
    done = expect(me.post("/api/forget", json={**EVERYTHING, "confirm": shown["digest"]}), 200)
    assert contents(me) == set()
    back = expect(me.post(f"/api/receipts/{done['receipt_id']}/undo"), 200)
    assert len(back["restored"]) == 3
    assert len(contents(me)) == 3


def test_a_yes_to_another_list_forgets_nothing(sidenote: Sidenote) -> None:
    """409 where the matches changed since, or the digest is of something else."""
    me = sidenote.person()
    fill(me)
    shown = preview(me, **EVERYTHING)
    expect(me.post("/api/memories", json={"content": "Lives in York"}), 201)
    for digest in (shown["digest"], "0" * 64, ""):
        expect_problem(me.post("/api/forget", json={**EVERYTHING, "confirm": digest}), 409)
    food = preview(me, topic="food")["digest"]
    expect_problem(me.post("/api/forget", json={**EVERYTHING, "confirm": food}), 409)
    assert len(contents(me)) == 4


def test_time_narrows_a_forgetting(sidenote: Sidenote) -> None:
    """A day, a moment with or without a zone."""
    me = sidenote.person()
    fill(me)
    assert preview(me, since="2020-01-01")["matches"]
    assert preview(me, since="2020-01-01T00:00:00Z", until="2020-01-02")["matches"] == []
    assert len(preview(me, until="2999-12-31T23:59:59+02:00")["matches"]) == 3


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "everything"),
        ({"everything": False}, "everything"),
        ({"confirm": "0" * 64}, "everything"),
        ({"since": "yesterday"}, "since"),
        ({"until": "2026-02-31"}, "until"),
        ({"until": "9999-12-31"}, "until"),
        ({"since": 20260101}, "since"),
        ({"topic": ""}, "topic"),
        ({"query": "a" * 3000}, "query"),
        ({"everything": "yes"}, "everything"),
        ({"all": True}, "all"),
    ],
)
def test_a_forgetting_of_nothing_in_particular_is_refused(
    sidenote: Sidenote, body: dict[str, object], field: str
) -> None:
    """Nobody forgets everything by leaving a field out."""
    assert expect_problem(sidenote.person().post("/api/forget", json=body), 422)["field"] == field


def test_a_turn_is_undone_as_a_whole(sidenote: Sidenote) -> None:
    """What one turn saved goes again."""
    me = sidenote.person()
    turn = say(me, "I live in Nottingham.")
    assert len(contents(me)) == 1
    expect(me.post(f"/api/turns/{turn['id']}/undo"), 200)
    assert contents(me) == set()


def test_unknown_receipts_and_turns_are_not_found(sidenote: Sidenote) -> None:
    """An id that nobody made."""
    me = sidenote.person()
    expect_problem(me.get("/api/receipts/nothing"), 404)
    expect_problem(me.post("/api/receipts/nothing/undo"), 404)
    expect_problem(me.post("/api/turns/nothing/undo"), 404)


def test_the_activity_tells_what_happened_in_plain_words(sidenote: Sidenote) -> None:
    """Newest first, with the decision and its reasons, and without a word of any memory."""
    me = sidenote.person()
    memory = expect(me.post("/api/memories", json={"content": "Plays the glockenspiel"}), 201)
    expect(me.delete(f"/api/memories/{memory['id']}"), 200)
    entries = expect(me.get("/api/activity"), 200)["entries"]
    assert [entry["kind"] for entry in entries[:2]] == ["forgotten", "saved"]
    saved = entries[1]
    assert saved["decision"] == "allow"
    assert saved["reasons"]
    assert len(saved["policy_set"]) == 64
    assert saved["memory_id"] == memory["id"]
    assert all(entry["text"].endswith(".") for entry in entries)
    assert "glockenspiel" not in str(entries)


def test_the_activity_comes_in_pages(sidenote: Sidenote) -> None:
    """`next` leads back to the first entry, each once."""
    me = sidenote.person()
    for number in range(55):
        expect(me.post("/api/memories", json={"content": f"Owns teapot number {number}"}), 201)
    seen, before = [], None
    while True:
        part = expect(me.get("/api/activity", params={"before": before} if before else {}), 200)
        seen += [entry["id"] for entry in part["entries"]]
        before = part.get("next")
        if before is None:
            break
    assert len(seen) == len(set(seen)) >= 55


def test_the_export_holds_what_is_held(sidenote: Sidenote) -> None:
    """One document with the person's memories and conversations, and nobody else's."""
    me, other = sidenote.person(), sidenote.person()
    expect(other.post("/api/memories", json={"content": "Plays the serpent"}), 201)
    expect(me.post("/api/memories", json={"content": "Plays the glockenspiel"}), 201)
    say(me, "What is the capital of Peru?")
    response = me.get("/api/export")
    document = expect(response, 200)
    assert "attachment" in response.headers["content-disposition"]
    assert "Plays the glockenspiel" in str(document)
    assert "capital of Peru" in str(document)
    assert "serpent" not in str(document)
