"""One person's visit to a page: who it is, their memory and chats, and what their clock and choices say."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from litestar import Request, Response
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_200_OK, HTTP_303_SEE_OTHER

from assistant.crossing import in_thread
from memory.clock import system_clock
from memory.records import Conversation, Person
from web.auth import csrf_token, person_of
from web.pages import words
from web.pages.model import ModelBadge, badge_of
from web.services import Services, services_of

if TYPE_CHECKING:
    from memory.governed import GovernedMemory
    from memory.transcripts import Transcripts

ZONE_COOKIE = "sidenote_zone"
THEME_COOKIE = "sidenote_theme"
PANEL_COOKIE = "sidenote_panel"
HTMX_HEADER = "HX-Request"

_ZONE = re.compile(r"[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}")

PageRequest = Request[Any, Any, Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """Everything a page needs to know about its visitor."""

    request: PageRequest
    services: Services
    person: Person
    memory: "GovernedMemory"
    chats: "Transcripts"
    now: datetime
    """The present moment in the visitor's time zone."""

    @property
    def model(self) -> ModelBadge:
        """Which model answers."""
        return badge_of(self.services)

    async def page(self, name: str, **context: object) -> Template:
        """Return a whole page, with its rail."""
        rail = await in_thread(self._rail, str(context.pop("conversation_id", "")))
        return Template(name, context={**self._context(), **rail, **context})

    def part(self, name: str, *, changed: bool = False, tells: str = "", **context: object) -> Template:
        """Return a part of a page. `changed`: what is remembered is other than before; what shows it asks anew.

        `tells`: another event of the page's, for what shows something that changed.
        """
        event = "memory-changed" if changed else tells
        headers = {"HX-Trigger-After-Settle": event} if event else None
        return Template(name, context={**self._context(), **context}, headers=headers, status_code=HTTP_200_OK)

    async def chats_part(self, conversation_id: str) -> Template:
        """Return the rail's list of chats."""
        return Template("parts/chats.html", context=self._context() | await in_thread(self._rail, conversation_id))

    def titles(self) -> dict[str, str]:
        """Return the titles of the person's chats by id (blocking)."""
        return {chat.id: words.title(chat) for chat in self.chats.conversations(limit=1000)}

    def _rail(self, conversation_id: str) -> dict[str, object]:
        recent: tuple[Conversation, ...] = self.chats.conversations(limit=100)
        return {
            "chats": words.chats_by_age(recent, self.now),
            "conversation_id": conversation_id,
            "count": self.memory.count(),
        }

    def _context(self) -> dict[str, object]:
        return {
            **look_of(self.request),
            "person": self.person,
            "now": self.now,
            "csrf": csrf_token(self.request),
            "model": self.model,
            "ready": self.services.home.embedder.ready,
            "undo_seconds": self.services.settings.undo_seconds,
            "panel_closed": self.request.cookies.get(PANEL_COOKIE) == "closed",
        }


async def visit_of(request: PageRequest) -> Visit:
    """Return the visit of whoever is logged in. Raises ProblemError (401)."""
    person, services = person_of(request), services_of(request)
    # INVARIANT: Nobody else's. Pages reach memory and chats by this way alone, bound to the person who asks.
    memory = await in_thread(services.home.of, person.id)
    chats = await in_thread(services.home.transcripts, person.id)
    return Visit(request, services, person, memory, chats, system_clock().astimezone(zone_of(request)))


async def fields_of(request: PageRequest) -> dict[str, str]:
    """Return the fields of the form that the page sent."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def look_of(request: PageRequest) -> dict[str, object]:
    """Return what every page's frame needs, also that of a stranger."""
    theme = request.cookies.get(THEME_COOKIE)
    return {"theme": theme if theme in {"light", "dark"} else None}


def zone_of(request: PageRequest) -> ZoneInfo:
    """Return the visitor's time zone, as the page's script noted it in a cookie; UTC before that."""
    name = request.cookies.get(ZONE_COOKIE, "").replace("%2F", "/")
    try:
        return ZoneInfo(name if _ZONE.fullmatch(name) else "UTC")
    except (ZoneInfoNotFoundError, OSError, ValueError):
        return ZoneInfo("UTC")


async def to_the_door(request: PageRequest) -> Response[Any] | None:
    """Send a stranger to the log-in, or to the welcome where nobody has an account yet (before each page)."""
    if request.user is not None:
        return None
    accounts = await in_thread(services_of(request).home.accounts.count)
    door = "/login" if accounts else "/welcome"
    if HTMX_HEADER in request.headers:
        return Response("", headers={"HX-Redirect": door}, status_code=HTTP_200_OK)
    return Redirect(door, status_code=HTTP_303_SEE_OTHER)
