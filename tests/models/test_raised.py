"""Which exceptions the clients raise when something is wrong: what our own sentences about failures are made from."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.models.chats import look, open_chat, streamed
from tests.models.nowhere import refusing, unanswering
from tests.models.script import (
    BadKey,
    Call,
    Cut,
    End,
    Fault,
    Garbage,
    Hang,
    NoCredit,
    NoTools,
    Overflow,
    Status,
    Step,
    UnknownModel,
)
from tests.models.server import ModelServer

pytestmark = pytest.mark.anyio

PROVIDERS = ("openai", "ollama", "anthropic", "google_genai")

RAISED: list[tuple[Step, tuple[str, str, str, str]]] = [
    (
        BadKey(),
        ("OpenAIAuthenticationError", "ResponseError", "AnthropicAuthenticationError", "GoogleInvalidRequestError"),
    ),
    (
        Status(401),
        ("OpenAIAuthenticationError", "ResponseError", "AnthropicAuthenticationError", "GoogleAuthenticationError"),
    ),
    (Status(402), ("APIStatusError", "ResponseError", "PaymentRequiredError", "ChatGoogleGenerativeAIError")),
    (
        Status(403),
        (
            "OpenAIPermissionDeniedError",
            "ResponseError",
            "AnthropicPermissionDeniedError",
            "GooglePermissionDeniedError",
        ),
    ),
    (
        UnknownModel(),
        ("OpenAIModelNotFoundError", "ResponseError", "AnthropicModelNotFoundError", "GoogleModelNotFoundError"),
    ),
    (Status(408), ("APIStatusError", "ResponseError", "RequestTimeoutError", "ChatGoogleGenerativeAIError")),
    (Status(413), ("APIStatusError", "ResponseError", "ContentTooLargeError", "ChatGoogleGenerativeAIError")),
    (
        Status(422),
        ("UnprocessableEntityError", "ResponseError", "UnprocessableEntityError", "ChatGoogleGenerativeAIError"),
    ),
    (Status(429), ("OpenAIRateLimitError", "ResponseError", "AnthropicRateLimitError", "GoogleRateLimitError")),
    (NoCredit(), ("OpenAIRateLimitError", "ResponseError", "AnthropicInvalidRequestError", "GoogleRateLimitError")),
    (Status(500), ("OpenAIAPIError", "ResponseError", "AnthropicAPIError", "GoogleAPIError")),
    (Status(503), ("OpenAIAPIError", "ResponseError", "AnthropicAPIError", "GoogleAPIError")),
    (Status(529), ("OpenAIAPIError", "ResponseError", "AnthropicOverloadedError", "GoogleAPIError")),
    (
        Overflow(),
        ("OpenAIInvalidRequestError", "ResponseError", "AnthropicContextOverflowError", "GoogleContextOverflowError"),
    ),
    (
        NoTools(),
        ("OpenAIInvalidRequestError", "ResponseError", "AnthropicInvalidRequestError", "GoogleInvalidRequestError"),
    ),
    (Fault("One two"), ("APIError", "ResponseError", "APIStatusError", "GoogleAPIError")),
    (Cut(), ("OpenAIConnectionError", "RemoteProtocolError", "RemoteProtocolError", "RemoteProtocolError")),
    (Cut("One two"), ("OpenAIConnectionError", "RemoteProtocolError", "RemoteProtocolError", "RemoteProtocolError")),
    (Garbage(), ("UnicodeDecodeError", "JSONDecodeError", "UnicodeDecodeError", "UnknownApiResponseError")),
    (Garbage(b"<html>Welcome</html>"), ("ValueError", "JSONDecodeError", "ValueError", "UnknownApiResponseError")),
    (
        Garbage(b"event: message_start\ndata: {oops\n\n"),
        ("JSONDecodeError", "JSONDecodeError", "JSONDecodeError", "UnknownApiResponseError"),
    ),
    (Garbage(b""), ("ValueError", "ValueError", "ValueError", "ValueError")),
]


def chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and what it came from."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


async def failure(server: ModelServer, step: Step) -> BaseException:
    """Return what a streamed request with tools raises at that step."""
    server.script = [step]
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        await streamed(open_chat(server), [look])
    return raised.value


@pytest.mark.parametrize(("step", "names"), RAISED, ids=str)
async def test_each_client_raises_its_own(model_server: ModelServer, step: Step, names: tuple[str, ...]) -> None:
    """What is wrong is told by a class, which differs between providers even where the cause is the same."""
    raised = await failure(model_server, step)
    assert type(raised).__name__ == names[PROVIDERS.index(model_server.protocol.name)]


async def test_how_long_to_wait_stands_in_a_header_of_the_response(model_server: ModelServer) -> None:
    """The response hangs on the exception itself, or on what it came from."""
    raised = await failure(model_server, Status(429, headers={"Retry-After": "7"}))
    responses = [error.response for error in chain(raised) if hasattr(error, "response")]
    assert responses[0].headers["retry-after"] == "7"
    assert hasattr(raised, "response") == (model_server.protocol.name in {"openai", "anthropic"})


@pytest.mark.parametrize("code", [401, 404, 413, 429, 500, 529])
async def test_the_status_is_found(model_server: ModelServer, code: int) -> None:
    """Somewhere along what an exception came from stands `status_code`, or Google's `code`."""
    errors = list(chain(await failure(model_server, Status(code))))
    found = [getattr(error, "status_code", None) or getattr(error, "code", None) for error in errors]
    assert next(status for status in found if isinstance(status, int)) == code


