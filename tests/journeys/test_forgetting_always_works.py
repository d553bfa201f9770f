"""Forgetting always works: no mode, rule, waiting model or policy stands before it."""

from collections.abc import Callable

import pytest

from tests.journeys.steps import memories
from tests.server import Sidenote, expect, say


@pytest.mark.parametrize("mode", ["off", "only-when-told"])
def test_no_memory_mode_stops_it(sidenote: Sidenote, mode: str) -> None:
    """With memory off nothing new is kept, and what is there can still be forgotten, by word and by click."""
    ana = sidenote.person()
    by_word = say(ana, "Remember that I keep bees.")["saved"][0]
    by_click = say(ana, "Remember that I live in Oban.")["saved"][0]
    expect(ana.patch("/api/me", json={"memory": mode}), 200)
    assert say(ana, "Forget the bees")["forgotten"][0]["memory_id"] == by_word["id"]
    expect(ana.delete(f"/api/memories/{by_click['id']}"), 200)
    assert memories(ana) == []


def test_no_rule_stops_it(sidenote: Sidenote) -> None:
    """A rule never to remember a matter does not protect what was kept of it before."""
    ana = sidenote.person()
    say(ana, "Remember that I work as a nurse.")
    say(ana, "Never remember anything about my work.")
    assert say(ana, "Forget that I work as a nurse.")["forgotten"]
    assert memories(ana) == []


def test_it_does_not_wait_for_the_embedder(start_sidenote: Callable[..., Sidenote]) -> None:
    """Just after the start, before the server can answer a turn, a click forgets and an undo restores."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    ana = server.person()
    token = ana.headers["Authorization"]
    say(ana, "Remember that I keep bees.")
    server.restart(ready=False)
    again = server.client(headers={"Authorization": token, "Accept": "application/json"})
    (memory,) = expect(again.get("/api/memories"), 200)["memories"]
    receipt = expect(again.delete(f"/api/memories/{memory['id']}"), 200)
    assert memories(again) == []
    expect(again.post(f"/api/receipts/{receipt['receipt_id']}/undo"), 200)
    assert memories(again) == ["Keeps bees"]


def test_everything_goes_with_the_account(sidenote: Sidenote) -> None:
    """Deleting the account needs the password alone; the person's log-ins end with it."""
    ana = sidenote.person()
    say(ana, "Remember that I keep bees.")
    expect(ana.request("DELETE", "/api/me", json={"password": "correct horse battery"}), 204)
    assert ana.get("/api/memories").status_code == 401
