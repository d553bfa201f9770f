"""Forgotten is gone and stays gone: no byte of it is left in the data folder, and old text does not bring it back."""

import time
from collections.abc import Callable
from typing import Any

import httpx

from tests.journeys.steps import bytes_of, conversation, memories
from tests.models.server import ModelServer
from tests.server import Sidenote, expect, expect_problem, say


def _finished(client: httpx.Client, receipt_id: str) -> Any:
    """Wait for the erasure and return its receipt."""
    for _ in range(200):
        receipt = expect(client.get(f"/api/receipts/{receipt_id}"), 200)
        if receipt["state"] == "done":
            return receipt
        time.sleep(0.1)
    message = f"the erasure was not finished: {receipt['state']}"
    raise AssertionError(message)


def test_after_the_undo_window_no_byte_is_left(start_sidenote: Callable[..., Sidenote]) -> None:
    """Memory, quote, message, title and the forgetting request: all masked or gone, while the server runs."""
    server = start_sidenote(SIDENOTE_SIGNUP="open", SIDENOTE_UNDO_SECONDS="1")
    ana = server.person()
    chat = conversation(ana)
    say(ana, "I play the quinticlave in a wind band.", chat)
    say(ana, "What do you remember about me?", chat)
    assert b"quinticlave" in bytes_of(server.data)
    turn = say(ana, "Forget that I play the quinticlave in a wind band", chat)
    receipt = _finished(ana, turn["forgotten"][0]["receipt_id"])
    assert b"quinticlave" not in bytes_of(server.data)
    assert "quinticlave" not in server.log()
    assert receipt["unreachable"]
    assert "quinticlave" not in str(receipt)
    assert "[forgotten]" in str(expect(ana.get(f"/api/conversations/{chat}"), 200)["messages"])
    expect_problem(ana.post(f"/api/receipts/{receipt['id']}/undo"), 410)


def test_said_anew_in_passing_it_is_asked_and_told_it_is_kept(start_sidenote: Callable[..., Sidenote]) -> None:
    """What was forgotten is not quietly learnt again; an explicit "remember" is a new beginning."""
    server = start_sidenote(SIDENOTE_SIGNUP="open", SIDENOTE_UNDO_SECONDS="0")
    ana = server.person()
    say(ana, "I keep bees.")
    forgotten = say(ana, "Forget that I keep bees.")["forgotten"]
    _finished(ana, forgotten[0]["receipt_id"])
    again = say(ana, "I keep bees, which hive would you buy?")
    assert again["saved"] == []
    assert len(again["proposals"]) == 1
    say(ana, "Remember that I keep bees.")
    assert memories(ana) == ["Keeps bees"]


def test_it_is_hidden_at_once(sidenote: Sidenote) -> None:
    """Before it is erased it is in no list, no reply and no earlier message any more; undo brings it back."""
    ana = sidenote.person()
    chat = conversation(ana)
    say(ana, "I keep bees.", chat)
    say(ana, "Forget that I keep bees.", chat)
    assert memories(ana) == []
    assert "bees" not in str(expect(ana.get(f"/api/conversations/{chat}"), 200)).casefold()
    say(ana, "undo", chat)
    assert memories(ana) == ["Keeps bees"]


def test_what_was_forgotten_is_in_no_later_prompt(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """From the model's own log: at once, in that conversation and in others, while undo could still bring it back."""
    ana = sidenote.person()
    chat = conversation(ana)
    say(ana, "I play the quinticlave in a wind band.", chat)
    say(ana, "Could you name a tune for it?", chat)
    say(ana, "Forget that I play the quinticlave in a wind band", chat)
    watched_model.reset()
    say(ana, "Which tune should I practise tonight?", chat)
    say(ana, "Which instrument could I take to the band?")
    assert len(watched_model.scripted) == 2
    assert "[forgotten]" in watched_model.prompt(0)
    assert all("quinticlave" not in request.prompt.casefold() for request in watched_model.requests)
