"""What LangChain's client makes of the scripted server where it speaks OpenAI's newer interface."""

import asyncio
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage

from tests.models.chats import Claims, look, open_chat, streamed
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
    UnknownModel,
)
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio

SEALED = {"include": ["reasoning.encrypted_content"]}

Open = Callable[..., BaseChatModel]


@pytest.fixture
def opened(openai_server: ModelServer) -> Open:
    """Opens the client so that it speaks the newer interface."""

    def make(**options: Any) -> BaseChatModel:
        return open_chat(openai_server, use_responses_api=True, **options)

    return make


async def said(chat: BaseChatModel, *, stream: bool) -> AIMessage:
    return await streamed(chat, [look]) if stream else await chat.bind_tools([look]).ainvoke("Hello")


async def test_text_arrives_while_it_is_said(openai_server: ModelServer, opened: Open) -> None:
    """The first words are there before the last are said, and the whole is what was said."""
    go = threading.Event()
    openai_server.script = [Hang("between", after="The sea is", until=go, then=" wide.")]
    heard = ""
    async for piece in opened().astream("Hello"):
        heard += str(piece.text)
        if heard == "The sea is":
            go.set()
    assert heard == "The sea is wide."
    assert [request.path for request in openai_server.requests] == ["/v1/responses"]


@pytest.mark.parametrize("stream", [True, False])
async def test_a_reply_has_its_thoughts_its_words_and_its_calls(
    openai_server: ModelServer,
    opened: Open,
    stream: bool,  # noqa: FBT001 - a parameter
) -> None:
    """However they were cut up; thoughts are no words."""
    arguments = '{"what": "the sea, the moon and all that is between them"}'
    openai_server.script = [
        Call(("look", arguments), ("look", '{"what": "é"}'), words="Let me see."),
        Say("Yes.", thought="Is it so? It is."),
    ]
    calling, thinking = await said(opened(), stream=stream), await said(opened(), stream=stream)
    assert calling.text == "Let me see."
    assert [call["args"]["what"] for call in calling.tool_calls] == [arguments[10:-2], "é"]
    assert len({call["id"] for call in calling.tool_calls}) == 2
    assert thinking.text == "Yes."
    assert "Is it so? It is." in str(thinking.content)
    assert thinking.usage_metadata is not None
    assert thinking.usage_metadata["output_tokens"] > 0


@pytest.mark.parametrize("stream", [True, False])
@pytest.mark.parametrize(
    ("step", "status", "reason"),
    [
        (Say("Yes."), "completed", None),
        (Say("Yes", finish="length"), "incomplete", "max_output_tokens"),
        (Say("Yes", finish="filter"), "incomplete", "content_filter"),
        (Call(("look", "{}")), "completed", None),
        (Call(("look", "{}"), finish="length"), "incomplete", "max_output_tokens"),
        (Refuse(), "completed", None),
        (Empty(), "completed", None),
        (NoChoices(), "completed", None),
        (Block(), None, None),
    ],
    ids=str,
)
async def test_the_state_at_the_end_arrives(
    openai_server: ModelServer,
    opened: Open,
    step: Step,
    status: str | None,
    reason: str | None,
    stream: bool,  # noqa: FBT001 - a parameter
) -> None:
    """It stands in the metadata of the reply, with the reason where the reply is incomplete."""
    openai_server.script = [step]
    if status is None:
        with pytest.raises(Exception, match="filtered"):
            await said(opened(), stream=stream)
        return
    found = (await said(opened(), stream=stream)).response_metadata
    assert found["status"] == status
    assert (found.get("incomplete_details") or {}).get("reason") == reason


async def test_a_stream_that_just_ends_has_no_state(openai_server: ModelServer, opened: Open) -> None:
    """The client does not complain."""
    openai_server.script = [End("Yes")]
    reply = await streamed(opened())
    assert (reply.text, reply.response_metadata.get("status")) == ("Yes", None)


async def test_a_refusal_is_kept_apart_from_the_words(openai_server: ModelServer, opened: Open) -> None:
    """It is a block of its own."""
    openai_server.script = [Refuse("I will not.")]
    for stream in (True, False):
        reply = await said(opened(), stream=stream)
        assert reply.text == ""
        assert [block["refusal"] for block in reply.content if isinstance(block, dict) and "refusal" in block] == [
            "I will not."
        ]


async def test_structured_output_leaves_the_script_alone(openai_server: ModelServer, opened: Open) -> None:
    """It is recognised by the form that the text shall have, or by the tool that must be called."""
    openai_server.script = [Say("First.")]
    openai_server.structured = [{"claims": ["likes tea"]}, {"claims": []}]
    for method in ("json_schema", "function_calling"):
        chat = opened()
        extracting = chat.with_structured_output(Claims, method=method)
        openai_server.structured = [{"claims": ["likes tea"]}]
        assert await extracting.ainvoke("I like tea") == Claims(claims=["likes tea"])
        assert (await chat.ainvoke("Hello")).text == "First."
    assert [request.structured for request in openai_server.requests] == [True, False, True, False]


