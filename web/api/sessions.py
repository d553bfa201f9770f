"""Logging in and out, and what is logged in."""

from functools import partial
from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.text import clean
from web import shapes
from web.api.accounts import NAME_BYTES
from web.auth import BY_ORIGIN, signed_in
from web.bodies import Body, read_body
from web.paging import page
from web.services import person_and_services, services_of


class Credentials(Body, frozen=True):
    """Who logs in."""

    name: str
    password: str


@post("/api/sessions", opt=BY_ORIGIN)
async def log_in(request: Request[Any, Any, Any]) -> Response[None]:
    """Log a browser in."""
    body = await read_body(request, Credentials)
    doorkeeper = services_of(request).doorkeeper
    account = await doorkeeper.check(request, clean(body.name, NAME_BYTES, "name"), body.password)
    cookie = await doorkeeper.log_in(request, account.person)
    return Response(None, status_code=204, cookies=[cookie])


@delete("/api/sessions", status_code=204)
async def log_out(request: Request[Any, Any, Any]) -> Response[None]:
    """Log this browser out."""
    cookie = await services_of(request).doorkeeper.log_out(request)
    return Response(None, status_code=204, cookies=[cookie])


@get("/api/sessions", guards=[signed_in])
async def list_sessions(request: Request[Any, Any, Any], after: FromQuery[str | None] = None) -> shapes.Json:
    """List the browsers that are logged in."""
    person, services = person_and_services(request)
    logins = await in_thread(services.home.accounts.sessions, person.id)
    shape = partial(shapes.login, current_id=request.auth.id)
    return page("sessions", logins, shape, lambda login: login.id, after)


@delete("/api/sessions/{session_id:str}", status_code=204, guards=[signed_in])
async def end_session(request: Request[Any, Any, Any], session_id: FromPath[str]) -> None:
    """Log one browser out."""
    person, services = person_and_services(request)
    await in_thread(services.home.accounts.end_session, person.id, session_id)
