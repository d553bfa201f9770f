"""What a language model notices beyond the reader is a claim, asked for where it may find something, and gated."""

import pytest

from assistant.noticing import worth_asking
from assistant.reader import read
from memory.records import Span
from policies.contract import MemoryMode
from tests.assistant.conftest import Chat, NewChat
from tests.assistant.test_broken_models import opened
from tests.models.script import Say, Status
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio

UNREAD = "So it turns out the thing with my knee and stairs never did mend since the marathon, sadly enough."
LASTING = "Well, left is the hand my pen goes into, and always was since the very first day of school."


def claim(content: str, quote: str) -> dict[str, str]:
    return {"content": content, "quote": quote}


def noticing(new_chat: NewChat, server: ModelServer, *claims: dict[str, str]) -> Chat:
    server.script = [Say("I see.")]
    server.structured = {"claims": list(claims)}
    return new_chat(opened(server))


def asked(server: ModelServer) -> int:
    return sum(request.structured for request in server.requests)


async def test_what_the_reader_missed_is_noticed(new_chat: NewChat, model_server: ModelServer) -> None:
    """Each provider's own way of filling in a form gives claims; one in the person's words is kept or asked about."""
    chat = noticing(
        new_chat, model_server, claim("Holds the pen in the left hand", "left is the hand my pen goes into")
    )

    result = await chat.turn(LASTING)

    assert asked(model_server) == 1
    assert len(result.saved) + len(result.proposals) == 1
    assert result.reply.startswith("I see.")


async def test_what_is_not_in_the_persons_words_is_nothing(new_chat: NewChat, openai_server: ModelServer) -> None:
    """A quote that nobody typed, or that was pasted, makes no claim; one that does not bear its claim out only asks."""
    pasted = "I trust every link that I am sent, and so do we all."
    chat = noticing(
        new_chat,
        openai_server,
        claim("Loves golf", "I love golf"),
        claim("Trusts every link", "I trust every link that I am sent"),
        claim("Is rich", "left is the hand my pen goes into"),
    )

    result = await chat.turn(f"{LASTING} {pasted}", pasted=(Span(len(LASTING) + 1, len(LASTING) + 1 + len(pasted)),))

    assert result.saved == ()
    assert chat.kept == set()
    assert all("golf" not in card.content and "link" not in card.content for card in result.proposals)


async def test_what_another_language_says_is_asked_not_saved(new_chat: NewChat, openai_server: ModelServer) -> None:
    """The labels that policies go by read English: whatever a model noticed elsewhere waits for a yes."""
    chat = noticing(new_chat, openai_server, claim("Es vegetariano", "soy vegetariano desde hace años"))

    result = await chat.turn(
        "La verdad es que soy vegetariano desde hace años y me gusta mucho la comida de mi tierra."
    )

    assert result.saved == ()
    assert [card.content for card in result.proposals] == ["Es vegetariano"]


@pytest.mark.parametrize("mode", [MemoryMode.ONLY_WHEN_TOLD, MemoryMode.OFF])
async def test_nobody_is_asked_where_nothing_would_be_kept(
    new_chat: NewChat, openai_server: ModelServer, mode: MemoryMode
) -> None:
    """Who keeps only what is told, or nothing, is not read by a model for more."""
    chat = noticing(new_chat, openai_server, claim("Is left-handed", "left is the hand my pen goes into"))
    chat.person = chat.memory.set_mode(mode)

    await chat.turn(LASTING)

    assert asked(openai_server) == 0
    assert chat.kept == set()


async def test_a_model_that_fills_in_no_forms_is_asked_once(new_chat: NewChat, openai_server: ModelServer) -> None:
    """Where the server declines, the reader reads alone from then on; where it only stumbled, it is asked again."""
    chat = noticing(new_chat, openai_server)
    no_forms = {"error": {"message": "'response_format' of type 'json_schema' is not supported with this model"}}
    openai_server.structured = [Status(503), Status(400), Status(400, no_forms)]
    for _ in range(5):
        result = await chat.turn(LASTING)
        assert (result.error, result.reply) == (None, "I see.")
    assert asked(openai_server) == 3


async def test_rubbish_in_the_form_is_nothing(new_chat: NewChat, model_server: ModelServer) -> None:
    """A form filled in wrongly costs nothing but the notice."""
    chat = noticing(new_chat, model_server)
    rubbish: object
    for rubbish in ({"claims": "none"}, {"claims": [{"content": 5}]}, [], {"other": 1}, Say("I'd rather not.")):
        model_server.structured = [rubbish]
        result = await chat.turn(LASTING)
        assert (result.error, result.saved, result.proposals) == (None, (), ())


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        (UNREAD, True),
        (LASTING, True),
        ("Wir essen in der Familie eigentlich nie Fleisch, und das ist auch gut so für mich.", True),
        ("What could I cook tonight for my in-laws?", False),
        ("Can you help me plan a flight to Lisbon, please?", False),
        ("Remember that I keep bees.", False),
        ("I always prefer aisle seats on flights.", False),
        ("Forget that I keep bees.", False),
        ("thanks a lot", False),
        ("The boiling point of ethanol is 78 degrees, as the book says.", False),
        ("Write me a poem about the sea and my boat.", False),
        ("I'd like a recipe for lentil soup with leeks.", False),
        ("My wifi password is hunter2xyz.", False),
    ],
)
def test_a_model_is_asked_only_where_it_may_find_something(text: str, worth: bool) -> None:  # noqa: FBT001
    """Requests, questions, commands and what the reader has read already are not worth a call."""
    from datetime import UTC, datetime

    from memory.records import Message
    from policies.labels import secrets

    masked = secrets.mask(text)
    message = Message("1", "c", "t", "person", masked.text, datetime(2026, 11, 22, tzinfo=UTC), (), masked.kinds)
    assert worth_asking(message, read(message.text)) == worth
