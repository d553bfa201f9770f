"""Who is asking: sessions in a cookie, bearer tokens, and what keeps other sites' pages from using them.

A cookie or token is 256 random bits; only its SHA-256 is stored, so a copy of the database logs nobody in. A session id
is only ever made here: one that a browser brings along is nobody's (no fixation), and log-in makes a new one.
"""

import hashlib
import hmac
import secrets
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.enums import ScopeType
from litestar.handlers.base import BaseRouteHandler
from litestar.middleware.base import ASGIMiddleware
from litestar.types import ASGIApp, Receive, Scope, Send

from assistant.crossing import in_thread
from memory.accounts import Accounts, Identity
from memory.errors import NotFoundError
from memory.records import Person
from web.problems import ProblemError, not_signed_in
from web.security import SAFE_METHODS, Connection, check_origin

COOKIE = "sidenote_session"
CSRF_HEADER = "X-CSRF-Token"

PUBLIC = {"public": True}
"""`opt` of a handler that asks nobody who they are: health, static files."""
BY_ORIGIN = {"by_origin": True}
"""`opt` of a handler that checks `Origin` in the place of the CSRF token: log-in and sign-up."""


def new_secret() -> str:
    """Return 256 random bits, fit for a cookie or a header."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Return what is stored of a cookie or token. They are random, so that a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(secret.encode(errors="surrogateescape")).hexdigest()


class Authentication(ASGIMiddleware):
    """Sets the connection's `user` (Person or None) and `auth` (Login or None), and refuses forged requests."""

    scopes = (ScopeType.HTTP,)

    def __init__(self, accounts: Accounts, local_key: str) -> None:
        self._accounts = accounts
        self._local_key = local_key

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        """Identify the sender, then go on. Raises ProblemError: 401 for an unknown token, 403 for a forged one."""
        connection: Connection = ASGIConnection(scope)
        if "\0" in scope["path"]:
            # Nothing has such a name, and the file system takes it for an error.
            raise NotFoundError("There is nothing of that name.")
        opt = scope["route_handler"].opt
        identity = None if opt.get("public") else await self._identify(connection)
        scope["user"] = identity.person if identity else None
        scope["auth"] = identity.login if identity else None
        scope.setdefault("state", {})["csrf_token"] = identity.csrf_token if identity else None
        if scope.get("method") not in SAFE_METHODS:
            if opt.get("by_origin"):
                check_origin(connection)
            elif identity and identity.csrf_token is not None:
                _check_csrf(connection, identity.csrf_token)
        await next_app(scope, receive, send)

    async def _identify(self, connection: Connection) -> Identity | None:
        scheme, _, credentials = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            identity = await in_thread(self._by_token, credentials.strip())
            if identity is None:
                raise not_signed_in()
        else:
            cookie = connection.cookies.get(COOKIE)
            identity = await in_thread(self._accounts.by_session, hash_of(cookie)) if cookie else None
        if identity is not None:
            await in_thread(self._accounts.seen, identity.login)
        return identity

    def _by_token(self, token: str) -> Identity | None:
        if hmac.compare_digest(token.encode(), self._local_key.encode()):
            return self._accounts.owner()
        return self._accounts.by_token(hash_of(token))


def _check_csrf(connection: Connection, expected: str) -> None:
    given = connection.headers.get(CSRF_HEADER, "")
    if not hmac.compare_digest(given.encode(), expected.encode()):
        detail = f"The header {CSRF_HEADER} must carry the csrf_token that GET /api/me gives. Load the page again."
        raise ProblemError(403, detail, kind="csrf")


def signed_in(connection: Connection, _: BaseRouteHandler) -> None:
    """Let only somebody in who is logged in (a guard). Raises ProblemError (401)."""
    if connection.user is None:
        raise not_signed_in()


def person_of(request: Request[Any, Any, Any]) -> Person:
    """Return who is logged in. Raises ProblemError (401)."""
    person: Person | None = request.user
    if person is None:
        raise not_signed_in()
    return person


def csrf_token(connection: Connection) -> str:
    """Return the token that unsafe requests of this session must carry; empty without a session."""
    token: str | None = connection.scope.get("state", {}).get("csrf_token")
    return token or ""
