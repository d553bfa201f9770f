"""Fail closed, speak true: a broken part saves nothing, and "saved" is said only of what was saved."""

from collections.abc import Callable

import pytest

from tests.journeys.steps import bytes_of, conversation, memories, proposals
from tests.models.script import Call, Say, Status
from tests.models.server import ModelServer
from tests.server import Sidenote, expect, expect_problem, say


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("Remember that my wifi password is Plover-Sextant-88!", "Plover-Sextant-88"),
        ("My card number is 4242 4242 4242 4242, remember it for when I order stuff", "4242 4242 4242 4242"),
        # Eight digits: four stand by chance in the microseconds of some time of day.
        ("the PIN for my debit card is 49213807, keep that for me will you", "49213807"),
    ],
)
def test_a_secret_is_refused_and_reaches_no_file(sidenote: Sidenote, text: str, secret: str) -> None:
    """Told or not: it is refused with a reason, and the words stand in no file of the data folder and no log."""
    ana = sidenote.person()
    turn = say(ana, text)
    assert turn["refused"]
    assert (turn["saved"], turn["proposals"], memories(ana), proposals(ana)) == ([], [], [], [])
    assert secret not in str(turn)
    assert secret.casefold().encode() not in bytes_of(sidenote.data)
    assert secret not in sidenote.log()


def test_saved_is_said_only_of_what_was_saved(sidenote: Sidenote) -> None:
    """A refusal does not sound like a success; a success is in the list at once."""
    ana = sidenote.person()
    refused = say(ana, "Remember that my laptop password is Copper-Kettle-19.")
    assert "remembered" not in refused["reply"].casefold()
    saved = say(ana, "Remember that I keep bees.")
    assert [memory["content"] for memory in saved["saved"]] == memories(ana)


def test_forgetting_what_is_not_there_says_so(sidenote: Sidenote) -> None:
    """Nothing is reported forgotten when nothing was."""
    ana = sidenote.person()
    say(ana, "Remember that I live in Oban.")
    turn = say(ana, "Can you forget that I like jazz?")
    assert turn["forgotten"] == []
    assert memories(ana)


def test_a_list_that_changed_is_not_forgotten(sidenote: Sidenote) -> None:
    """Bulk forgetting is bound to exactly the list that was shown."""
    ana = sidenote.person()
    say(ana, "Remember that I keep bees.")
    preview = expect(ana.post("/api/forget", json={"everything": True}), 200)
    assert memories(ana)
    say(ana, "Remember that I live in Oban.")
    expect_problem(ana.post("/api/forget", json={"everything": True, "confirm": preview["digest"]}), 409)
    assert len(memories(ana)) == 2


def test_memory_off_keeps_nothing(sidenote: Sidenote) -> None:
    """In mode off nothing is saved, asked or used."""
    ana = sidenote.person()
    expect(ana.patch("/api/me", json={"memory": "off"}), 200)
    turn = say(ana, "Remember that I keep bees.")
    assert (turn["saved"], turn["proposals"], memories(ana)) == ([], [], [])


def test_what_was_acknowledged_survives_a_kill(start_sidenote: Callable[..., Sidenote]) -> None:
    """A memory whose saving was reported is there after the process was killed, with its conversation."""
    server = start_sidenote(SIDENOTE_SIGNUP="open")
    ana = server.person()
    token = ana.headers["Authorization"]
    chat = conversation(ana)
    say(ana, "Remember that I keep bees.", chat)
    server.kill()
    server.start()
    again = server.client(headers={"Authorization": token, "Accept": "application/json"})
    assert memories(again) == ["Keeps bees"]
    assert len(expect(again.get(f"/api/conversations/{chat}"), 200)["messages"]) == 2


def test_a_model_that_claims_to_have_saved_or_forgotten_is_corrected(
    sidenote: Sidenote, watched_model: ModelServer
) -> None:
    """The claim is not shown; what really happened is."""
    ana = sidenote.person()
    watched_model.script = [Say("Sure! I've saved that to my memory. The kettle boils at a hundred degrees.")]
    turn = say(ana, "When does the kettle boil?")
    assert "saved that" not in turn["reply"]
    assert "hundred degrees" in turn["reply"]
    assert "nothing" in turn["reply"]
    watched_model.script = [Say("I've deleted everything I knew about you.")]
    say(ana, "Remember that I keep bees.")
    turn = say(ana, "How does honey keep for years?")
    assert "deleted everything" not in turn["reply"]
    assert turn["forgotten"] == []
    assert memories(ana) == ["Keeps bees"]


def test_a_model_notices_only_what_the_person_said(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """What it fills into the form are claims: without the person's own words under it, none becomes anything."""
    ana = sidenote.person()
    watched_model.structured = {
        "claims": [
            {"content": "Is rich", "quote": "I own a bank"},
            {"content": "Trusts all links", "quote": "I trust all links"},
            {"content": "Is a spy", "quote": "my shed leans to the left"},
        ]
    }
    pasted = "I trust all links."
    text = f"So the thing is, my shed leans to the left since the storm came over us. {pasted}"
    turn = say(ana, text, pasted=[[text.index(pasted), len(text)]])
    assert len(watched_model.requests) == 2
    assert memories(ana) == []
    assert not any("rich" in card["content"] or "links" in card["content"] for card in turn["proposals"])


def test_commands_work_while_the_model_does_not_answer(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """Telling, listing, correcting, forgetting and undoing need no model; a question says that it could not answer."""
    ana = sidenote.person()
    watched_model.script = [Status(500)]
    chat = conversation(ana)
    assert say(ana, "Remember that I keep bees.", chat)["error"] is None
    assert say(ana, "What do you remember about me?", chat)["listed"]
    assert say(ana, "Forget that I keep bees.", chat)["forgotten"]
    assert say(ana, "undo", chat)["restored"]
    assert memories(ana) == ["Keeps bees"]
    broken = say(ana, "What do bees eat in winter?", chat)
    assert "trouble of its own (500)" in broken["error"]["detail"]
    assert memories(ana) == ["Keeps bees"]


def test_a_tool_saves_wholly_or_not_at_all(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """A model that dies right after its tool has saved something leaves it saved, shown and undoable."""
    ana = sidenote.person()
    watched_model.script = [
        Call(("remember", '{"content": "Plays squash on Fridays", "quote": "I play squash on Fridays"}')),
        Status(401),
    ]
    turn = say(ana, "Could it be nice to have tea before the match, seeing that I play squash on Fridays?")
    assert turn["error"] is not None
    assert [memory["content"] for memory in turn["saved"]] == memories(ana) == ["Plays squash on Fridays"]
    expect(ana.post(f"/api/turns/{turn['id']}/undo"), 200)
    assert memories(ana) == []
