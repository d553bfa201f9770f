"""The person's own rules."""

from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.text import clean_sentence
from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.paging import page
from web.services import memory_of


class NewRule(Body, frozen=True):
    """What is never to be remembered."""

    about: str


@get("/api/rules", guards=[signed_in])
async def list_rules(request: Request[Any, Any, Any], after: FromQuery[str | None] = None) -> shapes.Json:
    """List the rules."""
    memory = memory_of(request)
    return page("rules", await in_thread(memory.rules), shapes.rule, lambda record: record.id, after)


@post("/api/rules", guards=[signed_in])
async def create_rule(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Never remember anything about this."""
    body = await read_body(request, NewRule)
    about = clean_sentence(body.about, "about")
    memory = memory_of(request)
    rule = await in_thread(memory.add_rule, about, "never_remember")
    return Response(shapes.rule(rule), status_code=201)


@delete("/api/rules/{rule_id:str}", status_code=204, guards=[signed_in])
async def remove_rule(request: Request[Any, Any, Any], rule_id: FromPath[str]) -> None:
    """Remove a rule."""
    memory = memory_of(request)
    await in_thread(memory.remove_rule, rule_id)
