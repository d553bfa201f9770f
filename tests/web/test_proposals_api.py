"""What waits for a yes, over HTTP: the yes is bound to what was shown."""

from typing import Any

import httpx
import pytest

from tests.server import Sidenote, expect, expect_problem, say

PROPOSAL = {
    "id",
    "content",
    "question",
    "origin",
    "sensitivity",
    "space",
    "uses",
    "expires_at",
    "evidence",
    "reasons",
    "digest",
    "created_at",
    "lapses_at",
}
SENSITIVE = "I have coeliac disease, so which flours could I bake a birthday cake with?"


def waiting(client: httpx.Client) -> list[Any]:
    found: list[Any] = expect(client.get("/api/proposals"), 200)["proposals"]
    return found


def ask(client: httpx.Client) -> Any:
    [proposal] = say(client, SENSITIVE)["proposals"]
    return proposal


def test_what_is_asked_waits_as_the_contract_says(sidenote: Sidenote) -> None:
    """Every field is there, and nothing is remembered yet."""
    me = sidenote.person()
    proposal = ask(me)
    assert proposal.keys() >= PROPOSAL
    assert waiting(me) == [proposal]
    assert expect(me.get("/api/memories"), 200)["memories"] == []


def test_a_yes_to_what_was_shown_saves_it(sidenote: Sidenote) -> None:
    """The memory holds the words that were shown; a second yes finds nothing."""
    me = sidenote.person()
    proposal = ask(me)
    path = f"/api/proposals/{proposal['id']}/confirm"
    memory = expect(me.post(path, json={"digest": proposal["digest"]}), 200)
    assert memory["content"] == proposal["content"]
    assert waiting(me) == []
    expect_problem(me.post(path, json={"digest": proposal["digest"]}), 410)


@pytest.mark.parametrize("digest", ["", "0" * 64, "\x00"])
def test_a_yes_to_something_else_saves_nothing(sidenote: Sidenote, digest: str) -> None:
    """409, and it still waits."""
    me = sidenote.person()
    proposal = ask(me)
    expect_problem(me.post(f"/api/proposals/{proposal['id']}/confirm", json={"digest": digest}), 409)
    assert waiting(me) == [proposal]


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "digest"), ({"digest": None}, "digest"), ({"digest": "x", "yes": True}, "yes"), ({"digest": 1}, "digest")],
)
def test_a_yes_without_its_digest_is_refused(sidenote: Sidenote, body: dict[str, object], field: str) -> None:
    """There is no yes to nothing in particular."""
    me = sidenote.person()
    proposal = ask(me)
    assert expect_problem(me.post(f"/api/proposals/{proposal['id']}/confirm", json=body), 422)["field"] == field
    assert waiting(me) == [proposal]


def test_a_yes_with_other_words_keeps_those(sidenote: Sidenote) -> None:
    """`content` replaces the wording, as the person's own."""
    me = sidenote.person()
    proposal = ask(me)
    body = {"digest": proposal["digest"], "content": "Avoids gluten"}
    memory = expect(me.post(f"/api/proposals/{proposal['id']}/confirm", json=body), 200)
    assert memory["content"] == "Avoids gluten"


def test_other_words_are_decided_again(sidenote: Sidenote) -> None:
    """A secret does not get in by way of a yes."""
    me = sidenote.person()
    proposal = ask(me)
    body = {"digest": proposal["digest"], "content": "My wifi password is hunter2xyz"}
    problem = expect_problem(me.post(f"/api/proposals/{proposal['id']}/confirm", json=body), 409)
    assert problem["policy"] == "core.secrets"
    assert expect(me.get("/api/memories"), 200)["memories"] == []


def test_a_no_lets_it_go(sidenote: Sidenote) -> None:
    """Nothing waits and nothing is remembered."""
    me = sidenote.person()
    proposal = ask(me)
    expect(me.post(f"/api/proposals/{proposal['id']}/reject", json={}), 204)
    assert waiting(me) == []
    assert expect(me.get("/api/memories"), 200)["memories"] == []
    assert expect(me.get("/api/rules"), 200)["rules"] == []
    expect_problem(me.post(f"/api/proposals/{proposal['id']}/reject"), 410)


def test_never_ask_makes_a_rule(sidenote: Sidenote) -> None:
    """The rule shows among the person's rules."""
    me = sidenote.person()
    proposal = ask(me)
    expect(me.post(f"/api/proposals/{proposal['id']}/reject", json={"never_ask": True}), 204)
    [rule] = expect(me.get("/api/rules"), 200)["rules"]
    assert rule["kind"] == "never_ask"


def test_unknown_proposals_are_not_found(sidenote: Sidenote) -> None:
    """An id that nobody made."""
    me = sidenote.person()
    expect_problem(me.post("/api/proposals/nothing/confirm", json={"digest": "x"}), 404)
    expect_problem(me.post("/api/proposals/nothing/reject", json={}), 404)


def test_rules_are_made_listed_and_removed(sidenote: Sidenote) -> None:
    """A rule made here is "never remember"."""
    me = sidenote.person()
    rule = expect(me.post("/api/rules", json={"about": "my job"}), 201)
    assert rule == {"id": rule["id"], "about": "my job", "kind": "never_remember", "applied": 0}
    assert expect(me.get("/api/rules"), 200)["rules"] == [rule]
    expect_problem(me.post("/api/rules", json={"about": ""}), 422)
    expect_problem(me.post("/api/rules", json={"about": "x", "kind": "never_ask"}), 422)
    expect(me.delete(f"/api/rules/{rule['id']}"), 204)
    expect_problem(me.delete(f"/api/rules/{rule['id']}"), 404)
    assert expect(me.get("/api/rules"), 200)["rules"] == []
