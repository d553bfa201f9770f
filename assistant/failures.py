"""What goes wrong with a model, as plain sentences: none holds a word of what was said, or of what a server said."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.events import TurnProblem

EMPTY = TurnProblem(
    "No reply", "The model answered with nothing. It may have declined. Please try again, or in other words."
)
SILENT = TurnProblem("No reply", "The model did not answer in time. Please try again.")
BROKE_OFF = TurnProblem("Broken off", "The model's reply broke off. Please try again.")
TOO_LONG = TurnProblem("Cut short", "The model did not stop writing, so I stopped it. Please try again.")
AT_ITS_LIMIT = TurnProblem("Cut short", "The model reached the length it may write. Ask it to go on, or try again.")
REFUSED = TurnProblem("Declined", "The model declined to answer this. Please try again in other words.")
TOO_MANY_CALLS = TurnProblem("No reply", "The model lost itself in calling tools, so I stopped it. Please try again.")
TOO_MUCH_TO_READ = TurnProblem(
    "Too much to read",
    "This is more than the model can read at once. Shorten the message or begin a new chat, and try again.",
)
_MALFORMED = TurnProblem(
    "The model failed", "The model failed, or its server answered something unreadable. Please try again."
)
_NOT_REACHED = TurnProblem(
    "Not reached", "The model's server could not be reached. Please try again when it is running."
)
_KEY = TurnProblem(
    "Not let in",
    "The model's provider did not accept the key. Whoever runs this server has to set another one; then try again.",
)
_UNPAID = TurnProblem(
    "Not let in", "The model's provider asks for payment. Whoever runs this server has to see to it; then try again."
)
_UNKNOWN = TurnProblem(
    "No such model",
    "The model's server does not know this model. Whoever runs this server has to choose another one; then try again.",
)
_OVERFLOWS = (
    "context_length_exceeded",
    "exceed_context_size",
    "context window",
    "context length",
    "context size",
    "prompt is too long",
    "input is too long",
    "too many tokens",
    "input token count",
)
"""How servers say that a prompt is too long: OpenAI and its likes, llama.cpp, vLLM, Anthropic, Gemini; lower case."""
_NO_TOOLS = (
    "does not support tool",
    "support tool use",
    "tools are not supported",
    "tool use is not supported",
    "tool calling is not",
    "not support function",
    "function calling is not enabled",
    "tools param requires",
    "tool choice requires",
    "enable-auto-tool-choice",
)
"""How servers say that a model, or the way it was started, takes no tools; lower case."""
_NO_TOOLS_CODE = ("unsupported_parameter", "unsupported parameter", "unknown parameter", "extra fields")
_NO_FORMS = ("response_format", "json_schema", "structured output", "structured_output", "grammar", "text.format")
_ALTERNATE = ("roles must alternate", "alternate user/assistant")
_BAD_KEY = ("api key not valid", "api_key_invalid", "invalid api key", "incorrect api key")
_NO_CREDIT = "credit balance is too low"
_BAD_REQUEST = 400
_TOO_MANY = 429
_SERVER_FAILED = 500
_MOST_WAIT = 60 * 60
_BY_KIND: Mapping[str, TurnProblem] = {
    "ModelCallLimitExceededError": TOO_MANY_CALLS,
    "ContextOverflowError": TOO_MUCH_TO_READ,
    "OpenAIRefusalError": REFUSED,
    "ConnectTimeout": _NOT_REACHED,
    "ConnectionTimeoutError": _NOT_REACHED,
    "RemoteProtocolError": BROKE_OFF,
    "ReadError": BROKE_OFF,
    "StreamError": BROKE_OFF,
    "ClientPayloadError": BROKE_OFF,
    "ServerDisconnectedError": BROKE_OFF,
    "ConnectionResetError": BROKE_OFF,
    "ConnectError": _NOT_REACHED,
    "ClientConnectorError": _NOT_REACHED,
    "ModelConnectionError": _NOT_REACHED,
    "ConnectionError": _NOT_REACHED,
    "TimeoutException": SILENT,
    "TimeoutError": SILENT,
}
"""By the name of an exception's class, or of one that it inherits from or was caused by; the first one that is found.

