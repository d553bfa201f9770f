"""What a language model says the person said is judged by memory, whatever it is and by which way it comes."""

import asyncio
import json
import threading

import pytest

from assistant.models import open_model
from assistant.providers import ModelChoice
from memory.records import Claim, Saved
from tests.assistant.conftest import Chat, NewChat
from tests.models.script import Call, Hang, Say, Step
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio


def calling(tool: str, **arguments: str) -> Call:
    return Call((tool, json.dumps(arguments)))


def chat_with(new_chat: NewChat, server: ModelServer, *script: Step) -> Chat:
    server.script = [*script, Say("Well.")]
    return new_chat(open_model(ModelChoice(server.name, server.base_url, "made-up", patience=30.0)))


@pytest.mark.parametrize(
    ("text", "quote", "content"),
    [
        (
            "Ich bin Alkoholiker und das ist nicht leicht für mich.",
            "Ich bin Alkoholiker",
            "Ist Alkoholiker",
        ),
        ("Ho scoperto oggi che i miei reni sono malati.", "i miei reni sono malati", "Ha i reni malati"),
        ("jeg er homoseksuel", "jeg er homoseksuel", "Er homoseksuel"),
        (
            "By the way my friend says hi to you. Soy alcohólico desde joven.",
            "Soy alcohólico desde joven",
            "Alcohólico desde joven",
        ),
        ("Do you know, sunt bolnav de inima grav de tot.", "sunt bolnav de inima grav", "Bolnav de inima grav"),
        ("Mul on vähk ja ma olen väsinud.", "Mul on vähk", "On vähk"),
        ("Tinc càncer i depressió.", "Tinc càncer i depressió", "Càncer i depressió"),
    ],
)
@pytest.mark.parametrize("way", ["tool", "form"])
async def test_what_is_not_plainly_english_is_never_saved_unasked(
    new_chat: NewChat, openai_server: ModelServer, way: str, text: str, quote: str, content: str
) -> None:
    """The labels read English; in any other language, alone or mixed in, a model's claim waits for a yes at most."""
    if way == "tool":
        chat = chat_with(new_chat, openai_server, calling("remember", content=content, quote=quote))
    else:
        chat = chat_with(new_chat, openai_server)
        openai_server.structured = {"claims": [{"content": content, "quote": quote}]}

    result = await chat.turn(text)

    assert result.saved == ()
    assert chat.kept == set()


@pytest.mark.parametrize(
    ("text", "quote", "content"),
    [
        ("Anna said I am a terrible cook, and we all laughed about it.", "I am a terrible cook", "Is a terrible cook"),
        ("My colleague thinks I drink whisky every night at home.", "I drink whisky every night", "Drinks whisky"),
        ("Nobody believes that I speak Dutch to my dog at home.", "I speak Dutch to my dog", "Speaks Dutch to my dog"),
    ],
)
async def test_what_somebody_else_says_of_the_person_is_not_stated(
    new_chat: NewChat, openai_server: ModelServer, text: str, quote: str, content: str
) -> None:
    """A report of somebody's words or thoughts is at most a question."""
    chat = chat_with(new_chat, openai_server, calling("remember", content=content, quote=quote))
    openai_server.structured = {"claims": [{"content": content, "quote": quote}]}

    result = await chat.turn(text)

    assert result.saved == ()


async def test_a_forgetting_is_not_undone_by_a_tool(new_chat: NewChat, openai_server: ModelServer) -> None:
    """What the person just had forgotten is not kept anew from the words of the forgetting."""
    chat = chat_with(
        new_chat,
        openai_server,
        calling("remember", content="Lives in Lisbon", quote="I live in Lisbon"),
    )
    chat.told("Lives in Lisbon", "I live in Lisbon")

    result = await chat.turn("Forget that I live in Lisbon. And do you know what I could cook tonight?")

    assert len(result.forgotten) == 1
    assert result.saved == ()
    assert chat.kept == set()


