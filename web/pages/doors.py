"""The way in: the first run, the one choice, the log-in."""

from litestar import get
from litestar.response import Redirect, Template
from litestar.status_codes import HTTP_303_SEE_OTHER

from assistant.crossing import in_thread
from web.auth import csrf_token
from web.pages.model import badge_of
from web.pages.visit import PageRequest, look_of, visit_of
from web.passwords import SHORTEST
from web.security import from_loopback
from web.services import services_of


@get("/welcome")
async def welcome(request: PageRequest) -> Template | Redirect:
    """Ask for a name and a password, where an account can be made."""
    services = services_of(request)
    if request.user is not None:
        return Redirect("/", status_code=HTTP_303_SEE_OTHER)
    first = await in_thread(services.home.accounts.count) == 0
    if not first and services.settings.signup != "open":
        return Redirect("/login", status_code=HTTP_303_SEE_OTHER)
    context = {
        **look_of(request),
        "first": first,
        "shortest": SHORTEST,
        "code_needed": first and not from_loopback(request),
        "model": badge_of(services),
    }
    return Template("welcome.html", context=context)


@get("/login")
async def login(request: PageRequest) -> Template | Redirect:
    """Ask who is there."""
    services = services_of(request)
    if request.user is not None:
        return Redirect("/", status_code=HTTP_303_SEE_OTHER)
    if await in_thread(services.home.accounts.count) == 0:
        return Redirect("/welcome", status_code=HTTP_303_SEE_OTHER)
    return Template("login.html", context={**look_of(request), "open": services.settings.signup == "open"})


@get("/welcome/choice")
async def choice(request: PageRequest) -> Template:
    """Ask how much may be kept."""
    visit = await visit_of(request)
    context = {**look_of(request), "person": visit.person, "csrf": csrf_token(request)}
    return Template("choose.html", context=context)
