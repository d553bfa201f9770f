"""Models that OpenAI speaks to by its newer interface alone, through the real client, which chooses it by itself."""

import asyncio
import time
from dataclasses import replace
from typing import Any

import pytest

from assistant import providers
from assistant.models import open_model
from assistant.prompts import memory_block
from assistant.providers import ModelChoice
from assistant.trying import try_model
from tests.assistant.conftest import Chat, NewChat
from tests.models.script import (
    BadKey,
    Block,
    Call,
    Cut,
    Empty,
    End,
    Fault,
    Garbage,
    Hang,
    NoChoices,
    NoTools,
    Overflow,
    Refuse,
    Say,
    Status,
    Step,
    Unending,
)
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio

NEWER = "/v1/responses"
SAID = "Remember that I keep bees. And tell me, what do they eat in winter?"
SQUASH = "Do you know if tea is nice before the match, seeing that I play squash on Fridays?"
REMEMBER = Call(("remember", '{"content": "Plays squash on Fridays", "quote": "I play squash on Fridays"}'))
LASTING = "Well, left is the hand my pen goes into, and always was since the very first day of school."


@pytest.fixture(params=["gpt-5.6-sol", "gpt-5.5-pro-2026-04-23", "gpt-5.4-codex"])
def model_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def chat_with(
    new_chat: NewChat, server: ModelServer, *script: Step, name: str = "gpt-5.6-sol", patience: float = 30.0
) -> Chat:
    server.script = script
    return new_chat(open_model(ModelChoice(f"openai:{name}", server.base_url, "made-up", patience=patience)))