@pytest.mark.parametrize(
    ("step", "name", "words"),
    [
        (BadKey(), "OpenAIAuthenticationError", "Incorrect API key"),
        (UnknownModel(), "OpenAIModelNotFoundError", "does not exist"),
        (Status(429), "OpenAIRateLimitError", "Rate limit"),
        (Status(500), "OpenAIAPIError", "had an error"),
        (Overflow(), "OpenAIInvalidRequestError", "context window"),
        (Overflow("in-stream"), "ValueError", "context_length_exceeded"),
        (NoTools(), "OpenAIInvalidRequestError", "tools"),
        (Cut("One two"), "OpenAIConnectionError", "Connection error"),
        (Fault("One two"), "ValueError", "server_error"),
        (Garbage(), "UnicodeDecodeError", "decode"),
    ],
    ids=str,
)
async def test_what_the_client_raises(
    openai_server: ModelServer, opened: Open, step: Step, name: str, words: str
) -> None:
    """A failure that is reported in the stream is but a ValueError with its words."""
    openai_server.script = [step]
    with pytest.raises(Exception, match=words) as raised:
        await streamed(opened(), [look])
    assert type(raised.value).__name__ == name


async def test_the_log_has_all_that_was_asked(openai_server: ModelServer, opened: Open) -> None:
    """Every text of the messages stands in the prompt, in order, and nothing that only tells their structure."""
    calls = [{"name": "look", "args": {"what": "the sea"}, "id": "call_7", "type": "tool_call"}]
    messages = [
        SystemMessage("Be kind."),
        HumanMessage("Look!"),
        AIMessage("I look.", tool_calls=calls),
        ToolMessage("It is wide.", tool_call_id="call_7", name="look"),
        HumanMessage("And?"),
    ]
    await opened().bind_tools([look]).ainvoke(messages)
    prompt = openai_server.prompt(0)
    places = [prompt.index(text) for text in ("Be kind.", "Look!", "I look.", "the sea", "It is wide.", "And?")]
    assert places == sorted(places)
    assert "call_7" not in prompt
    assert "user" not in prompt


@pytest.mark.parametrize("options", [{}, {"store": False}, {"store": False, **SEALED}], ids=str)
@pytest.mark.parametrize("stream", [True, False])
async def test_a_call_comes_back_with_its_reasoning_or_sealed_or_without(
    openai_server: ModelServer,
    opened: Open,
    options: dict[str, Any],
    stream: bool,  # noqa: FBT001 - a parameter
) -> None:
    """The server takes what its client makes of its own answers, stored or not."""
    openai_server.script = [Call(("look", '{"what": "sea"}')), Say("Wide.")]
    chat = opened(**options)
    called = await said(chat, stream=stream)
    answer = ToolMessage("It is wide.", tool_call_id=called.tool_calls[0]["id"])
    assert (await chat.ainvoke([HumanMessage("Look!"), called, answer])).text == "Wide."
    handed = [item for item in openai_server.requests[1].body["input"] if item.get("type") == "reasoning"]
    assert len(handed) == (0 if options == {"store": False} else 1)
    assert [bool(item.get("encrypted_content")) for item in handed] == (
        [False] if not options else [True] * len(handed)
    )


@pytest.mark.parametrize(
    ("options", "words"), [({"store": False}, "not persisted"), ({}, "without its required 'reasoning' item")]
)
async def test_what_does_not_come_back_as_it_must_is_refused(
    openai_server: ModelServer, opened: Open, options: dict[str, Any], words: str
) -> None:
    """A pointer to what is not stored, and a stored call without the reasoning that led to it."""
    call = {"type": "function_call", "id": "fc_9", "call_id": "call_9", "name": "look", "arguments": "{}"}
    pointer = {"type": "reasoning", "id": "rs_9", "summary": []}
    items = [pointer, call] if options else [call]
    client: Any = opened()
    with pytest.raises(Exception, match=words):
        await client.root_async_client.responses.create(model="test-model", input=items, **options)
    assert len(openai_server.requests) == 1


@pytest.mark.parametrize("where", ["accept", "before first", "between"])
async def test_a_client_that_is_cancelled_has_gone_at_once(
    openai_server: ModelServer, opened: Open, where: Any
) -> None:
    """Whatever it waits for, the connection is closed."""
    openai_server.script = [Hang(where, after="One two")]
    reading = asyncio.create_task(streamed(opened()))
    await asyncio.to_thread(openai_server.wait_for, 1)
    await asyncio.sleep(0.1)
    request = openai_server.requests[0]
    cancelled = time.perf_counter()
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    await asyncio.to_thread(request.wait_until_over)
    assert request.left is not None
    assert request.left.clock - cancelled < 0.25


async def test_a_client_that_is_cancelled_among_words_has_gone_each_time(
    openai_server: ModelServer, opened: Open
) -> None:
    """No cancellation is lost, however fast the words come."""
    openai_server.script = [Unending()]
    chat = opened()
    for number in range(5):
        reading = asyncio.create_task(streamed(chat))
        await asyncio.to_thread(openai_server.wait_for, number + 1)
        await asyncio.sleep(0.03)
        reading.cancel()
        await asyncio.wait([reading], timeout=1)
        assert reading.cancelled()
        await asyncio.to_thread(openai_server.requests[number].wait_until_over)
    assert all(request.left for request in openai_server.requests)
