"""One door: every memory row has the ledger entry of the decision that let it in."""

import sqlite3

from tests.journeys.steps import activity, memories
from tests.server import Sidenote, expect, expect_problem, say


def test_every_way_in_leaves_a_decision(sidenote: Sidenote) -> None:
    """Said, told, confirmed, authored and reworded: each row points at its own ledger entry."""
    ana = sidenote.person()
    say(ana, "I play the viola in a string quartet.")
    say(ana, "Remember that I live in York.")
    (card,) = say(ana, "I have asthma, can you suggest a running plan?")["proposals"]
    expect(ana.post(f"/api/proposals/{card['id']}/confirm", json={"digest": card["digest"]}), 200)
    written = expect(ana.post("/api/memories", json={"content": "Likes tea"}), 201)
    expect(ana.patch(f"/api/memories/{written['id']}", json={"content": "Likes green tea", "version": 1}), 200)
    owner = expect(ana.get("/api/me"), 200)["id"]
    with sqlite3.connect(f"file:{sidenote.data / 'sidenote.db'}?mode=ro", uri=True) as database:
        rows = database.execute(
            "SELECT ledger.kind, ledger.memory_id = memory.id, ledger.policy_set IS NOT NULL"
            " FROM memory LEFT JOIN ledger ON ledger.id = memory.decision_id WHERE memory.person_id = ?",
            (owner,),
        ).fetchall()
    assert sorted(kind for kind, *_ in rows) == ["confirmed", "edited", "saved", "saved"]
    assert all(same and decided for _, same, decided in rows)


def test_the_policies_stand_before_the_page_and_the_api_too(sidenote: Sidenote) -> None:
    """A secret typed into the memory page, or into an edit, is refused with the reason; nothing changes."""
    ana = sidenote.person()
    problem = expect_problem(ana.post("/api/memories", json={"content": "My wifi password is Plover-Sextant-88"}), 409)
    assert "password" in problem["detail"]
    assert "Plover" not in str(problem)
    written = expect(ana.post("/api/memories", json={"content": "Likes tea"}), 201)
    path = f"/api/memories/{written['id']}"
    expect_problem(ana.patch(path, json={"content": "Card number 4242 4242 4242 4242"}), 409)
    assert memories(ana) == ["Likes tea"]
    assert [entry["kind"] for entry in activity(ana)][:2] == ["refused", "saved"]
