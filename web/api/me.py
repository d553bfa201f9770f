"""Who I am, how much is kept, and the end of it."""

from typing import Any, Literal

import msgspec
from litestar import Request, Response, delete, get, patch

from assistant.crossing import in_thread
from memory.records import Person
from policies.contract import MemoryMode
from web import shapes
from web.auth import csrf_token, signed_in
from web.bodies import Body, read_body
from web.services import Services, memory_of, person_and_services


class Change(Body, frozen=True):
    """What may be changed."""

    memory: Literal["ask-first", "only-when-told", "off"] | msgspec.UnsetType = msgspec.UNSET


class Farewell(Body, frozen=True):
    """The password, asked once more before everything goes."""

    password: str


@get("/api/me", guards=[signed_in])
async def me(request: Request[Any, Any, Any]) -> shapes.Json:
    """Say who is logged in."""
    person, services = person_and_services(request)
    return _shape(person, services, request)


@patch("/api/me", guards=[signed_in])
async def change_me(request: Request[Any, Any, Any]) -> shapes.Json:
    """Change how much is kept."""
    person, services = person_and_services(request)
    body = await read_body(request, Change)
    if body.memory is not msgspec.UNSET:
        memory = memory_of(request)
        person = await in_thread(memory.set_mode, MemoryMode(body.memory))
    return _shape(person, services, request)


@delete("/api/me", status_code=204, guards=[signed_in])
async def delete_me(request: Request[Any, Any, Any]) -> Response[None]:
    """Erase everything about the person."""
    person, services = person_and_services(request)
    body = await read_body(request, Farewell)
    await services.doorkeeper.check(request, person.name, body.password, refusal=403)
    await services.runner.stop_all(person.id)
    await in_thread(services.home.erase_person, person.id)
    services.off_record.forget_person(person.id)
    return Response(None, status_code=204, cookies=[services.doorkeeper.no_cookie(request)])


def _shape(person: Person, services: Services, request: Request[Any, Any, Any]) -> shapes.Json:
    assistant = services.assistant
    return {
        "id": person.id,
        "name": person.name,
        "owner": person.owner,
        "memory": person.mode.value,
        "model": {"name": assistant.model.name, "builtin": assistant.model.builtin},
        "csrf_token": csrf_token(request) or None,
    }
