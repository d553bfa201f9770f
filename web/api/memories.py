"""What is remembered: to see, write, correct, forget and bring back."""

from typing import Any

from litestar import Request, Response, delete, get, patch, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.errors import DeniedError
from memory.records import Asked, Known, Outcome, Refused, Saved, Updated
from memory.text import MEMORY_BYTES, clean, clean_sentence
from policies.contract import Origin
from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.paging import page
from web.problems import invalid
from web.services import memory_of

SPACE_BYTES = 100


class NewMemory(Body, frozen=True):
    """What the person types into the memory page."""

    content: str
    space: str | None = None


class Wording(Body, frozen=True):
    """A memory's new wording, and the version that it was changed from."""

    content: str
    version: int | None = None


@get("/api/memories", guards=[signed_in])
async def list_memories(
    request: Request[Any, Any, Any],
    q: FromQuery[str | None] = None,
    topic: FromQuery[str | None] = None,
    origin: FromQuery[str | None] = None,
    sensitivity: FromQuery[str | None] = None,
    after: FromQuery[str | None] = None,
) -> shapes.Json:
    """List what is remembered, newest first."""
    if origin and origin not in set(Origin):
        raise invalid("origin", f"there is no such origin; choose one of {', '.join(Origin)}.")
    query = clean(q, MEMORY_BYTES, "q") if q and q.strip() else None
    memory = memory_of(request)
    found = await in_thread(
        memory.list,
        query=query,
        topic=topic or None,
        origin=origin or None,
        sensitivity=sensitivity or None,
    )
    return page("memories", found, shapes.memory, lambda record: record.id, after)


@post("/api/memories", guards=[signed_in])
async def create_memory(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Remember what the person typed."""
    body = await read_body(request, NewMemory)
    content = clean_sentence(body.content, "content")
    space = None if body.space is None else clean(body.space, SPACE_BYTES, "space")
    memory = memory_of(request)
    return _answer(await in_thread(memory.author, content, space), fresh=201)


@get("/api/memories/{memory_id:str}", guards=[signed_in])
async def get_memory(request: Request[Any, Any, Any], memory_id: FromPath[str]) -> shapes.Json:
    """Show one memory and its trail."""
    memory = memory_of(request)
    record = await in_thread(memory.get, memory_id)
    trail = await in_thread(memory.trail, memory_id)
    return {**shapes.memory(record), "trail": shapes.each(shapes.trail_step, trail)}


@patch("/api/memories/{memory_id:str}", guards=[signed_in])
async def change_memory(request: Request[Any, Any, Any], memory_id: FromPath[str]) -> Response[shapes.Json]:
    """Give a memory another wording."""
    body = await read_body(request, Wording)
    content = clean_sentence(body.content, "content")
    memory = memory_of(request)
    return _answer(await in_thread(memory.rectify, memory_id, content, version=body.version))


@delete("/api/memories/{memory_id:str}", status_code=200, guards=[signed_in])
async def forget_memory(request: Request[Any, Any, Any], memory_id: FromPath[str]) -> shapes.Json:
    """Forget one memory."""
    memory = memory_of(request)
    forgetting = await in_thread(memory.forget, (memory_id,))
    return {"receipt_id": forgetting.receipt_id, "undo_until": shapes.moment(forgetting.undo_until)}


@post("/api/memories/{memory_id:str}/restore", status_code=200, guards=[signed_in])
async def restore_memory(request: Request[Any, Any, Any], memory_id: FromPath[str]) -> shapes.Json:
    """Bring a forgotten memory back, within the undo window."""
    memory = memory_of(request)
    return shapes.memory(await in_thread(memory.restore, memory_id))


def _answer(outcome: Outcome, fresh: int = 200) -> Response[shapes.Json]:
    """Return the memory that came of it. Raises DeniedError where the policies refused."""
    match outcome:
        case Saved(memory) | Updated(memory):
            return Response(shapes.memory(memory), status_code=fresh)
        case Known(memory):
            return Response(shapes.memory(memory), status_code=200)
        case Asked(proposal):
            return Response({"proposal": shapes.proposal(proposal)}, status_code=202)
        case Refused(reason, policy):
            raise DeniedError(reason, policy)
