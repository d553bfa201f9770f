"""Turns of a conversation: sending a message, following the reply, stopping it."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from litestar import Request, Response, get, post
from litestar.params import FromPath
from litestar.response import Stream
from uuid_utils.compat import uuid7

from assistant.events import Event, TurnRequest
from memory.records import Span
from memory.text import MESSAGE_BYTES, clean
from web import shapes
from web.api.conversations import find_conversation
from web.auth import signed_in
from web.bodies import Body, read_body
from web.problems import invalid
from web.services import person_and_services

PING_SECONDS = 15.0
MOST_PASTED = 100
_WHOLE = 10 * MESSAGE_BYTES


class NewTurn(Body, frozen=True):
    """The message; the turn it replaces, the memories to leave out, and what the page saw being pasted."""

    text: str
    replaces: str | None = None
    without: tuple[str, ...] = ()
    pasted: tuple[tuple[int, int], ...] = ()


@post("/api/conversations/{conversation_id:str}/turns", guards=[signed_in])
async def create_turn(request: Request[Any, Any, Any], conversation_id: FromPath[str]) -> Response[shapes.Json]:
    """Send a message: 200 and the whole turn for `Accept: application/json`, else 202 and its id at once."""
    person, services = person_and_services(request)
    conversation = await find_conversation(request, conversation_id)
    body = await read_body(request, NewTurn)
    text = clean(body.text, MESSAGE_BYTES, "text")
    turn = TurnRequest(
        turn_id=str(uuid7()),
        conversation=conversation,
        text=text,
        pasted=pasted_spans(body.text, text, body.pasted),
        without=body.without,
        replaces=body.replaces,
    )
    turn_id = services.runner.start(person, turn)
    if "application/json" in request.headers.get("accept", ""):
        return Response(shapes.turn(await services.runner.result(person.id, turn_id)), status_code=200)
    return Response({"id": turn_id}, status_code=202, headers={"Location": f"/api/turns/{turn_id}/events"})


@get("/api/turns/{turn_id:str}/events", guards=[signed_in])
async def turn_events(request: Request[Any, Any, Any], turn_id: FromPath[str]) -> Stream:
    """Follow a turn as server-sent events, from the one after `Last-Event-ID` on."""
    person, services = person_and_services(request)
    last = request.headers.get("last-event-id", "")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < 10 else 0  # noqa: PLR2004 - digits of a number
    events = services.runner.events(person.id, turn_id, after)
    return Stream(_lines(events), media_type="text/event-stream", headers={"X-Accel-Buffering": "no"})


@post("/api/turns/{turn_id:str}/stop", status_code=204, guards=[signed_in])
async def stop_turn(request: Request[Any, Any, Any], turn_id: FromPath[str]) -> None:
    """Stop a turn; what was written so far stays."""
    person, services = person_and_services(request)
    await services.runner.stop(person.id, turn_id)


def pasted_spans(raw: str, text: str, pasted: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """Return where the pasted parts of `raw` lie in `text`, which is `raw` cleaned.

    Raises ProblemError (422) for a span that does not lie in the text, and for too many.
    """
    if len(pasted) > MOST_PASTED:
        raise invalid("pasted", f"there are more than {MOST_PASTED} parts; join them.")
    if any(not 0 <= start <= end <= len(raw) for start, end in pasted):
        raise invalid("pasted", "each part must be [start, end] within text, counted in characters.")
    moved = (Span(_moved(raw, start, len(text)), _moved(raw, end, len(text))) for start, end in sorted(pasted))
    return tuple(span for span in moved if span.start < span.end)


def _moved(raw: str, place: int, most: int) -> int:
    # A sign that cleaning keeps stands at the place, so that the length before it can be told.
    return min(len(clean(raw[:place] + "x", _WHOLE, "text")) - 1, most)


async def _lines(events: AsyncIterator[tuple[int, Event]]) -> AsyncIterator[bytes]:
    """Write events for the wire, with a comment now and then, so that nobody between takes the line for dead."""
    iterator = aiter(events)
    step = asyncio.ensure_future(anext(iterator, None))
    try:
        while True:
            while not (await asyncio.wait([step], timeout=PING_SECONDS))[0]:
                yield b": ping\n\n"
            item = step.result()
            if item is None:
                return
            number, event = item
            # Escaped to ASCII: some clients take other signs than line feeds for the end of a line.
            data = json.dumps(shapes.event(event))
            yield f"id: {number}\nevent: {event.name}\ndata: {data}\n\n".encode()
            step = asyncio.ensure_future(anext(iterator, None))
    finally:
        # Whoever listened may have gone: nothing goes on waiting for them.
        step.cancel()
