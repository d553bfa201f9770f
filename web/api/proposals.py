"""What waits for the person's yes."""

from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.text import clean_sentence
from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.paging import page
from web.services import memory_of


class Confirmation(Body, frozen=True):
    """The yes, bound to what was shown; `content` replaces the wording."""

    digest: str
    content: str | None = None


class Rejection(Body, frozen=True):
    """The no, and whether never to ask about such things again."""

    never_ask: bool = False


@get("/api/proposals", guards=[signed_in])
async def list_proposals(request: Request[Any, Any, Any], after: FromQuery[str | None] = None) -> shapes.Json:
    """List what waits, oldest first."""
    memory = memory_of(request)
    waiting = await in_thread(memory.proposals)
    return page("proposals", waiting, shapes.proposal, lambda record: record.id, after)


@post("/api/proposals/{proposal_id:str}/confirm", status_code=200, guards=[signed_in])
async def confirm(request: Request[Any, Any, Any], proposal_id: FromPath[str]) -> shapes.Json:
    """Say yes to exactly what was shown."""
    # INVARIANT: Consent. The person's own authenticated request, carrying the digest of the words they were shown.
    body = await read_body(request, Confirmation)
    content = None if body.content is None else clean_sentence(body.content, "content")
    memory = memory_of(request)
    outcome = await in_thread(memory.confirm, proposal_id, body.digest, content)
    return shapes.memory(outcome.memory)


@post("/api/proposals/{proposal_id:str}/reject", status_code=204, guards=[signed_in])
async def reject(request: Request[Any, Any, Any], proposal_id: FromPath[str]) -> None:
    """Say no."""
    body = await read_body(request, Rejection)
    memory = memory_of(request)
    await in_thread(memory.reject, proposal_id, never_ask=body.never_ask)