async def test_what_was_forgotten_a_moment_ago_is_asked_about_when_said_in_passing(new_chat: NewChat) -> None:
    """Within the undo window too, though nothing is erased yet."""
    chat = new_chat()
    memory = chat.told("Lives in Lisbon", "I live in Lisbon")
    chat.memory.forget([memory.id])

    assert not isinstance(chat.claims("Lives in Lisbon", "I live in Lisbon"), Saved)
    assert isinstance(chat.claims("Lives in Lisbon", "I live in Lisbon", told=True), Saved)


async def test_a_no_is_not_asked_again_from_its_own_words(new_chat: NewChat, openai_server: ModelServer) -> None:
    """The words that decline a card are no new statement, neither for a tool nor for the form."""
    chat = chat_with(new_chat, openai_server, calling("remember", content="Has a bad knee", quote="my knee is bad"))
    openai_server.structured = {"claims": [{"content": "Has a bad knee", "quote": "my knee is bad"}]}
    chat.asked("Has a bad knee from arthritis", "I have a bad knee from arthritis")

    result = await chat.turn("No, don't remember that my knee is bad.")

    assert result.proposals == ()
    assert all(card.content != "Has a bad knee" for card in chat.memory.proposals())
    assert chat.kept == set()


@pytest.mark.parametrize(
    ("rule", "text", "quote", "content"),
    [
        (
            "my ex",
            "Well my ex and I own a sailing boat together, you know.",
            "my ex and I own a sailing boat",
            "Owns a sailing boat",
        ),
        (
            "my brother",
            "As you know I share a small house with my brother in Porto.",
            "I share a small house with my brother in Porto",
            "Shares a small house in Porto",
        ),
    ],
)
async def test_a_wording_does_not_evade_a_rule(
    new_chat: NewChat, openai_server: ModelServer, rule: str, text: str, quote: str, content: str
) -> None:
    """A "never remember" rule reads the person's own words, not only what a model made of them."""
    chat = chat_with(new_chat, openai_server, calling("remember", content=content, quote=quote))
    chat.memory.add_rule(rule, "never_remember")

    result = await chat.turn(text)

    assert result.saved == ()
    assert chat.kept == set()


async def test_an_edit_leaves_unrelated_memories_alone(new_chat: NewChat, openai_server: ModelServer) -> None:
    """A wrong number does not overwrite a memory that nobody spoke of."""
    chat = chat_with(
        new_chat,
        openai_server,
        calling("edit_memory", memory="window", content="Prefers tea to coffee", quote="I prefer tea to coffee"),
    )
    chat.told("Sits at the window on trains", "I sit at the window on trains")

    result = await chat.turn("Actually I prefer tea to coffee, would you know a good one?")

    assert result.updated == ()
    assert "Sits at the window on trains" in chat.kept


async def test_a_tool_call_whose_stream_was_cut_is_not_run(new_chat: NewChat, openai_server: ModelServer) -> None:
    """A stream that ends without saying so may have lost the rest of the arguments."""
    chat = chat_with(
        new_chat,
        openai_server,
        Call(("remember", '{"quote": "I love tart cherries", "content": "Loves t'), finish=""),
    )

    result = await chat.turn("Do you know, I think I love tart cherries more than anything, is there a cake?")

    assert "Loves t" not in chat.kept
    assert result.error is not None


async def test_a_stop_waits_for_the_tool_that_is_at_work(
    new_chat: NewChat, openai_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a tool saves while the person presses stop is told, and can be undone; nothing is saved in silence."""
    from memory.turn_memory import TurnMemory

    begun, go = threading.Event(), threading.Event()
    propose = TurnMemory.propose

    def slow(self: TurnMemory, claim: Claim) -> object:
        begun.set()
        go.wait(10)
        return propose(self, claim)

    monkeypatch.setattr(TurnMemory, "propose", slow)
    chat = chat_with(
        new_chat,
        openai_server,
        calling("remember", content="Plays squash on Fridays", quote="I play squash on Fridays"),
        Hang("accept"),
    )
    turn = asyncio.create_task(
        chat.turn("Do you know if tea is nice before sport, seeing that I play squash on Fridays?")
    )
    await asyncio.to_thread(begun.wait, 10)
    turn.cancel()
    await asyncio.sleep(0.1)
    go.set()
    result = await turn

    assert result.stopped
    assert {memory.content for memory in result.saved} == chat.kept
