"""Settings: how much is kept, how it looks, which model answers, what is logged in, and the way out."""

from litestar import get, post
from litestar.params import FromPath
from litestar.response import Template

from assistant.crossing import in_thread
from policies.contract import MemoryMode
from web.pages import lines
from web.pages.model import badges_of
from web.pages.visit import PageRequest, fields_of, visit_of
from web.problems import invalid
from web.services import choose_model


@get("/settings")
async def settings_page(request: PageRequest) -> Template:
    """Show what can be set."""
    visit = await visit_of(request)
    accounts = visit.services.home.accounts
    return await visit.page(
        "settings.html",
        browsers=await in_thread(accounts.sessions, visit.person.id),
        programs=await in_thread(accounts.tokens, visit.person.id),
        current=request.auth.id if request.auth else "",
        models=badges_of(visit.services),
    )


@post("/settings/memory", status_code=200)
async def set_mode(request: PageRequest) -> Template:
    """Change how much is kept."""
    visit = await visit_of(request)
    chosen = (await fields_of(request)).get("memory", "")
    if chosen not in set(MemoryMode):
        raise invalid("memory", f"there is no such choice; choose one of {', '.join(MemoryMode)}.")
    await in_thread(visit.memory.set_mode, MemoryMode(chosen))
    line = lines.plain("That holds from now on.")
    return visit.part("parts/toast.html", line=line)


@post("/settings/model", status_code=200)
async def set_model(request: PageRequest) -> Template:
    """Let another model answer."""
    visit = await visit_of(request)
    model = await choose_model(request, (await fields_of(request)).get("model", ""))
    badges = badges_of(visit.services)
    chosen = next(badge for badge in badges if badge.id == model.name)
    leaves = "" if chosen.local else " What you type goes there."
    line = lines.plain(f"{chosen.name}, {chosen.where}, answers from now on.{leaves}")
    return visit.part("parts/model_chosen.html", line=line, models=badges)


@post("/settings/logins/{kind:str}/{login_id:str}/end", status_code=200)
async def end_login(request: PageRequest, kind: FromPath[str], login_id: FromPath[str]) -> Template:
    """Log a browser or a program out."""
    visit = await visit_of(request)
    accounts = visit.services.home.accounts
    end = accounts.end_token if kind == "program" else accounts.end_session
    await in_thread(end, visit.person.id, login_id)
    return visit.part("parts/toast.html", line=lines.plain("Logged out."))
