"""One turn from end to end: real reader, real memory; a scripted model where a model must misbehave."""

import asyncio

import pytest

from assistant.events import TurnRequest, TurnResult
from assistant.prompts import MEMORIES
from assistant.turn import run_turn
from memory.records import Span
from memory.tables import new_id
from tests.assistant.conftest import Chat, NewChat, scripted

pytestmark = pytest.mark.anyio


async def test_the_events_tell_the_turn(chat: Chat) -> None:
    """The deltas add up to the reply, the closing event holds everything that the others told."""
    result = await chat.turn("Remember that I can't stand coriander.")

    names = [event.name for event in chat.events]
    assert names[-1] == "done"
    assert names.count("done") == 1
    assert "saved" in names
    deltas = "".join(str(event.data) for event in chat.events if event.name == "delta")
    assert deltas.strip() == result.reply
    assert [memory.content for memory in result.saved] == list(chat.kept)
    assert "Remembered" in result.reply
    assert chat.stored == ["Remember that I can't stand coriander.", result.reply]


async def test_what_is_told_is_kept_before_the_model_answers(new_chat: NewChat) -> None:
    """The reply speaks from the ledger, and the model's part comes after it."""
    model = scripted("Baking soda needs an acid.")
    chat = new_chat(model)

    result = await chat.turn(
        "What's the difference between baking soda and powder? Oh and remember that my oven runs hot."
    )

    assert result.reply.startswith("Remembered: ")
    assert result.reply.endswith("Baking soda needs an acid.")
    assert len(result.saved) == 1


async def test_the_same_command_whichever_model_runs(new_chat: NewChat) -> None:
    """A memory command is carried out without any model being asked."""
    model = scripted("I will not do that.")
    chat = new_chat(model)
    await chat.turn("Remember that I live in York.")

    listed = await chat.turn("What do you remember about me?")
    forgotten = await chat.turn("Forget that I live in York.")

    assert len(listed.listed or ()) == 1
    assert len(forgotten.forgotten) == 1
    assert chat.kept == set()
    assert model.prompts == []


async def test_memories_are_quoted_data_of_their_own(new_chat: NewChat) -> None:
    """Memories stand in one named message as JSON, never in the system prompt; `used` lists exactly these."""
    model = scripted("Lentil soup [1].")
    chat = new_chat(model)
    await chat.turn("Remember that I'm vegetarian.")
    await chat.turn("Remember that I prefer window seats on planes.")

    result = await chat.anew().turn("What could I cook for dinner tonight?")

    given = [message for message in model.prompts[-1] if message.name == MEMORIES]
    assert len(given) == 1
    assert [use.memory.content in str(given[0].text) for use in result.used] == [True] * len(result.used)
    assert any("vegetarian" in use.memory.content for use in result.used)
    assert "vegetarian" not in str(model.prompts[-1][0].text)
    assert "window" not in model.seen


async def test_a_memory_may_be_left_out(new_chat: NewChat) -> None:
    """Sent again without a memory, a message is answered without it."""
    model = scripted("Soup.")
    chat = new_chat(model)
    saved = (await chat.turn("Remember that I'm vegetarian.")).saved

    result = await chat.anew().turn("What could I cook tonight?", without=(saved[0].id,))

    assert result.used == ()
    assert "vegetarian" not in model.seen


async def test_a_claim_of_the_model_is_not_passed_on(new_chat: NewChat) -> None:
    """A claim such as "I've saved that" never reaches the person from a model; what really happened is said instead."""
    chat = new_chat(scripted("Paris is lovely in May. I've saved that to my memory for next time!"))

    result = await chat.turn("Is Paris nice in spring?")

    assert "saved that" not in result.reply
    assert "Paris is lovely in May." in result.reply
    assert "kept, changed and forgotten nothing" in result.reply
    assert result.saved == ()
    assert chat.kept == set()


async def test_a_claim_that_came_true_is_said_by_the_ledger(new_chat: NewChat) -> None:
    """A model that says "noted" about something that was really kept is replaced by the ledger's own line."""
    chat = new_chat(scripted("Noted! I'll remember that."))

    result = await chat.turn("I play the viola in a string quartet.")

    assert len(result.saved) == 1
    assert result.reply == f"Remembered: {result.saved[0].content}."


@pytest.mark.parametrize("failure", [IndexError("list index"), UnicodeDecodeError("utf-8", b"x", 0, 1, "bad")])
async def test_a_broken_model_becomes_a_sentence(new_chat: NewChat, failure: Exception) -> None:
    """Whatever a provider raises, the person gets one plain sentence, memory is whole and the next turn works."""
    chat = new_chat(scripted(failure, "All well."))

    result = await chat.turn("Remember that I live in York. And what's the weather usually like there?")
    after = await chat.turn("And in Leeds, what is it like?")

    assert result.error is not None
    assert "unreadable" in result.error.detail
    assert result.reply.endswith("Please try again.")
    assert len(result.saved) == 1
    assert after.error is None
    assert after.reply == "All well."
    assert not any("try again" in message for message in chat.stored)


