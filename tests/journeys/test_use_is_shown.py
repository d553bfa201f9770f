"""Use is shown: a reply lists exactly the memories that its prompt held, and why each."""

import pytest

from tests.journeys.steps import conversation, memories, memories_sent, tool_results, used
from tests.models.script import Call, Say
from tests.models.server import ModelServer
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


def test_style_and_name_change_the_reply_and_are_shown(sidenote: Sidenote, language_model: ModelServer | None) -> None:
    """The same greeting sounds different for someone with a name (or could: the model is told), and it is listed."""
    plain, named = sidenote.person(), sidenote.person()
    say(named, "Call me Dee, please.")
    before, after = say(plain, "Good morning"), say(named, "Good morning")
    if language_model is None:
        assert "Dee" in after["reply"]
        assert before["reply"] != after["reply"]
    else:
        assert "Dee" in language_model.prompt(-1)
        assert "Dee" not in language_model.prompt(-2)
    assert "Dee" in used(after)


def test_a_prompt_holds_exactly_the_memories_that_are_listed(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """From the model's own log: its memory block is what the reply lists as used, in the order of the marks."""
    ana = sidenote.person()
    facts = ("I'm vegetarian", "I prefer window seats", "I keep bees", "I work as a locksmith", "I can't stand olives")
    for fact in facts:
        say(ana, f"Remember that {fact}.")
    questions = (
        "What could I cook tonight?",
        "Which seat should I book on a night train?",
        "What's 17 times 23 about?",
    )
    sent = []
    for question in questions:
        turn = say(ana, question)
        request = watched_model.scripted[-1]
        assert memories_sent(request) == [use["content"] for use in turn["used"]]
        everything = request.prompt
        assert [each for each in memories(ana) if each in everything and each not in memories_sent(request)] == []
        sent.append(memories_sent(request))
    assert any(sent)
    assert sent[-1] == []


def test_tool_results_hold_no_memory_that_is_not_listed(sidenote: Sidenote, watched_model: ModelServer) -> None:
    """A model that reaches for every tool is told what came of it, and no wording that the reply does not list."""
    ana = sidenote.person()
    say(ana, "Remember that I keep bees.")
    say(ana, "Remember that I work as a locksmith.")
    watched_model.script = [
        Call(
            ("forget_memory", '{"memory": "bees", "quote": "anything"}'),
            ("edit_memory", '{"memory": "locksmith", "content": "Is a baker", "quote": "Reykjavik"}'),
            ("remember", '{"content": "Loves ice", "quote": "Reykjavik"}'),
        ),
        Call(("edit_memory", '{"memory": "1", "content": "Keeps wasps", "quote": "ferry"}')),
        Say("By ferry."),
    ]
    turn = say(ana, "How does anyone get to Reykjavik by ferry?")
    results = [result for request in watched_model.scripted for result in tool_results(request)]
    assert len(results) >= 4
    listed = {use["content"] for use in turn["used"]}
    assert [each for each in memories(ana) if each not in listed and any(each in result for result in results)] == []
    assert sorted(memories(ana)) == ["Keeps bees", "Works as a locksmith"]
