from assistant.controls.listing import list_memories
from assistant.events import Listed
from assistant.reader.commands import ListMemories
from memory.records import Saved
from tests.assistant.conftest import Chat


def test_a_list_holds_everything_with_its_source(chat: Chat) -> None:
    """Everything is listed, grouped by topic, each with where it came from; `listed` is exactly what is remembered."""
    chat.told("Is vegetarian", "remember I'm vegetarian")
    chat.memory.author("Likes strong tea")
    card = chat.asked("Has asthma", "I have asthma")
    chat.memory.confirm(card.id, card.digest)

    response = list_memories(ListMemories(), chat.desk("what do you remember about me?"))

    assert response.happened == (Listed(chat.memory.list()),)
    assert "- Is vegetarian — you said so on 1 Mar" in response.text
    assert "- Likes strong tea — you added this on 1 Mar" in response.text
    assert "- Has asthma — you said so on 1 Mar, and confirmed it" in response.text
    assert response.text.index("vegetarian") < response.text.index("asthma")
    assert response.text.count("**") % 2 == 0


def test_the_transcript_keeps_no_list(chat: Chat) -> None:
    """What is stored of a list is its number, so that forgetting need not search old replies."""
    chat.told("Is vegetarian", "remember I'm vegetarian")

    stored = list_memories(ListMemories(), chat.desk("list")).stored

    assert stored is not None
    assert "[listed 1]" in stored
    assert "vegetarian" not in stored


def test_a_list_about_something(chat: Chat) -> None:
    """A list about a topic holds what belongs to it and nothing else."""
    chat.told("Is vegetarian", "remember I'm vegetarian")
    chat.told("Loves Thai curries", "I love Thai curries")
    chat.told("Laptop is a Framework 13", "my laptop is a Framework 13")

    response = list_memories(ListMemories(about="my food preferences"), chat.desk("list"))

    (listed,) = response.happened
    assert isinstance(listed, Listed)
    assert {memory.content for memory in listed.memories} == {"Is vegetarian", "Loves Thai curries"}
    assert response.text.startswith("What I remember about your food preferences:")


def test_an_empty_list_says_so(chat: Chat) -> None:
    """Nothing remembered is listed as nothing, which is not the same as no list."""
    everything = list_memories(ListMemories(), chat.desk("list"))
    work = list_memories(ListMemories(about="my work"), chat.desk("list"))

    assert everything.happened == work.happened == (Listed(()),)
    assert everything.text == "I don't remember anything about you."
    assert work.text == "I don't remember anything about your work."


def test_only_guesses(chat: Chat) -> None:
    """Asked for the guesses alone, it leaves out what the person said."""
    assert isinstance(chat.memory.author("Likes strong tea"), Saved)

    response = list_memories(ListMemories(inferred_only=True), chat.desk("list"))

    assert response.happened == (Listed(()),)
