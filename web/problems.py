"""What goes wrong, as the answer to a request: RFC 9457 problem details under /api, a plain page elsewhere.

An answer holds no trace, no other person's data and no word of a memory but what the same person just sent.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException
from litestar.response import Template

from memory.accounts import SignupClosedError
from memory.errors import (
    DeniedError,
    LapsedError,
    NameTakenError,
    NotFoundError,
    StaleDigestError,
    TextError,
    TooLateError,
    VersionConflictError,
)
from web.logs import log_error

JSON = "application/problem+json"


class TurnRunningError(Exception):
    """A turn of this conversation is running; one at a time."""


class ProblemError(Exception):
    """An answer that is not a success. `kind` is a short name for programs, `extra` goes into the answer as it is."""

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        kind: str | None = None,
        headers: Mapping[str, str] | None = None,
        **extra: object,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.kind = kind
        self.headers = dict(headers or {})
        self.extra = extra

    @property
    def title(self) -> str:
        """The status in words."""
        return HTTPStatus(self.status).phrase

    def as_json(self) -> dict[str, object]:
        """Return the problem details."""
        kind = f"urn:sidenote:problem:{self.kind}" if self.kind else "about:blank"
        return {"type": kind, "title": self.title, "status": self.status, "detail": self.detail, **self.extra}


def invalid(field: str, remedy: str) -> ProblemError:
    """Return the answer to a field that cannot be taken."""
    return ProblemError(422, f"{field}: {remedy}", kind="invalid", field=field)


def not_signed_in() -> ProblemError:
    """Return the answer to someone unknown."""
    headers = {"WWW-Authenticate": "Bearer"}
    return ProblemError(401, "Log in first.", kind="not-signed-in", headers=headers)


def slow_down(seconds: float) -> ProblemError:
    """Return the answer to somebody who tried too often."""
    wait = max(1, round(seconds + 0.5))
    headers = {"Retry-After": str(wait)}
    return ProblemError(429, f"Too many failed attempts. Try again in {wait} s.", kind="slow-down", headers=headers)


def problem_of(error: Exception) -> ProblemError:
    """Return the answer that an error deserves; one that nobody foresaw is a 500 without its words."""
    if isinstance(error, ProblemError):
        return error
    if isinstance(error, HTTPException):
        return _of_http(error)
    return _of_memory(error) or ProblemError(500, "Something went wrong inside Sidenote. Try again.")


def _of_memory(error: Exception) -> ProblemError | None:
    match error:
        case TextError():
            return invalid(error.field, error.remedy)
        case DeniedError():
            return ProblemError(409, error.reason, kind="refused", reason=error.reason, policy=error.policy)
        case VersionConflictError():
            return ProblemError(
                409,
                "It was changed meanwhile. Both texts are here.",
                kind="version-conflict",
                current=error.current,
                proposed=error.proposed,
                version=error.version,
            )
    foreseen = next((answer for raised, answer in _FORESEEN.items() if isinstance(error, raised)), None)
    return ProblemError(foreseen[0], foreseen[2], kind=foreseen[1]) if foreseen else None


_FORESEEN: dict[type[Exception], tuple[int, str | None, str]] = {
    NotFoundError: (404, None, "There is no such thing here."),
    StaleDigestError: (409, "stale-digest", "What was shown is not what waits now. Look again."),
    NameTakenError: (409, "name-taken", "An account of that name exists. Choose another name."),
    TurnRunningError: (409, "turn-running", "A turn of this conversation is running. Wait for its end, or stop it."),
    SignupClosedError: (403, "sign-up-closed", "This Sidenote takes no new accounts."),
    LapsedError: (410, "lapsed", "This question has lapsed or was answered."),
    TooLateError: (410, "too-late", "The time to undo has passed."),
}
_DETAILS = {
    400: "The request cannot be read.",
    404: "There is no such thing here.",
    405: "This address does not take that method.",
    413: "The request is too large.",
    429: "Too many requests. Wait a little.",
}


def _of_http(error: HTTPException) -> ProblemError:
    status = error.status_code
    if status == HTTPStatus.UNAUTHORIZED:
        return not_signed_in()
    # Never the framework's own words: they may quote what was sent.
    return ProblemError(status, _DETAILS.get(status, "This cannot be answered."), headers=error.headers)


def answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    """Turn an error into the response: problem details under /api and for /health, else a page."""
    problem = problem_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, ProblemError):
        log_error(error)
    if request.scope["path"].startswith(("/api/", "/health")) or request.scope["path"] == "/api":
        return Response(problem.as_json(), status_code=problem.status, media_type=JSON, headers=problem.headers)
    if "HX-Request" in request.headers:
        # The page shows these words where it stands; a whole page has no place there.
        return Response(problem.detail, status_code=problem.status, media_type=MediaType.TEXT, headers=problem.headers)
    context = {"status": problem.status, "title": problem.title, "detail": problem.detail}
    return Template("error.html", context=context, status_code=problem.status, headers=problem.headers)
