"""Nobody else's: no path leads from one person to another's data."""

from collections.abc import Callable

from tests.journeys.steps import conversation, memories, proposals
from tests.models.server import ModelServer
from tests.server import Sidenote, expect, expect_problem, say


def test_two_people_of_one_home_see_nothing_of_each_other(sidenote: Sidenote) -> None:
    """Everything of Ana's answers 404 to Ben, as if it did not exist, and nothing of it reaches his replies."""
    ana, ben = sidenote.person(), sidenote.person()
    chat = conversation(ana)
    told = say(ana, "Remember that I keep bees.", chat)
    asked = say(ana, "I have asthma, can you suggest a running plan?", chat)
    memory, card = told["saved"][0]["id"], asked["proposals"][0]
    forgotten = expect(ana.delete(f"/api/memories/{memory}"), 200)
    expect(ana.post(f"/api/memories/{memory}/restore"), 200)
    nowhere = (
        ben.get(f"/api/memories/{memory}"),
        ben.patch(f"/api/memories/{memory}", json={"content": "Keeps wasps"}),
        ben.delete(f"/api/memories/{memory}"),
        ben.post(f"/api/memories/{memory}/restore"),
        ben.post(f"/api/proposals/{card['id']}/confirm", json={"digest": card["digest"]}),
        ben.post(f"/api/proposals/{card['id']}/reject", json={}),
        ben.get(f"/api/conversations/{chat}"),
        ben.delete(f"/api/conversations/{chat}"),
        ben.post(f"/api/conversations/{chat}/turns", json={"text": "hello"}),
        ben.get(f"/api/turns/{told['id']}/events"),
        ben.post(f"/api/turns/{told['id']}/stop"),
        ben.post(f"/api/turns/{told['id']}/undo"),
        ben.get(f"/api/receipts/{forgotten['receipt_id']}"),
        ben.post(f"/api/receipts/{forgotten['receipt_id']}/undo"),
    )
    for answer in nowhere:
        problem = expect_problem(answer, 404)
        assert "bees" not in str(problem)
    turn = say(ben, "What do you remember about me? Do I keep bees?")
    assert (turn["listed"] or [], turn["used"]) == ([], [])
    assert (memories(ben), proposals(ben)) == ([], [])
    assert len(memories(ana)) == 1


def test_the_owner_sees_no_more_than_anybody(start_sidenote: Callable[..., Sidenote]) -> None:
    """The first account is the owner's, and another person's things answer 404 to it too."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    owner, other = server.person(), server.person()
    assert expect(owner.get("/api/me"), 200)["owner"]
    turn = say(other, "Remember that I keep bees.")
    for path in (f"/api/memories/{turn['saved'][0]['id']}", f"/api/conversations/{turn['conversation_id']}"):
        expect_problem(owner.get(path), 404)
    assert "bees" not in str(expect(owner.get("/api/export"), 200))
    assert "bees" not in str(expect(owner.get("/api/activity"), 200))


def test_a_prompt_holds_nothing_of_anybody_else(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """From the model's own log: what Ana said, told or keeps is in none of the requests made for Ben, nor her name."""
    ana, ben = sidenote.person("ana-quillfeather"), sidenote.person()
    say(ana, "Remember that I'm vegetarian. And what could I cook tonight?")
    say(ana, "I keep mason bees in Quillmouth, what do they eat in winter?")
    watched_model.reset()
    for question in ("What could I cook tonight?", "What do bees eat in winter?", "Who else lives here?"):
        say(ben, question)
    assert len(watched_model.scripted) == 3
    for request in watched_model.requests:
        for word in ("vegetarian", "mason", "quill"):
            assert word not in request.prompt.casefold()
