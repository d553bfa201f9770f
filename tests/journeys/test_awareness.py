"""Awareness: what is held about a person is what the person can see."""

import pytest

from tests.journeys.steps import activity, memories
from tests.server import Sidenote, expect, say


@pytest.mark.parametrize(
    "question",
    [
        "What do you remember about me?",
        "what have you got on me",
        "show me everything you know",
        "list my memories pls",
    ],
)
def test_the_list_holds_all_of_it(sidenote: Sidenote, question: str) -> None:
    """Asked in any words, every memory is listed, with where it came from."""
    ana = sidenote.person()
    for text in ("Remember that I live in York.", "remember i'm vegetarian", "I play the viola in a string quartet."):
        say(ana, text)
    expect(ana.post("/api/memories", json={"content": "Drives an electric van"}), 201)
    turn = say(ana, question)
    listed = sorted(memory["content"] for memory in turn["listed"])
    assert listed == sorted(memories(ana))
    assert len(listed) == 4
    assert all(content in turn["reply"] for content in listed)
    assert "you added" in turn["reply"].casefold()


def test_parts_of_it_can_be_asked_for(sidenote: Sidenote) -> None:
    """A topic lists what belongs to it and leaves the rest out."""
    ana = sidenote.person()
    for text in ("Remember that I don't eat pork.", "Remember that my laptop is a Framework 13."):
        say(ana, text)
    listed = [memory["content"] for memory in say(ana, "What do you know about my food preferences?")["listed"]]
    assert len(listed) == 1
    assert "pork" in listed[0]


def test_the_activity_tells_each_act_with_its_reason_and_without_the_words(sidenote: Sidenote) -> None:
    """Saved, asked, refused: each is a line that says which rule decided."""
    ana = sidenote.person()
    say(ana, "Remember that I have epilepsy.")
    say(ana, "I have asthma, can you suggest a running plan?")
    say(ana, "Remember that my wifi password is Plover-Sextant-88!")
    entries = activity(ana)
    assert {"saved", "asked", "refused"} <= {entry["kind"] for entry in entries}
    assert not any(word in str(entries) for word in ("epilepsy", "asthma", "Plover"))


def test_the_export_holds_what_the_lists_show(sidenote: Sidenote) -> None:
    """Memories, what waits, conversations and activity, in one document."""
    ana = sidenote.person()
    say(ana, "Remember that I live in York.")
    say(ana, "I have asthma, can you suggest a running plan?")
    document = expect(ana.get("/api/export"), 200)
    assert [memory["content"] for memory in document["memories"]] == memories(ana)
    assert len(document["proposals"]) == 1
    assert "I have asthma" in str(document["conversations"])
    assert document["activity"]
