"""Whether Sidenote can answer."""

from typing import Any

from litestar import Request, get

from web.auth import PUBLIC
from web.problems import ProblemError
from web.services import services_of


@get("/health", opt=PUBLIC)
async def health(request: Request[Any, Any, Any]) -> dict[str, str]:
    """Answer 200 once a turn can be answered, 503 before."""
    if not services_of(request).home.embedder.ready:
        raise ProblemError(503, "Sidenote is starting.", kind="starting", headers={"Retry-After": "1"})
    return {"status": "ready"}
