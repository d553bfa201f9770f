"""Forgetting several things at once: the page shows exactly what would go before anything does."""

from datetime import date, datetime, time, timedelta
from typing import Any

from litestar import get, post
from litestar.params import FromQuery
from litestar.response import Template

from assistant.crossing import in_thread
from memory.errors import StaleDigestError
from web.pages import lines
from web.pages.memories import by_topic
from web.pages.visit import PageRequest, Visit, fields_of, visit_of

NOTHING = {"topic": "", "query": "", "since": "", "until": "", "everything": ""}
"""The fields of the form that forgets several things, empty."""


CHOOSE = "Choose what: a topic, words, a time, or everything."


@get("/memory/bulk")
async def bulk(request: PageRequest, cancel: FromQuery[str] = "") -> Template:
    """Show the form that chooses what to forget at once, or take it away."""
    visit = await visit_of(request)
    topics = await in_thread(_topics, visit)
    return visit.part("parts/bulk.html", shown=not cancel, topics=topics, preview=None, chosen=NOTHING, problem=None)


@post("/memory/preview", status_code=200)
async def preview(request: PageRequest) -> Template:
    """Show exactly what would be forgotten. Nothing is."""
    visit = await visit_of(request)
    chosen = NOTHING | await fields_of(request)
    topics = await in_thread(_topics, visit)
    what = _what(chosen, visit.now)
    if not what:
        return visit.part("parts/bulk.html", shown=True, topics=topics, preview=None, chosen=chosen, problem=CHOOSE)
    found = await in_thread(visit.memory.preview, **what)
    return visit.part(
        "parts/bulk.html",
        shown=True,
        topics=topics,
        preview=found if found.matches else None,
        chosen=chosen,
        problem=None if found.matches else "Nothing I remember fits that.",
    )


@post("/memory/forget-previewed", status_code=200)
async def forget_previewed(request: PageRequest) -> Template:
    """Forget exactly what was shown."""
    visit = await visit_of(request)
    chosen = NOTHING | await fields_of(request)
    what = _what(chosen, visit.now)
    try:
        forgetting = await in_thread(visit.memory.forget_previewed, chosen.get("digest", ""), **what)
    except StaleDigestError:
        found = await in_thread(visit.memory.preview, **what) if what else None
        topics = await in_thread(_topics, visit)
        there = found if found and found.matches else None
        problem = "What fits has changed since. Look again before you decide." if what else CHOOSE
        return visit.part("parts/bulk.html", shown=True, topics=topics, preview=there, chosen=chosen, problem=problem)
    return visit.part("parts/added.html", changed=True, line=lines.forgotten(forgetting, visit.now))


def _topics(visit: Visit) -> list[tuple[str, int]]:
    return by_topic(visit.memory.list())


def _what(chosen: dict[str, str], now: datetime) -> dict[str, Any]:
    """Return what the form chose, as memory takes it; empty where nothing was chosen."""
    if chosen.get("everything"):
        return {"everything": True}
    since, until = _day(chosen.get("since"), now), _day(chosen.get("until"), now, days=1)
    what = {
        "topic": chosen.get("topic") or None,
        "query": chosen.get("query", "").strip() or None,
        "since": since,
        "until": until,
    }
    return {name: value for name, value in what.items() if value is not None}


def _day(value: str | None, now: datetime, days: int = 0) -> datetime | None:
    """Return the beginning of a day in the person's time zone, or of one some days later. None for what is no day."""
    try:
        return datetime.combine(date.fromisoformat(value) + timedelta(days), time.min, now.tzinfo) if value else None
    except (ValueError, OverflowError):
        return None
