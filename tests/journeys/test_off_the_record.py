"""Off the record leaves no trace on disk."""

from collections.abc import Callable

from tests.journeys.steps import activity, bytes_of, conversation, memories, proposals
from tests.server import Sidenote, expect, expect_problem, say


def test_an_off_the_record_conversation_reads_and_leaves_nothing(sidenote: Sidenote) -> None:
    """Neither used nor saved nor asked; not in any file, list, log or activity."""
    ana = sidenote.person()
    say(ana, "Remember that I'm vegetarian.")
    before = len(activity(ana))
    chat = conversation(ana, off_record=True)
    texts = (
        "My biopsy came back and I've got xanthomelanoma. What do I ask at the hospital?",
        "remember that i hate xanthomelons",
        "What could I make for dinner tonight?",
        "what do you remember about me?",
        "yes",
    )
    for text in texts:
        turn = say(ana, text, chat)
        assert turn["off_record"]
        assert (turn["saved"], turn["updated"], turn["proposals"], turn["used"]) == ([], [], [], [])
    assert b"xantho" not in bytes_of(sidenote.data)
    assert "xantho" not in sidenote.log()
    assert (len(memories(ana)), proposals(ana), len(activity(ana))) == (1, [], before)
    listed = expect(ana.get("/api/conversations"), 200)["conversations"]
    assert chat not in [conversation["id"] for conversation in listed]


def test_a_message_can_be_off_the_record_by_saying_so(sidenote: Sidenote) -> None:
    """Message and reply of that turn are not stored; the conversation goes on as before."""
    ana = sidenote.person()
    chat = conversation(ana)
    say(ana, "Hello", chat)
    turn = say(ana, "Off the record: I've got about 9k of xanthodebt, what's a balance transfer?", chat)
    assert turn["off_record"]
    assert b"xanthodebt" not in bytes_of(sidenote.data)
    messages = expect(ana.get(f"/api/conversations/{chat}"), 200)["messages"]
    assert len(messages) == 2
    say(ana, "Thanks. Also, I prefer answers in bullet points from now on.", chat)
    assert len(memories(ana)) == 1


def test_it_is_gone_with_the_server(start_sidenote: Callable[..., Sidenote]) -> None:
    """After a kill in mid-conversation the chat does not exist, and nothing of it is on disk."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    ana = server.person()
    token = ana.headers["Authorization"]
    chat = conversation(ana, off_record=True)
    say(ana, "I'm thinking of leaving my xanthojob.", chat)
    server.kill()
    assert b"xantho" not in bytes_of(server.data)
    server.start()
    again = server.client(headers={"Authorization": token, "Accept": "application/json"})
    expect_problem(again.get(f"/api/conversations/{chat}"), 404)
