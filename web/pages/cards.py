"""What the person decides on the page: the card that asks, and each Undo."""

from litestar import get, post
from litestar.params import FromPath, FromQuery
from litestar.response import Template

from assistant.crossing import in_thread
from memory.errors import DeniedError, LapsedError, NotFoundError, StaleDigestError, TextError, TooLateError
from memory.records import Proposal, Undone, Updated
from memory.text import clean_sentence
from web.pages import lines, words
from web.pages.lines import Line
from web.pages.visit import PageRequest, Visit, fields_of, visit_of

GONE = lines.plain("This question was answered or has lapsed.", "clock")
TOO_LATE = lines.plain("The time to undo has passed.", "clock")


@get("/proposals/waiting")
async def waiting(request: PageRequest) -> str:
    """Name what still waits, an id a line: a card that was answered elsewhere leaves the page."""
    visit = await visit_of(request)
    return "\n".join(proposal.id for proposal in await in_thread(visit.memory.proposals))


@get("/proposals/{proposal_id:str}")
async def card(request: PageRequest, proposal_id: FromPath[str], edit: FromQuery[str] = "") -> Template:
    """Show a card again, or with its wording to be changed."""
    visit = await visit_of(request)
    proposal = await _waiting(visit, proposal_id)
    if proposal is None:
        return _line(visit, GONE)
    return _card(visit, proposal, wording=proposal.content if edit else None)


@post("/proposals/{proposal_id:str}/confirm", status_code=200)
async def confirm(request: PageRequest, proposal_id: FromPath[str]) -> Template:
    """Remember exactly what the card showed, or the person's own wording of it."""
    # INVARIANT: Consent. The person's own authenticated click, carrying the digest of the words they were shown.
    visit = await visit_of(request)
    fields = await fields_of(request)
    proposal = await _waiting(visit, proposal_id)
    if proposal is None:
        return _line(visit, GONE)
    wording = fields.get("content")
    try:
        content = None if wording is None else clean_sentence(wording, "The wording")
        outcome = await in_thread(visit.memory.confirm, proposal_id, fields.get("digest", ""), content)
    except (DeniedError, TextError) as error:
        reason = error.reason if isinstance(error, DeniedError) else str(error)
        return _card(visit, proposal, wording=wording, problem=reason)
    except StaleDigestError:
        return _card(visit, proposal, problem="This has changed since. Read it again before you decide.")
    except (LapsedError, NotFoundError):
        return _line(visit, GONE)
    if isinstance(outcome, Updated):
        undoable = content is None and proposal.turn_id is not None
        seconds = visit.services.settings.undo_seconds if undoable else 0
        return _line(
            visit, lines.updated(outcome.memory, outcome.before, proposal.turn_id or "", seconds), changed=True
        )
    return _line(visit, lines.remembered(outcome.memory), changed=True)


@post("/proposals/{proposal_id:str}/reject", status_code=200)
async def reject(request: PageRequest, proposal_id: FromPath[str], never_ask: FromQuery[str] = "") -> Template:
    """Keep nothing of it, and ask never again about such things if the person says so."""
    visit = await visit_of(request)
    try:
        rule = await in_thread(visit.memory.reject, proposal_id, never_ask=bool(never_ask))
    except (LapsedError, NotFoundError):
        return _line(visit, GONE)
    return _line(visit, lines.ruled(rule) if rule else lines.plain("Not kept.", "bookmark-x"), changed=True)


@post("/memory/{memory_id:str}/forget", status_code=200)
async def forget(request: PageRequest, memory_id: FromPath[str], show: FromQuery[str] = "line") -> Template:
    """Forget one memory."""
    visit = await visit_of(request)
    memory = await in_thread(visit.memory.get, memory_id)
    forgetting = await in_thread(visit.memory.forget, [memory_id])
    return _happened(visit, lines.forgotten(forgetting, visit.now, memory.content), as_toast=show == "toast")


@post("/receipts/{receipt_id:str}/undo", status_code=200)
async def undo_forgetting(request: PageRequest, receipt_id: FromPath[str], show: FromQuery[str] = "line") -> Template:
    """Take one forgetting back."""
    visit = await visit_of(request)
    try:
        done = await in_thread(visit.memory.undo_receipt, receipt_id)
    except TooLateError:
        return _happened(visit, TOO_LATE, as_toast=show == "toast")
    return _happened(visit, _of_undone(visit, done), as_toast=show == "toast")


@post("/turns/{turn_id:str}/undo", status_code=200)
async def undo_turn(request: PageRequest, turn_id: FromPath[str]) -> Template:
    """Take back all that one turn kept, changed or forgot."""
    visit = await visit_of(request)
    try:
        done = await in_thread(visit.memory.undo_turn, turn_id)
    except TooLateError:
        return _line(visit, TOO_LATE)
    return _line(visit, _of_undone(visit, done), changed=True)


@post("/rules/{rule_id:str}/remove", status_code=200)
async def remove_rule(request: PageRequest, rule_id: FromPath[str], show: FromQuery[str] = "line") -> Template:
    """Remove one of the person's rules."""
    visit = await visit_of(request)
    rule = next((rule for rule in await in_thread(visit.memory.rules) if rule.id == rule_id), None)
    await in_thread(visit.memory.remove_rule, rule_id)
    about = f"I may ask about {rule.about} again." if rule else "The rule is gone."
    if rule and rule.kind == "never_remember":
        about = f"I may remember things about {rule.about} again."
    return _happened(visit, lines.plain(about), as_toast=show == "toast")


def _of_undone(visit: Visit, done: Undone) -> Line:
    if len(done.restored) == 1:
        return lines.restored(done.restored[0])
    if done.restored:
        return lines.plain(f"{words.things(len(done.restored)).capitalize()} are back.", "undo-2")
    return lines.forgotten(done.forgotten, visit.now) if done.forgotten else lines.plain("Undone.", "undo-2")


async def _waiting(visit: Visit, proposal_id: str) -> Proposal | None:
    waiting = await in_thread(visit.memory.proposals)
    return next((proposal for proposal in waiting if proposal.id == proposal_id), None)


def _card(visit: Visit, proposal: Proposal, *, wording: str | None = None, problem: str | None = None) -> Template:
    return visit.part(
        "parts/card.html", proposal=proposal, editing=wording is not None, wording=wording, problem=problem
    )


def _line(visit: Visit, line: Line, *, changed: bool = False) -> Template:
    return visit.part("parts/line.html", changed=changed, line=line)


def _happened(visit: Visit, line: Line, *, as_toast: bool) -> Template:
    return visit.part("parts/toast.html" if as_toast else "parts/line.html", changed=True, line=line)
