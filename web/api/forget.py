"""Forgetting many things at once, its receipts, and taking it back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from litestar import Request, get, post
from litestar.params import FromPath

from assistant.crossing import in_thread
from memory.text import MEMORY_BYTES, clean
from web import shapes
from web.auth import signed_in
from web.bodies import Body, read_body
from web.problems import invalid
from web.services import memory_of


class WhatToForget(Body, frozen=True):
    """Which memories, and with `confirm` the yes to exactly the list that was shown."""

    topic: str | None = None
    query: str | None = None
    since: str | None = None
    until: str | None = None
    everything: bool = False
    confirm: str | None = None


@post("/api/forget", status_code=200, guards=[signed_in])
async def forget(request: Request[Any, Any, Any]) -> shapes.Json:
    """Show what would be forgotten; with `confirm`, forget it."""
    body = await read_body(request, WhatToForget)
    topic, query = _words(body.topic, "topic"), _words(body.query, "query")
    since, until = _moment(body.since, "since", ends=False), _moment(body.until, "until", ends=True)
    if not any((topic, query, since, until, body.everything)):
        raise invalid("everything", "nothing is chosen; give topic, query, since or until, or set everything to true.")
    memory = memory_of(request)
    if body.confirm is None:
        preview = await in_thread(
            memory.preview, topic=topic, query=query, since=since, until=until, everything=body.everything
        )
        return {"matches": shapes.each(shapes.memory, preview.matches), "digest": preview.digest}
    done = await in_thread(
        memory.forget_previewed,
        body.confirm,
        topic=topic,
        query=query,
        since=since,
        until=until,
        everything=body.everything,
    )
    return {
        "receipt_id": done.receipt_id,
        "forgotten": len(done.memory_ids),
        "undo_until": shapes.moment(done.undo_until),
    }


@get("/api/receipts/{receipt_id:str}", guards=[signed_in])
async def get_receipt(request: Request[Any, Any, Any], receipt_id: FromPath[str]) -> shapes.Json:
    """Show what a forgetting erased."""
    memory = memory_of(request)
    return shapes.receipt(await in_thread(memory.receipt, receipt_id))


@post("/api/receipts/{receipt_id:str}/undo", status_code=200, guards=[signed_in])
async def undo_receipt(request: Request[Any, Any, Any], receipt_id: FromPath[str]) -> shapes.Json:
    """Take one forgetting back."""
    memory = memory_of(request)
    return shapes.undone(await in_thread(memory.undo_receipt, receipt_id))


@post("/api/turns/{turn_id:str}/undo", status_code=200, guards=[signed_in])
async def undo_turn(request: Request[Any, Any, Any], turn_id: FromPath[str]) -> shapes.Json:
    """Take back all that one turn saved, updated or forgot."""
    memory = memory_of(request)
    return shapes.undone(await in_thread(memory.undo_turn, turn_id))


def _words(value: str | None, field: str) -> str | None:
    return None if value is None else clean(value, MEMORY_BYTES, field)


def _moment(value: str | None, field: str, *, ends: bool) -> datetime | None:
    """Read a moment, or a day: as an end, the whole of that day counts."""
    if value is None:
        return None
    try:
        if not {"T", "t", " "} & set(value):
            day = datetime.combine(date.fromisoformat(value), datetime.min.time(), UTC)
            return day + timedelta(days=1) if ends else day
        moment = datetime.fromisoformat(value)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise invalid(field, "it is no time; write it like 2026-01-31 or 2026-01-31T18:00:00Z.") from None
