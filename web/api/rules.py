"""The person's own rules."""

from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath

from assistant.crossing import in_thread
from memory.text import clean_sentence
from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.services import memory_of


class NewRule(Body, frozen=True):
    """What is never to be remembered."""

    about: str


@get("/api/rules", guards=[signed_in])
async def list_rules(request: Request[Any, Any, Any]) -> shapes.Json:
    """List the rules."""
    memory = memory_of(request)
    return {"rules": shapes.each(shapes.rule, await in_thread(memory.rules))}


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
