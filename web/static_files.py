"""Style, script, fonts and icons. Their address names what they hold, so that browsers may keep them for ever."""

from litestar import Router
from litestar.datastructures import CacheControlHeader
from litestar.static_files import create_static_files_router

from web.auth import PUBLIC
from web.pages.rendering import STATIC, static_version

A_YEAR = 365 * 24 * 60 * 60


def static_router() -> Router:
    """Return the route that serves the static files."""
    return create_static_files_router(
        path=f"/static/{static_version()}",
        directories=[STATIC],
        cache_control=CacheControlHeader(max_age=A_YEAR, public=True, immutable=True),
        opt=PUBLIC,
        include_in_schema=False,
        name="static",
    )
