"""What I remember: see it, search it, change it, add to it, forget it, and the person's own rules."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from assistant.crossing import in_thread
from memory.errors import DeniedError, TextError, VersionConflictError
from memory.records import Asked, Known, Memory, Outcome, Refused, Saved, Updated
from memory.text import clean_sentence
from memory.topics import TOPICS
from policies.contract import Origin
from web.pages import lines
from web.pages.visit import PageRequest, Visit, fields_of, visit_of

ORIGINS = {
    Origin.STATED: "What you said",
    Origin.INFERRED: "Guesses you confirmed",
    Origin.AUTHORED: "What you typed here",
    Origin.IMPORTED: "Imported",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """Which memories the page shows."""

    query: str = ""
    topic: str = ""
    origin: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether something is left out."""
        return bool(self.query or self.topic or self.origin)


@get("/memory")
async def memory_page(
    request: PageRequest,
    q: FromQuery[str] = "",
    topic: FromQuery[str] = "",
    origin: FromQuery[str] = "",
    edit: FromQuery[str] = "",
) -> Template:
    """Show everything that is remembered."""
    visit = await visit_of(request)
    listed = await in_thread(_listed, visit, Choice(q, topic, origin))
    return await visit.page(
        "memory.html",
        **listed,
        edit=edit,
        waiting=await in_thread(visit.memory.proposals),
        rules=await in_thread(visit.memory.rules),
    )


@get("/memory/count")
async def memory_count(request: PageRequest) -> str:
    """Say how much is remembered."""
    visit = await visit_of(request)
    return str(await in_thread(visit.memory.count))


@get("/memory/list")
async def memory_list(
    request: PageRequest, q: FromQuery[str] = "", topic: FromQuery[str] = "", origin: FromQuery[str] = ""
) -> Template:
    """Show what fits the search."""
    visit = await visit_of(request)
    return visit.part(
        "parts/memories.html", edit="", swapped=True, **await in_thread(_listed, visit, Choice(q, topic, origin))
    )


@get("/memory/add")
async def adding(request: PageRequest, cancel: FromQuery[str] = "") -> Template:
    """Show the form that adds a memory, or take it away."""
    return (await visit_of(request)).part("parts/add.html", shown=not cancel, problem=None, wording="")


@post("/memory/add", status_code=200)
async def add(request: PageRequest) -> Template:
    """Keep a sentence that the person typed."""
    visit = await visit_of(request)
    wording = (await fields_of(request)).get("content", "")
    try:
        outcome = await in_thread(visit.memory.author, clean_sentence(wording, "The sentence"))
    except TextError as error:
        return visit.part("parts/add.html", shown=True, problem=str(error), wording=wording)
    if isinstance(outcome, Refused):
        return visit.part("parts/add.html", shown=True, problem=lines.refused(outcome).after, wording=wording)
    return visit.part("parts/added.html", changed=True, line=_said(outcome))


@get("/memory/{memory_id:str}/row")
async def row(request: PageRequest, memory_id: FromPath[str], edit: FromQuery[str] = "") -> Template:
    """Show one memory, or the form that changes its wording."""
    visit = await visit_of(request)
    memory = await in_thread(visit.memory.get, memory_id)
    return await _row(visit, memory, editing=bool(edit))


@get("/memory/{memory_id:str}/trail")
async def trail(request: PageRequest, memory_id: FromPath[str]) -> Template:
    """Show what led to a memory, and how it was used."""
    visit = await visit_of(request)
    steps = await in_thread(visit.memory.trail, memory_id)
    return visit.part("parts/trail.html", steps=steps, titles=await in_thread(visit.titles))


@post("/memory/{memory_id:str}", status_code=200)
async def change(request: PageRequest, memory_id: FromPath[str]) -> Template:
    """Give a memory the person's new wording."""
    visit = await visit_of(request)
    fields = await fields_of(request)
    wording, version = fields.get("content", ""), fields.get("version", "")
    memory = await in_thread(visit.memory.get, memory_id)
    try:
        content = clean_sentence(wording, "The wording")
        seen = int(version) if version.isdecimal() else None
        changed = await in_thread(visit.memory.rectify, memory_id, content, version=seen)
    except DeniedError as error:
        return await _row(visit, memory, editing=True, wording=wording, problem=error.reason)
    except TextError as error:
        return await _row(visit, memory, editing=True, wording=wording, problem=str(error))
    except VersionConflictError as error:
        problem = (
            f"It was changed meanwhile and now says “{error.current}”. Save again to put your wording in its place."
        )
        return await _row(visit, memory, editing=True, wording=wording, problem=problem)
    return await _row(visit, changed.memory, editing=False)


async def _row(
    visit: Visit,
    memory: Memory,
    *,
    editing: bool,
    wording: str | None = None,
    problem: str | None = None,
) -> Template:
    return visit.part(
        "parts/memory_row.html",
        memory=memory,
        editing=editing,
        wording=memory.content if wording is None else wording,
        problem=problem,
        titles=await in_thread(visit.titles),
    )


def _listed(visit: Visit, choice: Choice) -> dict[str, Any]:
    found = visit.memory.list(
        query=choice.query.strip() or None,
        topic=choice.topic or None,
        origin=Origin(choice.origin) if choice.origin in set(Origin) else None,
    )
    groups: dict[str, list[Memory]] = {}
    for memory in found:
        groups.setdefault(memory.topic, []).append(memory)
    order = list(TOPICS)
    ranked = sorted(groups.items(), key=lambda group: order.index(group[0]) if group[0] in order else len(order))
    everything = visit.memory.list() if choice.narrowed else found
    return {
        "groups": ranked,
        "choice": choice,
        "topics": by_topic(everything),
        "origins": [(each.value, name) for each, name in ORIGINS.items() if any(m.origin is each for m in everything)],
        "total": len(everything),
        "titles": visit.titles(),
    }


def by_topic(memories: tuple[Memory, ...]) -> list[tuple[str, int]]:
    """Count memories by topic, the largest first."""
    return Counter(memory.topic for memory in memories).most_common()


def _said(outcome: Outcome) -> lines.Line:
    match outcome:
        case Saved(memory):
            return lines.remembered(memory)
        case Updated(memory, before):
            return lines.updated(memory, before, "", 0)
        case Known(memory):
            return lines.known(memory)
        case Asked(proposal):
            return lines.plain(f"This waits for your yes: {proposal.content}", "bookmark")
        case Refused():
            return lines.refused(outcome)