LangChain's names, httpx's, aiohttp's and the language's own.
"""
_CUT = {kind for kind, problem in _BY_KIND.items() if problem is BROKE_OFF}
_BY_STATUS: Mapping[int, TurnProblem] = {
    401: _KEY,
    402: _UNPAID,
    403: _KEY,
    404: _UNKNOWN,
    408: SILENT,
    413: TOO_MUCH_TO_READ,
}


def problem_of(error: BaseException) -> TurnProblem:
    """Return the sentence for whatever a provider's client raised."""
    kinds = {kind.__name__ for place in _with_causes(error) for kind in type(place).__mro__}
    status = status_of(error)
    if overflows(error):
        return TOO_MUCH_TO_READ
    if status is not None and not kinds & _CUT:
        return _of_status(status, error)
    if "rate_limit_exceeded" in _said(error):
        return _busy(None)
    return next((problem for kind, problem in _BY_KIND.items() if kind in kinds), _MALFORMED)


def status_of(error: BaseException) -> int | None:
    """Return the HTTP status that an error, or what caused it, carries as the clients of all providers name it."""
    for cause in _with_causes(error):
        for place in (cause, getattr(cause, "response", None)):
            for name in ("status_code", "code"):
                value = getattr(place, name, None)
                if isinstance(value, int) and value >= 400:  # noqa: PLR2004 - where HTTP's errors begin
                    return value
    return None


def overflows(error: BaseException) -> bool:
    """Whether a provider says that the prompt is longer than its model can read."""
    return _is_of_request(error) and any(word in _said(error) for word in _OVERFLOWS)


def declines_tools(error: BaseException) -> bool:
    """Whether a server says that this model, or the way it was started, cannot call tools."""
    if isinstance(error, NotImplementedError):
        return True
    said = _said(error)
    named = any(word in said for word in _NO_TOOLS) or (
        "tools" in said and any(word in said for word in _NO_TOOLS_CODE)
    )
    return named and status_of(error) in {400, 404, 422, 500, 501}


def declines_forms(error: BaseException) -> bool:
    """Whether a server, or its client, says that this model gives no structured answers."""
    if isinstance(error, NotImplementedError) or declines_tools(error):
        return True
    return status_of(error) in {400, 404, 422, 501} and any(word in _said(error) for word in _NO_FORMS)


def wants_alternation(error: BaseException) -> bool:
    """Whether a server insists that the person and the model take turns in a prompt, message by message."""
    return status_of(error) in {400, 422, 500} and any(word in _said(error) for word in _ALTERNATE)


def passes_by_itself(error: BaseException) -> bool:
    """Whether the same request may succeed in a moment: all that was answered is that the server is in trouble."""
    responses = (getattr(place, "response", None) for place in _with_causes(error))
    # An error that comes in the middle of a stream names a status too, but its response is a good one.
    answered = next((code for each in responses if (code := getattr(each, "status_code", None))), None)
    return (answered or status_of(error) or 0) >= _SERVER_FAILED


def _of_status(status: int, error: BaseException) -> TurnProblem:
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status == _BAD_REQUEST and any(word in _said(error) for word in _BAD_KEY):
        return _KEY
    if status == _BAD_REQUEST and _NO_CREDIT in _said(error):
        return _UNPAID
    if status == _BAD_REQUEST and "content_filter" in _said(error):
        return REFUSED
    if status == _TOO_MANY:
        return _busy(_wait(error))
    trouble = "has trouble of its own" if status >= _SERVER_FAILED else "did not take the request"
    return TurnProblem("The model failed", f"The model's server {trouble} ({status}). Please try again.")


def _busy(seconds: int | None) -> TurnProblem:
    if seconds is None:
        when = "in a moment"
    elif seconds <= 90:  # noqa: PLR2004 - beyond that, minutes read better
        when = f"in {seconds} seconds" if seconds != 1 else "in a second"
    else:
        when = f"in {-(-seconds // 60)} minutes"
    return TurnProblem("Too busy", f"The model is too busy, or its quota is used up. Please try again {when}.")


def _wait(error: BaseException) -> int | None:
    """Return how many seconds the provider asks us to wait (Retry-After), if it names them."""
    for place in _with_causes(error):
        headers: Any = getattr(getattr(place, "response", None), "headers", None)
        value = headers.get("retry-after") if headers is not None and hasattr(headers, "get") else None
        if value is not None and str(value).strip().replace(".", "", 1).isdigit():
            return min(max(1, -(-int(float(value) * 1000) // 1000)), _MOST_WAIT)
    return None


def _is_of_request(error: BaseException) -> bool:
    status = status_of(error)
    return status is None or status in {400, 413, 422, 500}


def _said(error: BaseException) -> str:
    """Return what the provider said, for telling cases apart: it is shown and logged nowhere."""
    return " ".join(f"{place} {getattr(place, 'body', '')}" for place in _with_causes(error)).lower()


def _with_causes(error: BaseException) -> Iterator[BaseException]:
    place: BaseException | None = error
    for _ in range(5):
        if place is None:
            return
        yield place
        place = place.__cause__ or place.__context__
