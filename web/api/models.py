"""Which models there are, and the owner's choice of the one that answers."""

from typing import Any

from litestar import Request, get, put

from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.services import Services, choose_model, person_and_services


class Choice(Body, frozen=True):
    """The model that is to answer."""

    name: str


@get("/api/models", guards=[signed_in])
async def list_models(request: Request[Any, Any, Any]) -> shapes.Json:
    """List the models that the server was started with."""
    _, services = person_and_services(request)
    return _listed(services)


@put("/api/models", guards=[signed_in])
async def change_model(request: Request[Any, Any, Any]) -> shapes.Json:
    """Let another one answer, for everybody, from the next turn on."""
    _, services = person_and_services(request)
    await choose_model(request, (await read_body(request, Choice)).name)
    return _listed(services)


def _listed(services: Services) -> shapes.Json:
    models = services.assistant.models
    return {"models": [shapes.model(each, answers=each is models.answering) for each in models.all]}
