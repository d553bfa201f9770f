import pytest

from assistant.controls.forgetting import forget, forget_chosen, undo
from assistant.reader.commands import Forget
from memory.records import Forgetting, Preview, Undone
from tests.assistant.conftest import Chat
from tests.memory.conftest import MovableClock


def test_one_memory_is_forgotten_at_once(chat: Chat) -> None:
    """What the words name is forgotten, said so with the way back, and nothing else is touched."""
    chat.told("Lives in Exeter", "I live in Exeter")
    chat.told("Plays badminton", "I play badminton")

    response = forget(Forget(about="I live in Exeter"), chat.desk("Forget that I live in Exeter."))

    assert chat.kept == {"Plays badminton"}
    assert isinstance(response.happened[0], Forgetting)
    assert response.text == "Forgotten: “Lives in Exeter”. Say “undo” to bring it back."
    assert response.stored is not None
    assert "Exeter" not in response.stored


def test_nothing_fits(chat: Chat) -> None:
    """Where nothing fits, nothing happens, and it says so."""
    chat.told("Lives in Oban", "I live in Oban")

    response = forget(Forget(about="I like jazz"), chat.desk("Can you forget that I like jazz?"))

    assert response.happened == ()
    assert chat.kept == {"Lives in Oban"}
    assert "I forgot nothing" in response.text


def test_two_could_be_meant(chat: Chat) -> None:
    """Where two memories fit equally, both are shown and neither is forgotten."""
    chat.told("Has a dog called Bisto", "I have a dog called Bisto")
    chat.told("Has a dog called Rex", "I have a dog called Rex")

    asked = chat.desk("forget my dog")
    response = forget(Forget(about="my dog"), asked)

    assert response.happened == ()
    assert len(chat.kept) == 2
    assert "1. Has a dog called" in response.text
    assert "2. Has a dog called" in response.text
    assert response.stored is not None
    assert "Rex" not in response.stored


@pytest.mark.parametrize(("said", "kept"), [("the second one", 2), ("number 1", 1), ("Rex", None), ("never mind", 0)])
def test_one_of_two_is_chosen(chat: Chat, said: str, kept: int | None) -> None:
    """Asked which one, its place in the list or a word of its own is enough; anything else forgets nothing."""
    chat.told("Has a dog called Bisto", "I have a dog called Bisto")
    chat.told("Has a dog called Rex", "I have a dog called Rex")
    asked = chat.desk("forget my dog")
    response = forget(Forget(about="my dog"), asked)
    shown = [line.partition(". ")[2] for line in response.text.splitlines() if line[:1].isdigit()]
    chat.transcripts.add(chat.conversation.id, asked.turn.turn_id, "assistant", response.stored or "")

    forget_chosen(said, chat.desk(said))

    gone = {0: set(), 1: {shown[0]}, 2: {shown[1]}, None: {"Has a dog called Rex"}}[kept]
    assert chat.kept == set(shown) - gone


def test_a_choice_without_a_question(chat: Chat) -> None:
    """A choice such as "the first one" means nothing here unless it was asked for."""
    chat.told("Lives in Exeter", "I live in Exeter")

    assert forget_chosen("the first one", chat.desk("the first one")) is None
    assert chat.kept == {"Lives in Exeter"}


def test_a_topic_is_previewed(chat: Chat) -> None:
    """A topic is shown first: nothing is forgotten, and exactly its memories wait for the yes."""
    chat.told("Is vegetarian", "I'm vegetarian")
    chat.told("Plays badminton", "I play badminton")

    response = forget(Forget(about="food", bulk=True), chat.desk("Delete everything about food."))

    assert isinstance(response.happened[0], Preview)
    assert [memory.content for memory in response.happened[0].matches] == ["Is vegetarian"]
    held = chat.memory.held(chat.conversation.id)
    assert held is not None
    assert held.digest == response.happened[0].digest
    assert len(chat.kept) == 2


def test_an_empty_preview_waits_for_nothing(chat: Chat) -> None:
    """With nothing to forget there is nothing to say yes to."""
    response = forget(Forget(everything=True), chat.desk("Forget everything."))

    assert response.happened == ()
    assert chat.memory.held(chat.conversation.id) is None


def test_the_last_thing(chat: Chat) -> None:
    """What was told last is the newest memory of this conversation; a waiting card is dropped instead."""
    chat.told("Plays badminton", "I play badminton")
    chat.told("Lives in Exeter", "I live in Exeter")

    forget(Forget(last=True), chat.desk("forget what I just told you"))
    assert chat.kept == {"Plays badminton"}

    chat.asked("Has asthma", "I have asthma")
    response = forget(Forget(last=True), chat.desk("forget that"))
    assert chat.memory.proposals() == ()
    assert chat.kept == {"Plays badminton"}
    assert response.text == "I won't keep that."


def test_undo(chat: Chat, clock: MovableClock) -> None:
    """Undo brings back what was forgotten last, and says when there is nothing to undo."""
    chat.told("Lives in Exeter", "I live in Exeter")
    clock.pass_by(minutes=5)
    asked = chat.desk("Forget that I live in Exeter.")
    forget(Forget(about="I live in Exeter"), asked)

    response = undo(chat.desk("undo"))

    assert chat.kept == {"Lives in Exeter"}
    assert isinstance(response.happened[0], Undone)
    assert "I remember this again: “Lives in Exeter”" in response.text
    assert "nothing left to undo" in undo(chat.anew().desk("undo")).text
