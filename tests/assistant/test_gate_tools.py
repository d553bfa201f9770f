"""The gates of a turn's tools, one by one: each test fails if just that gate is left open."""

import inspect
from dataclasses import replace

import pytest

from assistant.errors import ClosedError
from assistant.reader import read
from assistant.tools import Gate, ToolDesk
from memory.governed import GovernedMemory
from memory.records import Asked, TurnRef
from memory.tables import new_id
from memory.turn_memory import TurnMemory
from tests.assistant.conftest import Chat


def desk(chat: Chat, text: str) -> ToolDesk:
    """Return what tools work with once the person has said this."""
    turn_id = new_id()
    message = chat.transcripts.add(chat.conversation.id, turn_id, "person", text)
    turn = TurnRef(turn_id, chat.conversation.id, message.id)
    return ToolDesk(TurnMemory(chat.memory, turn), message, read(text), chat.assistant.clock())


def test_a_model_cannot_say_that_it_was_told(chat: Chat) -> None:
    """Something sensitive said in passing is asked about, however a model words its request to keep it."""
    tools = desk(chat, "I have asthma, so which pillow would you take?")
    tools.remember("Has asthma", "I have asthma")
    assert isinstance(tools.happened[0], Asked)
    assert chat.kept == set()


def test_a_models_claim_is_known_as_such(chat: Chat) -> None:
    """What rules would take at its word is judged more strictly when a model claims it."""
    tools = desk(chat, "I want people to think I play the harp.")
    tools.remember("Plays the harp", "I play the harp")
    assert chat.kept == set()


def test_no_tool_forgets_unasked(chat: Chat) -> None:
    """Words that name a memory are no wish to forget it, and a wish that was not typed is none."""
    chat.told("Keeps bees", "I keep bees")
    tools = desk(chat, "My bees are on sale, what should I charge?")
    tools.forget("bees", "My bees are on sale")
    tools.forget("bees", "forget that I keep bees")
    assert chat.kept == {"Keeps bees"}


def test_a_tool_forgets_one_memory_a_message(chat: Chat) -> None:
    """A few words that fit several take none, nor does a second call after the first, nor one after a command."""
    for content in ("Drinks tea at noon", "Drinks tea at night"):
        chat.told(content, content.replace("Drinks", "I drink"))
    chat.told("Keeps bees", "I keep bees")
    chat.told("Sings in a choir", "I sing in a choir")
    tools = desk(chat, "Please forget the tea thing. Forget that I keep bees. Forget that I sing in a choir.")
    tools.forget("tea at noon", "forget the tea thing")
    assert len(chat.kept) == 4
    tools.forget("bees", "Forget that I keep bees")
    tools.forget("choir", "Forget that I sing in a choir")
    assert chat.kept == {"Drinks tea at noon", "Drinks tea at night", "Sings in a choir"}
    done = replace(desk(chat, "forget that I sing in a choir"), settled=True)
    done.forget("choir", "forget that I sing in a choir")
    assert len(chat.kept) == 3


def test_a_few_words_do_not_borrow_an_order(chat: Chat) -> None:
    """What was told to be remembered lends its standing to no other sentence with the same words."""
    tools = desk(chat, "Do I have a dog? Remember that I have a cat.")
    tools.remember("Has a dog", "I have a")
    assert "Has a dog" not in chat.kept


def test_no_tool_works_after_the_turn() -> None:
    """Once the turn has gone on, a tool that comes late finds the gate closed."""
    gate = Gate()
    with gate.open():
        pass
    gate.close()
    with pytest.raises(ClosedError), gate.open():
        pytest.fail("a tool got through")


def test_the_face_of_a_turn_has_no_answer() -> None:
    """Agent, tools and notice hold a face of memory that cannot answer, undo, set rules or export."""
    offered = {name for name, _ in inspect.getmembers(TurnMemory, inspect.isfunction) if not name.startswith("_")}
    assert offered == {"about", "find", "forget", "hold", "list", "preview", "propose", "recall", "record_use"}
    assert {"confirm", "confirm_spoken", "reject"} <= set(dir(GovernedMemory))
