"""What bears on a message is used, with a true reason; nothing else is."""

import pytest

from memory.records import Asked, Saved
from memory.topics import TOPICS
from policies.contract import MemoryMode
from tests.memory.conftest import MovableClock, Someone


@pytest.fixture
def furnished(ana: Someone) -> Someone:
    for content, quote in (
        ("Is vegetarian", "I'm vegetarian"),
        ("Prefers window seats", "I prefer window seats"),
        ("Keeps bees", "I keep bees"),
        ("Works as a librarian", "I work as a librarian"),
    ):
        assert isinstance(ana.claims(content, quote), Saved)
    return ana


def _used(person: Someone, text: str) -> set[str]:
    return {use.memory.content for use in person.memory.recall(text).used}


def test_a_request_brings_up_what_bears_on_it(furnished: Someone) -> None:
    """Dinner brings up the diet and leaves the seat out."""
    found = furnished.memory.recall("What could I cook for dinner tonight?")
    assert [use.memory.content for use in found.used] == ["Is vegetarian"]
    assert found.used[0].reason == f"Your message is about {TOPICS['food']}."
    assert found.left_out == 3


@pytest.mark.parametrize(
    "question", ["What is the boiling point of ethanol?", "Who wrote Faust?", "hello", "What's 17 times 23?"]
)
def test_an_unrelated_question_uses_nothing(furnished: Someone, question: str) -> None:
    """There is a floor: where nothing fits, nothing is used."""
    assert _used(furnished, question) == set()


def test_how_replies_should_be_shapes_every_reply(furnished: Someone) -> None:
    """Style and name come along whatever the message is about."""
    furnished.claims("Wants short answers", "I want short answers from now on", told=True)
    furnished.claims("Goes by Dee", "Call me Dee", told=True)
    assert _used(furnished, "Who wrote Faust?") == {"Wants short answers", "Goes by Dee"}


def test_what_waits_is_never_used(ana: Someone) -> None:
    """A proposal is not found, however close the question comes to it."""
    assert isinstance(ana.claims("Has asthma", "I have asthma"), Asked)
    assert _used(ana, "I have asthma, do I have asthma?") == set()


def test_what_is_forgotten_or_expired_is_never_used(ana: Someone, clock: MovableClock) -> None:
    """Hidden at once, and left out from the moment it expires."""
    saved = ana.claims("Is vegetarian", "I'm vegetarian")
    assert isinstance(saved, Saved)
    assert _used(ana, "Am I vegetarian?") == {"Is vegetarian"}
    ana.memory.forget([saved.memory.id])
    assert _used(ana, "Am I vegetarian?") == set()


def test_left_out_when_asked_to_answer_without_it(furnished: Someone) -> None:
    """`without` keeps a memory out of this one recall."""
    diet = next(memory for memory in furnished.memory.list() if "vegetarian" in memory.content)
    found = furnished.memory.recall("What could I cook for dinner tonight?", without=[diet.id])
    assert diet.id not in [use.memory.id for use in found.used]


def test_memory_switched_off_is_not_read(furnished: Someone) -> None:
    """In mode off nothing that was kept earlier is used."""
    furnished.memory.set_mode(MemoryMode.OFF)
    assert _used(furnished, "What could I cook for dinner tonight?") == set()


def test_a_sensitive_memory_is_used_where_it_bears_and_never_in_a_text_for_others(ana: Someone) -> None:
    """A nut allergy comes up for a cake, and not in a letter."""
    ana.claims("Is allergic to nuts", "I'm allergic to nuts", told=True)
    assert _used(ana, "Suggest a cake I could bake and eat on my birthday") == {"Is allergic to nuts"}
    letter = ana.memory.recall("Write an e-mail inviting my team to cake without nuts", for_others=True)
    assert letter.used == ()


def test_use_is_recorded_with_the_turn(furnished: Someone) -> None:
    """The memory counts its uses, and the turn's notes show it with the reason."""
    turn = furnished.says("What could I cook for dinner tonight?")
    used = furnished.memory.recall("What could I cook for dinner tonight?").used
    furnished.memory.record_use(used, turn)
    memory = furnished.memory.get(used[0].memory.id)
    assert memory.times_used == 1
    assert memory.last_used_at is not None
    assert furnished.memory.notes(furnished.conversation_id)[turn.turn_id].used[0].reason == used[0].reason


def test_pointing_at_a_memory_finds_that_one(furnished: Someone) -> None:
    """A few words of it are enough, and words of nothing find nothing."""
    assert [memory.content for memory in furnished.memory.find("the thing about the bees")] == ["Keeps bees"]
    assert furnished.memory.find("that I like jazz") == ()
