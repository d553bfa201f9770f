"""What LangChain's clients make of the scripted servers is what they make of the providers."""

import asyncio
import contextlib
import threading
import time
from typing import Any

import httpx
import ollama
import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from tests.models.chats import Claims, look, open_chat, streamed
from tests.models.script import Block, Call, Empty, End, Hang, NoChoices, NoTools, Refuse, Say, Step, Unending
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio


async def test_text_arrives_while_it_is_said(model_server: ModelServer) -> None:
    """The first words are there before the last are said, and the whole is what was said."""
    go = threading.Event()
    model_server.script = [Hang("between", after="The sea is", until=go, then=" wide.")]
    heard = ""
    async for piece in open_chat(model_server).astream("Hello"):
        heard += str(piece.text)
        if heard == "The sea is":
            go.set()
    assert heard == "The sea is wide."


async def test_a_whole_answer_is_given_where_no_stream_is_asked_for(model_server: ModelServer) -> None:
    """The same step serves both."""
    model_server.script = [Say("The sea is wide.")]
    assert (await open_chat(model_server).ainvoke("Hello")).text == "The sea is wide."


@pytest.mark.parametrize("stream", [True, False])
async def test_tool_calls_are_read(model_server: ModelServer, stream: bool) -> None:  # noqa: FBT001 - a parameter
    """Words before them stay words, and each call has its name and its arguments, however these were cut up."""
    arguments = '{"what": "the sea, the moon and all that is between them"}'
    model_server.script = [Call(("look", arguments), ("look", '{"what": "é"}'), words="Let me see.")]
    chat = open_chat(model_server)
    reply = await streamed(chat, [look]) if stream else await chat.bind_tools([look]).ainvoke("Hello")
    assert reply.text == "Let me see."
    assert [call["args"]["what"] for call in reply.tool_calls] == [arguments[10:-2], "é"]
    assert {call["name"] for call in reply.tool_calls} == {"look"}


async def test_structured_output_leaves_the_script_alone(model_server: ModelServer) -> None:
    """It is recognised by each provider's own way to ask for it, and has answers of its own."""
    model_server.script = [Say("First."), Say("Second.")]
    model_server.structured = [{"claims": ["likes tea"]}, {"claims": []}]
    chat = open_chat(model_server)
    extracting = chat.with_structured_output(Claims)
    said: list[Any] = [
        await extracting.ainvoke("I like tea"),
        await chat.ainvoke("Hello"),
        await extracting.ainvoke("Bye"),
    ]
    assert said[0] == Claims(claims=["likes tea"])
    assert said[1].text == "First."
    assert said[2] == Claims(claims=[])
    assert [request.structured for request in model_server.requests] == [True, False, True]
    assert [request.prompt for request in model_server.scripted] == ["Hello"]


async def test_structured_output_may_be_a_step(model_server: ModelServer) -> None:
    """So it can be malformed; the client then raises, or has nothing."""
    model_server.structured = Say("no JSON at all")
    reply = None
    with contextlib.suppress(ValueError):
        reply = await open_chat(model_server).with_structured_output(Claims).ainvoke("I like tea")
    assert reply is None


@pytest.mark.parametrize(
    ("step", "reasons"),
    [
        (Say("Yes."), ("stop", "stop", "end_turn", "STOP")),
        (Say("Yes", finish="length"), ("length", "length", "max_tokens", "MAX_TOKENS")),
        (Say("Yes", finish="filter"), ("content_filter", "stop", "refusal", "SAFETY")),
        (Say("Yes", finish="RECITATION"), ("RECITATION",) * 4),
        (Call(("look", "{}")), ("tool_calls", "stop", "tool_use", "STOP")),
        (Refuse(), ("stop", "stop", "refusal", "SAFETY")),
        (Empty(), ("stop", "stop", "end_turn", "STOP")),
        (End("Yes"), (None, None, None, None)),
    ],
    ids=str,
)
async def test_the_reason_to_finish_arrives(
    model_server: ModelServer, step: Step, reasons: tuple[str | None, ...]
) -> None:
    """It stands in the metadata of the reply, under each provider's own name; an answer that just ends has none."""
    model_server.script = [step]
    found = (await streamed(open_chat(model_server), [look])).response_metadata
    place = ["openai", "ollama", "anthropic", "google_genai"].index(model_server.protocol.name)
    name = ["finish_reason", "done_reason", "stop_reason", "finish_reason"][place]
    assert found.get(name) == reasons[place]


