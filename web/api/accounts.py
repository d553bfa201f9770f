"""Making an account."""

from typing import Any

from litestar import Request, Response, post

from assistant.crossing import in_thread
from memory.text import clean
from web import shapes
from web.auth import BY_ORIGIN
from web.bodies import Body, read_body
from web.passwords import check_new
from web.problems import ProblemError
from web.services import services_of

NAME_BYTES = 100


class NewAccount(Body, frozen=True):
    """Who wants an account. `setup_code`: for a first account made from another machine."""

    name: str
    password: str
    setup_code: str | None = None


@post("/api/accounts", opt=BY_ORIGIN)
async def create_account(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Make an account: the first one is the owner's, later ones need open sign-up."""
    services = services_of(request)
    body = await read_body(request, NewAccount)
    name = " ".join(clean(body.name, NAME_BYTES, "name").split())
    password = check_new(body.password)
    accounts = services.home.accounts
    is_open = services.settings.signup == "open"
    if await in_thread(accounts.count) == 0:
        services.doorkeeper.check_setup_code(request, body.setup_code)
    elif not is_open:
        raise ProblemError(403, "This Sidenote takes no new accounts.", kind="sign-up-closed")
    password_hash = await services.passwords.hashed(password)
    person = await in_thread(accounts.create, name, password_hash, only_first=not is_open)
    return Response(shapes.account(person), status_code=201)
