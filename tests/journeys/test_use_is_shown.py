"""Use is shown: a reply lists exactly the memories that its prompt held, and why each."""

import pytest

from tests.journeys.steps import conversation, used
from tests.server import Sidenote, expect, say


def test_a_reply_lists_what_it_used_with_a_reason(sidenote: Sidenote) -> None:
    """Dinner uses the diet and not the seat; the reason is said; the memory counts its use."""
    ana = sidenote.person()
    say(ana, "Remember that I'm vegetarian.")
    say(ana, "Remember that I prefer window seats.")
    turn = say(ana, "What could I make for dinner tonight in under half an hour?")
    (use,) = turn["used"]
    assert "vegetarian" in use["content"]
    assert use["reason"]
    memory = expect(ana.get(f"/api/memories/{use['memory_id']}"), 200)
    assert memory["times_used"] == 1
    assert any("Used" in step["text"] for step in memory["trail"])


@pytest.mark.parametrize("question", ["What is the boiling point of ethanol?", "hello", "what's 17 * 23"])
def test_an_unrelated_question_uses_nothing(sidenote: Sidenote, question: str) -> None:
    """Where nothing fits, nothing is used and nothing is shown."""
    ana = sidenote.person()
    say(ana, "Remember that I don't eat lamb.")
    say(ana, "Remember that I ride a Brompton to work.")
    assert say(ana, question)["used"] == []


def test_answering_again_without_a_memory_leaves_it_out(sidenote: Sidenote) -> None:
    """`without` keeps it out of that one reply."""
    ana = sidenote.person()
    say(ana, "Remember that I'm vegetarian.")
    chat = conversation(ana)
    question = "What could I make for dinner tonight?"
    (use,) = say(ana, question, chat)["used"]
    assert say(ana, question, chat, without=[use["memory_id"]])["used"] == []


def test_style_and_name_change_the_reply_and_are_shown(sidenote: Sidenote) -> None:
    """The same greeting sounds different for someone with a name, and the name is listed as used."""
    plain, named = sidenote.person(), sidenote.person()
    say(named, "Call me Dee, please.")
    before, after = say(plain, "Good morning"), say(named, "Good morning")
    assert "Dee" in after["reply"]
    assert before["reply"] != after["reply"]
    assert "Dee" in used(after)
