"""Nobody else's: whatever belongs to another person answers 404, and stays as it is."""

from typing import Any

import httpx
import pytest

from tests.server import Sidenote, expect, expect_problem, say

SENSITIVE = "I have coeliac disease, so which flours could I bake a birthday cake with?"


@pytest.fixture
def ada(sidenote: Sidenote) -> httpx.Client:
    return sidenote.browser()


@pytest.fixture
def things(ada: httpx.Client) -> dict[str, Any]:
    """One of everything that has an id, all Ada's."""
    turn = say(ada, "I live in Nottingham.")
    proposal = say(ada, SENSITIVE)["proposals"][0]
    off = expect(ada.post("/api/conversations", json={"off_record": True}), 201)
    forgotten = expect(ada.post("/api/memories", json={"content": "Plays the cello"}), 201)
    receipt = expect(ada.delete(f"/api/memories/{forgotten['id']}"), 200)
    return {
        "memory": turn["saved"][0]["id"],
        "forgotten": forgotten["id"],
        "receipt": receipt["receipt_id"],
        "turn": turn["id"],
        "conversation": turn["conversation_id"],
        "off": off["id"],
        "proposal": proposal["id"],
        "digest": proposal["digest"],
        "rule": expect(ada.post("/api/rules", json={"about": "football"}), 201)["id"],
        "token": expect(ada.post("/api/tokens", json={"label": "script"}), 201)["id"],
        "session": expect(ada.get("/api/sessions"), 200)["sessions"][0]["id"],
    }


REQUESTS: list[tuple[str, str, Any]] = [
    ("GET", "/api/memories/{memory}", None),
    ("PATCH", "/api/memories/{memory}", {"content": "Lives in Oslo"}),
    ("DELETE", "/api/memories/{memory}", None),
    ("POST", "/api/memories/{memory}/restore", None),
    ("POST", "/api/memories/{forgotten}/restore", None),
    ("GET", "/api/receipts/{receipt}", None),
    ("POST", "/api/receipts/{receipt}/undo", None),
    ("POST", "/api/turns/{turn}/undo", None),
    ("POST", "/api/turns/{turn}/stop", None),
    ("GET", "/api/turns/{turn}/events", None),
    ("GET", "/api/conversations/{conversation}", None),
    ("POST", "/api/conversations/{conversation}/turns", {"text": "hello"}),
    ("DELETE", "/api/conversations/{conversation}", None),
    ("GET", "/api/conversations/{off}", None),
    ("POST", "/api/conversations/{off}/turns", {"text": "hello"}),
    ("DELETE", "/api/conversations/{off}", None),
    ("POST", "/api/proposals/{proposal}/confirm", {"digest": "{digest}"}),
    ("POST", "/api/proposals/{proposal}/reject", {}),
    ("DELETE", "/api/rules/{rule}", None),
    ("DELETE", "/api/tokens/{token}", None),
    ("DELETE", "/api/sessions/{session}", None),
    ("GET", "/api/memories?after={memory}", None),
    ("GET", "/api/conversations?after={conversation}", None),
    ("GET", "/api/proposals?after={proposal}", None),
]


def everything(client: httpx.Client) -> list[Any]:
    paths = ("memories", "conversations", "proposals", "rules", "tokens", "sessions", "activity")
    return [expect(client.get(f"/api/{path}"), 200) for path in paths]


def test_another_persons_things_do_not_exist(sidenote: Sidenote, ada: httpx.Client, things: dict[str, Any]) -> None:
    """The answer is the same as for an id that nobody made, and nothing of the other person's changes."""
    bob = sidenote.browser()
    before = everything(ada)
    for method, path, sent in REQUESTS:
        body = {"digest": things["digest"]} if sent == {"digest": "{digest}"} else sent
        mine = bob.request(method, path.format(**things), json=body)
        nobodys = bob.request(method, path.format(**dict.fromkeys(things, "nothing")), json=body)
        expect_problem(mine, 404)
        assert mine.text == nobodys.text, f"{method} {path}"
    assert everything(ada) == before


def test_another_persons_list_holds_nothing_of_mine(sidenote: Sidenote, things: dict[str, Any]) -> None:
    """Every list is the person's own."""
    bob = sidenote.person()
    assert not set(things.values()) & _ids(everything(bob))


def test_another_persons_conversation_off_the_record_is_still_there(
    sidenote: Sidenote, ada: httpx.Client, things: dict[str, Any]
) -> None:
    """Trying to delete it did nothing."""
    expect_problem(sidenote.person().delete(f"/api/conversations/{things['off']}"), 404)
    expect(ada.get(f"/api/conversations/{things['off']}"), 200)


def _ids(value: Any) -> set[str]:
    match value:
        case dict():
            return {*([value["id"]] if "id" in value else []), *_ids(list(value.values()))}
        case list():
            return {found for item in value for found in _ids(item)}
        case _:
            return set()
