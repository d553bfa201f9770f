"""Bearer tokens: access for programs."""

from functools import partial
from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.text import clean
from web import shapes
from web.api.accounts import NAME_BYTES
from web.auth import hash_of, new_secret, person_of, signed_in
from web.bodies import Body, read_body
from web.paging import page
from web.problems import invalid
from web.security import check_origin
from web.services import person_and_services, services_of

LABEL_BYTES = 200


class NewToken(Body, frozen=True):
    """What the token is for, and who asks, where nobody is logged in."""

    label: str
    name: str | None = None
    password: str | None = None


@post("/api/tokens")
async def create_token(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Make a token. It is shown this once."""
    body = await read_body(request, NewToken)
    label = clean(body.label, LABEL_BYTES, "label")
    services = services_of(request)
    if body.name is None and body.password is None:
        person = person_of(request)
    elif body.name is None or body.password is None:
        raise invalid("password" if body.password is None else "name", "it is missing; name and password go together.")
    else:
        check_origin(request)
        name = clean(body.name, NAME_BYTES, "name")
        person = (await services.doorkeeper.check(request, name, body.password)).person
    token = new_secret()
    login = await in_thread(services.home.accounts.add_token, person.id, token_hash=hash_of(token), label=label)
    return Response({"id": login.id, "token": token}, status_code=201)


@get("/api/tokens", guards=[signed_in])
async def list_tokens(request: Request[Any, Any, Any], after: FromQuery[str | None] = None) -> shapes.Json:
    """List the tokens, without what they are."""
    person, services = person_and_services(request)
    logins = await in_thread(services.home.accounts.tokens, person.id)
    shape = partial(shapes.login, current_id=request.auth.id)
    return page("tokens", logins, shape, lambda login: login.id, after)


@delete("/api/tokens/{token_id:str}", status_code=204, guards=[signed_in])
async def end_token(request: Request[Any, Any, Any], token_id: FromPath[str]) -> None:
    """End a token."""
    person, services = person_and_services(request)
    await in_thread(services.home.accounts.end_token, person.id, token_id)
