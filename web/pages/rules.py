"""The person's own rules: what is never remembered, and never asked about."""

from litestar import get, post
from litestar.response import Template

from assistant.crossing import in_thread
from memory.errors import TextError
from memory.text import clean_sentence
from web.pages.visit import PageRequest, fields_of, visit_of


@get("/memory/rules")
async def rules(request: PageRequest) -> Template:
    """Show the person's own rules."""
    visit = await visit_of(request)
    return visit.part("parts/rules.html", rules=await in_thread(visit.memory.rules), problem=None)


@post("/memory/rules", status_code=200)
async def add_rule(request: PageRequest) -> Template:
    """Make a rule."""
    visit = await visit_of(request)
    fields = await fields_of(request)
    problem = None
    try:
        about = clean_sentence(fields.get("about", ""), "The rule")
        if fields.get("kind") == "never_ask":
            await in_thread(visit.memory.add_rule, about, "never_ask")
        else:
            await in_thread(visit.memory.add_rule, about, "never_remember")
    except TextError as error:
        problem = str(error)
    return visit.part("parts/rules.html", rules=await in_thread(visit.memory.rules), problem=problem)
