"""INVARIANT: off the record leaves no trace."""

from pathlib import Path

import pytest

from assistant import replies
from tests.assistant.conftest import Chat, NewChat, scripted

pytestmark = pytest.mark.anyio


def on_disk(folder: Path, word: str) -> list[str]:
    return [file.name for file in folder.rglob("*") if file.is_file() and word.encode() in file.read_bytes()]


async def test_a_chat_off_the_record_touches_no_memory(new_chat: NewChat, tmp_path: Path) -> None:
    """Nothing said in it is kept, asked about, listed or written anywhere."""
    chat = new_chat(off_the_record=True)

    told = await chat.turn("Remember that I hate zucchinello.")
    stated = await chat.turn("I have asthma. What can I do about zucchinello?")
    listed = await chat.turn("What do you remember about me?")

    assert told.off_record
    assert told.saved == stated.saved == ()
    assert stated.proposals == ()
    assert listed.listed is None
    assert told.reply == listed.reply == replies.OFF_RECORD_NOTHING
    assert chat.memory.activity() == ()
    assert on_disk(tmp_path, "zucchinello") == []


async def test_memories_are_unread_off_the_record(new_chat: NewChat) -> None:
    """The model gets no memories and no tools, but the earlier messages of this chat."""
    model = scripted("Soup.")
    chat = new_chat(model)
    await chat.turn("Remember that I'm vegetarian.")
    quiet = Chat(chat.assistant, chat.person, chat.assistant.off_record.create(chat.person.id))

    first = await quiet.turn("What could I cook tonight?")
    await quiet.turn("And tomorrow, what then?")

    assert first.used == ()
    assert "vegetarian" not in model.seen
    assert "What could I cook tonight?" in model.seen
    assert [message.role for message in chat.assistant.off_record.messages(chat.person.id, quiet.conversation.id)] == [
        "person",
        "assistant",
    ] * 2


async def test_one_message_off_the_record(new_chat: NewChat, tmp_path: Path) -> None:
    """In an ordinary chat, one message may be off the record: not stored, nor its reply, nor in later prompts."""
    model = scripted("Quietly.")
    chat = new_chat(model)

    quiet = await chat.turn("Off the record, I'm looking for a new job at Frobnicorp. How do I start?")
    assert "Frobnicorp" in model.seen
    await chat.turn("What is the boiling point of ethanol?")

    assert quiet.off_record
    assert quiet.reply == "Quietly."
    assert "Frobnicorp" not in model.seen
    assert len(chat.stored) == 2
    assert chat.kept == set()
    assert on_disk(tmp_path, "Frobnicorp") == []
