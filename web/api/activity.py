"""What has happened, from the ledger, and everything held about the person as one document."""

from typing import Any

from litestar import Request, Response, get
from litestar.params import FromQuery

from assistant.crossing import in_thread
from web import shapes
from web.auth import signed_in
from web.services import memory_of

PAGE = 50


@get("/api/activity", guards=[signed_in])
async def activity(request: Request[Any, Any, Any], before: FromQuery[str | None] = None) -> shapes.Json:
    """List what has happened, newest first; `before` is the id of the last entry of the page before."""
    memory = memory_of(request)
    entries = await in_thread(memory.activity, before=before, limit=PAGE)
    answer: shapes.Json = {"entries": shapes.each(shapes.entry, entries)}
    if len(entries) == PAGE:
        answer["next"] = entries[-1].id
    return answer


@get("/api/export", guards=[signed_in])
async def export(request: Request[Any, Any, Any]) -> Response[shapes.Json]:
    """Give everything that is held about the person."""
    memory = memory_of(request)
    document = await in_thread(memory.export)
    return Response(document, headers={"Content-Disposition": 'attachment; filename="sidenote-export.json"'})