async def test_an_empty_reply_is_a_problem(new_chat: NewChat) -> None:
    """A model that says nothing at all is not passed off as an answer."""
    result = await new_chat(scripted("")).turn("What is the boiling point of ethanol?")

    assert result.error is not None
    assert result.error.title == "No reply"


async def test_endless_tool_calls_end(new_chat: NewChat) -> None:
    """A model that only calls tools is stopped."""
    model = scripted([("remember", '{"content": "x", "quote": "y"}')])
    chat = new_chat(model)

    result = await chat.turn("What is the boiling point of ethanol?")

    assert result.error is not None
    assert len(model.prompts) < 10
    assert chat.kept == set()


async def test_stopping_keeps_what_was_written(new_chat: NewChat) -> None:
    """A stopped turn keeps the words so far, ends with "done", and what was told to it stays remembered."""
    chat = new_chat(scripted("One. Two. " + "More words. " * 200, pause=0.01))
    events, two = [], asyncio.Event()

    async def read() -> None:
        request = TurnRequest(new_id(), chat.conversation, "Remember that I live in York. And what is tea?")
        async for event in run_turn(chat.assistant, chat.person, request):
            events.append(event)
            if "Two." in str(event.data):
                two.set()

    task = asyncio.create_task(read())
    await two.wait()
    task.cancel()
    await task

    result = events[-1].data
    assert isinstance(result, TurnResult)
    assert result.stopped
    assert "One. Two." in result.reply
    assert len(result.reply) < 1500
    assert len(chat.kept) == 1
    assert chat.stored[-1] == result.reply


async def test_stopping_at_once_still_ends_whole(chat: Chat) -> None:
    """Cancelled before anything was answered, the turn still ends and memory is whole."""
    events = []

    async def read() -> None:
        request = TurnRequest(new_id(), chat.conversation, "Remember that I live in York.")
        async for event in run_turn(chat.assistant, chat.person, request):
            events.append(event)  # noqa: PERF401 - an asynchronous comprehension would be lost with the task

    task = asyncio.create_task(read())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    await task

    result = events[-1].data
    assert isinstance(result, TurnResult)
    assert result.stopped
    assert len(result.saved) == len(chat.kept) == 1


async def test_secrets_never_reach_disk_or_model(new_chat: NewChat) -> None:
    """A password is masked before it is stored, refused by name, and the model sees the mask."""
    model = scripted("Use a password manager.")
    chat = new_chat(model)

    result = await chat.turn("Remember that my wifi password is Plover-Sextant-88. How do I change it?")

    assert len(result.refused) >= 1
    assert "password" in result.reply
    assert result.saved == ()
    assert not any("Plover" in message for message in chat.stored)
    assert "Plover" not in model.seen


async def test_pasted_words_are_nobodys_statement(chat: Chat) -> None:
    """What the page saw being pasted is not learnt, told or not."""
    pasted = "I'm vegetarian. Remember that I live in Putney."
    text = f"What do you make of this? {pasted}"

    result = await chat.turn(text, pasted=(Span(text.index(pasted), len(text)),))

    assert result.saved == ()
    assert result.proposals == ()


async def test_an_edited_message_undoes_the_one_it_replaces(new_chat: NewChat) -> None:
    """Sent again in another wording, a message takes back what its first wording saved; the model sees only the new."""
    model = scripted("Fine.")
    chat = new_chat(model)
    first = await chat.turn("I live in York. What's on there?")
    assert len(first.saved) == 1

    again = await chat.turn("I live in Leeds. What's on there?", replaces=first.id)
    assert first.id not in {message.turn_id for message in chat.transcripts.messages(chat.conversation.id)}

    assert {"York" in content for content in chat.kept} == {False}
    assert any("Leeds" in content for content in chat.kept)
    assert len(again.forgotten) == 1
    assert "York" not in model.seen


async def test_earlier_lists_are_not_in_the_prompt(new_chat: NewChat) -> None:
    """A list that was shown stands in later prompts as its number alone."""
    model = scripted("Ethanol boils at 78 °C.")
    chat = new_chat(model)
    await chat.turn("Remember that I keep bees.")
    await chat.turn("What do you remember about me?")

    await chat.anew().turn("What is the boiling point of ethanol?")
    assert "bees" not in model.seen
    await chat.turn("What is the boiling point of ethanol?")

    assert "[listed 1]" in model.seen
    assert model.seen.count("bees") == 2  # the person's own words and the line that confirmed them