async def test_what_was_said_before_the_connection_died_arrives(model_server: ModelServer) -> None:
    """The words are there, then the client raises."""
    model_server.script = [Cut("One two")]
    pieces = aiter(open_chat(model_server).astream("Hello"))
    heard = ""
    while heard != "One two":
        heard += str((await anext(pieces)).text)
    with pytest.raises(Exception, match=r"Connection error|peer closed connection"):
        await anext(pieces)


async def test_a_connection_may_be_reset(model_server: ModelServer) -> None:
    """That is no other failure than one that ends too early."""
    raised = await failure(model_server, Cut("One two", reset=True))
    names = {"OpenAIConnectionError", "RemoteProtocolError", "ReadError"}
    assert type(raised).__name__ in names


async def test_nothing_listens(model_server: ModelServer) -> None:
    """Every client raises what came from ConnectError, and that from ConnectionRefusedError."""
    with refusing() as address, pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        await streamed(open_chat(model_server, address + model_server.protocol.base_path))
    names = [type(error).__name__ for error in chain(raised.value)]
    assert "ConnectError" in names
    assert "ConnectionRefusedError" in names
    assert names[0] in {"OpenAIConnectionError", "AnthropicConnectionError", "ConnectError"}


async def test_nothing_answers_the_door(model_server: ModelServer) -> None:
    """A connection that never comes about ends with ConnectTimeout."""
    with unanswering() as address, pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        await streamed(open_chat(model_server, address + model_server.protocol.base_path, timeout=0.3))
    names = [type(error).__name__ for error in chain(raised.value)]
    assert "ConnectTimeout" in names
    assert names[0] in {"OpenAITimeoutError", "AnthropicTimeoutError", "ConnectTimeout"}


@pytest.mark.parametrize("where", ["accept", "before first", "between"])
async def test_silence_ends_with_a_time_out(model_server: ModelServer, where: Any) -> None:
    """Wherever it sets in, ReadTimeout is what it came from."""
    model_server.script = [Hang(where, after="One two")]
    with pytest.raises(Exception) as raised:  # noqa: PT011 - whatever it is
        await streamed(open_chat(model_server, timeout=0.3))
    names = [type(error).__name__ for error in chain(raised.value)]
    assert "ReadTimeout" in names
    assert names[0] in {"OpenAITimeoutError", "AnthropicTimeoutError", "ReadTimeout"}


@pytest.mark.parametrize("wording", ["llama.cpp", "vllm", "vllm-flat", "lm-studio"])
async def test_other_servers_say_in_their_own_words_that_a_conversation_is_too_long(
    openai_server: ModelServer, wording: str
) -> None:
    """None of them is taken for what it is by its class; the words are in `body`."""
    raised = await failure(openai_server, Overflow(wording))
    name = "APIError" if wording == "lm-studio" else "OpenAIInvalidRequestError"
    assert type(raised).__name__ == name
    assert "context" in str(vars(raised)["body"]).lower()


@pytest.mark.parametrize("wording", ["with-reply", "too-large"])
async def test_anthropic_says_in_other_words_too_that_a_conversation_is_too_long(
    anthropic_server: ModelServer, wording: str
) -> None:
    """Only one of its wordings is taken for what it is."""
    raised = await failure(anthropic_server, Overflow(wording))
    assert type(raised).__name__ in {"AnthropicInvalidRequestError", "ContentTooLargeError"}


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("llama.cpp", "OpenAIAPIError"),
        ("vllm", "OpenAIInvalidRequestError"),
        ("openrouter", "OpenAIModelNotFoundError"),
        ("ollama", "OpenAIInvalidRequestError"),
        ("mistral", "OpenAIInvalidRequestError"),
    ],
)
async def test_other_servers_say_in_their_own_words_that_they_have_no_tools(
    openai_server: ModelServer, wording: str, name: str
) -> None:
    """The class tells nothing; the words all speak of tools or functions."""
    raised = await failure(openai_server, NoTools(wording=wording))
    assert type(raised).__name__ == name
    assert any(word in str(raised).lower() for word in ("tool", "function"))


async def test_what_ollama_cannot_read_of_a_call_it_reports_in_the_stream(ollama_server: ModelServer) -> None:
    """Such errors have no status."""
    raised = await failure(ollama_server, Call(("look", '{"what": ')))
    assert vars(raised)["status_code"] == -1
    assert vars(raised)["error"].startswith("error parsing tool call")


async def test_arguments_that_are_no_object_break_the_client_of_ollama(ollama_server: ModelServer) -> None:
    """It raises pydantic's error."""
    assert type(await failure(ollama_server, Call(("look", '["sea"]')))).__name__ == "ValidationError"


@pytest.mark.parametrize("model_server", ["ollama", "gemini"], indirect=True)
async def test_a_stream_without_any_event_raises(model_server: ModelServer) -> None:
    """LangChain itself says that no chunks came."""
    assert str(await failure(model_server, End())) == "No generation chunks were returned"