def at_its_usual_address(new_chat: NewChat, server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> Chat:
    """Return a chat with a model at OpenAI's own address, for which this server's is taken."""
    be_openai(server, monkeypatch)
    return new_chat(open_model(ModelChoice("openai:gpt-5.6-sol", server.base_url, "made-up", patience=30.0)))


def be_openai(server: ModelServer, monkeypatch: pytest.MonkeyPatch) -> None:
    own = replace(providers.PROVIDERS["openai"], host=server.host)
    monkeypatch.setattr(providers, "PROVIDERS", {**providers.PROVIDERS, "openai": own})


def paths(server: ModelServer) -> set[str]:
    return {request.path for request in server.requests}


async def test_a_whole_reply_has_no_error(new_chat: NewChat, openai_server: ModelServer, model_name: str) -> None:
    """Its state says that it is complete, whatever the model thought before; the next turn has it as it was."""
    chat = chat_with(new_chat, openai_server, Say("Sugar and honey.", thought="Bees, in winter?"), name=model_name)

    result = await chat.turn(SAID)
    after = await chat.turn("And what do they eat in spring?")

    assert (result.error, after.error) == (None, None)
    assert result.reply.endswith("Sugar and honey.")
    assert "Bees, in winter?" not in result.reply
    assert "Sugar and honey." in openai_server.scripted[1].prompt
    assert chat.kept == {"Keeps bees"}
    assert paths(openai_server) == {NEWER}


async def test_a_model_may_be_spoken_to_by_either_interface(new_chat: NewChat, openai_server: ModelServer) -> None:
    """Some models are asked by the newer one only where they get tools; off the record they get none."""
    openai_server.script = [Say("Tea is fine.")]
    model = open_model(ModelChoice("openai:gpt-6-mini", openai_server.base_url, "made-up", patience=30.0))
    for off_the_record in (False, True):
        result = await new_chat(model, off_the_record=off_the_record).turn(SQUASH)
        assert (result.error, result.reply) == (None, "Tea is fine.")
    assert [request.path for request in openai_server.requests] == [NEWER, "/v1/chat/completions"]


@pytest.mark.parametrize(
    ("step", "title", "detail"),
    [
        (Say("Sugar and", finish="length"), "Cut short", "length it may write"),
        (Say("Sugar and", finish="filter"), "Declined", "declined to answer"),
        (Cut("Sugar and"), "Broken off", "broke off"),
        (Cut("Sugar and", reset=True), "Broken off", "broke off"),
        (End("Sugar and"), "Broken off", "broke off"),
        (Hang("between", after="Sugar and"), "No reply", "did not answer in time"),
        (Fault("Sugar and"), "", ""),
        (Unending("sugar and "), "Cut short", "did not stop writing"),
    ],
    ids=lambda value: type(value).__name__ + str(getattr(value, "finish", "")) if not isinstance(value, str) else value,
)
async def test_what_was_said_so_far_stays(
    new_chat: NewChat, openai_server: ModelServer, step: Step, title: str, detail: str
) -> None:
    """Half a reply is shown and kept, and a sentence says why there is no more."""
    chat = chat_with(new_chat, openai_server, step, patience=5.0 if isinstance(step, Hang) else 30.0)

    result = await chat.turn(SAID)

    assert result.error is not None
    assert title in result.error.title
    assert detail in result.error.detail
    assert "ry again" in result.error.detail
    assert "ugar and" in result.reply
    assert "ugar and" in chat.stored[-1]
    assert chat.kept == {"Keeps bees"}


async def test_a_refusal_is_shown_in_its_own_words(new_chat: NewChat, openai_server: ModelServer) -> None:
    """It comes as a block of its own."""
    chat = chat_with(new_chat, openai_server, Refuse("I can't help with that."))

    assert "I can't help with that." in (await chat.turn(SAID)).reply


@pytest.mark.parametrize(
    ("step", "detail"),
    [
        (BadKey(), "did not accept the key"),
        (Status(404), "does not know this model"),
        (Status(429, headers={"Retry-After": "17"}), "try again in 17 seconds"),
        (Status(500), "trouble of its own (500)"),
        (Overflow(), "more than the model can read"),
        (Overflow("in-stream"), "more than the model can read"),
        (Empty(), "answered with nothing"),
        (NoChoices(), "answered with nothing"),
        (Say("", finish="length"), "length it may write"),
        (Say("", finish="filter"), "declined"),
        (Cut(), ""),
        (Fault(), ""),
        (Block(), ""),
        (Garbage(), ""),
        (Garbage(b'event: response.created\ndata: {"type": "response.created"}\n\n'), ""),
        (Hang("before first"), "did not answer in time"),
    ],
    ids=lambda value: type(value).__name__ + str(getattr(value, "code", getattr(value, "wording", ""))),
)
async def test_a_failure_without_a_word_becomes_a_sentence(
    new_chat: NewChat, openai_server: ModelServer, step: Step, detail: str
) -> None:
    """What was told is kept, the sentence says what to do, and the next turn works."""
    chat = chat_with(new_chat, openai_server, step, patience=5.0 if isinstance(step, Hang) else 30.0)

    result = await chat.turn(SAID)

    assert result.error is not None
    assert detail in result.error.detail
    assert "ry again" in result.error.detail
    assert "made-up" not in str(result)
    assert chat.kept == {"Keeps bees"}
    openai_server.script = [Say("Sugar and honey.")]
    after = await chat.turn("And what do they eat in spring?")
    assert (after.error, after.reply) == (None, "Sugar and honey.")


async def test_a_tool_works_and_the_model_goes_on(
    new_chat: NewChat, openai_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stored at the provider or not: the call comes back as the server takes it, the answer beside it; it is saved."""
    script = (REMEMBER, Say("Tea is fine."))
    for chat in (
        at_its_usual_address(new_chat, openai_server, monkeypatch),
        chat_with(new_chat, openai_server),
    ):
        openai_server.reset()
        openai_server.script = script

        result = await chat.turn(SQUASH)

        assert (result.error, result.reply) == (None, "Tea is fine.")
        assert [memory.content for memory in result.saved] == ["Plays squash on Fridays"]
        assert chat.kept == {"Plays squash on Fridays"}
        items = openai_server.scripted[1].body["input"]
        called = next(item for item in items if item.get("type") == "function_call")
        answered = next(item for item in items if item.get("type") == "function_call_output")
        assert called["call_id"] == answered["call_id"]
        assert "Kept" in answered["output"]


async def test_several_rounds_of_tools_work(
    new_chat: NewChat, openai_server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Words before a call, malformed arguments and a second call: the server takes everything back."""
    broken = Call(("remember", '{"content": "Plays'), words="Let me see.")
    script = (broken, REMEMBER, Say("Tea is fine."))
    for chat in (
        chat_with(new_chat, openai_server),
        at_its_usual_address(new_chat, openai_server, monkeypatch),
    ):
        openai_server.script = script
        result = await chat.turn(SQUASH)
        assert result.error is None
        assert result.reply == "Let me see.\n\nTea is fine."
        assert chat.kept == {"Plays squash on Fridays"}


async def test_a_call_that_was_cut_off_is_not_run(new_chat: NewChat, openai_server: ModelServer) -> None:
    """Arguments that end where the model's limit was are not what it meant."""
    chat = chat_with(new_chat, openai_server, Call(*REMEMBER.calls, finish="length"))

    result = await chat.turn(SQUASH)

    assert result.error is not None
    assert "length it may write" in result.error.detail
    assert chat.kept == set()


async def test_a_model_without_tools_answers_without(new_chat: NewChat, openai_server: ModelServer) -> None:
    """It is asked again without them."""
    chat = chat_with(new_chat, openai_server, NoTools("Tea is fine."))

    result = await chat.turn(SQUASH)

    assert (result.error, result.reply) == (None, "Tea is fine.")
    assert [bool(request.body.get("tools")) for request in openai_server.scripted] == [True, False]


@pytest.mark.parametrize("off_the_record", [False, True])
async def test_openai_is_told_to_keep_nothing(
    new_chat: NewChat,
    openai_server: ModelServer,
    monkeypatch: pytest.MonkeyPatch,
    off_the_record: bool,  # noqa: FBT001 - a parameter
) -> None:
    """Every request to it says so: replies, rounds of tools and notices; nothing points at what it would have kept."""
    be_openai(openai_server, monkeypatch)
    openai_server.script = [Say("I see.")] if off_the_record else [REMEMBER, Say("I see.")]
    model = open_model(ModelChoice("openai:gpt-5.6-sol", openai_server.base_url, "made-up", patience=30.0))
    chat = new_chat(model, off_the_record=off_the_record)

    for text in (SQUASH, LASTING):
        assert (await chat.turn(text)).error is None

    assert len(openai_server.requests) == (2 if off_the_record else 4)
    assert [request.body["store"] for request in openai_server.requests] == [False] * len(openai_server.requests)
    for request in openai_server.requests:
        assert "previous_response_id" not in request.body
        assert not any(str(item.get("id")).startswith(("rs_", "msg_")) for item in request.body["input"])


async def test_a_server_of_ones_own_is_not_sent_what_it_may_not_know(
    new_chat: NewChat, openai_server: ModelServer
) -> None:
    """Servers that speak like OpenAI may refuse a request that says more than they know."""
    chat = chat_with(new_chat, openai_server, Say("I see."), name="qwen3")

    await chat.turn("What do bees eat in winter?")

    (request,) = openai_server.requests
    assert request.path == "/v1/chat/completions"
    assert "store" not in request.body


def test_what_the_client_is_told_about_keeping() -> None:
    """At OpenAI's own address: nothing may be kept. Elsewhere nothing is said of it."""
    told: list[Any] = [
        open_model(ModelChoice("openai:gpt-5.6-sol", base_url, "made-up")).agent().model
        for base_url in (None, "https://api.openai.com/v1", "http://127.0.0.1:9/v1")
    ]
    assert [client.store for client in told] == [False, False, None]
    assert [client.use_responses_api for client in told] == [True, True, True]


async def test_what_a_model_notices_is_filled_into_a_form(new_chat: NewChat, openai_server: ModelServer) -> None:
    """The form is the text's own; what stands in it is kept or asked about."""
    chat = chat_with(new_chat, openai_server, Say("I see."))
    openai_server.structured = {
        "claims": [{"content": "Holds the pen in the left hand", "quote": "left is the hand my pen goes into"}]
    }

    result = await chat.turn(LASTING)

    asked = [request for request in openai_server.requests if request.structured]
    assert [request.body["text"]["format"]["type"] for request in asked] == ["json_schema"]
    assert len(result.saved) + len(result.proposals) == 1
    assert (result.error, result.reply.startswith("I see.")) == (None, True)


@pytest.mark.parametrize(
    "rubbish",
    [
        {"claims": "none"},
        Say("I'd rather not."),
        Say('{"claims": [', finish="length"),
        Refuse(),
        Empty(),
        Status(503),
        Cut('{"claims"'),
    ],
    ids=str,
)
async def test_a_form_that_is_not_filled_in_is_nothing(
    new_chat: NewChat, openai_server: ModelServer, rubbish: object
) -> None:
    """It costs nothing but the notice."""
    chat = chat_with(new_chat, openai_server, Say("I see."))
    openai_server.structured = [rubbish]

    result = await chat.turn(LASTING)

    assert (result.error, result.reply, result.saved, result.proposals) == (None, "I see.", (), ())


@pytest.mark.parametrize(
    ("step", "written"),
    [
        (Say("They spoke of bees.", thought="Hm."), "They spoke of bees."),
        (Say("They spoke of", finish="length"), None),
        (Say("They spoke of", finish="filter"), None),
        (Empty(), None),
        (Status(500), None),
    ],
    ids=str,
)
async def test_a_whole_text_is_written_or_none(openai_server: ModelServer, step: Step, written: str | None) -> None:
    """What is summed up without a stream is taken only where it is complete."""
    from langchain_core.messages import HumanMessage

    openai_server.script = [step]
    model = open_model(ModelChoice("openai:gpt-5.6-sol", openai_server.base_url, "made-up"))

    assert await model.agent().write([HumanMessage("Sum it up.")]) == written


@pytest.mark.parametrize("where", ["accept", "before first", "between"])
async def test_stopping_closes_the_connection(new_chat: NewChat, openai_server: ModelServer, where: str) -> None:
    """The request ends when the person presses stop, not when the model would have been done."""
    chat = chat_with(new_chat, openai_server, Hang(where, after="Sugar and"), patience=30.0)  # type: ignore[arg-type]
    turn = asyncio.create_task(chat.turn("What do bees eat in winter?"))
    await asyncio.to_thread(openai_server.wait_for, 1)
    await asyncio.sleep(1.5)
    stopped_at = time.perf_counter()
    turn.cancel()
    result = await turn

    assert (result.stopped, result.error) == (True, None)
    request = openai_server.requests[0]
    await asyncio.to_thread(request.wait_until_over, 15.0)
    assert request.left is not None
    assert request.left.clock - stopped_at < 15
    assert ("ugar and" in result.reply) == (where == "between")


async def test_the_prompt_holds_the_memories_exactly_as_used(new_chat: NewChat, openai_server: ModelServer) -> None:
    """They stand in a message of their own, the same as what the reply lists, and nowhere else."""
    chat = chat_with(new_chat, openai_server, Say("A stew of beans [1]."))
    chat.told("Is vegetarian", "I'm vegetarian")
    chat.told("Prefers window seats", "I prefer window seats")

    result = await chat.anew().turn("What could I make for dinner tonight in under half an hour?")

    system, block, asked = openai_server.requests[0].body["input"]
    assert [use.memory.content for use in result.used] == ["Is vegetarian"]
    assert (block["role"], block["content"]) == ("user", memory_block(result.used))
    assert system["role"] in {"system", "developer"}
    assert asked["content"] == "What could I make for dinner tonight in under half an hour?"
    assert "window" not in openai_server.prompt(0)


async def test_trying_it_tells_what_works(openai_server: ModelServer) -> None:
    """A streamed reply, a tool call and a form: each is tried by this interface."""
    openai_server.script = [Say("One two three."), Call(("look_up_weather", '{"town": "York"}'))]
    openai_server.structured = {"total": 5}
    trial = await try_model(open_model(ModelChoice("openai:gpt-5.6-sol", openai_server.base_url, "made-up")))
    assert (trial.answers, trial.streams, trial.calls_tools, trial.structured) == (True, True, True, True)
    assert paths(openai_server) == {NEWER}
