"""Conversations: kept ones, and those off the record."""

from typing import Any

from litestar import Request, Response, delete, get, post
from litestar.params import FromPath, FromQuery

from assistant.crossing import in_thread
from memory.records import Conversation
from memory.text import clean
from web import shapes
from web.api.memories import SPACE_BYTES
from web.auth import signed_in
from web.bodies import Body, read_body
from web.paging import PAGE, page
from web.problems import invalid
from web.services import memory_of, person_and_services, transcripts_of


class NewConversation(Body, frozen=True):
    """What kind of conversation."""

    off_record: bool = False
    space: str | None = None


@post("/api/conversations", guards=[signed_in])
async def create_conversation(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Begin a conversation."""
    body = await read_body(request, NewConversation)
    person, services = person_and_services(request)
    space = None if body.space is None else clean(body.space, SPACE_BYTES, "space")
    if body.off_record:
        # INVARIANT: Off the record leaves no trace. It exists in this process's memory alone.
        record = services.off_record.create(person.id, space)
    else:
        record = await in_thread(transcripts_of(request).create, space)
    return Response(shapes.conversation(record), status_code=201)


@get("/api/conversations", guards=[signed_in])
async def list_conversations(request: Request[Any, Any, Any], after: FromQuery[str | None] = None) -> shapes.Json:
    """List the kept conversations, newest first."""
    transcripts = transcripts_of(request)
    records = await in_thread(transcripts.conversations, limit=PAGE + 1, after=after)
    answer: shapes.Json = {"conversations": shapes.each(shapes.conversation, records[:PAGE])}
    if len(records) > PAGE:
        answer["next"] = records[PAGE - 1].id
    return answer


@get("/api/conversations/{conversation_id:str}", guards=[signed_in])
async def get_conversation(
    request: Request[Any, Any, Any], conversation_id: FromPath[str], after: FromQuery[str | None] = None
) -> shapes.Json:
    """Show a conversation with its messages, oldest first, and with the summary that stands for its beginning."""
    person, services = person_and_services(request)
    record = await find_conversation(request, conversation_id)
    if record.off_record:
        messages, summary = services.off_record.messages(person.id, record.id), None
    else:
        messages, summary = await in_thread(transcripts_of(request).so_far, record.id)
    return {
        **shapes.conversation(record),
        "summary": shapes.summary(summary),
        **page("messages", messages, shapes.message, lambda each: each.id, after),
    }


@delete("/api/conversations/{conversation_id:str}", status_code=204, guards=[signed_in])
async def delete_conversation(
    request: Request[Any, Any, Any],
    conversation_id: FromPath[str],
    memories: FromQuery[str] = "keep",
) -> None:
    """Delete a conversation; with `?memories=forget` also what was learnt from it alone."""
    if memories not in {"keep", "forget"}:
        raise invalid("memories", "choose keep or forget.")
    person, services = person_and_services(request)
    record = await find_conversation(request, conversation_id)
    await services.runner.stop_all(person.id, record.id)
    if record.off_record:
        services.off_record.delete(person.id, record.id)
        return
    if memories == "forget":
        await _forget_learnt(request, record)
    await in_thread(transcripts_of(request).delete, record.id)


async def find_conversation(request: Request[Any, Any, Any], conversation_id: str) -> Conversation:
    """Return the person's conversation, kept or off the record. Raises NotFoundError."""
    person, services = person_and_services(request)
    held = services.off_record.get(person.id, conversation_id)
    if held is not None:
        return held
    return await in_thread(transcripts_of(request).conversation, conversation_id)


async def _forget_learnt(request: Request[Any, Any, Any], conversation: Conversation) -> None:
    memory = memory_of(request)
    learnt = tuple(
        record.id
        for record in await in_thread(memory.list)
        if record.evidence and all(each.conversation_id == conversation.id for each in record.evidence)
    )
    if learnt:
        await in_thread(memory.forget, learnt)