async def test_thoughts_are_no_words(model_server: ModelServer) -> None:
    """What a model thinks aloud is not in the text of its reply."""
    model_server.script = [Say("Yes.", thought="Is it so? It is.")]
    chat = open_chat(model_server)
    assert (await streamed(chat)).text == "Yes."
    assert (await chat.ainvoke("Hello")).text == "Yes."


@pytest.mark.parametrize(
    ("model_server", "step"),
    [
        *[(protocol, Empty()) for protocol in ("openai", "ollama", "anthropic", "gemini")],
        *[(protocol, NoChoices()) for protocol in ("openai", "anthropic", "gemini")],
        *[(protocol, End()) for protocol in ("openai", "anthropic")],
    ],
    indirect=["model_server"],
    ids=str,
)
async def test_an_answer_may_be_empty(model_server: ModelServer, step: Step) -> None:
    """No words and no calls: no client complains, as long as anything comes."""
    model_server.script = [step]
    reply = await streamed(open_chat(model_server))
    assert (reply.text, reply.tool_calls) == ("", [])


async def test_a_refusal_of_openai_is_silence_in_a_stream(openai_server: ModelServer) -> None:
    """The client drops its words: what is left is an empty reply that ended well."""
    openai_server.script = [Refuse("I will not.")]
    chat = open_chat(openai_server)
    assert (await streamed(chat)).text == ""
    assert (await chat.ainvoke("Hello")).additional_kwargs["refusal"] == "I will not."


async def test_a_blocked_prompt_of_gemini_is_silence_with_a_reason(gemini_server: ModelServer) -> None:
    """There is no candidate; the reason stands beside."""
    gemini_server.script = [Block()]
    reply = await streamed(open_chat(gemini_server))
    assert reply.text == ""
    assert reply.response_metadata["prompt_feedback"]["block_reason"] == "PROHIBITED_CONTENT"


@pytest.mark.parametrize("model_server", ["openai", "anthropic"], indirect=True)
async def test_calls_with_broken_arguments(model_server: ModelServer) -> None:
    """In a stream those that break off become none at all, without a word; those that are no object are invalid."""
    model_server.script = [Call(("look", '{"what": ')), Call(("look", '["sea"]'))]
    chat = open_chat(model_server)
    cut, row = await streamed(chat, [look]), await streamed(chat, [look])
    assert [call["args"] for call in cut.tool_calls] == [{}]
    assert [call["args"] for call in row.invalid_tool_calls] == ['["sea"]']


async def test_a_broken_call_of_gemini_is_silence_with_a_reason(gemini_server: ModelServer) -> None:
    """Its server reads the arguments itself, and hands none on."""
    gemini_server.script = [Call(("look", '{"what": '))]
    reply = await streamed(open_chat(gemini_server), [look])
    assert reply.response_metadata["finish_reason"] == "MALFORMED_FUNCTION_CALL"
    assert (reply.text, reply.tool_calls) == ("", [])


async def test_a_model_without_tools_answers_where_none_are_asked_for(model_server: ModelServer) -> None:
    """Only a request that carries tools is refused."""
    model_server.script = [NoTools("As you like.")]
    chat = open_chat(model_server)
    with pytest.raises(Exception, match=r"(?i)tool|function"):
        await streamed(chat, [look])
    assert (await streamed(chat)).text == "As you like."


async def test_the_log_has_all_that_was_asked(model_server: ModelServer) -> None:
    """Every text of the messages stands in the prompt, in order, and nothing that only tells their structure."""
    calls = [{"name": "look", "args": {"what": "the sea"}, "id": "call_7", "type": "tool_call"}]
    messages = [
        SystemMessage("Be kind."),
        HumanMessage("Look!"),
        AIMessage("I look.", tool_calls=calls),
        ToolMessage("It is wide.", tool_call_id="call_7", name="look"),
        HumanMessage("And?"),
    ]
    await open_chat(model_server).bind_tools([look]).ainvoke(messages)
    prompt = model_server.prompt(0)
    places = [prompt.index(text) for text in ("Be kind.", "Look!", "I look.", "the sea", "It is wide.", "And?")]
    assert places == sorted(places)
    assert "call_7" not in prompt
    assert "user" not in prompt
    request = await asyncio.to_thread(model_server.ended, 0)
    assert request.first_byte is not None
    assert request.ended is not None
    assert request.received.clock <= request.first_byte.clock <= request.ended.clock
    assert request.headers["host"] == model_server.host
    assert model_server.protocol.name == "ollama" or "none" in "".join(request.headers.values())


async def test_the_count_of_tokens_arrives(model_server: ModelServer) -> None:
    """Also in a stream, of OpenAI's where it is asked for."""
    options: dict[str, Any] = {"stream_usage": True} if model_server.protocol.name == "openai" else {}
    pieces = [piece async for piece in open_chat(model_server).astream("Hello", **options)]
    counts = [piece.usage_metadata for piece in pieces if isinstance(piece, AIMessage) and piece.usage_metadata]
    assert sum(count["output_tokens"] for count in counts) > 0


async def test_models_are_listed(model_server: ModelServer) -> None:
    """Each provider's own list names the model."""
    page = {"openai": "/models", "ollama": "/api/tags", "anthropic": "/v1/models", "google_genai": "/v1beta/models"}
    path = page[model_server.protocol.name]
    async with httpx.AsyncClient() as client:
        assert "test-model" in (await client.get(model_server.base_url + path)).text
        assert (await client.get(model_server.base_url + "/nowhere")).status_code == 404
    assert len(model_server.lookups) == 2
    assert model_server.requests == []


async def test_what_the_client_of_ollama_looks_up(ollama_server: ModelServer) -> None:
    """It finds the model, and what it can do."""
    async with ollama.AsyncClient(ollama_server.base_url) as client:
        assert [model.model for model in (await client.list()).models] == ["test-model:latest"]
        assert "tools" in ((await client.show("test-model")).capabilities or [])


@pytest.mark.parametrize("where", ["accept", "before first", "between"])
async def test_a_client_that_is_cancelled_has_gone_at_once(model_server: ModelServer, where: Any) -> None:
    """Whatever it waits for, the connection is closed; that usually takes a hundredth of a second."""
    model_server.script = [Hang(where, after="One two")]
    reading = asyncio.create_task(streamed(open_chat(model_server)))
    await asyncio.to_thread(model_server.wait_for, 1)
    await asyncio.sleep(0.1)
    request = model_server.requests[0]
    assert not request.over.is_set()
    cancelled = time.perf_counter()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await asyncio.to_thread(request.wait_until_over)
    assert request.left is not None
    assert request.left.clock - cancelled < 0.25
    assert request.ended is None


async def test_a_client_that_is_cancelled_among_words_has_gone_each_time(model_server: ModelServer) -> None:
    """No cancellation is lost, however fast the words come."""
    model_server.script = [Unending()]
    chat = open_chat(model_server)
    for number in range(5):
        reading = asyncio.create_task(streamed(chat))
        await asyncio.to_thread(model_server.wait_for, number + 1)
        await asyncio.sleep(0.03)
        reading.cancel()
        await asyncio.wait([reading], timeout=1)
        assert reading.cancelled()
        await asyncio.to_thread(model_server.requests[number].wait_until_over)
    assert all(request.left for request in model_server.requests)
